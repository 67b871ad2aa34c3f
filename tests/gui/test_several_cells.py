"""Several cells of the table at once: emptied, filled down, copied and pasted within the program."""

import pytest
from gui.hands import (
    Ctrl,
    Key,
    chart_of,
    click_cell,
    one_step,
    paste_at,
    press,
    put,
    steps_of,
    table_of,
    type_text,
)
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sopeditor.edit.steps import move_steps
from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.window import Window


def test_delete_empties_the_selected_cells(editing: Window) -> None:
    click_cell(editing, 0, TableColumn.SUPPLIES)
    table = table_of(editing)
    table.selectionModel().select(
        table.steps.index(1, table.steps.column_of(TableColumn.OUTPUT) or 0),
        QItemSelectionModel.SelectionFlag.Select,
    )
    with one_step(editing, "kosongkan sel"):
        press(Key.Key_Delete)
    assert steps_of(editing)[0].supplies == ""
    assert steps_of(editing)[1].output == ""


def test_fill_down_from_the_row_above_and_over_a_selection(editing: Window) -> None:
    with one_step(editing, "isi ke bawah"):
        click_cell(editing, 1, TableColumn.DURATION)
        press(Key.Key_D, Ctrl)
    assert steps_of(editing)[1].duration == "30 menit"
    click_cell(editing, 0, TableColumn.REMARK)
    type_text("sama")
    press(Key.Key_Return)
    table = table_of(editing)
    column = table.steps.column_of(TableColumn.REMARK) or 0
    for row in range(4):
        table.selectionModel().select(
            table.steps.index(row, column), QItemSelectionModel.SelectionFlag.Select
        )
    with one_step(editing, "isi ke bawah"):
        press(Key.Key_D, Ctrl)
    assert {step.remark for step in steps_of(editing)} == {"sama"}


def test_one_copied_text_goes_into_every_selected_cell(editing: Window) -> None:
    put("sama")
    table = table_of(editing)
    click_cell(editing, 0, TableColumn.REMARK)
    column = table.steps.column_of(TableColumn.REMARK) or 0
    table.selectionModel().select(table.steps.index(2, column), QItemSelectionModel.SelectionFlag.Select)
    with one_step(editing, "tempel"):
        press(Key.Key_V, Ctrl)
    assert [step.remark for step in steps_of(editing)] == ["sama", "", "sama", ""]


def select_cells(window: Window, rows: range, *parts: TableColumn) -> None:
    """Select cells of some columns, the first of them the current one."""
    table = table_of(window)
    click_cell(window, rows[0], parts[0])
    for row in rows:
        for part in parts:
            index = table.steps.index(row, table.steps.column_of(part) or 0)
            table.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)


def test_an_undone_block_comes_back_selected_as_it_was(editing: Window) -> None:
    table = table_of(editing)
    select_cells(editing, range(1, 3), TableColumn.DURATION, TableColumn.OUTPUT)
    before, texts = set(table.selectedIndexes()), steps_of(editing)
    press(Key.Key_Delete)
    click_cell(editing, 0, TableColumn.ACTIVITY)
    press(Key.Key_Z, Ctrl)
    assert steps_of(editing) == texts
    assert set(table.selectedIndexes()) == before
    assert table.currentIndex() in before
    press(Key.Key_Y, Ctrl)
    assert set(table.selectedIndexes()) == before
    press(Key.Key_Z, Ctrl)
    press(Key.Key_Delete)
    assert [step.output for step in steps_of(editing)] == ["Konsep surat", "", "", "Surat"]
    assert [step.supplies for step in steps_of(editing)] == [step.supplies for step in texts]


def test_cells_picked_one_by_one_come_back_as_they_were(editing: Window) -> None:
    table = table_of(editing)
    click_cell(editing, 0, TableColumn.OUTPUT)
    other = table.steps.index(2, table.steps.column_of(TableColumn.SUPPLIES) or 0)
    place = table.visualRect(other).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Ctrl, place)
    before = set(table.selectedIndexes())
    assert len(before) == 2
    press(Key.Key_Delete)
    click_cell(editing, 3, TableColumn.ACTIVITY)
    press(Key.Key_Z, Ctrl)
    assert set(table.selectedIndexes()) == before


def test_a_row_of_cells_goes_into_every_selected_row(editing: Window) -> None:
    put("1 jam\tSurat")
    select_cells(editing, range(1, 4), TableColumn.DURATION, TableColumn.OUTPUT)
    with one_step(editing, "tempel 3 baris"):
        press(Key.Key_V, Ctrl)
    assert [(step.duration, step.output) for step in steps_of(editing)[1:]] == [("1 jam", "Surat")] * 3
    assert steps_of(editing)[0].duration == "30 menit"


