"""Force on flows that are dear where they are: each takes another way, and those it disturbs answer."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from sopeditor.layout.routing.paths import Path
from sopeditor.layout.routing.placing import GAIN, Lifted, Placing, Ways
from sopeditor.layout.routing.traffic import MERGED

_COSTLY = 60.0
_UNBEARABLE = 1000.0
_TRIES = 10
_GROUP = 12
_EXTRA = 4
_PATIENCE = 4
"""How often, per flow of the page, another way is tried."""
_REFUSALS = 5
"""How often one flow may have no answer to a way."""


class Ejection:
    """Tries other ways for costly flows, of those that are `free` to take others, as long as there is patience."""

    __slots__ = ("_at", "_free", "_patience", "_placing", "_stuck")

    def __init__(self, placing: Placing, free: Sequence[int]) -> None:
        self._placing, self._free = placing, free
        self._patience = _PATIENCE * len(placing.flows)
        self._stuck: dict[int, Ways] = {}
        self._at: defaultdict[int, list[int]] = defaultdict(list)
        for flow in placing.flows:
            self._at[flow.source.index].append(flow.index)
            self._at[flow.target.index].append(flow.index)

    def gains(self) -> bool:
        """Force another way on every costly flow; whether any was cheaper with what the others answered."""
        gained = False
        for index in self._free:
            if self._placing.excess(index) > _COSTLY and not self._is_stuck(index):
                gained |= self._force(index)
        return gained

    def _is_stuck(self, index: int) -> bool:
        """Whether force on a flow, or on another one to which it did not give way, has failed as things are."""
        ways, paths = self._stuck.get(index), self._placing.traffic.paths
        return ways is not None and all(paths[member] is way for member, way in ways.items())

    def _force(self, index: int) -> bool:
        lifted = self._placing.lift(self._group(index))
        refusals: Counter[int] = Counter()
        found = self._forced(lifted, refusals)
        self._placing.drop(found or lifted.ways)
        if not found:
            self._stuck[index] = lifted.ways
            if self._is_bearable(index):
                self._stuck.update((refuser, lifted.ways) for refuser, _ in refusals.most_common(1))
        return found is not None

    def _group(self, index: int) -> list[int]:
        """A flow and those around it: first those at its symbols, then those that run beside it or cross it."""
        flow, traffic = self._placing.flows[index], self._placing.traffic
        ends = {*self._at[flow.source.index], *self._at[flow.target.index]}
        around = (traffic.neighbours(traffic.paths[index]) | ends) - {index}
        nearest = sorted(around, key=lambda other: (other not in ends, abs(other - index), other))
        return [index, *nearest[:_GROUP]]

    def _forced(self, lifted: Lifted, refusals: Counter[int]) -> Ways | None:
        """The ways of a group when its first takes another way than now, if they cost less.

        `refusals` counts who had no answer; a flow that never has one ends it.
        """
        first = next(iter(lifted.ways))
        floors = self._floors(lifted)
        least = sum(floors.values())
        if least >= lifted.cost - GAIN:
            return None
        lifted = Lifted(lifted.ways, lifted.cost, floors)
        tried = {lifted.ways[first].kind}
        limit = lifted.cost - least + floors[first] - MERGED
        for path in self._placing.repertoire.every(first, limit):
            if len(tried) > _TRIES or not self._patience or self._is_refused(first, refusals):
                break
            if path.kind not in tried:
                tried.add(path.kind)
                self._patience -= 1
                found = self._answered(lifted, path, refusals)
                if found:
                    return found
        return None

    def _is_refused(self, index: int, refusals: Counter[int]) -> bool:
        """Whether more ways of a flow would meet the same refusal."""
        return _REFUSALS in refusals.values() and self._is_bearable(index)

    def _is_bearable(self, index: int) -> bool:
        """Whether a flow that is dear is at least drawn right; force on one that isn't spares nothing."""
        return self._placing.excess(index) < _UNBEARABLE

    def _floors(self, lifted: Lifted) -> dict[int, float]:
        """What each of a lifted group costs at least: its best way among the flows that stay where they are.

        Flows into one target may join and be cheaper than alone; for them it is the least they ever cost.
        """
        flows, ideals = self._placing.flows, self._placing.ideals
        targets = Counter(flows[member].target.index for member in lifted.ways)
        return {
            member: ideals[member]
            if targets[flows[member].target.index] > 1
            else self._placing.best(member, hint=way)[1]
            for member, way in lifted.ways.items()
        }

    def _answered(self, lifted: Lifted, path: Path, refusals: Counter[int]) -> Ways | None:
        """The ways of a group, and of those its first now runs into, if that costs less than before."""
        extra = self._placing.lift(sorted(self._placing.traffic.neighbours(path))[:_EXTRA])
        found = self._answers(lifted.joined(extra), path, refusals)
        if found is None:
            self._placing.drop(extra.ways)
        return found

    def _answers(self, lifted: Lifted, path: Path, refusals: Counter[int]) -> Ways | None:
        """The ways of a group whose first takes the way while the others answer, if they cost less than before.

        Those that most often had no answer are asked first.
        """
        placing, traffic = self._placing, self._placing.traffic
        limit = lifted.cost - GAIN
        rest = sum(lifted.floors.values())
        cost = 0.0
        found: Ways = {}
        marks = traffic.marks()
        first, *others = lifted.ways
        for member in (first, *sorted(others, key=lambda other: -refusals[other])):
            rest -= lifted.floors[member]
            answer: Path | None = path
            if found:
                answer, extra = placing.best(member, limit - cost - rest, lifted.ways[member])
            else:
                extra = traffic.cost(placing.flows[member], path, limit - rest)
            cost += extra
            if answer is None or cost + rest >= limit:
                refusals[member] += 1
                break
            traffic.put(member, answer)
            found[member] = answer
        traffic.undo(list(found), marks)
        return found if len(found) == len(lifted.ways) else None
