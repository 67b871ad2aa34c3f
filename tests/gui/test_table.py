"""The step table as a user works in it: real clicks and keys, each edit undone and redone."""

import pytest
from gui.hands import (
    Alt,
    Ctrl,
    Key,
    Shift,
    answering,
    chart_of,
    click_cell,
    editor_of,
    one_step,
    press,
    select_rows,
    steps_of,
    table_of,
    type_text,
    write,
)
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from sopeditor.edit.steps import insert_step
from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.window import Window
from sopeditor.model.records import Step


def test_typing_replaces_a_cell_and_is_one_undo_step(editing: Window) -> None:
    with one_step(editing, "Output langkah 2"):
        click_cell(editing, 1, TableColumn.OUTPUT)
        type_text("Konsep setuju")
        assert steps_of(editing)[1].output == "Konsep setuju"  # while the editor is still open
        press(Key.Key_Return)
        assert table_of(editing).currentIndex().row() == 2
    assert steps_of(editing)[1].output == "Konsep setuju"


def test_escape_leaves_no_trace(editing: Window) -> None:
    click_cell(editing, 0, TableColumn.ACTIVITY)
    type_text("xyz")
    press(Key.Key_Escape)
    assert steps_of(editing)[0].activity == "Mengajukan konsep surat"
    assert editing.session is not None
    assert (editing.session.undo_label, editing.session.redo_label) == ("", "")


def test_escape_brings_back_what_could_be_redone(editing: Window) -> None:
    click_cell(editing, 0, TableColumn.REMARK)
    type_text("a")
    press(Key.Key_Return)
    press(Key.Key_Z, Ctrl)
    assert editing.session is not None
    redo = editing.session.redo_label
    assert redo
    click_cell(editing, 1, TableColumn.REMARK)
    type_text("b")
    press(Key.Key_Escape)
    assert editing.session.redo_label == redo


def test_double_click_goes_on_behind_the_text(editing: Window) -> None:
    with one_step(editing, "Kegiatan langkah 4"):
        click_cell(editing, 3, TableColumn.ACTIVITY, double=True)
        type_text(" tugas")
        press(Key.Key_Return)
    assert steps_of(editing)[3].activity == "Menandatangani surat tugas"


def test_f2_goes_on_behind_the_text(editing: Window) -> None:
    click_cell(editing, 0, TableColumn.ACTIVITY)
    with one_step(editing, "Kegiatan langkah 1"):
        press(Key.Key_F2)
        type_text(" dinas")
        press(Key.Key_Return)
    assert steps_of(editing)[0].activity == "Mengajukan konsep surat dinas"


def selected(window: Window) -> set[tuple[int, int]]:
    """Rows and columns of the selected cells."""
    return {(at.row(), at.column()) for at in table_of(window).selectionModel().selectedIndexes()}


@pytest.mark.parametrize(
    ("key", "reached"),
    [
        (Key.Key_Home, (0, 0)),
        (Key.Key_End, (3, 7)),
        (Key.Key_Up, (0, 4)),
        (Key.Key_Down, (3, 4)),
        (Key.Key_Left, (2, 0)),
        (Key.Key_Right, (2, 7)),
    ],
)
def test_ctrl_reaches_the_edge_and_selects_that_cell_alone(
    editing: Window, key: Key, reached: tuple[int, int]
) -> None:
    click_cell(editing, 2, TableColumn.SUPPLIES)
    press(key, Ctrl)
    assert selected(editing) == {reached}


def test_space_selects_a_row_or_a_column_and_writes_nothing(editing: Window) -> None:
    before = chart_of(editing)
    click_cell(editing, 1, TableColumn.SUPPLIES)
    press(Key.Key_Space, Shift)
    assert selected(editing) == {(1, column) for column in range(8)}
    click_cell(editing, 1, TableColumn.SUPPLIES)
    press(Key.Key_Space, Ctrl)
    assert selected(editing) == {(row, 4) for row in range(5)}
    assert table_of(editing).currentIndex() == table_of(editing).steps.index(1, 4)
    assert editor_of(editing) is None
    assert chart_of(editing) == before


def test_a_row_inserted_by_keys_is_selected_alone(editing: Window) -> None:
    click_cell(editing, 1, TableColumn.SUPPLIES)
    press(Key.Key_Return, Ctrl)
    assert selected(editing) == {(2, 0)}


