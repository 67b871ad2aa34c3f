"""Which way each flow takes: the cheapest among the others, improved by rip-up and by ejection."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec import Struct

from sopeditor.layout.routing.grid import Grid
from sopeditor.layout.routing.paths import Path
from sopeditor.layout.routing.prices import Flow
from sopeditor.layout.routing.repertoire import Repertoire
from sopeditor.layout.routing.traffic import CROSSING, MERGED, Traffic

_PASSES = 3
_ROUNDS = 3
_TRIES = 10
_GROUP = 12
_EXTRA = 4
_GAIN = 0.5
_PATIENCE = 4
"""How often, per flow of the page, another way is tried by force."""
_REFUSALS = 5
"""How often one flow may have no answer to it."""
_WORTH = 120.0
"""What a better place for a label may cost."""
_COSTLY = 40.0
_SPARE = (0.0, 12.0, CROSSING / 3)
"""A way that costs so little more than the cheapest one is taken without a look at the tier."""

Ways = dict[int, Path]


class _Lifted(Struct, frozen=True, gc=False):
    """Flows that were taken up together: their ways, what these cost, and what each flow costs at least."""

    ways: Ways
    cost: float
    floors: dict[int, float]

    def joined(self, other: "_Lifted") -> "_Lifted":
        """Both groups as one."""
        return _Lifted(self.ways | other.ways, self.cost + other.cost, self.floors | other.floors)


class Chooser:
    """Chooses the ways of all flows together."""

    __slots__ = (
        "_at",
        "_costs",
        "_flows",
        "_ideals",
        "_patience",
        "_stuck",
        "repertoire",
        "traffic",
    )

    def __init__(self, grid: Grid, flows: list[Flow]) -> None:
        self._flows = flows
        self.traffic = Traffic(grid, flows)
        self.repertoire = Repertoire(grid, flows, self.traffic.toll)
        self._ideals = [cost + MERGED for cost in self.repertoire.least]
        self._costs = [0.0] * len(flows)
        self._patience = _PATIENCE * len(flows)
        self._stuck: dict[int, Ways] = {}
        self._at: defaultdict[int, list[int]] = defaultdict(list)
        for flow in flows:
            self._at[flow.source.index].append(flow.index)
            self._at[flow.target.index].append(flow.index)

    def solve(self) -> Ways:
        """The way of every flow."""
        longest_first = sorted(range(len(self._flows)), key=lambda index: (-self._ideals[index], index))
        for index in longest_first:
            self._put_best(index)
        self._settle(longest_first)
        for _ in range(_ROUNDS):
            if not self._eject():
                break
            self._settle(longest_first)
        self._exchange()
        return self.traffic.paths

    def _settle(self, order: list[int]) -> None:
        """Take each flow up and put it where it is cheapest now, until none moves."""
        for _ in range(_PASSES):
            changed = False
            for index in order:
                if self._has_its_ideal(index):
                    continue
                old = self.traffic.take(index)
                changed |= self._put_best(index, old).points != old.points
            if not changed:
                break

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
        best = self._lift((one, other))
        if best.cost > self.repertoire.least[one] + self.repertoire.least[other] + _GAIN:
            for order in (one, other), (other, one):
                for member in order:
                    self._put_best(member)
                found = self._lift(order)
                if found.cost < best.cost - _GAIN:
                    best = found
        self._drop(best.ways)

    def _has_its_ideal(self, index: int) -> bool:
        """Whether a flow is on its cheapest way, alone there, and would not gain by joining others on another one."""
        cost, direct = self.traffic.paths[index].cost, self.repertoire.tier(index, 0).ways
        if cost > self.repertoire.least[index] or not self.traffic.is_alone(index):
            return False
        if len(direct) > 1 and direct[1][0] + MERGED < cost:
            return False
        self._costs[index] = cost
        return True

    def _costly(self, index: int) -> bool:
        return self._costs[index] - self._ideals[index] >= _COSTLY

    def start_elsewhere(self, index: int) -> bool:
        """Move a flow to the cheapest way with another first run, unless that costs too much."""
        old = self.traffic.take(index)
        limit = self.traffic.cost(self._flows[index], old) + _WORTH
        ways = self.repertoire.every(index, limit - MERGED)
        others = [path for path in ways if path.points[:2] != old.points[:2]]
        best, _ = self._cheaper(index, others, None, limit)
        self.traffic.put(index, best or old)
        return best is not None

    def part(self, first: int, second: int) -> None:
        """Never again let two flows take the ways they have now together, and move the one that moves cheaper."""
        self.traffic.forbid(first, second)
        self._settle([first, second])

    def return_to(self, ways: Ways) -> None:
        """Give all flows the ways they had."""
        for index, path in ways.items():
            if self.traffic.paths[index] is not path:
                self.traffic.take(index)
                self.traffic.put(index, path)

    def surplus(self) -> frozenset[tuple[int, bool]]:
        """The flows, and whether at their target, for which a corner of a diamond is not free: they use its side."""
        corners: defaultdict[int, list[tuple[int, bool]]] = defaultdict(list)
        for flow in self._flows:
            path = self.traffic.paths[flow.index]
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

    def _best(
        self, index: int, limit: float = float("inf"), hint: Path | None = None
    ) -> tuple[Path | None, float]:
        """The cheapest way below the limit; one tier after the other, until a way is good enough.

        The hint is a way that is likely good: it bounds the search.
        """
        best, least = None, limit
        if hint is not None:
            best, least = self._cheaper(index, (hint,), None, limit)
        for number, spare in enumerate(_SPARE):
            if least < self.repertoire.least[index] + spare and best:
                break
            best, least = self._cheaper(
                index, self.repertoire.tier(index, number, least - MERGED), best, least
            )
        return best, least

    def _cheaper(
        self, index: int, paths: Iterable[Path], best: Path | None, least: float
    ) -> tuple[Path | None, float]:
        flow, cost_of = self._flows[index], self.traffic.cost
        for path in paths:
            if path.cost + MERGED >= least:
                break
            if path is best:
                continue
            cost = cost_of(flow, path, least)
            if cost < least:
                best, least = path, cost
        return best, least

    def _put_best(self, index: int, hint: Path | None = None) -> Path:
        best, self._costs[index] = self._best(index, hint=hint)
        assert best is not None
        self.traffic.put(index, best)
        return best

    def _eject(self) -> bool:
        """Force another way on every costly flow and let the flows around it answer."""
        gained = False
        for index in range(len(self._flows)):
            if self._costly(index):
                gained |= self._force(index)
        return gained

    def _force(self, index: int) -> bool:
        if self._is_stuck(index):
            return False
        flow = self._flows[index]
        old = self.traffic.paths[index]
        ends = {*self._at[flow.source.index], *self._at[flow.target.index]}
        around = (self.traffic.neighbours(old) | ends) - {index}
        nearest = sorted(around, key=lambda other: (other not in ends, abs(other - index), other))
        lifted = self._lift([index, *nearest[:_GROUP]])
        refusals: Counter[int] = Counter()
        found = self._forced(lifted, refusals)
        self._drop(found or lifted.ways)
        if not found:
            self._stuck[index] = lifted.ways
            self._stuck.update((refuser, lifted.ways) for refuser, _ in refusals.most_common(1))
        return found is not None

    def _is_stuck(self, index: int) -> bool:
        """Whether force on a flow, or on another one to which it did not give way, has failed as things are."""
        ways = self._stuck.get(index)
        return ways is not None and all(self.traffic.paths[member] is way for member, way in ways.items())

    def _forced(self, lifted: _Lifted, refusals: Counter[int]) -> Ways | None:
        """The ways of a group when its first takes another way than now, if they cost less.

        `refusals` counts who had no answer; a flow that never has one ends it.
        """
        first = next(iter(lifted.ways))
        floors = self._floors(lifted)
        least = sum(floors.values())
        if least >= lifted.cost - _GAIN:
            return None
        lifted = _Lifted(lifted.ways, lifted.cost, floors)
        tried = {lifted.ways[first].kind}
        limit = lifted.cost - least + floors[first] - MERGED
        for path in self.repertoire.every(first, limit):
            if len(tried) > _TRIES or _REFUSALS in refusals.values() or not self._patience:
                break
            if path.kind not in tried:
                tried.add(path.kind)
                self._patience -= 1
                found = self._answered(lifted, path, refusals)
                if found:
                    return found
        return None

    def _floors(self, lifted: _Lifted) -> dict[int, float]:
        """What each of a lifted group costs at least: its best way among the flows that stay where they are.

        Flows into one target may join and be cheaper than alone; for them it is the least they ever cost.
        """
        targets = Counter(self._flows[member].target.index for member in lifted.ways)
        return {
            member: self._ideals[member]
            if targets[self._flows[member].target.index] > 1
            else self._best(member, hint=way)[1]
            for member, way in lifted.ways.items()
        }

    def _lift(self, group: Iterable[int]) -> _Lifted:
        """Take up the flows of a group, one after the other."""
        ways: Ways = {}
        total = 0.0
        for member in group:
            ways[member] = self.traffic.take(member)
            total += self.traffic.cost(self._flows[member], ways[member])
        return _Lifted(ways, total, {member: self._ideals[member] for member in ways})

    def _drop(self, ways: Ways) -> None:
        for member, path in ways.items():
            self.traffic.put(member, path)

    def _answered(self, lifted: _Lifted, path: Path, refusals: Counter[int]) -> Ways | None:
        """The ways of a group, and of those its first now runs into, if that costs less than before."""
        extra = self._lift(sorted(self.traffic.neighbours(path))[:_EXTRA])
        found = self._answers(lifted.joined(extra), path, refusals)
        if found is None:
            self._drop(extra.ways)
        return found

    def _answers(self, lifted: _Lifted, path: Path, refusals: Counter[int]) -> Ways | None:
        """The ways of a group whose first takes the way while the others answer, if they cost less than before.

        Those that most often had no answer are asked first.
        """
        traffic = self.traffic
        limit = lifted.cost - _GAIN
        rest = sum(lifted.floors.values())
        cost = 0.0
        found: Ways = {}
        marks = traffic.marks()
        first, *others = lifted.ways
        for member in (first, *sorted(others, key=lambda other: -refusals[other])):
            rest -= lifted.floors[member]
            answer: Path | None = path
            if found:
                answer, extra = self._best(member, limit - cost - rest, lifted.ways[member])
            else:
                extra = traffic.cost(self._flows[member], path, limit - rest)
            cost += extra
            if answer is None or cost + rest >= limit:
                refusals[member] += 1
                break
            traffic.put(member, answer)
            found[member] = answer
        traffic.undo(list(found), marks)
        return found if len(found) == len(lifted.ways) else None
