"""Off-page connectors: where a page cuts a flow, a pair of pentagons with the same mark in the same lane.

A flow that goes on downwards leaves at its page's foot and comes in at the other's head; one that goes back leaves at
the head and comes in at the foot. Flows of one page that go on to the same symbol share a pair.
"""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from sopeditor.layout.pages import Crossing
from sopeditor.layout.rows import Row
from sopeditor.model.numbering import connector_letter
from sopeditor.model.profile import PentagonMark
from sopeditor.model.records import Arrow, Chart, Flow


class Pentagon(Struct, frozen=True):
    """One connector of a pair: `place` counts the connectors of its lane and strip from the left."""

    id: str
    mark: str
    lane: int
    place: int
    foot: bool
    flows: tuple[str, ...]


class Stub(Struct, frozen=True):
    """A line to be drawn on one page: a whole flow, or its way to or from a connector.

    `leaves` and `arrives` tell which of the flow's own ends it has.
    """

    id: str
    flows: tuple[Flow, ...]
    source: str
    target: str
    leaves: bool = True
    arrives: bool = True


class PageEnds(Struct, frozen=True):
    """The connectors of one page and all lines on it."""

    pentagons: tuple[Pentagon, ...] = ()
    stubs: tuple[Stub, ...] = ()


class _Pair(Struct, frozen=True):
    """A pair of connectors before it has its mark: the pages and the flows it serves."""

    leaving: int
    arriving: int
    lane: int
    flows: tuple[Flow, ...]


def crossings_of(chart: Chart, rows: Sequence[Row]) -> dict[str, Crossing]:
    """Each flow between two rows by its id, with the lane for its connectors: the target's unless it is blocked."""
    homes = _homes(rows)
    lanes = {stood.symbol.id: stood.lane for row in rows for stood in row.symbols}
    taken: dict[int, list[int]] = defaultdict(list)
    for symbol_id, row in homes.items():
        insort(taken[lanes[symbol_id]], row)
    found = {}
    for flow in chart.flows:
        if flow.source in homes and flow.target in homes:
            source, target = homes[flow.source], homes[flow.target]
            wanted = lanes[flow.target], lanes[flow.source]
            free = [lane for lane in wanted if _is_free(taken[lane], source, target)]
            found[flow.id] = Crossing(source, target, free[0] if free else wanted[0])
    return found


def _is_free(taken: Sequence[int], source: int, target: int) -> bool:
    """Whether none of a lane's symbols stands in a row between two others."""
    low, high = sorted((source, target))
    at = bisect_right(taken, low)
    return at == len(taken) or taken[at] >= high


def ends_of_pages(
    chart: Chart,
    rows: Sequence[Row],
    crossings: Mapping[str, Crossing],
    pages: Sequence[tuple[int, int]],
    mark: PentagonMark,
) -> tuple[PageEnds, ...]:
    """The connectors and lines of every page; marks run through the chart, from the left at each page's foot."""
    page_of = {row: page for page, (start, stop) in enumerate(pages) for row in range(start, stop)}
    whole: dict[int, list[Stub]] = defaultdict(list)
    groups: dict[tuple[str, int, str], list[Flow]] = defaultdict(list)
    for flow in chart.flows:
        if flow.id not in crossings:
            continue
        leaving = page_of[crossings[flow.id].source]
        if leaving == page_of[crossings[flow.id].target]:
            whole[leaving].append(Stub(flow.id, (flow,), flow.source, flow.target))
        else:
            alone = "" if flow.arrow is Arrow.TO else flow.id
            groups[flow.target, leaving, alone].append(flow)
    pairs = [_pair(tuple(flows), crossings, page_of) for flows in groups.values()]
    pairs.sort(key=lambda pair: (min(pair.leaving, pair.arriving), pair.lane))
    ends = [_ends(page, whole[page], pairs, chart.id, mark) for page in range(len(pages))]
    return tuple(ends)


def _homes(rows: Sequence[Row]) -> dict[str, int]:
    return {stood.symbol.id: at for at, row in enumerate(rows) for stood in row.symbols}


def _pair(flows: tuple[Flow, ...], crossings: Mapping[str, Crossing], page_of: Mapping[int, int]) -> _Pair:
    first = crossings[flows[0].id]
    return _Pair(page_of[first.source], page_of[first.target], first.lane, flows)


def _ends(
    page: int, whole: Sequence[Stub], pairs: Sequence[_Pair], chart_id: str, mark: PentagonMark
) -> PageEnds:
    pentagons, stubs = [], list(whole)
    places: dict[tuple[int, bool], int] = defaultdict(int)
    for index, pair in enumerate(pairs):
        if page not in (pair.leaving, pair.arriving):
            continue
        leaves = page == pair.leaving
        foot = leaves == (pair.leaving < pair.arriving)
        own = f"{chart_id}:{index + 1}:{'out' if leaves else 'in'}"
        place = places[pair.lane, foot]
        places[pair.lane, foot] += 1
        flows = tuple(flow.id for flow in pair.flows)
        pentagons.append(Pentagon(own, _text(index, mark), pair.lane, place, foot, flows))
        if leaves:
            stubs += [Stub(f"{flow.id}:out", (flow,), flow.source, own, arrives=False) for flow in pair.flows]
        else:
            stubs.append(Stub(f"{flows[0]}:in", pair.flows, own, pair.flows[0].target, leaves=False))
    return PageEnds(tuple(pentagons), tuple(stubs))


def _text(index: int, mark: PentagonMark) -> str:
    if mark is PentagonMark.BLANK:
        return ""
    return connector_letter(index) if mark is PentagonMark.LETTER else str(index + 1)
