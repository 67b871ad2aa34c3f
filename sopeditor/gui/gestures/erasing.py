"""Deleting what is selected: rows, symbols and flows together, as one edit, and where the keyboard goes on."""

from collections.abc import Iterator

from msgspec import Struct

from sopeditor.edit.change import Edit
from sopeditor.edit.flows import disconnect
from sopeditor.edit.parts import sequence
from sopeditor.edit.steps import delete_steps
from sopeditor.edit.symbols import remove_symbols
from sopeditor.gui.gestures.stage import Stage
from sopeditor.gui.gestures.walking import first_field
from sopeditor.gui.naming import rows_name, symbol_name
from sopeditor.gui.selection import Cursor, Picked
from sopeditor.model.records import Chart, Document
from sopeditor.texts import _


class Erasure(Struct, frozen=True):
    """An edit that deletes, and the name of its undo step."""

    label: str
    edit: Edit


def erasure(document: Document, ids: frozenset[str]) -> Erasure | None:
    """What deletes the rows, symbols and flows among these ids; None if there are none. Lanes are left alone."""
    found = [part for chart in document.sop.charts for part in _in_chart(document, chart, ids)]
    if not found:
        return None
    label = found[0].label if len(found) == 1 else _("hapus yang terpilih")
    return Erasure(label, sequence(*(part.edit for part in found)))


def erase(stage: Stage, found: Erasure, ids: frozenset[str]) -> None:
    """Delete; nothing is selected then, and the keyboard goes on beside what is gone."""
    following = _beside(stage.session.document, ids)
    stage.commit(found.label, found.edit, chosen=None if following is None else Picked(following))
    stage.select(frozenset(), following)


def _beside(document: Document, ids: frozenset[str]) -> Cursor | None:
    """The row after those that go (or before them), or the cell of the first symbol, or a flow's source."""
    for chart in document.sop.charts:
        gone = [at for at, step in enumerate(chart.steps) if step.id in ids]
        left = (
            [step.id for step in chart.steps[gone[-1] + 1 :] or chart.steps[: gone[0]][-1:]] if gone else []
        )
        rows = [Cursor(step, first_field(document, chart)) for step in left]
        cells = [
            Cursor(step.id, each.actor) for step in chart.steps for each in step.symbols if each.id in ids
        ]
        sources = [Cursor(flow.source) for flow in chart.flows if flow.id in ids]
        if gone or cells or sources:
            return next(iter(rows if gone else cells or sources), None)
    return None


def _in_chart(document: Document, chart: Chart, ids: frozenset[str]) -> Iterator[Erasure]:
    steps = [step.id for step in chart.steps if step.id in ids]
    symbols = [
        each.id for step in chart.steps if step.id not in ids for each in step.symbols if each.id in ids
    ]
    flows = [flow.id for flow in chart.flows if flow.id in ids]
    if flows:
        label = _("hapus panah") if len(flows) == 1 else _("hapus {count} panah").format(count=len(flows))
        yield Erasure(label, disconnect(flows))
    if symbols:
        label = _("hapus {count} simbol").format(count=len(symbols))
        if len(symbols) == 1:
            label = _("hapus {symbol}").format(symbol=symbol_name(document, symbols[0]))
        yield Erasure(label, remove_symbols(symbols))
    if steps:
        yield Erasure(_("hapus {rows}").format(rows=rows_name(document, steps)), delete_steps(steps))
