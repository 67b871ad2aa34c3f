"""What is plain is mended at once, what is meant so is set aside."""

from gui.findings.drafts import FIRST, button, button_of, choose, draft, listed, marked
from gui.hands import Ctrl, Key, chart_of, click, focus, one_step, press, steps_of

from sopeditor.gui.findings.panel import FindingsPanel
from sopeditor.gui.window import Window


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
