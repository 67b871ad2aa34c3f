"""Where a table is cut into pages: at row borders, by measured height (points).

All cuts are compared (dynamic programming over the rows): fewest pages first, then no page that ends the table with
a single row, then few flows cut and pages that are well filled, none of them much closer set than the others.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

STRIP = 27.0
"""Height of a strip with one level of off-page connectors."""

FURTHER_LEVEL = 20.0
"""What each further level adds."""

_PAGE = 1e6
_OVERFLOW = 1e9
_LONE_ROW = 400.0
_CUT_FLOW = 25.0
_EMPTINESS = 0.4
_SQUEEZE = 60.0
"""Price of a page whose rows all have their least height; it rises with the square, so that pages share it."""

_TOLERANCE = 1e-6


class Crossing(Struct, frozen=True, cache_hash=True):
    """A flow between two rows, and the lane in which its connectors stand if a page cuts it."""

    source: int
    target: int
    lane: int


class Room(Struct, frozen=True):
    """Height for rows on the first page and on the others, and what must follow the last row (a footnote)."""

    first: float
    other: float
    after: float = 0.0


def strip_height(lanes: Counter[int]) -> float:
    """The height of a strip from how many connectors stand in each lane; 0 without any."""
    levels = max(lanes.values()) if lanes else 0
    return STRIP + (levels - 1) * FURTHER_LEVEL if levels else 0.0


class _Line(Struct, frozen=True, cache_hash=True):
    """What a row means for cuts: its height, the one it would like to have, its flows, and a break behind it.

    A flow is the distance to its other row and the lane of its connectors.
    """

    height: float
    airy: float
    links: tuple[tuple[int, int], ...]
    ends: bool


@lru_cache(maxsize=16384)
def _line(height: float, airy: float, links: tuple[tuple[int, int], ...], ends: bool) -> _Line:
    return _Line(height, airy, links, ends)


def cut(
    heights: Sequence[float],
    crossings: Sequence[Crossing],
    forced: frozenset[int],
    room: Room,
    airy: Sequence[float] = (),
) -> tuple[tuple[int, int], ...]:
    """The pages as half-open ranges of rows; a page begins with each row in `forced`.

    `airy` are the heights that the rows get where there is room (none: their least ones, `heights`).
    """
    if not heights:
        return ((0, 0),)
    return _cut(tuple(heights), tuple(crossings), forced, room, tuple(airy or heights))


@lru_cache(maxsize=64)
def _cut(
    heights: tuple[float, ...],
    crossings: tuple[Crossing, ...],
    forced: frozenset[int],
    room: Room,
    airy: tuple[float, ...],
) -> tuple[tuple[int, int], ...]:
    first, *others = _lines(heights, airy, crossings, forced)
    tail: _Tail | None = None
    for line in reversed(others):
        tail = _tail(line, tail, room.other, room.after)
    _, size = _best_page(first, tail, room.first, room.after, alone=tail is None)
    ranges = [(0, size)]
    for row in range(1, len(heights)):
        assert tail is not None
        if row == ranges[-1][1]:
            ranges.append((row, row + tail.size))
        tail = tail.rest
    return tuple(ranges)


class _Tail(Struct, frozen=True, eq=False):
    """All rows from one on, cut at best: what that costs, and how many rows the first of these pages holds."""

    line: _Line
    rest: "_Tail | None"
    cost: float
    size: int


@lru_cache(maxsize=16384)
def _tail(line: _Line, rest: _Tail | None, space: float, after: float) -> _Tail:
    """Rows cut at best that begin with a line; what follows has been cut already. The same rows are one value."""
    cost, size = _best_page(line, rest, space, after, alone=False)
    return _Tail(line, rest, cost, size)


def _best_page(
    line: _Line, rest: _Tail | None, space: float, after: float, *, alone: bool
) -> tuple[float, int]:
    """The best page that begins with a line: what it and all that follows costs, and how many rows it holds."""
    window, tails = [line], [rest]
    used = line.height
    while rest is not None and used <= space + _TOLERANCE:
        window.append(rest.line)
        used += rest.line.height
        rest = rest.rest
        tails.append(rest)
    pages = _pages_from(tuple(window), space, after if rest is None else None, alone)
    return min([(cost + _cost(tails[size - 1]), size) for size, cost in pages])


def _cost(tail: _Tail | None) -> float:
    return 0.0 if tail is None else tail.cost


def least_pages(heights: Sequence[float], forced: frozenset[int], room: Room) -> int:
    """How many pages `cut` makes at the least, found much faster: as if it cut no flows."""
    pages, left = 1, room.first
    for row, height in enumerate(heights):
        if row and (height > left + _TOLERANCE or row in forced):
            pages, left = pages + 1, room.other
        left -= height
    return pages


def _lines(
    heights: Sequence[float], airy: Sequence[float], crossings: Sequence[Crossing], forced: frozenset[int]
) -> tuple[_Line, ...]:
    links: list[list[tuple[int, int]]] = [[] for _ in heights]
    for crossing in crossings:
        distance = crossing.target - crossing.source
        links[crossing.source].append((distance, crossing.lane))
        links[crossing.target].append((-distance, crossing.lane))
    return tuple(
        _line(height, wanted, tuple(ends), row + 1 in forced)
        for row, (height, wanted, ends) in enumerate(zip(heights, airy, links, strict=True))
    )


@lru_cache(maxsize=8192)
def _pages_from(
    window: tuple[_Line, ...], space: float, after: float | None, alone: bool
) -> tuple[tuple[int, float], ...]:
    """Every page that could begin with the first row of a window: how many rows it holds, and what it would cost.

    `after` must follow the window's last row, None if that isn't the table's; `alone` if the table is this row.
    """
    pages: list[tuple[int, float]] = []
    head: Counter[int] = Counter()
    foot: Counter[int] = Counter()
    used = wanted = 0.0
    for row, line in enumerate(window):
        used += line.height
        wanted += line.airy
        _count_cuts(row, line.links, head, foot)
        size = row + 1
        is_last = after is not None and size == len(window)
        free = space - strip_height(head) - strip_height(foot) - (after or 0.0 if is_last else 0.0)
        if used <= free + _TOLERANCE:
            lone = _LONE_ROW if is_last and size == 1 and not alone else 0.0
            cuts = sum(head.values()) + sum(foot.values())
            looks = _looks(used, wanted, free, space, is_last)
            pages.append((size, _PAGE + lone + looks + _CUT_FLOW * cuts))
        elif not pages and not row:
            pages.append((size, _PAGE + _OVERFLOW))
        if used > space or line.ends:
            break
    return tuple(pages)


def _looks(used: float, wanted: float, free: float, space: float, is_last: bool) -> float:
    """What a page costs for being too full of rows that want to be higher, or too empty."""
    if wanted > free:
        return _SQUEEZE * min((wanted - free) / max(wanted - used, 1.0), 1.0) ** 2
    return 0.0 if is_last else _EMPTINESS * (free - wanted) ** 2 / max(space, 1.0)


def _count_cuts(row: int, links: Sequence[tuple[int, int]], head: Counter[int], foot: Counter[int]) -> None:
    """Bring the counts of cut flows up to date when a row joins the page."""
    for distance, lane in links:
        if row + distance < 0:
            head[lane] += 1
        elif distance < 0:
            foot[lane] -= 1
        elif distance > 0:
            foot[lane] += 1
