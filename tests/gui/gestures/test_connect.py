"""Flows are drawn from symbol to symbol, and their ends and stretches taken elsewhere."""

import pytest
from building import document, sketch
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from sopeditor.gui.canvas.pointer_tip import PointerTip
from sopeditor.gui.gestures.hints import Tone
from sopeditor.model.lookup import flow, symbol
from sopeditor.model.records import Side, SymbolKind, Wish

#   A(Kabag) ──► B?(Staf) ──Y──► C(Karo)     D(Staf)
CHART = document("A:(Kabag B:Staf? C:Karo D:Staf E:Kabag", "A>B B>C:Y")
START = sketch(CHART.sop.charts[0])


@pytest.fixture
def room(office):
    return office(CHART)


def tones(room, part):
    box = room.place(part).box
    return {hint.tone for hint in room.canvas.hints if hint.box == box}


def test_hovering_a_symbol_shows_four_handles_and_says_what_they_are_for(room):
    handle = room.handle_of("B")
    assert sum(hint.tone is Tone.HANDLE for hint in room.canvas.hints) == 4
    room.hover(handle)
    assert "menghubungkan" in room.messages[-1]
    room.hover(room.pixel(1, 20, 500))
    assert room.canvas.hints == ()
    assert room.messages[-1] == ""


def test_dragged_from_a_handle_to_a_symbol_it_becomes_a_flow_with_the_next_label(room):
    with room.one_step("hubungkan langkah 2 ke langkah 4"):
        room.drag(room.handle_of("B"), room.at("D"))
    assert sketch(room.chart) == " ".join(sorted([*START.split(), "B>D:T"]))


@pytest.mark.parametrize("source", ["A", "B", "E"])
def test_dragged_from_a_handle_below_the_table_it_leads_to_a_new_step_of_its_own(room, source):
    below = room.at("e", "Karo", down=1.0) + QPoint(0, 60)
    with room.one_step(f"hubungkan langkah {'ABCDE'.index(source) + 1} ke langkah baru"):
        room.drag(room.handle_of(source), below)
    *old, new = room.chart.steps
    (box,) = new.symbols
    assert [step.id for step in old] == list("abcde")
    assert (box.actor, box.kind) == ("Karo", SymbolKind.PROCESS)
    label = ":T" if source == "B" else ""
    assert sketch(room.chart) == " ".join(sorted([*START.split(), f"{source}>{box.id}{label}"]))
    assert room.selection.ids == {box.id}


@pytest.mark.parametrize(("yes", "no"), [("Y", "T"), ("Ya", "Tidak")])
def test_the_exits_of_a_diamond_are_yes_then_no_in_the_words_of_the_document(office, yes, no):
    start = document("A:(Kabag B:Staf? C:Karo D:Staf", "A>B")
    room = office(
        replace(start, profile=replace(start.profile, words=replace(start.profile.words, yes=yes, no=no)))
    )
    for target, row, word in (("C", 3, yes), ("D", 4, no)):
        with room.one_step(f"hubungkan langkah 2 ke langkah {row}"):
            room.drag(room.handle_of("B"), room.at(target))
        assert f"B>{target}:{word}" in sketch(room.chart)


def test_allowed_targets_are_lit_while_dragging_and_a_refused_one_says_why(room):
    room.press(room.handle_of("A"))
    room.move(room.at("A") + QPoint(60, 60))
    assert {part for part in "ABCDE" if Tone.ALLOWED in tones(room, part)} == {"C", "D", "E"}
    room.move(room.at("B"))
    assert Tone.REFUSED in tones(room, "B")
    assert "sudah terhubung" in room.messages[-1]
    room.release(room.at("B"))
    assert room.session.document == CHART
    assert "sudah terhubung" in room.messages[-1]


def test_the_real_route_is_previewed_and_is_what_releasing_gives(room):
    room.press(room.handle_of("B"))
    room.move(room.at("E"))
    shown = room.source.settle()
    assert sum(len(table.edges) for page in shown.pages for table in page.tables) == 3
    assert room.session.document == CHART
    room.release(room.at("E"))
    assert room.source.settle() is shown


def test_escape_draws_nothing(room):
    room.press(room.handle_of("B"))
    room.move(room.at("E"))
    room.key(Qt.Key.Key_Escape)
    room.release(room.at("E"))
    assert room.sheet == room.first_sheet
    assert room.session.undo_label == ""


def test_dropped_on_an_empty_cell_symbol_and_flow_come_in_one_step(room):
    with room.one_step("hubungkan langkah 2 ke simbol baru di langkah 4"):
        room.drag(room.handle_of("B"), room.at("d", "Karo"))
    new = next(iter(room.selection.ids))
    assert symbol(room.chart, new).actor == "Karo"
    assert f"B>{new}:T" in sketch(room.chart)


