"""Symbols come from the palette: dragged, or clicked and put down."""

import pytest
from building import document, sketch
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sopeditor.edit.steps import delete_steps
from sopeditor.gui.canvas.pointer_tip import PointerTip
from sopeditor.model.lookup import step, symbol
from sopeditor.model.records import Actor, Chart, Step, SymbolKind

CHART = document("A:(Kabag B:Staf C:Staf)", "A>B B>C")
KINDS = (SymbolKind.TERMINATOR, SymbolKind.PROCESS, SymbolKind.DECISION)


@pytest.fixture
def room(office):
    return office(CHART)


def button_of(room, kind):
    return room.canvas.palette_bar.buttons[KINDS.index(kind)]


def drag_out(room, kind, target, *, drop=True):
    """Drag from the palette to a point of the viewport, with the mouse held by the palette's button."""
    button = button_of(room, kind)
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    there = button.mapFromGlobal(room.canvas.viewport().mapToGlobal(target))
    for at in (QPoint(60, 30), there):
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(at),
            QPointF(button.mapToGlobal(at)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(button, event)
    if drop:
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=there)


@pytest.mark.parametrize("kind", KINDS)
def test_dropped_into_a_cell_it_stands_in_that_row_and_lane(room, kind):
    with room.one_step("simbol baru langkah 2"):
        drag_out(room, kind, room.at("b", "Kabag"))
    new = step(room.chart, "b").symbols[-1]
    assert (new.actor, new.kind) == ("Kabag", kind)
    assert room.selection.ids == {new.id}


def test_a_box_dropped_beside_another_acts_together_with_it_until_an_arrow_is_drawn(room):
    with room.one_step("simbol baru langkah 2"):
        drag_out(room, SymbolKind.PROCESS, room.at("b", "Kabag"))
    new = step(room.chart, "b").symbols[-1].id
    assert sketch(room.chart) == " ".join(sorted(["A>B", "B>C", f"B-{new}"]))
    with room.one_step("hubungkan langkah 2 ke langkah 2"):
        room.drag(room.handle_of("B"), room.at(new))
    assert sketch(room.chart) == " ".join(sorted(["A>B", "B>C", f"B>{new}"]))


def test_dropped_on_a_row_border_it_makes_a_row_wired_into_the_flow(room):
    with room.one_step("langkah baru"):
        drag_out(room, SymbolKind.PROCESS, room.at("b", "Kabag", down=0.0))
    first, new, *_others = room.chart.steps
    assert (first.id, [s.actor for s in new.symbols]) == ("a", ["Kabag"])
    name = new.symbols[0].id
    assert sketch(room.chart) == " ".join(sorted([f"A>{name}", f"{name}>B", "B>C"]))


@pytest.mark.parametrize("below", [0, 90])
def test_dropped_below_the_last_row_it_becomes_the_last_step(room, below):
    with room.one_step("langkah baru"):
        drag_out(room, SymbolKind.TERMINATOR, room.at("c", "Staf", across=0.1, down=1.0) + QPoint(0, below))
    assert [s.id for s in room.chart.steps][:3] == ["a", "b", "c"]
    assert len(room.chart.steps) == 4


def test_dropped_on_a_symbol_it_changes_its_kind_and_what_leads_on_is_its_yes(room):
    with room.one_step("ubah simbol langkah 2"):
        drag_out(room, SymbolKind.DECISION, room.at("B"))
    assert symbol(room.chart, "B").kind is SymbolKind.DECISION
    assert sketch(room.chart) == "A>B B>C:Y"


@pytest.mark.parametrize("below", [0, 200])
def test_the_first_symbol_of_an_empty_table_makes_the_first_row(office, below):
    chart = Chart("chart", actors=(Actor("Kabag", "Kabag"), Actor("Staf", "Staf")))
    room = office(replace(CHART, sop=replace(CHART.sop, charts=(chart,))))
    lane = room.sheet.pages[1].tables[0].lanes[1].band
    area = room.sheet.pages[1].tables[0].area
    with room.one_step("langkah baru"):
        drag_out(
            room, SymbolKind.TERMINATOR, room.pixel(1, lane.start + lane.size / 2, area.y + area.h + below)
        )
    assert [s.actor for s in room.chart.steps[0].symbols] == ["Staf"]


def test_without_lanes_it_says_what_is_missing(office):
    chart = Chart("chart", steps=(Step("a", "Menyusun"),))
    room = office(replace(CHART, sop=replace(CHART.sop, charts=(chart,))))
    drag_out(room, SymbolKind.PROCESS, room.at("a", "activity"))
    assert any("Tambahkan pelaksana" in message for message in room.messages)
    assert room.session.undo_label == ""


def test_the_last_preview_is_what_dropping_gives(room):
    target = room.at("b", "Kabag", down=0.0)
    drag_out(room, SymbolKind.DECISION, target, drop=False)
    assert room.session.document == CHART
    shown = room.source.settle()
    assert len(shown.pages[1].tables[0].rows) == 4
    button = button_of(room, SymbolKind.DECISION)
    there = button.mapFromGlobal(room.canvas.viewport().mapToGlobal(target))
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=there)
    assert room.source.settle() is shown


def test_escape_puts_it_back(room):
    target = room.at("b", "Kabag")
    drag_out(room, SymbolKind.DECISION, target, drop=False)
    room.key(Qt.Key.Key_Escape)
    assert room.source.settle() == room.first_sheet
    QTest.mouseRelease(button_of(room, SymbolKind.DECISION), Qt.MouseButton.LeftButton, pos=target)
    assert room.session.document == CHART


def test_clicked_first_it_is_put_down_with_the_next_click_and_only_once(room):
    with room.one_step("simbol baru langkah 2"):
        QTest.mouseClick(button_of(room, SymbolKind.PROCESS), Qt.MouseButton.LeftButton)
        room.move(room.at("b", "Kabag"))
        room.click(room.at("b", "Kabag"))
    assert len(step(room.chart, "b").symbols) == 2
    assert not button_of(room, SymbolKind.PROCESS).isChecked()
    room.click(room.at("c", "Kabag"))
    assert len(step(room.chart, "c").symbols) == 1


def test_a_double_click_on_an_empty_cell_puts_a_box(room):
    with room.one_step("simbol baru langkah 2"):
        at = room.at("b", "Kabag")
        room.click(at)
        QTest.mouseDClick(room.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
        room.release(at)
    new = step(room.chart, "b").symbols[-1]
    assert (new.actor, new.kind) == ("Kabag", SymbolKind.PROCESS)
    assert room.selection.ids == {new.id}


def test_dropped_beside_the_lanes_it_says_where_it_may_stand(room):
    room.canvas.take_symbol(SymbolKind.PROCESS)
    room.hover(room.at("b", "activity"))
    assert "kolom pelaksana" in room.canvas.findChild(PointerTip).text()
    room.click(room.at("b", "activity"))
    assert room.session.document == CHART


def test_a_symbol_taken_right_after_a_row_was_deleted_goes_into_what_is_left(room):
    where = room.at("c", "Kabag")
    room.session.apply("hapus", delete_steps(["c"]))
    room.canvas.take_symbol(SymbolKind.PROCESS)
    room.hover(where)
    room.click(room.at("b", "Kabag"))
    assert [one.actor for one in step(room.chart, "b").symbols] == ["Staf", "Kabag"]
