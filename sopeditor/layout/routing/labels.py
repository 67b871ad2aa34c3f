"""Places for labels: beside their line near its start, on no line, symbol, table line or other label (points)."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import pairwise
from math import inf

from msgspec import Struct

from sopeditor.layout.routing.grid import Grid
from sopeditor.layout.routing.problem import Node, Problem, Rect, Size
from sopeditor.layout.routing.shapes import Point, Segment, Shelves, enters

BESIDE = 1.5
"""Points between a label and its own line."""

_CLEAR = 0.8
_STEP = 2.0
_NEAR = 40.0
_FAR = 240.0
_NEXT = 25.0
"""How far from its start, in points, a label still belongs to a line in the next cell."""


class _Air(Struct, frozen=True, gc=False):
    """What a label keeps, in points: to lines on its left and right, to lane borders and to row borders."""

    lines: float = _CLEAR
    lanes: float = 0.6
    rows: float = 0.6


_ENOUGH = _Air()
_OFF_LANES = _Air(lanes=1.3)
_ROOMY = _Air(lines=5.0, lanes=1.6)
"""So much that the label can't be taken for that of an arrow that passes."""

_ON_RULES = _Air(lanes=-inf, rows=-inf)

_Places = tuple[Iterator[Rect], _Air]
"""Boxes where a label may stand, and what it keeps clear there."""


class Standing(IntEnum):
    """How a label stands: near the start of its line, far from it, or in the way."""

    NEAR = 0
    FAR = 1
    CROWDED = 2


class Labels:
    """The labels of a page, placed one after the other."""

    __slots__ = ("_boxes", "_grid", "_problem", "_segments", "_symbols")

    def __init__(self, problem: Problem, grid: Grid, segments: Iterable[Segment]) -> None:
        self._problem, self._grid = problem, grid
        self._symbols: Shelves[Node] = Shelves()
        self._segments: Shelves[Segment] = Shelves()
        self._boxes: Shelves[Rect] = Shelves()
        for node in problem.nodes:
            self._symbols.add(node, node.box.y, node.box.y + node.box.h)
        for segment in segments:
            self._segments.add(segment, segment.y1, segment.y2)

    def place(self, points: Sequence[Point], sizes: Sequence[Size]) -> tuple[Rect, Standing]:
        """A box of one of the sizes for the label of a line, and how it stands."""
        cell = self._cell(*points[0])
        for standing in Standing:
            for size in sizes:
                for boxes, air in _PLACES[standing](points, size, cell):
                    for box in boxes:
                        if self._free(box, air):
                            return self._taken(box), standing
        boxes = (self._inside(box) for size in sizes for box in _boxes(points, size, 0.0, _FAR))
        return self._taken(min(boxes, key=self._covered)), Standing.CROWDED

    def _cell(self, x: float, y: float) -> Rect:
        """The cell of the table in which a point lies."""
        area = self._problem.area
        left, right = _around(self._grid.lane_rules, x, area.x, area.x + area.w)
        top, bottom = _around(self._grid.row_rules, y, area.y, area.y + area.h)
        return Rect(left, top, right - left, bottom - top)

    def _taken(self, box: Rect) -> Rect:
        self._boxes.add(box, box.y, box.y + box.h)
        return box

    def _inside(self, box: Rect) -> Rect:
        """The box, moved into the area."""
        area = self._problem.area
        x = max(min(box.x, area.x + area.w - box.w), area.x)
        return Rect(x, max(min(box.y, area.y + area.h - box.h), area.y), box.w, box.h)

    def _covered(self, box: Rect) -> float:
        """How much of the drawing a box would cover, weighed by how badly that reads."""
        top, bottom = box.y, box.y + box.h
        others = sum(_shared(box, other) for other in dict.fromkeys(self._boxes.near(top, bottom)))
        symbols = sum(_shared(box, node.box) for node in dict.fromkeys(self._symbols.near(top, bottom)))
        lines = sum(
            _shared(box, Rect(s.x1 - 1, s.y1 - 1, s.x2 - s.x1 + 2, s.y2 - s.y1 + 2))
            for s in dict.fromkeys(self._segments.near(top, bottom))
        )
        return 4 * others + 2 * symbols + lines

    def _free(self, box: Rect, air: _Air) -> bool:
        area = self._problem.area
        x1, y1, x2, y2 = box.x, box.y, box.x + box.w, box.y + box.h
        if x1 < area.x or y1 < area.y or x2 > area.x + area.w or y2 > area.y + area.h:
            return False
        if _struck(self._grid.lane_rules, x1 - air.lanes, x2 + air.lanes):
            return False
        if _struck(self._grid.row_rules, y1 - air.rows, y2 + air.rows):
            return False
        if any(enters(node, x1, y1, x2, y2, -_CLEAR) for node in self._symbols.near(y1 - 1, y2 + 1)):
            return False
        if any(
            s.x2 > x1 - air.lines and s.x1 < x2 + air.lines and s.y2 > y1 - _CLEAR and s.y1 < y2 + _CLEAR
            for s in self._segments.near(y1 - 1, y2 + 1)
        ):
            return False
        return not any(
            other.x < x2 and other.x + other.w > x1 and other.y < y2 and other.y + other.h > y1
            for other in self._boxes.near(y1, y2)
        )


