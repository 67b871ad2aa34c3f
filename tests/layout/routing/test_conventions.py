"""How offices draw: each convention with the drawing it is about."""

from itertools import pairwise

import pytest
from layout.routing.sketches import middles, routed, side, words, wrong

from sopeditor.layout.routing import Wish, crossings


def test_a_handover_in_the_lane_runs_straight_down():
    problem, routing, way = routed(
        """
        [a]
        [b]
        """,
        "a>b",
    )
    assert words(way["a>b"]) == "down"
    assert way["a>b"] == (middles(problem, "a")["bottom"], middles(problem, "b")["top"])
    assert wrong(problem, routing) == []


def test_a_handover_to_another_lane_enters_at_the_top():
    problem, routing, way = routed(
        """
        [a] |
            | [b]
        """,
        "a>b",
    )
    assert words(way["a>b"]) == "right down"
    assert side(problem, "b", way["a>b"][-1]) == "top"
    assert wrong(problem, routing) == []


def test_a_ladder_looks_like_one():
    problem, routing, way = routed(
        """
        (a) |     |     |
            | [b] |     |
            |     | [c] |
            |     |     | [d]
        """,
        "a>b b>c c>d",
    )
    starts = [way[flow][0] for flow in ("b>c", "c>d")]
    shapes = [
        tuple((round(x - x0, 2), round(y - y0, 2)) for x, y in way[flow])
        for flow, (x0, y0) in zip(("b>c", "c>d"), starts, strict=True)
    ]
    assert shapes[0] == shapes[1]
    assert {words(points) for points in way.values()} == {"right down"}
    assert wrong(problem, routing) == []


def test_yes_goes_on_and_no_turns_back():
    problem, routing, way = routed(
        """
        [a]
        <b>
        [c]
        """,
        "a>b b>c:Y b>a:T",
    )
    assert words(way["a>b"]) == words(way["b>c:Y"]) == "down"
    assert words(way["b>a:T"]) in ("left up right", "right up left")
    assert wrong(problem, routing) == []


def test_the_main_flow_enters_at_the_top_and_the_refusal_leaves_beside_it():
    problem, routing, way = routed(
        """
        [a] |     |
            | <b> |
            |     | [c]
        """,
        "a>b b>c:Y b>a:T",
    )
    assert words(way["a>b"]) == words(way["b>c:Y"]) == "right down"
    assert words(way["b>a:T"]) == "left up"
    assert side(problem, "b", way["a>b"][-1]) == "top"
    assert wrong(problem, routing) == []


def test_those_who_act_together_are_joined_at_their_height():
    problem, routing, way = routed(
        """
        [a] | [b] | [c]
        """,
        "a-b b-c",
    )
    assert [words(points) for points in way.values()] == ["right", "right"]
    assert {y for points in way.values() for _, y in points} == {25.0}
    assert wrong(problem, routing) == []


def test_a_plain_line_goes_around_a_neighbour():
    problem, routing, way = routed(
        """
        [a] | [b] | [c]
        """,
        "a-c a-b",
    )
    assert words(way["a-b"]) == "right"
    assert words(way["a-c"]) in ("down right up", "up right down")
    assert wrong(problem, routing) == []


def test_loops_to_one_target_join_near_it():
    problem, routing, way = routed(
        """
        [a]
        <b>
        <c>
        [d]
        """,
        "a>b b>c:Y c>d:Y b>a:T c>a:T",
    )
    ends = {way["b>a:T"][-1], way["c>a:T"][-1]}
    assert len(ends) == 1 or {side(problem, "a", end) for end in ends} == {"left", "right"}
    assert wrong(problem, routing) == []


def test_two_arrows_into_the_top_arrive_as_one():
    problem, routing, way = routed(
        """
        [a] |     | [c]
            | [b] |
        """,
        "a>b c>b",
    )
    assert way["a>b"][-1] == way["c>b"][-1] == middles(problem, "b")["top"]
    assert crossings(routing) == []
    assert wrong(problem, routing) == []


def test_flows_with_different_targets_keep_their_distance():
    problem, routing, way = routed(
        """
        [a] |
        [b] |
            | [c]
            | [d]
        """,
        "a>d b>c",
    )
    assert wrong(problem, routing) == []
    ends = [points[-1] for points in way.values()]
    assert max(abs(ends[0][0] - ends[1][0]), abs(ends[0][1] - ends[1][1])) >= 4


