"""The selected part in words, for whoever hears the sheet instead of seeing it."""

from sopeditor.gui.cells.columns import kind_name
from sopeditor.gui.cells.reading import Reading
from sopeditor.gui.gestures.wording import wording_of
from sopeditor.gui.naming import actor_name, row_name
from sopeditor.gui.selection import Cursor
from sopeditor.model.lookup import chart_of, flow, step_of, symbol, symbols
from sopeditor.model.records import Chart, Document
from sopeditor.texts import _


def spoken(document: Document, cursor: Cursor) -> str:
    """What the cursor is on: a symbol with where it leads, a flow with its ends, a cell with its text; "" if gone."""
    try:
        chart = chart_of(document, cursor.part)
    except KeyError:
        return _worded(document, cursor)
    if any(each.id == cursor.part for _row, each in symbols(chart)):
        return _symbol(document, chart, cursor.part)
    if any(each.id == cursor.part for each in chart.flows):
        return _flow(document, chart, cursor.part)
    if any(each.id == cursor.field for each in chart.actors):
        place = f"{row_name(document, cursor.part)}, {actor_name(document, cursor.field)}"
        return _("Sel kosong, {place}").format(place=place)
    return _worded(document, cursor)


def _symbol(document: Document, chart: Chart, part: str) -> str:
    found, row = symbol(chart, part), step_of(chart, part)
    reading = Reading(chart, document.profile.words)
    head = f"{kind_name(found.kind)}, {row_name(document, row.id)}, {actor_name(document, found.actor)}"
    leads = [
        _("{label} ke {target}")
        .format(label=each.label, target=reading.target_name(row, each.target))
        .strip()
        for each in reading.exits(part)
    ]
    onward = _("Lanjut {targets}").format(targets=", ".join(leads)) if leads else ""
    return ". ".join(filter(None, (head, found.text, onward)))


def _flow(document: Document, chart: Chart, part: str) -> str:
    found = flow(chart, part)
    ends = (row_name(document, step_of(chart, end).id) for end in (found.source, found.target))
    told = _("Panah dari {source} ke {target}").format(**dict(zip(("source", "target"), ends, strict=True)))
    return f"{told}, {found.label}" if found.label else told


def _worded(document: Document, cursor: Cursor) -> str:
    found = wording_of(document, cursor.part, cursor.field)
    return f"{found.label}: {found.text or _('kosong')}" if found else ""
