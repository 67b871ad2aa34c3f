"""Dragging a symbol changes who acts, or when."""

import pytest
from building import document, sketch
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from sopeditor.model.lookup import step_of, symbol

ALT = Qt.KeyboardModifier.AltModifier

#   A(Kabag) ──► B?(Staf) ──Y──► C(Karo) ──► D(Staf)
CHART = document("A:(Kabag B:Staf? C:Karo D:Staf)", "A>B B>C:Y B>A:T C>D")


@pytest.fixture
def room(office):
    return office(CHART)


def order(room):
    return [step.id for step in room.chart.steps]


def test_sideways_gives_the_step_to_another_pelaksana(room):
    with room.one_step("pindahkan simbol langkah 3 ke pelaksana Kabag"):
        room.drag(room.at("C"), room.at("c", "Kabag"))
    assert symbol(room.chart, "C").actor == "Kabag"
    assert order(room) == ["a", "b", "c", "d"]
    assert sketch(room.chart) == sketch(CHART.sop.charts[0])


@pytest.mark.parametrize(
    ("target", "down", "after"), [("a", 0.1, "cabd"), ("d", 0.9, "abdc"), ("b", 0.1, "acbd")]
)
def test_up_and_down_moves_the_row_with_all_its_arrows(room, target, down, after):
    with room.one_step("pindahkan langkah 3"):
        room.drag(room.at("C"), room.at(target, "Karo", down=down))
    assert "".join(order(room)) == after
    assert sketch(room.chart) == sketch(CHART.sop.charts[0])
    assert room.selection.ids == {"C"}


def test_up_and_sideways_does_both_in_one_step(room):
    with room.one_step("pindahkan langkah 3"):
        room.drag(room.at("C"), room.at("a", "Kabag", across=0.2, down=0.1))
        assert any("Pindahkan langkah 3 · pelaksana Kabag" in message for message in room.messages)
    assert "".join(order(room)) == "cabd"
    assert symbol(room.chart, "C").actor == "Kabag"


def test_in_the_near_half_of_the_next_row_it_changes_its_lane_only(room):
    with room.one_step("pindahkan simbol langkah 3 ke pelaksana Kabag"):
        room.drag(room.at("C"), room.at("d", "Kabag", down=0.2))
    assert symbol(room.chart, "C").actor == "Kabag"
    assert order(room) == ["a", "b", "c", "d"]


def test_where_letting_go_moves_nothing_it_says_so(room):
    start = room.at("C")
    room.press(start)
    room.move(start + QPoint(0, 20))
    room.move(room.at("d", "Karo", down=0.2))
    assert "Langkah 3 tetap di tempatnya" in room.messages[-1]
    room.release(room.at("d", "Karo", down=0.2))
    assert room.session.document == CHART


def test_alt_moves_the_symbol_alone(room):
    with room.one_step("pindahkan simbol langkah 3 ke langkah 2"):
        room.drag(room.at("C"), room.at("b", "Karo", down=0.2), ALT)
    assert order(room) == ["a", "b", "c", "d"]
    assert step_of(room.chart, "C").id == "b"


def test_what_is_previewed_last_is_what_releasing_gives(room):
    start, end = room.at("C"), room.at("a", "Karo", down=0.1)
    room.press(start)
    room.move(start + QPoint(0, -20))
    room.move(end)
    assert room.session.document == CHART
    shown = room.source.settle()
    assert shown != room.first_sheet
    room.release(end)
    assert room.source.settle() is shown


def test_escape_restores_everything_and_the_release_does_nothing(room):
    start, end = room.at("C"), room.at("a", "Karo", down=0.1)
    room.press(start)
    room.move(end)
    room.source.settle()
    room.key(Qt.Key.Key_Escape)
    assert room.source.settle() == room.first_sheet
    assert room.canvas.hints == ()
    room.move(end + QPoint(0, 30))
    room.release(end)
    assert room.session.document == CHART
    assert room.session.undo_label == ""


@pytest.mark.parametrize("by", [QPoint(2, 1), QPoint(0, 8)])
def test_a_small_slip_moves_nothing(room, by):
    start = room.at("C")
    room.drag(start, start + by)
    assert room.session.document == CHART


def test_dropping_beside_the_lanes_moves_nothing(room):
    room.drag(room.at("C"), room.pixel(1, 10, 10))
    assert room.session.document == CHART
    assert room.canvas.hints == ()


