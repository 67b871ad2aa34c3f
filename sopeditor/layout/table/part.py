"""One part of a table on one page: rules, header, texts, flowchart (points)."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from sopeditor.layout.form import SECTION_FILL, Form
from sopeditor.layout.ink import Ink, Inked
from sopeditor.layout.routing import Band, Reason, Rect
from sopeditor.layout.sheet import PlacedLane, RowPart, TablePart
from sopeditor.layout.table.columns import Columns
from sopeditor.layout.table.connectors import PageEnds
from sopeditor.layout.table.flowchart import Bands, draw_flowchart, is_inside
from sopeditor.layout.table.header import Header, drawn_header
from sopeditor.layout.table.pages import levels_height
from sopeditor.layout.table.rows import Row, heading_slots, set_number
from sopeditor.model.profile import Column

_CENTRED = (Column.NUMBER, Column.DURATION)


class Part(Struct, frozen=True, cache_hash=True):
    """Rows that will stand on a page with their header (none where it isn't repeated) from the height `top` down.

    `airy` are the heights that the rows would like to have, `free` is what the page has left for that.
    """

    chart_id: str
    rows: tuple[Row, ...]
    numbers: tuple[str, ...]
    airy: tuple[float, ...]
    free: float
    ends: PageEnds
    columns: Columns
    header: Header | None
    top: float
    form: Form

    def shows(self, part: str) -> bool:
        """Whether a step, symbol, flow or lane of that id will stand there."""
        return part in _ids_in(self.rows) or part in self.columns.lane_numbers or self.ends.shows(part)

    @property
    def bottom(self) -> float:
        """The height on the page at which the part ends, in points from the top."""
        last = _bands(airy_rows(self), self.ends, self.body, self.form).all[-1]
        return last.start + last.size

    @property
    def body(self) -> float:
        """The height on the page at which the rows begin, below the header if the part has one."""
        return self.top + (self.header.height if self.header else 0.0)


@lru_cache(maxsize=512)
def _ids_in(rows: tuple[Row, ...]) -> frozenset[str]:
    """The ids of steps and symbols."""
    return frozenset(row.step.id for row in rows) | {symbol for row in rows for symbol, _ in row.stands}


class DrawnPart(Struct, frozen=True):
    """What was drawn: the part, its marks and texts, and flows in trouble."""

    part: TablePart
    inked: Inked
    notes: tuple[tuple[str, Reason], ...]


@lru_cache(maxsize=128)
def drawn_part(given: Part) -> DrawnPart:
    """Draw a part of a table: route its flows, make its marks and note where everything stands."""
    columns, header, form = given.columns, given.header, given.form
    rows = airy_rows(given)
    ink = Ink()
    bands = _bands(rows, given.ends, given.body, form)
    if header:
        ink.add(drawn_header(header, given.top, form))
    _draw_rules(rows, bands, columns, given.top, form, ink)
    for row, number, seen in zip(given.rows, given.numbers, bands.seen, strict=True):
        ink.add(_written_row(row, number, seen, columns, form))
    drawing = draw_flowchart(rows, given.ends, bands, columns, form, ink)
    part = TablePart(
        given.chart_id,
        drawing.area,
        tuple(PlacedLane(lane.key, Band(lane.x, lane.w)) for lane in columns.lanes),
        tuple(_row_parts(rows, bands, form)),
        drawing.nodes,
        drawing.edges,
    )
    return DrawnPart(part, ink.inked(), drawing.notes)


def airy_rows(part: Part) -> tuple[Row, ...]:
    """The rows of a part, raised towards their airy heights, all to the same degree, by what is left free."""
    wanted = [
        max(airy - row.height, 0.0) if row.parts == 1 else 0.0
        for row, airy in zip(part.rows, part.airy, strict=True)
    ]
    share = min(max(part.free, 0.0) / max(sum(wanted), 0.01), 1.0)
    return tuple(
        replace(row, height=row.height + share * more) if more else row
        for row, more in zip(part.rows, wanted, strict=True)
    )


def _bands(rows: Sequence[Row], ends: PageEnds, top: float, form: Form) -> Bands:
    found: list[Band] = []
    y = top

    def add(height: float) -> int:
        nonlocal y
        found.append(Band(y, height))
        y += height
        return len(found) - 1

    first = rows[0].head if rows else 0.0
    if first:
        add(first)
    heads = [add(height) for height in _strip(ends.head_levels)]
    row_at = []
    for index, row in enumerate(rows):
        if row.head and index:
            add(row.head)
        row_at.append(add(row.height))
    feet = [add(height) for height in _strip(ends.foot_levels)]
    if not found:
        add(0.0)
    seen = [
        _together(
            found[heads[0] if heads and at == heads[-1] + 1 else at],
            found[feet[-1] if feet and at == feet[0] - 1 and is_inside(form) else at],
        )
        for at in row_at
    ]
    return Bands(tuple(found), tuple(row_at), tuple(heads), tuple(feet), tuple(seen))


def _together(first: Band, last: Band) -> Band:
    return Band(first.start, last.start + last.size - first.start)


def strips_height(ends: PageEnds) -> float:
    """The height of the strips of connectors at a part's head and foot."""
    return levels_height(ends.head_levels) + levels_height(ends.foot_levels)


def _strip(levels: int) -> list[float]:
    """The heights of a strip's levels."""
    return [levels_height(levels) / levels] * levels if levels else []


def _row_parts(rows: Sequence[Row], bands: Bands, form: Form) -> Iterator[RowPart]:
    for row, at, seen in zip(rows, bands.row_at, bands.seen, strict=True):
        band = bands.all[at]
        box = Rect(form.frame.x, seen.start, form.frame.w, seen.size)
        yield RowPart(row.step.id, band.start, band.size, box, row.head, row.part, row.parts)


def _draw_rules(
    rows: Sequence[Row], bands: Bands, columns: Columns, top: float, form: Form, ink: Ink
) -> None:
    """The rules of the body and the frame around header and body."""
    frame = form.frame
    inner = bands.all[: bands.feet[0]] if bands.feet and not is_inside(form) else bands.all
    bottom = inner[-1].start + inner[-1].size
    headings = {bands.first(at) - 1 for row, at in zip(rows, bands.row_at, strict=True) if row.head}
    for at in headings:
        band = bands.all[at]
        ink.box(Rect(frame.x, band.start, frame.w, band.size), None, SECTION_FILL)
    for y in _levels(rows, bands):
        ink.rule(((frame.x, y), (frame.x + frame.w, y)), form.table_pen)
    lane_borders = {lane.x for lane in columns.lanes} | {lane.x + lane.w for lane in columns.lanes}
    for slot in columns.slots[1:]:
        broken = headings if slot.x not in lane_borders else set()
        for start, stop in _uprights(inner, broken):
            ink.rule(((slot.x, start), (slot.x, stop)), form.table_pen)
    ink.box(Rect(frame.x, top, frame.w, bottom - top), form.frame_pen)


def _levels(rows: Sequence[Row], bands: Bands) -> Iterator[float]:
    """The heights of the rules: above and below every heading, and between rows."""
    for index, (row, at) in enumerate(zip(rows, bands.row_at, strict=True)):
        first = bands.first(at)
        if row.head:
            yield bands.all[first].start
        if index or row.head:
            yield bands.all[first - 1 if row.head else first].start


def _uprights(bands: Sequence[Band], broken: set[int]) -> Iterator[tuple[float, float]]:
    """The stretches of an upright rule, which is interrupted at section headings."""
    borders = [at for at in sorted(broken) if at < len(bands)]
    for before, after in pairwise([-1, *borders, len(bands)]):
        inside = bands[before + 1 : after]
        if inside:
            yield inside[0].start, inside[-1].start + inside[-1].size


@lru_cache(maxsize=1024)
def _written_row(row: Row, number: str, band: Band, columns: Columns, form: Form) -> Inked:
    """The texts of a row in the band that it covers."""
    step, ink = row.step.id, Ink()
    if row.heading is not None:
        slots = heading_slots(columns)
        width = slots[-1].x + slots[-1].w - slots[0].x
        cell = Rect(slots[0].x, band.start - row.head, width, row.head)
        ink.write(row.heading, cell, step, "section", inset=form.padding)
    blocks, inset = dict(row.cells), form.padding
    for slot in columns.texts:
        block = blocks.get(slot.column) or set_number(number, slot.w, form)
        spare = band.size - block.height
        down = 0.5 if row.parts == 1 or spare <= 0 else min(form.row_padding / spare, 0.5)
        across = 0.5 if slot.column in _CENTRED else 0.0
        cell = Rect(slot.x, band.start, slot.w, band.size)
        ink.write(block, cell, step, slot.key, inset=inset, across=across, down=down)
    return ink.inked()
