"""The best column widths of a chart: of those worth trying, the ones with the fewest real pages, then even rows."""

from collections.abc import Callable, Iterable
from operator import itemgetter

from msgspec.structs import replace

from sopeditor.layout.compose import lay_out
from sopeditor.layout.form import form_of
from sopeditor.layout.table.columns import reckoner_for, widths_of
from sopeditor.layout.table.legibility import legible
from sopeditor.layout.table.widths import Candidate, Reckoner
from sopeditor.model.lookup import chart_of
from sopeditor.model.records import Document, Width

_HALVINGS = 2
_HOPE = 1
"""What is reckoned to need so many pages more than the best may need fewer, really cut; beyond that nothing does."""

Price = tuple[int, int, float]
"""Pages, what is broken counting as some; how much that is; the cost of rows and crowded lanes."""


def fit_columns(document: Document, chart_id: str) -> tuple[Width, ...]:
    """The best widths for a chart: fewest pages, then even rows; KeyError if the document has no such chart.

    A lane's name is not broken for a page alone. The pages are those of the whole document, really cut.
    """
    chart = chart_of(document, chart_id)
    form = legible(chart, form_of(document.profile))

    def price(candidate: Candidate) -> Price:
        pages = _pages(document, chart_id, widths_of(candidate, chart, form))
        return pages + candidate.breaks, candidate.breaks, candidate.cost

    return widths_of(_best(reckoner_for(chart, form), price), chart, form)


def fit_missing(document: Document) -> Document:
    """The document with the best widths stored in charts that have none."""
    return _fitted(document, [chart.id for chart in document.sop.charts if not chart.widths])


def fit_again(document: Document) -> Document:
    """The document with the best widths stored in charts that had others."""
    return _fitted(document, [chart.id for chart in document.sop.charts if chart.widths])


def _fitted(document: Document, chart_ids: Iterable[str]) -> Document:
    for chart_id in chart_ids:
        document = _with_chart(document, chart_id, widths=fit_columns(document, chart_id))
    return document


def _best(reckoner: Reckoner, price: Callable[[Candidate], Price]) -> Candidate:
    """The candidate with the least price, then lanes widened and spare room shared out where that adds no page."""
    first = reckoner.candidates[0]
    hopeful = [one for one in reckoner.candidates if one.score <= first.score + _HOPE]
    hopeful.append(next(reckoner.eased(first)))
    lowest, best = min(((price(one), one) for one in hopeful), key=itemgetter(0))
    wider = min((one.lane for one in reckoner.candidates if one.lane > best.lane), default=best.lane)
    for _ in range(_HALVINGS if wider > best.lane else 0):
        between = reckoner.candidate((best.lane + wider) / 2)
        found = price(between)
        if found < lowest:
            lowest, best = found, between
        else:
            wider = between.lane
    return next((one for one in reckoner.eased(best) if price(one)[:2] <= lowest[:2]), best)


def _pages(document: Document, chart_id: str, widths: tuple[Width, ...]) -> int:
    """How many pages a document has if a chart gets those widths and isn't pressed into a number of pages."""
    return len(lay_out(_with_chart(document, chart_id, widths=widths, fit_pages=0)).pages)


def _with_chart(document: Document, chart_id: str, **fields: object) -> Document:
    charts = (replace(chart, **fields) if chart.id == chart_id else chart for chart in document.sop.charts)
    return replace(document, sop=replace(document.sop, charts=tuple(charts)))