@pytest.fixture
def several(room):
    """A (Kabag) and B (Staf) are selected."""
    room.click(room.at("A"))
    room.click(room.at("B"), Qt.KeyboardModifier.ControlModifier)
    return room


def lanes(room):
    return {part: symbol(room.chart, part).actor for part in "ABCD"}


def test_selected_symbols_go_sideways_together_and_stay_selected(several):
    with several.one_step("pindahkan 2 simbol"):
        several.drag(several.at("A"), several.at("a", "Staf"))
    assert lanes(several) == {"A": "Staf", "B": "Karo", "C": "Karo", "D": "Staf"}
    assert several.selection.ids == {"A", "B"}


def test_they_go_up_and_down_with_their_rows(several):
    with several.one_step("pindahkan 2 langkah"):
        several.drag(several.at("B"), several.at("d", "Staf", down=0.9))
    assert order(several) == ["c", "d", "a", "b"]
    assert sketch(several.chart) == sketch(CHART.sop.charts[0])


def test_where_one_of_them_would_find_no_pelaksana_it_says_so(several):
    several.press(several.at("A"))
    several.move(several.at("a", "Karo"))
    assert "semua simbol yang terpilih" in several.messages[-1]
    several.release(several.at("a", "Karo"))
    assert several.session.document == CHART


def test_alt_and_arrows_shift_all_that_are_selected(several):
    with several.one_step("pindahkan 2 simbol"):
        several.key(Qt.Key.Key_Right, ALT)
    assert lanes(several) == {"A": "Staf", "B": "Karo", "C": "Karo", "D": "Staf"}
    several.key(Qt.Key.Key_Right, ALT)
    assert "semua simbol yang terpilih" in several.messages[-1]


def test_an_edit_from_elsewhere_ends_the_gesture(room):
    room.drag(room.at("C"), room.at("c", "Kabag"))
    start, end = room.at("D"), room.at("d", "Karo")
    room.press(start)
    room.move(end)
    room.session.undo()
    assert room.canvas.hints == ()
    assert room.sheet == room.first_sheet
    room.release(end)
    assert room.session.document == CHART


CONTROL = Qt.KeyboardModifier.ControlModifier


def test_ctrl_copies_the_symbol_and_selects_the_copy(room):
    with room.one_step("salin simbol langkah 2 ke langkah 4"):
        room.drag(room.at("B"), room.at("d", "Kabag"), CONTROL)
        (new,) = room.selection.ids
    assert symbol(room.chart, new) == replace(symbol(room.chart, "B"), id=new, actor="Kabag")
    assert step_of(room.chart, new).id == "d"
    assert sketch(room.chart) == sketch(CHART.sop.charts[0])


def test_ctrl_copies_all_that_are_selected_with_the_flows_between_them(several):
    with several.one_step("salin 2 simbol ke langkah 3"):
        several.drag(several.at("A"), several.at("c", "Staf"), CONTROL)
        copies = {step_of(several.chart, part).id: part for part in several.selection.ids}
    assert {row: symbol(several.chart, part).actor for row, part in copies.items()} == {
        "c": "Staf",
        "d": "Karo",
    }
    assert f"{copies['c']}>{copies['d']}" in sketch(several.chart)
    assert f"{copies['d']}>{copies['c']}:T" in sketch(several.chart)


def test_copies_that_would_find_no_pelaksana_are_refused(several):
    several.press(several.at("B"), CONTROL)
    several.move(several.at("c", "Kabag", across=0.3), CONTROL)
    assert "semua simbol yang terpilih" in several.messages[-1]
    several.key(Qt.Key.Key_Escape)
    assert several.session.document == CHART


def test_ctrl_and_alt_are_seen_while_the_pointer_stays(room):
    end = room.at("d", "Kabag")
    room.press(room.at("C"))
    room.move(end)
    seen = []
    for key in (Qt.Key.Key_Control, Qt.Key.Key_Alt):
        QTest.keyPress(room.canvas, key)
        seen.append((room.messages[-1], room.canvas.viewport().cursor().shape()))
        QTest.keyRelease(room.canvas, key)
    assert seen[0] == ("Salin simbol langkah 3 ke langkah 4", Qt.CursorShape.DragCopyCursor)
    assert seen[1] == ("Pindahkan simbol langkah 3 ke langkah 4", Qt.CursorShape.SizeAllCursor)
    room.key(Qt.Key.Key_Escape)
    assert room.session.document == CHART
