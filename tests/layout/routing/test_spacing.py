"""Tracks in a channel: in order, apart, centred, off the table lines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopeditor.layout.routing.spacing import Slot, places


def spaced(slots, arcs=(), rules=()):
    return list(places(tuple(slots), tuple((a, b, 1.0) for a, b in arcs), tuple(rules)))


def test_one_track_stands_in_the_middle():
    assert spaced([Slot(10, 30)]) == [20]


def test_two_tracks_stand_apart_around_the_middle():
    assert spaced([Slot(10, 30), Slot(10, 30)], [(1, 0)]) == [23.5, 16.5]


@pytest.mark.parametrize(("slot", "distance"), [(Slot(10, 30), 6), (Slot(15, 25), 4), (Slot(17, 23), 3)])
def test_a_track_keeps_off_a_table_line_as_far_as_there_is_room(slot, distance):
    (pos,) = spaced([slot], rules=[20])
    assert abs(pos - 20) == pytest.approx(distance)


def test_a_fixed_track_stays_and_the_other_moves_aside():
    assert spaced([Slot(20, 20), Slot(10, 30)], [(0, 1)])[0] == 20
    assert spaced([Slot(20, 20), Slot(10, 30)], [(0, 1)])[1] >= 24


def test_room_before_a_head_is_kept_while_there_is_any():
    (pos,) = spaced([Slot(0, 20, after=12)])
    assert pos <= 8


def test_tracks_close_up_before_a_head_loses_its_straight_piece():
    found = spaced([Slot(0, 12, after=7)] * 3, [(0, 1), (1, 2)])
    assert max(found) <= 12 - 6


def test_a_full_channel_squeezes_its_tracks_in_order():
    found = spaced([Slot(0, 1)] * 5, list(pairwise(range(5))))
    assert found == sorted(found)
    assert len(set(found)) == 5


def test_a_narrow_place_squeezes_only_those_that_pass_it():
    found = spaced([Slot(0, 3)] * 3 + [Slot(0, 60)] * 3, list(pairwise(range(6))))
    gaps = [b - a for a, b in pairwise(found)]
    assert all(1 <= gap <= 1.5 for gap in gaps[:2])
    assert all(gap >= 7 for gap in gaps[3:])


def test_tracks_that_do_not_meet_do_not_mind_each_other():
    assert spaced([Slot(0, 10), Slot(0, 10), Slot(0, 10)], [(0, 1)])[2] == 5


def test_a_circle_of_orders_still_gives_every_track_its_place():
    found = spaced([Slot(0, 40)] * 3, [(0, 1), (1, 2), (2, 0)])
    assert all(abs(a - b) > 1 for a, b in pairwise(sorted(found)))


@given(st.integers(1, 8), st.floats(30, 80), st.floats(0, 80))
def test_order_and_room_hold(count, width, rule):
    found = spaced([Slot(0, width)] * count, list(pairwise(range(count))), [rule])
    assert found == sorted(found)
    assert -1e-6 <= found[0] <= found[-1] <= width + 1e-6
    assert all(b - a >= 2.3 for a, b in pairwise(found))
    assert all(abs(pos - rule) >= 1.2 for pos in found)
