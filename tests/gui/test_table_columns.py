"""The columns of the step table: hidden, as wide as the window, their rows as high as the texts."""

import pytest
from gui.conftest import letter
from gui.hands import Key, click_cell, press, table_of, type_text
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication, QMenu

from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.office import Office
from sopeditor.gui.table.cell_texts import PAD_X, PAD_Y, CellTexts, divided
from sopeditor.gui.window import Window


def test_columns_are_hidden_and_keys_pass_over_them(editing: Window) -> None:
    table = table_of(editing)
    editing.actions_["columns"].trigger()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Simbol").trigger()
    menu.close()
    editing.activateWindow()  # as a window manager does
    column = table.steps.column_of(TableColumn.SYMBOLS) or 0
    assert table.isColumnHidden(column)
    click_cell(editing, 0, TableColumn.ACTORS)
    press(Key.Key_Tab)
    assert table.steps.parts[table.currentIndex().column()] is TableColumn.FLOWS
    table.columns.reset()
    assert not table.isColumnHidden(column)


def test_rows_are_as_high_as_their_texts_at_any_width(editing: Window) -> None:
    table, text = table_of(editing), "Memeriksa kelengkapan berkas permohonan dan mencatatnya di buku agenda"
    click_cell(editing, 0, TableColumn.ACTIVITY)
    type_text(text)
    press(Key.Key_Return)
    cell, texts = table.steps.index(0, 0), CellTexts(table.font())
    for width in range(90, 190):
        table.horizontalHeader().resizeSection(0, width)
        box = table.visualRect(cell)
        assert texts.height(text, box.width() - 2 * PAD_X) + 2 * PAD_Y <= box.height() + 1, width


def test_only_words_wider_than_their_column_are_divided_and_with_a_hyphen(app: QApplication) -> None:
    metrics = QFontMetricsF(app.font())
    text = "Rapat Penandatanganan Kontrak"
    width = metrics.horizontalAdvance("Penandatanganan")
    assert divided(text, metrics, width) == text
    hyphened = divided(text, metrics, width - 1)
    assert hyphened.replace("\u00ad", "") == text
    assert [word.count("\u00ad") > 0 for word in hyphened.split()] == [False, True, False]


@pytest.mark.parametrize("remark", ["Ket", "Keterangan"])
def test_all_columns_are_seen_beside_the_pages_on_a_small_screen(
    program: Office, window: Window, remark: str
) -> None:
    window.resize(1280, 700)
    document = letter()
    profile = replace(document.profile, words=replace(document.profile.words, remark=remark))
    program.open_document(replace(document, profile=profile), window)
    QApplication.processEvents()
    table = table_of(window)
    assert table.horizontalScrollBar().maximum() == 0
    window.resize(700, 600)
    QApplication.processEvents()
    bold = QFont(table.horizontalHeader().font())
    bold.setWeight(QFont.Weight.DemiBold)
    for column in range(table.steps.columnCount()):  # they scroll rather than lose their headings
        heading = str(table.steps.headerData(column, Qt.Orientation.Horizontal))
        assert table.columnWidth(column) >= QFontMetricsF(bold).horizontalAdvance(heading) + 14, heading


def test_columns_fill_the_width_until_one_is_set_by_hand(editing: Window) -> None:
    table = table_of(editing)
    editing.actions_["view_table"].trigger()
    QApplication.processEvents()
    wide = sum(table.columnWidth(column) for column in range(table.steps.columnCount()))
    assert abs(wide - table.viewport().width()) < 8
    table.setColumnWidth(0, 150)
    editing.resize(1500, 700)
    assert table.columnWidth(0) == 150
