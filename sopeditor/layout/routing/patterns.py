"""The ways of few bends from one symbol to another, each with what it costs by itself (points of length)."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from sopeditor.layout.routing.grid import Grid, Place
from sopeditor.layout.routing.paths import Path, Point, Run, entry_side, exit_side, runs_of
from sopeditor.layout.routing.problem import Link, Side, Wish

BEND = 22.0
UNWANTED = 1000.0
"""What it costs to go against the user's wish."""

Points = tuple[Point, ...]

_SIDES_ON = {Side.BOTTOM: 0.0, Side.LEFT: 2.0, Side.RIGHT: 2.0, Side.TOP: 30.0}
_ENTRIES_ON = {Side.TOP: 0.0, Side.LEFT: 5.0, Side.RIGHT: 5.0, Side.BOTTOM: 30.0}
_SIDES_BACK = {Side.LEFT: 0.0, Side.RIGHT: 0.0, Side.TOP: 8.0, Side.BOTTOM: 14.0}
_ENTRIES_BACK = {Side.LEFT: 0.0, Side.RIGHT: 0.0, Side.TOP: 3.0, Side.BOTTOM: 10.0}
_SIDES_LEVEL = {Side.LEFT: 0.0, Side.RIGHT: 0.0, Side.TOP: 8.0, Side.BOTTOM: 8.0}


class Flow(Struct, frozen=True, gc=False):
    """A link with the places of its two ends."""

    index: int
    link: Link
    source: Place
    target: Place


def near_paths(grid: Grid, flow: Flow) -> list[Path]:
    """The ways that a flow takes when nothing is in its way, cheapest first."""
    source, target = flow.source, flow.target
    columns = sorted(
        {
            column
            for place in (source, target)
            for column in (place.left - 1, place.right + 1, *range(place.left, place.right + 1, 2))
        }
    )
    return _priced(grid, flow, _shapes(grid, source, target, columns, 1))


def all_paths(grid: Grid, flow: Flow) -> list[Path]:
    """All ways of few bends, cheapest first, those of a kind thinned out."""
    source, target = flow.source, flow.target
    low = max(0, min(source.left, target.left) - 5)
    high = min(len(grid.xs), max(source.right, target.right) + 6)
    columns = sorted({0, len(grid.xs) - 1, *range(low, high), *_wanted(flow.link.wish)})
    return _thinned(_priced(grid, flow, _shapes(grid, source, target, columns, 3)))


def priced(grid: Grid, flow: Flow, points: Points) -> Path:
    """The way through the points, with its cost."""
    return _Prices(grid, flow).path(points)


def direct(flow: Flow) -> Points:
    """A way that heeds nothing, for a flow whose symbols are shut in."""
    s, t = flow.source, flow.target
    if s.level == t.level:
        return (s.left, s.level), (t.left + (s.left == t.left), t.level)
    if s.left == t.left:
        return (s.left, s.level), (t.left, t.level)
    return (s.left, s.level), (t.left, s.level), (t.left, t.level)


def _wanted(wish: Wish) -> Iterator[int]:
    if wish.gutter is not None:
        yield 2 * wish.gutter


def _priced(grid: Grid, flow: Flow, shapes: Iterable[Points]) -> list[Path]:
    prices = _Prices(grid, flow)
    return sorted((prices.path(points) for points in dict.fromkeys(shapes)), key=lambda path: path.cost)


def _thinned(paths: list[Path], most: int = 28) -> list[Path]:
    """The cheapest ways, and the cheapest two of every pair of sides and of every long vertical."""
    kept: list[Path] = []
    seen: dict[object, int] = {}
    for path in paths:
        size, column = max(((run[5] - run[4], run[1]) for run in path.runs if run[0]), default=(0, 0))
        sides: object = path.sides
        long = (column, path.arrives[1]) if size > 3 else sides
        if len(kept) < most or seen.get(sides, 0) < 2 or seen.get(long, 0) < 2:
            seen[sides] = seen.get(sides, 0) + 1
            seen[long] = seen.get(long, 0) + 1
            kept.append(path)
    return kept


