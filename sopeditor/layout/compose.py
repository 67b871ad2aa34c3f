"""The whole document on pages: identity, charts one after the other, footers and notes (points).

Only what stands where is found at once; a page is drawn, its flows routed, when somebody looks at it.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from sopeditor.layout.drafts import Draft, drawn
from sopeditor.layout.form import Form, form_of
from sopeditor.layout.identity.logo import logo_of
from sopeditor.layout.identity.page import identity_pages
from sopeditor.layout.ink import Ink, Inked
from sopeditor.layout.marks import Role
from sopeditor.layout.notes import notes_of
from sopeditor.layout.routing import Rect
from sopeditor.layout.sheet import LazyPages, Sheet
from sopeditor.layout.table.connectors import ends_of_pages
from sopeditor.layout.table.part import Part, strips_height
from sopeditor.layout.table.planning import FOOTNOTE_GAP, End, Plan, Table, plan_of
from sopeditor.layout.watermark import is_marked
from sopeditor.model.numbering import numbers
from sopeditor.model.records import Chart, Document, Identity

_OWN_NAMES = ("SOP", "STANDAR OPERASIONAL PROSEDUR", "PROSEDUR OPERASIONAL STANDAR")


class _Page:
    """A page whose pieces are being found: `y` is where the next may begin."""

    def __init__(self, top: float) -> None:
        self.pieces: list[Inked | Part] = []
        self.identity = False
        self.y = top

    @property
    def has_table(self) -> bool:
        return any(isinstance(piece, Part) for piece in self.pieces)


def lay_out(document: Document) -> Sheet:
    """Lay a document out. The same value always gives the same sheet."""
    form = form_of(document.profile)
    pages = [
        _identity_page(inked, y)
        for inked, y in identity_pages(document.sop.identity, logo_of(document), form)
    ]
    plans: list[Plan] = []
    for chart in document.sop.charts:
        end = End(pages[-1].y, pages[-1].has_table) if pages else None
        plan = plan_of(chart, _title(chart, document), end, form)
        plans.append(plan)
        _place(plan, pages)
    drafts = tuple(_drafts(pages, document, form))
    return Sheet(
        LazyPages(len(drafts), lambda at: drawn(drafts[at]).page),
        drafts,
        partial(_notes, document, form, drafts, plans),
    )


def _drafts(pages: Sequence[_Page], document: Document, form: Form) -> Iterator[Draft]:
    sop_number, marked, paper = document.sop.identity.number, is_marked(document), form.profile.paper.size
    for number, page in enumerate(pages, 1):
        yield Draft(number, *paper, tuple(page.pieces), page.identity, sop_number, marked, form)


def _notes(document: Document, form: Form, drafts: Sequence[Draft], plans: Sequence[Plan]) -> tuple[str, ...]:
    pages = [drawn(draft) for draft in drafts]
    odd = dict.fromkeys(sign for page in pages for sign in page.odd)
    faults = [fault for page in pages for fault in page.faults]
    return notes_of(document, form, "".join(odd), faults, plans)


def title_line(identity: Identity) -> str:
    """The line above the table: "SOP Makro Penyusunan …"; empty if the document has no title."""
    if not identity.title.strip():
        return ""
    if identity.title.strip().upper().startswith(_OWN_NAMES):
        return identity.title
    return " ".join(filter(None, ("SOP", identity.scope.value.capitalize(), identity.title)))


def _title(chart: Chart, document: Document) -> str:
    return chart.title or (title_line(document.sop.identity) if len(document.sop.charts) == 1 else "")


def _identity_page(inked: Inked, y: float) -> _Page:
    page = _Page(y)
    page.pieces.append(inked)
    page.identity = True
    return page


def _place(plan: Plan, pages: list[_Page]) -> None:
    """Put the parts of a chart on its pages."""
    table, form = plan.table, plan.form
    frame = form.frame
    chart = table.chart
    ends = ends_of_pages(chart.id, len(chart.actors), plan.crossings, plan.ranges, form.profile.pentagon_mark)
    printed = _printed(plan)
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
        used += sum(plan.setting.heights[start:stop])
        free = frame.y + frame.h - page.y - used
        part = Part(
            chart.id,
            plan.setting.rows[start:stop],
            printed[start:stop],
            plan.airy[start:stop],
            free,
            ends[index],
            table.columns,
            header,
            page.y,
            form,
        )
        page.pieces.append(part)
    page.y = part.bottom
    _write_footnote(table, pages, form)


def _printed(plan: Plan) -> tuple[str, ...]:
    """The number of each row; a row in parts has it in the first."""
    chart = plan.table.chart
    rows = plan.setting.rows
    if len(rows) == len(chart.steps):
        return numbers(chart)
    printed = iter(numbers(chart))
    return tuple(next(printed) if row.part == 1 else "" for row in rows)


def _write_title(table: Table, page: _Page, form: Form) -> None:
    if table.title.lines:
        cell = Rect(form.frame.x, page.y, form.frame.w, table.title.height)
        ink = Ink()
        ink.write(table.title, cell, table.chart.id, "title", across=0.5, role=Role.HEADER)
        page.pieces.append(ink.inked())
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
            ink = Ink()
            ink.write(part, cell, table.chart.id, "footnote", down=0.0)
            page.pieces.append(ink.inked())
            page.y = y + part.height
        rest = rest.part(fits)
        if rest.lines:
            pages.append(_Page(frame.y))
