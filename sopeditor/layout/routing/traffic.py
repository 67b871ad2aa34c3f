"""What runs where on the grid, and what one more way would cost among it (points of length)."""

from sopeditor.layout.routing.grid import Grid
from sopeditor.layout.routing.paths import Path, Port, Run, branch, crossed, forked, overlap
from sopeditor.layout.routing.prices import Flow

CROSSING = 168.0
IMPOSSIBLE = 4000.0
"""Two flows that could only be drawn on top of each other."""

_CROSSED = (0.0, CROSSING, CROSSING + 600.0)
_MIXED = 300.0
_FORKED = 250.0
_BRANCHED = 2500.0
_SHARED = 2.0
_BESIDE_PORT = 8.0
MERGED = -3.0
_FULL = 30.0
_OVERFULL = 1500.0
_FIELD = 12
_SUM = (1 << _FIELD) - 1
_HALF = 1 << _FIELD - 1


class Traffic:
    """The ways placed so far.

    For each line and each column a number of 12-bit fields counts, in turn, the runs that pass straight across a cell
    and those along the step to the next cell; the sum of a range of fields is its remainder by 4095.
    """

    __slots__ = (
        "_flows",
        "_incoming",
        "_on",
        "_ones",
        "_outgoing",
        "_pairs",
        "_room",
        "_trunks",
        "_uses",
        "paths",
    )

    def __init__(self, grid: Grid, flows: list[Flow]) -> None:
        self._flows = flows
        sizes = (len(grid.ys), len(grid.xs))
        self._uses = [[0] * size for size in sizes]
        self._room = [grid.line_tracks(), grid.column_tracks()]
        self._on: list[list[list[tuple[int, int, int]]]] = [[[] for _ in range(size)] for size in sizes]
        self._outgoing: dict[Port, list[int]] = {}
        self._incoming: dict[Port, list[int]] = {}
        self._trunks: dict[int, _Trunk] = {}
        self._pairs: dict[tuple[Path, Path], float] = {}
        self._ones = [0]
        for cell in range(max(sizes)):
            self._ones.append(self._ones[-1] | 1 << 2 * _FIELD * cell)
        self.paths: dict[int, Path] = {}

    def put(self, index: int, path: Path) -> None:
        """Place the way of a flow."""
        trunk = self._trunks.setdefault(path.trunk, _Trunk())
        drawn = trunk.branch(path)
        trunk.drawn[index] = (path, drawn)
        self._mark(drawn, 1)
        self.paths[index] = path
        for vertical, line, _, _, low, high in path.runs:
            self._on[vertical][line].append((index, low, high))
        self._outgoing.setdefault(path.leaves, []).append(index)
        self._incoming.setdefault(path.arrives, []).append(index)

    def take(self, index: int) -> Path:
        """Remove the way of a flow."""
        path = self.paths.pop(index)
        trunk = self._trunks[path.trunk]
        for drawn in trunk.without(index):
            self._mark(drawn, -1)
        for drawn in trunk.redrawn(index):
            self._mark(drawn, 1)
        for vertical, line, _, _, low, high in path.runs:
            self._on[vertical][line].remove((index, low, high))
        for ends, port in ((self._outgoing, path.leaves), (self._incoming, path.arrives)):
            ends[port].remove(index)
            if not ends[port]:
                del ends[port]
        return path

    def _mark(self, runs: tuple[Run, ...], sign: int) -> None:
        for vertical, line, _, _, low, high in runs:
            self._uses[vertical][line] += sign * (self._ones[high - low] << _FIELD * (2 * low + 1))
            across, here = self._uses[not vertical], sign << 2 * _FIELD * line
            for cell in range(low + 1, high):
                across[cell] += here

    def cost(self, flow: Flow, path: Path, limit: float = float("inf")) -> float:
        """What the way costs among the others; exact only below the limit."""
        cost, runs = path.cost + self._at_ports(flow, path), path.runs
        if cost + MERGED >= limit:
            return cost
        trunk = self._trunks.get(path.trunk)
        if trunk and trunk.drawn:
            runs = trunk.branch(path)
            cost += MERGED
        shared = []
        for run in runs:
            vertical, line, _, _, low, high = run
            met = self._uses[vertical][line] >> _FIELD * (2 * low + 1)
            if not met:
                continue
            ones = self._ones[high - low]
            beside = met & ones * _SUM
            across = met >> _FIELD & (ones >> 2 * _FIELD) * _SUM
            if across:
                cost += CROSSING * (across % _SUM)
                if cost >= limit:
                    return cost
            if beside:
                cost += self._crowded(vertical, line, beside, high - low)
                shared.append(run)
        if shared and cost < limit:
            cost += self._shares(flow, path, shared, limit - cost)
        return cost

    def _crowded(self, vertical: bool, line: int, beside: int, size: int) -> float:
        """What it costs to join those who run along the steps, more where the channel is full."""
        ones = self._ones[size]
        room, top = self._room[vertical][line], ones * _HALF
        full = beside + ones * (_HALF - room) & top
        cost = 3.0 * (beside % _SUM) / size
        if full:
            cost += _FULL * min(full.bit_count(), 6)
            if beside + ones * (_HALF - room - 2) & top:
                cost += _OVERFULL
        return cost

    def _at_ports(self, flow: Flow, path: Path) -> float:
        cost = 0.0
        incoming, outgoing = self._incoming, self._outgoing
        if path.leaves in incoming:
            cost += IMPOSSIBLE if flow.source.pointed else 40.0
        if path.leaves in outgoing:
            cost += self._beside_exits(flow, path, outgoing[path.leaves])
        if path.arrives in outgoing:
            cost += IMPOSSIBLE if flow.target.pointed else 40.0
        for other in incoming.get(path.arrives, ()):
            if self._flows[other].link.heads is not flow.link.heads:
                cost += _MIXED if flow.target.pointed else 40.0
        return cost

    def _beside_exits(self, flow: Flow, path: Path, others: list[int]) -> float:
        if not flow.source.pointed:
            return 150.0 * len(others)
        cost = 0.0
        for other in others:
            if self._flows[other].link.label != flow.link.label:
                cost += IMPOSSIBLE
            else:
                cost += _FORKED if forked(path.runs, self.paths[other].runs) else _BRANCHED
        return cost

    def _shares(self, flow: Flow, path: Path, shared: list[Run], limit: float) -> float:
        """What it costs to run beside others: those who have to be crossed, and those who cannot move aside."""
        cost = 0.0
        met: set[int] = set()
        pairs, paths = self._pairs, self.paths
        for vertical, line, _, _, low, high in shared:
            for index, least, most in self._on[vertical][line]:
                if least < high and low < most and index not in met:
                    met.add(index)
                    key = (path, paths[index])
                    extra = pairs.get(key)
                    if extra is None:
                        extra = pairs[key] = self._pair(flow, path, self._flows[index], paths[index])
                    cost += extra
            if cost >= limit:
                break
        return cost

    def _pair(self, flow: Flow, path: Path, other: Flow, way: Path) -> float:
        """What it costs two flows to take these ways, for the stretches they share."""
        cost = 0.0
        runs = path.runs
        if path.trunk == way.trunk:
            runs = branch(path.runs, way.runs)
        fork = path.leaves == way.leaves and flow.link.label == other.link.label
        for i, run in enumerate(runs):
            for j, beside in enumerate(way.runs):
                if fork and i == j == 0:
                    continue
                if run[1] == beside[1] and run[0] == beside[0] and overlap(run, beside):
                    cost += _SHARED
                    cost += _CROSSED[crossed(path.runs, i, way.runs, j)]
                    mine, theirs = _hold(flow, path, i), _hold(other, way, j)
                    if mine and theirs:
                        cost += IMPOSSIBLE if mine == theirs == 2 else _BESIDE_PORT * max(mine, theirs)
        return cost

    def toll(self, vertical: bool, line: int, cell: int) -> float:
        """About what a step of a line or column costs because of those who run along or across it."""
        along = self._uses[vertical][line] >> _FIELD * (2 * cell + 1) & _SUM
        across = self._uses[vertical][line] >> _FIELD * 2 * cell & _SUM
        return 12.0 * along + CROSSING * across

    def neighbours(self, path: Path) -> set[int]:
        """The flows that cross a way or run beside it."""
        found: set[int] = set()
        for vertical, line, _, _, low, high in path.runs:
            found.update(
                other for other, least, most in self._on[vertical][line] if least < high and low < most
            )
            if not self._uses[vertical][line]:
                continue
            for cell in range(low + 1, high):
                found.update(
                    other for other, least, most in self._on[not vertical][cell] if least < line < most
                )
        return found


