"""Parts of a page between which a single flow leads on don't disturb each other."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from layout.routing.pages import page
from layout.routing.sketches import routed, wrong
from layout.routing.test_random_pages import moved

from sopeditor.layout.routing import crossings, route
from sopeditor.layout.routing.router import solve

THREE_LOOPS = """
[a] |     |
    | [b] |
    |     | [c]
    | [d] |
<e> |     |
    | [f] |
    |     | [g]
    | [h] |
[i] |     |
    | <j> |
    |     | [k]
    | [l] |
[m] |     |
    | [n] |
    | <o> |
    |     | (p)
"""
FLOWS = "a>b b>c c>d d>e e>a:T e>f:Y f>g g>h h>i i>j j>f:T j>k:Y k>l l>m m>n n>o o>k:T o>p:Y"
UPPER, MIDDLE, LOWER = (
    ("a>b", "b>c", "c>d", "d>e", "e>a:T"),
    ("f>g", "g>h"),
    ("k>l", "l>m", "m>n", "n>o", "o>k:T", "o>p:Y"),
)


def test_a_change_in_one_part_leaves_the_flows_of_others_where_they_are():
    *_, before = routed(THREE_LOOPS, FLOWS)
    *_, after = routed(THREE_LOOPS.replace("    |     | [g]", "    | [g] |    "), FLOWS)
    assert [before[flow] for flow in UPPER + LOWER] == [after[flow] for flow in UPPER + LOWER]
    assert [before[flow] for flow in MIDDLE] != [after[flow] for flow in MIDDLE]


def test_the_flow_between_two_parts_is_drawn_right():
    problem, routing, _ = routed(THREE_LOOPS, FLOWS)
    assert not wrong(problem, routing)
    assert not crossings(routing)


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.integers(0, 50), st.sampled_from([-1, 1]))
def test_what_was_drawn_before_makes_no_difference(seed, number, way):
    problem = page(seed, rows=20)
    route(problem)
    other = moved(problem, number % len(problem.nodes), way)
    assume(other is not None)
    assert route(other) == solve(other)
