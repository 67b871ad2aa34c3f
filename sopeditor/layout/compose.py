"""The whole document on pages: identity, charts one after the other, footers and notes (points)."""

from collections.abc import Iterator

from msgspec import Struct

from sopeditor.layout.columns import Columns, columns_of
from sopeditor.layout.connectors import crossings_of, ends_of_pages
from sopeditor.layout.flowchart import levels_per_lane
from sopeditor.layout.form import FOOTER_HEIGHT, Form, form_of
from sopeditor.layout.header import Header, header_of
from sopeditor.layout.identity import identity_pages
from sopeditor.layout.ink import Ink
from sopeditor.layout.marks import Role
from sopeditor.layout.notes import notes_of
from sopeditor.layout.pages import STRIP, Room, cut
from sopeditor.layout.routing import Reason, Rect
from sopeditor.layout.rows import Row, parts_of, rows_of
from sopeditor.layout.sheet import Page, Sheet, TablePart
from sopeditor.layout.table import draw_part
from sopeditor.layout.text import Block, set_text
from sopeditor.model.profile import IdentityPlace
from sopeditor.model.records import Chart, Document, Identity

_TITLE_GAP = 6.0
_CHART_GAP = 18.0
_FOOTNOTE_GAP = 4.0
_ROWS_BELOW_IDENTITY = 2


class _Page:
    """A page that is being written: `y` is where the next thing may begin."""

    def __init__(self, top: float) -> None:
        self.ink = Ink()
        self.tables: list[TablePart] = []
        self.identity = False
        self.y = top


class _Table(Struct, frozen=True):
    """A chart measured: everything that its pages are made of."""

    chart: Chart
    columns: Columns
    header: Header
    title: Block
    footnote: Block
    rows: tuple[Row, ...]

    @property
    def title_height(self) -> float:
        """The height of the title with the gap below it."""
        return self.title.height + _TITLE_GAP if self.title.lines else 0.0

    @property
    def footnote_height(self) -> float:
        """The height of the footnote with the gap above it."""
        return self.footnote.height + _FOOTNOTE_GAP if self.footnote.lines else 0.0

    @property
    def height(self) -> float:
        """The height of all of it on one page."""
        rows = sum(row.total for row in self.rows)
        return self.title_height + self.header.height + rows + self.footnote_height


def lay_out(document: Document) -> Sheet:
    """Lay a document out. The same value always gives the same sheet."""
    form = form_of(document.profile)
    pages = [_identity_page(ink, y) for ink, y in identity_pages(document, form)]
    faults: list[tuple[Chart, str, Reason]] = []
    for chart in document.sop.charts:
        table = _measured(chart, _title(chart, document), form)
        faults += [(chart, flow, reason) for flow, reason in _place(table, pages, form)]
    width, height = document.profile.paper.size
    finished = tuple(_finished(page, number, (width, height), form) for number, page in enumerate(pages, 1))
    missing = dict.fromkeys(sign for page in pages for sign in page.ink.missing)
    return Sheet(finished, notes_of(form, "".join(missing), faults))


def title_line(identity: Identity) -> str:
    """The line above the table: "SOP Makro Penyusunan …"; empty if the document has no title."""
    if not identity.title.strip():
        return ""
    if identity.title.strip().upper().startswith("SOP"):
        return identity.title
    return " ".join(filter(None, ("SOP", identity.scope.value.capitalize(), identity.title)))


def _title(chart: Chart, document: Document) -> str:
    return chart.title or (title_line(document.sop.identity) if len(document.sop.charts) == 1 else "")


def _identity_page(ink: Ink, y: float) -> _Page:
    page = _Page(y)
    page.ink, page.identity = ink, True
    return page


def _measured(chart: Chart, title: str, form: Form) -> _Table:
    columns = columns_of(chart, form)
    header = header_of(chart.actors, columns, form)
    return _Table(
        chart,
        columns,
        header,
        set_text(title, form.title, form.frame.w),
        set_text(chart.footnote, form.label, form.frame.w),
        rows_of(chart, columns, form),
    )


