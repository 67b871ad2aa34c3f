"""Shapes and branches chosen from the lists of a cell, each choice undone and redone."""

import pytest
from gui.hands import (
    Ctrl,
    Key,
    chart_of,
    click,
    click_cell,
    focus,
    one_step,
    popup,
    press,
    steps_of,
    table_of,
    type_text,
    wheel,
)
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QToolButton

from sopeditor.edit.flows import disconnect, label_flow
from sopeditor.edit.parts import sequence
from sopeditor.edit.steps import insert_step, set_section
from sopeditor.gui.cells.columns import NUMBERED, TableColumn
from sopeditor.gui.cells.reading import Reading
from sopeditor.gui.table.flows_popup import FlowsPopup
from sopeditor.gui.table.symbols_popup import SymbolsPopup
from sopeditor.gui.window import Window
from sopeditor.model.profile import Profile, Words
from sopeditor.model.records import Step, Symbol, SymbolKind


def test_a_row_typed_from_activity_to_branch_ends_where_the_next_one_begins(editing: Window) -> None:
    click_cell(editing, 4, TableColumn.ACTIVITY)
    for text, on in (("Mengarsipkan", 1), ("Staf", 2)):
        type_text(text)
        for _each in range(on):
            press(Key.Key_Tab)
    type_text("T 1")
    press(Key.Key_Return)
    assert steps_of(editing)[4].symbols[0].kind is SymbolKind.DECISION
    table = table_of(editing)
    assert table.currentIndex() == table.steps.index(5, 0)


def test_choose_a_shape_by_its_number(editing: Window) -> None:
    with one_step(editing, "ubah simbol langkah 2"):
        click_cell(editing, 1, TableColumn.SYMBOLS, double=True)
        assert isinstance(popup(), SymbolsPopup)
        press(Key.Key_2)
    assert steps_of(editing)[1].symbols[0].kind is SymbolKind.PROCESS


@pytest.mark.parametrize(
    ("keys", "shapes", "is_done"),
    [
        ("3", "32", False),
        ("31", "31", True),
        ("↓3", "23", True),
        ("23", "23", True),
        ("3↑1", "12", False),
        ("9", "22", False),
    ],
)
def test_numbers_choose_the_shapes_of_a_row_one_after_the_other(
    editing: Window, keys: str, shapes: str, is_done: bool
) -> None:
    click_cell(editing, 2, TableColumn.SYMBOLS)
    for key in keys:
        if key in "↓↑":
            if QApplication.activePopupWidget() is None:
                press(Key.Key_F2)
            press(Key.Key_Down if key == "↓" else Key.Key_Up)
        else:
            type_text(key)
    assert [symbol.kind for symbol in steps_of(editing)[2].symbols] == [NUMBERED[each] for each in shapes]
    assert (QApplication.activePopupWidget() is None) == is_done
    if not is_done:
        press(Key.Key_Escape)
    assert table_of(editing).hasFocus()


def test_shapes_of_a_row_with_two_symbols_are_chosen_each(editing: Window) -> None:
    with one_step(editing, "ubah simbol langkah 3"):
        click_cell(editing, 2, TableColumn.SYMBOLS, double=True)
        decisions = [b for b in popup().findChildren(QToolButton) if b.toolTip().startswith("Keputusan")]
        click(decisions[1])
        assert [symbol.kind for symbol in steps_of(editing)[2].symbols] == [
            SymbolKind.PROCESS,
            SymbolKind.DECISION,
        ]
        press(Key.Key_Escape)


def test_set_a_branch(editing: Window) -> None:
    with one_step(editing, "arahkan panah ke langkah 4"):
        click_cell(editing, 1, TableColumn.FLOWS, double=True)
        sheet = popup()
        assert isinstance(sheet, FlowsPopup)
        target = sheet.findChildren(QComboBox, "target")[0]
        target.setFocus()
        press(Key.Key_4)  # the fourth step, as its number is typed
        target.activated.emit(target.currentIndex())
        assert {(f.source, f.target, f.label) for f in chart_of(editing).flows if f.source == "b"} == {
            ("b", "e", "Y"),
            ("b", "a", "T"),
        }
        press(Key.Key_Escape)


