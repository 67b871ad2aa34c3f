"""What the window says of a document that doesn't follow the guideline yet, and how it leads there."""

import pytest
from gui.conftest import letter
from gui.hands import (
    Ctrl,
    Key,
    Shift,
    chart_of,
    click,
    click_cell,
    focus,
    one_step,
    press,
    steps_of,
    table_of,
    type_text,
)
from gui.test_accessible import nameless
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from sopeditor.checks.checking import check
from sopeditor.checks.finding import Severity
from sopeditor.edit.actors import delete_actor
from sopeditor.edit.steps import reword
from sopeditor.gui import theme
from sopeditor.gui.cells.columns import Part
from sopeditor.gui.findings.button import FindingsButton
from sopeditor.gui.findings.panel import FindingsPanel
from sopeditor.gui.findings.signs import sign
from sopeditor.gui.identity.form import IdentityForm
from sopeditor.gui.office import Office
from sopeditor.gui.sheet_notes import SheetNotes
from sopeditor.gui.window import Window
from sopeditor.gui.workspace import IDENTITY, LANES, STEPS
from sopeditor.model.records import Actor, Chart, Document, Step, Symbol

FIRST = [
    "Identitas: Tanggal Efektif belum diisi",
    "Identitas: Kualifikasi Pelaksana belum diisi",
    "Pelaksana “Arsiparis” tidak mengerjakan satu langkah pun",
    "Langkah 1: waktu belum diisi",
    "Langkah 2: keputusan ini belum punya dua cabang",
    "Langkah 2: output belum diisi",
    "Langkah 3: waktu “Bila perlu” bukan lama pengerjaan",
]


def draft() -> Document:
    """The letter with something of each kind left undone."""
    document = letter()
    chart = document.sop.charts[0]
    first, second, third, fourth = chart.steps
    steps = (
        replace(first, duration=""),
        replace(second, output=""),
        replace(third, duration="Bila perlu"),
        fourth,
    )
    flows = tuple(flow for flow in chart.flows if flow.id != "f3")
    chart = replace(chart, actors=(*chart.actors, Actor("arsip", "Arsiparis")), steps=steps, flows=flows)
    return replace(document, sop=replace(document.sop, charts=(chart,)))


def sound() -> Document:
    """The letter with its identity complete."""
    document = letter()
    identity = replace(document.sop.identity, effective="2 Januari 2018", qualifications=("SLTA",))
    return replace(document, sop=replace(document.sop, identity=identity))


@pytest.fixture
def drafting(program: Office, window: Window) -> Window:
    """A window with the draft."""
    program.open_document(draft(), window)
    return window


@pytest.fixture
def panel(drafting: Window) -> FindingsPanel:
    """The list of the draft's findings, opened by its key."""
    press(Key.Key_F7)
    return panel_of(drafting)


def panel_of(window: Window) -> FindingsPanel:
    assert window.workspace is not None
    return window.workspace.findings


def button_of(window: Window) -> FindingsButton:
    found = window.statusBar().findChild(FindingsButton)
    assert found is not None
    return found


def listed(panel: FindingsPanel) -> list[str]:
    """The sentences from top to bottom, up to the advice."""
    items = map(panel.list.item, range(panel.list.count()))
    return [item.text().split(";")[0] for item in items]


def marked(panel: FindingsPanel) -> str:
    """The sentence that is marked, up to the advice."""
    finding = panel.list.current
    return finding.message.split(";")[0] if finding else ""


def button(panel: FindingsPanel, action: QAction) -> QToolButton:
    """The button of one of the panel's actions."""
    return next(each for each in panel.findChildren(QToolButton) if each.defaultAction() is action)


def choose(panel: FindingsPanel, row: int) -> None:
    """Click a finding."""
    item = panel.list.item(row)
    panel.list.scrollToItem(item)
    place = panel.list.visualItemRect(item).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()


def cell(window: Window) -> tuple[int, Part]:
    """Row and column of the table's current cell."""
    index = table_of(window).currentIndex()
    return index.row(), table_of(window).steps.parts[index.column()]


class TestTheNumber:
    def test_comes_by_itself_and_follows_what_is_mended(self, drafting: Window, qtbot: QtBot) -> None:
        button = button_of(drafting)
        assert not button.isVisible()
        qtbot.waitUntil(lambda: button.isVisible() and button.text() == "7 temuan")
        click_cell(drafting, 0, Part.DURATION)
        type_text("5 menit")
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: button.text() == "6 temuan")

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