class _Prices:
    """What the ways of one flow cost."""

    __slots__ = ("_entries", "_exits", "_flow", "_grid", "_wide", "_wish")

    def __init__(self, grid: Grid, flow: Flow) -> None:
        self._grid, self._flow = grid, flow
        source, target = flow.source, flow.target
        if target.level > source.level:
            exits: Mapping[Side, float] = _SIDES_ON
            entries: Mapping[Side, float] = _ENTRIES_ON
        elif target.level == source.level:
            exits = entries = _SIDES_LEVEL
        else:
            exits, entries = _SIDES_BACK, _ENTRIES_BACK
        self._exits, self._entries = exits, entries
        wish = flow.link.wish
        self._wish = None if wish == Wish() else wish
        self._wide = source.left != source.right or target.left != target.right

    def path(self, points: Points) -> Path:
        """The way through the points."""
        xs, ys = self._grid.xs, self._grid.ys
        exit_, entry = exit_side(points), entry_side(points)
        runs = runs_of(points)
        length = 0.0
        for vertical, _, _, _, low, high in runs:
            length += ys[high] - ys[low] if vertical else xs[high] - xs[low]
        cost = length + BEND * (len(runs) - 1) + self._exits[exit_] + self._entries[entry]
        if self._wide:
            cost += self._off_centre(runs)
        if self._wish:
            cost += UNWANTED * unmet(self._grid, self._wish, points)
        leaves = (self._flow.source.index, exit_, points[0][0])
        return Path(cost, points, runs, leaves, (self._flow.target.index, entry, points[-1][0]))

    def _off_centre(self, runs: tuple[Run, ...]) -> float:
        cost = 0.0
        for place, run in ((self._flow.source, runs[0]), (self._flow.target, runs[-1])):
            if run[0] and place.left != place.right:
                cost += 0.2 * abs(self._grid.xs[run[1]] - (place.x1 + place.x2) / 2)
        return cost


def unmet(grid: Grid, wish: Wish, points: Points) -> int:
    """How many parts of a wish the way leaves unmet."""
    count = int(wish.exit is not None and wish.exit is not exit_side(points))
    count += wish.entry is not None and wish.entry is not entry_side(points)
    runs = runs_of(points)
    if wish.gutter is not None:
        count += not any(run[0] and run[1] == 2 * wish.gutter for run in runs)
    if wish.gap is not None:
        count += not any(not run[0] and wish.gap in grid.lines[run[1]].borders for run in runs)
    return count


def _shapes(grid: Grid, s: Place, t: Place, columns: list[int], depth: int) -> Iterator[Points]:
    yield from _straight(grid, s, t)
    yield from _side_to_side(grid, s, t, columns)
    for step in (1, -1):
        yield from _turned(grid, s, t, step, depth)
        yield from _down_and_in(grid, s, t, step, columns, depth)
        yield from _out_and_down(grid, s, t, step, columns, depth)
    if depth > 1:
        for step in (1, -1):
            yield from _around(grid, s, t, step, columns, depth)


def _ports(place: Place) -> range:
    return range(place.left, place.right + 1, 2)


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
    for column in _ports(s):
        if t.left <= column <= t.right:
            if grid.open_column(column, start + step, end - step) or start + step == end:
                yield (column, start), (column, end)
        elif grid.open_column(column, start + step, t.level):
            side = _toward(t, column)
            if grid.open_line(t.level, column, side + (1 if column > side else -1)):
                yield (column, start), (column, t.level), (side, t.level)
    for column in _ports(t):
        if s.left <= column <= s.right:
            continue
        side = _toward(s, column)
        if grid.open_line(s.level, side + (1 if column > side else -1), column) and grid.open_column(
            column, s.level, end - step
        ):
            yield (side, s.level), (column, s.level), (column, end)


