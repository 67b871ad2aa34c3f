"""The lines to be drawn on one page, each a whole flow, a part of one, or what several flows share."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from sopeditor.layout.table.rows import Stands
from sopeditor.model.records import Arrow, Flow, Wish


class Stub(Struct, frozen=True, gc=False):
    """A line between two nodes of one page; `flows` are those it shows, the first of them gives it its looks.

    `leaves` and `arrives` tell which of the first flow's own ends it has.
    """

    id: str
    flows: tuple[Flow, ...]
    source: str
    target: str
    leaves: bool = True
    arrives: bool = True


def is_plain(flow: Flow) -> bool:
    """Whether a flow is nothing but a line between pelaksana who act together, free to run straight."""
    return flow.arrow is Arrow.NONE and not flow.label and flow.wish == Wish()


def lines_of_row(flows: Sequence[Flow], stands: Stands) -> Iterator[Stub]:
    """The plain lines among the symbols of one row, drawn as offices draw them: from each pelaksana to the next.

    A line to somebody beyond a neighbour of the same group runs through the neighbour's lines instead of around it:
    A-B and A-C become A-B and B-C. Where a lane holds two symbols of the group, its lines stay as they are.
    """
    lanes = dict(stands)
    for group in _groups(flows):
        members = sorted({end for flow in group for end in (flow.source, flow.target)}, key=lanes.__getitem__)
        if len({lanes[member] for member in members}) < len(members):
            yield from (Stub(flow.id, (flow,), flow.source, flow.target) for flow in group)
        else:
            yield from _chain(group, members)


def _chain(group: Sequence[Flow], members: Sequence[str]) -> Iterator[Stub]:
    place = {member: index for index, member in enumerate(members)}
    for index, (left, right) in enumerate(pairwise(members)):
        shown = [flow for flow in group if _spans(flow, index, place)]
        shown.sort(key=lambda flow: {flow.source, flow.target} != {left, right})
        if not shown:
            continue
        first = shown[0]
        ends = (left, right) if place[first.source] < place[first.target] else (right, left)
        whole = ends == (first.source, first.target)
        yield Stub(
            first.id if whole else f"{first.id}:{index}",
            tuple(shown),
            *ends,
            leaves=ends[0] == first.source,
            arrives=ends[1] == first.target,
        )


def _spans(flow: Flow, index: int, place: dict[str, int]) -> bool:
    low, high = sorted((place[flow.source], place[flow.target]))
    return low <= index < high


def _groups(flows: Sequence[Flow]) -> list[list[Flow]]:
    """The flows that hang together by their ends, in order."""
    leader: dict[str, str] = {}

    def find(member: str) -> str:
        while leader.setdefault(member, member) != member:
            member = leader[member]
        return member

    for flow in flows:
        leader[find(flow.source)] = find(flow.target)
    found: dict[str, list[Flow]] = defaultdict(list)
    for flow in flows:
        found[find(flow.source)].append(flow)
    return list(found.values())
