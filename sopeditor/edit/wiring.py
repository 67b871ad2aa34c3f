"""How flows follow the rows: what an inserted step is spliced into, and what closes over a deleted one.

All functions work on one chart and never leave a flow without both its ends.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from sopeditor.model.exits import exits, is_end, main_exit, natural_label
from sopeditor.model.profile import Words
from sopeditor.model.records import Arrow, Chart, Flow, Symbol, SymbolKind, Wish


def spliced(chart: Chart, first: Symbol, last: Symbol, flow_id: str, words: Words) -> Chart:
    """Wire symbols that stand in new rows, and as yet in no flow, into the chain around them.

    A→C becomes A→first … last→C, where A and C stand in the nearest rows above and below that have symbols. Without
    such a flow, `first` goes on from an A that waits for it, a diamond before others, or `last` leads to a C that
    nothing leads to.
    `words` are those of the form, for a new exit of a diamond.
    """

    def lead(source: str, target: str) -> Flow:
        return Flow(flow_id, source, target, natural_label(chart, source, words))

    above, below = _neighbours(chart, first.id, last.id)
    cut = _chain_flow(chart, above, below, words)
    if cut is not None:
        onward = lead(last.id, cut.target)
        entered = replace(cut, target=first.id, wish=replace(cut.wish, entry=None))
        return replace(chart, flows=_with_after(chart.flows, entered, onward))
    loose = [symbol for symbol in above if waits(chart, symbol)]
    if loose and not below:
        ahead = max(reversed(loose), key=lambda symbol: symbol.kind is SymbolKind.DECISION)
        return replace(chart, flows=(*chart.flows, lead(ahead.id, first.id)))
    entries = {flow.target for flow in chart.flows}
    waiting = [
        symbol for symbol in below if symbol.id not in entries and symbol.kind is not SymbolKind.TERMINATOR
    ]
    if waiting and not above:
        return replace(chart, flows=(*chart.flows, lead(last.id, waiting[0].id)))
    return chart


def waits(chart: Chart, symbol: Symbol) -> bool:
    """Whether a symbol has yet to lead on: a diamond twice, others once, an end never."""
    enough = 2 if symbol.kind is SymbolKind.DECISION else 1
    return len(exits(chart, symbol.id)) < enough and not is_end(chart, symbol)


def without_symbols(chart: Chart, ids: Iterable[str], words: Words) -> Chart:
    """Take symbols out, closing the flows over each.

    What came in goes on to the target of the main exit (the form's yes, or the only one); the other exits go.
    A symbol with a partner in the same row (joined by a plain line) leaves its flows to the partner instead.
    """
    gone = frozenset(ids)
    losing = {step.id: step for step in chart.steps for symbol in step.symbols if symbol.id in gone}
    left = {step.id: tuple([one for one in step.symbols if one.id not in gone]) for step in losing.values()}
    flows = chart.flows
    for step in losing.values():
        partners = [symbol.id for symbol in left[step.id]]
        for symbol in step.symbols:
            if symbol.id in gone:
                flows = _closed_over(flows, symbol.id, partners, words)
    steps = tuple([replace(step, symbols=left[step.id]) if step.id in left else step for step in chart.steps])
    return replace(chart, steps=steps, flows=flows)


def duplicates(flows: Iterable[Flow], flow: Flow) -> bool:
    """Whether another of the flows says the same: the same ends (plain lines: either way round) and label."""
    ends, said = (flow.source, flow.target), _saying(flow)
    return any(
        other.source in ends and other.target in ends and other.id != flow.id and _saying(other) == said
        for other in flows
    )


def _closed_over(
    flows: tuple[Flow, ...], symbol_id: str, partners: Sequence[str], words: Words
) -> tuple[Flow, ...]:
    """The flows without a symbol: those that stay lead to and from its heir."""
    own = [flow for flow in flows if flow.source == symbol_id or flow.target == symbol_id]
    heir = _heir(own, symbol_id, partners)
    staying = own
    if heir is None:
        onward = main_exit(own, symbol_id, words)
        heir = onward.target if onward else None
        staying = [flow for flow in own if flow.source != symbol_id and flow.arrow is not Arrow.NONE]
    result: list[Flow] = []
    for flow in flows:
        if flow.source != symbol_id and flow.target != symbol_id:
            result.append(flow)
        elif heir is not None and flow in staying:
            source, target = (heir if end == symbol_id else end for end in (flow.source, flow.target))
            aimed = replace(flow, source=source, target=target, wish=Wish())
            if source != target and not duplicates(flows, aimed) and not duplicates(result, aimed):
                result.append(aimed)
    return tuple(result)


def _heir(own: Iterable[Flow], symbol_id: str, partners: Sequence[str]) -> str | None:
    """The partner to whom a symbol leaves its flows."""
    for flow in own:
        if flow.arrow is Arrow.NONE:
            other = flow.target if flow.source == symbol_id else flow.source
            if other in partners:
                return other
    return None


def _saying(flow: Flow) -> tuple[object, ...]:
    ends = (flow.source, flow.target)
    return (frozenset(ends) if flow.arrow is Arrow.NONE else ends, flow.label, flow.arrow)


def _neighbours(chart: Chart, first: str, last: str) -> tuple[tuple[Symbol, ...], tuple[Symbol, ...]]:
    rows = [step.symbols for step in chart.steps if step.symbols]
    where = {symbol.id: index for index, row in enumerate(rows) for symbol in row}
    above = rows[where[first] - 1] if where[first] else ()
    below = rows[where[last] + 1] if where[last] + 1 < len(rows) else ()
    return above, below


def _chain_flow(chart: Chart, above: Sequence[Symbol], below: Sequence[Symbol], words: Words) -> Flow | None:
    sources, targets = {symbol.id for symbol in above}, {symbol.id for symbol in below}
    candidates = [
        flow
        for flow in chart.flows
        if flow.arrow is Arrow.TO and flow.source in sources and flow.target in targets
    ]
    main = [flow for flow in candidates if main_exit(chart.flows, flow.source, words) == flow]
    return next(iter(main or candidates), None)


def _with_after(flows: tuple[Flow, ...], changed: Flow, new: Flow) -> tuple[Flow, ...]:
    index = next(i for i, flow in enumerate(flows) if flow.id == changed.id)
    return (*flows[:index], changed, new, *flows[index + 1 :])
