"""What is selected in the table, and where the keyboard is, after undo, redo and a choice on the pages."""

import pytest
from gui.desk import Hand
from gui.hands import (
    Alt,
    Ctrl,
    Key,
    Shift,
    click_cell,
    editor_of,
    focus,
    press,
    select_rows,
    steps_of,
    table_of,
    type_text,
)
from PySide6.QtWidgets import QApplication

from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.selection import Cursor
from sopeditor.gui.window import Window


def current_of(window: Window) -> tuple[int, int]:
    """The row and column of the cell the keyboard is in, which is alone selected and takes the commands of rows."""
    index = table_of(window).currentIndex()
    assert table_of(window).selectedIndexes() == [index]
    assert all(
        window.actions_[name].isEnabled() for name in ("delete_rows", "duplicate", "move_up", "actors")
    )
    return index.row(), index.column()


@pytest.mark.parametrize(("action", "new"), [("insert_above", 1), ("insert_below", 2)])
def test_undoing_a_new_row_goes_back_to_the_cell_and_redoing_into_the_row(
    editing: Window, action: str, new: int
) -> None:
    click_cell(editing, 1, TableColumn.OUTPUT)
    before = current_of(editing)
    editing.actions_[action].trigger()
    for _time in range(2):
        press(Key.Key_Z, Ctrl)
        assert (len(steps_of(editing)), current_of(editing)) == (4, before)
        press(Key.Key_Y, Ctrl)
        assert (len(steps_of(editing)), current_of(editing)) == (5, (new, 0))


def test_undoing_a_pasted_row_goes_on_beside_it(editing: Window) -> None:
    select_rows(editing, 1, 1)
    press(Key.Key_C, Ctrl)
    click_cell(editing, 2, TableColumn.ACTIVITY)
    press(Key.Key_V, Ctrl)
    assert len(steps_of(editing)) == 5
    press(Key.Key_Z, Ctrl)
    assert table_of(editing).selected_steps() == (steps_of(editing)[2].id,)
    assert editing.actions_["delete_rows"].isEnabled()


def test_undoing_what_was_typed_selects_its_cell_alone(editing: Window) -> None:
    click_cell(editing, 1, TableColumn.OUTPUT)
    before = current_of(editing)
    type_text("x")
    press(Key.Key_Return)
    press(Key.Key_Z, Ctrl)
    assert current_of(editing) == before


def test_undoing_a_pasted_cell_selects_it_alone(editing: Window) -> None:
    click_cell(editing, 1, TableColumn.OUTPUT)
    before = current_of(editing)
    QApplication.clipboard().setText("Nota")
    press(Key.Key_V, Ctrl)
    press(Key.Key_Z, Ctrl)
    assert current_of(editing) == before


def test_a_symbol_or_text_selected_on_the_pages_is_one_cell_and_a_number_the_row(editing: Window) -> None:
    assert editing.workspace is not None
    table, selection = table_of(editing), editing.workspace.selection
    for cursor, columns in (
        (Cursor("b"), [TableColumn.ACTORS]),
        (Cursor("s2", "kabag"), [TableColumn.ACTORS]),
        (Cursor("s2", "output"), [TableColumn.OUTPUT]),
        (Cursor("s2", "number"), list(table.steps.parts)),
    ):
        selection.select(frozenset({cursor.part}), cursor, "test")
        assert [table.steps.parts[index.column()] for index in table.selectedIndexes()] == columns


def test_undo_selects_all_rows_that_were_moved(editing: Window) -> None:
    select_rows(editing, 1, 2)
    chosen = table_of(editing).selected_steps()
    press(Key.Key_Up, Alt | Shift)
    click_cell(editing, 3, TableColumn.ACTIVITY)
    press(Key.Key_Z, Ctrl)
    assert table_of(editing).selected_steps() == chosen


def test_redoing_a_deletion_goes_on_beside_it(editing: Window) -> None:
    click_cell(editing, 3, TableColumn.ACTIVITY)
    press(Key.Key_Minus, Ctrl)
    assert current_of(editing) == (2, 0)
    press(Key.Key_Z, Ctrl)
    assert current_of(editing) == (3, 0)
    press(Key.Key_Y, Ctrl)
    assert current_of(editing) == (2, 0)


def test_undoing_a_row_from_its_open_text_selects_what_was_selected_before(editing: Window) -> None:
    assert editing.workspace is not None
    click_cell(editing, 1, TableColumn.OUTPUT)
    hand = Hand(editing.workspace.canvas, editing.workspace.source)
    hand.click(hand.at("kabag", "name"))
    assert editing.workspace.selection.ids == {"kabag"}
    editing.actions_["insert_below"].trigger()
    assert editing.workspace.canvas.editing.editor is not None
    press(Key.Key_Z, Ctrl)
    assert len(steps_of(editing)) == 4
    assert editing.workspace.selection.ids == {"kabag"}


def test_the_keyboard_in_the_table_is_in_a_selected_cell_whatever_was_selected_on_the_pages(
    editing: Window,
) -> None:
    assert editing.workspace is not None
    click_cell(editing, 1, TableColumn.OUTPUT)
    before = current_of(editing)
    hand = Hand(editing.workspace.canvas, editing.workspace.source)
    hand.click(hand.at("kabag", "name"))
    assert not editing.actions_["delete_rows"].isEnabled()
    for _pane in range(3):
        if focus() is not table_of(editing):
            press(Key.Key_F6)
    assert current_of(editing) == before
    press(Key.Key_Return, Ctrl)
    assert len(steps_of(editing)) == 5
    press(Key.Key_Z, Ctrl)
    assert (len(steps_of(editing)), current_of(editing)) == (4, before)


def test_undoing_a_row_from_the_pages_goes_on_beside_it_though_nothing_was_selected(editing: Window) -> None:
    assert editing.workspace is not None
    editing.actions_["view_pages"].trigger()
    hand = Hand(editing.workspace.canvas, editing.workspace.source)
    press(Key.Key_Escape)
    border = hand.at("s3", "number", across=0.0, down=0.0)
    hand.hover(border)
    hand.click(border)
    type_text("Menelaah")
    press(Key.Key_Escape)
    press(Key.Key_Escape)
    assert not editing.workspace.selection.ids
    press(Key.Key_Z, Ctrl)
    assert [step.id for step in steps_of(editing)] == ["s1", "s2", "s3", "s4"]
    assert len(editing.workspace.selection.ids & {"s2", "s3"}) == 1
    assert editing.actions_["delete_rows"].isEnabled()


def test_undo_from_an_open_cell_in_which_nothing_was_typed_goes_where_the_edit_was(editing: Window) -> None:
    click_cell(editing, 1, TableColumn.OUTPUT)
    before, document = current_of(editing), steps_of(editing)
    type_text("x")
    press(Key.Key_Return)
    click_cell(editing, 3, TableColumn.ACTIVITY)
    press(Key.Key_F2)
    press(Key.Key_Z, Ctrl)
    assert (steps_of(editing), current_of(editing)) == (document, before)
    assert editor_of(editing) is None
    assert focus() is table_of(editing)
