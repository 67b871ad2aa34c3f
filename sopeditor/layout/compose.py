"""The whole document on pages: identity, charts one after the other, footers and notes (points)."""

from collections.abc import Iterator

from msgspec import Struct

from sopeditor.layout.columns import Columns, columns_of
from sopeditor.layout.connectors import crossings_of, ends_of_pages
from sopeditor.layout.footer import write_footer
from sopeditor.layout.form import DENSITIES, Density, Form, form_of
from sopeditor.layout.header import Header, header_of
from sopeditor.layout.identity import identity_pages
from sopeditor.layout.ink import Ink
from sopeditor.layout.marks import Role
from sopeditor.layout.notes import notes_of
from sopeditor.layout.pages import STRIP, Crossing, Room, cut
from sopeditor.layout.routing import Reason, Rect
from sopeditor.layout.rows import Row, parts_of, rows_of
from sopeditor.layout.sheet import Page, Sheet, TablePart
from sopeditor.layout.table import draw_part
from sopeditor.layout.text import Block, set_text
from sopeditor.layout.watermark import is_marked, watermark
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


class _Plan(Struct, frozen=True):
    """A chart cut into pages: ranges of its rows, where the first begins and whether that page is shared."""

    table: _Table
    rows: tuple[Row, ...]
    crossings: dict[str, Crossing]
    ranges: tuple[tuple[int, int], ...]
    top: float
    shares: bool

    @property
    def new_pages(self) -> int:
        """How many pages the chart adds."""
        return len(self.ranges) - self.shares


def lay_out(document: Document) -> Sheet:
    """Lay a document out. The same value always gives the same sheet."""
    form = form_of(document.profile)
    pages = [_identity_page(ink, y) for ink, y in identity_pages(document, form)]
    faults: list[tuple[Chart, str, Reason]] = []
    for chart in document.sop.charts:
        plan = _plan(chart, _title(chart, document), pages, form)
        faults += [(chart, flow, reason) for flow, reason in _place(plan, pages, form)]
    finished = tuple(_finished(page, number, document, form) for number, page in enumerate(pages, 1))
    missing = dict.fromkeys(sign for page in pages for sign in page.ink.missing)
    return Sheet(finished, notes_of(document, form, "".join(missing), faults))


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


def _plan(chart: Chart, title: str, pages: list[_Page], form: Form) -> _Plan:
    """The airiest setting of a chart that adds no more pages than any other."""
    plans = [_cut(_measured(chart, title, form, density), density, pages, form) for density in DENSITIES]
    return min(plans, key=lambda plan: plan.new_pages)


def _measured(chart: Chart, title: str, form: Form, density: Density) -> _Table:
    columns = columns_of(chart, form)
    return _Table(
        chart,
        columns,
        header_of(chart.actors, columns, form),
        set_text(title, form.title, form.frame.w),
        set_text(chart.footnote, form.label, form.frame.w),
        rows_of(chart, columns, form, density),
    )


def _cut(table: _Table, density: Density, pages: list[_Page], form: Form) -> _Plan:
    """Cut a chart, rows taller than a page into parts first; it begins on the last page if it may."""
    header, frame = table.header.height, form.frame
    shares = _may_share(table, pages, form)
    top = pages[-1].y + _CHART_GAP if shares else frame.y
    first = frame.y + frame.h - top - table.title_height - header
    other = frame.h - (header if form.profile.header_repeated else 0.0)
    limit = min(other, frame.h - header - table.title_height) - 2 * STRIP
    rows = tuple(part for row in table.rows for part in parts_of(row, limit, form, density))
    crossings = crossings_of(table.chart, rows)
    forced = frozenset(at for at, row in enumerate(rows) if at and row.part == 1 and row.step.page_break)
    room = Room(first, other, table.footnote_height)
    heights = [row.total for row in rows]
    ranges = cut(heights, tuple(crossings.values()), forced, room)
    return _Plan(table, rows, crossings, ranges, top, shares)


def _may_share(table: _Table, pages: list[_Page], form: Form) -> bool:
    """Whether a chart begins below what the last page holds: another chart, or the identity block."""
    if not pages:
        return False
    page, frame = pages[-1], form.frame
    left = frame.y + frame.h - page.y - _CHART_GAP
    if page.tables:
        return table.height <= left
    few = table.height - sum(row.total for row in table.rows[_ROWS_BELOW_IDENTITY:]) + STRIP
    return form.profile.identity_place is IdentityPlace.SHARED and min(table.height, few) <= left


def _place(plan: _Plan, pages: list[_Page], form: Form) -> Iterator[tuple[str, Reason]]:
    """Draw a chart on its pages."""
    table, frame = plan.table, form.frame
    ends = ends_of_pages(table.chart, plan.rows, plan.crossings, plan.ranges, form.profile.pentagon_mark)
    for index, (start, stop) in enumerate(plan.ranges):
        if index or not plan.shares:
            pages.append(_Page(frame.y))
        page = pages[-1]
        if index == 0:
            page.y = plan.top
            _write_title(table, page, form)
        header = table.header if index == 0 or form.profile.header_repeated else None
        drawn = draw_part(
            table.chart.id, plan.rows[start:stop], ends[index], table.columns, header, page.y, form, page.ink
        )
        page.tables.append(drawn.part)
        page.y = drawn.bottom
        yield from drawn.drawing.notes
    _write_footnote(table, pages, form)


def _write_title(table: _Table, page: _Page, form: Form) -> None:
    if table.title.lines:
        cell = Rect(form.frame.x, page.y, form.frame.w, table.title.height)
        page.ink.write(table.title, cell, table.chart.id, "title", across=0.5, role=Role.HEADER)
        page.y += table.title_height


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


def _finished(page: _Page, number: int, document: Document, form: Form) -> Page:
    write_footer(page.ink, number, document.sop.identity.number, form, identity=page.identity)
    behind = (watermark(document.profile, form.body.family),) if is_marked(document) else ()
    width, height = document.profile.paper.size
    return Page(
        number,
        width,
        height,
        (*behind, *page.ink.marks),
        page.identity,
        tuple(page.tables),
        tuple(page.ink.texts),
    )
