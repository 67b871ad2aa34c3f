"""What a cell may be meant to say: what this document says elsewhere, and what the steps before it produce."""

from collections.abc import Iterable

from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.cells.reading import Reading
from sopeditor.model.records import Chart, Document, Step

_SOURCES = {
    TableColumn.SUPPLIES: ("supplies", "output"),
    TableColumn.OUTPUT: ("output", "supplies"),
    TableColumn.DURATION: ("duration",),
    TableColumn.REMARK: ("remark",),
}
_LONGEST = 160
_USUAL_TIMES = (
    "5 menit",
    "10 menit",
    "15 menit",
    "30 menit",
    "1 jam",
    "2 jam",
    "1 hari kerja",
    "2 hari kerja",
)


def suggestions(document: Document, reading: Reading, step_id: str, part: TableColumn) -> tuple[str, ...]:
    """Texts for a cell, the likeliest first; none for the columns in which every text is another.

    For Kelengkapan these are the outputs of the steps that lead to this one (guideline: the output of a step is what
    the next one works with), then all that the document's charts already use.
    """
    if part not in _SOURCES:
        return ()
    own = getattr(next(step for step in reading.chart.steps if step.id == step_id), part.value)
    leading = (step.output for step in leading_to(reading, step_id)) if part is TableColumn.SUPPLIES else ()
    used = [text for field in _SOURCES[part] for text in _texts(document.sop.charts, field)]
    usual = _USUAL_TIMES if part is TableColumn.DURATION else ()
    listed = dict.fromkeys(
        text for text in (*leading, *used, *usual) if text.strip() and len(text) <= _LONGEST
    )
    listed.pop(own, None)
    return tuple(listed)


def leading_to(reading: Reading, step_id: str) -> tuple[Step, ...]:
    """The rows from which a flow leads to a row."""
    sources = (
        reading.step_of(flow.source)
        for step in reading.chart.steps
        for symbol in step.symbols
        for flow in reading.exits(symbol.id)
        if reading.step_of(flow.target).id == step_id
    )
    return tuple({step.id: step for step in sources if step.id != step_id}.values())


def _texts(charts: Iterable[Chart], field: str) -> list[str]:
    return [getattr(step, field) for chart in charts for step in chart.steps]
