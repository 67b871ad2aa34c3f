"""The ways of few bends from one symbol to another, on columns and lines of the grid."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType

from sopeditor.layout.routing.grid import Grid, Place
from sopeditor.layout.routing.paths import Path, sides
from sopeditor.layout.routing.prices import BEND, Flow, Points, Prices, wished_columns, wished_lines

Known = Mapping[Points, Path]
"""Ways that were priced before, by their points."""

_ASIDE = 5
"""How many columns beside its two symbols a way may use, besides the outermost."""


class _Scope:
    """Where ways from one symbol to another are looked for: columns, lines beyond them, up to a limit of cost."""

    __slots__ = ("_columns", "_fars", "_limit", "_wished", "depth")

    def __init__(
        self, grid: Grid, flow: Flow, columns: Iterable[int], depth: int, limit: float = float("inf")
    ) -> None:
        fars = sorted((_aside(grid, flow.source, k) + _aside(grid, flow.target, k), k) for k in columns)
        self._fars = [far for far, _ in fars]
        self._columns = [column for _, column in fars]
        self._wished = wished_lines(grid, flow.link.wish)
        self._limit = limit
        self.depth = depth

    def columns(self, bends: int, rest: float) -> list[int]:
        """The columns of ways below the limit that have so many bends and are so long besides."""
        return self._columns[: bisect_left(self._fars, self._limit - BEND * bends - rest)]

    def turns(self, grid: Grid, start: int, step: int, count: int) -> list[int]:
        """The lines on which a way may turn that has left a line in the direction of the step."""
        lines = grid.beyond(start, step)[:count]
        return lines + [line for line in self._wished if (line - start) * step > 0 and line not in lines]


def _aside(grid: Grid, place: Place, column: int) -> float:
    """How far a column lies beside a symbol."""
    x, xs = grid.xs[column], grid.xs
    return max(xs[place.left] - x, x - xs[place.right], 0.0)


def _length(grid: Grid, *lines: int) -> float:
    """How far it is from line to line."""
    return sum(abs(grid.ys[a] - grid.ys[b]) for a, b in pairwise(lines))


def direct_paths(grid: Grid, flow: Flow) -> list[Path]:
    """The ways of one bend at most that have nothing against them, cheapest first."""
    unspoilt = Prices(grid, flow).is_unspoilt
    return _priced(grid, flow, filter(unspoilt, _straight(grid, flow.source, flow.target)), 100)


def near_paths(grid: Grid, flow: Flow, known: Known) -> list[Path]:
    """The ways that a flow takes when nothing is in its way, cheapest first."""
    source, target = flow.source, flow.target
    beside = {k for place in (source, target) for k in (place.left - 1, place.right + 1, *place.ports)}
    scope = _Scope(grid, flow, (k for k in beside if 0 <= k < len(grid.xs)), 1)
    return _priced(grid, flow, _shapes(grid, source, target, scope), 100, known=known)


def all_paths(grid: Grid, flow: Flow, limit: float, known: Known) -> list[Path]:
    """All ways of few bends that cost less than the limit, cheapest first, those of a kind thinned out."""
    source, target = flow.source, flow.target
    near = {k for place in (source, target) for k in range(place.left - _ASIDE, place.right + _ASIDE + 1)}
    last = len(grid.xs) - 1
    columns = {0, last, *(k for k in near if 0 <= k <= last), *wished_columns(grid, flow.link.wish)}
    scope = _Scope(grid, flow, columns, 3, limit)
    return _priced(grid, flow, _shapes(grid, source, target, scope), 28, limit, known)


def priced(grid: Grid, flow: Flow, points: Points) -> Path:
    """The way through the points, with its cost."""
    prices = Prices(grid, flow)
    return prices.path(prices.of(points), points)


def heedless(flow: Flow) -> Points:
    """A way that heeds nothing, for a flow whose symbols are shut in."""
    s, t = flow.source, flow.target
    if s.level == t.level:
        return (s.left, s.level), (t.left + (s.left == t.left), t.level)
    if s.left == t.left:
        return (s.left, s.level), (t.left, t.level)
    return (s.left, s.level), (t.left, s.level), (t.left, t.level)


def _priced(
    grid: Grid,
    flow: Flow,
    shapes: Iterable[Points],
    most: int,
    limit: float = float("inf"),
    known: Known = MappingProxyType({}),
) -> list[Path]:
    """The ways below the limit, cheapest first.

    Of more than `most` only the best two of every pair of sides and long column are kept.
    """
    prices = Prices(grid, flow)
    ways = [
        (known[points].cost if points in known else prices.of(points), points)
        for points in dict.fromkeys(shapes)
    ]
    ways = sorted(way for way in ways if way[0] < limit)
    if len(ways) > most:
        ways = _thinned(ways, most)
    return [known[points] if points in known else prices.path(cost, points) for cost, points in ways]


def _thinned(ways: list[tuple[float, Points]], most: int) -> list[tuple[float, Points]]:
    kept: list[tuple[float, Points]] = []
    seen: dict[tuple[int, int], int] = {}
    for way in ways:
        points = way[1]
        used = sides(points)
        size = column = 0
        start = points[0][1]
        for place, end in points:
            if abs(end - start) > size:
                size, column = abs(end - start), place
            start = end
        long = (4 + column, used[1]) if size > 3 else used
        if len(kept) < most or seen.get(used, 0) < 2 or seen.get(long, 0) < 2:
            seen[used] = seen.get(used, 0) + 1
            seen[long] = seen.get(long, 0) + 1
            kept.append(way)
    return kept


def _shapes(grid: Grid, s: Place, t: Place, scope: _Scope) -> Iterator[Points]:
    yield from _straight(grid, s, t)
    yield from _side_to_side(grid, s, t, scope)
    for step in (1, -1):
        yield from _turned(grid, s, t, step, scope)
        yield from _down_and_in(grid, s, t, step, scope)
        yield from _out_and_down(grid, s, t, step, scope)
    if scope.depth > 1:
        for step in (1, -1):
            yield from _around(grid, s, t, step, scope)


def _edge(place: Place, step: int) -> int:
    return place.bottom if step > 0 else place.top


def _ports_near(place: Place, column: int) -> tuple[int, ...]:
    """The ports a way from the column uses: of a symbol with many the nearest one and the middle one."""
    ports = place.ports
    if len(ports) == 1:
        return () if ports[0] == column else ports
    if len(ports) > 2:
        ports = (min(ports, key=lambda port: abs(port - column)), ports[len(ports) // 2])
    return tuple(port for port in dict.fromkeys(ports) if port != column)


def _toward(place: Place, column: int) -> int:
    """The column of the symbol's side that faces the column."""
    return place.left if column < place.left else place.right


