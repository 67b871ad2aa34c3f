"""The list of commands that is searched by typing, and the page of all keys."""

from gui.hands import (
    Ctrl,
    Key,
    Shift,
    answering,
    click_cell,
    press,
    steps_of,
    type_text,
)
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from sopeditor.gui.actions.command_list import CommandList
from sopeditor.gui.canvas.keyboard import KEYS
from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.window import Window


def test_the_command_list_finds_and_runs(editing: Window) -> None:
    click_cell(editing, 1, TableColumn.ACTIVITY)
    press(Key.Key_P, Ctrl | Shift)
    sheet = QApplication.activePopupWidget()
    assert isinstance(sheet, CommandList)
    type_text("gand")
    assert sheet.shown() == ["Gandakan"]
    press(Key.Key_Return)
    assert len(steps_of(editing)) == 5


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
