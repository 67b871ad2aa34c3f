"""Off-page connectors: where a page cuts a flow, a pair of pentagons with the same mark in the same lane.

A flow that goes on downwards leaves at its page's foot and comes in at the other's head; one that goes back leaves at
the head and comes in at the foot. Flows of one page that go on to the same symbol share a pair.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from msgspec import Struct

from sopeditor.layout.table.pages import Crossing
from sopeditor.layout.table.rows import Stands
from sopeditor.layout.table.stubs import Stub, is_plain, lines_of_row
from sopeditor.model.numbering import connector_letter
from sopeditor.model.profile import PentagonMark
from sopeditor.model.records import Arrow, Flow

Strip = tuple[int, bool]
"""A page, and whether its foot is meant or its head."""

_Homes = Mapping[str, tuple[int, int]]
"""The row and the lane of each symbol."""


class Pentagon(Struct, frozen=True, gc=False):
    """One connector of a pair: `level` counts the connectors of its lane in its strip from the top."""

    id: str
    mark: str
    lane: int
    level: int
    foot: bool
    flows: tuple[str, ...]


class _End(Struct, frozen=True, gc=False):
    """One connector of the pair of some number, from 0, and whether the flows leave into it or come out of it."""

    number: int
    flows: tuple[Flow, ...]
    lane: int
    level: int
    foot: bool
    leaves: bool

    def id(self, chart_id: str) -> str:
        """The connector's id in the drawing: "c1:2:out" is where the second pair of chart c1 begins."""
        return f"{chart_id}:{self.number + 1}:{'out' if self.leaves else 'in'}"


class PageEnds(Struct, frozen=True, cache_hash=True, dict=True):
    """The connectors of one page, the flows that stand on it whole, and the plain lines of its rows.

    `head_levels` and `foot_levels` count the levels of connectors at its head and foot. What is drawn of all this is
    found when it is asked for, which it is for few pages of many.
    """

    chart_id: str
    mark: PentagonMark
    ends: tuple[_End, ...]
    head_levels: int
    foot_levels: int
    whole: tuple[Flow, ...]
    plain: tuple[Stub, ...]

    @cached_property
    def pentagons(self) -> tuple[Pentagon, ...]:
        """The off-page connectors at the page's head and foot, ready to be drawn."""
        return tuple(
            Pentagon(
                end.id(self.chart_id),
                _text(end.number, self.mark),
                end.lane,
                end.level,
                end.foot,
                tuple(flow.id for flow in end.flows),
            )
            for end in self.ends
        )

    @cached_property
    def stubs(self) -> tuple[Stub, ...]:
        """All lines of the page: whole flows, plain lines, and those that lead into or out of its connectors."""
        whole = [Stub(flow.id, (flow,), flow.source, flow.target) for flow in self.whole]
        return (*whole, *self.plain, *[stub for end in self.ends for stub in self._stubs(end)])

    def _stubs(self, end: _End) -> Iterator[Stub]:
        own = end.id(self.chart_id)
        if end.leaves:
            for flow in end.flows:
                yield Stub(f"{flow.id}:out", (flow,), flow.source, own, arrives=False)
        else:
            first = end.flows[0]
            yield Stub(f"{first.id}:in", end.flows, own, first.target, leaves=False)

    def shows(self, flow_id: str) -> bool:
        """Whether one of the lines shows a flow."""
        return flow_id in _ids_of(self.whole, self.plain, self.ends)


@lru_cache(maxsize=1024)
def _ids_of(whole: tuple[Flow, ...], plain: tuple[Stub, ...], ends: tuple[_End, ...]) -> frozenset[str]:
    shared = chain([stub.flows for stub in plain], [end.flows for end in ends])
    return frozenset(flow.id for flow in chain(whole, *shared))


class Crossings(Struct, frozen=True, eq=False):
    """The flows between the rows of a chart, the crossing of each, the symbols of each row, and where each stands.

    The same flows between the same rows are the very same value, so that nobody has to compare them.
    """

    flows: tuple[Flow, ...]
    crossings: tuple[Crossing, ...]
    stands: tuple[Stands, ...]
    homes: _Homes


