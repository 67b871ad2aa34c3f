"""Several charts in one document: add, name, reorder, delete, and go from one to the other."""

import pytest
from gui.conftest import letter
from gui.hands import Key, answering, choose, click_cell, one_step, press, table_of, type_text, write
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTabBar

from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.gestures.spots import cell_of
from sopeditor.gui.office import Office
from sopeditor.gui.window import Window
from sopeditor.model.records import Chart, Document


def charts(window: Window) -> tuple[Chart, ...]:
    """The charts as they are now."""
    assert window.session is not None
    return window.session.document.sop.charts


def shown(window: Window) -> str:
    """The chart in the table."""
    assert window.workspace is not None
    return window.workspace.steps.chart.id


@pytest.fixture
def two(editing: Window) -> Window:
    """A document with a second chart, which is shown."""
    with one_step(editing, "bagan baru"):
        editing.actions_["add_chart"].trigger()
    assert editing.workspace is not None
    editing.workspace.steps.show_chart(charts(editing)[1].id)
    return editing


def test_a_new_chart_has_the_same_lanes_and_is_shown(two: Window) -> None:
    first, second = charts(two)
    assert [actor.name for actor in second.actors] == [actor.name for actor in first.actors]
    assert not {actor.id for actor in second.actors} & {actor.id for actor in first.actors}
    assert shown(two) == second.id
    assert table_of(two).steps.rowCount() == 1
    two.actions_["undo"].trigger()
    assert len(charts(two)) == 1
    assert shown(two) == "c1"


def test_the_first_keys_after_a_new_chart_write_its_first_step(two: Window) -> None:
    type_text("Menerima")
    press(Key.Key_Return)
    assert [step.activity for step in charts(two)[1].steps] == ["Menerima"]


def test_the_pages_follow_to_the_chart_whose_tab_is_chosen(two: Window) -> None:
    assert two.workspace is not None
    canvas, tabs = two.workspace.canvas, two.workspace.steps.tabs
    canvas.go_to_page(1)
    for place in (0, 1, 0):
        click_tab(tabs, place)
        head = cell_of(canvas.sheet, charts(two)[place].actors[0].id, "name")
        assert head is not None
        assert canvas.viewport().rect().contains(canvas.on_screen(head).toRect())
        assert table_of(two).currentIndex().row() == 0


def test_the_total_time_is_that_of_the_chart_in_the_table(two: Window) -> None:
    told = [label.text() for label in two.statusBar().findChildren(QLabel)]
    assert not [text for text in told if text.startswith("Waktu")]


def click_tab(tabs: QTabBar, place: int) -> None:
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(place).center())


def test_name_and_footnote(two: Window) -> None:
    with one_step(two, "judul bagan"):
        answering(write("Pengadaan"), two.actions_["rename_chart"].trigger)
    assert charts(two)[1].title == "Pengadaan"
    assert two.workspace is not None
    assert two.workspace.steps.tabs.tabText(1) == "Pengadaan"


def test_reorder_by_command_and_by_dragging_the_tab(two: Window) -> None:
    first, second = (chart.id for chart in charts(two))
    with one_step(two, "geser bagan"):
        two.actions_["chart_left"].trigger()
    assert [chart.id for chart in charts(two)] == [second, first]
    assert shown(two) == second
    with one_step(two, "geser bagan"):
        two.actions_["chart_right"].trigger()
    assert [chart.id for chart in charts(two)] == [first, second]
    assert two.workspace is not None
    with one_step(two, "geser bagan"):
        two.workspace.steps.tabs.moveTab(1, 0)
    assert [chart.id for chart in charts(two)] == [second, first]
    assert shown(two) == second


def test_deleting_a_full_chart_asks(two: Window) -> None:
    assert two.workspace is not None
    two.workspace.steps.show_chart("c1")
    answering(choose("Batal"), two.actions_["delete_chart"].trigger)
    assert len(charts(two)) == 2
    with one_step(two, "hapus bagan"):
        answering(choose("Hapus"), two.actions_["delete_chart"].trigger)
    assert len(charts(two)) == 1
    assert shown(two) == charts(two)[0].id
    assert not two.actions_["delete_chart"].isEnabled()


def test_what_is_selected_on_the_pages_is_shown_in_its_table(two: Window) -> None:
    assert two.workspace is not None
    two.workspace.selection.select(frozenset({"s3"}), None, "canvas")
    assert shown(two) == "c1"
    assert table_of(two).selected_steps() == ("s3",)


def test_steps_typed_into_the_second_chart_stay_there(two: Window) -> None:
    click_cell(two, 0, TableColumn.ACTIVITY)
    model = table_of(two).steps
    model.setData(model.index(0, 0), "Langkah kedua")
    assert [step.activity for step in charts(two)[1].steps] == ["Langkah kedua"]
    assert len(charts(two)[0].steps) == 4


def test_a_document_without_a_chart_gets_one(program: Office, window: Window) -> None:
    program.open_document(Document(), window)
    assert len(charts(window)) == 1
    assert not window.isWindowModified()


def test_tabs_appear_with_the_second_chart(program: Office, window: Window) -> None:
    document = letter()
    program.open_document(document, window)
    assert window.workspace is not None
    QApplication.processEvents()
    assert window.workspace.steps.tabs.isHidden()
    both = (*document.sop.charts, Chart("c2", "Kedua"))
    program.open_document(replace(document, sop=replace(document.sop, charts=both)), window)
    assert not window.workspace.steps.tabs.isHidden()
