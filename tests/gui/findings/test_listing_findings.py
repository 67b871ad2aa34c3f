"""What the window says of a document that doesn't follow the guideline yet."""

import pytest
from gui.findings.drafts import FIRST, button_of, choose, draft, listed, marked, panel_of, sound
from gui.hands import Ctrl, Key, click, click_cell, focus, press, steps_of, table_of, type_text
from gui.test_accessible import nameless
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sopeditor.checks.checking import check
from sopeditor.checks.finding import Severity
from sopeditor.edit.steps import reword
from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.findings.panel import FindingsPanel
from sopeditor.gui.findings.signs import sign
from sopeditor.gui.office import Office
from sopeditor.gui.sheet_notes import SheetNotes
from sopeditor.gui.widgets import theme
from sopeditor.gui.window import Window


class TestTheNumber:
    def test_comes_by_itself_and_follows_what_is_mended(self, drafting: Window, qtbot: QtBot) -> None:
        button = button_of(drafting)
        assert not button.isVisible()
        qtbot.waitUntil(lambda: button.isVisible() and button.text() == "7 temuan")
        click_cell(drafting, 0, TableColumn.DURATION)
        type_text("5 menit")
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: button.text() == "6 temuan")

    def test_waits_for_the_first_step_of_a_new_document(self, window: Window, qtbot: QtBot) -> None:
        window.actions_["new"].trigger()
        assert window.workspace is not None
        assert window.workspace.examiner.settle().open
        assert not button_of(window).isVisible()
        click_cell(window, 0, TableColumn.ACTIVITY)
        type_text("Menerima surat")
        press(Key.Key_Return)
        qtbot.waitUntil(button_of(window).isVisible)

    def test_says_how_grave_they_are(self, drafting: Window, panel: FindingsPanel) -> None:
        told = "Temuan menurut pedoman: 5 kesalahan, 1 peringatan, 1 saran"
        assert button_of(drafting).accessibleName() == button_of(drafting).toolTip() == told

    def test_of_a_sound_document_is_a_tick(self, program: Office, window: Window, qtbot: QtBot) -> None:
        assert check(sound()) == ()
        program.open_document(sound(), window)
        button = button_of(window)
        qtbot.waitUntil(button.isVisible)
        assert button.text() == "Tanpa temuan"
        press(Key.Key_F8)
        assert window.statusBar().currentMessage() == "Tidak ada temuan."
        assert not panel_of(window).list.isVisible()

    def test_of_many_edits_in_a_row_is_told_once(self, drafting: Window, qtbot: QtBot) -> None:
        assert drafting.workspace is not None
        assert drafting.session is not None
        source = drafting.workspace.examiner
        source.settle()
        told: list[int] = []
        source.changed.connect(lambda: told.append(len(source.open)))
        for letter_ in "5 menit":
            text = steps_of(drafting)[0].duration + letter_
            drafting.session.apply("waktu", reword("s1", "duration", text))
        qtbot.waitUntil(lambda: bool(told))
        assert told == [6]