class _Pair(Struct, frozen=True, gc=False):
    """A pair of connectors before it has its mark: its flows, their lanes, and the strips of its two ends."""

    lane: int
    other_lane: int
    flows: tuple[Flow, ...]
    leaving: Strip
    arriving: Strip


class _Placed(Struct, frozen=True, gc=False):
    """A pair with the lane in which both stand, and the level of each in its strip."""

    pair: _Pair
    lane: int
    leaving: int
    arriving: int


@lru_cache(maxsize=32)
def crossings_of(flows: tuple[Flow, ...], stands: tuple[Stands, ...]) -> Crossings:
    """Each flow between two rows, with the lane for its connectors: the target's unless it is blocked.

    `stands` are the symbols of each row.
    """
    homes = {symbol: (row, lane) for row, symbols in enumerate(stands) for symbol, lane in symbols}
    taken: dict[int, list[int]] = defaultdict(list)
    for row, lane in homes.values():
        taken[lane].append(row)
    found, crossings = [], []
    for flow in flows:
        here, there = homes.get(flow.source), homes.get(flow.target)
        if here and there:
            (source, other), (target, lane) = here, there
            if not -2 < source - target < 2 and not _is_free(taken[lane], source, target):
                lane = other if _is_free(taken[other], source, target) else lane
            found.append(flow)
            crossings.append(Crossing(source, target, lane))
    return Crossings(tuple(found), tuple(crossings), stands, homes)


def _is_free(taken: Sequence[int], source: int, target: int) -> bool:
    """Whether none of a lane's symbols stands in a row between two others."""
    at = bisect_right(taken, min(source, target))
    return at == len(taken) or taken[at] >= max(source, target)


@lru_cache(maxsize=32)
def ends_of_pages(
    chart_id: str, lanes: int, crossings: Crossings, pages: tuple[tuple[int, int], ...], mark: PentagonMark
) -> tuple[PageEnds, ...]:
    """The connectors and lines of every page; marks run through the chart, from the left at each page's foot.

    `lanes` counts all lanes.
    """
    page_of = [page for page, (start, stop) in enumerate(pages) for _ in range(start, stop)]
    whole: dict[int, list[Flow]] = defaultdict(list)
    lines: dict[int, list[Stub]] = defaultdict(list)
    groups: dict[tuple[str, int, str], list[tuple[Flow, Crossing]]] = defaultdict(list)
    together: dict[int, list[Flow]] = defaultdict(list)
    for flow, crossing in zip(crossings.flows, crossings.crossings, strict=True):
        leaving = page_of[crossing.source]
        if leaving != page_of[crossing.target]:
            alone = "" if flow.arrow is Arrow.TO else flow.id
            groups[flow.target, leaving, alone].append((flow, crossing))
        elif crossing.source == crossing.target and is_plain(flow):
            together[crossing.source].append(flow)
        else:
            whole[leaving].append(flow)
    for row, plain in together.items():
        lines[page_of[row]] += lines_of_row(plain, crossings.stands[row])
    pairs = [_pair(cut, page_of, crossings.homes) for cut in groups.values()]
    ends: dict[int, list[_End]] = defaultdict(list)
    placed, levels = _spread(pairs, lanes)
    for number, one in enumerate(placed):
        pair, (page, foot), (other, head) = one.pair, one.pair.leaving, one.pair.arriving
        ends[page].append(_End(number, pair.flows, one.lane, one.leaving, foot, leaves=True))
        ends[other].append(_End(number, pair.flows, one.lane, one.arriving, head, leaves=False))
    return tuple(
        PageEnds(
            chart_id,
            mark,
            tuple(ends[page]),
            levels[page, False],
            levels[page, True],
            tuple(whole[page]),
            tuple(lines[page]),
        )
        for page in range(len(pages))
    )


