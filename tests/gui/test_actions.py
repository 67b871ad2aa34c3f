"""Every command of the table of actions, in every state of a window: it works, and what it changes is one step."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from gui.conftest import letter
from gui.hands import click_cell, table_of, type_text
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.exceptions import capture_exceptions

from sopeditor.gui.actions.table import CONTEXT, TABLE
from sopeditor.gui.blank import blank_document
from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.office import Office
from sopeditor.gui.window import Window
from sopeditor.model.records import Chart, Document

LEAVING = {"new", "open", "close", "quit"}
"""What ends the state of a window, or would."""


def nothing(window: Window) -> None:
    """Leave the window as it opens."""


def in_table(parts: Callable[[Chart], list[str]]) -> Callable[[Window], None]:
    """Select parts, with the keyboard in the table."""

    def arrange(window: Window) -> None:
        assert window.workspace is not None
        window.workspace.show_view("both")
        table_of(window).setFocus()
        window.workspace.selection.select(frozenset(parts(window.workspace.steps.chart)))

    return arrange


def on_pages(parts: Callable[[Chart], list[str]]) -> Callable[[Window], None]:
    """Select parts, with the keyboard in the pages."""

    def arrange(window: Window) -> None:
        assert window.workspace is not None
        window.workspace.show_view("pages")
        window.workspace.canvas.setFocus()
        window.workspace.canvas.select(frozenset(parts(window.workspace.steps.chart)))

    return arrange


def typing(window: Window) -> None:
    """Type into a cell and leave it open."""
    click_cell(window, 1, TableColumn.REMARK)
    type_text("x")


def identity(window: Window) -> None:
    """Show the identity, with the keyboard in a field of it."""
    assert window.workspace is not None
    window.workspace.open_field("title")


STATES: dict[str, tuple[Callable[[], Document] | None, Callable[[Window], None]]] = {
    "start page": (None, nothing),
    "empty document": (blank_document, nothing),
    "nothing selected": (letter, in_table(lambda chart: [])),
    "rows": (letter, in_table(lambda chart: [chart.steps[0].id, chart.steps[2].id])),
    "all rows on the pages": (letter, on_pages(lambda chart: [step.id for step in chart.steps])),
    "a symbol": (letter, on_pages(lambda chart: [chart.steps[1].symbols[0].id])),
    "a flow": (letter, on_pages(lambda chart: [chart.flows[1].id])),
    "a lane": (letter, on_pages(lambda chart: [chart.actors[1].id])),
    "an open cell": (letter, typing),
    "the identity": (letter, identity),
}


@contextmanager
def saying_no() -> Iterator[None]:
    """Close every dialog and list that opens meanwhile."""

    def refuse() -> None:
        opened = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if opened is not None:
            opened.close()

    timer = QTimer(interval=0)
    timer.timeout.connect(refuse)
    timer.start()
    yield
    while QApplication.activePopupWidget() is not None:
        QApplication.processEvents()
    timer.stop()


@pytest.mark.parametrize("state", STATES)
def test_every_command_works_and_is_one_step_at_most(program: Office, window: Window, state: str) -> None:
    document, arrange = STATES[state]
    if document is not None:
        program.open_document(document(), window)
    start = window.session.document if window.session else None
    for row in TABLE:
        if row.id in LEAVING:
            continue
        window.activateWindow()
        arrange(window)
        if not window.actions_[row.id].isEnabled():
            continue
        with capture_exceptions() as raised, saying_no():
            window.actions_[row.id].trigger()
            QApplication.processEvents()
        assert not raised, row.id
        _take_back(window, row.id, start)


def _take_back(window: Window, command: str, start: Document | None) -> None:
    """Undo what a command and the typing before it did: one named step for each at the most."""
    session = window.session
    if session is None:
        return
    steps = []
    while session.undo_label:
        steps.append(session.undo_label)
        session.undo()
    assert start is None or session.document == start, command
    typed = [step for step in steps if step == "Ket langkah 2"]
    assert len(steps) - len(typed) <= 1, (command, steps)


def test_no_letter_opens_two_commands_of_a_menu(window: Window) -> None:
    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        assert _clashes([each.text() for each in menu.actions()]) == {}, action.text()
    assert _clashes([action.text() for action in window.menuBar().actions()]) == {}


def test_no_letter_opens_two_commands_of_the_context_menu() -> None:
    texts = {row.id: row.text for row in TABLE}
    assert _clashes([texts[each] for part in CONTEXT for each in part]) == {}


def _clashes(texts: list[str]) -> dict[str, int]:
    """The letters that are underlined more than once."""
    letters = Counter(found[1].casefold() for text in texts if (found := re.search("&(.)", text)))
    return {letter: count for letter, count in letters.items() if count > 1}
