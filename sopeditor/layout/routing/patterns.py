"""The ways of few bends from one symbol to another, on columns and lines of the grid."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise, product

from sopeditor.layout.routing.grid import Grid, Place
from sopeditor.layout.routing.paths import sides
from sopeditor.layout.routing.prices import BEND, Flow, Points, Prices, wished_columns, wished_lines

Way = tuple[float, Points]
"""What a way costs by itself, and its bends."""

_ASIDE = 5
"""How many columns beside its two symbols a way may use, besides the outermost."""


class _Scope:
    """Where ways from one symbol to another are looked for: columns, lines beyond them, up to a limit of cost."""

    __slots__ = ("_columns", "_fars", "_grid", "_limit", "_turns", "_wished", "depth")

    def __init__(
        self, grid: Grid, flow: Flow, columns: Iterable[int], depth: int, limit: float = float("inf")
    ) -> None:
        fars = sorted((_aside(grid, flow.source, k) + _aside(grid, flow.target, k), k) for k in columns)
        self._grid = grid
        self._fars = [far for far, _ in fars]
        self._columns = [column for _, column in fars]
        self._wished = wished_lines(grid, flow.link.wish)
        self._limit = limit
        self._turns: dict[tuple[int, int, int], list[int]] = {}
        self.depth = depth

    def columns(self, bends: int, *lines: int) -> list[int]:
        """The columns of ways below the limit that have so many bends and go from line to line besides."""
        ys = self._grid.ys
        up_and_down = sum([abs(ys[a] - ys[b]) for a, b in pairwise(lines)])
        return self._columns[: bisect_left(self._fars, self._limit - BEND * bends - up_and_down)]

    def turns(self, start: int, step: int, count: int) -> list[int]:
        """The lines on which a way may turn that has left a line in the direction of the step."""
        found = self._turns.get((start, step, count))
        if found is None:
            found = self._grid.beyond(start, step)[:count]
            found += [line for line in self._wished if (line - start) * step > 0 and line not in found]
            self._turns[start, step, count] = found
        return found


def _aside(grid: Grid, place: Place, column: int) -> float:
    """How far a column lies beside a symbol."""
    x, xs = grid.xs[column], grid.xs
    return max(xs[place.left] - x, x - xs[place.right], 0.0)


def direct_ways(grid: Grid, flow: Flow) -> list[Way]:
    """The ways of one bend at most that have nothing against them, cheapest first."""
    prices = Prices(grid, flow)
    shapes = filter(prices.is_unspoilt, _straight(grid, flow.source, flow.target))
    return sorted([(prices.of(points), points) for points in shapes])


def near_ways(grid: Grid, flow: Flow, known: Set[Points]) -> list[Way]:
    """The other ways that a flow takes when nothing is in its way, cheapest first."""
    source, target = flow.source, flow.target
    beside = {k for place in (source, target) for k in (place.left - 1, place.right + 1, *place.ports)}
    scope = _Scope(grid, flow, (k for k in beside if 0 <= k < len(grid.xs)), 1)
    return _cheapest(
        grid, flow, [points for points in _shapes(grid, source, target, scope) if points not in known], 100
    )


def far_ways(grid: Grid, flow: Flow, known: Set[Points], limit: float) -> list[Way]:
    """All other ways of few bends that cost less than the limit, cheapest first, those of a kind thinned out."""
    source, target = flow.source, flow.target
    near = {k for place in (source, target) for k in range(place.left - _ASIDE, place.right + _ASIDE + 1)}
    last = len(grid.xs) - 1
    columns = {0, last, *(k for k in near if 0 <= k <= last), *wished_columns(grid, flow.link.wish)}
    scope = _Scope(grid, flow, columns, 3, limit)
    return _cheapest(
        grid,
        flow,
        [points for points in _shapes(grid, source, target, scope) if points not in known],
        28,
        limit,
    )


def heedless(flow: Flow) -> Points:
    """A way that heeds nothing, for a flow whose symbols are shut in."""
    s, t = flow.source, flow.target
    if s.level == t.level:
        return (s.left, s.level), (t.left + (s.left == t.left), t.level)
    if s.left == t.left:
        return (s.left, s.level), (t.left, t.level)
    return (s.left, s.level), (t.left, s.level), (t.left, t.level)


def _cheapest(
    grid: Grid, flow: Flow, shapes: Iterable[Points], most: int, limit: float = float("inf")
) -> list[Way]:
    """The ways below the limit, cheapest first.

    Of more than `most` only the best two of every pair of sides and long column are kept.
    """
    price = Prices(grid, flow).of
    ways = [way for way in [(price(points), points) for points in shapes] if way[0] < limit]
    ways.sort()
    return ways if len(ways) <= most else _thinned(ways, most)


def _thinned(ways: list[Way], most: int) -> list[Way]:
    kept: list[Way] = []
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
    """Each way once."""
    yield from _straight(grid, s, t)
    yield from _side_to_side(grid, s, t, scope)
    for step in (1, -1):
        yield from _turned(grid, s, t, step, scope)
        yield from _down_and_in(grid, s, t, step, scope)
        for points in _down_and_in(grid, t, s, step, scope):
            yield points[::-1]
    if scope.depth > 1:
        for step in (1, -1):
            yield from _around(grid, s, t, step, scope)


def _edge(place: Place, step: int) -> int:
    return place.bottom if step > 0 else place.top


def _past(grid: Grid, place: Place, step: int) -> dict[int, range]:
    """The lines that a way reaches from each of a symbol's ports in the direction of the step."""
    return (grid.below if step > 0 else grid.above)[place.index]