def test_lines_keep_their_distance_from_each_other_and_from_table_lines():
    loops = {"d>a": Wish(gutter=1), "e>b": Wish(gutter=1), "f>c": Wish(gutter=1)}
    problem, routing, way = routed(
        """
        [a] |
        [b] |
        [c] |
            | [d]
            | [e]
            | [f]
        """,
        "d>a e>b f>c",
        lane=90,
        wishes=loops,
    )
    upright = [x for points in way.values() for (x, _), (u, _) in pairwise(points) if x == u]
    places = sorted({*upright, 90.0})
    assert len(places) == 4
    assert all(b - a >= 4 for a, b in pairwise(places))
    assert wrong(problem, routing) == []


def test_stacked_symbols_are_joined_straight():
    problem, routing, way = routed(
        """
        [a] <b> | [c]
        """,
        "a>b b>c:Y",
        row=100,
    )
    assert words(way["a>b"]) == "down"
    assert words(way["b>c:Y"]).startswith("right")
    assert wrong(problem, routing) == []


def test_a_line_passes_between_stacked_symbols_only_where_there_is_room():
    problem, routing, _ = routed(
        """
        [a] | [b] [c] | [d]
        """,
        "a>d",
        row=100,
    )
    assert wrong(problem, routing) == []


def test_there_and_back_are_two_lines():
    problem, routing, way = routed(
        """
        [a] | [b]
        """,
        "a>b b>a",
    )
    assert way["a>b"] != way["b>a"][::-1]
    assert wrong(problem, routing) == []


def test_two_flows_between_the_same_symbols_leave_apart():
    problem, routing, way = routed(
        """
        <a> |
            | [b]
        """,
        "a>b:Y a>b:T",
    )
    assert way["a>b:Y"][0] != way["a>b:T"][0]
    assert wrong(problem, routing) == []


@pytest.mark.parametrize("flows", ["a=b", "a=b b>c"])
def test_heads_have_a_straight_piece(flows):
    problem, routing, way = routed(
        """
        [a] |     |
            | [b] |
            |     | [c]
        """,
        flows,
    )
    for points in way.values():
        for (x1, y1), (x2, y2) in (points[:2], points[-2:]):
            assert abs(x1 - x2) + abs(y1 - y2) >= 6
    assert wrong(problem, routing) == []


def test_pentagons_take_part():
    problem, routing, way = routed(
        """
        {p} |     |
            | [a] |
            | <b> |
            | {q} | {r}
        """,
        "p>a a>b b>q:Y b>r:T",
    )
    assert side(problem, "p", way["p>a"][0]) in ("bottom", "right")
    assert way["b>q:Y"][-1] == middles(problem, "q")["top"]
    assert wrong(problem, routing) == []


def test_flows_from_above_and_below_do_not_meet_head_on():
    problem, routing, way = routed(
        """
            | [z] |
        <a> |     |
            |     | [b]
        <c> |     |
        [d] |     |
        """,
        "z>a a>z:T a>b:Y b>c c>b:T c>d:Y",
    )
    assert side(problem, "b", way["a>b:Y"][-1]) == "top"
    assert side(problem, "b", way["c>b:T"][-1]) == "bottom"
    assert wrong(problem, routing) == []


def test_an_arrow_takes_one_more_bend_where_its_head_has_no_room():
    problem, routing, way = routed(
        """
        [a] <b> | <c>
        """,
        "a>b c=b",
        row=100,
    )
    for (x, y), (u, v) in (way["c=b"][:2], way["c=b"][-2:]):
        assert abs(x - u) + abs(y - v) >= 6
    assert wrong(problem, routing) == []


def test_a_page_break_is_crossed_at_a_distance():
    problem, routing, way = routed(
        """
        [a] | [b] | [c]
        [d] | [e] | [f]
        """,
        "a>e b>f c>d",
        row=60,
        breaks=(1,),
    )
    level = [y for points in way.values() for (_, y), (_, z) in pairwise(points) if y == z]
    assert all(abs(y - 60) >= 3 for y in level)
    assert wrong(problem, routing) == []


def test_a_crossing_gets_a_bridge_on_the_level_line():
    _, routing, way = routed(
        """
            | [a] |
        [b] |     | [c]
            | [d] |
        """,
        "a>d b>c",
        lane=60,
    )
    (crossing,) = crossings(routing)
    assert crossing.at == (90.0, 75.0)
    assert (crossing.bridge, crossing.other) == ("b>c", "a>d")
    assert way["b>c"][0][1] == 75.0


def test_a_narrow_gutter_is_shared_by_the_head_and_the_distance_from_the_table_line():
    problem, routing, flows = routed("[a]\n[b]\n[c]", "a>b b>c c>a", lane=52)
    assert not wrong(problem, routing)
    before, tip = flows["c>a"][-2:]
    assert min(before[0], 52 - before[0]) >= 3.0
    assert abs(tip[0] - before[0]) >= 4.5