class TestGoingThere:
    def test_a_click_leads_to_the_cell_where_one_types_on(
        self, drafting: Window, panel: FindingsPanel
    ) -> None:
        choose(panel, 3)
        assert cell(drafting) == (0, Part.DURATION)
        type_text("30 menit")
        press(Key.Key_Return)
        assert steps_of(drafting)[0].duration == "30 menit"

    def test_the_identity_opens_at_the_field(self, drafting: Window, panel: FindingsPanel) -> None:
        press(Key.Key_Return)
        assert drafting.workspace is not None
        assert drafting.workspace.sides.currentIndex() == IDENTITY
        form = drafting.findChild(IdentityForm)
        assert form is not None
        assert form.dates["effective"].isAncestorOf(focus())
        type_text("2/1/2018")
        press(Key.Key_F8)
        assert drafting.session is not None
        assert "2018" in drafting.session.document.sop.identity.effective
        assert form.lists["qualifications"].isAncestorOf(focus())

    def test_every_field_that_must_be_filled_takes_the_keyboard(self, window: Window) -> None:
        window.actions_["new"].trigger()
        press(Key.Key_F7)
        panel = panel_of(window)
        for _field in range(8):
            assert listed(panel)[0].startswith("Identitas")
            choose(panel, 0)
            if isinstance(focus(), QPushButton):  # an empty list: Enter begins its first item
                press(Key.Key_Return)
            type_text("x")
            panel.refresh()
        assert listed(panel) == ["Belum ada langkah"]
        assert window.session is not None
        identity = window.session.document.sop.identity
        assert identity.signatories[0].position == "x"
        assert (identity.institution, identity.legal_basis, identity.qualifications) == (("x",),) * 3
        assert (identity.number, identity.title, identity.created, identity.effective) == ("x",) * 4

    def test_a_lane_opens_at_its_name(self, drafting: Window, panel: FindingsPanel) -> None:
        choose(panel, 2)
        assert drafting.workspace is not None
        assert drafting.workspace.sides.currentIndex() == LANES
        type_text(" Madya")
        assert chart_of(drafting).actors[-1].name.endswith("Madya")

    def test_a_symbol_is_selected_on_the_pages_and_its_flows_in_the_table(
        self, drafting: Window, panel: FindingsPanel
    ) -> None:
        choose(panel, 4)
        assert drafting.workspace is not None
        assert drafting.workspace.sides.currentIndex() == STEPS
        assert cell(drafting) == (1, Part.FLOWS)
        assert drafting.workspace.selection.ids == {"b"}
        assert focus() is table_of(drafting)

    def test_pages_alone_stay_alone(self, drafting: Window, panel: FindingsPanel) -> None:
        drafting.actions_["view_pages"].trigger()
        assert drafting.workspace is not None
        choose(panel, 4)
        assert drafting.workspace.view == "pages"
        assert drafting.workspace.selection.ids == {"b"}
        assert focus() is drafting.workspace.canvas
        choose(panel, 0)
        assert drafting.workspace.view == "both"

    def test_another_chart_is_shown(self, program: Office, window: Window) -> None:
        document = sound()
        more = Chart(
            "c2",
            actors=(Actor("x", "Staf"),),
            steps=(Step("t1", "Mencatat", symbols=(Symbol("p", "x"),)), Step("t2", "Mengarsipkan")),
        )
        charts = (*document.sop.charts, more)
        program.open_document(replace(document, sop=replace(document.sop, charts=charts)), window)
        press(Key.Key_F7)
        panel, assert_at = panel_of(window), {"Bagan 2, belum ada simbol mulai": (0, Part.SYMBOLS)}
        assert_at["Bagan 2, langkah 2: belum ada pelaksana"] = (1, Part.ACTORS)
        for sentence, place in assert_at.items():
            choose(panel, listed(panel).index(sentence))
            assert window.workspace is not None
            assert window.workspace.steps.chart.id == "c2"
            assert cell(window) == place

    def test_what_is_no_longer_there_leads_nowhere(self, drafting: Window, panel: FindingsPanel) -> None:
        assert drafting.session is not None
        drafting.session.apply("hapus pelaksana", delete_actor("arsip"))
        choose(panel, 2)
        assert drafting.workspace is not None
        assert drafting.workspace.sides.currentIndex() == STEPS
        assert listed(panel) == [*FIRST[:2], *FIRST[3:]]

    def test_an_empty_document_leads_into_its_table(self, window: Window) -> None:
        window.actions_["new"].trigger()
        press(Key.Key_F7)
        panel = panel_of(window)
        choose(panel, listed(panel).index("Belum ada langkah"))
        assert focus() is table_of(window)