def test_scrolling_over_the_branches_aims_none_of_them_elsewhere(editing: Window) -> None:
    before = chart_of(editing)
    click_cell(editing, 1, TableColumn.FLOWS, double=True)
    for field in popup().findChildren(QComboBox):
        field.setFocus()
        wheel(field)
    press(Key.Key_Escape)
    assert chart_of(editing) is before


def test_free_label_of_a_branch(editing: Window) -> None:
    with one_step(editing, "label panah langkah 2"):
        click_cell(editing, 1, TableColumn.FLOWS, double=True)
        label = popup().findChildren(QComboBox, "label")[1]
        edit = label.lineEdit()
        assert edit is not None
        edit.setFocus()
        edit.selectAll()
        type_text("Ditolak")
        press(Key.Key_Tab)
        assert [flow.label for flow in chart_of(editing).flows if flow.source == "b"] == ["Y", "Ditolak"]
        press(Key.Key_Escape)


def test_a_branch_that_cannot_be_says_why_and_changes_nothing(editing: Window) -> None:
    assert editing.session is not None
    before = editing.session.document
    click_cell(editing, 1, TableColumn.FLOWS, double=True)
    sheet = popup()
    label = sheet.findChildren(QComboBox, "label")[0]
    edit = label.lineEdit()
    target = sheet.findChildren(QComboBox, "target")[0]
    assert edit is not None
    edit.setFocus()
    edit.selectAll()
    type_text("T")
    press(Key.Key_Tab)
    target = popup().findChildren(QComboBox, "target")[0]
    target.activated.emit(target.findData("a"))
    assert isinstance(sheet, FlowsPopup)
    assert "sudah terhubung" in sheet.reason
    press(Key.Key_Escape)
    assert editing.session.document.sop.charts[0].flows[1].target == before.sop.charts[0].flows[1].target


def test_one_key_on_its_cell_changes_a_shape(editing: Window) -> None:
    with one_step(editing, "ubah simbol langkah 2"):
        click_cell(editing, 1, TableColumn.SYMBOLS)
        press(Key.Key_2)
    assert steps_of(editing)[1].symbols[0].kind is SymbolKind.PROCESS
    assert table_of(editing).hasFocus()


def leading(window: Window, source: str) -> set[tuple[str, str]]:
    return {(flow.label, flow.target) for flow in chart_of(window).flows if flow.source == source}


@pytest.mark.parametrize(
    ("row", "typed", "source", "expected"),
    [
        (0, "3", "a", {("", "c")}),
        (0, "2, 4", "a", {("", "b"), ("", "e")}),
        (1, "4", "b", {("Y", "e"), ("T", "a")}),
        (1, "t3", "b", {("Y", "c"), ("T", "c")}),
        (1, "Y 4, T 1", "b", {("Y", "e"), ("T", "a")}),
        (1, "Ya: 4; Ditolak > 1", "b", {("Y", "e"), ("T", "a"), ("Ditolak", "a")}),
        (1, "4 1", "b", {("Y", "e"), ("T", "a")}),
    ],
)
def test_where_a_row_leads_is_typed_on_its_cell(
    editing: Window, row: int, typed: str, source: str, expected: set[tuple[str, str]]
) -> None:
    with one_step(editing, f"lanjutan langkah {row + 1}"):
        click_cell(editing, row, TableColumn.FLOWS)
        type_text(typed)
        press(Key.Key_Return)
    assert leading(editing, source) == expected
    assert table_of(editing).hasFocus()


