"""Where a text stands in a document, for those who search it from one match to the next."""

from collections.abc import Iterator

from msgspec import Struct

from sopeditor.edit.replacing import Wanted, texts_of
from sopeditor.gui.selection import Cursor
from sopeditor.model.records import Chart, Document


class Match(Struct, frozen=True):
    """A text that matches: the part and field that hold it, and the chart it stands in ("": the identity)."""

    cursor: Cursor
    chart: str = ""


def matches(document: Document, wanted: Wanted) -> tuple[Match, ...]:
    """The texts that hold what is wanted, identity first, then chart by chart: lanes, rows, symbols, flows."""
    pattern = wanted.pattern()
    listed = (*_identity(document), *(place for chart in document.sop.charts for place in _chart(chart)))
    return tuple(place for place, text in listed if pattern.search(text))


def _identity(document: Document) -> Iterator[tuple[Match, str]]:
    identity = document.sop.identity
    for name in identity.__struct_fields__:
        for text in texts_of(identity, name):
            yield Match(Cursor("", name)), text


def _chart(chart: Chart) -> Iterator[tuple[Match, str]]:
    yield Match(Cursor(chart.id, "title"), chart.id), f"{chart.title}\n{chart.footnote}"
    for actor in chart.actors:
        yield Match(Cursor(actor.id, "name"), chart.id), f"{actor.name}\n{actor.group}"
    for step in chart.steps:
        for field in ("activity", "supplies", "duration", "output", "remark"):
            yield Match(Cursor(step.id, field), chart.id), getattr(step, field)
        yield Match(Cursor(step.id, "section"), chart.id), step.section or ""
        for symbol in step.symbols:
            yield Match(Cursor(symbol.id, "text"), chart.id), symbol.text
    for flow in chart.flows:
        yield Match(Cursor(flow.id, "label"), chart.id), flow.label
