"""From ways on the grid to polylines in points: the runs of a channel in their order, each on a track of its own."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations, pairwise, product
from math import sqrt

from sopeditor.layout.routing.grid import Grid, Place
from sopeditor.layout.routing.paths import SIDES, Path, Run, forked, overlap, parting, sides
from sopeditor.layout.routing.prices import HEAD, Flow
from sopeditor.layout.routing.problem import Heads, Shape, Side
from sopeditor.layout.routing.spacing import Arc, Slot, places

_COLLINEAR = 8
"""How much more than other votes it counts that the runs that follow would overlap."""

_HEAD_SHARE = 0.64
"""How much of a narrow gutter the straight piece before a head gets; the rest parts the run from the table line."""

_SHORT_HEAD = 4.5
"""Points of straight line that a head gets before any distance from a table line."""

Points = tuple[tuple[float, float], ...]


class Track:
    """A run, or the runs that several flows into one target share, in its channel."""

    __slots__ = ("first", "last", "line", "pos", "room", "runs", "vertical")

    def __init__(
        self, vertical: bool, line: int, first: int, last: int, room: Slot, run: tuple[int, int]
    ) -> None:
        self.vertical, self.line, self.first, self.last = vertical, line, first, last
        self.room = room
        self.pos = 0.0
        self.runs = [run]

    def absorb(self, other: "Track") -> None:
        """Take in the runs of another track of the same line."""
        self.first, self.last = min(self.first, other.first), max(self.last, other.last)
        self.room = self.room.within(other.room)
        self.runs += other.runs


class Tracks:
    """All tracks of a page."""

    __slots__ = ("_breaks", "_flows", "_grid", "_paths", "_surplus", "_track")

    def __init__(
        self,
        grid: Grid,
        flows: Sequence[Flow],
        paths: Mapping[int, Path],
        breaks: Sequence[float],
        surplus: frozenset[tuple[int, bool]],
    ) -> None:
        self._grid, self._flows, self._paths = grid, flows, paths
        self._breaks, self._surplus = breaks, surplus
        self._track: dict[tuple[int, int], Track] = {}

    def polylines(self) -> list[Points]:
        """The polyline of each flow, in the order of the flows."""
        for flow in self._flows:
            for number in range(len(self._paths[flow.index].runs)):
                self._track[flow.index, number] = self._new(flow, number)
        self._join_trunks()
        self._join_forks()
        tracks = list(dict.fromkeys(self._track.values()))
        grid = self._grid
        self._settle([track for track in tracks if not track.vertical], self._columns_of, grid.row_rules)
        self._settle([track for track in tracks if track.vertical], self._heights_of, grid.lane_rules)
        return [self._polyline(flow) for flow in self._flows]

    def _new(self, flow: Flow, number: int) -> Track:
        runs = self._paths[flow.index].runs
        vertical, line, _, _, first, last = runs[number]
        grid = self._grid
        low, high = grid.width(line) if vertical else grid.room(line, _free_columns(runs, number))
        room = self._before_heads(flow, number, low, high)
        column = grid.xs[line] if vertical else 0.0
        aside = self._aside(flow) if self._surplus else frozenset()
        if number == 0:
            room = room.within(_port(flow.source, vertical, False in aside, column))
        if number == len(runs) - 1:
            room = room.within(_port(flow.target, vertical, True in aside, column))
        return Track(vertical, line, first, last, room, (flow.index, number))

    def _aside(self, flow: Flow) -> frozenset[bool]:
        """The ends of a flow (True: at its target) that stand beside a corner: of a straight one both or none."""
        found = frozenset(end for end in (False, True) if (flow.index, end) in self._surplus)
        return frozenset((False, True)) if found and len(self._paths[flow.index].runs) == 1 else found

    def _before_heads(self, flow: Flow, number: int, low: float, high: float) -> Slot:
        """The room of a run, with what is wanted for the straight piece of a head on the next one."""
        path, heads = self._paths[flow.index], flow.link.heads
        at_target = heads is not Heads.NONE and number == len(path.runs) - 2
        at_source = heads is Heads.BOTH and number == 1
        if not (at_target or at_source):
            return Slot(low, high)
        leaves, arrives = sides(path.points)
        ends = [(flow.target, SIDES[arrives])] if at_target else []
        ends += [(flow.source, SIDES[leaves])] if at_source else []
        before = after = 0.0
        for place, side in ends:
            if side in (Side.TOP, Side.LEFT):
                edge = place.y1 if side is Side.TOP else place.x1
                after = max(after, high - edge + _straight(edge - low))
            else:
                edge = place.y2 if side is Side.BOTTOM else place.x2
                before = max(before, edge - low + _straight(high - edge))
        return Slot(low, high, before, after)

    def _join_trunks(self) -> None:
        """Runs that lead several flows into one target become one track."""
        trunks: defaultdict[int, list[int]] = defaultdict(list)
        for flow in self._flows:
            path = self._paths[flow.index]
            trunks[path.trunk].append(flow.index)
        for members in trunks.values():
            for first, second in combinations(members, 2):
                self._join(first, second)

    def _join_forks(self) -> None:
        """Where exits that nothing tells apart part to both sides, the two runs there become one track."""
        exits: defaultdict[tuple[int, str, Heads], list[int]] = defaultdict(list)
        for flow in self._flows:
            exits[self._paths[flow.index].leaves, flow.link.label, flow.link.heads].append(flow.index)
        for members in exits.values():
            for first, second in combinations(members, 2):
                if not forked(self._paths[first].runs, self._paths[second].runs):
                    continue
                runs = product(self._track[first, 1].runs, self._track[second, 1].runs)
                if not any(overlap(self._run(*one), self._run(*other)) for one, other in runs):
                    self._merge((first, 0), (second, 0))
                    self._merge((first, 1), (second, 1))

    def _run(self, index: int, number: int) -> Run:
        return self._paths[index].runs[number]

    def _merge(self, first: tuple[int, int], second: tuple[int, int]) -> None:
        kept, gone = self._track[first], self._track[second]
        if kept is not gone:
            kept.absorb(gone)
            for key in gone.runs:
                self._track[key] = kept

    def _join(self, first: int, second: int) -> None:
        a, b = self._paths[first].runs, self._paths[second].runs
        for back in range(1, min(len(a), len(b)) + 1):
            if a[-back][:2] != b[-back][:2] or a[-back][3] != b[-back][3] or not overlap(a[-back], b[-back]):
                return
            if self._leave_apart(first, second, back):
                return
            self._merge((first, len(a) - back), (second, len(b) - back))
            if a[-back][2] != b[-back][2]:
                return

    def _leave_apart(self, first: int, second: int, back: int) -> bool:
        """Whether a run, counted from the end, is an exit that must stay apart: one beside a corner that isn't free,
        or one of two exits of a symbol that only their labels tell apart.
        """
        starts = [index for index in (first, second) if len(self._paths[index].runs) == back]
        if any((index, False) in self._surplus for index in starts):
            return True
        one, other = self._flows[first], self._flows[second]
        return len(starts) == 2 and one.source is other.source and one.link.label != other.link.label

    def _settle(
        self, tracks: list[Track], extent: Callable[[Track], tuple[float, float]], rules: tuple[float, ...]
    ) -> None:
        """Give the tracks of one direction their places, channel by channel."""
        for bundle in _bundles(tracks):
            slots = tuple([track.room for track in bundle])
            arcs = self._arcs(bundle, [extent(track) for track in bundle]) if len(bundle) > 1 else ()
            for track, place in zip(bundle, places(slots, arcs, rules), strict=True):
                track.pos = place

    def _arcs(self, bundle: Sequence[Track], spans: Sequence[tuple[float, float]]) -> tuple[Arc, ...]:
        """Which tracks of a channel stand before which, and how far apart."""
        found: list[Arc] = []
        for i, j in _met(spans, 3.0 if bundle[0].vertical else 0.0):
            order = self._order(bundle[i], bundle[j])
            if order:
                first, second = (i, j) if order < 0 else (j, i)
                found.append((first, second, self._gap(spans[i], spans[j])))
        return tuple(found)

    def _gap(self, a: tuple[float, float], b: tuple[float, float]) -> float:
        """The wanted distance of two tracks, as a multiple of the usual one."""
        for cut in self._breaks:
            if a[0] < cut < a[1] and b[0] < cut < b[1]:
                return 1.6
        return 1.0

    def _columns_of(self, track: Track) -> tuple[float, float]:
        return track.first, track.last

    def _heights_of(self, track: Track) -> tuple[float, float]:
        """The true extent of a vertical track, from the horizontals it joins."""
        low, high = float("inf"), float("-inf")
        for index, number in track.runs:
            flow, runs = self._flows[index], self._paths[index].runs
            ends = []
            for at, place in ((number - 1, flow.source), (number + 1, flow.target)):
                if 0 <= at < len(runs):
                    ends.append(self._track[index, at].pos)
                else:
                    down = runs[number][3] > runs[number][2]
                    ends.append(place.y2 if down == (at < 0) else place.y1)
            low, high = min(low, *ends), max(high, *ends)
        return low, high

    def _order(self, a: Track, b: Track) -> int:
        """-1 when the first stands before (above, left of) the second, 1 when after it, 0 if it does not matter."""
        if a.line != b.line:
            return -1 if a.line < b.line else 1
        votes = 0
        for index, i in a.runs:
            for other, j in b.runs:
                votes += self._vote(index, i, other, j)
        if not votes and min(a.last, b.last) > max(a.first, b.first):
            return -1
        return (votes > 0) - (votes < 0)

    def _vote(self, index: int, i: int, other: int, j: int) -> int:
        first, second = self._paths[index].runs, self._paths[other].runs
        if overlap(first[i], second[j]):
            ahead, behind = parting(first, i, second, j, True), parting(first, i, second, j, False)
            side = ahead
            if abs(behind) > abs(ahead) or (ahead == -behind and self._cross_ahead(index, i, other, j)):
                side = behind
            weight = _COLLINEAR if abs(side) == 2 else 1
            return side * weight or (-1 if index < other else 1)
        low_a, high_a = first[i][4:]
        low_b, high_b = second[j][4:]
        meet = high_a if high_a == low_b else low_a if low_a == high_b else None
        if meet is None:
            return 0
        turn_a, turn_b = _turn_at(first, i, meet), _turn_at(second, j, meet)
        if turn_a and turn_b and turn_a != turn_b:
            return turn_a
        return -1 if first[i][0] and turn_a and turn_b else 0

    def _cross_ahead(self, index: int, i: int, other: int, j: int) -> bool:
        """Whether two ways that have to cross do so at the end of the first one's run: its start has a label."""
        first, second = self._paths[index].runs[i], self._paths[other].runs[j]
        alike = (first[3] > first[2]) == (second[3] > second[2])
        theirs = self._labelled(other, j)
        return (alike and theirs) or (self._labelled(index, i) and not theirs)

    def _labelled(self, index: int, number: int) -> bool:
        """Whether the flow's label stands near the start of the run."""
        return number < 2 and self._flows[index].link.label_sizes != ()

    def _polyline(self, flow: Flow) -> Points:
        runs = self._paths[flow.index].runs
        tracks = [self._track[flow.index, number] for number in range(len(runs))]
        points = [_end(flow.source, runs[0], True, tracks[0].pos)]
        points += [(a.pos, b.pos) if a.vertical else (b.pos, a.pos) for a, b in pairwise(tracks)]
        points.append(_end(flow.target, runs[-1], False, tracks[-1].pos))
        return tuple((round(x, 2), round(y, 2)) for x, y in points)


