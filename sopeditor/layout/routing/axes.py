"""The two axes of the grid: columns (gutters and symbol centres) and lines (gaps and symbol levels), in points.

A gutter lies on a lane border, between the symbols of two lanes; between two gutters each place where symbols of the
lane have their centre is a column. A line is the level of some symbols or a gap between symbols; a gap is the only
place for a run that joins no symbol of its row.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from sopeditor.layout.routing.problem import Band, Node, Problem, Rect

CLEAR = 3.0
"""Points between a run and a foreign symbol, where there is room."""

REACH = 6.0
"""How far, in points, a run in a gap may leave it where no symbol stands in its columns."""

SAME = 0.6
"""Heights closer than this are one line."""

_BESIDE = 3.0
"""Centres closer than this are one column."""

_EMPTY = 0.3
"""The part of an empty lane that belongs to the gutter on either side."""


class Column(Struct, frozen=True, gc=False):
    """A vertical of the grid: its place, and the least and greatest place of a run in it."""

    x: float
    low: float
    high: float
    gutter: bool = False


class Line(Struct, frozen=True, gc=False):
    """A horizontal of the grid: its height, the least and greatest height of a run on it, the row borders in it."""

    y: float
    low: float
    high: float
    borders: tuple[int, ...] = ()
    gap: bool = False


def columns_of(problem: Problem) -> list[Column]:
    """The columns of a page, from left to right."""
    inside, lefts, rights = _by_lane(problem)
    found: list[Column] = []
    edge = problem.area.x
    for number, lane in enumerate(problem.lanes):
        left = min(lefts.get(number, [lane.start + lane.size * _EMPTY]))
        right = max(rights.get(number, [lane.start + lane.size * (1 - _EMPTY)]))
        found.append(_gutter(edge, left, number == 0, False))
        found += _stops(lane, inside.get(number, ()), left + 1, right - 1)
        edge = right
    found.append(_gutter(edge, problem.area.x + problem.area.w, False, True))
    return found


def _by_lane(
    problem: Problem,
) -> tuple[dict[int, list[Rect]], dict[int, list[float]], dict[int, list[float]]]:
    """For each lane the boxes that stand in it alone, the left edges that lie in it, and the right edges."""
    centres = [lane.start + lane.size / 2 for lane in problem.lanes]
    inside: defaultdict[int, list[Rect]] = defaultdict(list)
    lefts: defaultdict[int, list[float]] = defaultdict(list)
    rights: defaultdict[int, list[float]] = defaultdict(list)
    for node in problem.nodes:
        box = node.box
        reached = {node.lane, *range(bisect_left(centres, box.x), bisect_right(centres, box.x + box.w))}
        lefts[min(reached)].append(box.x)
        rights[max(reached)].append(box.x + box.w)
        if len(reached) == 1:
            inside[node.lane].append(box)
    return inside, lefts, rights


def _gutter(low: float, high: float, first: bool, last: bool) -> Column:
    margin = min(CLEAR, max(0.0, high - low) / 4)
    low, high = low + (1.0 if first else margin), high - (1.0 if last else margin)
    return Column((low + high) / 2, min(low, high), max(low, high), gutter=True)


def _stops(lane: Band, boxes: Sequence[Rect], low: float, high: float) -> list[Column]:
    """The columns inside a lane: one for each place of a symbol's centre, the lane's middle in an empty one."""
    stops: list[float] = []
    for centre in sorted(box.x + box.w / 2 for box in boxes):
        if not stops or centre - stops[-1] > _BESIDE:
            stops.append(centre)
    stops = stops or [lane.start + lane.size / 2]
    bounds = [low, *((a + b) / 2 for a, b in pairwise(stops)), high]
    return [Column(x, min(a, x), max(b, x)) for x, (a, b) in zip(stops, pairwise(bounds), strict=True)]


def lines_of(problem: Problem) -> list[Line]:
    """The lines of a page, from top to bottom."""
    rows: defaultdict[int, list[Node]] = defaultdict(list)
    for node in problem.nodes:
        rows[node.row].append(node)
    found: list[Line] = []
    borders = [*(row.start for row in problem.rows), bottom_of(problem.area)]
    bottom = problem.area.y
    for row in sorted(rows):
        nodes = rows[row]
        top = min([node.box.y for node in nodes])
        found += _row_gap(problem, borders, bottom, max(top, bottom))
        found += _levels(nodes)
        bottom = max([node.box.y + node.box.h for node in nodes])
    found += _row_gap(problem, borders, bottom, max(bottom, bottom_of(problem.area)))
    return found


def _row_gap(problem: Problem, heights: Sequence[float], top: float, bottom: float) -> list[Line]:
    borders = tuple(range(bisect_left(heights, top - SAME), bisect_right(heights, bottom + SAME)))
    low, high = max(top - REACH, problem.area.y), min(bottom + REACH, bottom_of(problem.area))
    for cut in problem.breaks:
        if top < cut < bottom:
            above, below = cut - min(4.0, (cut - top) / 3), cut + min(4.0, (bottom - cut) / 3)
            return [
                Line((top + above) / 2, low, above, borders, True),
                Line((below + bottom) / 2, below, high, borders, True),
            ]
    return [Line((top + bottom) / 2, low, high, borders, True)]


def _levels(nodes: Sequence[Node]) -> list[Line]:
    if len(nodes) == 1:
        box = nodes[0].box
        level = box.y + box.h / 2
        return [Line(level, level - box.h / 2, level + box.h / 2)]
    levels: list[float] = []
    for level in sorted(node.box.y + node.box.h / 2 for node in nodes):
        if not levels or level - levels[-1] > SAME:
            levels.append(level)
    between: list[float] = []
    ordered = sorted(nodes, key=lambda node: (node.lane, node.box.y))
    for upper, lower in pairwise(ordered):
        if upper.lane == lower.lane and lower.box.y > upper.box.y + upper.box.h:
            middle = (upper.box.y + upper.box.h + lower.box.y) / 2
            if all(abs(middle - level) > 2 for level in [*levels, *between]):
                between.append(middle)
    reach = max(node.box.h for node in nodes) / 2
    return [Line(y, y - reach, y + reach) for y in sorted(levels + between)]


def bottom_of(area: Rect) -> float:
    """The height, in points, at which the area ends."""
    return area.y + area.h


def nearest(values: Sequence[float], wanted: float) -> int:
    """The number of the value next to the wanted one, of values in ascending order."""
    index = bisect_left(values, wanted)
    return min((i for i in (index - 1, index) if 0 <= i < len(values)), key=lambda i: abs(values[i] - wanted))