def test_of_those_who_act_together_who_decides_leads_on(editing: Window) -> None:
    click_cell(editing, 2, TableColumn.SYMBOLS)
    for key in (Key.Key_3, Key.Key_2):
        press(key)
    with one_step(editing, "lanjutan langkah 3"):
        click_cell(editing, 2, TableColumn.FLOWS)
        type_text("y 4, t 2")
        press(Key.Key_Return)
    assert leading(editing, "c") == {("Y", "e"), ("T", "b"), ("", "d")}
    assert leading(editing, "d") == set()
    assert [symbol.kind for symbol in steps_of(editing)[2].symbols] == [
        SymbolKind.DECISION,
        SymbolKind.PROCESS,
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ya 4 tidak 1", {("Y", "e"), ("T", "a")}),
        ("T 2", {("Y", "e"), ("T", "b")}),
        ("Ya ke 4 / tidak kembali ke langkah 2", {("Y", "e"), ("T", "b")}),
        ("Setuju 4, Ulang 2", {("Setuju", "e"), ("Ulang", "b")}),
        ("Skor 2 -> 4; jika ulang 2", {("Skor 2", "e"), ("ulang", "b")}),
    ],
)
def test_typed_branches_make_a_box_a_decision_and_leave_no_exit_without_a_label(
    editing: Window, typed: str, expected: set[tuple[str, str]]
) -> None:
    with one_step(editing, "lanjutan langkah 3"):
        click_cell(editing, 2, TableColumn.FLOWS)
        type_text(typed)
        press(Key.Key_Tab)
        assert (
            table_of(editing).steps.parts[table_of(editing).currentIndex().column()] is TableColumn.SUPPLIES
        )
    assert steps_of(editing)[2].symbols[0].kind is SymbolKind.DECISION
    assert leading(editing, "c") == {*expected, ("", "d")}  # the plain line to who acts together with it


def test_a_branch_may_name_the_row_that_is_typed_next(editing: Window) -> None:
    click_cell(editing, len(steps_of(editing)), TableColumn.ACTIVITY)
    type_text("memeriksa")
    press(Key.Key_Tab)
    type_text(chart_of(editing).actors[0].name)
    press(Key.Key_Return)
    here, number = len(steps_of(editing)) - 1, len(steps_of(editing))
    diamond = steps_of(editing)[here].symbols[0].id
    click_cell(editing, here, TableColumn.FLOWS)
    type_text(f"Y {number + 1}, T 1")
    press(Key.Key_Return)
    assert leading(editing, diamond) == {("T", "a")}
    assert Reading(chart_of(editing), Words()).missing(steps_of(editing)[here]) == "cabang lain belum"
    click_cell(editing, here + 1, TableColumn.ACTIVITY)
    type_text("mencatat")
    press(Key.Key_Tab)
    type_text(chart_of(editing).actors[1].name)
    press(Key.Key_Return)
    assert leading(editing, diamond) == {("T", "a"), ("Y", steps_of(editing)[-1].symbols[0].id)}
    reading = Reading(chart_of(editing), Words())
    assert not reading.missing(steps_of(editing)[here])
    assert reading.flow_lines(steps_of(editing)[here]) == (f"Y → {number + 1}", "T → 1")


def test_the_yes_of_the_form_comes_first(editing: Window) -> None:
    assert editing.session is not None
    words = Words(yes="Layak", no="Belum")
    editing.session.apply("label", sequence(label_flow("f2", "Belum"), label_flow("f3", "layak")))
    editing.session.apply("bentuk", lambda document: replace(document, profile=Profile(words=words)))
    table = table_of(editing).steps
    assert table.index(1, table.column_of(TableColumn.FLOWS)).data() == "layak → 1\nBelum → 3"


def test_a_number_means_the_row_of_its_own_section(editing: Window) -> None:
    assert editing.session is not None
    editing.session.apply("bagian", set_section("s3", "Bagian kedua"))  # the rows are 1, 2, 1, 2 now
    lines = [Reading(chart_of(editing), Words()).flow_lines(step) for step in steps_of(editing)]
    assert lines[0] == ("→ 2",)
    assert lines[1] == ("Y → 1 (Bagian kedua)", "T → 1")
    click_cell(editing, 2, TableColumn.FLOWS)
    type_text("2")
    press(Key.Key_Return)
    assert leading(editing, "c") == {("", "d"), ("", "e")}  # not to the first section's second row
    assert Reading(chart_of(editing), Words()).flow_lines(steps_of(editing)[2]) == ("→ 2",)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("9", "Langkah 9 tidak ada"), ("ke mana", "tidak dipahami"), ("2", "simbolnya sendiri")],
)
def test_what_can_not_be_led_stays_in_the_field_with_its_reason(
    editing: Window, typed: str, reason: str
) -> None:
    before = chart_of(editing)
    click_cell(editing, 1, TableColumn.FLOWS)
    type_text(typed)
    press(Key.Key_Return)
    sheet = popup()
    assert isinstance(sheet, FlowsPopup)
    assert reason in sheet.reason
    assert sheet.field.text() == typed
    press(Key.Key_Escape)
    assert chart_of(editing) == before


