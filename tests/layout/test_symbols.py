"""Symbols as large as their lanes allow, with room for flows beside them."""

from hypothesis import given
from hypothesis import strategies as st

from sopeditor.layout.symbols import LARGEST_BOX, LEAST_LANE_ROOM, SMALLEST_BOX, box_width
from sopeditor.layout.widths import NARROWEST_LANE


@given(st.floats(NARROWEST_LANE, 200), st.floats(0, 50))
def test_a_wider_lane_has_no_smaller_boxes_and_no_less_room_beside_them(lane: float, more: float) -> None:
    box, other = box_width(lane), box_width(lane + more)
    assert SMALLEST_BOX <= box <= other + 1e-9 <= LARGEST_BOX + 1e-9
    assert 2 * LEAST_LANE_ROOM - 1e-9 <= lane - box <= lane + more - other + 1e-9
