"""Where a table is cut into pages: at row borders, by measured height (points).

The best of all cuts is found (dynamic programming over the rows): fewest pages first, then no page with a single row,
least of all at the table's end, then few flows cut and pages that are well filled, none of them much closer set than
the others. Only rows with which a page may begin in such a cut are looked at, as far as that can be told beforehand.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from math import inf

from msgspec import Struct

STRIP = 27.0
"""Height of a strip with one level of off-page connectors."""

FURTHER_LEVEL = 20.0
"""What each further level adds."""

_PAGE = 1e6
_OVERFLOW = 1e9
_LONE_ROW = 400.0
_LONE_ROW_ABOVE = 150.0
"""Prices of a page with one row: that which ends the table, and another."""

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


class Seams(Struct, frozen=True, eq=False, dict=True):
    """What joins the rows of a table and what parts them: flows, and the rows with which a page must begin.

    Cuts are kept by the object: comparing all flows would take longer than cutting.
    """

    crossings: tuple[Crossing, ...] = ()
    forced: frozenset[int] = frozenset()

    @cached_property
    def joined(self) -> frozenset[int]:
        """The rows that a flow joins to the one above."""
        down = {one.target for one in self.crossings if one.target - one.source == 1}
        return frozenset(down | {one.source for one in self.crossings if one.source - one.target == 1})

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

    @property
    def most(self) -> float:
        """The height that a page has for rows at the most, in points."""
        return max(self.first, self.other)


def strip_height(lanes: Mapping[int, int]) -> float:
    """The height of a strip from how many connectors stand in each lane; 0 without any."""
    return levels_height(max(lanes.values())) if lanes else 0.0


def levels_height(levels: int) -> float:
    """The height of a strip with connectors on so many levels."""
    return STRIP + (levels - 1) * FURTHER_LEVEL if levels else 0.0


_Links = int
"""The flows of a row: how many rows away each other end is, and the lane of its connectors, 16 bits each."""

_BITS = 16
_MASK, _HALF = (1 << _BITS) - 1, 1 << _BITS - 1


class _Line(Struct, frozen=True, cache_hash=True, gc=False):
    """What a row means for cuts: its height, the one it would like to have, its flows, and a break behind it.

    Each of its `links` is how many rows away the other end is, and the lane of its connectors.
    """

    height: float
    airy: float
    links: tuple[tuple[int, int], ...]
    ends: bool

    @property
    def is_joined(self) -> bool:
        """Whether a flow joins it to the row above."""
        return any(distance == -1 for distance, _ in self.links)


@lru_cache(maxsize=16384)
def _line(height: float, airy: float, links: _Links, ends: bool) -> _Line:
    return _Line(height, airy, tuple(_unpacked(links)), ends)


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
    most_rows = int(room.most / max(min(heights), 1.0)) + 2
    links = _links(seams, count, 1 << most_rows.bit_length())  # alike for settings that differ a little
    ends = tuple([row in seams.forced for row in range(1, count + 1)]) if seams.forced else (False,) * count
    tail = _END
    for stop in range(count, 1, -_STRETCH):
        rows = slice(max(stop - _STRETCH, 1), stop)
        tail = _tail(heights[rows], airy[rows], links[rows], ends[rows], tail, room)
    tail = _tail_of(_line(heights[0], airy[0], links[0], ends[0]), tail, room.first, room, count == 1)
    _find_best(tail)
    ranges, start = [], 0
    while tail is not _END:
        ranges.append((start, start + tail.size))
        tail, start = tail.tails[tail.size - 1], start + tail.size
    return tuple(ranges)


@lru_cache(maxsize=32)
def _links(seams: Seams, count: int, farthest: int) -> tuple[_Links, ...]:
    """The flows of each row; those that reach out of any page are alike, however far they go.

    So a row between the ends of such a flow leaves these what they are.
    """
    links = [0] * count
    for crossing in seams.crossings:
        source, target, lane = crossing.source, crossing.target, crossing.lane
        distance = target - source
        if not -farthest <= distance <= farthest:
            distance = farthest if distance > 0 else -farthest
        links[source] = links[source] << 2 * _BITS | _HALF + distance << _BITS | lane
        links[target] = links[target] << 2 * _BITS | _HALF - distance << _BITS | lane
    return tuple(links)


def _unpacked(links: _Links) -> Iterator[tuple[int, int]]:
    while links:
        yield (links >> _BITS & _MASK) - _HALF, links & _MASK
        links >>= 2 * _BITS


class _Tail(Struct, eq=False, gc=False):
    """All rows from one on.

    `tails` are what is left after a page with one row, with two, and so on, as far as they could stand on one, and
    one more; `used` is the height of these rows, `space` what the page has for rows and connectors, and for what
    follows the table (None: it doesn't end there). No cut makes fewer pages than `least`. What the best cut costs
    and how many rows its first page holds, `_find_best` adds.
    """

    line: _Line
    tails: tuple["_Tail", ...]
    used: float
    space: float
    after: float | None
    alone: bool
    least: int
    cost: float = inf
    size: int = 0

    @property
    def pages(self) -> list[tuple[float, int, "_Tail"]]:
        """The pages that could begin here: what each would cost, how many rows it holds, and what is left then."""
        window = (self.line, *[tail.line for tail in self.tails[:-1]])
        pages = _pages_from(window, self.space, self.after, self.alone)
        return [(cost, size, self.tails[size - 1]) for size, cost in pages]


_END = _Tail(_Line(0.0, 0.0, (), False), (), 0.0, 0.0, None, alone=False, least=0, cost=0.0)


@lru_cache(maxsize=4096)
def _tail(
    heights: tuple[float, ...],
    airy: tuple[float, ...],
    links: tuple[_Links, ...],
    ends: tuple[bool, ...],
    rest: _Tail,
    room: Room,
) -> _Tail:
    """The rows of a stretch (what makes a line of each), and what follows it.

    The same rows are one value: after an edit only the row it was made in and those above it are others.
    """
    for row in zip(reversed(heights), reversed(airy), reversed(links), reversed(ends), strict=True):
        rest = _tail_of(_line(*row), rest, room.other, room)
    return rest


@lru_cache(maxsize=8192)
def _tail_of(line: _Line, rest: _Tail, space: float, room: Room, alone: bool = False) -> _Tail:
    """A row, with which a page of some space could begin, and what follows it."""
    most = room.most + _TOLERANCE
    tails, used = ([rest], 0.0) if line.ends else ([rest, *rest.tails], rest.used)
    used += line.height
    while len(tails) > 1 and used - tails[-2].line.height > most:
        tails.pop()
        used -= tails[-1].line.height
    after = room.after if tails[-1] is _END else None
    least = 1 + _least_left(line, tails, used, room)
    return _Tail(line, tuple(tails), used, space, after, alone, least)


def _least_left(line: _Line, tails: Sequence[_Tail], used: float, room: Room) -> int:
    """How many pages are left at the least after one that begins with a row; as if only flows of neighbours were cut.

    A page that ends earlier than another by more than a strip is high is no better.
    """
    space = room.other + 2 * _TOLERANCE - (STRIP if line.is_joined else 0.0)
    left, enough = [], 0.0
    for at in range(len(tails) - 1, -1, -1):
        tail = tails[at]
        below = room.after if tail is _END else STRIP if tail.line.is_joined else 0.0
        if at == 0 or used + below <= space:
            enough = enough or used - STRIP
            left.append(tail.least)
        used -= tails[at - 1].line.height
        if left and used < enough:
            break
    return min(left)


def _find_best(first: _Tail) -> None:
    """Find the best cut of a table, and before that of what is left after each page that may be part of it."""
    waiting = [(first, first.pages)]
    while waiting:
        tail, pages = waiting[-1]
        best, size = min([(cost + then.cost, size) for cost, size, then in pages])
        unknown = [then for cost, _, then in pages if then.cost == inf and cost + _PAGE * then.least <= best]
        if unknown:
            fewest = min([then.least for then in unknown])
            waiting += [(then, then.pages) for then in unknown if then.least == fewest]
        else:
            tail.size, tail.cost = size, best  # another thread that sees a cost finds the size
            waiting.pop()


@lru_cache(maxsize=64)
def least_pages(heights: tuple[float, ...], seams: Seams, room: Room) -> int:
    """How many pages `cut` makes at the least, found much faster: as if it cut no flows but those of neighbours."""
    borders = [0.0, *accumulate(heights)]
    pages, end = 1, _farthest(0, borders, seams, room.first)
    while end < len(heights):
        starts, begin = [end], borders[end] - STRIP
        while starts[-1] > 1 and borders[starts[-1] - 1] > begin:
            starts.append(starts[-1] - 1)
        end = max([_farthest(start, borders, seams, room.other) for start in starts])
        pages += 1
    return pages


def _farthest(start: int, borders: Sequence[float], seams: Seams, space: float) -> int:
    """Where a page ends at the latest that begins with a row."""
    strip = STRIP if start in seams.joined else 0.0
    most = borders[start] + space - strip + 2 * _TOLERANCE
    end = bisect_right(borders, most, start + 1) - 1
    if seams.forced:
        end = min([end, *[row for row in seams.forced if row > start]])
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
            lone = 0.0 if size > 1 or alone else _LONE_ROW if is_last else _LONE_ROW_ABOVE
            looks = _looks(used, wanted, free, space, is_last)
            pages.append((size, _PAGE + lone + looks + _CUT_FLOW * cuts))
        elif size == 1:
            pages.append((size, _PAGE + _OVERFLOW))
        if used > space:
            break
    return tuple(pages)


def _looks(used: float, wanted: float, free: float, space: float, is_last: bool) -> float:
    """What a page costs for being too full of rows that want to be higher, or too empty."""
    if wanted > free:
        return _SQUEEZE * min((wanted - free) / max(wanted - used, 1.0), 1.0) ** 2
    return 0.0 if is_last else _EMPTINESS * (free - wanted) ** 2 / max(space, 1.0)
