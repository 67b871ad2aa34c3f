"""A page in sections, between two of which a single flow leads on: each finds its ways alone.

Sections are solved from the top down; the flow that leads on is pinned where the one above has put it. A section's
ways are kept by value, so that what changes in one leaves the others as they are.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from sopeditor.layout.routing.choice import chosen
from sopeditor.layout.routing.grid import Grid, Ground
from sopeditor.layout.routing.patterns import Way
from sopeditor.layout.routing.placing import Ways
from sopeditor.layout.routing.prices import Flow, Points, flows_of, path_of
from sopeditor.layout.routing.problem import Link

_LEAST = 4
"""How many flows a section has at the least."""

_SMALL = 16
"""A page with fewer flows stays whole: sections would cost more than they spare."""


class Section(Struct, frozen=True, cache_hash=True):
    """Some rows of a page: where they are, the flows that are to find their ways, and those that have theirs.

    `pinned` are the ways of the last of the links.
    """

    ground: Ground
    links: tuple[Link, ...]
    pinned: tuple[Points, ...] = ()


class Solved(Struct, frozen=True):
    """The ways of a section's flows, in their order, and the numbers of those whom symbols leave no way at all."""

    ways: tuple[Way, ...]
    blocked: tuple[int, ...]


def solved(section: Section) -> Solved:
    """Find the ways of a section."""
    grid = section.ground.grid
    flows = flows_of(grid, section.links)
    own = len(flows) - len(section.pinned)
    placing = chosen(grid, flows, dict(enumerate(section.pinned, own)))
    paths = [placing.traffic.paths[index] for index in range(own)]
    return Solved(tuple([(path.cost, path.points) for path in paths]), tuple(placing.repertoire.blocked))


kept = lru_cache(maxsize=512)(solved)
"""The same, for sections that were solved before."""


def found_ways(grid: Grid, flows: list[Flow], solve: Callable[[Section], Solved]) -> tuple[Ways, list[int]]:
    """The ways of all flows of a page, and the numbers of the blocked ones."""
    if len(flows) < _SMALL:
        placing = chosen(grid, flows, {})
        return placing.traffic.paths, placing.repertoire.blocked
    ways: Ways = {}
    blocked: list[int] = []
    for first, stop, own, across in _parts(grid, flows):
        links = tuple([flow.link for flow in (*own, *across)])
        pinned = tuple([_clipped(ways[flow.index].points, first, stop) for flow in across])
        found = solve(Section(grid.ground.cut_out(first, stop), links, pinned))
        for flow, (cost, points) in zip(own, found.ways, strict=True):
            ways[flow.index] = path_of(flow, cost, tuple([(column, line + first) for column, line in points]))
        blocked += [own[number].index for number in found.blocked]
    return ways, blocked


def _clipped(points: Points, first: int, stop: int) -> Points:
    """A way as it is seen from some lines."""
    found: list[tuple[int, int]] = []
    for column, line in points:
        point = column, min(max(line, first), stop - 1) - first
        if found and point == found[-1]:
            continue
        if len(found) > 1 and (
            found[-2][0] == found[-1][0] == column or found[-2][1] == found[-1][1] == point[1]
        ):
            found.pop()
        found.append(point)
    return tuple(found)


def _parts(grid: Grid, flows: Sequence[Flow]) -> Iterator[tuple[int, int, list[Flow], list[Flow]]]:
    """The sections from the top: their lines, the flows that begin in them, and those that lead into them."""
    rows = _rows(grid.gaps)
    row_at = {line: number for number, row in enumerate(rows) for line in row}
    spans = [sorted((row_at[flow.source.level], row_at[flow.target.level])) for flow in flows]
    for start, stop in pairwise([*_starts(spans, len(rows)), len(rows)]):
        own = [flow for flow, (upper, _) in zip(flows, spans, strict=True) if start <= upper < stop]
        if not own:
            continue
        across = [flow for flow, (upper, lower) in zip(flows, spans, strict=True) if upper < start <= lower]
        first = min([spans[flow.index][0] for flow in across], default=start)
        last = max([spans[flow.index][1] for flow in (*own, *across)])
        yield (
            rows[first - 1].stop if first else 0,
            rows[last + 1].start if last + 1 < len(rows) else len(grid.gaps),
            own,
            across,
        )


def _rows(gaps: Sequence[bool]) -> list[range]:
    """The lines of each row in which symbols stand."""
    found: list[range] = []
    start = 0
    for line, gap in enumerate([*gaps, True]):
        if gap:
            if line > start:
                found.append(range(start, line))
            start = line + 1
    return found


def _starts(spans: Sequence[Sequence[int]], rows: int) -> list[int]:
    """The rows with which sections begin."""
    begun = Counter(upper for upper, _ in spans)
    across = Counter(row for upper, lower in spans for row in range(upper + 1, lower + 1))
    starts, count, left = [0], 0, len(spans)
    for row in range(1, rows):
        count += begun[row - 1]
        left -= begun[row - 1]
        if across[row] <= 1 and count >= _LEAST <= left:
            starts.append(row)
            count = 0
    return starts
