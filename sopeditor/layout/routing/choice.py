"""Which way each flow takes: the cheapest among the others, improved by rip-up and by ejection."""

from collections import defaultdict
from collections.abc import Iterable

from sopeditor.layout.routing.grid import Grid
from sopeditor.layout.routing.paths import Path
from sopeditor.layout.routing.patterns import Flow, all_paths, direct, near_paths, priced
from sopeditor.layout.routing.search import search
from sopeditor.layout.routing.traffic import CROSSING, Traffic

_PASSES = 3
_TRIES = 8
_GROUP = 12
_ROUNDS = 2


class Chooser:
    """Chooses the ways of all flows together."""

    __slots__ = ("_all", "_at", "_flows", "_grid", "_near", "blocked", "traffic")

    def __init__(self, grid: Grid, flows: list[Flow]) -> None:
        self._grid, self._flows = grid, flows
        self.traffic = Traffic(grid, flows)
        self._near = [near_paths(grid, flow) for flow in flows]
        self._all: dict[int, list[Path]] = {}
        self.blocked: list[int] = []
        self._at: defaultdict[int, list[int]] = defaultdict(list)
        for flow in flows:
            self._at[flow.source.index].append(flow.index)
            self._at[flow.target.index].append(flow.index)

    def solve(self) -> dict[int, Path]:
        """The way of every flow."""
        order = sorted(range(len(self._flows)), key=lambda i: (self._ideal(i), i))
        for index in order:
            self._put_best(index)
        for _ in range(_PASSES):
            if not self._again(order):
                break
        for _ in range(_ROUNDS):
            if not self._eject(range(len(self._flows))):
                break
        return self.traffic.paths

    def _ideal(self, index: int) -> float:
        paths = self._near[index] or self._every(index)
        return paths[0].cost - 6

    def _every(self, index: int) -> list[Path]:
        if index not in self._all:
            self._all[index] = all_paths(self._grid, self._flows[index]) or [self._found(index)]
        return self._all[index]

    def _found(self, index: int) -> Path:
        """A way by search; straight through everything if symbols shut the flow in."""
        flow = self._flows[index]
        for reach in (8, len(self._grid.ys)):
            points = search(self._grid, flow, self.traffic.toll, reach)
            if points:
                return priced(self._grid, flow, points)
        self.blocked.append(index)
        return priced(self._grid, flow, direct(flow))

    def _best(self, index: int, limit: float = float("inf")) -> tuple[Path | None, float]:
        """The cheapest way below the limit; of all ways when the near ones are not good."""
        near = self._near[index]
        best, least = self._cheaper(index, near, None, limit)
        if near and least < near[0].cost + CROSSING / 3:
            return best, least
        return self._cheaper(index, self._every(index), best, least)

    def _cheaper(
        self, index: int, paths: Iterable[Path], best: Path | None, least: float
    ) -> tuple[Path | None, float]:
        flow, traffic = self._flows[index], self.traffic
        for path in paths:
            if path.cost - 6 >= least:
                break
            cost = traffic.cost(flow, path, least)
            if cost < least:
                best, least = path, cost
        return best, least

    def _put_best(self, index: int) -> Path:
        best = self._best(index)[0]
        assert best is not None
        self.traffic.put(index, best)
        return best

    def _again(self, order: list[int]) -> bool:
        """Take each flow up and put it where it is cheapest now."""
        changed = False
        for index in order:
            old = self.traffic.take(index)
            changed |= self._put_best(index).points != old.points
        return changed

    def _eject(self, indexes: Iterable[int]) -> bool:
        """Force another way on a costly flow, let its neighbours answer, keep it if the sum falls."""
        gained = False
        for index in indexes:
            old = self.traffic.take(index)
            cost = self.traffic.cost(self._flows[index], old)
            self.traffic.put(index, old)
            if cost - self._ideal(index) >= CROSSING / 2:
                gained |= self._force(index)
        return gained

    def _force(self, index: int) -> bool:
        """Try other ways for a flow, each with the answers of those it would meet; keep the first that is cheaper."""
        traffic, flow = self.traffic, self._flows[index]
        old = traffic.paths[index]
        ends = {*self._at[flow.source.index], *self._at[flow.target.index]}
        near = traffic.neighbours(old) | ends
        tried = {(old.sides, old.column)}
        for path in self._every(index):
            kind = (path.sides, path.column)
            if kind in tried:
                continue
            if len(tried) > _TRIES:
                break
            tried.add(kind)
            around = (near | traffic.neighbours(path)) - {index}
            nearest = sorted(around, key=lambda other: (other not in ends, abs(other - index), other))
            group = [index, *nearest[:_GROUP]]
            if self._improved(group, path):
                return True
        return False

    def _improved(self, group: list[int], path: Path) -> bool:
        """Give the first of a group a way and let the others answer; undo it unless that is cheaper."""
        traffic = self.traffic
        old = {member: traffic.take(member) for member in group}
        before = 0.0
        for member in group:
            before += traffic.cost(self._flows[member], old[member])
            traffic.put(member, old[member])
        for member in group:
            traffic.take(member)
        found, cost = self._answer(group, path, before - 0.5)
        better = cost < before - 0.5
        for member, way in (found if better else old).items():
            traffic.put(member, way)
        return better

    def _answer(self, group: list[int], path: Path, limit: float) -> tuple[dict[int, Path], float]:
        """What the group costs when its first takes the way and the others answer."""
        traffic = self.traffic
        found: dict[int, Path] = {}
        rest = sum(self._ideal(member) for member in group[1:])
        cost = traffic.cost(self._flows[group[0]], path, limit - rest)
        answer: Path | None = path
        for member, after in zip(group, [*group[1:], None], strict=True):
            if answer is None or cost + rest >= limit:
                cost = limit
                break
            traffic.put(member, answer)
            found[member] = answer
            if after is not None:
                rest -= self._ideal(after)
                answer, extra = self._best(after, limit - cost - rest)
                cost += extra
        for member in found:
            traffic.take(member)
        return found, cost