def test_one_name_goes_into_every_selected_cell_of_pelaksana(editing: Window) -> None:
    put("Kepala Biro")
    select_cells(editing, range(2), TableColumn.ACTORS)
    with one_step(editing, "tempel"):
        press(Key.Key_V, Ctrl)
    assert [[symbol.actor for symbol in step.symbols] for step in steps_of(editing)[:2]] == [
        ["karo"],
        ["karo"],
    ]


def test_cells_of_hidden_columns_are_neither_copied_nor_emptied(editing: Window) -> None:
    table_of(editing).columns.show(TableColumn.DURATION, False)
    before = [step.duration for step in steps_of(editing)]
    select_cells(editing, range(4), TableColumn.SUPPLIES, TableColumn.DURATION, TableColumn.OUTPUT)
    press(Key.Key_C, Ctrl)
    assert QGuiApplication.clipboard().text().split("\n")[0] == "Disposisi\tKonsep surat"
    press(Key.Key_Delete)
    assert [(step.supplies, step.output) for step in steps_of(editing)] == [("", "")] * 4
    assert [step.duration for step in steps_of(editing)] == before


def test_a_block_skips_hidden_columns(editing: Window) -> None:
    table_of(editing).columns.show(TableColumn.DURATION, False)
    put("Berkas\tSurat")
    paste_at(editing, 0, TableColumn.SUPPLIES)
    step = steps_of(editing)[0]
    assert (step.supplies, step.duration, step.output) == ("Berkas", "30 menit", "Surat")


def test_cells_copied_here_are_pasted_exactly(editing: Window) -> None:
    click_cell(editing, 0, TableColumn.REMARK)
    put("  dua  spasi\n\n<b>tebal</b>")
    press(Key.Key_F2)
    press(Key.Key_V, Ctrl)
    press(Key.Key_Return)
    before = steps_of(editing)
    assert before[0].remark == "  dua  spasi\n\n<b>tebal</b>"
    select_cells(
        editing,
        range(4),
        TableColumn.ACTORS,
        TableColumn.SYMBOLS,
        TableColumn.FLOWS,
        TableColumn.DURATION,
        TableColumn.REMARK,
    )
    press(Key.Key_C, Ctrl)
    press(Key.Key_V, Ctrl)
    shown = [
        (step.duration, step.remark, [(s.actor, s.kind) for s in step.symbols]) for step in steps_of(editing)
    ]
    assert shown == [(s.duration, s.remark, [(y.actor, y.kind) for y in s.symbols]) for s in before]


def test_a_cell_of_excel_is_written_into_an_open_cell_as_its_text(editing: Window) -> None:
    put('"satu\ndua"\r\n', "<table><tr><td>satu<br>dua</td></tr></table>")
    click_cell(editing, 0, TableColumn.REMARK)
    press(Key.Key_F2)
    type_text("nol ")
    press(Key.Key_V, Ctrl)
    press(Key.Key_Return)
    assert [step.remark for step in steps_of(editing)] == ["nol satu\ndua", "", "", ""]


def test_a_cell_that_is_too_long_is_refused_with_a_sentence(editing: Window) -> None:
    before = chart_of(editing)
    put("a" * 200_000)
    paste_at(editing, 0, TableColumn.REMARK)
    assert "huruf" in editing.told
    assert chart_of(editing) == before


@pytest.mark.parametrize("rows", [range(1), range(4)])
def test_delete_empties_whole_rows_whose_symbols_and_arrows_go_together(editing: Window, rows: range) -> None:
    select_cells(editing, rows, *table_of(editing).shown_parts())
    with one_step(editing, "kosongkan sel"):
        press(Key.Key_Delete)
    assert not any(step.activity or step.symbols for step in steps_of(editing)[: len(rows)])


def test_fill_down_gives_pelaksana_and_shapes_at_once(editing: Window) -> None:
    assert editing.session is not None
    editing.session.apply("pindahkan", move_steps(["s4"], "s3"))
    select_cells(editing, range(2, 4), TableColumn.ACTORS, TableColumn.SYMBOLS)
    with one_step(editing, "isi ke bawah"):
        press(Key.Key_D, Ctrl)
    source, filled = steps_of(editing)[2:4]
    assert [(each.actor, each.kind) for each in filled.symbols] == [
        (each.actor, each.kind) for each in source.symbols
    ]
