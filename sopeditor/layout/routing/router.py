"""The router: a problem in, its routing out; the same value always gives the same routing."""

from functools import lru_cache

from msgspec import Struct

from sopeditor.layout.routing.choice import Chooser
from sopeditor.layout.routing.grid import Grid
from sopeditor.layout.routing.labels import Labels, Standing
from sopeditor.layout.routing.prices import Flow, unmet
from sopeditor.layout.routing.problem import Problem, Reason, Rect, Route, Routing, Wish
from sopeditor.layout.routing.tracks import Points, Tracks

_PARTED = 4
"""How often ways that can't be drawn beside each other are chosen anew, at most."""

_MENDED = 4
"""How many flows of a page are moved, at most, to give their labels a better place."""


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
    chooser.solve()
    drawing = _mended(problem, grid, flows, chooser, _parted(problem, grid, flows, chooser))
    return Routing(
        tuple(
            Route(link.id, points, box)
            for link, points, box in zip(problem.links, drawing.polylines, drawing.boxes, strict=True)
        ),
        _notes(grid, flows, chooser, drawing),
    )


class _Drawing(Struct, frozen=True):
    """The polylines of all flows, their labels, and where these stand."""

    polylines: list[Points]
    boxes: list[Rect | None]
    standings: list[Standing]
    clashes: list[tuple[int, int]]

    @property
    def poor(self) -> list[int]:
        """The flows whose label stands far from its line's start or on something."""
        return [index for index, standing in enumerate(self.standings) if standing >= Standing.FAR]


def _drawn(problem: Problem, grid: Grid, flows: list[Flow], chooser: Chooser) -> _Drawing:
    tracks = Tracks(grid, flows, chooser.traffic.paths, problem.breaks, chooser.surplus())
    polylines = tracks.polylines()
    if not any(link.label_sizes for link in problem.links):
        return _Drawing(polylines, [None] * len(flows), [Standing.NEAR] * len(flows), tracks.clashes)
    labels = Labels(problem, grid, polylines)
    boxes: list[Rect | None] = []
    standings = []
    for points, link in zip(polylines, problem.links, strict=True):
        box, standing = labels.place(points, link.label_sizes) if link.label_sizes else (None, Standing.NEAR)
        boxes.append(box)
        standings.append(standing)
    return _Drawing(polylines, boxes, standings, tracks.clashes)


def _parted(problem: Problem, grid: Grid, flows: list[Flow], chooser: Chooser) -> _Drawing:
    """Draw all flows; those for which a channel has no room beside each other go other ways."""
    drawing = _drawn(problem, grid, flows, chooser)
    for _ in range(_PARTED):
        if not drawing.clashes:
            break
        for first, second in drawing.clashes:
            chooser.part(first, second)
        drawing = _drawn(problem, grid, flows, chooser)
    return drawing


def _mended(problem: Problem, grid: Grid, flows: list[Flow], chooser: Chooser, drawing: _Drawing) -> _Drawing:
    """Let flows start another way where that gives more labels a place."""
    for index in drawing.poor[:_MENDED]:
        before = dict(chooser.traffic.paths)
        if chooser.start_elsewhere(index):
            other = _drawn(problem, grid, flows, chooser)
            if len(other.poor) < len(drawing.poor) and not other.clashes:
                drawing = other
            else:
                chooser.return_to(before)
    return drawing


def _notes(
    grid: Grid, flows: list[Flow], chooser: Chooser, drawing: _Drawing
) -> tuple[tuple[str, Reason], ...]:
    paths = chooser.traffic.paths
    wishes = [flow for flow in flows if flow.link.wish != Wish()]
    notes = [
        (flow.link.id, Reason.WISH)
        for flow in wishes
        if unmet(grid, flow.link.wish, paths[flow.index].points)
    ]
    notes += [(flows[index].link.id, Reason.BLOCKED) for index in chooser.repertoire.blocked]
    notes += [(flows[index].link.id, Reason.SURPLUS) for index, _ in sorted(chooser.surplus())]
    crowded = [index for index, standing in enumerate(drawing.standings) if standing is Standing.CROWDED]
    return (*notes, *((flows[index].link.id, Reason.LABEL) for index in crowded))
