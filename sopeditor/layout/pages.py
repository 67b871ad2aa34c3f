"""Where a table is cut into pages: at row borders, by measured height (points).

All cuts are compared (dynamic programming over the rows): fewest pages first, then no page that ends the table with
a single row, then few flows cut and pages that are well filled, none of them much closer set than the others.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

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

_STRETCH = 16
"""How many rows are cut, or found to have been cut already, at once."""


class Crossing(Struct, frozen=True, cache_hash=True, gc=False):
    """A flow between two rows, and the lane in which its connectors stand if a page cuts it."""

    source: int
    target: int
    lane: int


class Seams(Struct, frozen=True, cache_hash=True, dict=True):
    """What joins the rows of a table and what parts them: flows, and the rows with which a page must begin."""

    crossings: tuple[Crossing, ...] = ()
    forced: frozenset[int] = frozenset()

    @cached_property
    def joined(self) -> frozenset[int]:
        """The rows that a flow joins to the one above."""
        return frozenset(
            max(one.source, one.target) for one in self.crossings if abs(one.source - one.target) == 1
        )

    def strips_around(self, row: int) -> float:
        """The height of the connectors of a page that holds one row only."""
        head, foot = Counter[int](), Counter[int]()
        for one in self.crossings:
            if row in (one.source, one.target) and one.source != one.target:
                (head if min(one.source, one.target) < row else foot)[one.lane] += 1
        return strip_height(head) + strip_height(foot)


class Room(Struct, frozen=True, cache_hash=True):
    """Height for rows on the first page and on the others, and what must follow the last row (a footnote)."""

    first: float
    other: float
    after: float = 0.0


def strip_height(lanes: Mapping[int, int]) -> float:
    """The height of a strip from how many connectors stand in each lane; 0 without any."""
    return levels_height(max(lanes.values())) if lanes else 0.0


def levels_height(levels: int) -> float:
    """The height of a strip with connectors on so many levels."""
    return STRIP + (levels - 1) * FURTHER_LEVEL if levels else 0.0


_Links = tuple[tuple[int, int], ...]
"""The flows of a row: how many rows away each other end is, and the lane of its connectors."""


class _Line(Struct, frozen=True, cache_hash=True, gc=False):
    """What a row means for cuts: its height, the one it would like to have, its flows, and a break behind it."""

    height: float
    airy: float
    links: _Links
    ends: bool


_line = lru_cache(maxsize=16384)(_Line)


def cut(
    heights: Sequence[float], seams: Seams, room: Room, airy: Sequence[float] = ()
) -> tuple[tuple[int, int], ...]:
    """The pages as half-open ranges of rows.

    `airy` are the heights that the rows get where there is room (none: their least ones, `heights`).
    """
    if not heights:
        return ((0, 0),)
    return _cut(tuple(heights), seams, room, tuple(airy or heights))


@lru_cache(maxsize=64)
def _cut(
    heights: tuple[float, ...], seams: Seams, room: Room, airy: tuple[float, ...]
) -> tuple[tuple[int, int], ...]:
    count = len(heights)
    ends = [row in seams.forced for row in range(1, count + 1)]
    lines = list(zip(heights, airy, _links(seams.crossings, count), ends, strict=True))
    tail = _END
    for stop in range(count, 1, -_STRETCH):
        tail = _tail(tuple(lines[max(stop - _STRETCH, 1) : stop]), tail, room)
    page = _best(_line(*lines[0]), tail, room.first, room, count == 1)
    ranges, start = [], 0
    while page.then is not None:
        ranges.append((start, start + page.size))
        page, start = page.then, start + page.size
    return tuple(ranges)


@lru_cache(maxsize=32)
def _links(crossings: tuple[Crossing, ...], count: int) -> tuple[_Links, ...]:
    """The flows of each row."""
    links: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for crossing in crossings:
        distance = crossing.target - crossing.source
        links[crossing.source].append((distance, crossing.lane))
        links[crossing.target].append((-distance, crossing.lane))
    return tuple(map(tuple, links))


class _Tail(Struct, frozen=True, eq=False, gc=False):
    """All rows from one on, cut at best: what that costs, how many rows the first page holds, and what is left then.

    `window` are the rows that could stand on a page with the first of them, and one more; `used` is their height,
    `tails` what is left after one of them, after two, and so on.
    """

    cost: float
    size: int
    then: "_Tail | None"
    window: tuple[_Line, ...]
    used: float
    tails: tuple["_Tail", ...]


_END = _Tail(0.0, 0, None, (), 0.0, ())


@lru_cache(maxsize=4096)
def _tail(stretch: tuple[tuple[float, float, _Links, bool], ...], rest: _Tail, room: Room) -> _Tail:
    """The rows of a stretch (what makes a line of each), and what follows it and has been cut already.

    The same rows are one value: an edit cuts anew the row it was made in and those above it.
    """
    for row in reversed(stretch):
        rest = _best(_line(*row), rest, room.other, room)
    return rest


@lru_cache(maxsize=8192)
def _best(line: _Line, rest: _Tail, space: float, room: Room, alone: bool = False) -> _Tail:
    """The best page with some space that begins with a row, and all that follows it."""
    most = max(room.first, room.other) + _TOLERANCE
    window, tails, used = [line, *rest.window], [rest, *rest.tails], rest.used + line.height
    while used - window[-1].height > most and len(window) > 1:
        used -= window.pop().height
        tails.pop()
    pages = _pages_from(tuple(window), space, room.after if tails[-1] is _END else None, alone)
    cost, size = min([(cost + tails[size - 1].cost, size) for size, cost in pages])
    return _Tail(cost, size, tails[size - 1], tuple(window), used, tuple(tails))


@lru_cache(maxsize=64)
def least_pages(heights: tuple[float, ...], seams: Seams, room: Room) -> int:
    """How many pages `cut` makes at the least, found much faster: as if it cut no flows but those of neighbours."""
    borders = [0.0, *accumulate(heights)]
    pages, end = 1, _farthest(0, borders, seams, room.first)
    while end < len(heights):
        starts, begin = [end], borders[end] - STRIP
        while starts[-1] > 1 and borders[starts[-1] - 1] > begin:
            starts.append(starts[-1] - 1)
        end = max(_farthest(start, borders, seams, room.other) for start in starts)
        pages += 1
    return pages


def _farthest(start: int, borders: Sequence[float], seams: Seams, space: float) -> int:
    """Where a page ends at the latest that begins with a row."""
    strip = STRIP if start in seams.joined else 0.0
    most = borders[start] + space - strip + 2 * _TOLERANCE
    end = bisect_right(borders, most, start + 1) - 1
    end = min([end, *(row for row in seams.forced if row > start)])
    while end in seams.joined and borders[end] > most - STRIP:
        end -= 1
    return max(end, start + 1)


@lru_cache(maxsize=8192)
def _pages_from(
    window: tuple[_Line, ...], space: float, after: float | None, alone: bool
) -> tuple[tuple[int, float], ...]:
    """Every page that could begin with the first row of a window: how many rows it holds, and what it would cost.

    `after` must follow the window's last row, None if that isn't the table's; `alone` if the table is this row.
    """
    pages: list[tuple[int, float]] = []
    used = wanted = strips = 0.0
    head: dict[int, int] = defaultdict(int)
    foot: dict[int, int] = defaultdict(int)
    cuts = 0
    for size, line in enumerate(window, 1):
        used += line.height
        wanted += line.airy
        for distance, lane in line.links:
            if size + distance <= 0:
                head[lane] += 1
                cuts += 1
            elif distance:
                more = 1 if distance > 0 else -1
                foot[lane] += more
                cuts += more
        if line.links:
            strips = strip_height(head) + strip_height(foot)
        is_last = after is not None and size == len(window)
        free = space - strips - (after or 0.0 if is_last else 0.0)
        if used <= free + _TOLERANCE:
            lone = _LONE_ROW if is_last and size == 1 and not alone else 0.0
            looks = _looks(used, wanted, free, space, is_last)
            pages.append((size, _PAGE + lone + looks + _CUT_FLOW * cuts))
        elif size == 1:
            pages.append((size, _PAGE + _OVERFLOW))
        if used > space or line.ends:
            break
    return tuple(pages)


def _looks(used: float, wanted: float, free: float, space: float, is_last: bool) -> float:
    """What a page costs for being too full of rows that want to be higher, or too empty."""
    if wanted > free:
        return _SQUEEZE * min((wanted - free) / max(wanted - used, 1.0), 1.0) ** 2
    return 0.0 if is_last else _EMPTINESS * (free - wanted) ** 2 / max(space, 1.0)
