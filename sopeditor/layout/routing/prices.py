"""What the ways of a flow cost by themselves, before any other flow is drawn (points of length)."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from sopeditor.layout.routing.grid import Grid, Place
from sopeditor.layout.routing.paths import SIDES, Path, Point, runs_of, sides
from sopeditor.layout.routing.problem import Heads, Link, Wish

BEND = 22.0
HEAD = 7.0
"""Points of straight line before an arrow head."""

UNWANTED = 1000.0
"""What it costs to go against the user's wish."""

Points = tuple[Point, ...]

_ON = ((30.0, 2.0, 0.0, 2.0), (0.0, 10.0, 30.0, 10.0))
_LEVEL = ((8.0, 0.0, 8.0, 0.0), (8.0, 0.0, 8.0, 0.0))
_BACK = ((8.0, 0.0, 14.0, 0.0), (3.0, 0.0, 10.0, 0.0))
_SHORT = 500.0
_TIGHT = 40.0
_CRAMPED = 8.0
_LETTER = 10.0
"""The width, in points, of a label that finds room almost anywhere."""

_HEADS = tuple(Heads)


class Flow(Struct, frozen=True, gc=False):
    """A link with the places of its two ends."""

    index: int
    link: Link
    source: Place
    target: Place


def flows_of(grid: Grid, links: Sequence[Link]) -> list[Flow]:
    """The links with their places on a grid."""
    places = grid.places
    return [Flow(index, link, places[link.source], places[link.target]) for index, link in enumerate(links)]


def path_of(flow: Flow, cost: float, points: Points) -> Path:
    """The way through the points, which costs so much by itself."""
    leaves, arrives = sides(points)
    source = (flow.source.index * 4 + leaves << 8) + points[0][0]
    target = (flow.target.index * 4 + arrives << 8) + points[-1][0]
    heads = 0 if flow.target.pointed else _HEADS.index(flow.link.heads)
    return Path(cost, points, runs_of(points), source, target, target * len(_HEADS) + heads)


class Prices:
    """What the ways of one flow cost."""

    __slots__ = ("_both", "_entries", "_exits", "_flow", "_grid", "_label", "_wide", "_wish")

    def __init__(self, grid: Grid, flow: Flow) -> None:
        self._grid, self._flow = grid, flow
        source, target = flow.source, flow.target
        level = target.level - source.level
        self._exits, self._entries = _ON if level > 0 else _BACK if level < 0 else _LEVEL
        wish = flow.link.wish
        self._wish = None if wish == Wish() else wish
        width = min((width for width, _ in flow.link.label_sizes), default=0.0)
        self._label = width if width > _LETTER else 0.0
        self._both = flow.link.heads is Heads.BOTH
        self._wide = len(source.ports) > 1 or len(target.ports) > 1

    def of(self, points: Points) -> float:
        """What the way through the points costs."""
        xs, ys = self._grid.xs, self._grid.ys
        leaves, arrives = sides(points)
        cost = BEND * (len(points) - 2) + self._exits[leaves] + self._entries[arrives]
        k1, j1 = points[0]
        for k2, j2 in points[1:]:
            cost += abs(ys[j2] - ys[j1]) if k1 == k2 else abs(xs[k2] - xs[k1])
            k1, j1 = k2, j2
        if self._wide:
            cost += self._off_centre(points)
        return cost + self._blemish(points)

    def is_unspoilt(self, points: Points) -> bool:
        """Whether its head and its label have room and all is as wished."""
        return not self._blemish(points)

    def _blemish(self, points: Points) -> float:
        """What is added for a head or a label without room, and for what is not as wished."""
        cost = 0.0
        if points[-2][0] == points[-1][0]:
            cost += self._short_head(self._flow.target, points[-2][1])
        if self._both and points[0][0] == points[1][0]:
            cost += self._short_head(self._flow.source, points[1][1])
        if self._label:
            cost += self._cramped(points)
        if self._wish:
            cost += UNWANTED * unmet(self._grid, self._wish, points)
        return cost

    def _cramped(self, points: Points) -> float:
        """What it costs when the label does not fit between the table lines beside the first run."""
        (start, _), (end, _) = points[:2]
        rules, source = self._grid.lane_rules, self._flow.source
        if start == end:
            x = self._grid.xs[start]
            low = high = x
        elif end > start:
            low, high = source.x2, self._grid.xs[end]
        else:
            low, high = self._grid.xs[end], source.x1
        first, last = bisect_right(rules, low), bisect_left(rules, high)
        edges = [*rules[max(0, first - 1) : first], *rules[first:last], *rules[last : last + 1]]
        if start == end:
            room = max(x - edges[0], edges[-1] - x)
        else:
            room = max(b - max(a, low) if end > start else min(b, high) - a for a, b in pairwise(edges))
        return 0.0 if room >= self._label + 2 else _CRAMPED

    def _short_head(self, place: Place, number: int) -> float:
        """What it costs to turn on a line so near above or below a symbol that a head has no room."""
        if place.top <= number <= place.bottom:
            return 0.0
        line = self._grid.lines[number]
        below = number > place.bottom
        if line.gap:
            room = line.high - place.y2 if below else place.y1 - line.low
            return 0.0 if room >= HEAD + 2 else _TIGHT if room >= HEAD - 2 else _SHORT
        room = line.y - place.y2 if below else place.y1 - line.y
        return 0.0 if room >= HEAD + 4 else _SHORT

    def _off_centre(self, points: Points) -> float:
        cost = 0.0
        for place, end, after in (
            (self._flow.source, points[0], points[1]),
            (self._flow.target, points[-1], points[-2]),
        ):
            if end[0] == after[0] and len(place.ports) > 1:
                cost += 0.2 * abs(self._grid.xs[end[0]] - (place.x1 + place.x2) / 2)
        return cost


def unmet(grid: Grid, wish: Wish, points: Points) -> int:
    """How many parts of a wish the way leaves unmet."""
    leaves, arrives = sides(points)
    count = int(wish.exit is not None and wish.exit is not SIDES[leaves])
    count += wish.entry is not None and wish.entry is not SIDES[arrives]
    runs = runs_of(points)
    if wish.gutter is not None:
        count += not any(run[0] and run[1] in wished_columns(grid, wish) for run in runs)
    if wish.gap is not None:
        count += not any(not run[0] and run[1] in wished_lines(grid, wish) for run in runs)
    return count


def wished_columns(grid: Grid, wish: Wish) -> list[int]:
    """The column of the gutter that is wished for, if the page has it."""
    return [] if wish.gutter is None else grid.gutters[wish.gutter : wish.gutter + 1]


def wished_lines(grid: Grid, wish: Wish) -> list[int]:
    """The lines of the row gap that is wished for, if the page has it."""
    return [] if wish.gap is None else [j for j, line in enumerate(grid.lines) if wish.gap in line.borders]
