"""Where a row leads, as one types it into a cell: "5", "Y 5, T 2", "Setuju → 7; Ditolak → 3"."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sopeditor.edit.change import Edit
from sopeditor.edit.flows import (
    Refused,
    branch,
    connect,
    disconnect,
    label_flow,
)
from sopeditor.edit.parts import new_id, sequence
from sopeditor.edit.symbols import set_kind
from sopeditor.edit.wiring import waits
from sopeditor.exchange.leads import Exit, exits_in
from sopeditor.model.exits import exits, free_labels, lacks_yes, natural_label
from sopeditor.model.lookup import by_id, chart_of, symbol
from sopeditor.model.numbering import numbered_rows, numbers
from sopeditor.model.profile import Words
from sopeditor.model.records import Chart, Document, Flow, Step, Symbol, SymbolKind
from sopeditor.texts import _

_YES, _NO = ("y", "ya"), ("t", "tidak")


class _Exit(Struct, frozen=True):
    """A label, and the symbol to which it leads."""

    label: str
    target: str | None
    """None: the row below, which has no symbol yet and will be led to by itself when it gets one."""


def lead(document: Document, step_id: str, text: str) -> Edit:
    """The edit that leads a row on to the rows that a text names; Refused says what isn't understood.

    An exit for yes or no, or two labelled ones, make a box a diamond. Of a diamond only the exits that are named
    change, and none stays without a label: the first such becomes the yes if that is missing, others go.
    """
    chart = chart_of(document, step_id)
    row = by_id(chart.steps, step_id).symbols
    if not row:
        raise Refused(_("Pilih pelaksana terlebih dahulu."))
    source = _who_leads(chart, row)
    named, words = _named(text), document.profile.words
    typed = [each.label for each in named]
    is_split = len([*filter(None, typed)]) > 1 or any(label.casefold() in _YES + _NO for label in typed)
    divides = source.kind is SymbolKind.DECISION or (source.kind is SymbolKind.PROCESS and is_split)
    labels = _labels(typed, words) if divides else typed
    rows, coming = numbered_rows(chart, step_id), _coming(chart, step_id)
    found = [
        _Exit(label, _target(rows.get(each.target), each.target, coming))
        for label, each in zip(labels, named, strict=True)
    ]
    edit = _divided(chart, source, words, found) if divides else _joined(chart, source, found)
    later = [each.label for each in found if each.target is None]
    if later and later != _awaited(edit(document), source.id):
        raise _nowhere(coming)
    return edit


def _who_leads(chart: Chart, row: Sequence[Symbol]) -> Symbol:
    """The last diamond of a row; else the last symbol that leads out of it, or doesn't lead on within it."""
    inside = {each.id for each in row}

    def fitness(each: Symbol) -> tuple[bool, bool, bool]:
        within = [flow.target in inside for flow in exits(chart, each.id)]
        return each.kind is SymbolKind.DECISION, not all(within), not any(within)

    return max(reversed(row), key=fitness)


def _named(text: str) -> tuple[Exit, ...]:
    """The exits that a text names by numbers; Refused if anything else is in it."""
    found, unread = exits_in(text)
    if unread or not all(each.target.isalnum() for each in found):
        raise Refused(_("“{text}” tidak dipahami; tulislah mis. 5, atau Y 5, T 2.").format(text=text))
    return found


def _labels(typed: Sequence[str], words: Words) -> list[str]:
    """The labels in the document's words; those of exits that were typed without one are yes, then no."""
    known = [in_words(label, words) for label in typed]
    free = free_labels(words, known)
    return [label or next(free) for label in known]


def in_words(label: str, words: Words) -> str:
    """A label; yes and no, short or long, in the document's words."""
    plain = label.strip().casefold()
    return words.yes if plain in _YES else words.no if plain in _NO else label


def _target(step: Step | None, number: str, coming: str) -> str | None:
    if step is not None and step.symbols:
        return step.symbols[0].id
    if number != coming:
        raise _nowhere(number)
    return None


def _nowhere(number: str) -> Refused:
    return Refused(_("Langkah {number} tidak ada, atau belum berpelaksana.").format(number=number))


def _coming(chart: Chart, step_id: str) -> str:
    """The number of the row below, whether it is there or not, if no symbol stands below yet; else nothing."""
    longer = replace(chart, steps=(*chart.steps, Step("")))
    below = [step.id for step in longer.steps].index(step_id) + 1
    return "" if any(step.symbols for step in longer.steps[below:]) else numbers(longer)[below]


def _awaited(document: Document, symbol_id: str) -> list[str]:
    """The label of the exit that a row added below would get."""
    chart = chart_of(document, symbol_id)
    is_open = waits(chart, symbol(chart, symbol_id))
    return [natural_label(chart, symbol_id, document.profile.words)] if is_open else []


def _divided(chart: Chart, source: Symbol, words: Words, wanted: Sequence[_Exit]) -> Edit:
    present, aims = exits(chart, source.id), {each.target for each in wanted}
    silent = [flow for flow in present if not flow.label.strip()]
    labels = [*(each.label for each in wanted), *(flow.label for flow in present)]
    kept = [flow.id for flow in silent if flow.target not in aims][:1] if lacks_yes(words, labels) else []
    return sequence(
        set_kind(source.id, SymbolKind.DECISION),
        disconnect([flow.id for flow in silent if flow.id not in kept]),
        *(label_flow(flow, words.yes) for flow in kept),
        *(branch(source.id, each.label, each.target, new_id()) for each in wanted),
    )


def _joined(chart: Chart, source: Symbol, wanted: Sequence[_Exit]) -> Edit:
    old = disconnect([flow.id for flow in exits(chart, source.id)])
    flows = [Flow(new_id(), source.id, each.target, each.label) for each in wanted if each.target]
    return sequence(old, *(connect(flow) for flow in flows))
