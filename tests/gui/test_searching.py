"""Find and replace, the list of commands, the panel of the selection, and what the window remembers."""

import pytest
from gui.conftest import letter
from gui.hands import (
    Ctrl,
    Key,
    Shift,
    answering,
    chart_of,
    click,
    click_cell,
    one_step,
    press,
    steps_of,
    table_of,
    type_text,
)
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from sopeditor.assets import samples
from sopeditor.gui.actions.command_list import CommandList
from sopeditor.gui.canvas.keyboard import KEYS
from sopeditor.gui.cells.columns import Part
from sopeditor.gui.find_bar import FindBar
from sopeditor.gui.identity.form import IdentityForm
from sopeditor.gui.office import Office
from sopeditor.gui.properties.forms import FlowForm, LaneForm, StepForm, SymbolForm
from sopeditor.gui.properties.panel import PropertiesPanel
from sopeditor.gui.widgets import theme
from sopeditor.gui.window import Window
from sopeditor.gui.workspace import IDENTITY, LANES, STEPS
from sopeditor.model.records import Arrow, SymbolKind


@pytest.fixture
def bar(editing: Window) -> FindBar:
    """The open search bar."""
    press(Key.Key_F, Ctrl)
    assert editing.workspace is not None
    return editing.workspace.find_bar


@pytest.fixture
def panel(editing: Window) -> PropertiesPanel:
    """The open panel of the selection."""
    assert editing.workspace is not None
    editing.workspace.show_properties(True)
    return editing.workspace.properties


def select(window: Window, *ids: str) -> None:
    """Select parts, as the canvas does."""
    assert window.workspace is not None
    window.workspace.selection.select(frozenset(ids), None, "canvas")


def test_findings_are_counted_while_one_types(bar: FindBar) -> None:
    type_text("konsep")
    assert bar.count.text() == "7 hasil"
    bar.case.click()
    assert bar.count.text() == "3 hasil"
    type_text("xyz")
    assert bar.count.text() == "tidak ada"
    assert not bar.replace.isEnabled()


def test_whole_words_are_found_replaced_and_gone_through(editing: Window, bar: FindBar) -> None:
    type_text("kepala")
    assert bar.count.text() == "3 hasil"
    bar.wanted.setText("paraf")
    assert bar.count.text() == "2 hasil"
    bar.whole.click()
    assert bar.count.text() == "tidak ada"
    bar.go(1)
    assert not bar.replace.isEnabled()


def test_the_cell_of_a_finding_is_marked_while_one_goes_on_searching(editing: Window, bar: FindBar) -> None:
    type_text("paraf")
    press(Key.Key_Return)
    table = table_of(editing)
    assert not table.hasFocus()
    shown, cell = table.viewport().grab().toImage(), table.visualRect(table.currentIndex())
    beside = table.visualRect(table.currentIndex().siblingAtColumn(table.currentIndex().column() - 1))
    accent = QColor(theme.LIGHT.accent)
    assert shown.pixelColor(cell.left() + 1, cell.center().y()) == accent
    assert shown.pixelColor(beside.left() + 1, beside.center().y()) != accent


def test_enter_goes_from_finding_to_finding(editing: Window, bar: FindBar) -> None:
    type_text("paraf")
    press(Key.Key_Return)
    table = table_of(editing)
    assert (table.currentIndex().row(), table.steps.parts[table.currentIndex().column()]) == (1, Part.OUTPUT)
    press(Key.Key_Return)
    assert (table.currentIndex().row(), table.steps.parts[table.currentIndex().column()]) == (
        2,
        Part.SUPPLIES,
    )
    press(Key.Key_Return, Shift)
    assert table.currentIndex().row() == 1
    assert bar.wanted.hasFocus()


def test_findings_outside_the_table_show_where_they_are(editing: Window, bar: FindBar) -> None:
    assert editing.workspace is not None
    type_text("Surat Tugas")
    press(Key.Key_Return)
    assert editing.workspace.sides.currentIndex() == IDENTITY
    bar.wanted.setText("Kepala Bagian")
    press(Key.Key_Return)
    assert editing.workspace.sides.currentIndex() == LANES
    bar.wanted.setText("Notula")
    press(Key.Key_Return)
    assert editing.workspace.sides.currentIndex() == STEPS


