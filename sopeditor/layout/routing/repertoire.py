"""The ways each flow has to choose from, found only as far as they are asked for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from sopeditor.layout.routing.grid import Grid
from sopeditor.layout.routing.paths import Path
from sopeditor.layout.routing.patterns import Way, direct_ways, far_ways, heedless, near_ways
from sopeditor.layout.routing.prices import Flow, Points, Prices, path_of
from sopeditor.layout.routing.problem import Wish
from sopeditor.layout.routing.search import Toll, search

_LAST = 2
_STEP = 75.0
"""Limits of cost are rounded up to a multiple of this, so that ways are seldom looked for again."""
_INFINITE = float("inf")


class _Tier:
    """Ways of a flow, cheapest first; each becomes a path when it is first looked at, or is the one known already."""

    __slots__ = ("_flow", "_known", "_paths", "ways")

    def __init__(self, flow: Flow, ways: list[Way], known: Iterable[Path] = ()) -> None:
        self.ways, self._flow = ways, flow
        self._paths: list[Path] = []
        self._known = {path.points: path for path in known}

    def __iter__(self) -> Iterator[Path]:
        made = self._paths
        yield from made
        for cost, points in islice(self.ways, len(made), None):
            path = (self._known and self._known.get(points)) or path_of(self._flow, cost, points)
            made.append(path)
            yield path

    def grown(self, ways: list[Way]) -> "_Tier":
        """The tier with other ways, whose paths stay the same where it had them."""
        return _Tier(self._flow, ways, (*self._known.values(), *self._paths))


class Repertoire:
    """The ways of all flows in three tiers, each cheapest first; no way is in two tiers.

    They are the ways of one bend, the ways near the two symbols, and all ways of few bends; the last tier is known
    up to a limit of cost. A flow that is `pinned` has one way only.
    """

    __slots__ = ("_flows", "_grid", "_limits", "_tiers", "_toll", "blocked", "least")

    def __init__(self, grid: Grid, flows: Sequence[Flow], toll: Toll, pinned: Mapping[int, Points]) -> None:
        self._grid, self._flows, self._toll = grid, flows, toll
        self._tiers = [self._first_tiers(flow, pinned.get(flow.index)) for flow in flows]
        self._limits = [_INFINITE if flow.index in pinned else 0.0 for flow in flows]
        self.blocked: list[int] = []
        self.least = [self._least(flow.index) for flow in flows]

    def tier(self, index: int, number: int, limit: float = _INFINITE) -> _Tier:
        """Of a tier of a flow at least the ways below the limit of cost; the tiers before it have been asked for."""
        tiers = self._tiers[index]
        if number == len(tiers):
            tiers.append(_Tier(self._flows[index], self._near(index) if number < _LAST else []))
        if number == _LAST and limit > self._limits[index]:
            self._limits[index] = farther = limit + (-limit % _STEP if limit < _INFINITE else 0.0)
            tiers[_LAST] = tiers[_LAST].grown(self._far(index, farther))
        return tiers[number]

    def every(self, index: int, limit: float) -> list[Path]:
        """The ways of a flow that cost less than the limit, cheapest first."""
        found: list[Path] = []
        for number in range(_LAST + 1):
            for path in self.tier(index, number, limit):
                if path.cost >= limit:
                    break
                found.append(path)
        return sorted(found, key=lambda path: path.cost)

    def _first_tiers(self, flow: Flow, pinned: Points | None) -> list[_Tier]:
        """The tiers that are known at once; a wish is looked for among all ways."""
        if pinned:
            return [
                _Tier(flow, [(Prices(self._grid, flow).of(pinned), pinned)]),
                _Tier(flow, []),
                _Tier(flow, []),
            ]
        if flow.link.wish == Wish():
            return [_Tier(flow, direct_ways(self._grid, flow))]
        return [_Tier(flow, []), _Tier(flow, [])]

    def _least(self, index: int) -> float:
        """What the cheapest way of the first tier that has one costs."""
        return next(tier.ways[0][0] for number in range(_LAST + 1) if (tier := self.tier(index, number)).ways)

    def _near(self, index: int) -> list[Way]:
        known = {points for _, points in self._tiers[index][0].ways}
        return near_ways(self._grid, self._flows[index], known)

    def _far(self, index: int, limit: float) -> list[Way]:
        flow, (direct, near, far) = self._flows[index], self._tiers[index]
        known = {points for _, points in (*direct.ways, *near.ways)}
        ways = far_ways(self._grid, flow, known, limit)
        return ways if ways or known or far.ways else [self._found(flow)]

    def _found(self, flow: Flow) -> Way:
        """A way by search; straight through everything if symbols shut the flow in."""
        price = Prices(self._grid, flow).of
        for reach in (8, len(self._grid.ys)):
            points = search(self._grid, flow, self._toll, reach)
            if points:
                return price(points), points
        self.blocked.append(flow.index)
        points = heedless(flow)
        return price(points), points