def _straight(grid: Grid, s: Place, t: Place) -> Iterator[Points]:
    """One run, or two: down then in, out then down."""
    if s.level == t.level and not (s.left <= t.right and t.left <= s.right):
        a, b = _toward(s, t.left), _toward(t, s.left)
        step = 1 if a < b else -1
        if grid.open_line(s.level, a + step, b - step):
            yield (a, s.level), (b, t.level)
    step = 1 if t.top > s.bottom else -1 if t.bottom < s.top else 0
    if not step:
        return
    start, end = _edge(s, step), _edge(t, -step)
    for column in s.ports:
        if column in t.ports:
            if grid.open_column(column, start + step, end - step) or start + step == end:
                yield (column, start), (column, end)
        elif not t.left <= column <= t.right and grid.open_column(column, start + step, t.level):
            side = _toward(t, column)
            if grid.open_line(t.level, column, side + (1 if column > side else -1)):
                yield (column, start), (column, t.level), (side, t.level)
    for column in t.ports:
        if s.left <= column <= s.right:
            continue
        side = _toward(s, column)
        if grid.open_line(s.level, side + (1 if column > side else -1), column) and grid.open_column(
            column, s.level, end - step
        ):
            yield (side, s.level), (column, s.level), (column, end)


def _side_to_side(grid: Grid, s: Place, t: Place, scope: _Scope) -> Iterator[Points]:
    if s.level == t.level:
        return
    for column in scope.columns(2, _length(grid, s.level, t.level)):
        if s.left <= column <= s.right or t.left <= column <= t.right:
            continue
        a, b = _toward(s, column), _toward(t, column)
        if (
            grid.open_column(column, s.level, t.level)
            and grid.open_line(s.level, a + (1 if column > a else -1), column)
            and grid.open_line(t.level, column, b + (1 if column > b else -1))
        ):
            yield (a, s.level), (column, s.level), (column, t.level), (b, t.level)


