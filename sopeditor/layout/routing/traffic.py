"""What runs where on the grid, and what one more way would cost among it (points of length)."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from sopeditor.layout.routing.grid import Grid
from sopeditor.layout.routing.paths import Path, Port, Run, branch, crossed, facing, forked, overlap
from sopeditor.layout.routing.prices import Flow

CROSSING = 168.0
IMPOSSIBLE = 4000.0
"""Two flows that could only be drawn on top of each other."""

_CROSSED = (0.0, CROSSING, CROSSING + 600.0)
_MIXED = 300.0
_FORKED = 150.0
_BRANCHED = 2500.0
_BESIDE_EXIT = 60.0
_FACING = 40.0
"""Two flows that meet from above and below look like one that goes from the upper source to the lower one."""
_SHARED = 2.0
_BESIDE_PORT = 8.0
MERGED = -3.0
_FULL = 30.0
_OVERFULL = 1500.0
_FIELD = 12
_SUM = (1 << _FIELD) - 1
_HALF = 1 << _FIELD - 1

Marks = tuple[list[int], list[int]]
"""The fields of each line and of each column."""

Part = tuple[Run, ...]
"""The runs of a way that are drawn for it."""


class Traffic:
    """The ways placed so far.

    For each line and each column a number of 12-bit fields counts, in turn, the runs that pass straight across a cell
    and those along the step to the next cell; the sum of a range of fields is its remainder by 4095.
    """

    __slots__ = (
        "_alike",
        "_flows",
        "_forbidden",
        "_incoming",
        "_on",
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
        self._uses: Marks = ([0] * len(grid.ys), [0] * len(grid.xs))
        self._room = (grid.ground.line_tracks, grid.ground.column_tracks)
        self._on: list[list[list[tuple[int, int, int]]]] = [[[] for _ in range(size)] for size in sizes]
        self._outgoing: dict[Port, list[int]] = {}
        self._incoming: dict[Port, list[int]] = {}
        self._trunks: dict[int, _Trunk] = {}
        self._pairs: dict[tuple[Path, Path], float] = {}
        self._forbidden: dict[Path, list[tuple[int, Path]]] = {}
        self._alike = len({flow.link.heads for flow in flows}) < 2
        self.paths: dict[int, Path] = {}

    def put(self, index: int, path: Path) -> None:
        """Let the flow of that number run on a way."""
        trunk = self._trunks.get(path.trunk)
        if trunk is None:
            trunk = self._trunks[path.trunk] = _Trunk()
        self._mark(trunk.added(index, path), 1)
        self.paths[index] = path
        for vertical, line, _, _, low, high in path.runs:
            self._on[vertical][line].append((index, low, high))
        self._outgoing.setdefault(path.leaves, []).append(index)
        self._incoming.setdefault(path.arrives, []).append(index)

    def take(self, index: int) -> Path:
        """Let the flow of that number run nowhere; returns the way it had."""
        path = self.paths[index]
        for gone, drawn in self._trunks[path.trunk].without(index):
            self._mark(gone, -1)
            self._mark(drawn, 1)
        self._forget(index)
        return path

    def marks(self) -> Marks:
        """What runs where now, to come back to by `undo`."""
        lines, columns = self._uses
        return lines[:], columns[:]

    def undo(self, indexes: Sequence[int], marks: Marks) -> None:
        """Remove the flows, given in the order they came, that were placed since the marks were taken."""
        for index in reversed(indexes):
            self._trunks[self.paths[index].trunk].without(index)
            self._forget(index)
        self._uses = marks

    def _forget(self, index: int) -> None:
        path = self.paths.pop(index)
        for vertical, line, _, _, low, high in path.runs:
            self._on[vertical][line].remove((index, low, high))
        for ends, port in ((self._outgoing, path.leaves), (self._incoming, path.arrives)):
            ends[port].remove(index)
            if not ends[port]:
                del ends[port]

    def _mark(self, runs: Part, sign: int) -> None:
        for vertical, line, _, _, low, high in runs:
            self._uses[vertical][line] += sign * (_fields(high - low)[0] << _FIELD * (2 * low + 1))
            across, here = self._uses[not vertical], sign << 2 * _FIELD * line
            for cell in range(low + 1, high):
                across[cell] += here

    def is_alone(self, index: int) -> bool:
        """Whether nothing crosses a flow's way, runs along it or ends where it ends."""
        path = self.paths[index]
        for vertical, line, _, _, low, high in path.runs:
            ones, along, between = _fields(high - low)
            if self._uses[vertical][line] >> _FIELD * (2 * low + 1) & (along | between) != ones:
                return False
        outgoing, incoming = self._outgoing, self._incoming
        only = len(outgoing[path.leaves]) == 1 == len(incoming[path.arrives])
        return only and path.leaves not in incoming and path.arrives not in outgoing

    def cost(self, flow: Flow, path: Path, limit: float = float("inf")) -> float:
        """What the way costs among the others; exact only below the limit."""
        cost, runs = path.cost + self._at_ports(flow, path), path.runs
        if self._forbidden:
            cost += self._against(path)
        if cost + MERGED >= limit:
            return cost
        trunk = self._trunks.get(path.trunk)
        if trunk is not None and trunk.ways:
            runs, joined = trunk.branch(path, trunk.ways.values())
            cost += MERGED
            if joined is not None and facing(path.runs, joined.runs):
                cost += _FACING
        shared = []
        uses = self._uses
        for run in runs:
            vertical, line, _, _, low, high = run
            met = uses[vertical][line] >> _FIELD * (2 * low + 1)
            if not met:
                continue
            _, along, between = _fields(high - low)
            beside = met & along
            across = met & between
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
        ones, _, _ = _fields(size)
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
        if not self._alike:
            for other in incoming.get(path.arrives, ()):
                if self._flows[other].link.heads is not flow.link.heads:
                    cost += _MIXED if flow.target.pointed else 40.0
        return cost

    def _beside_exits(self, flow: Flow, path: Path, others: list[int]) -> float:
        """What it costs to leave where others do: little as a branch of their line, much as a line of its own."""
        cost = 0.0
        for other in others:
            alike = _are_alike(flow, self._flows[other])
            if alike and forked(path.runs, self.paths[other].runs):
                cost += _FORKED
            elif flow.source.pointed:
                cost += _BRANCHED if alike else IMPOSSIBLE
            else:
                cost += _BESIDE_EXIT
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
        fork = path.leaves == way.leaves and _are_alike(flow, other)
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

    def forbid(self, first: int, second: int) -> None:
        """Remember that the ways two flows have now can't be drawn beside each other."""
        one, other = self.paths[first], self.paths[second]
        self._forbidden.setdefault(one, []).append((second, other))
        self._forbidden.setdefault(other, []).append((first, one))

    def _against(self, path: Path) -> float:
        """What it costs to take a way together with those it can't be drawn beside."""
        others = self._forbidden.get(path, ())
        return IMPOSSIBLE * sum(self.paths.get(index) is other for index, other in others)

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


