"""A window that is closed is gone, with all that belonged to its document, whatever was going on in it."""

import gc
import weakref
from collections.abc import Callable

import pytest
from gui.conftest import letter
from gui.hands import Key
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.office import Office
from sopeditor.gui.window import Window
from sopeditor.gui.workspace import Workspace


def nothing(workspace: Workspace) -> None:
    del workspace


def a_drag(workspace: Workspace) -> None:
    view = workspace.canvas.viewport()
    middle = view.rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(view, middle + QPoint(30, 30))


def typing_on_the_pages(workspace: Workspace) -> None:
    workspace.canvas.edit_text("s2", "activity")
    QTest.keyClick(workspace.canvas.editing.editor, Key.Key_A)


def typing_in_the_table(workspace: Workspace) -> None:
    workspace.steps.table.edit_current()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_A)


def a_long_layout(workspace: Workspace) -> None:
    workspace.source.expect(10.0)
    typing_on_the_pages(workspace)
    QApplication.processEvents()


def a_list(workspace: Workspace) -> None:
    table = workspace.steps.table
    workspace.steps.open_list(table.steps.index(1, table.steps.column_of(TableColumn.FLOWS) or 0))


def all_forms(workspace: Workspace) -> None:
    for side in (0, 2, 1):
        workspace.show_side(side)
    workspace.show_properties(True)
    workspace.show_findings(True)
    workspace.find_bar.open()


@pytest.mark.parametrize(
    "going_on",
    [nothing, a_drag, typing_on_the_pages, typing_in_the_table, a_long_layout, a_list, all_forms],
)
def test_nothing_of_a_closed_window_lives_on(
    program: Office, window: Window, qtbot: QtBot, going_on: Callable[[Workspace], None]
) -> None:
    del window  # it stays, so that closing the other does not end the program
    known = opened_and_closed(program, going_on)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def is_gone() -> bool:
        gc.collect()
        return not [part for part in known if part() is not None]

    qtbot.waitUntil(is_gone)


def opened_and_closed(program: Office, going_on: Callable[[Workspace], None]) -> list[Callable[[], object]]:
    """Weak references to the parts of a window that was closed meanwhile."""
    window = program.open_document(letter())
    window.activateWindow()
    QApplication.processEvents()
    workspace = window.workspace
    assert workspace is not None
    going_on(workspace)
    parts = (window, workspace, workspace.session, workspace.canvas, workspace.source, workspace.steps.table)
    known: list[Callable[[], object]] = [weakref.ref(part) for part in parts]
    window.files.may_leave = lambda: True  # type: ignore[method-assign]
    window.close()
    return known
