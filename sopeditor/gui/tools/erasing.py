"""Deleting what is selected: rows, symbols and flows together, as one edit."""

from collections.abc import Iterator

from msgspec import Struct

from sopeditor.edit.change import Edit
from sopeditor.edit.flows import disconnect
from sopeditor.edit.parts import sequence
from sopeditor.edit.steps import delete_steps
from sopeditor.edit.symbols import remove_symbols
from sopeditor.gui.naming import rows_name, symbol_name
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
