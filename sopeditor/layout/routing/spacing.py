"""Places for ordered tracks in a channel: longest paths from both walls, centred, off the table lines."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

SPACINGS = (
    (7.0, 4.0),
    (5.5, 3.0),
    (4.5, 2.5),
    (4.0, 2.0),
    (3.2, 1.8),
    (2.4, 1.6),
    (1.6, 1.5),
    (1.0, 1.4),
    (0.7, 1.3),
    (0.6, 0.0),
)
"""Distance between tracks and distance from table lines, in points, tried from roomy to tight."""

Arc = tuple[int, int, float]
"""The first slot stands before the second, at a multiple of the distance."""


class Slot(Struct, frozen=True, gc=False):
    """The room of one track, in points."""

    low: float
    high: float


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
    order, after = _sorted(group, slots, arcs)
    for gap, clear in SPACINGS:
        lows = _lowest(order, after, slots, gap, clear, rules)
        highs = _highest(order, after, slots, gap, clear, rules)
        if all(lows[i] <= highs[i] + 1e-6 for i in order):
            return _centred(order, after, (lows, highs), gap, clear, rules)
    return {i: min(max((lows[i] + highs[i]) / 2, slots[i].low), slots[i].high) for i in order}


def _sorted(
    group: Sequence[int], slots: Sequence[Slot], arcs: Sequence[Arc]
) -> tuple[list[int], dict[int, list[tuple[int, float]]]]:
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


def _lowest(
    order: Sequence[int],
    after: dict[int, list[tuple[int, float]]],
    slots: Sequence[Slot],
    gap: float,
    clear: float,
    rules: Sequence[float],
) -> dict[int, float]:
    lows = {i: slots[i].low for i in order}
    for i in order:
        if slots[i].low < slots[i].high:
            lows[i] = _off(lows[i], clear, rules, 1)
        for b, times in after[i]:
            lows[b] = max(lows[b], lows[i] + gap * times)
    return lows


def _highest(
    order: Sequence[int],
    after: dict[int, list[tuple[int, float]]],
    slots: Sequence[Slot],
    gap: float,
    clear: float,
    rules: Sequence[float],
) -> dict[int, float]:
    highs = {i: slots[i].high for i in order}
    for i in reversed(order):
        for b, times in after[i]:
            highs[i] = min(highs[i], highs[b] - gap * times)
        if slots[i].low < slots[i].high:
            highs[i] = _off(highs[i], clear, rules, -1)
    return highs


def _off(pos: float, clear: float, rules: Sequence[float], way: int) -> float:
    """The place, moved up or down the channel until it is clear of the table lines."""
    for rule in rules if way > 0 else reversed(rules):
        if abs(pos - rule) < clear - 1e-9:
            pos = rule + way * clear
    return pos


def _centred(
    order: Sequence[int],
    after: dict[int, list[tuple[int, float]]],
    bounds: tuple[dict[int, float], dict[int, float]],
    gap: float,
    clear: float,
    rules: Sequence[float],
) -> dict[int, float]:
    lows, highs = bounds
    least = dict(lows)
    found: dict[int, float] = {}
    for i in order:
        low, high = least[i], highs[i]
        pos = max((lows[i] + highs[i]) / 2, low)
        if low < high:
            above, below = _off(pos, clear, rules, -1), _off(pos, clear, rules, 1)
            pos = above if above >= low - 1e-9 and pos - above <= below - pos + 1e-9 else below
        found[i] = pos = min(pos, high)
        for b, times in after[i]:
            least[b] = max(least[b], pos + gap * times)
    return found
