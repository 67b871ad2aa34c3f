"""What a cell of the step table offers and says while one types into it."""

from gui.hands import Key, chart_of, click_cell, editor_of, one_step, press, steps_of, table_of, type_text
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.table.editor_help import OfferList, TimeHint
from sopeditor.gui.window import Window


def offered(window: Window) -> list[str]:
    """The texts that the list below the editor offers now."""
    found = table_of(window).findChild(OfferList)
    return found.offered if found is not None else []


def test_kelengkapan_offers_the_output_of_the_step_before(editing: Window) -> None:
    click_cell(editing, 1, TableColumn.SUPPLIES)
    press(Key.Key_Delete)
    with one_step(editing, "Kelengkapan langkah 2"):
        type_text("kon")
        offers = offered(editing)
        assert offers[0] == "Konsep surat"
        assert "Konsep diparaf" in offers
        press(Key.Key_Down)
        press(Key.Key_Return)
        assert steps_of(editing)[1].supplies == "Konsep surat"
        assert editor_of(editing) is not None  # the choice fills the cell, Enter goes on
        press(Key.Key_Return)
        assert table_of(editing).currentIndex().row() == 2


def test_offers_that_begin_as_typed_come_first(editing: Window) -> None:
    click_cell(editing, 3, TableColumn.SUPPLIES)
    type_text("surat")
    assert offered(editing) == ["Surat", "Konsep surat"]


def test_escape_takes_back_what_was_typed_though_there_are_offers(editing: Window) -> None:
    before = chart_of(editing)
    click_cell(editing, 2, TableColumn.SUPPLIES)
    type_text("kon")
    assert table_of(editing).findChild(OfferList) is not None
    press(Key.Key_Escape)
    assert editor_of(editing) is None
    assert chart_of(editing) == before


def test_offers_go_at_once_with_the_field_that_they_are_for(editing: Window) -> None:
    click_cell(editing, 2, TableColumn.SUPPLIES)
    type_text("kon")
    offers = table_of(editing).findChild(OfferList)
    assert isinstance(offers, OfferList)
    assert offers.isVisible()
    QTest.keyClick(editor_of(editing), Key.Key_Escape)
    assert not offers.isVisible(), "a click would still choose one of them"


def test_what_is_typed_counts_when_no_offer_is_chosen(editing: Window) -> None:
    click_cell(editing, 1, TableColumn.SUPPLIES)
    type_text("Kon")
    assert offered(editing)
    press(Key.Key_Return)
    assert steps_of(editing)[1].supplies == "Kon"
    assert table_of(editing).currentIndex().row() == 2


def test_waktu_tells_how_it_is_read(editing: Window) -> None:
    with one_step(editing, "Waktu langkah 2"):
        click_cell(editing, 1, TableColumn.DURATION)
        type_text("5-10 menit")
        hint = table_of(editing).findChild(TimeHint)
        assert hint is not None
        assert hint.text() == "= 5 sampai 10 menit"
        press(Key.Key_Return)
    model = table_of(editing).steps
    column = model.column_of(TableColumn.DURATION) or 0
    assert model.index(1, column).data(Qt.ItemDataRole.ToolTipRole) == "Dibaca: 5 sampai 10 menit"
    told = [label.text() for label in editing.statusBar().findChildren(QLabel)]
    assert "Waktu: 2 jam 45 menit sampai 2 jam 50 menit" in told