def test_a_finding_far_down_in_the_identity_is_scrolled_to(program: Office, window: Window) -> None:
    program.open_copy(samples()[2], window)
    press(Key.Key_F, Ctrl)
    type_text("Masuk")
    press(Key.Key_Return)
    QApplication.processEvents()
    form = window.findChild(IdentityForm)
    assert isinstance(form, IdentityForm)
    field = next(each for each in form.lists["related"].fields if "Masuk" in each.text())
    place = QRect(field.mapTo(window, QPoint()), field.size())
    assert QRect(form.mapTo(window, QPoint()), form.size()).contains(place)


def test_replacing_everywhere_is_one_undo_step(editing: Window, bar: FindBar) -> None:
    with one_step(editing, "ganti “konsep” (7 kali)"):
        type_text("konsep")
        bar.replacement.setText("rancangan")
        click(bar.replace)
        assert bar.count.text() == "7 diganti"
        table_of(editing).setFocus()
    assert steps_of(editing)[0].activity == "Mengajukan rancangan surat"


def test_escape_closes_the_bar(bar: FindBar) -> None:
    press(Key.Key_Escape)
    assert bar.isHidden()


def test_the_command_list_finds_and_runs(editing: Window) -> None:
    click_cell(editing, 1, Part.ACTIVITY)
    press(Key.Key_P, Ctrl | Shift)
    sheet = QApplication.activePopupWidget()
    assert isinstance(sheet, CommandList)
    type_text("gand")
    assert sheet.shown() == ["Gandakan"]
    press(Key.Key_Return)
    assert len(steps_of(editing)) == 5


def test_bar_and_command_list_fit_into_a_small_window(editing: Window) -> None:
    editing.resize(683, 384)
    press(Key.Key_F, Ctrl)
    QApplication.processEvents()
    assert editing.width() == 683
    press(Key.Key_P, Ctrl | Shift)
    sheet = QApplication.activePopupWidget()
    assert isinstance(sheet, CommandList)
    assert sheet.height() < editing.height() - 60
    sheet.close()


def test_the_command_list_puts_names_that_begin_as_typed_first(editing: Window) -> None:
    press(Key.Key_P, Ctrl | Shift)
    sheet = QApplication.activePopupWidget()
    assert isinstance(sheet, CommandList)
    type_text("pel")
    assert sheet.shown()[:2] == ["Pelaksana", "Pelaksana"]  # the list of a row, and the tab
    assert "Tempel" in sheet.shown()
    sheet.close()


def test_the_command_list_offers_only_what_can_be_done(window: Window) -> None:
    sheet = window.command_list()
    assert "Simpan" not in sheet.shown()
    assert "SOP baru" in sheet.shown()
    sheet.close()


def test_the_page_of_keys_names_every_shortcut(editing: Window) -> None:
    def read(dialog: QDialog) -> None:
        texts = {label.text() for label in dialog.findChildren(QLabel)}
        assert {"Ctrl+Shift+P", "Simpan", "Ctrl+S", "Di dalam tabel"} <= texts
        assert {"Ctrl+Enter", "Alt+H", "Alt+←", "Di lembar", "seret nomor langkah"} <= texts
        assert {row.tells for row in KEYS} <= texts
        dialog.reject()

    answering(read, editing.actions_["shortcuts"].trigger)


def test_the_panel_edits_a_row(editing: Window, panel: PropertiesPanel) -> None:
    select(editing, "s3")
    form = panel.current
    assert isinstance(form, StepForm)
    with one_step(editing, "judul bagian"):
        form.section.setFocus()
        type_text("B. Bahas")
        editing.setFocus()
    assert steps_of(editing)[2].section == "B. Bahas"
    with one_step(editing, "nomor langkah 1"):
        form.number.setFocus()
        type_text("7")
        editing.setFocus()
    assert steps_of(editing)[2].number == "7"
    with one_step(editing, "halaman baru"):
        click(form.page_break)
    assert steps_of(editing)[2].page_break


