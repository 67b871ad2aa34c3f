"""Ways that are changed once more, where the drawing shows that they can't be drawn or leave a label no place."""

from collections import defaultdict
from functools import cached_property

from sopeditor.layout.routing.grid import Grid
from sopeditor.layout.routing.placing import Placing, Ways
from sopeditor.layout.routing.prices import Flow
from sopeditor.layout.routing.traffic import MERGED

_WORTH = 120.0
"""What a better place for a label may cost."""


class Revision:
    """The ways of a page's flows, and the changes to them."""

    def __init__(self, grid: Grid, flows: list[Flow], ways: Ways) -> None:
        self._grid, self._flows = grid, flows
        self.ways = ways

    @cached_property
    def _placing(self) -> Placing:
        placing = Placing(self._grid, self._flows, {})
        placing.drop(self.ways)
        self.ways = placing.traffic.paths
        return placing

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
