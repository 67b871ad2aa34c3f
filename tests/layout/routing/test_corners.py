"""Exits and corners: where flows leave and enter a diamond, and what happens when corners are scarce."""

import pytest
from layout.routing.sketches import middles, routed, words, wrong

from sopeditor.layout.routing import DefectKind, Reason, Side, Wish, crossings, defects


def test_flows_meet_a_diamond_at_corners_of_their_own():
    problem, routing, way = routed(
        """
        [a] |     | [d]
            | <b> |
        [c] |     | [e]
        """,
        "a>b b>c:Y b>d:T b>e:Lain",
    )
    ends = [way["a>b"][-1], way["b>c:Y"][0], way["b>d:T"][0], way["b>e:Lain"][0]]
    assert sorted(ends) == sorted(middles(problem, "b").values())
    assert wrong(problem, routing) == []


def test_a_fork_of_one_label_may_leave_as_one_line():
    problem, routing, way = routed(
        """
            | [a] |
        [d] | <b> | [e]
        [f] |     | [g]
        """,
        "a>b d-b b-e b>f:Y b>g:Y",
    )
    assert way["b>f:Y"][0] == way["b>g:Y"][0] == middles(problem, "b")["bottom"]
    assert wrong(problem, routing) == []


def test_a_fork_stays_one_line_where_another_flow_joins_a_branch():
    problem, routing, way = routed(
        """
            | [a] |
        [d] | <b> | [e]
        [f] |     | [g]
            | [h] |
        """,
        "a>b d-b b-e b>f:Y b>g:Y h>f",
        wishes={
            "b>f:Y": Wish(entry=Side.RIGHT),
            "b>g:Y": Wish(entry=Side.LEFT),
            "h>f": Wish(exit=Side.TOP, entry=Side.RIGHT),
        },
    )
    assert way["b>f:Y"][1] == way["b>g:Y"][1] == way["h>f"][1]
    assert wrong(problem, routing) == []


def test_more_flows_than_corners_use_the_sides_and_are_noted():
    problem, routing, way = routed(
        """
        [a] | [b] | [c]
        [d] | <x> | [e]
        [f] | [g] | [h]
        """,
        "x>a:1 x>b:2 x>c:3 x>d:4 x>e:5 b>x",
        row=70,
    )
    noted = {link for link, reason in routing.notes if reason is Reason.SURPLUS}
    corners = set(middles(problem, "x").values())
    off = {
        flow for flow, points in way.items() if (points[-1] if flow == "b>x" else points[0]) not in corners
    }
    assert off == noted
    assert len(noted) == 2
    assert {defect.kind for defect in defects(problem, routing)} <= {DefectKind.CORNER}


@pytest.mark.parametrize("last", ["x>d:5", "x>e:5", "x>g:5"])
def test_exits_to_one_target_leave_a_full_diamond_apart(last):
    problem, routing, way = routed(
        """
        [a] | [b] | [c]
        [d] | <x> | [e]
        [f] | [g] | [h]
        """,
        f"x>b:1 x>d:2 x>e:3 x>g:4 {last}",
        row=70,
    )
    assert len({points[0] for points in way.values()}) == 5
    assert wrong(problem, routing) == []


def test_exits_to_one_target_are_told_apart_where_they_leave():
    problem, routing, way = routed("[a]\n[b]\n[c]", "a>b b>c:1 b>c:2 b>c:3 b>c:4 b>c:5")
    assert len({points[0] for points in way.values()}) == 6
    assert wrong(problem, routing) == []


def test_a_doubled_flow_is_drawn_as_one_line_where_corners_are_scarce():
    _, routing, _ = routed(
        """
            | [a] |
        [d] | <b> | [e]
            | [c] |
        """,
        "a>b b>d:T b>e:L b>c:Y b>c:Y",
    )
    first, second = (found.points for found in routing.routes if found.id == "b>c:Y")
    assert words(first) == "down"
    assert first == second


def test_a_fork_is_labelled_once():
    _, routing, way = routed(
        """
            | [a] |
        [d] | <b> | [e]
        [f] |     | [g]
        """,
        "a>b d-b b-e b>f:Y b>g:Y",
    )
    assert way["b>f:Y"][0] == way["b>g:Y"][0]
    boxes = {found.id: found.label_box for found in routing.routes}
    assert boxes["b>f:Y"] is not None
    assert boxes["b>g:Y"] is None


def test_exits_of_a_box_to_one_side_run_beside_each_other():
    problem, routing, way = routed(
        """
        [a] |     |     |
            | [b] | [c] | [d]
        """,
        "a>b a>c a>d",
    )
    assert [len(way[flow]) for flow in ("a>b", "a>c", "a>d")] == [3, 3, 3]
    assert wrong(problem, routing) == []
    assert crossings(routing) == []
