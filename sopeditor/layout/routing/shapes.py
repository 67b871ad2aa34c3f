"""Outlines, segments and boxes in points: what touches what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from math import hypot
from typing import Generic, TypeVar

from msgspec import Struct

from sopeditor.layout.routing.problem import Heads, Node, Rect, Shape

Point = tuple[float, float]

_HEAD_LENGTH = 5.0
_HEAD_HALF_WIDTH = 1.6
"""So much of an arrow head, in points, as nothing may cover; its corners are thin."""


class Segment(Struct, frozen=True, gc=False):
    """A straight piece of a route, from the lesser to the greater coordinate."""

    route: int
    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def vertical(self) -> bool:
        """Whether it runs up and down."""
        return self.x2 - self.x1 < 0.05

    @property
    def oblique(self) -> bool:
        """Whether it is neither upright nor level."""
        return self.x2 - self.x1 > 0.05 and self.y2 - self.y1 > 0.05


def pieces(points: Sequence[Point], route: int = 0) -> list[Segment]:
    """The straight pieces of a polyline."""
    return [
        Segment(route, min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
        for a, b in pairwise(tidy(points))
    ]


def heads_of(points: Sequence[Point], heads: Heads) -> Iterator[Segment]:
    """What the arrow heads of a polyline cover, as pieces of no route that are as wide as they are."""
    if heads is not Heads.NONE:
        yield _head(*points[-2], *points[-1])
    if heads is Heads.BOTH:
        yield _head(*points[1], *points[0])


def _head(x1: float, y1: float, x2: float, y2: float) -> Segment:
    if abs(x2 - x1) < 0.05:
        back = min(max(y1, y2 - _HEAD_LENGTH), y2 + _HEAD_LENGTH)
        return Segment(-1, x2 - _HEAD_HALF_WIDTH, min(back, y2), x2 + _HEAD_HALF_WIDTH, max(back, y2))
    back = min(max(x1, x2 - _HEAD_LENGTH), x2 + _HEAD_LENGTH)
    return Segment(-1, min(back, x2), y2 - _HEAD_HALF_WIDTH, max(back, x2), y2 + _HEAD_HALF_WIDTH)


def on_one_line(segments: Iterable[Segment], distance: float) -> Iterator[tuple[Segment, Segment]]:
    """Pairs of pieces of different routes that run along each other, closer than the distance."""
    upright, level = [], []
    for s in segments:
        if s.vertical:
            upright.append((s.x1, s.y1, s.y2, s))
        else:
            level.append((s.y1, s.x1, s.x2, s))
    for flat in (upright, level):
        flat.sort(key=lambda item: item[:3])
        for place, (line, start, end, segment) in enumerate(flat):
            for other_line, begin, stop, other in islice(flat, place + 1, None):
                if other_line - line >= distance:
                    break
                if min(end, stop) - max(start, begin) > distance and segment.route != other.route:
                    yield segment, other


def tidy(points: Sequence[Point]) -> list[Point]:
    """The polyline without double points and points on straight pieces."""
    found: list[Point] = []
    for point in points:
        if found and abs(point[0] - found[-1][0]) < 0.02 and abs(point[1] - found[-1][1]) < 0.02:
            continue
        while len(found) > 1 and _straight(found[-2], found[-1], point):
            found.pop()
        found.append(point)
    return found


def _straight(a: Point, b: Point, c: Point) -> bool:
    (x1, y1), (x2, y2), (x3, y3) = a, b, c
    return (abs(x1 - x2) < 0.05 and abs(x2 - x3) < 0.05) or (abs(y1 - y2) < 0.05 and abs(y2 - y3) < 0.05)


def corners(box: Rect) -> tuple[Point, Point, Point, Point]:
    """The middles of the four sides; the corners of a diamond in that box."""
    cx, cy = box.x + box.w / 2, box.y + box.h / 2
    return (cx, box.y), (box.x + box.w, cy), (cx, box.y + box.h), (box.x, cy)


def from_outline(node: Node, point: Point) -> float:
    """How far, in points, a point is from the outline of a symbol."""
    box = node.box
    a, b = box.w / 2, box.h / 2
    dx, dy = abs(point[0] - box.x - a), abs(point[1] - box.y - b)
    if node.shape is Shape.DIAMOND:
        return abs(dx / a + dy / b - 1) * a * b / hypot(a, b)
    if node.shape is Shape.CAPSULE:
        radius = min(a, b)
        return abs(hypot(max(0.0, dx - (a - radius)), max(0.0, dy - (b - radius))) - radius)
    if dx <= a and dy <= b:
        return min(a - dx, b - dy)
    return hypot(max(dx - a, 0.0), max(dy - b, 0.0))


def enters(node: Node, x1: float, y1: float, x2: float, y2: float, slack: float) -> bool:
    """Whether a box or an upright or level piece reaches into a symbol by more than the slack."""
    box = node.box
    a, b = box.w / 2 - slack, box.h / 2 - slack
    cx, cy = box.x + box.w / 2, box.y + box.h / 2
    if x2 <= cx - a or x1 >= cx + a or y2 <= cy - b or y1 >= cy + b:
        return False
    if node.shape is Shape.DIAMOND:
        px, py = min(max(cx, x1), x2) - cx, min(max(cy, y1), y2) - cy
        return abs(px) / a + abs(py) / b < 1
    return True


T = TypeVar("T")


class Shelves(Generic[T]):
    """Things on shelves of equal height, to find those near a height quickly."""

    __slots__ = ("_height", "_shelves")

    def __init__(self, height: float = 48.0) -> None:
        self._height = height
        self._shelves: defaultdict[int, list[T]] = defaultdict(list)

    def add(self, thing: T, top: float, bottom: float) -> None:
        """Put a thing that reaches from one height to the other."""
        for shelf in self._range(top, bottom):
            self._shelves[shelf].append(thing)

    def near(self, top: float, bottom: float) -> Iterator[T]:
        """The things that may reach between the heights; a tall one may come more than once."""
        for shelf in self._range(top, bottom):
            yield from self._shelves.get(shelf, ())

    def _range(self, top: float, bottom: float) -> Iterable[int]:
        return range(int(top // self._height), int(bottom // self._height) + 1)