def _turning(
    grid: Grid, place: Place, step: int, line: int, columns: Sequence[int]
) -> dict[int, Sequence[int]]:
    """The columns that ways reach on the line, out of the symbol in the direction of the step, and from which ports.

    Of a symbol with many ports only the nearest one and the middle one are used.
    """
    along = {
        port: grid.along(line, port) for port, lines in _past(grid, place, step).items() if line in lines
    }
    ports = place.ports
    if len(along) == len(ports) == 1:
        (reached,) = along.values()
        return {column: ports for column in columns if column in reached and column != ports[0]}
    middle = ports[len(ports) // 2]
    found: dict[int, Sequence[int]] = {}
    for column in columns if along else ():
        near = {min(ports, key=lambda port: abs(port - column)), middle} if len(ports) > 2 else ports
        found[column] = [port for port in near if port != column and port in along and column in along[port]]
    return found


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
        elif _enters(grid, t, column) and grid.open_column(column, start + step, t.level):
            yield (column, start), (column, t.level), (_toward(t, column), t.level)
    for column in t.ports:
        if _enters(grid, s, column) and grid.open_column(column, s.level, end - step):
            yield (_toward(s, column), s.level), (column, s.level), (column, end)


def _enters(grid: Grid, place: Place, column: int) -> bool:
    """Whether a way from the column reaches a side of the symbol."""
    return column in grid.beside[place.index] and not place.left <= column <= place.right


def _side_to_side(grid: Grid, s: Place, t: Place, scope: _Scope) -> Iterator[Points]:
    if s.level == t.level:
        return
    for column in grid.open_columns(scope.columns(2, s.level, t.level), s.level, t.level):
        if _enters(grid, s, column) and _enters(grid, t, column):
            out, into = (_toward(s, column), s.level), (_toward(t, column), t.level)
            yield out, (column, s.level), (column, t.level), into


def _turned(grid: Grid, s: Place, t: Place, step: int, scope: _Scope) -> Iterator[Points]:
    """Out of top or bottom, along a gap, into top or bottom."""
    start, out = _edge(s, step), _past(grid, s, step)
    for way in (-1, 1):
        end = _edge(t, way)
        for line in _between(grid, start, end, step, way, scope):
            ends = [b for b, lines in _past(grid, t, way).items() if line in lines]
            for a, lines in out.items() if ends else ():
                if line in lines:
                    along = grid.along(line, a)
                    for b in ends:
                        if a != b and b in along:
                            yield (a, start), (a, line), (b, line), (b, end)


def _between(grid: Grid, start: int, end: int, step: int, way: int, scope: _Scope) -> list[int]:
    if step == way:
        outer = max(start, end) if step > 0 else min(start, end)
        return scope.turns(outer, step, 4)
    if (end - start) * step <= 1:
        return []
    lines = {*scope.turns(start, step, 4), *grid.beyond(end, way)}
    if scope.depth > 1:
        inner = [j for j in range(start + step, end, step) if grid.gaps[j]]
        lines.update(inner[: 2 * scope.depth] + inner[-2 * scope.depth :])
    return sorted(j for j in lines if (j - start) * step > 0 and (end - j) * step > 0)


def _down_and_in(grid: Grid, s: Place, t: Place, step: int, scope: _Scope) -> Iterator[Points]:
    """Out of top or bottom, along a gap, up or down a column, into a side."""
    start = _edge(s, step)
    for line in scope.turns(start, step, 1 + scope.depth):
        if line == t.level:
            continue
        columns = grid.open_columns(scope.columns(3, start, line, t.level), line, t.level)
        for column, ports in _turning(grid, s, step, line, columns).items():
            if _enters(grid, t, column):
                into = (column, t.level), (_toward(t, column), t.level)
                for a in ports:
                    yield (a, start), (a, line), (column, line), *into


def _around(grid: Grid, s: Place, t: Place, step: int, scope: _Scope) -> Iterator[Points]:
    """Out of top or bottom, along a gap, up or down a column, along a gap, into top or bottom."""
    start = _edge(s, step)
    for first, way in product(scope.turns(start, step, scope.depth), (-1, 1)):
        end = _edge(t, way)
        for last in scope.turns(end, way, scope.depth):
            if first == last:
                continue
            columns = grid.open_columns(scope.columns(4, start, first, last, end), first, last)
            into = _turning(grid, t, way, last, columns)
            for column, ports in _turning(grid, s, step, first, columns).items() if into else ():
                for a, b in product(ports, into.get(column, ())):
                    yield (a, start), (a, first), (column, first), (column, last), (b, last), (b, end)
