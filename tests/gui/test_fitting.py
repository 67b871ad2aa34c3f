"""Tables on so many pages as the user wants, columns as wide as is best, and what that cost said in the window."""

from pathlib import Path

import pytest
from gui.conftest import letter
from gui.hands import answering, chart_of
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox
from pytestqt.qtbot import QtBot

from sopeditor.gui.commands.exports import ExportCommands
from sopeditor.gui.fit_pages import FitPages
from sopeditor.gui.office import Office
from sopeditor.gui.sheet_notes import SheetNotes
from sopeditor.gui.window import Window
from sopeditor.layout.fitting import fit_columns
from sopeditor.model.profile import Typeface
from sopeditor.model.records import Document, Step, Symbol, Width

TEXT = "Memeriksa kelengkapan berkas permohonan, lalu menyampaikannya kepada atasan untuk diteruskan. " * 2
CLOSER = "Tabel dicetak dengan baris lebih rapat dan huruf 7 pt agar muat pada 1 halaman."


def with_steps(count: int) -> Document:
    """The letter with so many more rows."""
    document = letter()
    chart = document.sop.charts[0]
    more = tuple(
        Step(f"more{at}", TEXT, symbols=(Symbol(f"m{at}", chart.actors[0].id),)) for at in range(count)
    )
    charts = (replace(chart, steps=(*chart.steps, *more)),)
    return replace(document, sop=replace(document.sop, charts=charts))


def notes_of(window: Window) -> SheetNotes:
    found = window.statusBar().findChild(SheetNotes)
    assert found is not None
    return found


@pytest.fixture
def long(program: Office, window: Window) -> Window:
    """A window with a table of two pages that would fit on one."""
    program.open_document(with_steps(13), window)
    assert window.workspace is not None
    window.workspace.source.settle()
    return window


def test_the_dialog_says_what_fitting_costs_before_it_is_done(long: Window, qtbot: QtBot) -> None:
    def fit(dialog: QDialog) -> None:
        assert isinstance(dialog, FitPages)
        assert dialog.told.text() == "Tabel menempati 2 halaman."
        dialog.pages.selectAll()
        QTest.keyClick(dialog.pages, "1")
        qtbot.waitUntil(lambda: dialog.told.text() == f"Tabel menempati 1 halaman. {CLOSER}")
        QTest.keyClick(dialog.pages, Qt.Key.Key_Return)

    answering(fit, long.actions_["fit_pages"].trigger)
    assert chart_of(long).fit_pages == 1
    long.actions_["undo"].trigger()
    assert chart_of(long).fit_pages == 0


def test_cancelling_leaves_no_trace(long: Window) -> None:
    def cancel(dialog: QDialog) -> None:
        assert isinstance(dialog, FitPages)
        dialog.pages.setValue(3)
        dialog.reject()

    answering(cancel, long.actions_["fit_pages"].trigger)
    assert not long.isWindowModified()


def test_the_window_says_what_was_given_up_as_long_as_it_is(long: Window, qtbot: QtBot) -> None:
    assert long.workspace is not None
    assert notes_of(long).isHidden()

    def fit(dialog: QDialog) -> None:
        assert isinstance(dialog, FitPages)
        dialog.pages.setValue(1)
        buttons = dialog.findChild(QDialogButtonBox)
        assert buttons is not None
        buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    answering(fit, long.actions_["fit_pages"].trigger)
    qtbot.waitUntil(notes_of(long).isVisible)
    assert notes_of(long).text() == "1 catatan cetak"

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        assert dialog.text() == CLOSER
        dialog.accept()

    answering(read, notes_of(long).click)
    long.actions_["undo"].trigger()
    qtbot.waitUntil(notes_of(long).isHidden)


def test_columns_get_the_best_widths_on_demand(program: Office, window: Window) -> None:
    document = letter()
    chart = document.sop.charts[0]
    narrow = replace(chart, widths=(Width("activity", 30.0),))
    program.open_document(replace(document, sop=replace(document.sop, charts=(narrow,))), window)
    window.actions_["fit_columns"].trigger()
    assert window.session is not None
    assert chart_of(window).widths == fit_columns(window.session.document, chart.id)
    window.actions_["undo"].trigger()
    assert chart_of(window).widths == narrow.widths


def test_a_font_that_is_not_here_is_named_in_window_and_export(
    program: Office, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    document = letter()
    profile = replace(document.profile, typeface=Typeface("Huruf Antah Berantah"))
    program.open_document(replace(document, profile=profile), window)
    qtbot.waitUntil(lambda: "Huruf Antah Berantah" in notes_of(window).toolTip())
    exports = window.commands["exports"]
    assert isinstance(exports, ExportCommands)
    exports.write("PDF", tmp_path / "a.pdf")
    assert "Huruf Antah Berantah" in window.told
