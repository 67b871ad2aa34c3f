"""Places for ordered tracks in a channel: longest paths from both walls, centred, off the table lines."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec import Struct

SPACINGS = (
    (7.0, 4.0, 1.0),
    (5.5, 3.0, 1.0),
    (4.5, 2.5, 1.0),
    (4.0, 2.0, 0.86),
    (3.2, 1.6, 0.86),
    (2.8, 1.5, 0.75),
    (2.4, 1.4, 0.6),
    (1.6, 1.3, 0.45),
    (1.0, 1.3, 0.2),
    (0.7, 1.3, 0.0),
    (0.6, 0.0, 0.0),
)
"""Distance between tracks and from table lines, in points, and how much of the room wanted before heads is kept;
tried from roomy to tight."""

Arc = tuple[int, int, float]
"""The first slot stands before the second, at a multiple of the distance."""


After = Mapping[int, Sequence[tuple[int, float]]]
"""The slots that stand after a slot, each at a multiple of the distance."""

Rooms = Mapping[int, tuple[float, float]]


class Slot(Struct, frozen=True, gc=False):
    """The room of one track, in points, and what it would like to keep free on either side of it."""

    low: float
    high: float
    before: float = 0.0
    after: float = 0.0

    def within(self, other: "Slot") -> "Slot":
        """The common room; where there is none, the middle of the narrower one."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low > high or other.low == other.high:
            narrow = other if other.high - other.low <= self.high - self.low else self
            low = high = (narrow.low + narrow.high) / 2
        return Slot(low, high, max(self.before, other.before), max(self.after, other.after))

    def bounds(self, keep: float) -> tuple[float, float]:
        """The room that is left when a part of what is wanted is kept free."""
        low, high = self.low + keep * self.before, self.high - keep * self.after
        if low > high:
            middle = self.low if not self.before else self.high if not self.after else (low + high) / 2
            low = high = min(max(middle, self.low), self.high)
        return low, high


class Placed(Protocol):
    """What gets a place."""

    pos: float


def assign(
    slots: Sequence[Slot], arcs: Sequence[Arc], rules: Sequence[float], tracks: Sequence[Placed]
) -> None:
    """Set the place of each track; groups of tracks that do not limit each other are spaced on their own."""
    for group in _groups(len(slots), arcs):
        inside = set(group)
        own = [arc for arc in arcs if arc[0] in inside]
        low, high = min(slots[i].low for i in group), max(slots[i].high for i in group)
        near = rules[bisect_left(rules, low - 4) : bisect_left(rules, high + 4)]
        for index, pos in _spaced(group, slots, own, near).items():
            tracks[index].pos = pos


def _groups(count: int, arcs: Sequence[Arc]) -> list[list[int]]:
    if count == 1:
        return [[0]]
    leader = list(range(count))

    def find(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    for a, b, _ in arcs:
        leader[find(b)] = find(a)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for i in range(count):
        groups[find(i)].append(i)
    return list(groups.values())


def _spaced(
    group: Sequence[int], slots: Sequence[Slot], arcs: Sequence[Arc], rules: Sequence[float]
) -> dict[int, float]:
    channel = _Channel(*_sorted(group, slots, arcs), slots, rules)
    for gap, clear, keep in SPACINGS:
        found = channel.spaced(gap, clear, keep)
        if found:
            return found
    return channel.squeezed()


def _sorted(group: Sequence[int], slots: Sequence[Slot], arcs: Sequence[Arc]) -> tuple[list[int], After]:
    """The slots from first to last; where arcs go round in a circle, that with the fewest before it is first."""
    count = dict.fromkeys(group, 0)
    after: dict[int, list[tuple[int, float]]] = {i: [] for i in group}
    for a, b, gap in arcs:
        after[a].append((b, gap))
        count[b] += 1
    left = dict.fromkeys(group)
    order = []
    while left:
        first = min(left, key=lambda i: (count[i], slots[i].low + slots[i].high, i))
        del left[first]
        order.append(first)
        for b, _ in after[first]:
            count[b] -= 1
    rank = {i: number for number, i in enumerate(order)}
    straight: dict[int, list[tuple[int, float]]] = {i: [] for i in group}
    for a, b, gap in arcs:
        if rank[a] < rank[b]:
            straight[a].append((b, gap))
        else:
            straight[b].append((a, gap))
    return order, straight


class _Channel:
    """Ordered tracks that limit each other."""

    __slots__ = ("_after", "_fixed", "_order", "_rules", "_slots")

    def __init__(
        self, order: Sequence[int], after: After, slots: Sequence[Slot], rules: Sequence[float]
    ) -> None:
        self._order, self._after, self._slots, self._rules = order, after, slots, rules
        self._fixed = {i for i in order if slots[i].low == slots[i].high}

    def spaced(self, gap: float, clear: float, keep: float) -> dict[int, float] | None:
        """The places at these distances, or None if the channel is too narrow for them."""
        rooms = {i: self._slots[i].bounds(keep) for i in self._order}
        lows = self._lowest(rooms, gap, clear)
        highs = self._highest(rooms, gap, clear)
        if any(lows[i] > highs[i] + 1e-6 for i in self._order):
            return None
        return self._centred(lows, highs, gap, clear)

    def squeezed(self) -> dict[int, float]:
        """Places for tracks that have no room: in their order, evenly."""
        depth = dict.fromkeys(self._order, 0)
        for i in self._order:
            for b, _ in self._after[i]:
                depth[b] = max(depth[b], depth[i] + 1)
        parts = 2 * max(depth.values()) + 2
        slots = self._slots
        return {
            i: slots[i].low + (slots[i].high - slots[i].low) * (2 * depth[i] + 1) / parts for i in self._order
        }

    def _lowest(self, rooms: Rooms, gap: float, clear: float) -> dict[int, float]:
        lows = {i: rooms[i][0] for i in self._order}
        for i in self._order:
            if i not in self._fixed:
                lows[i] = self._off(lows[i], clear, 1)
            for b, times in self._after[i]:
                lows[b] = max(lows[b], lows[i] + gap * times)
        return lows

    def _highest(self, rooms: Rooms, gap: float, clear: float) -> dict[int, float]:
        highs = {i: rooms[i][1] for i in self._order}
        for i in reversed(self._order):
            for b, times in self._after[i]:
                highs[i] = min(highs[i], highs[b] - gap * times)
            if i not in self._fixed:
                highs[i] = self._off(highs[i], clear, -1)
        return highs

    def _off(self, pos: float, clear: float, way: int) -> float:
        """The place, moved up or down the channel until it is clear of the table lines."""
        for rule in self._rules if way > 0 else reversed(self._rules):
            if abs(pos - rule) < clear - 1e-9:
                pos = rule + way * clear
        return pos

    def _centred(
        self, lows: dict[int, float], highs: dict[int, float], gap: float, clear: float
    ) -> dict[int, float]:
        least = dict(lows)
        found: dict[int, float] = {}
        for i in self._order:
            low, high = least[i], highs[i]
            pos = max((lows[i] + highs[i]) / 2, low)
            if i not in self._fixed:
                above, below = self._off(pos, clear, -1), self._off(pos, clear, 1)
                pos = above if above >= low - 1e-9 and pos - above <= below - pos + 1e-9 else below
            found[i] = pos = min(pos, high)
            for b, times in self._after[i]:
                least[b] = max(least[b], pos + gap * times)
        return found
