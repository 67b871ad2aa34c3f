"""The ways of few bends from one symbol to another, each with what it costs by itself (points of length)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from sopeditor.layout.routing.grid import Grid, Place
from sopeditor.layout.routing.paths import SIDES, Path, Point, runs_of, sides
from sopeditor.layout.routing.problem import Heads, Link, Wish

BEND = 22.0
HEAD = 7.0
"""Points of straight line before an arrow head."""

UNWANTED = 1000.0
"""What it costs to go against the user's wish."""

Points = tuple[Point, ...]

_ON = ((30.0, 2.0, 0.0, 2.0), (0.0, 10.0, 30.0, 10.0))
_LEVEL = ((8.0, 0.0, 8.0, 0.0), (8.0, 0.0, 8.0, 0.0))
_BACK = ((8.0, 0.0, 14.0, 0.0), (3.0, 0.0, 10.0, 0.0))
_SHORT = 300.0
_TIGHT = 40.0
_CRAMPED = 50.0
_LETTER = 10.0
"""The width, in points, of a label that finds room almost anywhere."""

_HEADS = tuple(Heads)


class Flow(Struct, frozen=True, gc=False):
    """A link with the places of its two ends."""

    index: int
    link: Link
    source: Place
    target: Place


class _Scope(Struct, frozen=True, gc=False):
    """Where ways are looked for: the columns, how many lines beyond a symbol, and lines that are wished for."""

    columns: list[int]
    depth: int
    wished: tuple[int, ...] = ()

    def turns(self, grid: Grid, start: int, step: int, count: int) -> list[int]:
        """The lines on which a way may turn that has left a line in the direction of the step."""
        lines = grid.beyond(start, step)[:count]
        return lines + [line for line in self.wished if (line - start) * step > 0 and line not in lines]


def direct_paths(grid: Grid, flow: Flow) -> list[Path]:
    """The ways of one bend at most, cheapest first."""
    return _priced(grid, flow, _straight(grid, flow.source, flow.target), 100)


def near_paths(grid: Grid, flow: Flow) -> list[Path]:
    """The ways that a flow takes when nothing is in its way, cheapest first."""
    source, target = flow.source, flow.target
    columns = sorted(
        {column for place in (source, target) for column in (place.left - 1, place.right + 1, *place.ports)}
    )
    return _priced(grid, flow, _shapes(grid, source, target, _Scope(columns, 1)), 100)


def all_paths(grid: Grid, flow: Flow) -> list[Path]:
    """All ways of few bends, cheapest first, those of a kind thinned out."""
    source, target = flow.source, flow.target
    low = max(0, min(source.left, target.left) - 5)
    high = min(len(grid.xs), max(source.right, target.right) + 6)
    wish = flow.link.wish
    columns = sorted({0, len(grid.xs) - 1, *range(low, high), *_wished_columns(grid, wish)})
    scope = _Scope(columns, 3, tuple(_wished_lines(grid, wish)))
    return _priced(grid, flow, _shapes(grid, source, target, scope), 28)


def priced(grid: Grid, flow: Flow, points: Points) -> Path:
    """The way through the points, with its cost."""
    prices = _Prices(grid, flow)
    return prices.path(prices.of(points), points)


def heedless(flow: Flow) -> Points:
    """A way that heeds nothing, for a flow whose symbols are shut in."""
    s, t = flow.source, flow.target
    if s.level == t.level:
        return (s.left, s.level), (t.left + (s.left == t.left), t.level)
    if s.left == t.left:
        return (s.left, s.level), (t.left, t.level)
    return (s.left, s.level), (t.left, s.level), (t.left, t.level)


def _wished_columns(grid: Grid, wish: Wish) -> list[int]:
    return [] if wish.gutter is None else grid.gutters[wish.gutter : wish.gutter + 1]


def _wished_lines(grid: Grid, wish: Wish) -> list[int]:
    return [] if wish.gap is None else [j for j, line in enumerate(grid.lines) if wish.gap in line.borders]


def _priced(grid: Grid, flow: Flow, shapes: Iterable[Points], most: int) -> list[Path]:
    """The ways, cheapest first; of more than `most` only the best two of every pair of sides and long column."""
    prices = _Prices(grid, flow)
    ways = sorted((prices.of(points), points) for points in dict.fromkeys(shapes))
    if len(ways) > most:
        ways = _thinned(ways, most)
    return [prices.path(cost, points) for cost, points in ways]


def _thinned(ways: list[tuple[float, Points]], most: int) -> list[tuple[float, Points]]:
    kept: list[tuple[float, Points]] = []
    seen: dict[tuple[int, int], int] = {}
    for way in ways:
        points = way[1]
        used = sides(points)
        size, column = max(
            (abs(j2 - j1), k1) for (k1, j1), (k2, j2) in pairwise(points) if k1 == k2 or len(points) == 2
        )
        long = (4 + column, used[1]) if size > 3 else used
        if len(kept) < most or seen.get(used, 0) < 2 or seen.get(long, 0) < 2:
            seen[used] = seen.get(used, 0) + 1
            seen[long] = seen.get(long, 0) + 1
            kept.append(way)
    return kept


