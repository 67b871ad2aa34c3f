"""What lies under a point of a page, and where a named part stands on the sheet (points, page coordinates)."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from math import dist, hypot

from msgspec import Struct

from sopeditor.layout.marks import Point
from sopeditor.layout.routing.problem import Band, Rect
from sopeditor.layout.sheet import Page, PlacedEdge, Sheet

_LABEL_W, _LABEL_H = 24.0, 12.0
NOWHERE = Rect(0.0, 0.0, 0.0, 0.0)


class SpotKind(StrEnum):
    """What the pointer is on: the empty desk, a text, a row's number, a lane's cell or header, a symbol, a flow."""

    DESK = "desk"
    TEXT = "text"
    NUMBER = "number"
    CELL = "cell"
    SYMBOL = "symbol"
    FLOW = "flow"
    LABEL = "label"
    HEADER = "header"


class Spot(Struct, frozen=True):
    """What lies under a point: `part` is its id, `field` names a text or, of a CELL, the lane (an actor's id).

    `shared` are all flows of a line that stands for several.
    """

    kind: SpotKind
    page: int = 0
    part: str = ""
    field: str = ""
    box: Rect = NOWHERE
    shared: tuple[str, ...] = ()


class Place(Struct, frozen=True):
    """A rectangle on a page, pages counted from 0."""

    page: int
    box: Rect


def spot_at(sheet: Sheet, index: int, point: Point, reach: float) -> Spot:
    """What lies under a point of a page; lines are hit within `reach` points."""
    if not 0 <= index < len(sheet.pages):
        return Spot(SpotKind.DESK)
    page = sheet.pages[index]
    found = _drawn(page, index, point, reach) or _written(page, index, point)
    return found or lane_cell(sheet, index, point) or Spot(SpotKind.DESK, index)


def is_heading(sheet: Sheet, index: int, point: Point) -> bool:
    """Whether one of the form's own words stands there, which belongs to no part of the document."""
    page = sheet.pages[index]
    return any(not text.of and contains(text.cell, point) for text in page.texts)


def chart_on(sheet: Sheet, index: int) -> str | None:
    """The chart of the last table on a page, or of the nearest page with one; None if there is none at all."""
    pages = sorted(range(len(sheet.pages)), key=lambda at: abs(at - index))
    return next((page.tables[-1].chart for page in map(sheet.pages.__getitem__, pages) if page.tables), None)


def lane_cell(sheet: Sheet, index: int, point: Point) -> Spot | None:
    """The cell of a row and a lane under a point, whatever is drawn in it."""
    for table in sheet.pages[index].tables:
        for row in table.rows:
            for lane in table.lanes:
                cell = crossing(lane.band, row.box)
                if contains(cell, point):
                    return Spot(SpotKind.CELL, index, row.step, lane.actor, cell)
    return None


def places_of(sheet: Sheet, part: str) -> Iterator[Place]:
    """The rectangles in which a step, symbol, flow or lane (its header) stands, from the first page on."""
    for index in sheet.pages_with(part):
        yield from _places_on(sheet, index, part)


def _places_on(sheet: Sheet, index: int, part: str) -> Iterator[Place]:
    page = sheet.pages[index]
    for table in page.tables:
        yield from (Place(index, row.box) for row in table.rows if row.step == part)
        yield from (Place(index, node.box) for node in table.nodes if node.symbol == part)
        yield from (Place(index, hull(edge.points)) for edge in table.edges if part in edge.flows)
    yield from (Place(index, text.cell) for text in page.texts if text.of == part and text.field == "name")


def place_of(sheet: Sheet, part: str, field: str, near: int) -> Place | None:
    """Where a part, or its cell in a column or lane, stands on the page nearest to one; None if nowhere."""
    cell = cell_of(sheet, part, field, near) if field else None
    places = (place for index in outwards(sheet, part, near) for place in _places_on(sheet, index, part))
    return cell or next(places, None)


def label_place(sheet: Sheet, flow_id: str, near: int) -> Place | None:
    """A line's height in the middle of a flow's longest stretch on the page nearest to `near`."""
    for index in outwards(sheet, flow_id, near):
        for edge in (edge for table in sheet.pages[index].tables for edge in table.edges):
            if flow_id in edge.flows:
                start, end = max(pairwise(edge.points), key=lambda pair: dist(*pair))
                x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
                return Place(index, Rect(x - _LABEL_W / 2, y - _LABEL_H / 2, _LABEL_W, _LABEL_H))
    return None


def outwards(sheet: Sheet, part: str, near: int) -> list[int]:
    """The pages on which a part stands (from 0), the nearest to `near` first."""
    return sorted(sheet.pages_with(part), key=lambda index: abs(index - near))


def cell_of(sheet: Sheet, part: str, field: str, near: int = 0) -> Place | None:
    """The cell of a text, or a step's cell in a lane (`field` is the actor's id); None if there is none.

    Of those on several pages (names that are repeated, a row that is cut) the one on the page nearest to `near`.
    """
    for index in outwards(sheet, part, near):
        page = sheet.pages[index]
        for text in page.texts:
            if (text.of, text.field) == (part, field):
                return Place(index, text.cell)
        for table in page.tables:
            lanes = [lane for lane in table.lanes if lane.actor == field]
            boxes = [row.box for row in table.rows if row.step == part]
            if lanes and boxes:
                return Place(index, crossing(lanes[0].band, boxes[0]))
    return None


def symbol_near(sheet: Sheet, index: int, point: Point) -> Spot | None:
    """The symbol under a point, or else the nearest of those in the same cell; None if there is none."""
    cell = lane_cell(sheet, index, point)
    nodes = [node for table in sheet.pages[index].tables for node in table.nodes if node.symbol]
    under = [node for node in nodes if contains(node.box, point)]
    beside = [
        node for node in nodes if cell is not None and (node.step, node.lane) == (cell.part, cell.field)
    ]
    near = min(under or beside, key=lambda node: away(node.box, point), default=None)
    return None if near is None else Spot(SpotKind.SYMBOL, index, near.symbol, near.lane, near.box)


def crossing(lane: Band, row: Rect) -> Rect:
    """The cell of a row in a lane."""
    return Rect(lane.start, row.y, lane.size, row.h)


def hull(points: Sequence[Point]) -> Rect:
    """The smallest rectangle around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def contains(box: Rect, point: Point, margin: float = 0.0) -> bool:
    """Whether a point lies in a rectangle, or at most `margin` beside it."""
    x, y = point
    inside_x = box.x - margin <= x <= box.x + box.w + margin
    return inside_x and box.y - margin <= y <= box.y + box.h + margin


def distance(point: Point, line: tuple[Point, ...]) -> float:
    """How far a point is from a line of horizontal and vertical stretches."""
    return min(_beside(point, start, end) for start, end in pairwise(line))


def away(box: Rect, point: Point) -> float:
    """How far a point is from a rectangle; 0 inside."""
    return _beside(point, (box.x, box.y), (box.x + box.w, box.y + box.h))


def _beside(point: Point, start: Point, end: Point) -> float:
    (left, right), (top, bottom) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    dx = max(left - point[0], 0.0, point[0] - right)
    dy = max(top - point[1], 0.0, point[1] - bottom)
    return hypot(dx, dy)


def _drawn(page: Page, index: int, point: Point, reach: float) -> Spot | None:
    edges = [edge for table in page.tables for edge in table.edges]
    for edge in edges:
        if edge.label_box is not None and contains(edge.label_box, point):
            return Spot(SpotKind.LABEL, index, edge.flows[0], "label", edge.label_box)
    for table in page.tables:
        for node in table.nodes:
            if node.symbol and contains(node.box, point):
                return Spot(SpotKind.SYMBOL, index, node.symbol, node.lane, node.box)
    ends = [
        node.id
        for table in page.tables
        for node in table.nodes
        if not node.symbol and contains(node.box, point)
    ]
    cut = next((edge for edge in edges if edge.source in ends or edge.target in ends), None)
    if cut is not None:
        return _on_edge(cut, index)
    near = [(distance(point, edge.points), edge) for edge in edges]
    close = [(gap, at) for at, (gap, _) in enumerate(near) if gap <= reach]
    return _on_edge(near[min(close)[1]][1], index) if close else None


def _on_edge(edge: PlacedEdge, index: int) -> Spot:
    return Spot(SpotKind.FLOW, index, edge.flows[0], "", hull(edge.points), edge.flows)


def _written(page: Page, index: int, point: Point) -> Spot | None:
    steps = {row.step for table in page.tables for row in table.rows}
    lanes = {lane.actor for table in page.tables for lane in table.lanes}
    for text in page.texts:
        if text.of and contains(text.cell, point):
            kind = SpotKind.NUMBER if text.of in steps and text.field == "number" else SpotKind.TEXT
            kind = SpotKind.HEADER if text.of in lanes and text.field == "name" else kind
            return Spot(kind, index, text.of, text.field, text.cell)
    return None
