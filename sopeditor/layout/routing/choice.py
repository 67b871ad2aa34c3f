"""Which way each flow takes: the cheapest among the others, improved by rip-up and by ejection."""

from collections.abc import Mapping

from sopeditor.layout.routing.ejection import Ejection
from sopeditor.layout.routing.grid import Grid
from sopeditor.layout.routing.placing import GAIN, Placing
from sopeditor.layout.routing.prices import Flow, Points

_ROUNDS = 3


def chosen(grid: Grid, flows: list[Flow], pinned: Mapping[int, Points]) -> Placing:
    """All flows on ways that were chosen together; those that are `pinned` stay where they are."""
    placing = Placing(grid, flows, pinned)
    ejection = Ejection(placing, [flow.index for flow in flows if flow.index not in pinned])
    longest_first = sorted(range(len(flows)), key=lambda index: (-placing.ideals[index], index))
    for index in longest_first:
        placing.put_best(index)
    placing.settle(longest_first)
    for _ in range(_ROUNDS):
        if not ejection.gains():
            break
        placing.settle(longest_first)
    _exchange(placing)
    return placing


def _exchange(placing: Placing) -> None:
    """Place flows there and back between two symbols anew, the one or the other first, where that is cheaper."""
    there: dict[tuple[int, int], int] = {}
    for flow in placing.flows:
        ends = flow.source.index, flow.target.index
        back = there.get(ends[::-1])
        if back is not None:
            _place_anew(placing, back, flow.index)
        there[ends] = flow.index


def _place_anew(placing: Placing, one: int, other: int) -> None:
    least = placing.repertoire.least
    best = placing.lift((one, other))
    if best.cost > least[one] + least[other] + GAIN:
        for order in (one, other), (other, one):
            for member in order:
                placing.put_best(member)
            found = placing.lift(order)
            if found.cost < best.cost - GAIN:
                best = found
    placing.drop(best.ways)
