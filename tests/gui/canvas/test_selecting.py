"""What is clicked is selected, and what is selected elsewhere is shown here."""

import pytest
from building import document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sopeditor.gui.canvas.items import rectangle
from sopeditor.gui.gestures.hints import Tone
from sopeditor.gui.gestures.spots import Spot, SpotKind, contains, places_of
from sopeditor.gui.selection import Cursor

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

#   A ──► B? ──Y──► C ──► D        C and K act together
CHART = document("A:(Kabag B:Staf? C:Karo+K:Kabag D:Staf? E:Staf)", "A>B B>C:Y B>A:T C-K C>D D>E:Y D>B:T")
MANY = document(" ".join(f"S{at}:Staf" for at in range(60)), " ".join(f"S{at}>S{at + 1}" for at in range(59)))


def shown(room, tone):
    return {hint.box for hint in room.canvas.highlights if hint.tone is tone}


@pytest.mark.parametrize(
    ("part", "field", "ids", "cursor"),
    [
        ("B", "", {"B"}, Cursor("B")),
        ("b", "activity", {"b"}, Cursor("b", "activity")),
        ("b", "number", {"b"}, Cursor("b", "number")),
        ("b", "remark", {"b"}, Cursor("b", "remark")),
        ("d", "Kabag", {"d"}, Cursor("d", "Kabag")),
        ("Staf", "name", {"Staf"}, Cursor("Staf", "name")),
    ],
)
def test_click_selects_symbol_cell_row_or_lane(office, part, field, ids, cursor):
    room = office(CHART)
    room.click(room.at(part, field))
    assert room.selection.ids == ids
    assert room.selection.cursor == cursor


def test_click_near_a_line_selects_the_flow(office):
    room = office(CHART)
    edge = next(e for page in room.sheet.pages for t in page.tables for e in t.edges if "C>D" in e.flows)
    (x0, y0), (x1, y1) = edge.points[0], edge.points[1]
    room.canvas.reveal("C>D")
    room.click(room.pixel(1, (x0 + x1) / 2 + 1, (y0 + y1) / 2 + 1))
    assert room.selection.ids == {"C>D"}


def test_click_beside_everything_selects_nothing(office):
    room = office(CHART)
    room.click(room.at("B"))
    room.click(room.pixel(1, 5, 5))
    assert room.selection.ids == frozenset()
    assert room.selection.cursor is None


def test_ctrl_click_adds_and_takes_away(office):
    room = office(CHART)
    room.click(room.at("B"))
    room.click(room.at("C"), CONTROL)
    assert room.selection.ids == {"B", "C"}
    room.click(room.at("B"), CONTROL)
    assert room.selection.ids == {"C"}


def test_a_plain_click_on_one_of_several_selects_it_alone_whichever_was_the_last(office):
    room = office(CHART)
    room.click(room.at("B"))
    room.click(room.at("C"), CONTROL)
    room.click(room.at("C"))
    assert room.selection.ids == {"C"}


def test_shift_click_selects_the_rows_between(office):
    room = office(CHART)
    room.click(room.at("b", "number"))
    room.click(room.at("d", "activity"), SHIFT)
    assert room.selection.ids == {"b", "c", "d"}


def test_selected_symbol_is_marked_where_it_stands(office):
    room = office(CHART)
    room.click(room.at("B"))
    assert shown(room, Tone.PART) == {place.box for place in places_of(room.sheet, "B")}


def test_row_chosen_in_the_table_is_shown_and_scrolled_to(office):
    room = office(MANY)
    room.canvas.set_zoom(1.0)
    room.canvas.go_to_page(1)
    room.selection.select(frozenset({"s50"}), Cursor("s50", "output"), "table")
    place = next(places_of(room.sheet, "s50"))
    assert shown(room, Tone.ROW) == {place.box}
    top = room.pixel(place.page, place.box.x, place.box.y).y()
    assert 0 <= top < room.canvas.viewport().height()


def test_what_is_seen_already_is_not_scrolled(office):
    room = office(MANY)
    room.canvas.set_zoom(1.0)
    room.canvas.go_to_page(2)
    before = room.canvas.verticalScrollBar().value()
    row = room.sheet.pages[1].tables[0].rows[4].step
    room.selection.select(frozenset({row}), Cursor(row, "output"), "table")
    assert room.canvas.verticalScrollBar().value() == before


def test_selection_follows_its_row_when_the_document_changes(office):
    from sopeditor.edit.steps import move_steps

    room = office(CHART)
    room.click(room.at("B"))
    room.session.apply("pindah", move_steps(["b"], None))
    sheet = room.sheet
    box = next(places_of(sheet, "B")).box
    assert shown(room, Tone.PART) == {box}
    assert contains(next(places_of(sheet, "b")).box, (box.x, box.y))


def test_flows_that_share_a_line_are_reached_by_clicking_again(office):
    room = office(CHART)
    spot = Spot(SpotKind.FLOW, 1, "A>B", "", shared=("A>B", "C>D", "D>E:Y"))
    room.canvas.spot = lambda pointer: spot
    seen = []
    for _ in range(4):
        room.click(room.pixel(1, 5, 5))
        seen += room.selection.ids
    assert seen == ["A>B", "C>D", "D>E:Y", "A>B"]


def test_what_the_keyboard_is_on_is_told_to_screen_readers(office):
    room = office(CHART)
    room.click(room.at("b", "activity"))
    assert room.canvas.accessibleDescription() == "Kegiatan langkah 2: Kegiatan B"


def test_a_pentagon_stands_for_the_flow_it_continues(office):
    room = office(MANY)
    pentagon = next(node for node in room.sheet.pages[1].tables[0].nodes if not node.symbol)
    edge = next(
        edge for edge in room.sheet.pages[1].tables[0].edges if pentagon.id in {edge.source, edge.target}
    )
    room.canvas.bring_into_view(1, rectangle(pentagon.box))
    at = room.pixel(1, pentagon.box.x + pentagon.box.w / 2, pentagon.box.y + pentagon.box.h * 0.8)
    room.click(at)
    assert room.selection.ids == set(edge.flows)
    QTest.mouseDClick(room.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    room.canvas.editing.close()
    assert room.session.document == MANY