def test_dropped_beside_a_symbol_in_its_cell_it_leads_to_that_symbol(room):
    with room.one_step("hubungkan langkah 2 ke langkah 4"):
        room.drag(room.handle_of("B"), room.at("d", "Staf", across=0.04))
    assert "B>D:T" in sketch(room.chart)


def test_in_the_cell_it_comes_from_nothing_is_previewed_yet(room):
    handle = room.handle_of("B")
    room.press(handle)
    room.move(room.at("b", "Staf", across=0.97))
    assert room.sheet == room.first_sheet
    assert "Lepaskan di simbol tujuan" in room.messages[-1]
    room.release(room.at("b", "Staf", across=0.97))
    assert room.session.document == CHART


def test_of_two_symbols_in_a_cell_the_one_under_the_pointer_is_taken(office):
    #   a decision above a box, both in one cell: the box's handle would lie on the decision's foot
    room = office(document("A:(Kabag B:Staf?+C:Staf D:Karo)", "A>B B>C:Y B>A:T C>D"))
    room.canvas.set_zoom(0.5)
    at = room.at("B", down=0.93)
    room.hover(at)
    room.drag(at, room.at("b", "Karo", across=0.4))
    assert room.session.undo_label == "pindahkan simbol langkah 2 ke pelaksana Karo"
    assert {part: symbol(room.chart, part).actor for part in "BC"} == {"B": "Karo", "C": "Staf"}


def test_dropped_on_a_row_without_symbols_it_is_wired_only_once(office):
    #   A ──► B        row x between them holds nothing
    rows = document("A:Staf X:Staf B:Staf", "A>B")
    from sopeditor.edit.symbols import remove_symbols

    room = office(remove_symbols(["X"])(rows))
    room.drag(room.handle_of("A"), room.at("x", "Staf", across=0.9))
    new = next(iter(room.selection.ids))
    assert sketch(room.chart) == " ".join(sorted([f"A>{new}", f"{new}>B"]))


def test_an_end_is_taken_to_another_symbol(room):
    with room.one_step("arahkan panah ke langkah 4"):
        room.drag(room.end_of("B>C:Y"), room.at("D"))
    assert flow(room.chart, "B>C:Y").target == "D"


def test_a_start_is_taken_to_another_symbol(room):
    with room.one_step("pindahkan pangkal panah ke langkah 5"):
        room.drag(room.end_of("B>C:Y", at_source=True), room.at("E"))
    assert flow(room.chart, "B>C:Y").source == "E"


@pytest.mark.parametrize("across", [0.04, -0.1])
def test_an_end_on_another_side_of_its_symbol_is_a_wish_for_that_side(room, across):
    with room.one_step("sisi panah"):
        room.drag(room.end_of("B>C:Y"), room.at("C", across=across))
    assert flow(room.chart, "B>C:Y").wish.entry is Side.LEFT


def test_an_end_put_back_on_the_side_it_is_wished_on_promises_nothing(room):
    room.drag(room.end_of("B>C:Y"), room.at("C", across=0.04))
    wished = room.session.document
    room.press(room.end_of("B>C:Y"))
    room.move(room.at("C", across=0.3))
    room.move(room.at("C", across=0.1))
    assert room.messages[-1] == ""
    room.release(room.at("C", across=0.1))
    assert room.session.document is wished


@pytest.mark.parametrize("inside", [0.1, 0.3])
def test_a_click_at_an_end_changes_nothing_and_selects_what_is_there(room, inside):
    room.end_of("B>C:Y")
    room.click(room.at("C", across=0.5, down=inside))
    assert room.session.document == CHART
    assert room.selection.ids == {"C"}


def test_an_end_that_may_not_go_there_says_why(room):
    room.press(room.end_of("A>B"))
    room.move(room.at("A", across=0.5, down=0.5))
    room.move(room.at("A"))
    assert "simbolnya sendiri" in room.messages[-1]
    room.release(room.at("A"))
    assert room.session.document == CHART


def test_an_end_dropped_beside_everything_stays_where_it_was(room):
    room.drag(room.end_of("B>C:Y"), room.pixel(1, 20, 500))
    assert room.session.document == CHART


def stretch(room, flow_id, *, upright):
    """The middle of the first upright or level stretch of a flow."""
    for page, found in enumerate(room.sheet.pages):
        for edge in (edge for table in found.tables for edge in table.edges if flow_id in edge.flows):
            for (x0, y0), (x1, y1) in zip(edge.points, edge.points[1:], strict=False):
                if (x0 == x1) is upright:
                    return room.pixel(page, (x0 + x1) / 2, (y0 + y1) / 2)
    raise AssertionError(flow_id)


def test_an_upright_stretch_dragged_to_a_lane_border_is_a_wish_for_that_gutter(room):
    with room.one_step("jalur panah"):
        lanes = {lane.actor: lane.band for lane in room.sheet.pages[1].tables[0].lanes}
        start = stretch(room, "B>C:Y", upright=True)
        end = QPoint(room.pixel(1, lanes["Kabag"].start + 2, 0).x(), start.y())
        room.drag(start, end)
    assert flow(room.chart, "B>C:Y").wish == Wish(gutter="Kabag")


