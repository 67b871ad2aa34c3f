"""A way across the grid, and the stretches two ways share: who crosses whom is known before any track is."""

from msgspec import Struct

from sopeditor.layout.routing.problem import Side

Point = tuple[int, int]
"""Column and line."""

Run = tuple[bool, int, int, int, int, int]
"""Whether it is vertical; its column or line; where on it it starts and ends; the lesser and the greater of these."""

Port = int
"""A symbol's side and a column there, as one number."""

SIDES = (Side.TOP, Side.RIGHT, Side.BOTTOM, Side.LEFT)
"""The sides by their number."""


class Path(Struct, frozen=True, gc=False, eq=False):
    """One way for a flow: its bends on the grid, its runs, the ports it uses and what it costs by itself.

    Ways with the same `trunk` may join: they end in the same port with the same heads, or in the same corner.
    """

    cost: float
    points: tuple[Point, ...]
    runs: tuple[Run, ...]
    leaves: Port
    arrives: Port
    trunk: int

    @property
    def kind(self) -> tuple[int, int, int]:
        """The numbers of the sides it leaves and arrives by, and the column of its longest vertical, or -1."""
        column = max(((run[5] - run[4], run[1]) for run in self.runs if run[0]), default=(0, -1))[1]
        return (*sides(self.points), column)


def runs_of(points: tuple[Point, ...]) -> tuple[Run, ...]:
    """The runs between the points of a way."""
    runs: list[Run] = []
    k1, j1 = points[0]
    for k2, j2 in points[1:]:
        if k1 == k2:
            runs.append((True, k1, j1, j2, j1, j2) if j1 < j2 else (True, k1, j1, j2, j2, j1))
        else:
            runs.append((False, j1, k1, k2, k1, k2) if k1 < k2 else (False, j1, k1, k2, k2, k1))
        k1, j1 = k2, j2
    return tuple(runs)


def sides(points: tuple[Point, ...]) -> tuple[int, int]:
    """The numbers of the sides of its symbols that a way leaves and arrives by."""
    (k1, j1), (k2, j2) = points[0], points[1]
    (k3, j3), (k4, j4) = points[-2], points[-1]
    leaves = (2 if j2 > j1 else 0) if k1 == k2 else 1 if k2 > k1 else 3
    return leaves, (2 if j3 > j4 else 0) if k3 == k4 else 1 if k3 > k4 else 3


def parting(a: tuple[Run, ...], i: int, b: tuple[Run, ...], j: int, ahead: bool) -> int:
    """On which side of `b` does `a` leave the stretch that run `i` of a and run `j` of b share?

    Seen along run `i` (`ahead`) or against it. Negative is above or left of the shared line, positive below or right
    of it, 0 when both end in the same port. It is 2 or -2 when both turn off at one point to opposite sides: the runs
    that follow lie on one line, and overlap there unless this side is kept.
    """
    turned = 1
    forward_a = ahead
    while True:
        _, line, a1, a2, _, _ = a[i]
        _, _, b1, b2, _, _ = b[j]
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
            return turned * (2 * side_a if side_a and side_b else side_a or -side_b)
        turned *= -way * side_a
        i, j = next_a, next_b


def _turn(runs: tuple[Run, ...], index: int, line: int, forward: bool) -> int:
    """Where the run that follows the shared one leads to: -1 up or left, 1 down or right, 0 nowhere."""
    if not 0 <= index < len(runs):
        return 0
    _, _, start, end, _, _ = runs[index]
    return 1 if (end if forward else start) > line else -1


def overlap(a: Run, b: Run) -> bool:
    """Whether two runs of one line share a stretch of it."""
    return a[4] < b[5] and b[4] < a[5]


def branch(path: tuple[Run, ...], trunk: tuple[Run, ...]) -> tuple[Run, ...]:
    """What is left of a way when its end, as far as it runs along the other one's end, is drawn only once."""
    back = 0
    while back < len(path) and back < len(trunk):
        vertical, line, start, end, low, high = path[-1 - back]
        kind, other, begin, stop, least, most = trunk[-1 - back]
        if vertical != kind or line != other or end != stop or (end > start) != (stop > begin):
            break
        if start == begin:
            back += 1
            continue
        if high - low < most - least:
            return path[: len(path) - back - 1]
        low, high = min(start, begin), max(start, begin)
        return (*path[: len(path) - back - 1], (vertical, line, start, begin, low, high))
    return path[: len(path) - back]


def forked(a: tuple[Run, ...], b: tuple[Run, ...]) -> bool:
    """Whether two ways leave as one line that parts to both sides at one point."""
    if len(a) < 2 or len(b) < 2 or a[0] != b[0] or a[1][1] != b[1][1]:
        return False
    return (a[1][3] > a[1][2]) != (b[1][3] > b[1][2])


def facing(a: tuple[Run, ...], b: tuple[Run, ...]) -> bool:
    """Whether two ways come from above and below to one point and go on to their end as one line."""
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1] or a[-1][0] or a[-2][1] != b[-2][1]:
        return False
    return (a[-2][3] > a[-2][2]) != (b[-2][3] > b[-2][2])


def crossed(a: tuple[Run, ...], i: int, b: tuple[Run, ...], j: int) -> int:
    """Whether two ways have to cross on the stretch that begins with run `i` of the one and run `j` of the other.

    0 no, 1 yes, 2 yes and they may overlap there.
    """
    if _continued(a, i, b, j):
        return 0
    ahead = parting(a, i, b, j, True)
    product = ahead * parting(a, i, b, j, False) if ahead else 0
    return 0 if product >= 0 else 2 if product == -4 else 1


def _continued(a: tuple[Run, ...], i: int, b: tuple[Run, ...], j: int) -> bool:
    """Whether the stretch shared by the two runs began on the run before."""
    if not i:
        return False
    same = (a[i][3] > a[i][2]) == (b[j][3] > b[j][2])
    before = j - 1 if same else j + 1
    if not 0 <= before < len(b) or a[i][2] != (b[j][2] if same else b[j][3]):
        return False
    return a[i - 1][:2] == b[before][:2] and overlap(a[i - 1], b[before])
