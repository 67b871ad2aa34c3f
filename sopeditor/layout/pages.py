"""Where a table is cut into pages: at row borders, by measured height (points).

All cuts are compared (dynamic programming over the rows): fewest pages first, then no page that ends the table with
a single row, then few flows cut and pages that are well filled.
"""

from collections import Counter
from collections.abc import Sequence

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


class Crossing(Struct, frozen=True):
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
    levels = max(lanes.values(), default=0)
    return STRIP + (levels - 1) * FURTHER_LEVEL if levels else 0.0


def cut(
    heights: Sequence[float],
    crossings: Sequence[Crossing],
    forced: frozenset[int],
    room: Room,
) -> tuple[tuple[int, int], ...]:
    """The pages as half-open ranges of rows; a page begins with each row in `forced`."""
    count = len(heights)
    if not count:
        return ((0, 0),)
    touching: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for crossing in crossings:
        touching[crossing.source].append((crossing.target, crossing.lane))
        touching[crossing.target].append((crossing.source, crossing.lane))
    best: list[tuple[float, int]] = [(0.0, count)] * (count + 1)
    for start in range(count - 1, -1, -1):
        space = room.first if start == 0 else room.other
        best[start] = min(
            (cost + best[stop][0], stop)
            for stop, cost in _pages_from(start, heights, touching, forced, space, room.after)
        )
    ranges, start = [], 0
    while start < count:
        stop = best[start][1]
        ranges.append((start, stop))
        start = stop
    return tuple(ranges)


def _pages_from(
    start: int,
    heights: Sequence[float],
    touching: Sequence[Sequence[tuple[int, int]]],
    forced: frozenset[int],
    space: float,
    after: float,
) -> list[tuple[int, float]]:
    """Every page that could begin with a row: where it would stop, and what it would cost."""
    pages: list[tuple[int, float]] = []
    head: Counter[int] = Counter()
    foot: Counter[int] = Counter()
    used, count = 0.0, len(heights)
    for row in range(start, count):
        used += heights[row]
        _count_cuts(row, start, touching[row], head, foot)
        strips = (strip_height(head) if head else 0.0) + (strip_height(foot) if foot else 0.0)
        needed = used + strips + (after if row + 1 == count else 0.0)
        if needed <= space + 1e-6:
            cuts = head.total() + foot.total()
            pages.append((row + 1, _price(start, row + 1, count, space - needed, space, cuts)))
        elif not pages and row == start:
            pages.append((row + 1, _PAGE + _OVERFLOW))
        if used > space or row + 1 in forced:
            break
    return pages


def _count_cuts(
    row: int, start: int, links: Sequence[tuple[int, int]], head: Counter[int], foot: Counter[int]
) -> None:
    """Bring the counts of cut flows up to date when a row joins the page."""
    for other, lane in links:
        if other < start:
            head[lane] += 1
        elif other < row:
            foot[lane] -= 1
        elif other > row:
            foot[lane] += 1


def _price(start: int, stop: int, count: int, free: float, space: float, cuts: int) -> float:
    lone = _LONE_ROW if stop == count and stop - start == 1 and count > 1 else 0.0
    empty = 0.0 if stop == count else _EMPTINESS * free * free / max(space, 1.0)
    return _PAGE + lone + empty + _CUT_FLOW * cuts