def test_a_level_stretch_dragged_to_a_row_border_is_a_wish_for_that_gap(room):
    start = stretch(room, "B>C:Y", upright=False)
    with room.one_step("jalur panah"):
        foot = room.at("c", "Karo", down=1.0)
        room.drag(start, QPoint(start.x(), foot.y() - 2))
    assert flow(room.chart, "B>C:Y").wish == Wish(gap="d")


def wished(room):
    """Drag B─►C to the border below C's row, where d begins."""
    start = stretch(room, "B>C:Y", upright=False)
    room.drag(start, QPoint(start.x(), room.at("c", "Karo", down=1.0).y() - 2))
    return flow(room.chart, "B>C:Y")


def test_a_wish_survives_inserting_moving_and_deleting_rows(room):
    kept = wished(room)
    assert kept.wish == Wish(gap="d")
    border = room.at("b", "number", across=0.0, down=0.0)
    room.hover(border)
    room.click(border)
    room.canvas.editing.close()
    assert len(room.chart.steps) == 6
    assert flow(room.chart, "B>C:Y") == kept
    room.drag(room.at("e", "number"), room.at("a", "number", down=0.1))
    assert room.chart.steps[0].id == "e"
    assert flow(room.chart, "B>C:Y") == kept
    room.click(room.at("e", "number"))
    room.key(Qt.Key.Key_Delete)
    assert flow(room.chart, "B>C:Y") == kept
    while room.session.undo():
        pass
    assert room.session.document == CHART


def test_the_automatic_route_forgets_the_wish(room):
    wished(room)
    at = stretch(room, "B>C:Y", upright=True)
    room.click(at)
    room.canvas.open_menu()
    menu = next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible()
    )
    choice = next(action for action in menu.actions() if action.text() == "Jalur otomatis")
    with room.one_step("jalur otomatis"):
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(choice).center())
    assert flow(room.chart, "B>C:Y").wish == Wish()
    assert room.sheet == room.first_sheet


def test_what_letting_go_would_do_is_written_beside_the_pointer_and_a_refusal_stays_there(room):
    room.press(room.handle_of("A"))
    room.move(room.at("D"))
    tip = room.canvas.findChild(PointerTip)
    assert (tip.isVisible(), tip.text()) == (True, "Hubungkan langkah 1 ke langkah 4")
    assert tip.property("role") == "drag"
    room.move(room.at("B"))
    assert "sudah terhubung" in tip.text()
    assert tip.property("role") == "refused"
    assert room.canvas.viewport().cursor().shape() is Qt.CursorShape.ForbiddenCursor
    assert room.canvas.viewport().rect().contains(tip.geometry())
    room.release(room.at("B"))
    room.hover(room.at("B") + QPoint(30, 30))
    assert tip.isVisible()
    room.press(room.handle_of("A"))
    room.move(room.at("D"))
    room.key(Qt.Key.Key_Escape)
    assert not tip.isVisible()


@pytest.mark.parametrize(
    ("part", "field", "shape", "words"),
    [
        ("B", "", Qt.CursorShape.SizeAllCursor, "Seret untuk memindahkan"),
        ("b", "number", Qt.CursorShape.OpenHandCursor, "memindahkan langkah"),
        ("Staf", "name", Qt.CursorShape.OpenHandCursor, "mengurutkan pelaksana"),
        ("b", "activity", Qt.CursorShape.ArrowCursor, "untuk menulis"),
    ],
)
def test_the_pointer_says_what_can_be_done_with_what_is_under_it(room, part, field, shape, words):
    room.hover(room.at(part, field))
    assert room.canvas.viewport().cursor().shape() is shape
    assert words in room.messages[-1]


def test_a_line_shows_in_which_direction_it_can_be_dragged(room):
    room.hover(stretch(room, "B>C:Y", upright=True))
    assert room.canvas.viewport().cursor().shape() is Qt.CursorShape.SplitHCursor
    room.hover(stretch(room, "B>C:Y", upright=False))
    assert room.canvas.viewport().cursor().shape() is Qt.CursorShape.SplitVCursor


def test_a_handle_explains_itself_where_the_pointer_rests(room):
    at = room.handle_of("B")
    room.hover(at)
    view = room.canvas.viewport()
    QApplication.sendEvent(view, QHelpEvent(QHelpEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    assert "menghubungkan" in QToolTip.text()
    QToolTip.hideText()


def test_the_handle_of_a_symbol_is_had_though_the_end_of_a_selected_flow_is_beside_it(room):
    at = room.handle_of("B")
    room.click(stretch(room, "B>C:Y", upright=True))
    room.drag(at, room.at("D"))
    assert "B>D:T" in sketch(room.chart)
    assert flow(room.chart, "B>C:Y").target == "C"
