"""The program around the document: actions, forms, themes, words, trouble, and the library it stands on."""

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import pytest
from gui.hands import Ctrl, Key, answering, chart_of, choose, click_cell, press, table_of, type_text
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence, QPalette, QStatusTipEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sopeditor.assets import resource
from sopeditor.gui import trouble
from sopeditor.gui.actions.action_set import handler_of
from sopeditor.gui.actions.table import TABLE
from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.office import Office
from sopeditor.gui.widgets import theme
from sopeditor.gui.widgets.basic import Elided
from sopeditor.gui.widgets.designer import child, load
from sopeditor.gui.widgets.icons import icon
from sopeditor.gui.window import Window
from sopeditor.storage.folders import recovery_folder


def test_pyside_keeps_count_of_none() -> None:
    """PySide6 6.12 on Python 3.11 lost a reference to None with every call that returns nothing."""
    code = (
        "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from PySide6.QtCore import QObject\n"
        "thing = QObject()\n"
        "for number in range(20_000): thing.setObjectName(str(number))\n"
        "print(thing.objectName())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "19999")


def test_every_action_has_its_handler_and_its_icon(editing: Window) -> None:
    for row in TABLE:
        assert callable(handler_of(editing.commands, row)), row.id
        assert not row.icon or resource("icons", f"{row.icon}.svg").is_file(), row.id


def test_no_shortcut_means_two_things() -> None:
    keys = [QKeySequence(key).toString() for row in TABLE for key in row.keys]
    assert len(keys) == len(set(keys))
    assert all(keys)


def test_without_a_document_only_what_needs_none_can_be_done(window: Window) -> None:
    usable = {row.id for row in TABLE if window.actions_[row.id].isEnabled()}
    assert {"new", "open", "import", "quit"} <= usable
    assert not usable & {"save", "undo", "export_pdf", "insert_below", "view_table"}


def test_undo_and_redo_say_what_they_do(editing: Window) -> None:
    click_cell(editing, 0, TableColumn.OUTPUT)
    type_text("x")
    press(Key.Key_Return)
    assert editing.actions_["undo"].text().replace("&", "") == "Urungkan: Output langkah 1"
    press(Key.Key_Z, Ctrl)
    assert editing.statusBar().currentMessage() == "Diurungkan: Output langkah 1"
    assert editing.actions_["redo"].text().replace("&", "") == "Ulangi: Output langkah 1"
    assert not editing.actions_["undo"].isEnabled()


@pytest.mark.parametrize("path", sorted(resource("..", "ui").glob("*.ui")), ids=lambda path: path.stem)
def test_every_form_loads_with_the_classes_it_names(app: QApplication, path: Path) -> None:
    promoted = ElementTree.parse(path).getroot().findall("customwidgets/customwidget")
    classes = [_promoted(str(each.findtext("header")), str(each.findtext("class"))) for each in promoted]
    form = load(path.stem, *classes)
    assert form.layout() is not None
    form.deleteLater()


def test_a_part_that_a_form_lacks_is_named(app: QApplication) -> None:
    form = load("lanes")
    with pytest.raises(LookupError, match="nothing_like_that"):
        child(form, QWidget, "nothing_like_that")
    form.deleteLater()


def test_a_tip_does_not_stand_on_top_of_other_words(editing: Window) -> None:
    """The pointer may rest on a button while the strip is still being made."""
    editing.hide()
    QApplication.sendEvent(editing, QStatusTipEvent("Cetak"))
    editing.show()
    words = [label for label in editing.statusBar().findChildren(QLabel) if label.text() == "Dokumen baru"]
    assert [label.isVisible() for label in words] == [False]
    QApplication.sendEvent(editing, QStatusTipEvent(""))
    assert [label.isVisible() for label in words] == [True]


def test_a_hint_without_room_says_that_it_goes_on(editing: Window) -> None:
    assert editing.workspace is not None
    hint = editing.statusBar().findChildren(Elided)[-1]
    editing.workspace.canvas.message.emit("Klik ganda untuk kotak proses, atau seret simbol ke sini. " * 4)
    QApplication.processEvents()
    assert hint.shown.endswith("…")
    assert hint.fontMetrics().horizontalAdvance(hint.shown) <= hint.width()
    editing.workspace.canvas.message.emit("Klik ganda untuk menulis")
    assert hint.shown == "Klik ganda untuk menulis"


def test_what_the_toolbar_has_no_room_for_is_behind_a_button_that_is_seen(editing: Window) -> None:
    editing.resize(683, 500)
    QApplication.processEvents()
    rest = editing.findChild(QToolButton, "qt_toolbar_ext_button")
    assert isinstance(rest, QToolButton)
    assert rest.isVisible()
    assert rest.accessibleName() == "Tombol lainnya"
    shown = rest.grab().toImage()
    pixels = {shown.pixel(x, y) for x in range(shown.width()) for y in range(shown.height())}
    assert QColor(theme.LIGHT.text).rgb() in pixels


@pytest.mark.parametrize("width", [683, 911, 1093])
def test_the_window_fits_on_a_small_screen_at_any_scaling(editing: Window, width: int) -> None:
    """1366 pixels at 200, 150 and 125 %, with a total time that takes many words."""
    click_cell(editing, 0, TableColumn.DURATION)
    type_text("2 bulan 3 minggu 4 hari kerja 5 jam 25 menit")
    press(Key.Key_Return)
    editing.actions_["insert_below"].trigger()
    editing.actions_["properties"].trigger()
    editing.resize(width, 384)
    QApplication.processEvents()
    assert editing.width() == width


def test_views_are_switched_and_shown_in_the_toolbar(editing: Window) -> None:
    assert editing.workspace is not None
    for view in ("table", "pages", "both"):
        editing.actions_[f"view_{view}"].trigger()
        assert editing.workspace.view == view
        assert editing.actions_[f"view_{view}"].isChecked()


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_texts_stand_out_from_what_they_are_on(colours: theme.Theme) -> None:
    """WCAG 2.1, 1.4.3: contrast of at least 4.5 to 1 for texts that must be read."""
    for text in (colours.text, colours.muted, colours.danger, colours.warning, colours.good):
        for ground in (colours.window, colours.surface, colours.raised):
            assert _contrast(text, ground) >= 4.5, (text, ground)
    assert _contrast(colours.on_accent, colours.accent) >= 4.5


def test_icons_follow_the_theme(app: QApplication) -> None:
    def darkest() -> int:
        image = icon("save").pixmap(24, 24).toImage()
        return min(
            image.pixelColor(x, y).lightness()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 200
        )

    theme.wear(app, theme.DARK)
    on_dark = darkest()
    theme.wear(app, theme.LIGHT)
    assert on_dark > 180 > darkest()
    assert theme.theme_of(app.palette()) is theme.LIGHT


def test_a_table_painted_in_the_dark_theme_is_dark(app: QApplication, editing: Window) -> None:
    theme.wear(app, theme.DARK)
    try:
        QApplication.processEvents()
        picture = table_of(editing).viewport().grab().toImage()
        assert picture.pixelColor(picture.width() - 4, picture.height() - 4).lightness() < 80
        assert editing.palette().color(QPalette.ColorRole.Window) == QColor(theme.DARK.window)
    finally:
        theme.wear(app, theme.LIGHT)


def test_qt_speaks_indonesian(app: QApplication) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Batal"
    assert QCoreApplication.translate("QPlatformTheme", "A text nobody knows %1") == "A text nobody knows %1"
    box = QMessageBox()
    box.setStandardButtons(QMessageBox.StandardButton.Save | QMessageBox.StandardButton.Cancel)
    assert [button.text().replace("&", "") for button in box.buttons()] == ["Simpan", "Batal"]


def test_the_program_is_dressed_in_a_folder_of_any_name(app: QApplication, qtbot: QtBot) -> None:
    """As a browser names what is downloaded twice; Qt would complain of a style that it can't read."""
    dressed = QWidget()
    qtbot.addWidget(dressed)
    dressed.setStyleSheet(
        theme.style_sheet(theme.LIGHT, Path("/Unduhan/Budi's sopeditor-main (1)/resources/icons"))
    )
    dressed.grab()


def test_the_dialog_of_the_printer_speaks_indonesian(app: QApplication) -> None:
    dialog = QPrintDialog(QPrinter())
    said = [dialog.windowTitle(), *(part.text() for part in dialog.findChildren(QAbstractButton))]
    said += [part.text() for part in dialog.findChildren(QLabel)]
    for choice in dialog.findChildren(QComboBox):
        said += [choice.itemText(at) for at in range(choice.count())]
    english = re.compile(
        r"\b(print|pages?|options|type|files?|binding|sided|off|all|even|odd)\b", re.IGNORECASE
    )
    assert [text for text in said if english.search(text)] == []
    dialog.deleteLater()


def test_an_unexpected_error_is_told_with_details_to_copy(app: QApplication) -> None:
    try:
        raise ZeroDivisionError("pembagian aneh")
    except ZeroDivisionError as error:
        box = trouble.dialog(error, is_safe=True)
    box.show()
    copy = next(button for button in box.buttons() if "Salin" in button.text())
    assert isinstance(copy, QPushButton)
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "ZeroDivisionError: pembagian aneh" in copied
    assert "sopeditor" in copied
    assert box.isVisible()
    QTest.keyClick(box, Key.Key_Escape)
    assert not box.isVisible()
    box.deleteLater()


def fail(monkeypatch: pytest.MonkeyPatch, program: Office) -> str:
    """Let the program make a mistake, and go on; returns what it told."""
    told: list[str] = []

    def go_on(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        told.append(dialog.informativeText())
        choose("Lanjutkan")(dialog)

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    trouble.install(program.keep_work)
    answering(go_on, lambda: sys.excepthook(ZeroDivisionError, ZeroDivisionError("pembagian aneh"), None))
    return told[0]


def test_an_unexpected_error_keeps_the_work(
    program: Office, editing: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    click_cell(editing, 0, TableColumn.REMARK)
    type_text("penting")
    press(Key.Key_Return)
    assert "sudah diamankan" in fail(monkeypatch, program)
    (kept,) = recovery_folder().glob("*.sop.json")
    assert "penting" in kept.read_text(encoding="utf-8")
    assert chart_of(editing).steps[0].remark == "penting"


def test_an_unexpected_error_does_not_claim_that_the_work_is_safe(
    program: Office, editing: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    recovery_folder().parent.mkdir(parents=True, exist_ok=True)
    recovery_folder().write_text("ini berkas, bukan folder", encoding="utf-8")
    click_cell(editing, 0, TableColumn.REMARK)
    type_text("penting")
    press(Key.Key_Return)
    assert "tidak dapat dibuat" in fail(monkeypatch, program)
    recovery_folder().unlink()


def test_the_workspace_can_be_read_out(editing: Window) -> None:
    table = table_of(editing)
    assert table.accessibleName()
    told = table.steps.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "2, Kegiatan: Memeriksa konsep surat"


def _promoted(header: str, name: str) -> type[QWidget]:
    """The class that a form's promotion names, found by the header that Qt Designer writes."""
    found = getattr(import_module(header.removesuffix(".h").replace("/", ".")), name)
    assert issubclass(found, QWidget)
    return found


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    found = QColor(colour)
    return 0.2126 * linear(found.redF()) + 0.7152 * linear(found.greenF()) + 0.0722 * linear(found.blueF())


@pytest.mark.usefixtures("app")
def test_the_menu_of_a_scroll_bar_speaks_indonesian() -> None:
    said = [QCoreApplication.translate("QScrollBar", text) for text in ("Scroll here", "Page left", "Bottom")]
    assert said == ["Gulir ke sini", "Sehalaman ke kiri", "Paling bawah"]