def _turned(grid: Grid, s: Place, t: Place, step: int, scope: _Scope) -> Iterator[Points]:
    """Out of top or bottom, along a gap, into top or bottom."""
    start = _edge(s, step)
    for way in (-1, 1):
        end = _edge(t, way)
        for line in _between(grid, start, end, step, way, scope):
            for a in s.ports:
                if not grid.open_column(a, start + step, line):
                    continue
                for b in t.ports:
                    if a != b and grid.open_column(b, line, end + way) and grid.open_line(line, a, b):
                        yield (a, start), (a, line), (b, line), (b, end)


def _between(grid: Grid, start: int, end: int, step: int, way: int, scope: _Scope) -> list[int]:
    if step == way:
        outer = max(start, end) if step > 0 else min(start, end)
        return scope.turns(grid, outer, step, 4)
    if (end - start) * step <= 1:
        return []
    lines = {*scope.turns(grid, start, step, 4), *grid.beyond(end, way)}
    if scope.depth > 1:
        inner = [j for j in range(start + step, end, step) if grid.gaps[j]]
        lines.update(inner[: 2 * scope.depth] + inner[-2 * scope.depth :])
    return sorted(j for j in lines if (j - start) * step > 0 and (end - j) * step > 0)


def _down_and_in(grid: Grid, s: Place, t: Place, step: int, scope: _Scope) -> Iterator[Points]:
    """Out of top or bottom, along a gap, up or down a column, into a side."""
    start = _edge(s, step)
    for line in scope.turns(grid, start, step, 1 + scope.depth):
        if line == t.level:
            continue
        for column in scope.columns(3, _length(grid, start, line, t.level)):
            if t.left <= column <= t.right or not grid.open_column(column, line, t.level):
                continue
            side = _toward(t, column)
            if not grid.open_line(t.level, column, side + (1 if column > side else -1)):
                continue
            for a in _ports_near(s, column):
                if grid.open_column(a, start + step, line) and grid.open_line(line, a, column):
                    yield (a, start), (a, line), (column, line), (column, t.level), (side, t.level)


def _out_and_down(grid: Grid, s: Place, t: Place, step: int, scope: _Scope) -> Iterator[Points]:
    """Out of a side, up or down a column, along a gap, into top or bottom."""
    for points in _down_and_in(grid, t, s, step, scope):
        yield points[::-1]


def _around(grid: Grid, s: Place, t: Place, step: int, scope: _Scope) -> Iterator[Points]:
    """Out of top or bottom, along a gap, up or down a column, along a gap, into top or bottom."""
    start = _edge(s, step)
    for way in (-1, 1):
        end = _edge(t, way)
        for first in scope.turns(grid, start, step, scope.depth):
            for last in scope.turns(grid, end, way, scope.depth):
                if first == last:
                    continue
                for column in scope.columns(4, _length(grid, start, first, last, end)):
                    if grid.open_column(column, first, last):
                        yield from _around_by(grid, s, t, (start, step, first), (end, way, last), column)


def _around_by(
    grid: Grid, s: Place, t: Place, out: tuple[int, int, int], into: tuple[int, int, int], column: int
) -> Iterator[Points]:
    (start, step, first), (end, way, last) = out, into
    for a in _ports_near(s, column):
        if not grid.open_column(a, start + step, first) or not grid.open_line(first, a, column):
            continue
        for b in _ports_near(t, column):
            if grid.open_column(b, last, end + way) and grid.open_line(last, column, b):
                yield (a, start), (a, first), (column, first), (column, last), (b, last), (b, end)