def _side_to_side(grid: Grid, s: Place, t: Place, columns: list[int]) -> Iterator[Points]:
    if s.level == t.level:
        return
    for column in columns:
        if s.left <= column <= s.right or t.left <= column <= t.right:
            continue
        a, b = _toward(s, column), _toward(t, column)
        if (
            grid.open_column(column, s.level, t.level)
            and grid.open_line(s.level, a + (1 if column > a else -1), column)
            and grid.open_line(t.level, column, b + (1 if column > b else -1))
        ):
            yield (a, s.level), (column, s.level), (column, t.level), (b, t.level)


def _turned(grid: Grid, s: Place, t: Place, step: int, depth: int) -> Iterator[Points]:
    """Out of top or bottom, along a gap, into top or bottom."""
    start = _edge(s, step)
    for way in (-1, 1):
        end = _edge(t, way)
        for line in _between(grid, start, end, step, way, depth):
            for a in _ports(s):
                if not grid.open_column(a, start + step, line):
                    continue
                for b in _ports(t):
                    if a != b and grid.open_column(b, line, end + way) and grid.open_line(line, a, b):
                        yield (a, start), (a, line), (b, line), (b, end)


def _between(grid: Grid, start: int, end: int, step: int, way: int, depth: int) -> list[int]:
    if step == way:
        outer = max(start, end) if step > 0 else min(start, end)
        return grid.beyond(outer, step)
    if (end - start) * step <= 1:
        return []
    first, last = grid.beyond(start, step), grid.beyond(end, way)
    if depth > 1:
        inner = [j for j in range(start + step, end, step) if grid.gaps[j]]
        first = first + inner[: 2 * depth] + inner[-2 * depth :]
    return sorted({j for j in (*first, *last) if (j - start) * step > 0 and (end - j) * step > 0})


def _down_and_in(
    grid: Grid, s: Place, t: Place, step: int, columns: list[int], depth: int
) -> Iterator[Points]:
    """Out of top or bottom, along a gap, up or down a column, into a side."""
    start = _edge(s, step)
    for line in grid.beyond(start, step)[: 1 + depth]:
        if line == t.level:
            continue
        for a in _ports(s):
            if not grid.open_column(a, start + step, line):
                continue
            for column in columns:
                if column == a or t.left <= column <= t.right:
                    continue
                side = _toward(t, column)
                if (
                    grid.open_column(column, line, t.level)
                    and grid.open_line(line, a, column)
                    and grid.open_line(t.level, column, side + (1 if column > side else -1))
                ):
                    yield (a, start), (a, line), (column, line), (column, t.level), (side, t.level)


def _out_and_down(
    grid: Grid, s: Place, t: Place, step: int, columns: list[int], depth: int
) -> Iterator[Points]:
    """Out of a side, up or down a column, along a gap, into top or bottom."""
    for points in _down_and_in(grid, t, s, step, columns, depth):
        yield points[::-1]


def _around(grid: Grid, s: Place, t: Place, step: int, columns: list[int], depth: int) -> Iterator[Points]:
    """Out of top or bottom, along a gap, up or down a column, along a gap, into top or bottom."""
    start = _edge(s, step)
    for way in (-1, 1):
        end = _edge(t, way)
        for first in grid.beyond(start, step)[:depth]:
            for last in grid.beyond(end, way)[:depth]:
                if first == last:
                    continue
                for column in columns:
                    if grid.open_column(column, first, last):
                        yield from _around_by(grid, s, t, (start, step, first), (end, way, last), column)


def _around_by(
    grid: Grid, s: Place, t: Place, out: tuple[int, int, int], into: tuple[int, int, int], column: int
) -> Iterator[Points]:
    (start, step, first), (end, way, last) = out, into
    for a in _ports(s):
        if (
            a == column
            or not grid.open_column(a, start + step, first)
            or not grid.open_line(first, a, column)
        ):
            continue
        for b in _ports(t):
            if b != column and grid.open_column(b, last, end + way) and grid.open_line(last, column, b):
                yield (a, start), (a, first), (column, first), (column, last), (b, last), (b, end)
