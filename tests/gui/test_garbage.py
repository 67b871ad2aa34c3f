"""Cycles that hold Qt objects are freed in the window's thread."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sopeditor.gui.garbage import Collector


@pytest.fixture
def collector(app: QApplication) -> Iterator[Collector]:
    """A collector that is closed again."""
    collector = Collector(app)
    yield collector
    collector.close()
    assert gc.isenabled()
    gc.disable()


def cycle(freed_in: list[str]) -> None:
    """Leave a widget behind that only the collector can free."""
    widget = QWidget()
    widget.itself = widget  # type: ignore[attr-defined]
    weakref.finalize(widget, lambda: freed_in.append(threading.current_thread().name))


def test_a_thread_that_allocates_frees_nothing(collector: Collector, qtbot: QtBot) -> None:
    gc.collect()
    freed_in: list[str] = []
    cycle(freed_in)
    worker = threading.Thread(target=lambda: [[] for _each in range(100_000)])
    worker.start()
    worker.join()
    assert freed_in == []
    kept = [[] for _each in range(2_000)]
    qtbot.waitUntil(lambda: freed_in == ["MainThread"])
    assert len(kept) == 2_000
