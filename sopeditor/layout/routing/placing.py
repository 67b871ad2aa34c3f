"""The ways of all flows among each other: each is put where it is cheapest beside those that are there."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from sopeditor.layout.routing.grid import Grid
from sopeditor.layout.routing.paths import Path
from sopeditor.layout.routing.prices import Flow, Points
from sopeditor.layout.routing.repertoire import Repertoire
from sopeditor.layout.routing.traffic import CROSSING, MERGED, Traffic

GAIN = 0.5
"""By how much ways must be cheaper together than others to be taken instead."""

_PASSES = 3
_SPARE = (0.0, 12.0, CROSSING / 3)
"""A way that costs so little more than the cheapest one is taken without a look at the tier."""

Ways = dict[int, Path]
"""The ways of some flows, by the flows' numbers."""


class Lifted(Struct, frozen=True, gc=False):
    """Flows that were taken up together: their ways, what these cost, and what each flow costs at least."""

    ways: Ways
    cost: float
    floors: dict[int, float]

    def joined(self, other: "Lifted") -> "Lifted":
        """The flows of this group and of another as one."""
        return Lifted(self.ways | other.ways, self.cost + other.cost, self.floors | other.floors)


class Placing:
    """Puts flows on ways and takes them up again.

    `ideals` are what each flow costs at the very least.
    """

    __slots__ = ("_costs", "flows", "ideals", "repertoire", "traffic")

    def __init__(self, grid: Grid, flows: list[Flow], pinned: Mapping[int, Points]) -> None:
        self.flows = flows
        self.traffic = Traffic(grid, flows)
        self.repertoire = Repertoire(grid, flows, self.traffic.toll, pinned)
        self.ideals = [cost + MERGED for cost in self.repertoire.least]
        self._costs = [0.0] * len(flows)

    def put_best(self, index: int, hint: Path | None = None) -> Path:
        """Put a flow on the way that is cheapest as things stand, and return it; `hint` is one to beat."""
        best, self._costs[index] = self.best(index, hint=hint)
        assert best is not None
        self.traffic.put(index, best)
        return best

    def settle(self, order: list[int]) -> None:
        """Take each flow up and put it where it is cheapest now, until none moves."""
        for _ in range(_PASSES):
            changed = False
            for index in order:
                if self._has_its_ideal(index):
                    continue
                old = self.traffic.take(index)
                changed |= self.put_best(index, old).points != old.points
            if not changed:
                break

    def _has_its_ideal(self, index: int) -> bool:
        """Whether a flow is on its cheapest way, alone there, and would not gain by joining others on another one."""
        cost, direct = self.traffic.paths[index].cost, self.repertoire.tier(index, 0).ways
        if cost > self.repertoire.least[index] or not self.traffic.is_alone(index):
            return False
        if len(direct) > 1 and direct[1][0] + MERGED < cost:
            return False
        self._costs[index] = cost
        return True

    def excess(self, index: int) -> float:
        """How much more than its ideal a flow cost when it was put where it is."""
        return self._costs[index] - self.ideals[index]

    def best(
        self, index: int, limit: float = float("inf"), hint: Path | None = None
    ) -> tuple[Path | None, float]:
        """The cheapest way below the limit; one tier after the other, until a way is good enough.

        The hint is a way that is likely good: it bounds the search.
        """
        best, least = None, limit
        if hint is not None:
            best, least = self.cheaper(index, (hint,), None, limit)
        for number, spare in enumerate(_SPARE):
            if least < self.repertoire.least[index] + spare and best:
                break
            tier = self.repertoire.tier(index, number, least - MERGED)
            best, least = self.cheaper(index, tier, best, least)
        return best, least

    def cheaper(
        self, index: int, paths: Iterable[Path], best: Path | None, least: float
    ) -> tuple[Path | None, float]:
        """The cheapest of some ways, given cheapest first, if it costs less than the best one so far."""
        flow, cost_of = self.flows[index], self.traffic.cost
        for path in paths:
            if path.cost + MERGED >= least:
                break
            if path is best:
                continue
            cost = cost_of(flow, path, least)
            if cost < least:
                best, least = path, cost
        return best, least

    def lift(self, group: Iterable[int]) -> Lifted:
        """Take up the flows of a group, one after the other."""
        ways: Ways = {}
        total = 0.0
        for member in group:
            ways[member] = self.traffic.take(member)
            total += self.traffic.cost(self.flows[member], ways[member])
        return Lifted(ways, total, {member: self.ideals[member] for member in ways})

    def drop(self, ways: Ways) -> None:
        """Put flows that were taken up on ways."""
        for member, path in ways.items():
            self.traffic.put(member, path)
