"""Places for ordered tracks in a channel: longest paths from both walls, centred, off the table lines."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

SPACINGS = (
    (7.0, 6.0, 1.0),
    (7.0, 4.0, 1.0),
    (5.5, 3.0, 1.0),
    (4.5, 2.5, 1.0),
    (4.0, 2.0, 0.86),
    (3.2, 1.6, 0.86),
    (2.8, 1.5, 0.86),
    (2.4, 1.4, 0.86),
    (1.6, 1.3, 0.45),
    (1.0, 1.3, 0.2),
    (0.7, 1.3, 0.0),
    (0.52, 0.0, 0.0),
    (0.2, 0.0, 0.0),
    (0.0, 0.0, 0.0),
)
"""Distance between tracks and from table lines, in points, and how much of the room wanted before heads is kept;
each track gets the first of them, from roomy to tight, at which there is room for it and those beside it."""

Arc = tuple[int, int, float]
"""The first slot stands before the second, at a multiple of the distance."""

After = Mapping[int, Sequence[tuple[int, float]]]
"""The slots that stand after a slot, each at a multiple of the distance."""


class Slot(Struct, frozen=True, gc=False):
    """The room of one track, in points, and what it would like to keep free on either side of it."""

    low: float
    high: float
    before: float = 0.0
    after: float = 0.0

    @property
    def indifferent(self) -> bool:
        """Whether it would like to keep nothing free."""
        return not self.before and not self.after

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


@lru_cache(maxsize=2048)
def places(slots: tuple[Slot, ...], arcs: tuple[Arc, ...], rules: tuple[float, ...]) -> tuple[float, ...]:
    """The place of each track; groups of tracks that do not limit each other are spaced on their own."""
    found = [0.0] * len(slots)
    for group, own in _groups(len(slots), arcs):
        low, high = min(slots[i].low for i in group), max(slots[i].high for i in group)
        near = rules[bisect_left(rules, low - 4) : bisect_left(rules, high + 4)]
        if len(group) == 1 and (low == high or (not near and slots[group[0]].indifferent)):
            found[group[0]] = (low + high) / 2
            continue
        order, after = _sorted(group, slots, own)
        for index, pos in _Channel(order, after, slots, near).places().items():
            found[index] = pos
    return tuple(found)


def _groups(count: int, arcs: Sequence[Arc]) -> Iterable[tuple[list[int], list[Arc]]]:
    """The tracks that limit each other, with the arcs between them."""
    if not arcs:
        return [([i], []) for i in range(count)]
    leader = list(range(count))

    def find(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    for a, b, _ in arcs:
        leader[find(b)] = find(a)
    groups: defaultdict[int, tuple[list[int], list[Arc]]] = defaultdict(lambda: ([], []))
    for i in range(count):
        groups[find(i)][0].append(i)
    for arc in arcs:
        groups[find(arc[0])][1].append(arc)
    return groups.values()


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
    """Ordered tracks that limit each other; `_levels` numbers the spacing each has come to."""

    __slots__ = ("_after", "_fixed", "_levels", "_order", "_rules", "_slots")

    def __init__(
        self, order: Sequence[int], after: After, slots: Sequence[Slot], rules: Sequence[float]
    ) -> None:
        self._order, self._after, self._slots, self._rules = order, after, slots, rules
        self._fixed = {i for i in order if slots[i].low == slots[i].high}
        self._levels = dict.fromkeys(order, 0)

    def places(self) -> dict[int, float]:
        """The place of each track. Those that find no room move closer, and with them only those that limit them."""
        last = len(SPACINGS) - 1
        while True:
            lows, highs = self._lowest(), self._highest()
            tight = [i for i in self._order if lows[i] > highs[i] + 1e-6 and self._levels[i] < last]
            if not tight:
                return self._centred(lows, highs)
            for i in tight:
                self._levels[i] += 1

    def _gap(self, i: int, j: int) -> float:
        return SPACINGS[max(self._levels[i], self._levels[j])][0]

    def _bounds(self, i: int) -> tuple[float, float]:
        return self._slots[i].bounds(SPACINGS[self._levels[i]][2])

    def _lowest(self) -> dict[int, float]:
        lows = {i: self._bounds(i)[0] for i in self._order}
        for i in self._order:
            lows[i] = self._off(i, lows[i], 1)
            for b, times in self._after[i]:
                lows[b] = max(lows[b], lows[i] + self._gap(i, b) * times)
        return lows

    def _highest(self) -> dict[int, float]:
        highs = {i: self._bounds(i)[1] for i in self._order}
        for i in reversed(self._order):
            for b, times in self._after[i]:
                highs[i] = min(highs[i], highs[b] - self._gap(i, b) * times)
            highs[i] = self._off(i, highs[i], -1)
        return highs

    def _off(self, i: int, pos: float, way: int) -> float:
        """The place, moved up or down the channel until it is clear of the table lines."""
        if i in self._fixed:
            return pos
        clear = SPACINGS[self._levels[i]][1]
        for rule in self._rules if way > 0 else reversed(self._rules):
            if abs(pos - rule) < clear - 1e-9:
                pos = rule + way * clear
        return pos

    def _centred(self, lows: dict[int, float], highs: dict[int, float]) -> dict[int, float]:
        least = dict(lows)
        found: dict[int, float] = {}
        for i in self._order:
            low, high = least[i], highs[i]
            pos = max((lows[i] + highs[i]) / 2, low)
            above, below = self._off(i, pos, -1), self._off(i, pos, 1)
            pos = above if above >= low - 1e-9 and pos - above <= below - pos + 1e-9 else below
            found[i] = pos = min(pos, high)
            for b, times in self._after[i]:
                least[b] = max(least[b], pos + self._gap(i, b) * times)
        return found
