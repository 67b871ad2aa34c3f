"""What the user asks of a flow is done where it can be, and noted where it cannot."""

from itertools import pairwise

import pytest
from layout.routing.sketches import routed, side

from sopeditor.layout.routing import Reason, Side, Wish, defects

DRAWING = """
[a] |     |
    | [b] |
    |     | [c]
    | [d] |
"""


@pytest.mark.parametrize("wanted", list(Side))
def test_the_exit_is_where_it_is_wished(wanted):
    problem, routing, way = routed(DRAWING, "b>d", wishes={"b>d": Wish(exit=wanted)})
    assert side(problem, "b", way["b>d"][0]) == wanted
    assert defects(problem, routing) == []
    assert routing.notes == ()


@pytest.mark.parametrize("wanted", list(Side))
def test_the_entry_is_where_it_is_wished(wanted):
    problem, routing, way = routed(DRAWING, "a>b b>c", wishes={"a>b": Wish(entry=wanted)})
    assert side(problem, "b", way["a>b"][-1]) == wanted
    assert defects(problem, routing) == []
    assert routing.notes == ()


@pytest.mark.parametrize("gutter", range(4))
def test_the_flow_runs_in_the_wished_gutter(gutter):
    problem, routing, way = routed(DRAWING, "d>b b>c", wishes={"d>b": Wish(gutter=gutter)})
    border = 60.0 * gutter
    upright = [x for (x, y), (u, v) in pairwise(way["d>b"]) if x == u and y != v]
    assert any(abs(x - border) < 12 for x in upright)
    assert defects(problem, routing) == []
    assert routing.notes == ()


@pytest.mark.parametrize("gap", [1, 2, 3])
def test_the_flow_runs_in_the_wished_gap(gap):
    problem, routing, way = routed(DRAWING, "a>d", wishes={"a>d": Wish(gap=gap)})
    level = [y for (x, y), (u, v) in pairwise(way["a>d"]) if y == v and x != u]
    assert any(abs(y - 50 * gap) < 15 for y in level)
    assert defects(problem, routing) == []
    assert routing.notes == ()


def test_all_wishes_together():
    problem, routing, way = routed(
        DRAWING, "d>a", wishes={"d>a": Wish(exit=Side.RIGHT, entry=Side.TOP, gutter=3, gap=0)}
    )
    assert (side(problem, "d", way["d>a"][0]), side(problem, "a", way["d>a"][-1])) == ("right", "top")
    assert defects(problem, routing) == []
    assert routing.notes == ()


@pytest.mark.parametrize("wish", [Wish(gutter=9), Wish(gap=9)])
def test_a_wish_that_cannot_be_met_is_noted(wish):
    problem, routing, _ = routed(DRAWING, "a>b", wishes={"a>b": wish})
    assert routing.notes == (("a>b", Reason.WISH),)
    assert defects(problem, routing) == []