def test_alt_enter_writes_a_line_and_the_row_grows(editing: Window) -> None:
    table = table_of(editing)
    height = table.rowHeight(0)
    click_cell(editing, 0, TableColumn.SUPPLIES, double=True)
    for number in range(4):
        press(Key.Key_Return, Alt)
        type_text(str(number))
    assert steps_of(editing)[0].supplies == "Disposisi\n0\n1\n2\n3"
    editor = editor_of(editing)
    assert editor is not None
    assert table.rowHeight(0) > height
    assert editor.height() == table.rowHeight(0) - (table.rowHeight(0) - editor.height())
    assert editor.document().size().height() * editor.fontMetrics().lineSpacing() <= editor.height()
    with one_step(editing, "Kelengkapan langkah 2"):
        click_cell(editing, 1, TableColumn.SUPPLIES, double=True)
        press(Key.Key_Return, Alt)
        type_text("dua")
        press(Key.Key_Return)
    assert steps_of(editing)[1].supplies == "Konsep surat\ndua"


def test_tab_walks_the_cells_and_past_the_end_of_a_row(editing: Window) -> None:
    table = table_of(editing)
    click_cell(editing, 0, TableColumn.SUPPLIES)
    type_text("satu")
    press(Key.Key_Tab)
    type_text("5 menit")
    press(Key.Key_Tab)
    assert (steps_of(editing)[0].supplies, steps_of(editing)[0].duration) == ("satu", "5 menit")
    for _each in range(2):
        press(Key.Key_Tab)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 0)
    press(Key.Key_Backtab, Shift)
    assert (table.currentIndex().row(), table.steps.parts[table.currentIndex().column()]) == (
        0,
        TableColumn.REMARK,
    )


def test_undo_within_a_cell_takes_back_letters_first(editing: Window) -> None:
    click_cell(editing, 0, TableColumn.REMARK)
    type_text("abc")
    press(Key.Key_Z, Ctrl)
    editor = editor_of(editing)
    assert editor is not None
    assert steps_of(editing)[0].remark == editor.text() != "abc"


def test_enter_after_a_run_of_tabs_goes_back_below_its_beginning(editing: Window) -> None:
    table = table_of(editing)
    click_cell(editing, 0, TableColumn.SUPPLIES)
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    press(Key.Key_Return)
    assert table.currentIndex() == table.steps.index(1, table.steps.column_of(TableColumn.SUPPLIES))
    press(Key.Key_Tab)
    press(Key.Key_Left)
    press(Key.Key_Right)
    press(Key.Key_Return)
    assert table.currentIndex() == table.steps.index(2, table.steps.column_of(TableColumn.SUPPLIES))
    press(Key.Key_Tab)
    click_cell(editing, 1, TableColumn.OUTPUT)
    press(Key.Key_Return)
    assert table.currentIndex() == table.steps.index(2, table.steps.column_of(TableColumn.OUTPUT))


def test_steps_are_drafted_without_leaving_the_keyboard(editing: Window) -> None:
    click_cell(editing, 4, TableColumn.ACTIVITY)
    for activity, actor in (("Mencatat", "staf"), ("Mengarsipkan", "Arsiparis")):
        type_text(activity)
        press(Key.Key_Tab)
        type_text(actor)
        press(Key.Key_Tab)
        press(Key.Key_Return)
    chart = chart_of(editing)
    assert [step.activity for step in chart.steps[4:]] == ["Mencatat", "Mengarsipkan"]
    lanes = {actor.id: actor.name for actor in chart.actors}
    assert [lanes[step.symbols[0].actor] for step in chart.steps[4:]] == ["Staf", "Arsiparis"]
    assert table_of(editing).currentIndex() == table_of(editing).steps.index(6, 0)


def test_text_typed_below_the_last_row_is_a_new_step(editing: Window) -> None:
    with one_step(editing, "langkah baru"):
        click_cell(editing, 4, TableColumn.ACTIVITY)
        type_text("Mengarsipkan surat")
        assert [step.activity for step in steps_of(editing)][-1] == "Mengarsipkan surat"
        assert editor_of(editing) is not None
        press(Key.Key_Tab)
    assert len(steps_of(editing)) == 5
    press(Key.Key_Z, Ctrl)
    assert len(steps_of(editing)) == 4