class _Prices:
    """What the ways of one flow cost."""

    __slots__ = ("_entries", "_exits", "_flow", "_grid", "_label", "_wide", "_wish")

    def __init__(self, grid: Grid, flow: Flow) -> None:
        self._grid, self._flow = grid, flow
        source, target = flow.source, flow.target
        level = target.level - source.level
        self._exits, self._entries = _ON if level > 0 else _BACK if level < 0 else _LEVEL
        wish = flow.link.wish
        self._wish = None if wish == Wish() else wish
        width = flow.link.label_size[0] if flow.link.label_size else 0.0
        self._label = width if width > _LETTER else 0.0
        self._wide = len(source.ports) > 1 or len(target.ports) > 1

    def of(self, points: Points) -> float:
        """What the way through the points costs."""
        xs, ys = self._grid.xs, self._grid.ys
        leaves, arrives = sides(points)
        cost = BEND * (len(points) - 2) + self._exits[leaves] + self._entries[arrives]
        k1, j1 = points[0]
        for k2, j2 in points[1:]:
            cost += abs(ys[j2] - ys[j1]) if k1 == k2 else abs(xs[k2] - xs[k1])
            k1, j1 = k2, j2
        cost += self._short_head(points[-2:], self._flow.target)
        if self._flow.link.heads is Heads.BOTH:
            cost += self._short_head(points[1::-1], self._flow.source)
        if self._label:
            cost += self._cramped(points)
        if self._wide:
            cost += self._off_centre(points)
        if self._wish:
            cost += UNWANTED * unmet(self._grid, self._wish, points)
        return cost

    def path(self, cost: float, points: Points) -> Path:
        """The way through the points."""
        leaves, arrives = sides(points)
        source = (self._flow.source.index * 4 + leaves << 8) + points[0][0]
        target = (self._flow.target.index * 4 + arrives << 8) + points[-1][0]
        heads = 0 if self._flow.target.pointed else _HEADS.index(self._flow.link.heads)
        trunk = target * len(_HEADS) + heads
        return Path(cost, points, runs_of(points), source, target, trunk)

    def _cramped(self, points: Points) -> float:
        """What it costs when the label does not fit between the table lines beside the first run."""
        (start, _), (end, _) = points[:2]
        rules, source = self._grid.lane_rules, self._flow.source
        if start == end:
            x = self._grid.xs[start]
            low = high = x
        elif end > start:
            low, high = source.x2, self._grid.xs[end]
        else:
            low, high = self._grid.xs[end], source.x1
        first, last = bisect_right(rules, low), bisect_left(rules, high)
        edges = [*rules[max(0, first - 1) : first], *rules[first:last], *rules[last : last + 1]]
        if start == end:
            room = max(x - edges[0], edges[-1] - x)
        else:
            room = max(b - max(a, low) if end > start else min(b, high) - a for a, b in pairwise(edges))
        return 0.0 if room >= self._label + 2 else _CRAMPED

    def _short_head(self, last: Points, place: Place) -> float:
        """What it costs to turn so near above or below a symbol that a head has no room."""
        (before, number), (column, end) = last
        if before != column or number == end or place.top <= number <= place.bottom:
            return 0.0
        line = self._grid.lines[number]
        if line.gap:
            room = line.high - place.y2 if number > end else place.y1 - line.low
            return 0.0 if room >= HEAD + 2 else _TIGHT
        room = line.y - place.y2 if number > end else place.y1 - line.y
        return 0.0 if room >= HEAD else _SHORT

    def _off_centre(self, points: Points) -> float:
        cost = 0.0
        for place, end, after in (
            (self._flow.source, points[0], points[1]),
            (self._flow.target, points[-1], points[-2]),
        ):
            if end[0] == after[0] and len(place.ports) > 1:
                cost += 0.2 * abs(self._grid.xs[end[0]] - (place.x1 + place.x2) / 2)
        return cost


def unmet(grid: Grid, wish: Wish, points: Points) -> int:
    """How many parts of a wish the way leaves unmet."""
    leaves, arrives = sides(points)
    count = int(wish.exit is not None and wish.exit is not SIDES[leaves])
    count += wish.entry is not None and wish.entry is not SIDES[arrives]
    runs = runs_of(points)
    if wish.gutter is not None:
        count += not any(run[0] and run[1] in _wished_columns(grid, wish) for run in runs)
    if wish.gap is not None:
        count += not any(not run[0] and run[1] in _wished_lines(grid, wish) for run in runs)
    return count


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
    for column in scope.columns:
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
        for a in s.ports:
            if not grid.open_column(a, start + step, line):
                continue
            for column in scope.columns:
                if column == a or t.left <= column <= t.right:
                    continue
                side = _toward(t, column)
                if (
                    grid.open_column(column, line, t.level)
                    and grid.open_line(line, a, column)
                    and grid.open_line(t.level, column, side + (1 if column > side else -1))
                ):
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
                for column in scope.columns:
                    if grid.open_column(column, first, last):
                        yield from _around_by(grid, s, t, (start, step, first), (end, way, last), column)


def _around_by(
    grid: Grid, s: Place, t: Place, out: tuple[int, int, int], into: tuple[int, int, int], column: int
) -> Iterator[Points]:
    (start, step, first), (end, way, last) = out, into
    for a in s.ports:
        if (
            a == column
            or not grid.open_column(a, start + step, first)
            or not grid.open_line(first, a, column)
        ):
            continue
        for b in t.ports:
            if b != column and grid.open_column(b, last, end + way) and grid.open_line(last, column, b):
                yield (a, start), (a, first), (column, first), (column, last), (b, last), (b, end)