def _free_columns(runs: tuple[Run, ...], number: int) -> Iterable[int]:
    """The columns a horizontal run passes, without those of the symbols it joins."""
    _, _, a, b, _, _ = runs[number]
    step = 1 if b > a else -1
    start = a + step if number == 0 else a
    stop = b - step if number == len(runs) - 1 else b
    return range(start, stop + step, step)


def _straight(room: float) -> float:
    """The straight piece before a head, in a gutter or gap with some room beside the symbol."""
    return min(HEAD, max(_HEAD_SHARE * room, _SHORT_HEAD))


def _port(place: Place, vertical: bool, surplus: bool, column: float) -> Slot:
    """The room of a run that joins the symbol."""
    if vertical:
        wide, size = place.x2 - place.x1, place.y2 - place.y1
        centre = (place.x1 + place.x2) / 2 if len(place.ports) == 1 else column
        if len(place.ports) > 1:
            wide = min(wide, 2 * min(column - place.x1, place.x2 - column), 30.0)
    else:
        wide, size = place.y2 - place.y1, place.x2 - place.x1
        centre = (place.y1 + place.y2) / 2
    if place.shape is Shape.DIAMOND:
        reach = wide / 5 if surplus else 0.0
    elif place.shape is Shape.PENTAGON:
        reach = 0.0
    elif place.shape is Shape.CAPSULE:
        reach = max(1.0, wide / 2 - size / 2) if vertical else wide / 4
    else:
        reach = max(0.5, wide / 2 - 3)
    return Slot(centre - reach, centre + reach)