def test_a_click_on_the_plus_writes_a_new_step(editing: Window) -> None:
    with one_step(editing, "langkah baru"):
        head = table_of(editing).verticalHeader()
        place = QPoint(head.width() // 2, head.sectionViewportPosition(4) + 8)
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        type_text("Mengirim surat")
        press(Key.Key_Return)
    assert steps_of(editing)[4].activity == "Mengirim surat"


def test_escape_in_a_new_step_takes_it_away(editing: Window) -> None:
    click_cell(editing, 4, TableColumn.ACTIVITY)
    type_text("x")
    press(Key.Key_Escape)
    assert len(steps_of(editing)) == 4
    assert editing.session is not None
    assert not editing.session.undo_label


def test_typing_does_not_reset_the_table(editing: Window) -> None:
    table = table_of(editing)
    resets: list[bool] = []
    table.steps.modelReset.connect(lambda: resets.append(True))
    click_cell(editing, 2, TableColumn.ACTIVITY)
    bar = table.verticalScrollBar().value()
    type_text("Membahas dengan semua pihak yang berkepentingan sampai tuntas")
    assert not resets
    assert table.verticalScrollBar().value() == bar
    assert editor_of(editing) is not None


@pytest.mark.parametrize(("action", "place"), [("insert_above", 1), ("insert_below", 2)])
def test_insert_a_row_and_no_arrow_breaks(editing: Window, action: str, place: int) -> None:
    with one_step(editing, "langkah baru"):
        flows = chart_of(editing).flows
        click_cell(editing, 1, TableColumn.ACTIVITY)
        editing.actions_[action].trigger()
        assert table_of(editing).currentIndex().row() == place
    assert [step.activity for step in steps_of(editing)][place] == ""
    assert chart_of(editing).flows == flows


def test_delete_a_row_closes_the_arrows_over_it(editing: Window) -> None:
    with one_step(editing, "hapus langkah 2"):
        click_cell(editing, 1, TableColumn.ACTIVITY)
        press(Key.Key_Delete, Ctrl)
    assert [step.id for step in steps_of(editing)] == ["s1", "s3", "s4"]
    assert ("a", "c") in {(flow.source, flow.target) for flow in chart_of(editing).flows}


def test_move_rows_by_keys(editing: Window) -> None:
    with one_step(editing, "pindahkan langkah 3"):
        click_cell(editing, 2, TableColumn.ACTIVITY)
        press(Key.Key_Up, Alt | Shift)
    assert [step.id for step in steps_of(editing)] == ["s1", "s3", "s2", "s4"]
    with one_step(editing, "pindahkan langkah 3"):
        click_cell(editing, 2, TableColumn.ACTIVITY)
        press(Key.Key_Down, Alt | Shift)
    assert [step.id for step in steps_of(editing)] == ["s1", "s3", "s4", "s2"]


def test_duplicate_a_row(editing: Window) -> None:
    with one_step(editing, "gandakan langkah 3"):
        click_cell(editing, 2, TableColumn.ACTIVITY)
        press(Key.Key_D, Ctrl | Shift)
    texts = [step.activity for step in steps_of(editing)]
    assert texts[2] == texts[3] == "Membahas konsep surat"
    assert len(steps_of(editing)[3].symbols) == 2


def test_number_and_section_of_a_row(editing: Window) -> None:
    with one_step(editing, "nomor langkah 3"):
        click_cell(editing, 2, TableColumn.ACTIVITY)
        answering(write("2a"), editing.actions_["number"].trigger)
    assert steps_of(editing)[2].number == "2a"
    with one_step(editing, "judul bagian"):
        answering(write("B. Pembahasan"), editing.actions_["section"].trigger)
    assert steps_of(editing)[2].section == "B. Pembahasan"
    model = table_of(editing).steps
    heads = [model.headerData(row, Qt.Orientation.Vertical) for row in range(5)]
    assert heads == ["1", "2", "2a", "1", "+"]


def test_a_page_begins_with_a_row_and_no_longer(editing: Window) -> None:
    click_cell(editing, 2, TableColumn.ACTIVITY)
    for wanted in (True, False):
        with one_step(editing, "halaman baru"):
            editing.actions_["page_break"].trigger()
        assert steps_of(editing)[2].page_break is wanted


def test_an_edit_made_elsewhere_shows_at_once(editing: Window) -> None:
    from sopeditor.edit.steps import delete_steps, move_steps, reword

    assert editing.session is not None
    model = table_of(editing).steps
    editing.session.apply("", reword("s2", "output", "Lain"), origin="canvas")
    assert model.index(1, model.column_of(TableColumn.OUTPUT) or 0).data() == "Lain"
    editing.session.apply("", move_steps(["s4"], "s1"), origin="canvas")
    assert model.index(0, 0).data() == "Menandatangani surat"
    assert model.index(3, model.column_of(TableColumn.FLOWS) or 0).data() == "→ 1"
    editing.session.apply("", delete_steps(["s3"]), origin="canvas")
    assert model.rowCount() == 4


def test_a_letter_typed_after_its_row_has_gone_changes_nothing(editing: Window) -> None:
    assert editing.session is not None
    editing.session.apply("sisip", insert_step(chart_of(editing).id, "s2", Step("baru", "Menelaah"), "f"))
    click_cell(editing, 1, TableColumn.ACTIVITY, double=True)
    field = editor_of(editing)
    editing.session.undo()
    before = editing.session.document
    QTest.keyClick(field, Key.Key_X)
    assert editing.session.document == before


def test_selection_is_shared_both_ways(editing: Window) -> None:
    assert editing.workspace is not None
    selection = editing.workspace.selection
    click_cell(editing, 1, TableColumn.OUTPUT)
    assert selection.ids == {"s2"}
    assert selection.cursor is not None
    assert (selection.cursor.part, selection.cursor.field) == ("s2", "output")
    selection.select(frozenset({"d"}), None, "canvas")
    assert table_of(editing).currentIndex().row() == 2
    assert table_of(editing).selected_steps() == ("s3",)


def test_the_context_menu_acts_on_the_cell_it_was_opened_on(editing: Window) -> None:
    def click_delete() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(action for action in menu.actions() if action.objectName() == "delete_rows")
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())

    click_cell(editing, 0, TableColumn.ACTIVITY)
    table = table_of(editing)
    QTimer.singleShot(30, click_delete)
    table.customContextMenuRequested.emit(table.visualRect(table.steps.index(2, 0)).center())
    assert [step.id for step in steps_of(editing)] == ["s1", "s2", "s4"]


