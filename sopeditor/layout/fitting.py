"""The best column widths of a chart: of those worth trying, the ones with the fewest real pages, then even rows."""

from collections.abc import Callable
from operator import itemgetter

from msgspec.structs import replace

from sopeditor.layout.compose import lay_out
from sopeditor.layout.form import form_of
from sopeditor.layout.table.columns import reckoner_for, widths_of
from sopeditor.layout.table.legibility import legible
from sopeditor.layout.table.widths import Reckoner, Setting
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

    def price(setting: Setting) -> Price:
        pages = _pages(document, chart_id, widths_of(setting, chart, form))
        return pages + setting.breaks, setting.breaks, setting.cost

    return widths_of(_best(reckoner_for(chart, form), price), chart, form)


def _best(reckoner: Reckoner, price: Callable[[Setting], Price]) -> Setting:
    """The setting with the least price, then lanes widened and spare room shared out where that adds no page."""
    first = reckoner.settings[0]
    hopeful = [one for one in reckoner.settings if one.score <= first.score + _HOPE]
    hopeful.append(next(reckoner.eased(first)))
    lowest, best = min(((price(one), one) for one in hopeful), key=itemgetter(0))
    wider = min((one.lane for one in reckoner.settings if one.lane > best.lane), default=best.lane)
    for _ in range(_HALVINGS if wider > best.lane else 0):
        between = reckoner.setting((best.lane + wider) / 2)
        found = price(between)
        if found < lowest:
            lowest, best = found, between
        else:
            wider = between.lane
    return next((one for one in reckoner.eased(best) if price(one)[:2] <= lowest[:2]), best)


def _pages(document: Document, chart_id: str, widths: tuple[Width, ...]) -> int:
    """How many pages a document has if a chart gets those widths and isn't pressed into a number of pages."""
    charts = tuple(
        replace(one, widths=widths, fit_pages=0) if one.id == chart_id else one for one in document.sop.charts
    )
    return len(lay_out(replace(document, sop=replace(document.sop, charts=charts))).pages)
