"""Edits of symbols: what stands in a row, and in which lane."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from sopeditor.edit.change import Edit
from sopeditor.edit.flows import connect, label_flow
from sopeditor.edit.parts import (
    in_chart,
    in_chart_of_form,
    in_step,
    in_symbol,
    require_fresh,
    sequence,
    swapped,
    with_charts,
)
from sopeditor.edit.wiring import spliced, waits, without_symbols
from sopeditor.model.exits import exits, lacks_yes, natural_label
from sopeditor.model.lookup import by_id, chart_of, step_of, symbol, symbols
from sopeditor.model.profile import Words
from sopeditor.model.records import Arrow, Chart, Document, Flow, Step, Symbol, SymbolKind


def set_kind(symbol_id: str, kind: SymbolKind) -> Edit:
    """Make a symbol a capsule, a box, a diamond.

    What leads on from a box is the yes of the diamond that it becomes; a diamond's only exit needs no yes as a box's.
    """

    def edit(document: Document) -> Document:
        changed = in_symbol(symbol_id, lambda old: replace(old, kind=kind))(document)
        return document if changed == document else _labelled(changed, symbol_id, kind)

    return edit


def _labelled(document: Document, symbol_id: str, kind: SymbolKind) -> Document:
    leading, words = exits(chart_of(document, symbol_id), symbol_id), document.profile.words
    if kind is SymbolKind.DECISION and lacks_yes(words, [flow.label for flow in leading]):
        silent = next((flow for flow in leading if not flow.label.strip()), None)
        return label_flow(silent.id, words.yes)(document) if silent else document
    if kind is not SymbolKind.DECISION and len(leading) == 1 and leading[0].label == words.yes:
        return label_flow(leading[0].id, "")(document)
    return document


def set_text(symbol_id: str, text: str) -> Edit:
    """Set the text inside a symbol."""
    return in_symbol(symbol_id, lambda old: replace(old, text=text))


def add_symbol(step_id: str, new: Symbol, flow_id: str) -> Edit:
    """Put a symbol into a row, as its last; a row's first symbol is wired into the chain.

    `flow_id` names the flow the wiring may need. ValueError if an id is in use, KeyError if the lane is unknown.
    """

    def edit(document: Document) -> Document:
        require_fresh(document, [new.id, flow_id])
        chart = chart_of(document, step_id)
        by_id(chart.actors, new.actor)
        step = by_id(chart.steps, step_id)
        grown = replace(chart, steps=swapped(chart.steps, replace(step, symbols=(*step.symbols, new))))
        if not step.symbols:
            grown = spliced(grown, new, new, flow_id, document.profile.words)
        return with_charts(document, swapped(document.sop.charts, grown))

    return edit


def place_symbol(step_id: str, new: Symbol, flow_id: str) -> Edit:
    """Put a symbol into a row and connect it as its place says; `flow_id` as for `add_symbol`.

    Below another one in its cell, that one leads to it if it has yet to lead on (to a capsule only if it isn't where
    the chart begins). A box beside those of other pelaksana acts together with them, unless one of them decides.
    """

    def edit(document: Document) -> Document:
        chart = chart_of(document, step_id)
        row = by_id(chart.steps, step_id).symbols
        above = [each for each in row if each.actor == new.actor]
        decides = any(each.kind is SymbolKind.DECISION for each in row)
        if not above and new.kind is SymbolKind.PROCESS and not decides:
            return _joined(document, step_id, new, iter([flow_id]))
        grown = add_symbol(step_id, new, flow_id)(document)
        if not above or not waits(chart, above[-1]):
            return grown
        source = above[-1].id
        begins = all(flow.target != source for flow in chart.flows)
        if begins and new.kind is SymbolKind.TERMINATOR:
            return grown
        label = natural_label(chart, source, document.profile.words)
        return connect(Flow(flow_id, source, new.id, label))(grown)

    return edit


def remove_symbols(symbol_ids: Iterable[str]) -> Edit:
    """Remove symbols of one chart, closing the flows over them; their rows stay."""
    doomed = tuple(dict.fromkeys(symbol_ids))

    def in_its_chart(chart: Chart, words: Words) -> Chart:
        for symbol_id in doomed:
            symbol(chart, symbol_id)
        return without_symbols(chart, doomed, words)

    return in_chart_of_form(doomed[0], in_its_chart) if doomed else sequence()


def move_symbol(symbol_id: str, actor_id: str, step_id: str | None = None) -> Edit:
    """Put a symbol into another lane, and into another row if one is named; its flows go with it."""

    def in_its_chart(chart: Chart) -> Chart:
        by_id(chart.actors, actor_id)
        source = step_of(chart, symbol_id)
        placed = replace(by_id(source.symbols, symbol_id), actor=actor_id)
        if step_id is None or step_id == source.id:
            return replace(
                chart, steps=swapped(chart.steps, replace(source, symbols=swapped(source.symbols, placed)))
            )
        target = by_id(chart.steps, step_id)
        left = replace(source, symbols=tuple(each for each in source.symbols if each.id != symbol_id))
        joined = replace(target, symbols=(*target.symbols, placed))
        return replace(chart, steps=swapped(swapped(chart.steps, left), joined))

    return in_chart(symbol_id, in_its_chart)


def assign(step_id: str, actor_ids: Sequence[str], kind: SymbolKind, ids: Iterable[str]) -> Edit:
    """Say which pelaksana act in a row; several are joined by plain lines.

    Symbols of pelaksana who stay are kept, those of who leaves go to who comes (with their flows), what is missing is
    made with `kind` and wired in, what is too many is removed. The very first symbol of a chart is the capsule with
    which it starts. `ids` gives the ids of new symbols and flows, at most two for each pelaksana. No pelaksana: a row
    without symbols.
    """

    def edit(document: Document) -> Document:
        fresh = iter(ids)
        chart = chart_of(document, step_id)
        for actor_id in actor_ids:
            by_id(chart.actors, actor_id)
        document = in_step(step_id, lambda step: _handed_over(step, actor_ids))(document)
        chart = chart_of(document, step_id)
        row = by_id(chart.steps, step_id).symbols
        surplus = [each.id for each in row if each.actor not in actor_ids]
        document = remove_symbols(surplus)(document)
        present = {each.actor for each in row}
        for actor_id in actor_ids:
            if actor_id not in present:
                is_start = not any(symbols(chart_of(document, step_id)))
                made = SymbolKind.TERMINATOR if is_start else kind
                document = _joined(document, step_id, Symbol(next(fresh), actor_id, made), fresh)
        return document

    return edit


def _handed_over(step: Step, actor_ids: Sequence[str]) -> Step:
    present = [each.actor for each in step.symbols]
    leaving = [actor for actor in dict.fromkeys(present) if actor not in actor_ids]
    coming = [actor for actor in actor_ids if actor not in present]
    heirs = dict(zip(leaving, coming, strict=False))
    if not heirs:
        return step
    return replace(
        step, symbols=tuple(replace(each, actor=heirs.get(each.actor, each.actor)) for each in step.symbols)
    )


def _joined(document: Document, step_id: str, new: Symbol, fresh: Iterator[str]) -> Document:
    row = by_id(chart_of(document, step_id).steps, step_id).symbols
    flow_id = next(fresh)
    document = add_symbol(step_id, new, flow_id)(document)
    if not row:
        return document
    line = Flow(flow_id, row[0].id, new.id, arrow=Arrow.NONE)
    return in_chart(step_id, lambda chart: replace(chart, flows=(*chart.flows, line)))(document)
