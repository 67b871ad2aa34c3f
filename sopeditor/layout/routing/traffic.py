"""What runs where on the grid, and what one more way would cost among it (points of length)."""

from collections import defaultdict

from sopeditor.layout.routing.grid import Grid
from sopeditor.layout.routing.paths import Path, Run, branch, overlap, parting
from sopeditor.layout.routing.patterns import Flow
from sopeditor.layout.routing.problem import Side

CROSSING = 160.0
IMPOSSIBLE = 4000.0
"""Two flows that could only be drawn on top of each other."""

_SHARED = 2.0
_BESIDE_PORT = 8.0
_MERGED = -6.0
_FIELD = 12
_SUM = (1 << _FIELD) - 1

Trunk = tuple[int, str, Side, int]
"""Flows that may join: same target, same heads, same side, same port."""


class Traffic:
    """The ways placed so far.

    For each line and each column two numbers of 12-bit fields count, per cell, the runs that pass straight across it
    and, per step between cells, the runs along it; the sum of a range of fields is its remainder by 4095.
    """

    __slots__ = (
        "_across",
        "_along",
        "_crowd",
        "_flows",
        "_grid",
        "_incoming",
        "_on",
        "_outgoing",
        "_trunks",
        "paths",
    )

    def __init__(self, grid: Grid, flows: list[Flow]) -> None:
        self._grid, self._flows = grid, flows
        sizes = (len(grid.ys), len(grid.xs))
        self._across = [[0] * size for size in sizes]
        self._along = [[0] * size for size in sizes]
        self._crowd = _crowding(grid)
        self._on: list[list[list[tuple[int, int]]]] = [[[] for _ in range(size)] for size in sizes]
        self._outgoing: defaultdict[tuple[int, Side, int], list[int]] = defaultdict(list)
        self._incoming: defaultdict[tuple[int, Side, int], list[int]] = defaultdict(list)
        self._trunks: defaultdict[Trunk, _Trunk] = defaultdict(_Trunk)
        self.paths: dict[int, Path] = {}

    def trunk(self, flow: Flow, path: Path) -> Trunk:
        """What the way may share with others at its end."""
        return flow.target.index, flow.link.heads, path.entry, path.points[-1][0]

    def put(self, index: int, path: Path) -> None:
        """Place the way of a flow."""
        self._count(index, path, 1)
        self.paths[index] = path
        for number, run in enumerate(path.runs):
            self._on[run[0]][run[1]].append((index, number))
        flow = self._flows[index]
        self._outgoing[flow.source.index, path.exit, path.points[0][0]].append(index)
        self._incoming[flow.target.index, path.entry, path.points[-1][0]].append(index)

    def take(self, index: int) -> Path:
        """Remove the way of a flow."""
        path = self.paths.pop(index)
        self._count(index, path, -1)
        for number, run in enumerate(path.runs):
            self._on[run[0]][run[1]].remove((index, number))
        flow = self._flows[index]
        self._outgoing[flow.source.index, path.exit, path.points[0][0]].remove(index)
        self._incoming[flow.target.index, path.entry, path.points[-1][0]].remove(index)
        return path

    def _count(self, index: int, path: Path, sign: int) -> None:
        """A trunk counts once, however many flows it carries."""
        trunk = self._trunks[self.trunk(self._flows[index], path)]
        if sign > 0:
            trunk.members[index] = path
        else:
            del trunk.members[index]
        across, along, uses = self._across, self._along, trunk.uses
        for vertical, line, a, b in path.runs:
            low, high = (a, b) if a < b else (b, a)
            other = across[not vertical]
            for cell in range(low, high):
                key = (vertical, line, cell)
                uses[key] += sign
                if uses[key] == (sign > 0):
                    along[vertical][line] += sign << _FIELD * cell
            for cell in range(low + 1, high):
                middle = (vertical, line, cell + 0.5)
                uses[middle] += sign
                if uses[middle] == (sign > 0):
                    other[cell] += sign << _FIELD * line

    def cost(self, flow: Flow, path: Path, limit: float = float("inf")) -> float:
        """What the way costs among the others; exact only below the limit."""
        cost = path.cost
        runs = path.runs
        trunk = self._trunks.get(self.trunk(flow, path))
        if trunk and trunk.members:
            runs = min((branch(runs, member.runs) for member in trunk.members.values()), key=len)
            cost += _MERGED
        shared: list[Run] = []
        for run in runs:
            vertical, line, a, b = run
            low, high = (a, b) if a < b else (b, a)
            size = high - low
            if size > 1:
                met = self._across[vertical][line] >> _FIELD * (low + 1) & (1 << _FIELD * (size - 1)) - 1
                if met:
                    cost += CROSSING * (met % _SUM)
            beside = self._along[vertical][line] >> _FIELD * low & (1 << _FIELD * size) - 1
            if beside:
                cost += self._crowd[vertical][line] * (beside % _SUM)
                shared.append(run)
        cost += self._at_ports(flow, path)
        if shared and cost < limit:
            cost += self._shares(flow, path, runs, shared, limit - cost)
        return cost

    def _at_ports(self, flow: Flow, path: Path) -> float:
        cost = 0.0
        leaving = (flow.source.index, path.exit, path.points[0][0])
        arriving = (flow.target.index, path.entry, path.points[-1][0])
        fixed = flow.source.pointed
        if self._incoming.get(leaving):
            cost += IMPOSSIBLE if fixed else 40.0
        for other in self._outgoing.get(leaving, ()):
            alike = fixed and self._flows[other].link.label == flow.link.label
            cost += 700.0 if alike else IMPOSSIBLE if fixed else 150.0
        if self._outgoing.get(arriving):
            cost += IMPOSSIBLE if flow.target.pointed else 40.0
        for other in self._incoming.get(arriving, ()):
            if self._flows[other].link.heads is not flow.link.heads:
                cost += IMPOSSIBLE if flow.target.pointed else 40.0
        return cost

    def _shares(
        self, flow: Flow, path: Path, runs: tuple[Run, ...], shared: list[Run], limit: float
    ) -> float:
        """What it costs to run beside others: those who have to be crossed, and those who cannot move aside."""
        cost = 0.0
        trunk = self.trunk(flow, path)
        for number, run in enumerate(runs):
            if run not in shared:
                continue
            for index, place in self._on[run[0]][run[1]]:
                other = self.paths[index]
                if not overlap(run, other.runs[place]):
                    continue
                if (
                    trunk == self.trunk(self._flows[index], other)
                    and len(branch(path.runs, other.runs)) <= number
                ):
                    continue
                cost += self._share(flow, path, number, self._flows[index], other, place)
            if cost >= limit:
                break
        return cost

    def _share(self, flow: Flow, path: Path, i: int, other: Flow, way: Path, j: int) -> float:
        cost = _SHARED
        if not _continued(path.runs, i, way.runs, j):
            ahead = parting(path.runs, i, way.runs, j, True)
            if ahead and ahead * parting(path.runs, i, way.runs, j, False) < 0:
                cost += CROSSING
        mine, theirs = _hold(flow, path, i), _hold(other, way, j)
        if mine and theirs:
            cost += IMPOSSIBLE if mine == theirs == 2 else _BESIDE_PORT * max(mine, theirs)
        return cost

    def toll(self, vertical: bool, line: int, cell: int) -> float:
        """About what a step of a line or column costs because of those who run along or across it."""
        along = self._along[vertical][line] >> _FIELD * cell & _SUM
        across = self._across[vertical][line] >> _FIELD * cell & _SUM
        return 12.0 * along + CROSSING * across

    def neighbours(self, index: int) -> set[int]:
        """The flows that cross the way of the flow or run beside it."""
        path = self.paths[index]
        found: set[int] = set()
        for run in path.runs:
            vertical, line, a, b = run
            found.update(
                other
                for other, place in self._on[vertical][line]
                if overlap(run, self.paths[other].runs[place])
            )
            low, high = (a, b) if a < b else (b, a)
            for cell in range(low + 1, high):
                for other, place in self._on[not vertical][cell]:
                    start, end = self.paths[other].runs[place][2:]
                    if min(start, end) < line < max(start, end):
                        found.add(other)
        found.discard(index)
        return found