def _pair(cut: Sequence[tuple[Flow, Crossing]], page_of: Sequence[int], homes: _Homes) -> _Pair:
    flow, first = cut[0]
    (_, own), (_, lane) = homes[flow.source], homes[flow.target]
    other = own if first.lane == lane else lane
    leaving, arriving = page_of[first.source], page_of[first.target]
    forward = leaving < arriving
    return _Pair(
        first.lane, other, tuple([flow for flow, _ in cut]), (leaving, forward), (arriving, not forward)
    )


def _spread(pairs: Sequence[_Pair], lanes: int) -> tuple[list[_Placed], dict[Strip, int]]:
    """Give every pair its lane: its own if that is free on both pages, else the nearest that is, else below another.

    Returns them in the order of their marks, and the levels of each strip: never more than in the pairs' own lanes.
    """
    placed = _stacked(pairs, [pair.lane for pair in pairs])
    levels = _levels(placed)
    if max(levels.values(), default=0) > 1:
        spread = _stacked(pairs, _nearest_free(pairs, lanes, levels))
        found = _levels(spread)
        if all(level <= levels[strip] for strip, level in found.items()):
            placed, levels = spread, found
    return sorted(placed, key=_rank), levels


def _rank(placed: _Placed) -> tuple[int, int, int]:
    """What says which mark comes first: the upper page, the lane, the level."""
    pair = placed.pair
    return min(pair.leaving, pair.arriving)[0], placed.lane, max(placed.leaving, placed.arriving)


def _stacked(pairs: Sequence[_Pair], lanes: Sequence[int]) -> list[_Placed]:
    """The pairs in these lanes, each below those before it that stand in the same lane of the same strip."""
    taken: dict[tuple[Strip, int], int] = defaultdict(int)
    placed = []
    for pair, lane in zip(pairs, lanes, strict=True):
        leaving, arriving = (pair.leaving, lane), (pair.arriving, lane)
        placed.append(_Placed(pair, lane, taken[leaving], taken[arriving]))
        taken[leaving] += 1
        taken[arriving] += 1
    return placed


def _levels(placed: Iterable[_Placed]) -> dict[Strip, int]:
    """How many levels each strip has."""
    found: dict[Strip, int] = defaultdict(int)
    for one in placed:
        for strip, level in (one.pair.leaving, one.leaving), (one.pair.arriving, one.arriving):
            if level >= found[strip]:
                found[strip] = level + 1
    return found


def _nearest_free(pairs: Sequence[_Pair], lanes: int, most: Mapping[Strip, int]) -> list[int]:
    """The lane of each pair; where none is free, one in which no strip gets more levels than `most`, if there is."""
    taken: dict[tuple[Strip, int], int] = defaultdict(int)
    found: dict[int, int] = {}

    def put(index: int, lane: int) -> None:
        found[index] = lane
        taken[pairs[index].leaving, lane] += 1
        taken[pairs[index].arriving, lane] += 1

    def is_free(pair: _Pair, lane: int) -> bool:
        return not (taken[pair.leaving, lane] or taken[pair.arriving, lane])

    def has_room(pair: _Pair, lane: int) -> bool:
        return all(taken[strip, lane] < most[strip] for strip in (pair.leaving, pair.arriving))

    for index, pair in enumerate(pairs):
        if is_free(pair, pair.lane):
            put(index, pair.lane)
    for index, pair in enumerate(pairs):
        if index not in found:
            nearest = sorted(range(lanes), key=lambda lane: (lane != pair.other_lane, abs(lane - pair.lane)))
            free = (lane for lane in nearest if is_free(pair, lane))
            shared = (lane for lane in (pair.lane, *nearest) if has_room(pair, lane))
            put(index, next(free, next(shared, pair.lane)))
    return [found[index] for index in range(len(pairs))]


def _text(index: int, mark: PentagonMark) -> str:
    if mark is PentagonMark.BLANK:
        return ""
    return connector_letter(index) if mark is PentagonMark.LETTER else str(index + 1)
