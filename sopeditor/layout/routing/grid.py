"""The grid of a page: columns (gutters and lane centres) and lines (gaps and symbol levels), in points.

Column `2 * lane + 1` is the centre of a lane, column `2 * border` the gutter on a lane border. A line is either the
level of some symbols or a gap between symbols; a gap is the only place for a run that joins no symbol of its row.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from sopeditor.layout.routing.problem import Node, Problem, Rect, Shape

CLEAR = 3.0
"""Points between a run and a foreign symbol, where there is room."""

REACH = 6.0
"""How far, in points, a run in a gap may leave it where no symbol stands in its columns."""

TRACK = 3.2
"""Points between the runs of a channel that is full."""

SAME = 0.6
"""Heights closer than this are one line."""


class Place(Struct, frozen=True, gc=False):
    """Where a symbol stands: the columns and lines it covers, the line of its centre, its edges in points.

    Flows end on the corners only of a `pointed` one.
    """

    index: int
    shape: Shape
    pointed: bool
    left: int
    right: int
    top: int
    level: int
    bottom: int
    x1: float
    y1: float
    x2: float
    y2: float


class Line(Struct, frozen=True, gc=False):
    """A horizontal of the grid: its height, the least and greatest height of a run on it, the row borders in it."""

    y: float
    low: float
    high: float
    borders: tuple[int, ...] = ()
    gap: bool = False


class Grid:
    """Columns, lines and what stands on them; built once for a problem."""

    __slots__ = (
        "_barred",
        "_columns",
        "_tops",
        "_walls",
        "area",
        "columns",
        "gaps",
        "heights",
        "lane_rules",
        "lines",
        "places",
        "row_rules",
        "spans",
        "xs",
        "ys",
    )

    def __init__(self, problem: Problem) -> None:
        self.area = problem.area
        centres = [lane.start + lane.size / 2 for lane in problem.lanes]
        self.spans = {node.id: _span(node, centres) for node in problem.nodes}
        self.columns = _columns(problem, self.spans)
        self.xs = [(low + high) / 2 for low, high in self.columns]
        self.lines = _lines(problem)
        self.ys = [line.y for line in self.lines]
        self.gaps = [line.gap for line in self.lines]
        self.places = {node.id: self._place(index, node) for index, node in enumerate(problem.nodes)}
        self.lane_rules = sorted({lane.start for lane in problem.lanes} | {_right(problem.area)})
        self.row_rules = sorted({row.start for row in problem.rows} | {_bottom(problem.area)})
        self._wall_up()

    def _place(self, index: int, node: Node) -> Place:
        first, last = self.spans[node.id]
        box, ys = node.box, self.ys
        level = box.y + box.h / 2
        return Place(
            index,
            node.shape,
            node.shape is Shape.DIAMOND,
            2 * first + 1,
            2 * last + 1,
            bisect_left(ys, min(box.y - 1, level - SAME)),
            _nearest(ys, level),
            bisect_right(ys, max(box.y + box.h + 1, level + SAME)) - 1,
            box.x,
            box.y,
            box.x + box.w,
            box.y + box.h,
        )

    def _wall_up(self) -> None:
        width, height = len(self.xs), len(self.ys)
        self._barred = [0] * height
        self._columns: list[list[Place]] = [[] for _ in range(width)]
        for place in sorted(self.places.values(), key=lambda p: (p.top, p.y1)):
            mask = (1 << (place.right + 1)) - (1 << place.left)
            for line in range(place.top, place.bottom + 1):
                self._barred[line] |= mask
            for column in range(place.left, place.right + 1):
                self._columns[column].append(place)
        self._tops = [[place.top for place in stack] for stack in self._columns]
        self._walls = [self._prefix(stack, height) for stack in self._columns]

    @staticmethod
    def _prefix(stack: Sequence[Place], height: int) -> list[int]:
        count = [0] * (height + 1)
        for place in stack:
            for line in range(place.top, place.bottom + 1):
                count[line + 1] = 1
        total = 0
        for line, here in enumerate(count):
            total += here
            count[line] = total
        return count

    def open_column(self, column: int, a: int, b: int) -> bool:
        """Whether no symbol stands in the column on the lines from the one to the other, both included."""
        wall = self._walls[column]
        return wall[b + 1] == wall[a] if a <= b else wall[a + 1] == wall[b]

    def open_line(self, line: int, a: int, b: int) -> bool:
        """Whether no symbol stands on the line in the columns from the one to the other, both included."""
        low, high = (a, b) if a <= b else (b, a)
        return not self._barred[line] >> low & ((1 << (high - low + 1)) - 1)

    def room(self, line: int, columns: Iterable[int]) -> tuple[float, float]:
        """Least and greatest height, in points, of a run on the line that passes the columns."""
        here = self.lines[line]
        low, high = here.low, here.high
        for column in columns:
            stack = self._columns[column]
            if stack:
                index = bisect_right(self._tops[column], line)
                if index and stack[index - 1].bottom < line:
                    low = max(low, stack[index - 1].y2)
                if index < len(stack):
                    high = min(high, stack[index].y1)
        margin = min(CLEAR, (high - low) / 4)
        return (low + margin, high - margin) if low < high else (here.y, here.y)

    def column_tracks(self) -> list[int]:
        """How many runs each column holds side by side."""
        return [_tracks(low, high, self.lane_rules) for low, high in self.columns]

    def line_tracks(self) -> list[int]:
        """How many runs each line holds one above the other."""
        spare = REACH + CLEAR
        return [
            _tracks(line.low + spare, line.high - spare, self.row_rules) if line.gap else 4
            for line in self.lines
        ]

    def beyond(self, line: int, step: int) -> list[int]:
        """The lines for a run that turns after leaving the line: up to the next gap between rows, four at most."""
        found: list[int] = []
        line += step
        while 0 <= line < len(self.ys) and len(found) < 4:
            found.append(line)
            if self.gaps[line] and (len(found) > 1 or not self._gap(line + step)):
                break
            line += step
        return found

    def _gap(self, line: int) -> bool:
        return 0 <= line < len(self.ys) and self.gaps[line]


def _right(area: Rect) -> float:
    return area.x + area.w


def _bottom(area: Rect) -> float:
    return area.y + area.h


def _tracks(low: float, high: float, rules: Sequence[float]) -> int:
    edges = [low, *(rule for rule in rules[bisect_left(rules, low) : bisect_right(rules, high)]), high]
    count = 0
    for number, (start, end) in enumerate(pairwise(edges)):
        size = end - start - TRACK / 2 * ((number > 0) + (number < len(edges) - 2))
        count += int(size / TRACK) + 1 if size >= 0 else 0
    return max(1, count)


def _nearest(values: Sequence[float], wanted: float) -> int:
    index = bisect_left(values, wanted)
    return min(
        (i for i in (index - 1, index) if 0 <= i < len(values)),
        key=lambda i: abs(values[i] - wanted),
    )


def _span(node: Node, centres: Sequence[float]) -> tuple[int, int]:
    first = last = node.lane
    while first and centres[first - 1] > node.box.x:
        first -= 1
    while last + 1 < len(centres) and centres[last + 1] < node.box.x + node.box.w:
        last += 1
    return first, last


def _columns(problem: Problem, spans: dict[str, tuple[int, int]]) -> list[tuple[float, float]]:
    """Least and greatest place, in points, of a run in each column."""
    lefts: dict[int, float] = {}
    rights: dict[int, float] = {}
    for node in problem.nodes:
        first, last = spans[node.id]
        lefts[first] = min(lefts.get(first, node.box.x), node.box.x)
        rights[last] = max(rights.get(last, 0.0), node.box.x + node.box.w)
    edges = [problem.area.x]
    for index, lane in enumerate(problem.lanes):
        left = lefts.get(index, lane.start + lane.size * 0.18)
        right = rights.get(index, lane.start + lane.size * 0.82)
        edges += [max(left, lane.start + 1), min(right, lane.start + lane.size - 1)]
    edges.append(_right(problem.area))
    found = []
    for index, (low, high) in enumerate(pairwise(edges)):
        margin = 1.0 if index & 1 else min(CLEAR, (high - low) / 4)
        outer = (margin, 1.0)[index == 0], (margin, 1.0)[index == len(edges) - 2]
        found.append((low + outer[0], high - outer[1]))
    return found


def _lines(problem: Problem) -> list[Line]:
    rows: defaultdict[int, list[Node]] = defaultdict(list)
    for node in problem.nodes:
        rows[node.row].append(node)
    found: list[Line] = []
    bottom = problem.area.y
    for row in sorted(rows):
        nodes = rows[row]
        top = min(node.box.y for node in nodes)
        found += _row_gap(problem, bottom, max(top, bottom))
        found += _levels(nodes)
        bottom = max(node.box.y + node.box.h for node in nodes)
    found += _row_gap(problem, bottom, max(bottom, _bottom(problem.area)))
    return found


def _row_gap(problem: Problem, top: float, bottom: float) -> list[Line]:
    heights = [*(row.start for row in problem.rows), _bottom(problem.area)]
    borders = tuple(range(bisect_left(heights, top - SAME), bisect_right(heights, bottom + SAME)))
    low, high = max(top - REACH, problem.area.y), min(bottom + REACH, _bottom(problem.area))
    for cut in problem.breaks:
        if top < cut < bottom:
            above, below = cut - min(4.0, (cut - top) / 3), cut + min(4.0, (bottom - cut) / 3)
            return [
                Line((top + above) / 2, low, above, borders, True),
                Line((below + bottom) / 2, below, high, borders, True),
            ]
    return [Line((top + bottom) / 2, low, high, borders, True)]


def _levels(nodes: Sequence[Node]) -> list[Line]:
    levels: list[float] = []
    for level in sorted(node.box.y + node.box.h / 2 for node in nodes):
        if not levels or level - levels[-1] > SAME:
            levels.append(level)
    between: list[float] = []
    ordered = sorted(nodes, key=lambda node: (node.lane, node.box.y))
    for upper, lower in pairwise(ordered):
        if upper.lane == lower.lane:
            middle = (upper.box.y + upper.box.h + lower.box.y) / 2
            if all(abs(middle - level) > 2 for level in [*levels, *between]):
                between.append(middle)
    reach = max(node.box.h for node in nodes) / 2
    return [Line(y, y - reach, y + reach) for y in sorted(levels + between)]