@lru_cache(maxsize=1024)
def _fields(size: int) -> tuple[int, int, int]:
    """For a run of so many steps: a one in the field of each step, all bits of these, all bits of those between."""
    ones = ((1 << 2 * _FIELD * size) - 1) // ((1 << 2 * _FIELD) - 1)
    return ones, ones * _SUM, ones * _SUM >> 2 * _FIELD << _FIELD


class _Trunk:
    """The flows that end in one port, in the order they came, and what of each is not drawn by one before it."""

    __slots__ = ("_known", "_parts", "ways")

    def __init__(self) -> None:
        self.ways: dict[int, Path] = {}
        self._parts: dict[int, tuple[Part, Path | None]] = {}
        self._known: dict[Path, dict[Path, Part]] = {}

    def branch(self, path: Path, others: Iterable[Path]) -> tuple[Part, Path | None]:
        """What a way adds to others, and the one of them that draws most of it."""
        least, joined = path.runs, None
        known = self._known.get(path)
        if known is None:
            known = self._known[path] = {}
        for other in others:
            part = known.get(other)
            if part is None:
                part = known[other] = branch(path.runs, other.runs)
            if len(part) < len(least) or least is path.runs:
                least, joined = part, other
        return least, joined

    def added(self, index: int, path: Path) -> Part:
        """Add a flow; what it adds to the drawing."""
        found = self._parts[index] = self.branch(path, self.ways.values())
        self.ways[index] = path
        return found[0]

    def without(self, index: int) -> list[tuple[Part, Part]]:
        """Remove a flow; what it drew, and what those who joined it drew, each with what is drawn there now."""
        gone = self.ways.pop(index)
        changes: list[tuple[Part, Part]] = [(self._parts.pop(index)[0], ())]
        for number, (other, path) in enumerate(self.ways.items()):
            before, joined = self._parts[other]
            if joined is gone:
                found = self._parts[other] = self.branch(path, islice(self.ways.values(), number))
                changes.append((before, found[0]))
        return changes


def _are_alike(one: Flow, other: Flow) -> bool:
    """Whether nothing tells two exits of a symbol apart, so that they may leave as one line."""
    return one.link.label == other.link.label and one.link.heads is other.link.heads


def _hold(flow: Flow, path: Path, number: int) -> int:
    """How firmly a run is held: 2 by a corner, 1 by the side of a symbol, 0 not at all."""
    hold = 0
    if number == 0:
        hold = 2 if flow.source.pointed else 1
    if number == len(path.runs) - 1:
        hold = max(hold, 2 if flow.target.pointed else 1)
    return hold
