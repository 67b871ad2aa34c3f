"""A way across the grid, and the stretches two ways share: who crosses whom is known before any track is."""

import itertools

from msgspec import Struct

from sopeditor.layout.routing.problem import Side

Point = tuple[int, int]
"""Column and line."""

Run = tuple[bool, int, int, int]
"""Whether it is vertical; its column or line; where on it it starts and ends."""


class Path(Struct, frozen=True, gc=False, eq=False):
    """One way for a flow: its bends on the grid, its runs, the sides it uses and what it costs by itself."""

    cost: float
    points: tuple[Point, ...]
    runs: tuple[Run, ...]
    exit: Side
    entry: Side

    @property
    def exit_port(self) -> tuple[Side, int]:
        """The side it leaves by, and the column or line of its first run."""
        return self.exit, self.runs[0][1]

    @property
    def entry_port(self) -> tuple[Side, int]:
        """The side it arrives at, and the column or line of its last run."""
        return self.entry, self.runs[-1][1]


def runs_of(points: tuple[Point, ...]) -> tuple[Run, ...]:
    """The runs between the points of a way."""
    return tuple(
        (True, k1, j1, j2) if k1 == k2 else (False, j1, k1, k2)
        for (k1, j1), (k2, j2) in itertools.pairwise(points)
    )


def exit_side(points: tuple[Point, ...]) -> Side:
    """The side of the source that the first run leaves by."""
    (k1, j1), (k2, j2) = points[0], points[1]
    if k1 == k2:
        return Side.BOTTOM if j2 > j1 else Side.TOP
    return Side.RIGHT if k2 > k1 else Side.LEFT


def entry_side(points: tuple[Point, ...]) -> Side:
    """The side of the target that the last run arrives at."""
    (k1, j1), (k2, j2) = points[-1], points[-2]
    if k1 == k2:
        return Side.BOTTOM if j2 > j1 else Side.TOP
    return Side.RIGHT if k2 > k1 else Side.LEFT


def parting(a: tuple[Run, ...], i: int, b: tuple[Run, ...], j: int, ahead: bool) -> int:
    """On which side of `b` does `a` leave the stretch that run `i` of a and run `j` of b share?

    Seen along run `i` (`ahead`) or against it. -1 is above or left of the shared line, 1 below or right of it, 0 when
    both end in the same port.
    """
    turned = 1
    forward_a = ahead
    while True:
        _vertical, line, a1, a2 = a[i]
        _, _, b1, b2 = b[j]
        same = (a2 > a1) == (b2 > b1)
        forward_b = forward_a == same
        end_a, end_b = (a2 if forward_a else a1), (b2 if forward_b else b1)
        way = 1 if (a2 > a1) == forward_a else -1
        next_a, next_b = i + (1 if forward_a else -1), j + (1 if forward_b else -1)
        if end_a != end_b:
            if (end_a < end_b) == (way > 0):
                return turned * _turn(a, next_a, line, forward_a)
            return -turned * _turn(b, next_b, line, forward_b)
        side_a, side_b = _turn(a, next_a, line, forward_a), _turn(b, next_b, line, forward_b)
        if side_a != side_b or not side_a:
            return turned * (side_a or -side_b)
        turned *= -way * side_a
        i, j = next_a, next_b


def _turn(runs: tuple[Run, ...], index: int, line: int, forward: bool) -> int:
    """Where the run that follows the shared one leads to: -1 up or left, 1 down or right, 0 nowhere."""
    if not 0 <= index < len(runs):
        return 0
    _, _, start, end = runs[index]
    return 1 if (end if forward else start) > line else -1


def overlap(a: Run, b: Run) -> bool:
    """Whether two runs of one line share a stretch of it."""
    return max(min(a[2], a[3]), min(b[2], b[3])) < min(max(a[2], a[3]), max(b[2], b[3]))


def branch(path: tuple[Run, ...], trunk: tuple[Run, ...]) -> tuple[Run, ...]:
    """What is left of a way when its end, as far as it runs along the other one's end, is drawn only once."""
    back = 0
    while back < len(path) and back < len(trunk):
        vertical, line, start, end = path[-1 - back]
        kind, other, begin, stop = trunk[-1 - back]
        if vertical != kind or line != other or end != stop or (end > start) != (stop > begin):
            break
        if start == begin:
            back += 1
            continue
        if abs(end - start) < abs(stop - begin):
            return path[: len(path) - back - 1]
        return (*path[: len(path) - back - 1], (vertical, line, start, begin))
    return path[: len(path) - back]