def _end(place: Place, run: Run, leaving: bool, pos: float) -> tuple[float, float]:
    """Where a run meets the outline of its symbol."""
    vertical, _, a, b, _, _ = run
    low_side = (b < a) == leaving
    wide, high = place.x2 - place.x1, place.y2 - place.y1
    cx, cy = (place.x1 + place.x2) / 2, (place.y1 + place.y2) / 2
    inset = 0.0
    if place.shape is Shape.DIAMOND:
        inset = abs(pos - cx) / wide * high if vertical else abs(pos - cy) / high * wide
    elif place.shape is Shape.CAPSULE:
        radius = min(wide, high) / 2
        beyond = abs(pos - (cx if vertical else cy)) - ((wide if vertical else high) / 2 - radius)
        if beyond > 0:
            inset = radius - sqrt(max(0.0, radius * radius - beyond * beyond))
    if vertical:
        return pos, (place.y1 + inset if low_side else place.y2 - inset)
    return (place.x1 + inset if low_side else place.x2 - inset), pos


def _turn_at(runs: tuple[Run, ...], index: int, meet: int) -> int:
    """Where a run's neighbour at the given end leads: -1 up or left, 1 down or right, 0 when a symbol is there."""
    _, line, a, b, _, _ = runs[index]
    if b == meet and index + 1 < len(runs):
        return 1 if runs[index + 1][3] > line else -1
    if a == meet and index:
        return 1 if runs[index - 1][2] > line else -1
    return 0


def _bundles(tracks: Iterable[Track]) -> Iterable[list[Track]]:
    """The tracks of neighbouring lines whose ranges touch, line by line."""
    lines: defaultdict[int, list[Track]] = defaultdict(list)
    for track in tracks:
        lines[track.line].append(track)
    bundle: list[Track] = []
    end = 0.0
    for line in sorted(lines):
        if bundle and end + 3.0 < min(track.room.low for track in lines[line]):
            yield bundle
            bundle = []
        high = max(track.room.high for track in lines[line])
        end = max(end, high) if bundle else high
        bundle += lines[line]
    if bundle:
        yield bundle


def _met(spans: Sequence[tuple[float, float]], margin: float) -> list[tuple[int, int]]:
    """The pairs of tracks that run beside each other somewhere, or end where the other begins."""
    order = sorted(range(len(spans)), key=lambda i: (spans[i], i))
    active: list[int] = []
    pairs = []
    for i in order:
        start = spans[i][0]
        active = [j for j in active if spans[j][1] + margin >= start]
        pairs += [(j, i) for j in active]
        active.append(i)
    return pairs