def _struck(rules: Sequence[float], low: float, high: float) -> bool:
    """Whether a table line runs through the stretch."""
    index = bisect_right(rules, low)
    return index < len(rules) and rules[index] < high


def _around(rules: Sequence[float], at: float, first: float, last: float) -> tuple[float, float]:
    """The table lines before and after a place, or where the area ends."""
    index = bisect_right(rules, at)
    return rules[index - 1] if index else first, rules[index] if index < len(rules) else last


def _shared(box: Rect, other: Rect) -> float:
    """The area that two boxes share, in square points."""
    width = min(box.x + box.w, other.x + other.w) - max(box.x, other.x)
    height = min(box.y + box.h, other.y + other.h) - max(box.y, other.y)
    return max(width, 0.0) * max(height, 0.0)


def _boxes(points: Sequence[Point], size: Size, near: float, far: float) -> Iterator[Rect]:
    """Boxes beside the line, between two distances from its start."""
    gone = 0.0
    for (x1, y1), (x2, y2) in pairwise(points):
        length = abs(x2 - x1) + abs(y2 - y1)
        at = -1.0
        while at < max(length - 2, 2) and gone + at < far:
            if gone + at >= near:
                if abs(x2 - x1) < 0.05:
                    yield from _beside_upright(x1, y1 + at * (1 if y2 > y1 else -1), y2 > y1, size)
                else:
                    yield from _beside_level(x1 + at * (1 if x2 > x1 else -1), y1, x2 > x1, size)
            at += _STEP
        gone += length


def _near(points: Sequence[Point], size: Size, cell: Rect) -> Iterator[_Places]:
    """Boxes near the start of a line: in the cell where it begins, over a diamond's slope there, then anywhere.

    Beside a passing arrow the slope is the last choice in the row: first comes the line itself in the next cell.
    """
    yield _in_cell(points, size, cell), _OFF_LANES
    yield _on_slope(points, size), _ROOMY
    yield _in_cell(points, size, cell), _ENOUGH
    yield (box for box in _boxes(points, size, 0.0, _NEXT) if _is_level(box, cell)), _OFF_LANES
    yield _on_slope(points, size), _ENOUGH
    yield _boxes(points, size, 0.0, _NEAR), _ENOUGH


def _in_cell(points: Sequence[Point], size: Size, cell: Rect) -> Iterator[Rect]:
    """Boxes beside the first run of a line that lie in the cell where it begins."""
    home = min(_way_out(points, size, cell), _NEAR)
    return (box for box in _boxes(points, size, 0.0, home) if _is_within(box, cell))


def _way_out(points: Sequence[Point], size: Size, cell: Rect) -> float:
    """How far along the first run of a line its label can move before it leaves the cell."""
    (x1, y1), (x2, y2) = points[:2]
    if abs(x2 - x1) < 0.05:
        return (cell.y + cell.h - y1 if y2 > y1 else y1 - cell.y) - size[1]
    return (cell.x + cell.w - x1 if x2 > x1 else x1 - cell.x) - size[0]


def _is_within(box: Rect, cell: Rect) -> bool:
    return cell.x <= box.x and box.x + box.w <= cell.x + cell.w and _is_level(box, cell)


def _is_level(box: Rect, cell: Rect) -> bool:
    """Whether a box stands in the row of a cell."""
    return cell.y <= box.y and box.y + box.h <= cell.y + cell.h


def _on_slope(points: Sequence[Point], size: Size) -> Iterator[Rect]:
    """Boxes beside the start of a line, drawn back over the slopes of a diamond."""
    (x, y), (x2, y2) = points[:2]
    upright = abs(x2 - x) < 0.05
    way = 1 if x2 > x or y2 > y else -1
    for away in (4.0, 6.0, 8.0, 10.0, 12.0):
        for back in (1.5, 2.5, 3.5, 5.0, 7.0, 9.0, 12.0):
            if upright:
                for box in _beside_upright(x, y - way * back, way > 0, size):
                    yield Rect(box.x + (away if box.x > x else -away), box.y, box.w, box.h)
            else:
                for box in _beside_level(x - way * back, y, way > 0, size):
                    yield Rect(box.x, box.y + (away if box.y > y else -away), box.w, box.h)


def _beside_upright(x: float, y: float, down: bool, size: Size) -> Iterator[Rect]:
    width, height = size
    top = y if down else y - height
    yield Rect(x + BESIDE, top, width, height)
    yield Rect(x - BESIDE - width, top, width, height)


def _beside_level(x: float, y: float, right: bool, size: Size) -> Iterator[Rect]:
    width, height = size
    left = x if right else x - width
    yield Rect(left, y - BESIDE - height, width, height)
    yield Rect(left, y + BESIDE, width, height)


_PLACES: dict[Standing, Callable[[Sequence[Point], Size, Rect], Iterable[_Places]]] = {
    Standing.NEAR: _near,
    Standing.FAR: lambda points, size, _: ((_boxes(points, size, _NEAR, _FAR), _ENOUGH),),
    Standing.CROWDED: lambda points, size, _: ((_boxes(points, size, 0.0, _FAR), _ON_RULES),),
}
"""Where a label may stand in each way."""
