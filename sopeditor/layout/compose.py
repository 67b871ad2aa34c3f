"""The whole document on pages: identity, charts one after the other, footers and notes (points)."""

from collections.abc import Iterator

from sopeditor.layout.connectors import ends_of_pages
from sopeditor.layout.footer import write_footer
from sopeditor.layout.form import Form, form_of
from sopeditor.layout.identity import identity_pages
from sopeditor.layout.ink import Ink
from sopeditor.layout.marks import Role
from sopeditor.layout.notes import notes_of
from sopeditor.layout.planning import FOOTNOTE_GAP, End, Plan, Table, plan_of, rows_on
from sopeditor.layout.routing import Reason, Rect
from sopeditor.layout.sheet import Page, Sheet, TablePart
from sopeditor.layout.table import drawn_part, strips_height
from sopeditor.layout.watermark import is_marked, watermark
from sopeditor.model.records import Chart, Document, Identity

_OWN_NAMES = ("SOP", "STANDAR OPERASIONAL PROSEDUR", "PROSEDUR OPERASIONAL STANDAR")


class _Page:
    """A page that is being written: `y` is where the next thing may begin."""

    def __init__(self, top: float) -> None:
        self.ink = Ink()
        self.tables: list[TablePart] = []
        self.identity = False
        self.y = top


def lay_out(document: Document) -> Sheet:
    """Lay a document out. The same value always gives the same sheet."""
    form = form_of(document.profile)
    pages = [_identity_page(ink, y) for ink, y in identity_pages(document, form)]
    plans: list[Plan] = []
    faults: list[tuple[Chart, str, Reason]] = []
    for chart in document.sop.charts:
        end = End(pages[-1].y, bool(pages[-1].tables)) if pages else None
        plan = plan_of(chart, _title(chart, document), end, form)
        plans.append(plan)
        faults += [(chart, flow, reason) for flow, reason in _place(plan, pages)]
    finished = tuple(_finished(page, number, document, form) for number, page in enumerate(pages, 1))
    missing = dict.fromkeys(sign for page in pages for sign in page.ink.missing)
    return Sheet(finished, notes_of(document, form, "".join(missing), faults, plans))


def title_line(identity: Identity) -> str:
    """The line above the table: "SOP Makro Penyusunan …"; empty if the document has no title."""
    if not identity.title.strip():
        return ""
    if identity.title.strip().upper().startswith(_OWN_NAMES):
        return identity.title
    return " ".join(filter(None, ("SOP", identity.scope.value.capitalize(), identity.title)))


def _title(chart: Chart, document: Document) -> str:
    return chart.title or (title_line(document.sop.identity) if len(document.sop.charts) == 1 else "")


def _identity_page(ink: Ink, y: float) -> _Page:
    page = _Page(y)
    page.ink, page.identity = ink, True
    return page


def _place(plan: Plan, pages: list[_Page]) -> Iterator[tuple[str, Reason]]:
    """Draw a chart on its pages."""
    table, form = plan.table, plan.form
    frame = form.frame
    ends = ends_of_pages(table.chart, plan.rows, plan.crossings, plan.ranges, form.profile.pentagon_mark)
    for index, (start, stop) in enumerate(plan.ranges):
        if index or not plan.shares:
            pages.append(_Page(frame.y))
        page = pages[-1]
        if index == 0:
            page.y = plan.top
            _write_title(table, page, form)
        header = table.header if index == 0 or form.profile.header_repeated else None
        after = table.footnote_height if index + 1 == len(plan.ranges) else 0.0
        used = (header.height if header else 0.0) + strips_height(ends[index]) + after
        used += sum(row.total for row in plan.rows[start:stop])
        rows = rows_on(plan, start, stop, frame.y + frame.h - page.y - used)
        drawn = drawn_part(table.chart.id, rows, ends[index], table.columns, header, page.y, form)
        page.ink.add(drawn.inked)
        page.tables.append(drawn.part)
        page.y = drawn.bottom
        yield from drawn.notes
    _write_footnote(table, pages, form)


def _write_title(table: Table, page: _Page, form: Form) -> None:
    if table.title.lines:
        cell = Rect(form.frame.x, page.y, form.frame.w, table.title.height)
        page.ink.write(table.title, cell, table.chart.id, "title", across=0.5, role=Role.HEADER)
        page.y += table.title_height


def _write_footnote(table: Table, pages: list[_Page], form: Form) -> None:
    """The footnote below the table, on as many further pages as it needs."""
    rest, frame = table.footnote, form.frame
    while rest.lines:
        page = pages[-1]
        y = page.y + FOOTNOTE_GAP
        fits = max(int((frame.y + frame.h - y + 0.01) / rest.style.leading), 0)
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
