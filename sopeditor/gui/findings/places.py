"""Where in the window a finding is mended: the cell, lane or field that the keyboard goes to."""

from sopeditor.checks.finding import Place
from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.matches import Match
from sopeditor.gui.selection import Cursor
from sopeditor.model.lookup import by_id, symbols
from sopeditor.model.records import Chart, Document


def spot_of(document: Document, place: Place) -> Match:
    """The part and field of a finding's place; of a chart that lacks its start, its first symbol."""
    if not place.chart:
        return Match(Cursor("", place.field))
    return Match(_cursor(by_id(document.sop.charts, place.chart), place), place.chart)


def _cursor(chart: Chart, place: Place) -> Cursor:
    if place.symbol:
        return Cursor(place.symbol, place.field or TableColumn.SYMBOLS.value)
    if place.step:
        return Cursor(place.step, TableColumn.ACTORS.value if place.field == "symbols" else place.field)
    if place.actor:
        return Cursor(place.actor, "name")
    drawn = [symbol.id for _step, symbol in symbols(chart)]
    if not drawn:
        return Cursor(chart.id, "title")
    return Cursor(drawn[-1] if place.field == "end" else drawn[0], TableColumn.SYMBOLS.value)
