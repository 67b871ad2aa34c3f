"""The pelaksana of a chart: add, rename, reorder, group, delete."""

import pytest
from gui.hands import Alt, Key, answering, chart_of, click, drag, one_step, press, type_text
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPushButton

from sopeditor.gui.lanes import HeirDialog, LanePanel
from sopeditor.gui.window import Window


@pytest.fixture
def panel(editing: Window) -> LanePanel:
    """The lane panel of an open document."""
    editing.actions_["show_lanes"].trigger()
    QApplication.processEvents()
    found = editing.findChild(LanePanel)
    assert found is not None
    return found


def names(window: Window) -> list[str]:
    """The pelaksana from left to right."""
    return [actor.name for actor in chart_of(window).actors]


def test_enter_after_the_last_one_adds_another(editing: Window, panel: LanePanel) -> None:
    with one_step(editing, "pelaksana baru"):
        panel.lanes[-1].name.setFocus()
        press(Key.Key_Return)
    panel.lanes[-1].name.setFocus()
    with one_step(editing, "nama pelaksana"):
        type_text("Menteri")
    assert names(editing) == ["Staf", "Kepala Bagian", "Kepala Biro", "Menteri"]


def test_rename_shows_in_the_table(editing: Window, panel: LanePanel) -> None:
    with one_step(editing, "nama pelaksana"):
        panel.lanes[1].name.setFocus()
        panel.lanes[1].name.selectAll()
        type_text("Kabag TU")
    assert names(editing)[1] == "Kabag TU"
    assert editing.workspace is not None
    model = editing.workspace.steps.table.steps
    assert model.index(1, 1).data() == "Kabag TU"


def test_drag_a_lane_and_undo(editing: Window, panel: LanePanel) -> None:
    lanes = panel.lanes
    with one_step(editing, "urutan pelaksana"):
        drag(lanes[0].handle, QPoint(6, 10), lanes[2], QPoint(6, lanes[2].height() - 1))
    assert names(editing) == ["Kepala Bagian", "Kepala Biro", "Staf"]
    assert [lane.name.text() for lane in panel.lanes] == names(editing)


def test_swapping_two_lanes_is_one_undo_step(editing: Window, panel: LanePanel) -> None:
    flows = chart_of(editing).flows
    with one_step(editing, "urutan pelaksana"):
        panel.lanes[0].name.setFocus()
        press(Key.Key_Down, Alt)
    assert names(editing) == ["Kepala Bagian", "Staf", "Kepala Biro"]
    assert chart_of(editing).flows == flows


def test_group_neighbours(editing: Window, panel: LanePanel) -> None:
    for at in (1, 2):
        with one_step(editing, "kelompok pelaksana"):
            panel.lanes[at].group.setFocus()
            type_text("Pimpinan")
    assert [actor.group for actor in chart_of(editing).actors] == ["", "Pimpinan", "Pimpinan"]


@pytest.mark.parametrize(
    ("hands_over", "heirs"), [(True, ["a", "b", "c", "d", "e"]), (False, ["a", "d", "e"])]
)
def test_deleting_a_lane_asks_where_its_symbols_go(
    editing: Window, panel: LanePanel, hands_over: bool, heirs: list[str]
) -> None:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, HeirDialog)
        (dialog.hand_over if hands_over else dialog.remove).click()
        buttons = dialog.findChild(QDialogButtonBox)
        assert buttons is not None
        agree = next(
            b for b in buttons.buttons() if buttons.buttonRole(b) is QDialogButtonBox.ButtonRole.AcceptRole
        )
        assert isinstance(agree, QPushButton)
        QTest.mouseClick(agree, Qt.MouseButton.LeftButton)

    with one_step(editing, "hapus pelaksana “Kepala Bagian”"):
        answering(answer, lambda: click(panel.lanes[1].remove))
    assert names(editing) == ["Staf", "Kepala Biro"]
    assert [symbol.id for step in chart_of(editing).steps for symbol in step.symbols] == heirs


def test_not_agreeing_deletes_nothing(editing: Window, panel: LanePanel) -> None:
    before = chart_of(editing)
    answering(lambda dialog: dialog.reject(), lambda: click(panel.lanes[1].remove))
    assert chart_of(editing) == before


def test_an_empty_lane_goes_without_a_question(editing: Window, panel: LanePanel) -> None:
    click(panel.adder)
    assert len(names(editing)) == 4
    click(panel.lanes[3].remove)
    assert names(editing) == ["Staf", "Kepala Bagian", "Kepala Biro"]
