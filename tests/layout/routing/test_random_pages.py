"""Whatever a page holds, its arrows are right, the same each time, and still where nothing changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout.routing.pages import page
from msgspec.structs import replace

from sopeditor.layout.routing import DefectKind, Problem, Reason, Rect, defects, route
from sopeditor.layout.routing.router import solve

LABELS = {
    DefectKind.LABEL_ON_LABEL,
    DefectKind.LABEL_ON_LINE,
    DefectKind.LABEL_ON_RULE,
    DefectKind.LABEL_ON_SYMBOL,
}


def wrong(problem: Problem) -> list[object]:
    """The hard defects, without labels of which the router says itself that they have no place."""
    routing = route(problem)
    crowded = {link for link, reason in routing.notes if reason is Reason.LABEL}
    return [
        defect
        for defect in defects(problem, routing)
        if defect.hard and not (defect.kind in LABELS and crowded & set(defect.links))
    ]


@settings(max_examples=150, derandomize=True)
@given(st.integers(0, 10**6))
def test_no_page_has_a_hard_defect(seed):
    assert wrong(page(seed)) == []


@pytest.mark.parametrize(
    ("rows", "lanes", "lane"), [(1, 15, 30.0), (12, 15, 30.0), (30, 3, 30.0), (40, 12, 34.0), (2, 2, 200.0)]
)
def test_odd_pages_are_right(rows, lanes, lane):
    for seed in range(4):
        assert wrong(page(seed, rows=rows, lanes=lanes, lane=lane)) == []


def test_a_sheet_of_500_rows_is_right():
    problem = page(1, rows=500, lanes=8, lane=56.0)
    assert wrong(problem) == []
    assert len(route(problem).routes) == len(problem.links)


@settings(max_examples=40)
@given(st.integers(0, 10**6))
def test_the_same_value_gives_the_same_routing(seed):
    problem = page(seed)
    assert solve(problem) == solve(page(seed))
    assert route(problem) is route(page(seed))


def test_the_order_of_routes_is_that_of_the_links():
    problem = page(3)
    assert [found.id for found in route(problem).routes] == [link.id for link in problem.links]


def moved(problem: Problem, number: int, way: int) -> Problem | None:
    node = problem.nodes[number]
    lane = node.lane + way
    taken = any(other.row == node.row and other.lane == lane for other in problem.nodes)
    if taken or not 0 <= lane < len(problem.lanes):
        return None
    box = node.box
    shifted = replace(node, lane=lane, box=Rect(box.x + way * problem.lanes[0].size, box.y, box.w, box.h))
    return replace(problem, nodes=(*problem.nodes[:number], shifted, *problem.nodes[number + 1 :]))


def test_moving_a_symbol_leaves_other_flows_where_they_are():
    changes = []
    for seed in range(30):
        problem = page(seed, rows=12, lanes=6, lane=56.0)
        before = {found.id: found.points for found in route(problem).routes}
        for number in range(0, len(problem.nodes), 4):
            other = moved(problem, number, 1 if number % 8 else -1)
            if other is None:
                continue
            name = problem.nodes[number].id
            after = {found.id: found.points for found in route(other).routes}
            changes.append(
                sum(
                    before[link.id] != after[link.id]
                    for link in problem.links
                    if name not in (link.source, link.target)
                )
            )
    assert len(changes) > 50
    assert sum(changes) / len(changes) <= 4


@pytest.mark.parametrize("wide", [58.0, 60.0, 62.0])
def test_symbols_as_wide_as_their_lane_still_get_their_flows(wide):
    problem = page(2, rows=6, lanes=3, lane=60.0)
    nodes = tuple(
        replace(node, box=Rect(100 + (node.lane + 0.5) * 60 - wide / 2, node.box.y, wide, node.box.h))
        for node in problem.nodes
    )
    routing = route(replace(problem, nodes=nodes))
    assert all(len(found.points) > 1 for found in routing.routes)


def test_an_empty_page_has_nothing_to_route():
    problem = replace(page(5), links=())
    assert route(problem).routes == ()
    assert defects(problem, route(problem)) == []