def _place(table: _Table, pages: list[_Page], form: Form) -> Iterator[tuple[str, Reason]]:
    """Put a chart on the pages: below what is there if all of it fits, on pages of its own otherwise."""
    frame = form.frame
    bottom = frame.y + frame.h
    page = _start(table, pages, form)
    rows, ranges = _cut(table, bottom - page.y, form)
    crossings = crossings_of(table.chart, rows)
    ends = ends_of_pages(table.chart, rows, crossings, ranges, form.profile.pentagon_mark)
    for index, (start, stop) in enumerate(ranges):
        if index:
            page = _Page(frame.y)
            pages.append(page)
        elif table.title.lines:
            cell = Rect(frame.x, page.y, frame.w, table.title.height)
            page.ink.write(table.title, cell, table.chart.id, "title", across=0.5, role=Role.HEADER)
            page.y += table.title_height
        header = table.header if index == 0 or form.profile.header_repeated else None
        drawn = draw_part(
            table.chart.id, rows[start:stop], ends[index], table.columns, header, page.y, form, page.ink
        )
        page.tables.append(drawn.part)
        page.y = drawn.bottom
        yield from drawn.drawing.notes
    _write_footnote(table, pages, form)


def _start(table: _Table, pages: list[_Page], form: Form) -> _Page:
    """The page on which a chart begins, its `y` moved to where it begins."""
    frame = form.frame
    if pages:
        page = pages[-1]
        left = frame.y + frame.h - page.y - _CHART_GAP
        shared = page.identity and form.profile.identity_place is IdentityPlace.SHARED
        few = table.height - sum(row.total for row in table.rows[_ROWS_BELOW_IDENTITY:]) + STRIP
        if (page.tables and table.height <= left) or (shared and min(table.height, few) <= left):
            page.y += _CHART_GAP
            return page
    pages.append(_Page(frame.y))
    return pages[-1]


def _cut(table: _Table, first: float, form: Form) -> tuple[tuple[Row, ...], tuple[tuple[int, int], ...]]:
    """The rows, those taller than a page in parts, and the pages as ranges of them."""
    header = table.header.height
    other = form.frame.h - (header if form.profile.header_repeated else 0.0)
    first -= table.title_height + header
    limit = min(other, form.frame.h - header - table.title_height) - 2 * STRIP
    rows = tuple(part for row in table.rows for part in parts_of(row, limit, form))
    crossings = crossings_of(table.chart, rows)
    forced = frozenset(at for at, row in enumerate(rows) if at and row.part == 1 and row.step.page_break)
    room = Room(first, other, table.footnote_height)
    heights = [row.total for row in rows]
    return rows, cut(heights, tuple(crossings.values()), forced, room, levels_per_lane(table.columns))


def _write_footnote(table: _Table, pages: list[_Page], form: Form) -> None:
    """The footnote below the table, on as many further pages as it needs."""
    rest, frame = table.footnote, form.frame
    while rest.lines:
        page = pages[-1]
        y = page.y + _FOOTNOTE_GAP
        fits = int((frame.y + frame.h - y + 0.01) / rest.style.leading)
        part = rest.part(0, fits)
        if part.lines:
            cell = Rect(frame.x, y, frame.w, part.height)
            page.ink.write(part, cell, table.chart.id, "footnote", down=0.0)
            page.y = y + part.height
        rest = rest.part(fits)
        if rest.lines:
            pages.append(_Page(frame.y))


def _finished(page: _Page, number: int, size: tuple[float, float], form: Form) -> Page:
    width, height = size
    if form.profile.page_numbers and number > 1:
        paper = form.profile.paper
        block = set_text(f"- {number} -", form.label, width)
        foot = max(paper.bottom, FOOTER_HEIGHT)
        cell = Rect(paper.left, height - foot, width - paper.left - paper.right, min(foot, 30.0))
        page.ink.write(block, cell, "", "page number", across=0.5, role=Role.FOOTER)
    return Page(
        number,
        width,
        height,
        tuple(page.ink.marks),
        page.identity,
        tuple(page.tables),
        tuple(page.ink.texts),
    )