@pytest.mark.parametrize(("clicked", "expected"), [(1, ["s2"]), (2, ["s3", "s4"])])
def test_the_number_of_a_row_has_its_menu_too(editing: Window, clicked: int, expected: list[str]) -> None:
    select_rows(editing, 2, 3)
    head = table_of(editing).verticalHeader()
    place = QPoint(head.width() // 2, head.sectionViewportPosition(clicked) + 8)
    seen: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        seen.extend(action.objectName() for action in menu.actions())
        menu.close()

    QTimer.singleShot(50, look)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, head.viewport().mapToGlobal(place))
    QApplication.sendEvent(head.viewport(), event)
    assert "delete_rows" in seen
    assert list(table_of(editing).selected_steps()) == expected


def test_pasted_rows_are_seen_whole_whatever_strip_comes_above(editing: Window) -> None:
    table = table_of(editing)
    QApplication.clipboard().setText("\n".join(f"Menyusun surat nomor {n} untuk unit" for n in range(30)))
    click_cell(editing, 4, TableColumn.ACTIVITY)
    press(Key.Key_V, Ctrl)
    mime = QMimeData()
    mime.setHtml("<p>Tahap B</p><table><tr><td>Mengirim</td></tr><tr><td>Mengarsipkan</td></tr></table>")
    QApplication.clipboard().setMimeData(mime)
    click_cell(editing, 34, TableColumn.ACTIVITY)
    press(Key.Key_V, Ctrl)
    assert "Tahap B" in editing.told
    QApplication.processEvents()
    assert table.selected_steps() == tuple(step.id for step in steps_of(editing)[34:])
    for row in (34, 35):
        assert table.viewport().rect().contains(table.visualRect(table.steps.index(row, 0)))


def test_a_command_that_means_nothing_here_opens_no_list(editing: Window) -> None:
    click_cell(editing, 1, TableColumn.ACTORS)
    QTest.keyClick(table_of(editing), "!", Ctrl)  # a key may have a text and yet be a command
    assert QApplication.activePopupWidget() is None