def test_a_list_that_opens_over_a_text_of_the_pages_leaves_it_when_the_keyboard_goes_on(
    editing: Window,
) -> None:
    assert editing.workspace is not None
    canvas = editing.workspace.canvas
    canvas.setFocus()
    canvas.edit_text("s2", "activity")
    press(Key.Key_J, Ctrl)
    assert canvas.editing.editor is not None, "what opens over a text does not end it"
    popup().close()
    assert focus() is table_of(editing)
    assert canvas.editing.editor is None


def test_a_list_that_opened_above_its_cell_grows_upwards(editing: Window) -> None:
    table = table_of(editing)
    foot = editing.screen().availableGeometry().bottom()
    editing.move(
        0, foot - table.mapTo(editing, table.visualRect(table.steps.index(1, 0)).bottomLeft()).y() - 60
    )
    QApplication.processEvents()
    click_cell(editing, 1, TableColumn.FLOWS)
    type_text("t 2")
    sheet, cell = popup(), table.visualRect(table.currentIndex())
    top = table.viewport().mapToGlobal(cell.topLeft()).y()
    before = sheet.height()
    press(Key.Key_Return)
    assert sheet.height() > before  # it says why not
    assert sheet.geometry().bottom() < top
    press(Key.Key_Escape)


def test_a_branch_keeps_the_label_that_was_typed_before_its_row_was_chosen(editing: Window) -> None:
    assert editing.session is not None
    editing.session.apply("hapus panah", disconnect(["f3"]))
    with one_step(editing, "hubungkan langkah 2 ke langkah 1"):
        click_cell(editing, 1, TableColumn.FLOWS, double=True)
        label = popup().findChildren(QComboBox, "label")[1]
        target = popup().findChildren(QComboBox, "target")[1]
        for text in ("Kurang", "Ditolak"):
            label.setFocus()
            edit = label.lineEdit()
            assert edit is not None
            edit.selectAll()
            type_text(text)
            target.setFocus()
        press(Key.Key_1)  # the first step, as its number is typed
        target.activated.emit(target.currentIndex())
        QApplication.processEvents()
        labels = [box for box in popup().findChildren(QComboBox, "label") if box.isVisible()]
        assert [box.currentText() for box in labels] == ["Y", "Ditolak"]
        press(Key.Key_Escape)
    assert leading(editing, "b") == {("Y", "c"), ("Ditolak", "a")}


def test_a_branch_is_removed_while_its_label_is_being_typed(editing: Window) -> None:
    with one_step(editing, "hapus panah langkah 2"):
        click_cell(editing, 1, TableColumn.FLOWS, double=True)
        popup().findChildren(QComboBox, "label")[1].setFocus()
        type_text("Ditolak")
        cross = popup().findChildren(QToolButton)[1]
        for _twice in range(2):  # as fast as a double click on a busy computer
            QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
        press(Key.Key_Escape)
    assert leading(editing, "b") == {("Y", "c")}


@pytest.mark.parametrize("part", [TableColumn.SYMBOLS, TableColumn.FLOWS])
def test_a_list_whose_row_goes_right_after_a_choice_closes(editing: Window, part: TableColumn) -> None:
    assert editing.session is not None
    before = chart_of(editing)
    new = Step("baru", symbols=(Symbol("simbol", before.actors[0].id),))
    editing.session.apply("sisip", insert_step(before.id, "s2", new, "panah"))
    click_cell(editing, 1, part, double=True)
    opened = popup()
    choices = [each for each in opened.findChildren(QAbstractButton) if each.isVisible()]
    QTest.mouseClick(choices[-1] if part is TableColumn.FLOWS else choices[0], Qt.MouseButton.LeftButton)
    while editing.session.undo():
        pass
    QApplication.processEvents()
    assert QApplication.activePopupWidget() is None
    assert chart_of(editing) == before


def test_a_symbol_is_removed_once_however_fast_one_clicks(editing: Window) -> None:
    with one_step(editing, "hapus simbol langkah 3"):
        click_cell(editing, 2, TableColumn.SYMBOLS, double=True)
        cross = next(each for each in popup().findChildren(QToolButton) if "Hapus" in each.toolTip())
        for _twice in range(2):
            QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
        press(Key.Key_Escape)
    assert [symbol.id for symbol in steps_of(editing)[2].symbols] == ["d"]
