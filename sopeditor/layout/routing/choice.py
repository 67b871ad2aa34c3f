"""Which way each flow takes: the cheapest among the others, improved by rip-up and by ejection."""

from collections import defaultdict

from sopeditor.layout.routing.ejection import Ejection
from sopeditor.layout.routing.grid import Grid
from sopeditor.layout.routing.placing import GAIN, Placing, Ways
from sopeditor.layout.routing.prices import Flow
from sopeditor.layout.routing.traffic import MERGED

_ROUNDS = 3
_WORTH = 120.0
"""What a better place for a label may cost."""


class Choice:
    """The ways of all flows, chosen together."""

    __slots__ = ("_flows", "_placing")

    def __init__(self, grid: Grid, flows: list[Flow]) -> None:
        self._flows = flows
        self._placing = Placing(grid, flows)
        self._solve()

    def _solve(self) -> None:
        placing, ejection = self._placing, Ejection(self._placing)
        longest_first = sorted(range(len(self._flows)), key=lambda index: (-placing.ideals[index], index))
        for index in longest_first:
            placing.put_best(index)
        placing.settle(longest_first)
        for _ in range(_ROUNDS):
            if not ejection.gains():
                break
            placing.settle(longest_first)
        self._exchange()

    @property
    def ways(self) -> Ways:
        """The way of every flow now."""
        return self._placing.traffic.paths

    @property
    def blocked(self) -> list[int]:
        """The flows to which symbols leave no way at all."""
        return self._placing.repertoire.blocked

    def _exchange(self) -> None:
        """Place flows there and back between two symbols anew, the one or the other first, where that is cheaper."""
        there: dict[tuple[int, int], int] = {}
        for flow in self._flows:
            ends = flow.source.index, flow.target.index
            back = there.get(ends[::-1])
            if back is not None:
                self._place_anew(back, flow.index)
            there[ends] = flow.index

    def _place_anew(self, one: int, other: int) -> None:
        placing, least = self._placing, self._placing.repertoire.least
        best = placing.lift((one, other))
        if best.cost > least[one] + least[other] + GAIN:
            for order in (one, other), (other, one):
                for member in order:
                    placing.put_best(member)
                found = placing.lift(order)
                if found.cost < best.cost - GAIN:
                    best = found
        placing.drop(best.ways)

    def start_elsewhere(self, index: int) -> bool:
        """Move a flow to the cheapest way with another first run, unless that costs too much."""
        placing, traffic = self._placing, self._placing.traffic
        old = traffic.take(index)
        limit = traffic.cost(self._flows[index], old) + _WORTH
        ways = placing.repertoire.every(index, limit - MERGED)
        others = [path for path in ways if path.points[:2] != old.points[:2]]
        best, _ = placing.cheaper(index, others, None, limit)
        traffic.put(index, best or old)
        return best is not None

    def part(self, first: int, second: int) -> None:
        """Never again let two flows take the ways they have now together, and move the one that moves cheaper."""
        self._placing.traffic.forbid(first, second)
        self._placing.settle([first, second])

    def return_to(self, ways: Ways) -> None:
        """Give all flows the ways they had."""
        traffic = self._placing.traffic
        for index, path in ways.items():
            if traffic.paths[index] is not path:
                traffic.take(index)
                traffic.put(index, path)

    def surplus(self) -> frozenset[tuple[int, bool]]:
        """The flows, and whether at their target, for which a corner of a diamond is not free: they use its side."""
        corners: defaultdict[int, list[tuple[int, bool]]] = defaultdict(list)
        for flow in self._flows:
            path = self.ways[flow.index]
            if flow.target.pointed:
                corners[path.arrives].append((flow.index, True))
            if flow.source.pointed:
                corners[path.leaves].append((flow.index, False))
        found: set[tuple[int, bool]] = set()
        for ends in corners.values():
            found.update(end for end in ends if self._sort_of(end) != self._sort_of(ends[0]))
        return frozenset(found)

    def _sort_of(self, end: tuple[int, bool]) -> str | None:
        """What flows at one corner must have in common: that they arrive, or the label they leave with."""
        return None if end[1] else self._flows[end[0]].link.label