class TestFromOneToTheNext:
    def test_in_a_circle_both_ways(self, drafting: Window) -> None:
        panel = panel_of(drafting)
        press(Key.Key_F8)
        assert panel.isVisible()
        assert marked(panel) == FIRST[0]
        assert panel.accessibleDescription() == f"kesalahan: {FIRST[0]}; lengkapilah."
        press(Key.Key_F8, Shift)
        assert marked(panel) == FIRST[-1]
        assert cell(drafting) == (2, Part.DURATION)
        press(Key.Key_F8)
        assert marked(panel) == FIRST[0]

    def test_what_was_mended_makes_way_for_what_came_after_it(
        self, drafting: Window, panel: FindingsPanel
    ) -> None:
        choose(panel, 3)
        type_text("5 menit")
        press(Key.Key_F8)  # with the cell still open
        assert steps_of(drafting)[0].duration == "5 menit"
        assert marked(panel) == FIRST[4]
        assert cell(drafting) == (1, Part.FLOWS)

    def test_what_was_mended_meanwhile_leaves_a_gap(
        self, drafting: Window, panel: FindingsPanel, qtbot: QtBot
    ) -> None:
        for key, modifiers, following in (
            (Key.Key_F8, Qt.KeyboardModifier.NoModifier, FIRST[4]),
            (Key.Key_F8, Shift, FIRST[2]),
        ):
            choose(panel, 3)
            type_text("5 menit")
            press(Key.Key_Return)
            qtbot.waitUntil(lambda: panel.list.count() == 6)
            assert marked(panel) == ""
            press(key, modifiers)
            assert marked(panel) == following
            drafting.actions_["undo"].trigger()
            panel.refresh()


class TestMending:
    def test_what_is_plain_is_offered_and_done_in_one_undo_step(
        self, drafting: Window, panel: FindingsPanel
    ) -> None:
        panel.list.setCurrentRow(2)
        shown = button(panel, panel.mender)
        assert (shown.isVisible(), shown.text()) == (True, "Hapus kolomnya")
        with one_step(drafting, "hapus kolomnya"):
            click(shown)
        panel.refresh()
        assert [actor.name for actor in chart_of(drafting).actors] == ["Staf", "Kepala Bagian", "Kepala Biro"]

    def test_by_its_key_and_the_next_one_is_marked(self, drafting: Window, panel: FindingsPanel) -> None:
        panel.list.setCurrentRow(2)
        press(Key.Key_Period, Ctrl)
        assert len(chart_of(drafting).actors) == 3
        assert marked(panel) == FIRST[3]
        assert focus() is panel.list

    def test_what_a_person_must_know_is_not_offered(self, panel: FindingsPanel) -> None:
        panel.list.setCurrentRow(3)
        shown = button(panel, panel.mender)
        assert not shown.isVisible()
        press(Key.Key_Period, Ctrl)
        assert marked(panel) == FIRST[3]


class TestSettingAside:
    def test_by_delete_in_one_undo_step(self, drafting: Window, panel: FindingsPanel) -> None:
        panel.list.setCurrentRow(3)
        with one_step(drafting, "abaikan “Langkah 1: waktu belum diisi”"):
            press(Key.Key_Delete)
        panel.refresh()
        assert listed(panel) == [*FIRST[:3], *FIRST[4:]]
        assert drafting.session is not None
        assert len(drafting.session.document.ignored) == 1
        assert steps_of(drafting)[0].duration == ""

    def test_the_next_one_is_marked(self, panel: FindingsPanel) -> None:
        panel.list.setCurrentRow(3)
        press(Key.Key_Delete)
        assert marked(panel) == FIRST[4]
        assert focus() is panel.list

    def test_what_is_aside_can_be_shown_and_brought_back(
        self, drafting: Window, panel: FindingsPanel
    ) -> None:
        shown = button(panel, panel.setter)
        panel.list.setCurrentRow(3)
        click(shown)
        assert button_of(drafting).text() == "6 temuan"
        assert panel.aside_shown.text() == "1 diabaikan"
        click(panel.aside_shown)
        assert listed(panel)[-1] == FIRST[3]
        choose(panel, 6)
        assert shown.text() == "Pulihkan"
        with one_step(drafting, "pulihkan “Langkah 1: waktu belum diisi”"):
            click(shown)
        assert drafting.session is not None
        assert drafting.session.document == draft()
        assert not panel.aside_shown.isVisible()

    def test_walking_passes_over_what_is_aside(self, panel: FindingsPanel) -> None:
        press(Key.Key_Delete)
        click(panel.aside_shown)
        panel.list.setCurrentRow(5)
        press(Key.Key_F8)
        assert marked(panel) == FIRST[1]


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
