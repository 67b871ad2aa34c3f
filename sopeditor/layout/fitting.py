"""The best column widths of a chart: of those worth trying, the ones with the fewest real pages, then even rows."""

from msgspec.structs import replace

from sopeditor.layout.columns import settings_for, widths_of
from sopeditor.layout.compose import lay_out
from sopeditor.layout.form import form_of
from sopeditor.model.lookup import chart_of
from sopeditor.model.records import Document, Width


def fit_columns(document: Document, chart_id: str) -> tuple[Width, ...]:
    """The best widths for a chart: fewest pages, then even rows; KeyError if the document has no such chart.

    A lane's name is not broken for a page alone. The pages are those of the whole document, really cut.
    """
    chart = chart_of(document, chart_id)
    form = form_of(document.profile)
    settings = settings_for(chart, form)
    pages = {one: _pages(document, chart_id, widths_of(one, chart, form)) for one in settings}
    best = min(settings, key=lambda one: (pages[one] + one.breaks_names, one.breaks_names, one.cost))
    return widths_of(best, chart, form)


def _pages(document: Document, chart_id: str, widths: tuple[Width, ...]) -> int:
    """How many pages a document has if a chart gets those widths and isn't pressed into a number of pages."""
    charts = tuple(
        replace(one, widths=widths, fit_pages=0) if one.id == chart_id else one for one in document.sop.charts
    )
    return len(lay_out(replace(document, sop=replace(document.sop, charts=charts))).pages)
