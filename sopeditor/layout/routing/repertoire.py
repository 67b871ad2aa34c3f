"""The ways each flow has to choose from, found only as far as they are asked for."""

from collections.abc import Sequence

from sopeditor.layout.routing.grid import Grid
from sopeditor.layout.routing.paths import Path
from sopeditor.layout.routing.patterns import all_paths, direct_paths, heedless, near_paths, priced
from sopeditor.layout.routing.prices import Flow
from sopeditor.layout.routing.problem import Wish
from sopeditor.layout.routing.search import Toll, search

_LAST = 2
_INFINITE = float("inf")


class Repertoire:
    """The ways of all flows in three tiers, each cheapest first; no way is in two tiers.

    They are the ways of one bend, the ways near the two symbols, and all ways of few bends; the last tier is known
    up to a limit of cost.
    """

    __slots__ = ("_flows", "_grid", "_limits", "_tiers", "_toll", "blocked", "least")

    def __init__(self, grid: Grid, flows: Sequence[Flow], toll: Toll) -> None:
        self._grid, self._flows, self._toll = grid, flows, toll
        self._tiers = [self._first_tiers(flow) for flow in flows]
        self._limits = [0.0] * len(flows)
        self.blocked: list[int] = []
        self.least = [self._least(flow.index) for flow in flows]

    def tier(self, index: int, number: int, limit: float = _INFINITE) -> list[Path]:
        """Of a tier of a flow at least the ways below the limit of cost; the tiers before it have been asked for."""
        tiers = self._tiers[index]
        if number == len(tiers):
            tiers.append(self._near(index) if number < _LAST else [])
        if number == _LAST and limit > self._limits[index]:
            self._limits[index] = limit
            tiers[_LAST] = self._far(index, limit)
        return tiers[number]

    def every(self, index: int, limit: float) -> list[Path]:
        """At least the ways of a flow that cost less than the limit, cheapest first."""
        ways = [path for number in range(_LAST + 1) for path in self.tier(index, number, limit)]
        return sorted(ways, key=lambda path: path.cost)

    def _first_tiers(self, flow: Flow) -> list[list[Path]]:
        """The tiers that are known at once; a wish is looked for among all ways."""
        return [direct_paths(self._grid, flow)] if flow.link.wish == Wish() else [[], []]

    def _least(self, index: int) -> float:
        """What the cheapest way of the first tier that has one costs."""
        return next(tier[0].cost for number in range(_LAST + 1) if (tier := self.tier(index, number)))

    def _near(self, index: int) -> list[Path]:
        (direct,) = self._tiers[index]
        known = {path.points: path for path in direct}
        return [
            path for path in near_paths(self._grid, self._flows[index], known) if path.points not in known
        ]

    def _far(self, index: int, limit: float) -> list[Path]:
        flow, (direct, near, far) = self._flows[index], self._tiers[index]
        known = {path.points: path for path in (*direct, *near, *far)}
        paths = all_paths(self._grid, flow, limit, known)
        if not paths and not known:
            return [self._found(flow)]
        before = {*direct, *near}
        return [path for path in paths if path not in before]

    def _found(self, flow: Flow) -> Path:
        """A way by search; straight through everything if symbols shut the flow in."""
        for reach in (8, len(self._grid.ys)):
            points = search(self._grid, flow, self._toll, reach)
            if points:
                return priced(self._grid, flow, points)
        self.blocked.append(flow.index)
        return priced(self._grid, flow, heedless(flow))
