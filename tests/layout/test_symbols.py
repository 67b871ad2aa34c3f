"""Symbols as large as their lanes allow, with room for flows beside them."""

from hypothesis import given
from hypothesis import strategies as st

from sopeditor.layout.form import form_of
from sopeditor.layout.table.lines import HEAD_LENGTH
from sopeditor.layout.table.symbols import (
    LARGEST_BOX,
    LEAST_LANE_ROOM,
    SMALLEST_BOX,
    Figure,
    box_width,
    figure,
)
from sopeditor.layout.table.widths import NARROWEST_LANE
from sopeditor.model.profile import Profile
from sopeditor.model.records import SymbolKind

FORM = form_of(Profile())
QUESTION = "Apakah berkas permohonan sudah lengkap dan benar?"


def decision(text: str, lane: float) -> Figure:
    return figure(SymbolKind.DECISION, text, box_width(lane), lane, 1.0, FORM)


@given(st.floats(NARROWEST_LANE, 200), st.floats(0, 50))
def test_a_wider_lane_has_no_smaller_boxes_and_no_less_room_beside_them(lane: float, more: float) -> None:
    box, other = box_width(lane), box_width(lane + more)
    assert SMALLEST_BOX <= box <= other + 1e-9 <= LARGEST_BOX + 1e-9
    assert 2 * LEAST_LANE_ROOM - 1e-9 <= lane - box <= lane + more - other + 1e-9


@given(st.floats(40, 200))
def test_a_whole_head_fits_between_a_box_and_a_flow_along_the_frame(lane: float) -> None:
    assert (lane - box_width(lane)) / 2 >= HEAD_LENGTH + 1.5


@given(st.lists(st.sampled_from(QUESTION.split()), min_size=1, max_size=8).map(" ".join), st.floats(70, 110))
def test_every_line_of_a_decision_lies_inside_its_diamond(text: str, lane: float) -> None:
    one = decision(text, lane)
    top = -one.text.height / 2
    for at, line in enumerate(one.text.lines):
        edge = max(abs(top + at * one.text.style.leading), abs(top + (at + 1) * one.text.style.leading))
        assert line.width / one.w + 2 * edge / one.h <= 1


def test_a_decision_is_no_higher_than_its_lines_make_it() -> None:
    """The first and last lines are short, so the diamond needn't hold the rectangle around all of them."""
    one = decision(QUESTION, 80)
    assert one.text.width / one.w + one.text.height / one.h > 1
