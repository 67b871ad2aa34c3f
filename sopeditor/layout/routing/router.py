"""The router: a problem in, its routing out; the same value always gives the same routing."""

from collections.abc import Sequence
from functools import lru_cache

from sopeditor.layout.routing.choice import Chooser
from sopeditor.layout.routing.grid import Grid
from sopeditor.layout.routing.labels import Labels
from sopeditor.layout.routing.prices import Flow, unmet
from sopeditor.layout.routing.problem import Problem, Reason, Rect, Route, Routing, Wish
from sopeditor.layout.routing.shapes import Point
from sopeditor.layout.routing.tracks import Tracks


@lru_cache(maxsize=128)
def route(problem: Problem) -> Routing:
    """Route all links of a page."""
    return solve(problem)


def solve(problem: Problem) -> Routing:
    """Route all links of a page, without the cache."""
    if not problem.links:
        return Routing(())
    grid = Grid(problem)
    flows = [
        Flow(index, link, grid.places[link.source], grid.places[link.target])
        for index, link in enumerate(problem.links)
    ]
    chooser = Chooser(grid, flows)
    paths = chooser.solve()
    surplus = chooser.surplus()
    polylines = Tracks(grid, flows, paths, problem.breaks, surplus).polylines()
    notes = [
        (flow.link.id, Reason.WISH)
        for flow in flows
        if flow.link.wish != Wish() and unmet(grid, flow.link.wish, paths[flow.index].points)
    ]
    notes += [(problem.links[index].id, Reason.BLOCKED) for index in chooser.repertoire.blocked]
    notes += [(problem.links[index].id, Reason.SURPLUS) for index, _ in sorted(surplus)]
    boxes, crowded = _labels(problem, grid, polylines)
    return Routing(
        tuple(
            Route(link.id, points, box)
            for link, points, box in zip(problem.links, polylines, boxes, strict=True)
        ),
        (*notes, *((problem.links[index].id, Reason.LABEL) for index in crowded)),
    )


def _labels(
    problem: Problem, grid: Grid, polylines: Sequence[Sequence[Point]]
) -> tuple[list[Rect | None], list[int]]:
    labels = Labels(problem, grid, polylines)
    boxes: list[Rect | None] = []
    crowded = []
    for index, link in enumerate(problem.links):
        box = None
        if link.label_size:
            box, free = labels.place(polylines[index], link.label_size)
            if not free:
                crowded.append(index)
        boxes.append(box)
    return boxes, crowded