class _Trunk:
    """The flows that end in one port, in the order they came, and what of each is not drawn by one before it."""

    __slots__ = ("_known", "drawn")

    def __init__(self) -> None:
        self.drawn: dict[int, tuple[Path, tuple[Run, ...]]] = {}
        self._known: dict[tuple[Path, Path], tuple[Run, ...]] = {}

    def branch(self, path: Path) -> tuple[Run, ...]:
        """What a way adds to the trunk."""
        least, known = path.runs, self._known
        for other, _ in self.drawn.values():
            part = known.get((path, other))
            if part is None:
                part = known[path, other] = branch(path.runs, other.runs)
            if len(part) < len(least) or least is path.runs:
                least = part
        return least

    def without(self, index: int) -> list[tuple[Run, ...]]:
        """What has to be wiped out when a flow is removed: its part and those of the flows that came later."""
        drawn = list(self.drawn)
        return [self.drawn[other][1] for other in drawn[drawn.index(index) :]]

    def redrawn(self, index: int) -> list[tuple[Run, ...]]:
        """Remove a flow; what those who came later draw now."""
        drawn = list(self.drawn)
        later = [(other, self.drawn[other][0]) for other in drawn[drawn.index(index) + 1 :]]
        for other in drawn[drawn.index(index) :]:
            del self.drawn[other]
        found = []
        for other, path in later:
            part = self.branch(path)
            self.drawn[other] = (path, part)
            found.append(part)
        return found


def _hold(flow: Flow, path: Path, number: int) -> int:
    """How firmly a run is held: 2 by a corner, 1 by the side of a symbol, 0 not at all."""
    hold = 0
    if number == 0:
        hold = 2 if flow.source.pointed else 1
    if number == len(path.runs) - 1:
        hold = max(hold, 2 if flow.target.pointed else 1)
    return hold