def test_the_panel_edits_a_symbol(editing: Window, panel: PropertiesPanel) -> None:
    select(editing, "b")
    form = panel.current
    assert isinstance(form, SymbolForm)
    with one_step(editing, "ubah simbol langkah 2"):
        click(form.kinds[SymbolKind.PROCESS])
    assert steps_of(editing)[1].symbols[0].kind is SymbolKind.PROCESS
    with one_step(editing, "teks simbol"):
        form.text.setFocus()
        type_text("Layak?")
    assert steps_of(editing)[1].symbols[0].text == "Layak?"
    with one_step(editing, "pelaksana simbol langkah 2"):
        form.actor.setFocus()
        press(Key.Key_Down)
    assert steps_of(editing)[1].symbols[0].actor == "karo"
    with one_step(editing, "tukar label"):
        click(form.swap)
    assert {(f.label, f.target) for f in chart_of(editing).flows if f.source == "b"} == {
        ("T", "c"),
        ("Y", "a"),
    }


def test_the_panel_edits_a_flow_and_says_why_not(editing: Window, panel: PropertiesPanel) -> None:
    select(editing, "f5")
    form = panel.current
    assert isinstance(form, FlowForm)
    assert "3 (Kepala Bagian)" in form.ends.text()
    with one_step(editing, "label panah"):
        form.label.setFocus()
        type_text("lanjut")
    assert chart_of(editing).flows[4].label == "lanjut"
    with one_step(editing, "kepala panah"):
        form.arrow.setFocus()
        press(Key.Key_Down)
    assert chart_of(editing).flows[4].arrow is Arrow.BOTH
    assert not form.automatic.isEnabled()


def test_the_panel_edits_a_lane_and_counts_several(editing: Window, panel: PropertiesPanel) -> None:
    select(editing, "kabag")
    form = panel.current
    assert isinstance(form, LaneForm)
    with one_step(editing, "nama pelaksana"):
        form.name.setFocus()
        form.name.selectAll()
        type_text("Kabag")
    assert chart_of(editing).actors[1].name == "Kabag"
    select(editing, "s1", "s2")
    assert panel.current is None
    told = {label.text() for label in panel.findChildren(QLabel)}
    assert "2 dipilih" in told
    assert any("satu saja" in text for text in told)


def test_the_panel_forgets_what_was_deleted(editing: Window, panel: PropertiesPanel) -> None:
    select(editing, "s3")
    editing.actions_["delete_rows"].trigger()
    assert not isinstance(panel.current, StepForm) or panel.current.part != "s3"


def test_the_window_remembers_its_layout(program: Office, editing: Window) -> None:
    table = table_of(editing)
    table.columns.show(Part.REMARK, False)
    table.setColumnWidth(0, 333)
    editing.actions_["view_pages"].trigger()
    editing.close()
    again = program.new_window()
    program.open_document(letter(), again)
    assert again.workspace is not None
    assert again.workspace.view == "pages"
    assert table_of(again).columns.hidden == {Part.REMARK}
    assert table_of(again).columnWidth(0) == 333


def test_another_window_is_as_large_and_does_not_hide_the_one_before(program: Office, window: Window) -> None:
    window.resize(700, 500)
    window.move(20, 30)
    other = program.new_window()
    assert other.size() == window.size()
    assert other.pos() != window.pos()
    assert other.screen().availableGeometry().contains(other.frameGeometry())


def test_a_spoilt_memory_does_no_harm(program: Office, editing: Window) -> None:
    from sopeditor.gui.memory import settings

    editing.close()
    store = settings()
    for key, value in {
        "workspace/view": "sideways",
        "workspace/splitter": "nonsense",
        "table/hidden": ["no column", "activity"],
        "table/widths/activity": "-5",
        "window/geometry": "far away",
    }.items():
        store.setValue(key, value)
    store.sync()
    again = program.new_window()
    program.open_document(letter(), again)
    assert again.workspace is not None
    assert again.workspace.view == "both"
    assert table_of(again).columns.hidden == frozenset()


def test_f6_walks_through_the_panes(editing: Window, panel: PropertiesPanel) -> None:
    assert editing.workspace is not None
    table_of(editing).setFocus()
    press(Key.Key_F6)
    assert editing.workspace.canvas.hasFocus()
    press(Key.Key_F6)
    press(Key.Key_F6)
    assert table_of(editing).hasFocus()
