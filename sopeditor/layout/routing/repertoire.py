"""The ways each flow has to choose from, found only as far as they are asked for."""

from collections.abc import Iterator, Sequence

from sopeditor.layout.routing.grid import Grid
from sopeditor.layout.routing.paths import Path
from sopeditor.layout.routing.patterns import all_paths, direct_paths, heedless, near_paths, priced
from sopeditor.layout.routing.prices import Flow
from sopeditor.layout.routing.problem import Wish
from sopeditor.layout.routing.search import Toll, search

TIERS = 3
"""Ways of one bend; ways near the two symbols; all ways of few bends. No way is in two tiers."""


class Repertoire:
    """The ways of all flows, in tiers, each tier cheapest first."""

    __slots__ = ("_all", "_flows", "_grid", "_tiers", "_toll", "blocked", "least")

    def __init__(self, grid: Grid, flows: Sequence[Flow], toll: Toll) -> None:
        self._grid, self._flows, self._toll = grid, flows, toll
        self._tiers = [self._first_tiers(flow) for flow in flows]
        self._all: dict[int, list[Path]] = {}
        self.blocked: list[int] = []
        self.least = [next(tier[0].cost for tier in self.tiers(flow.index) if tier) for flow in flows]

    def tiers(self, index: int) -> Iterator[list[Path]]:
        """The tiers of a flow, one after the other."""
        return (self.tier(index, number) for number in range(TIERS))

    def tier(self, index: int, number: int) -> list[Path]:
        """A tier of a flow whose tiers before it have been asked for."""
        tiers = self._tiers[index]
        if number == len(tiers):
            tiers.append(self._new_tier(index, number))
        return tiers[number]

    def every(self, index: int) -> list[Path]:
        """All ways of a flow, cheapest first."""
        if index not in self._all:
            ways = [path for tier in self.tiers(index) for path in tier]
            self._all[index] = sorted(ways, key=lambda path: path.cost)
        return self._all[index]

    def _first_tiers(self, flow: Flow) -> list[list[Path]]:
        """The tiers that are known at once; a wish is looked for among all ways."""
        return [direct_paths(self._grid, flow)] if flow.link.wish == Wish() else [[], []]

    def _new_tier(self, index: int, number: int) -> list[Path]:
        flow = self._flows[index]
        known = {path.points for tier in self._tiers[index] for path in tier}
        paths = near_paths(self._grid, flow) if number == 1 else all_paths(self._grid, flow)
        new = [path for path in paths if path.points not in known]
        return new if new or known or number < TIERS - 1 else [self._found(flow)]

    def _found(self, flow: Flow) -> Path:
        """A way by search; straight through everything if symbols shut the flow in."""
        for reach in (8, len(self._grid.ys)):
            points = search(self._grid, flow, self._toll, reach)
            if points:
                return priced(self._grid, flow, points)
        self.blocked.append(flow.index)
        return priced(self._grid, flow, heedless(flow))
