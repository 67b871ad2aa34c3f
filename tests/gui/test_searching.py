"""Find and replace over the whole document."""

import pytest
from gui.hands import (
    Ctrl,
    Key,
    Shift,
    click,
    focus,
    one_step,
    press,
    steps_of,
    table_of,
    type_text,
)
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from sopeditor.assets import samples
from sopeditor.edit.identity import set_identity
from sopeditor.edit.replacing import Wanted, occurrences
from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.find_bar import FindBar
from sopeditor.gui.identity.form import IdentityForm
from sopeditor.gui.matches import matches
from sopeditor.gui.office import Office
from sopeditor.gui.widgets import theme
from sopeditor.gui.window import Window
from sopeditor.gui.workspace import IDENTITY, LANES, STEPS
from sopeditor.model.records import Document, Identity, Labelled, Scope, Signatory, Sop


@pytest.fixture
def bar(editing: Window) -> FindBar:
    """The open search bar."""
    press(Key.Key_F, Ctrl)
    assert editing.workspace is not None
    return editing.workspace.find_bar


def test_matches_are_counted_while_one_types(bar: FindBar) -> None:
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


def test_the_cell_of_a_match_is_marked_while_one_goes_on_searching(editing: Window, bar: FindBar) -> None:
    type_text("paraf")
    press(Key.Key_Return)
    table = table_of(editing)
    assert not table.hasFocus()
    shown, cell = table.viewport().grab().toImage(), table.visualRect(table.currentIndex())
    beside = table.visualRect(table.currentIndex().siblingAtColumn(table.currentIndex().column() - 1))
    accent = QColor(theme.LIGHT.accent)
    assert shown.pixelColor(cell.left() + 1, cell.center().y()) == accent
    assert shown.pixelColor(beside.left() + 1, beside.center().y()) != accent


def test_enter_goes_from_match_to_match(editing: Window, bar: FindBar) -> None:
    type_text("paraf")
    press(Key.Key_Return)
    table = table_of(editing)
    assert (table.currentIndex().row(), table.steps.parts[table.currentIndex().column()]) == (
        1,
        TableColumn.OUTPUT,
    )
    press(Key.Key_Return)
    assert (table.currentIndex().row(), table.steps.parts[table.currentIndex().column()]) == (
        2,
        TableColumn.SUPPLIES,
    )
    press(Key.Key_Return, Shift)
    assert table.currentIndex().row() == 1
    assert bar.wanted.hasFocus()


def test_matches_outside_the_table_show_where_they_are(editing: Window, bar: FindBar) -> None:
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


def test_a_match_far_down_in_the_identity_is_scrolled_to(program: Office, window: Window) -> None:
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


@pytest.mark.parametrize("side", [IDENTITY, STEPS, LANES])
def test_who_ends_the_search_types_on_where_it_led(editing: Window, bar: FindBar, side: int) -> None:
    assert editing.workspace is not None
    type_text({IDENTITY: "Undang-undang", STEPS: "notula", LANES: "Kepala Bagian"}[side])
    press(Key.Key_Return)
    press(Key.Key_Escape)
    assert editing.workspace.sides.currentIndex() == side
    assert editing.workspace.sides.currentWidget().isAncestorOf(focus())
    if side == STEPS:
        assert focus() is table_of(editing)
        type_text("Risalah")
        press(Key.Key_Return)
        assert steps_of(editing)[2].output == "Risalah"


def test_who_finds_nothing_is_back_in_the_table(editing: Window, bar: FindBar) -> None:
    type_text("tidak ada di sini")
    press(Key.Key_Escape)
    assert focus() is table_of(editing)


def test_escape_closes_the_bar(bar: FindBar) -> None:
    press(Key.Key_Escape)
    assert bar.isHidden()


WRITTEN = Identity(
    institution=("dinas",),
    number="nomor",
    created="tanggal",
    revised="revisi",
    effective="berlaku",
    signatories=(Signatory("sebutan", "jabatan", "nama", "pangkat", "induk"),),
    title="judul",
    legal_basis=("dasar",),
    qualifications=("syarat",),
    related=("terkait",),
    equipment=("alat",),
    warnings=("awas",),
    records=("catat",),
    extra=(Labelled("unit", "kerja"),),
)


@pytest.mark.parametrize(
    "text",
    [
        *("dinas", "nomor", "tanggal", "revisi", "berlaku", "sebutan", "jabatan", "nama", "pangkat", "induk"),
        *("judul", "dasar", "syarat", "terkait", "alat", "awas", "catat", "unit", "kerja"),
    ],
)
def test_every_text_of_the_identity_is_gone_to(editing: Window, bar: FindBar, text: str) -> None:
    assert editing.session is not None
    for name in WRITTEN.__struct_fields__:
        editing.session.apply("isi", set_identity(name, getattr(WRITTEN, name)))
    bar.whole.click()
    bar.wanted.setText(text)
    assert bar.count.text() == "1 hasil"
    press(Key.Key_Return)
    QApplication.processEvents()
    assert editing.workspace is not None
    assert editing.workspace.sides.currentIndex() == IDENTITY


def test_nobody_is_led_to_what_is_no_text() -> None:
    identity = replace(WRITTEN, logo="0123abcd", scope=Scope.MACRO)
    document = Document(sop=Sop(identity))
    for text in ("0123", "makro"):
        assert matches(document, Wanted(text)) == ()
        assert occurrences(document, Wanted(text)) == 0
