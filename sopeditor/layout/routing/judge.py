"""The judge of a routing: what is wrong with it, and where routes cross (points).

It shares no code with the router but the geometry of outlines, and knows no grid.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import combinations
from math import hypot

from msgspec import Struct

from sopeditor.layout.routing.problem import Heads, Link, Node, Problem, Rect, Route, Routing, Shape, Side
from sopeditor.layout.routing.shapes import (
    Point,
    Segment,
    Shelves,
    corners,
    enters,
    from_outline,
    on_one_line,
    pieces,
    tidy,
)

EPS = 0.5
STRAIGHT_HEAD = 6.0
"""Points of straight line that an arrow head needs, where there is room."""


class DefectKind(StrEnum):
    """What may be wrong with a routing; those in `SOFT` are bad looks, all others must never be seen."""

    MISSING = "missing"
    OBLIQUE = "oblique"
    THROUGH = "through"
    OWN = "own"
    OVERLAP = "overlap"
    FORK = "fork"
    TOUCH = "touch"
    PORT = "port"
    BORDER = "border"
    OUTSIDE = "outside"
    LABEL_ON_SYMBOL = "label on symbol"
    LABEL_ON_LINE = "label on line"
    LABEL_ON_RULE = "label on table line"
    LABEL_ON_LABEL = "label on label"
    HEAD = "head"
    RULE = "run on table line"
    CORNER = "end off corner"


SOFT = frozenset({DefectKind.RULE, DefectKind.CORNER})
"""Kinds that are counted but do not make a drawing wrong."""


class Defect(Struct, frozen=True):
    """What is wrong, which links it concerns, and where."""

    kind: DefectKind
    links: tuple[str, ...]
    at: Point

    @property
    def hard(self) -> bool:
        """Whether a drawing must not have it."""
        return self.kind not in SOFT


class Crossing(Struct, frozen=True):
    """A point where two routes cross; the route `bridge` is drawn with a gap there, or a bridge over `other`."""

    at: Point
    bridge: str
    other: str


class _Sheet:
    """The drawing as the judge sees it."""

    def __init__(self, problem: Problem, routing: Routing) -> None:
        self.problem = problem
        self.links = {link.id: link for link in problem.links}
        self.nodes = {node.id: node for node in problem.nodes}
        self.routes = [route for route in routing.routes if len(tidy(route.points)) > 1]
        self.ends = [self.links[route.id] for route in self.routes]
        self.pieces = [pieces(route.points, index) for index, route in enumerate(self.routes)]
        self.segments = [segment for own in self.pieces for segment in own]
        self.lanes = sorted({band.start for band in problem.lanes} | {problem.area.x + problem.area.w})
        self.rows = sorted({band.start for band in problem.rows} | {problem.area.y + problem.area.h})
        self.symbols: Shelves[Node] = Shelves()
        for node in problem.nodes:
            self.symbols.add(node, node.box.y, node.box.y + node.box.h)

    def joined(self, a: int, b: int) -> bool:
        """Whether two routes may run on one line: they end in the same symbol."""
        return self.ends[a].target == self.ends[b].target


def defects(problem: Problem, routing: Routing) -> list[Defect]:
    """All defects of a routing, the answer to that problem; none if it is as it should be."""
    sheet = _Sheet(problem, routing)
    drawn = {route.id for route in sheet.routes}
    found = [
        Defect(DefectKind.MISSING, (link.id,), (0.0, 0.0)) for link in problem.links if link.id not in drawn
    ]
    for index in range(len(sheet.routes)):
        found += _of_route(sheet, index)
    found += _overlaps(sheet)
    found += _touches(
        sheet, {defect.links for defect in found if defect.kind in (DefectKind.OVERLAP, DefectKind.FORK)}
    )
    found += _ports(sheet)
    found += _labels(sheet)
    return found


def crossings(routing: Routing) -> list[Crossing]:
    """The points where one route crosses another; the level one gets the bridge."""
    segments = [s for index, route in enumerate(routing.routes) for s in pieces(route.points, index)]
    found: dict[Crossing, None] = {}
    for level, upright in _meetings(segments):
        if level.x1 + EPS < upright.x1 < level.x2 - EPS and upright.y1 + EPS < level.y1 < upright.y2 - EPS:
            a, b = routing.routes[level.route].id, routing.routes[upright.route].id
            found[Crossing((upright.x1, level.y1), a, b)] = None
    return list(found)


def _of_route(sheet: _Sheet, index: int) -> Iterator[Defect]:
    route, link, own = sheet.routes[index], sheet.ends[index], sheet.pieces[index]
    area = sheet.problem.area
    ids = (route.id,)
    for node_id, point in ((link.source, route.points[0]), (link.target, route.points[-1])):
        node = sheet.nodes[node_id]
        if from_outline(node, point) > 1.5:
            yield Defect(DefectKind.BORDER, ids, point)
        if node.shape is Shape.DIAMOND and min(_distance(point, corner) for corner in corners(node.box)) > 2:
            yield Defect(DefectKind.CORNER, ids, point)
        if any(enters(node, s.x1, s.y1, s.x2, s.y2, 1.5) for s in own):
            yield Defect(DefectKind.OWN, ids, point)
    for x, y in route.points:
        if not (area.x - EPS <= x <= area.x + area.w + EPS and area.y - EPS <= y <= area.y + area.h + EPS):
            yield Defect(DefectKind.OUTSIDE, ids, (x, y))
            break
    for segment in own:
        yield from _of_segment(sheet, segment, link)
    yield from _heads(sheet, route, link)


def _of_segment(sheet: _Sheet, segment: Segment, link: Link) -> Iterator[Defect]:
    at = ((segment.x1 + segment.x2) / 2, (segment.y1 + segment.y2) / 2)
    if segment.oblique:
        yield Defect(DefectKind.OBLIQUE, (link.id,), at)
    if segment.vertical:
        on_rule = segment.y2 - segment.y1 > 4 and _near(sheet.lanes, segment.x1, 1.2)
    else:
        on_rule = segment.x2 - segment.x1 > 4 and _near(sheet.rows, segment.y1, 1.2)
    if on_rule:
        yield Defect(DefectKind.RULE, (link.id,), at)
    for node in dict.fromkeys(sheet.symbols.near(segment.y1, segment.y2)):
        if node.id not in (link.source, link.target) and enters(
            node, segment.x1, segment.y1, segment.x2, segment.y2, EPS
        ):
            yield Defect(DefectKind.THROUGH, (link.id, node.id), at)


def _heads(sheet: _Sheet, route: Route, link: Link) -> Iterator[Defect]:
    points = tidy(route.points)
    ends = []
    if link.heads is not Heads.NONE:
        ends.append((link.target, points[-1], points[-2]))
    if link.heads is Heads.BOTH:
        ends.append((link.source, points[0], points[1]))
    for node_id, tip, before in ends:
        piece = _distance(tip, before)
        if piece < STRAIGHT_HEAD - 0.05 and piece < _room(sheet, sheet.nodes[node_id], tip, before) / 4:
            yield Defect(DefectKind.HEAD, (link.id,), tip)


def _room(sheet: _Sheet, node: Node, tip: Point, before: Point) -> float:
    """How much room, in points, the page leaves beside a symbol: to the next row or lane that holds one."""
    area, box = sheet.problem.area, node.box
    side = _side(tip, before)
    upright = side in (Side.TOP, Side.BOTTOM)
    edges = {
        Side.TOP: tip[1] - area.y,
        Side.BOTTOM: area.y + area.h - tip[1],
        Side.LEFT: tip[0] - area.x,
        Side.RIGHT: area.x + area.w - tip[0],
    }
    room = edges[side]
    for other in sheet.symbols.near(box.y - 60, box.y + box.h + 60) if upright else sheet.problem.nodes:
        o = other.box
        gap = {
            Side.TOP: box.y - o.y - o.h,
            Side.BOTTOM: o.y - box.y - box.h,
            Side.LEFT: box.x - o.x - o.w,
            Side.RIGHT: o.x - box.x - box.w,
        }[side]
        if gap > 0:
            room = min(room, gap)
    return room


def _side(tip: Point, before: Point) -> Side:
    if abs(tip[0] - before[0]) < 0.05:
        return Side.TOP if before[1] < tip[1] else Side.BOTTOM
    return Side.LEFT if before[0] < tip[0] else Side.RIGHT


def _overlaps(sheet: _Sheet) -> list[Defect]:
    found: dict[tuple[DefectKind, tuple[str, ...]], Point] = {}
    for segment, other in on_one_line(sheet.segments, EPS):
        kind = _overlap_kind(sheet, segment.route, other.route)
        if kind:
            at = (max(segment.x1, other.x1), max(segment.y1, other.y1))
            found[kind, _pair(sheet, segment, other)] = at
    return [Defect(kind, links, at) for (kind, links), at in found.items()]


def _overlap_kind(sheet: _Sheet, a: int, b: int) -> DefectKind | None:
    first, second = sheet.ends[a], sheet.ends[b]
    if first.target == second.target or (first.source == second.source and first.label == second.label):
        return None
    return DefectKind.FORK if first.source == second.source else DefectKind.OVERLAP


def _pair(sheet: _Sheet, a: Segment, b: Segment) -> tuple[str, ...]:
    return tuple(sheet.routes[index].id for index in sorted((a.route, b.route)))


def _meetings(segments: Sequence[Segment]) -> Iterator[tuple[Segment, Segment]]:
    """Pairs of a level and an upright segment of different routes that meet."""
    level = sorted((s for s in segments if not s.vertical), key=lambda s: s.y1)
    heights = [s.y1 for s in level]
    for upright in segments:
        if not upright.vertical:
            continue
        first, last = bisect_left(heights, upright.y1 - EPS), bisect_right(heights, upright.y2 + EPS)
        for flat in level[first:last]:
            if flat.x1 - EPS <= upright.x1 <= flat.x2 + EPS and flat.route != upright.route:
                yield flat, upright


def _touches(sheet: _Sheet, known: set[tuple[str, ...]]) -> list[Defect]:
    found: dict[tuple[str, ...], Point] = {}
    for flat, upright in _meetings(sheet.segments):
        x, y = upright.x1, flat.y1
        within_x = flat.x1 + EPS < x < flat.x2 - EPS
        within_y = upright.y1 + EPS < y < upright.y2 - EPS
        if within_x == within_y or sheet.joined(flat.route, upright.route):
            continue
        pair = _pair(sheet, flat, upright)
        a, b = sheet.links[pair[0]], sheet.links[pair[1]]
        if pair not in known and not (a.source == b.source and a.label == b.label):
            found[pair] = (x, y)
    return [Defect(DefectKind.TOUCH, links, at) for links, at in found.items()]


def _ports(sheet: _Sheet) -> Iterator[Defect]:
    ends: defaultdict[str, list[tuple[Point, bool, Link]]] = defaultdict(list)
    for route, link in zip(sheet.routes, sheet.ends, strict=True):
        ends[link.source].append((route.points[0], False, link))
        ends[link.target].append((route.points[-1], True, link))
    for here in ends.values():
        for (p, into, link), (q, also, other) in combinations(here, 2):
            if abs(p[0] - q[0]) >= 1 or abs(p[1] - q[1]) >= 1 or (into and also):
                continue
            if into or also or link.label != other.label:
                yield Defect(DefectKind.PORT, (link.id, other.id), p)


def _labels(sheet: _Sheet) -> Iterator[Defect]:
    lines: Shelves[Segment] = Shelves()
    for segment in sheet.segments:
        lines.add(segment, segment.y1, segment.y2)
    boxes = [(route.id, route.label_box) for route in sheet.routes if route.label_box]
    for name, box in boxes:
        at = (box.x, box.y)
        right, bottom = box.x + box.w, box.y + box.h
        if any(enters(node, box.x, box.y, right, bottom, 0.1) for node in sheet.symbols.near(box.y, bottom)):
            yield Defect(DefectKind.LABEL_ON_SYMBOL, (name,), at)
        if any(_hits(box, s.x1, s.y1, s.x2, s.y2) for s in lines.near(box.y, bottom)):
            yield Defect(DefectKind.LABEL_ON_LINE, (name,), at)
        if any(box.x + EPS < x < right - EPS for x in sheet.lanes) or any(
            box.y + EPS < y < bottom - EPS for y in sheet.rows
        ):
            yield Defect(DefectKind.LABEL_ON_RULE, (name,), at)
    shelves: Shelves[tuple[str, Rect]] = Shelves()
    for name, box in boxes:
        for other, rect in dict.fromkeys(shelves.near(box.y, box.y + box.h)):
            if _hits(box, rect.x, rect.y, rect.x + rect.w, rect.y + rect.h):
                yield Defect(DefectKind.LABEL_ON_LABEL, (other, name), (box.x, box.y))
        shelves.add((name, box), box.y, box.y + box.h)


def _hits(box: Rect, x1: float, y1: float, x2: float, y2: float) -> bool:
    return x1 < box.x + box.w - 0.1 and x2 > box.x + 0.1 and y1 < box.y + box.h - 0.1 and y2 > box.y + 0.1


def _near(rules: Sequence[float], value: float, distance: float) -> bool:
    index = bisect_left(rules, value)
    return any(abs(rules[i] - value) < distance for i in (index - 1, index) if 0 <= i < len(rules))


def _distance(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])