class _Trunk:
    """The flows that end in one port, and how many of them use each step and each cell."""

    __slots__ = ("members", "uses")

    def __init__(self) -> None:
        self.members: dict[int, Path] = {}
        self.uses: defaultdict[tuple[bool, int, float], int] = defaultdict(int)


def _continued(a: tuple[Run, ...], i: int, b: tuple[Run, ...], j: int) -> bool:
    """Whether the stretch shared by the two runs began on the run before."""
    if not i:
        return False
    same = (a[i][3] > a[i][2]) == (b[j][3] > b[j][2])
    before = j - 1 if same else j + 1
    if not 0 <= before < len(b) or a[i][2] != (b[j][2] if same else b[j][3]):
        return False
    return a[i - 1][:2] == b[before][:2] and overlap(a[i - 1], b[before])


def _hold(flow: Flow, path: Path, number: int) -> int:
    """How firmly a run is held: 2 by a corner, 1 by the side of a symbol, 0 not at all."""
    hold = 0
    if number == 0:
        hold = 2 if flow.source.pointed else 1
    if number == len(path.runs) - 1:
        hold = max(hold, 2 if flow.target.pointed else 1)
    return hold


def _crowding(grid: Grid) -> list[list[float]]:
    columns = [high - low for low, high in grid.columns]
    gutters = columns[::2]
    tight = 30.0 if min(gutters) < 8 else 9.0 if min(gutters) < 16 else 3.0
    gaps = sorted(line.high - line.low for line in grid.lines if line.gap)
    narrow = 18.0 if gaps[len(gaps) // 4] < 22 else 3.0
    return [[narrow] * len(grid.ys), [tight] * len(columns)]