class TestTheList:
    def test_goes_from_top_to_bottom_of_the_document(self, panel: FindingsPanel) -> None:
        assert listed(panel) == FIRST

    def test_opens_and_closes_by_button_key_and_esc(self, drafting: Window, qtbot: QtBot) -> None:
        button, panel = button_of(drafting), panel_of(drafting)
        qtbot.waitUntil(button.isVisible)
        click(button)
        assert (panel.isVisible(), button.isChecked()) == (True, True)
        assert focus() is panel.list
        click(button)
        assert (panel.isVisible(), button.isChecked()) == (False, False)
        assert focus() is table_of(drafting)
        press(Key.Key_F7)
        assert panel.isVisible()
        assert drafting.actions_["findings"].isChecked()
        press(Key.Key_Escape)
        assert not panel.isVisible()
        assert focus() is table_of(drafting)

    def test_f7_comes_back_to_it_before_it_closes_it(self, drafting: Window, panel: FindingsPanel) -> None:
        table_of(drafting).setFocus()
        press(Key.Key_F7)
        assert focus() is panel.list
        press(Key.Key_F7)
        assert not panel.isVisible()

    def test_tells_in_the_tip_where_a_rule_comes_from(self, panel: FindingsPanel) -> None:
        tip = panel.list.item(3).toolTip()
        assert tip.endswith("misalnya “30 menit”.\nAturan MB-03: PermenPAN-RB 35/2012")

    def test_leaves_most_of_the_window_to_the_work(self, drafting: Window) -> None:
        drafting.resize(683, 384)
        press(Key.Key_F7)
        QApplication.processEvents()
        assert drafting.workspace is not None
        assert panel_of(drafting).height() <= drafting.workspace.height() // 3 + 1

    def test_is_as_high_as_what_it_lists(self, drafting: Window, panel: FindingsPanel) -> None:
        assert drafting.workspace is not None
        assert panel.list.verticalScrollBar().maximum() == 0
        whole = panel.height()
        assert whole <= drafting.workspace.height() // 3
        choose(panel, 3)
        type_text("30 menit")
        press(Key.Key_Return)
        panel.refresh()
        assert len(listed(panel)) == len(FIRST) - 1
        assert panel.list.verticalScrollBar().maximum() == 0
        assert panel.height() < whole
        press(Key.Key_Z, Ctrl)
        panel.refresh()
        assert panel.height() == whole

    def test_takes_no_more_than_it_was_dragged_to_and_remembers_that(
        self, program: Office, drafting: Window, panel: FindingsPanel
    ) -> None:
        assert drafting.workspace is not None
        handle, whole = drafting.workspace.strip.handle(1), panel.height()
        middle = handle.rect().center()
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
        QTest.mouseMove(handle, middle + QPoint(0, 60))
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle)
        lower = panel.height()
        assert lower == whole - 60
        press(Key.Key_F7)
        press(Key.Key_F7)
        assert panel.height() == lower
        drafting.files.may_leave = lambda: True
        drafting.close()
        again = program.new_window()
        again.resize(1366, 768)
        again.activateWindow()
        program.open_document(draft(), again)
        QApplication.processEvents()
        press(Key.Key_F7)
        assert panel_of(again).height() == lower

    def test_shows_only_what_is_wanted(self, drafting: Window, panel: FindingsPanel) -> None:
        click(panel.filters[Severity.ERROR])
        assert listed(panel) == FIRST[5:]
        press(Key.Key_F8)
        press(Key.Key_F8)
        press(Key.Key_F8)
        assert marked(panel) == FIRST[5]
        click(panel.filters[Severity.WARNING])
        click(panel.filters[Severity.INFO])
        assert not panel.list.isVisible()
        press(Key.Key_F8)
        assert drafting.statusBar().currentMessage() == "Semua temuan sedang disembunyikan."
        click(panel.filters[Severity.ERROR])
        assert listed(panel) == FIRST[:5]

    def test_is_heard_as_it_is_seen(self, drafting: Window, panel: FindingsPanel) -> None:
        assert nameless(drafting) == []
        heard = panel.list.item(5).data(Qt.ItemDataRole.AccessibleTextRole)
        assert heard == "peringatan: Langkah 2: output belum diisi; tulis hasil langkah ini."

    @pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
    def test_signs_follow_the_theme(self, app: QApplication, colours: theme.Theme) -> None:
        theme.wear(app, colours)
        image = sign(Severity.ERROR).pixmap(32, 32).toImage()
        pixels = {image.pixelColor(x, y).name() for x in range(32) for y in range(32)}
        theme.wear(app, theme.LIGHT)
        assert QColor(colours.danger).name() in pixels


def test_the_window_still_fits_on_a_small_screen(drafting: Window, panel: FindingsPanel) -> None:
    """1366 pixels at 200 %, with everything in the status bar that may have to be told there."""
    notes = drafting.statusBar().findChild(SheetNotes)
    assert notes is not None
    notes.setText("2 catatan cetak")
    notes.show()
    panel.list.setCurrentRow(0)
    press(Key.Key_Delete)
    drafting.resize(683, 384)
    QApplication.processEvents()
    assert drafting.width() == 683
