"""The grid of a page: its columns and lines and the symbols that stand on them (points)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from msgspec import Struct

from sopeditor.layout.routing.axes import CLEAR, REACH, SAME, Column, Line, columns_of, lines_of, nearest
from sopeditor.layout.routing.problem import Node, Problem, Shape

TRACK = 3.2
"""Points between the runs of a channel that is full."""


class Place(Struct, frozen=True, gc=False):
    """Where a symbol stands.

    The columns and lines it covers, the columns for flows at its top and bottom, the line of its centre, its edges in
    points. A `pointed` one has a single point on each side for flows to end at.
    """

    id: str
    index: int
    shape: Shape
    pointed: bool
    left: int
    right: int
    ports: tuple[int, ...]
    top: int
    level: int
    bottom: int
    x1: float
    y1: float
    x2: float
    y2: float


class Ground(Struct, frozen=True, cache_hash=True, dict=True):
    """What a grid is made of: columns, lines, the symbols on them, and the table lines, of a page or a part of it.

    `column_tracks` and `line_tracks` say how many runs each column and line holds beside each other.
    """

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    places: tuple[Place, ...]
    column_tracks: tuple[int, ...]
    line_tracks: tuple[int, ...]
    lane_rules: tuple[float, ...]
    row_rules: tuple[float, ...]

    @cached_property
    def grid(self) -> "Grid":
        """The grid on it."""
        return Grid(self)

    def cut_out(self, first: int, stop: int) -> "Ground":
        """The ground from a line to the one before another, and what stands on it."""
        lines = self.lines[first:stop]
        if len(lines) == len(self.lines):
            return self
        low, high = lines[0].low, lines[-1].high
        places = [place for place in self.places if first <= place.level < stop]
        return Ground(
            self.columns,
            lines,
            tuple([_moved(place, index, first, stop) for index, place in enumerate(places)]),
            self.column_tracks,
            self.line_tracks[first:stop],
            self.lane_rules,
            tuple([rule for rule in self.row_rules if low <= rule <= high]),
        )


def _moved(place: Place, index: int, first: int, stop: int) -> Place:
    """A symbol as it stands on the lines from one on."""
    return Place(
        place.id,
        index,
        place.shape,
        place.pointed,
        place.left,
        place.right,
        place.ports,
        max(place.top, first) - first,
        place.level - first,
        min(place.bottom, stop - 1) - first,
        place.x1,
        place.y1,
        place.x2,
        place.y2,
    )


def ground_of(problem: Problem) -> Ground:
    """The ground of a page."""
    area = problem.area
    columns, lines = tuple(columns_of(problem)), tuple(lines_of(problem))
    lows, highs = [column.low for column in columns], [column.high for column in columns]
    ys = [line.y for line in lines]
    lanes = tuple(sorted({lane.start for lane in problem.lanes} | {area.x + area.w}))
    rows = tuple(sorted({row.start for row in problem.rows} | {area.y + area.h}))
    spare = REACH + CLEAR
    return Ground(
        columns,
        lines,
        tuple(
            [
                _place(index, node, columns, _covered(node, lows, highs), ys)
                for index, node in enumerate(problem.nodes)
            ]
        ),
        tuple([_tracks(column.low, column.high, lanes) for column in columns]),
        tuple([_tracks(line.low + spare, line.high - spare, rows) if line.gap else 4 for line in lines]),
        lanes,
        rows,
    )


def _covered(node: Node, lows: Sequence[float], highs: Sequence[float]) -> range:
    """The columns that a symbol covers, of columns with these borders."""
    left, right = node.box.x + 0.01, node.box.x + node.box.w - 0.01
    return range(bisect_right(highs, left), bisect_left(lows, right))


def _place(index: int, node: Node, columns: Sequence[Column], covered: range, ys: Sequence[float]) -> Place:
    box = node.box
    level = box.y + box.h / 2
    return Place(
        node.id,
        index,
        node.shape,
        node.shape in (Shape.DIAMOND, Shape.PENTAGON),
        covered[0],
        covered[-1],
        _ports(node, covered, columns),
        bisect_left(ys, min(box.y - 1, level - SAME)),
        nearest(ys, level),
        bisect_right(ys, max(box.y + box.h + 1, level + SAME)) - 1,
        box.x,
        box.y,
        box.x + box.w,
        box.y + box.h,
    )


def _ports(node: Node, covered: range, columns: Sequence[Column]) -> tuple[int, ...]:
    stops = [number for number in covered if not columns[number].gutter]
    box = node.box
    if node.shape in (Shape.BOX, Shape.CAPSULE):
        inset = 3.0 if node.shape is Shape.BOX else box.h / 2
        inner = tuple([k for k in stops if box.x + inset <= columns[k].x <= box.x + box.w - inset])
        if inner:
            return inner
    return (min(stops, key=lambda k: abs(columns[k].x - box.x - box.w / 2)),)


class Grid:
    """Columns, lines and what stands on them; built once for a ground."""

    __slots__ = (
        "_barred",
        "_columns",
        "_walls",
        "above",
        "below",
        "beside",
        "columns",
        "gaps",
        "ground",
        "gutters",
        "lane_rules",
        "lines",
        "places",
        "row_rules",
        "xs",
        "ys",
    )

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.columns, self.lines = ground.columns, ground.lines
        self.lane_rules, self.row_rules = ground.lane_rules, ground.row_rules
        self.xs = [column.x for column in self.columns]
        self.gutters = [number for number, column in enumerate(self.columns) if column.gutter]
        self.ys = [line.y for line in self.lines]
        self.gaps = [line.gap for line in self.lines]
        self.places = {place.id: place for place in ground.places}
        self._wall_up()

    def _wall_up(self) -> None:
        width, height = len(self.xs), len(self.ys)
        self._barred = [0] * height
        self._walls = [0] * width
        self._columns: list[list[Place]] = [[] for _ in range(width)]
        for place in sorted(self.places.values(), key=lambda p: (p.top, p.y1)):
            across = (1 << (place.right + 1)) - (1 << place.left)
            for line in range(place.top, place.bottom + 1):
                self._barred[line] |= across
            along = (1 << (place.bottom + 1)) - (1 << place.top)
            for column in range(place.left, place.right + 1):
                self._walls[column] |= along
                self._columns[column].append(place)
        self.beside = [self._beside(place) for place in self.places.values()]
        self.above = [self._past(place, place.top - 1) for place in self.places.values()]
        self.below = [self._past(place, place.bottom + 1) for place in self.places.values()]

    def _beside(self, place: Place) -> range:
        """All columns that a run on a symbol's level reaches from its left and its right side."""
        return range(
            self.along(place.level, place.left - 1).start, self.along(place.level, place.right + 1).stop
        )

    def _past(self, place: Place, line: int) -> dict[int, range]:
        """The lines that runs reach from a symbol's ports when they begin on the line."""
        return {port: _open(self._walls[port], line, len(self.ys)) for port in place.ports}

    def along(self, line: int, column: int) -> range:
        """The columns that a run on the line reaches from the column."""
        return _open(self._barred[line], column, len(self.xs))

    def open_column(self, column: int, a: int, b: int) -> bool:
        """Whether no symbol stands in the column on the lines from the one to the other, both included."""
        low, high = (a, b) if a <= b else (b, a)
        return not self._walls[column] >> low & ((1 << (high - low + 1)) - 1)

    def open_columns(self, columns: Iterable[int], a: int, b: int) -> list[int]:
        """Those of the columns in which no symbol stands on the lines from the one to the other, both included."""
        low, high = (a, b) if a <= b else (b, a)
        lines, walls = (1 << (high - low + 1)) - 1, self._walls
        return [column for column in columns if not walls[column] >> low & lines]

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
                index = bisect_right(stack, line, key=_top)
                if index and stack[index - 1].bottom < line:
                    low = max(low, stack[index - 1].y2)
                if index < len(stack):
                    high = min(high, stack[index].y1)
        if low >= high:
            return here.y, here.y
        margin = min(CLEAR, (high - low) / 4)
        return low + margin * (low > here.low), high - margin * (high < here.high)

    def width(self, column: int) -> tuple[float, float]:
        """Least and greatest place, in points, of a run in the column."""
        return self.columns[column].low, self.columns[column].high

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


def _open(blocked: int, place: int, size: int) -> range:
    """The free places around one, of so many; empty and next to it if it is blocked itself."""
    if place < 0 or blocked >> place & 1:
        return range(place + 1, place)
    beyond = blocked >> place
    end = place + (beyond & -beyond).bit_length() - 1 if beyond else size
    return range((blocked & ((1 << place) - 1)).bit_length(), end)


def _top(place: Place) -> int:
    return place.top


@lru_cache(maxsize=1024)
def _tracks(low: float, high: float, rules: tuple[float, ...]) -> int:
    """How many runs have room beside each other between two places, none of them on a rule."""
    edges = [low, *(rule for rule in rules[bisect_left(rules, low) : bisect_right(rules, high)]), high]
    count = 0
    for number, (start, end) in enumerate(pairwise(edges)):
        size = end - start - TRACK / 2 * ((number > 0) + (number < len(edges) - 2))
        count += int(size / TRACK) + 1 if size >= 0 else 0
    return max(1, count)
