"""The safety copy of unsaved work: it holds the newest state, whatever happens while it is being written."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Timer

import pytest
from building import document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from sopeditor.edit.session import Session
from sopeditor.edit.steps import reword
from sopeditor.gui.document_file import DocumentFile
from sopeditor.gui.recovering import Keeper
from sopeditor.model.records import Document
from sopeditor.storage.documents import document_in, tables_in
from sopeditor.storage.folders import recovery_folder
from sopeditor.storage.names import SUFFIX

START = document("A:Staf B:Kabag", "A>B")


class Desk:
    """A document that is edited and kept, with a pause of a millisecond."""

    def __init__(self, folder: Path) -> None:
        self.session = Session(START)
        self.file = DocumentFile(self.session)
        self.keeper = Keeper(self.session, self.file, pause=1)
        self.path = folder / f"surat{SUFFIX}"
        self.count = 0

    def write(self) -> str:
        """Edit the document; returns what was written."""
        self.count += 1
        self.session.apply("", reword("a", "activity", f"Kegiatan {self.count}"))
        return f"Kegiatan {self.count}"


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.keeper.close()


def shelf() -> list[Path]:
    """The files of safety copies."""
    return list(recovery_folder().glob(f"*{SUFFIX}"))


def kept() -> Document | None:
    """The document on the shelf, as the next start would find it."""
    return next((document_in(file, tables_in(file))[0] for file in shelf()), None)


def says(text: str) -> Callable[[], bool]:
    def look() -> bool:
        found = kept()
        return found is not None and found.sop.charts[0].steps[0].activity == text

    return look


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Event, Event]]:
    """A disk that takes no data before the second event; the first one tells that it was asked to."""
    asked, goes_on, fsync = Event(), Event(), os.fsync

    def wait(descriptor: int) -> None:
        asked.set()
        assert goes_on.wait(10)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", wait)
    yield asked, goes_on
    goes_on.set()


def test_the_copy_follows_the_edits(desk: Desk, qtbot: QtBot) -> None:
    for _each in range(3):
        text = desk.write()
        qtbot.waitUntil(says(text))
    desk.file.save(desk.path)
    qtbot.waitUntil(lambda: not shelf())


def test_a_slow_disk_stops_nobody_and_the_newest_state_is_kept(
    desk: Desk, qtbot: QtBot, slow_disk: tuple[Event, Event]
) -> None:
    asked, goes_on = slow_disk
    desk.write()
    qtbot.waitUntil(asked.is_set)
    for _each in range(5):
        text = desk.write()
        qtbot.wait(5)
    assert kept() is None
    goes_on.set()
    qtbot.waitUntil(says(text))


def test_what_is_saved_while_the_copy_is_written_leaves_no_copy(
    desk: Desk, qtbot: QtBot, slow_disk: tuple[Event, Event]
) -> None:
    asked, goes_on = slow_disk
    desk.write()
    qtbot.waitUntil(asked.is_set)
    goes_on.set()
    desk.file.save(desk.path)
    qtbot.waitUntil(lambda: not shelf())


def test_closing_while_the_copy_is_written_leaves_nothing(
    tmp_path: Path, qtbot: QtBot, slow_disk: tuple[Event, Event]
) -> None:
    asked, goes_on = slow_disk
    desk = Desk(tmp_path)
    desk.write()
    qtbot.waitUntil(asked.is_set)
    Timer(0.05, goes_on.set).start()
    desk.keeper.close()
    assert list(recovery_folder().glob("*")) == []


def test_a_disk_that_refuses_is_told_once_and_asked_again(desk: Desk, qtbot: QtBot) -> None:
    told: list[str] = []
    desk.keeper.refused.connect(told.append)
    folder = recovery_folder()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("ini berkas, bukan folder", encoding="utf-8")
    for _each in range(2):
        desk.write()
        assert not desk.keeper.keep_now()
    qtbot.waitUntil(lambda: len(told) == 1)
    folder.unlink()
    assert desk.keeper.keep_now()
    assert kept() == desk.session.document
    assert len(told) == 1


ACTS = st.lists(st.sampled_from(["write", "undo", "redo", "save", "pause"]), max_size=15)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(acts=ACTS)
def test_whatever_is_done_the_copy_is_the_unsaved_state_and_no_other(
    acts: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = Desk(tmp_path)
    for act in acts:
        match act:
            case "save":
                desk.file.save(desk.path)
            case "pause":
                qtbot.wait(3)
            case "write":
                desk.write()
            case "undo":
                desk.session.undo()
            case _:
                desk.session.redo()
    desk.keeper.keep_now()
    assert kept() == (None if desk.session.is_saved else desk.session.document)
    desk.keeper.close()
    assert list(recovery_folder().glob("*")) == []
