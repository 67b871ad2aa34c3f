"""Routes as marks: lines with arrow heads, and bridges where one line crosses another (points)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from sopeditor.layout.marks import Arc, Mark, Point, Polygon, Polyline, Role, Stroke
from sopeditor.layout.routing import Heads, Link, Routing, crossings

HEAD_LENGTH = 5.5
HEAD_HALF_WIDTH = 2.1
SHORTEST_HEAD = 3.0
BRIDGE_RADIUS = 2.2
_NEAR = 0.05


def line_marks(
    routing: Routing, links: Sequence[Link], owners: Sequence[str], pen: Stroke, *, bridges: bool
) -> list[Mark]:
    """The marks of all routes; `owners` are the ids that a click on each line means."""
    hops: dict[str, set[Point]] = defaultdict(set)
    if bridges:
        for crossing in crossings(routing):
            hops[crossing.bridge].add(crossing.at)
    marks: list[Mark] = []
    for route, link, owner in zip(routing.routes, links, owners, strict=True):
        points = list(route.points)
        marks += _heads(points, link.heads, pen, owner)
        _shorten(points, link.heads)
        marks += _line(points, sorted(hops[route.id]), pen, owner)
    return marks


def _heads(points: Sequence[Point], heads: Heads, pen: Stroke, of: str) -> Iterator[Mark]:
    if heads is not Heads.NONE:
        yield _head(points[-2], points[-1], _head_length(points[-2], points[-1]), pen, of)
    if heads is Heads.BOTH:
        yield _head(points[1], points[0], _head_length(points[1], points[0]), pen, of)


def _head_length(before: Point, tip: Point) -> float:
    """The length of an arrow head: no longer than the stretch it ends, as long as one can still be seen."""
    return min(HEAD_LENGTH, max(hypot(tip[0] - before[0], tip[1] - before[1]), SHORTEST_HEAD))


def _head(before: Point, tip: Point, length: float, pen: Stroke, of: str) -> Polygon:
    x, y = _direction(before, tip)
    base = tip[0] - x * length, tip[1] - y * length
    half = HEAD_HALF_WIDTH * length / HEAD_LENGTH
    left = base[0] - y * half, base[1] + x * half
    right = base[0] + y * half, base[1] - x * half
    return Polygon((tip, left, right), None, pen.colour, of, Role.FLOW)


def _direction(before: Point, tip: Point) -> Point:
    dx, dy = tip[0] - before[0], tip[1] - before[1]
    length = hypot(dx, dy) or 1.0
    return dx / length, dy / length


def _shorten(points: list[Point], heads: Heads) -> None:
    """Let the line end inside its arrow heads, so that their tips stay sharp."""
    if heads is not Heads.NONE:
        points[-1] = _back(points[-2], points[-1])
    if heads is Heads.BOTH:
        points[0] = _back(points[1], points[0])


def _back(before: Point, tip: Point) -> Point:
    x, y = _direction(before, tip)
    length = min(_head_length(before, tip) - 1, hypot(tip[0] - before[0], tip[1] - before[1]))
    return tip[0] - x * length, tip[1] - y * length


def _line(points: Sequence[Point], hops: Sequence[Point], pen: Stroke, of: str) -> Iterator[Mark]:
    """The polyline, interrupted by a half circle at every hop on its level segments."""
    stretch = [points[0]]
    for start, end in pairwise(points):
        for x, y in _on_segment(start, end, hops) if hops else ():
            side = BRIDGE_RADIUS if end[0] > start[0] else -BRIDGE_RADIUS
            yield Polyline((*stretch, (x - side, y)), pen, of, Role.FLOW)
            yield Arc(x, y, BRIDGE_RADIUS, 0.0, 180.0, pen, of)
            stretch = [(x + side, y)]
        stretch.append(end)
    yield Polyline(tuple(stretch), pen, of, Role.FLOW)


def _on_segment(start: Point, end: Point, hops: Sequence[Point]) -> list[Point]:
    """The hops that lie on a level segment with room for a bridge, in its direction, none too near another."""
    if abs(start[1] - end[1]) > _NEAR:
        return []
    low, high = sorted((start[0], end[0]))
    room = BRIDGE_RADIUS + 0.3
    kept: list[Point] = []
    for x, y in hops:
        fits = abs(y - start[1]) < _NEAR and low + room < x < high - room
        if fits and (not kept or x - kept[-1][0] > 2 * room):
            kept.append((x, start[1]))
    return kept if end[0] > start[0] else kept[::-1]
