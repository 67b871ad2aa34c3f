"""How the window leads to the place that a finding is about, and from one to the next."""

from gui.findings.drafts import FIRST, cell, choose, listed, marked, panel_of, sound
from gui.hands import Key, Shift, chart_of, focus, press, steps_of, table_of, type_text
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sopeditor.edit.actors import delete_actor
from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.findings.panel import FindingsPanel
from sopeditor.gui.identity.form import IdentityForm
from sopeditor.gui.office import Office
from sopeditor.gui.window import Window
from sopeditor.gui.workspace import IDENTITY, LANES, STEPS
from sopeditor.model.records import Actor, Chart, Step, Symbol


class TestGoingThere:
    def test_a_click_leads_to_the_cell_where_one_types_on(
        self, drafting: Window, panel: FindingsPanel
    ) -> None:
        choose(panel, 3)
        assert cell(drafting) == (0, TableColumn.DURATION)
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
        assert cell(drafting) == (1, TableColumn.FLOWS)
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
        panel, assert_at = panel_of(window), {"Bagan 2, belum ada simbol mulai": (0, TableColumn.SYMBOLS)}
        assert_at["Bagan 2, langkah 2: belum ada pelaksana"] = (1, TableColumn.ACTORS)
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
        assert cell(drafting) == (2, TableColumn.DURATION)
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
        assert cell(drafting) == (1, TableColumn.FLOWS)

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
