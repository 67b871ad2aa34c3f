"""The router: a problem in, its routing out; the same value always gives the same routing."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec import Struct

from sopeditor.layout.routing import sections
from sopeditor.layout.routing.grid import Grid, ground_of
from sopeditor.layout.routing.labels import Labels, Standing
from sopeditor.layout.routing.prices import Flow, flows_of, unmet
from sopeditor.layout.routing.problem import Link, Problem, Reason, Rect, Route, Routing, Wish
from sopeditor.layout.routing.revision import Revision
from sopeditor.layout.routing.sections import Section, Solved
from sopeditor.layout.routing.shapes import heads_of, on_one_line, pieces
from sopeditor.layout.routing.tracks import Points, Tracks

_TOUCHING = 0.5
"""Lines closer than this, in points, are one to the eye."""

_PARTED = 4
"""How often ways that can't be drawn beside each other are chosen anew, at most."""

_MENDED = 4
"""How many flows of a page are moved, at most, to give their labels a better place."""


@lru_cache(maxsize=128)
def route(problem: Problem) -> Routing:
    """Find a line and a place for the label of every link; what had to be given up is noted."""
    return _routed(problem, sections.kept)


def solve(problem: Problem) -> Routing:
    """Route all links of a page without what is kept of others."""
    return _routed(problem, sections.solved)


def _routed(problem: Problem, solve: Callable[[Section], Solved]) -> Routing:
    if not problem.links:
        return Routing(())
    grid = ground_of(problem).grid
    flows = flows_of(grid, problem.links)
    ways, blocked = sections.found_ways(grid, flows, solve)
    revision = Revision(grid, flows, ways)
    drawing = _mended(problem, grid, flows, revision, _parted(problem, grid, flows, revision))
    return Routing(
        tuple(
            Route(link.id, points, box)
            for link, points, box in zip(problem.links, drawing.polylines, drawing.boxes, strict=True)
        ),
        _notes(grid, flows, revision, blocked, drawing),
    )


class _Drawing(Struct, frozen=True):
    """The polylines of all flows, their labels, where these stand, and which flows are drawn on top of each other."""

    polylines: list[Points]
    boxes: list[Rect | None]
    standings: list[Standing]
    clashes: list[tuple[int, int]]

    @property
    def poor(self) -> list[int]:
        """The flows whose label stands far from its line's start or on something."""
        return [index for index, standing in enumerate(self.standings) if standing >= Standing.FAR]


def _drawn(problem: Problem, grid: Grid, flows: list[Flow], revision: Revision) -> _Drawing:
    tracks = Tracks(grid, flows, revision.ways, problem.breaks, revision.surplus())
    polylines = tracks.polylines()
    segments = [segment for index, points in enumerate(polylines) for segment in pieces(points, index)]
    clashes = [
        (one.route, other.route)
        for one, other in on_one_line(segments, _TOUCHING)
        if _are_strange(flows[one.route], flows[other.route])
    ]
    boxes: list[Rect | None] = [None] * len(flows)
    standings = [Standing.NEAR] * len(flows)
    labelled = _labelled(problem.links, polylines)
    if labelled:
        asking = {problem.links[index].source for index in labelled}
        for link, points in zip(problem.links, polylines, strict=True):
            if link.target in asking or link.label_sizes:
                segments += heads_of(points, link.heads)
        labels = Labels(problem, grid, segments)
        for index in labelled:
            boxes[index], standings[index] = labels.place(polylines[index], problem.links[index].label_sizes)
    return _Drawing(polylines, boxes, standings, clashes)


def _labelled(links: Sequence[Link], polylines: Sequence[Points]) -> Sequence[int]:
    """The flows whose labels are drawn, the widest first: of those that leave as one line, the first one's."""
    first: dict[tuple[tuple[float, float], str], int] = {}
    for index, link in enumerate(links):
        if link.label_sizes:
            first.setdefault((polylines[index][0], link.label), index)
    return sorted(first.values(), key=lambda index: -links[index].label_sizes[0][0])


def _are_strange(one: Flow, other: Flow) -> bool:
    """Whether two flows may never share a line: they neither end in one symbol nor are exits of one label."""
    alike = one.source is other.source and one.link.label == other.link.label
    return one.target is not other.target and not alike


def _parted(problem: Problem, grid: Grid, flows: list[Flow], revision: Revision) -> _Drawing:
    """Draw all flows; those for which a channel has no room beside each other go other ways."""
    drawing = _drawn(problem, grid, flows, revision)
    for _ in range(_PARTED):
        if not drawing.clashes:
            break
        for first, second in drawing.clashes:
            revision.part(first, second)
        drawing = _drawn(problem, grid, flows, revision)
    return drawing


def _mended(
    problem: Problem, grid: Grid, flows: list[Flow], revision: Revision, drawing: _Drawing
) -> _Drawing:
    """Let flows start another way where that gives more labels a place."""
    for index in drawing.poor[:_MENDED]:
        before = dict(revision.ways)
        if revision.start_elsewhere(index):
            other = _drawn(problem, grid, flows, revision)
            if len(other.poor) < len(drawing.poor) and not other.clashes:
                drawing = other
            else:
                revision.return_to(before)
    return drawing


def _notes(
    grid: Grid, flows: list[Flow], revision: Revision, blocked: Sequence[int], drawing: _Drawing
) -> tuple[tuple[str, Reason], ...]:
    paths = revision.ways
    wishes = [flow for flow in flows if flow.link.wish != Wish()]
    notes = [
        (flow.link.id, Reason.WISH)
        for flow in wishes
        if unmet(grid, flow.link.wish, paths[flow.index].points)
    ]
    notes += [(flows[index].link.id, Reason.BLOCKED) for index in blocked]
    notes += [(flows[index].link.id, Reason.SURPLUS) for index, _ in sorted(revision.surplus())]
    crowded = [index for index, standing in enumerate(drawing.standings) if standing is Standing.CROWDED]
    return (*notes, *((flows[index].link.id, Reason.LABEL) for index in crowded))
