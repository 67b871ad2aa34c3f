"""The search finds a way where there is one, around whatever stands there."""

from itertools import pairwise

from layout.routing.sketches import sketch

from sopeditor.layout.routing.grid import ground_of
from sopeditor.layout.routing.prices import Flow
from sopeditor.layout.routing.search import search


def found(drawing, flow, toll=lambda vertical, line, cell: 0.0, reach=9):
    problem = sketch(drawing, flow)
    grid = ground_of(problem).grid
    link = problem.links[0]
    return grid, search(grid, Flow(0, link, grid.places[link.source], grid.places[link.target]), toll, reach)


def test_the_straight_way_is_found():
    grid, points = found("[a]\n[b]", "a>b")
    column = grid.places["a"].ports[0]
    assert points == ((column, grid.places["a"].bottom), (column, grid.places["b"].top))


def test_a_way_around_a_symbol_is_found():
    grid, points = found("[a] | [b] | [c]", "a>c")
    assert len(points) > 2
    assert (grid.places["b"].ports[0], grid.places["b"].level) not in points
    for (k1, j1), (k2, j2) in pairwise(points):
        assert (k1 == k2) != (j1 == j2)


def test_a_dear_way_is_avoided():
    drawing = "[a] | \n | [b]\n[c] | "
    grid, cheap = found(drawing, "a>c")
    middle = grid.places["a"].ports[0]
    _, dear = found(
        drawing, "a>c", lambda vertical, line, cell: 900.0 if vertical and line == middle else 0.0
    )
    assert len(cheap) == 2
    assert len(dear) > 2


def test_no_way_is_found_where_the_window_holds_none():
    _, points = found("[a] | [b] | [c]", "a>c", reach=0)
    assert points is None
