"""The borders between rows and between lanes, into which things are dropped (points, page coordinates)."""

from collections.abc import Iterator
from math import inf

from msgspec import Struct

from sopeditor.gui.gestures.hints import Edge, PartHint, Tone
from sopeditor.gui.gestures.stage import Pointer
from sopeditor.layout.marks import Point
from sopeditor.layout.routing.problem import Rect
from sopeditor.layout.sheet import Page, PlacedLane, Sheet, TablePart


class RowGap(Struct, frozen=True):
    """The border above a step (`before`; None: below the chart's last row), as a line on a page.

    `beside` is the step below or, for the last border, above it.
    """

    chart: str
    before: str | None
    line: tuple[Point, Point]
    beside: str

    @property
    def hint(self) -> PartHint:
        """What shows this border, the place where something would be inserted."""
        edge = Edge.BELOW if self.before is None else Edge.ABOVE
        return PartHint(Tone.GAP, self.beside, edge=edge)


class LaneGap(Struct, frozen=True):
    """The left border of a lane (`before`; None: the right border of the last), as a line on a page.

    `beside` is the lane right or, for the last border, left of it; `head` is the top of the table's whole header.
    """

    chart: str
    before: str | None
    line: tuple[Point, Point]
    beside: str
    head: float

    @property
    def hint(self) -> PartHint:
        """What shows this border, the place where something would be inserted."""
        edge = Edge.RIGHT if self.before is None else Edge.LEFT
        return PartHint(Tone.GAP, self.beside, edge=edge)


def row_gap_at(sheet: Sheet, pointer: Pointer) -> RowGap | None:
    """The row border that is nearest to the pointer on its page; None on a page without rows."""
    gaps = list(row_gaps(sheet, pointer.page))
    return min(gaps, key=lambda gap: abs(gap.line[0][1] - pointer.point[1]), default=None)


def lane_gap_at(sheet: Sheet, pointer: Pointer) -> LaneGap | None:
    """The lane border that is nearest to the pointer in the table at its height; None without lanes."""
    gaps = list(lane_gaps(sheet, pointer.page))
    return min(gaps, key=lambda gap: _apart(gap, pointer.point), default=None)


def lane_under(sheet: Sheet, pointer: Pointer) -> PlacedLane | None:
    """The lane in whose column the pointer is, at the height of its table or anywhere below it."""
    if not sheet.pages:
        return None
    page, (x, y) = sheet.pages[pointer.page], pointer.point
    tables = sorted(page.tables, key=lambda table: table.area.y)
    floors = [*(header_top(page, table) for table in tables[1:]), inf]
    level = (
        table
        for table, floor in zip(tables, floors, strict=False)
        if table.area.y - pointer.reach <= y < floor
    )
    lanes = (lane for table in level for lane in table.lanes)
    return next((lane for lane in lanes if lane.band.start <= x < lane.band.start + lane.band.size), None)


def row_gaps(sheet: Sheet, index: int) -> Iterator[RowGap]:
    """All row borders of a page from top to bottom; one between two pages belongs to both."""
    page = sheet.pages[index]
    for table in page.tables:
        for row in table.rows:
            if row.part == 1:
                yield RowGap(table.chart, row.step, _across(row.box, row.box.y), row.step)
        last = table.rows[-1] if table.rows else None
        if last is not None and last.part == last.parts:
            following = _after(sheet, index, table)
            line = _across(last.box, last.box.y + last.box.h)
            yield RowGap(table.chart, following, line, following or last.step)


def lane_gaps(sheet: Sheet, index: int) -> Iterator[LaneGap]:
    """All lane borders of a page from left to right."""
    page = sheet.pages[index]
    for table in page.tables:
        ends, head = (lanes_top(page, table), table.area.y + table.area.h), header_top(page, table)
        for lane in table.lanes:
            yield LaneGap(table.chart, lane.actor, _upright(lane.band.start, ends), lane.actor, head)
        if table.lanes:
            last = table.lanes[-1]
            right = _upright(last.band.start + last.band.size, ends)
            yield LaneGap(table.chart, None, right, last.actor, head)


def lanes_top(page: Page, table: TablePart) -> float:
    """The top of the lanes' names and groups; of the lanes where the page repeats no header."""
    lanes = {lane.actor for lane in table.lanes}
    tops = (text.cell.y for text in page.texts if text.of in lanes and text.cell.y < table.area.y)
    return min(tops, default=table.area.y)


def header_top(page: Page, table: TablePart) -> float:
    """The top of the table's header; of its rows where the page repeats none."""
    reach = lanes_top(page, table)
    words = (text.cell for text in page.texts if not text.of and text.cell.y < table.area.y)
    return min((cell.y for cell in words if cell.y + cell.h >= reach - 1e-3), default=reach)


def _after(sheet: Sheet, index: int, table: TablePart) -> str | None:
    """The step that follows a table part on a later page; no more pages are looked at than it takes."""
    for at in range(index + 1, len(sheet.pages)):
        for later in sheet.pages[at].tables:
            if later.chart == table.chart and later.rows:
                return later.rows[0].step
    return None


def _across(box: Rect, y: float) -> tuple[Point, Point]:
    return (box.x, y), (box.x + box.w, y)


def _upright(x: float, ends: tuple[float, float]) -> tuple[Point, Point]:
    return (x, ends[0]), (x, ends[1])


def _apart(gap: LaneGap, point: Point) -> tuple[float, float]:
    (x, top), (_, bottom) = gap.line
    return max(top - point[1], 0.0, point[1] - bottom), abs(x - point[0])
