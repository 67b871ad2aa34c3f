"""The two conventions for start and end: the capsule replaces the first and last box, or stands in addition to it.

Both are found in real documents; an agency's profile says which one is its own.
"""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from sopeditor.model.exits import exits, is_end
from sopeditor.model.lookup import symbol, symbols
from sopeditor.model.profile import Capsule
from sopeditor.model.records import Chart, Flow, Step, Symbol, SymbolKind


def with_capsules(chart: Chart, convention: Capsule, fresh_id: Callable[[], str]) -> Chart:
    """The chart drawn after that convention; boxes keep their ids, `fresh_id` names new capsules and flows."""
    if convention is Capsule.PRECEDES:
        for lone in tuple(_lone_capsules(chart)):
            chart = _set_apart(chart, lone, fresh_id)
        return chart
    for capsule, box in tuple(_pairs(chart)):
        chart = _merged(chart, capsule, box)
    return chart


def _lone_capsules(chart: Chart) -> Iterator[Symbol]:
    paired = {capsule.id for capsule, _ in _pairs(chart)}
    return (
        each
        for _, each in symbols(chart)
        if each.kind is SymbolKind.TERMINATOR and each.id not in paired and _touches(chart, each.id)
    )


def _pairs(chart: Chart) -> Iterator[tuple[Symbol, Symbol]]:
    """Each capsule with the box of its cell that it alone leads to (a start) or is led to from (an end)."""
    for step in chart.steps:
        for capsule in step.symbols:
            box = _partner(chart, step, capsule) if capsule.kind is SymbolKind.TERMINATOR else None
            if box is not None:
                yield capsule, box


def _partner(chart: Chart, step: Step, capsule: Symbol) -> Symbol | None:
    touching = [flow for flow in chart.flows if capsule.id in (flow.source, flow.target)]
    if len(touching) != 1:
        return None
    (flow,) = touching
    other_id = flow.target if flow.source == capsule.id else flow.source
    other = next((each for each in step.symbols if each.id == other_id), None)
    if other is None or other.kind is not SymbolKind.PROCESS or other.actor != capsule.actor:
        return None
    goes_on = flow.target == capsule.id and len(exits(chart, other_id)) > 1
    return None if goes_on else other


def _touches(chart: Chart, symbol_id: str) -> bool:
    return any(symbol_id in (flow.source, flow.target) for flow in chart.flows)


def _set_apart(chart: Chart, lone: Symbol, fresh_id: Callable[[], str]) -> Chart:
    ends = is_end(chart, lone)
    capsule = Symbol(fresh_id(), lone.actor, SymbolKind.TERMINATOR, lone.text)
    box = replace(lone, kind=SymbolKind.PROCESS, text="")
    pair = (box, capsule) if ends else (capsule, box)
    flow = Flow(fresh_id(), pair[0].id, pair[1].id)
    steps = tuple(
        replace(
            step,
            symbols=tuple(new for each in step.symbols for new in (pair if each.id == lone.id else (each,))),
        )
        for step in chart.steps
    )
    return replace(chart, steps=steps, flows=(*chart.flows, flow))


def _merged(chart: Chart, capsule: Symbol, box: Symbol) -> Chart:
    """The chart with the box as that capsule; a flow joins the two, and nothing else touches the capsule."""
    if symbol(chart, box.id).kind is SymbolKind.TERMINATOR:
        return chart
    merged = replace(box, kind=SymbolKind.TERMINATOR, text=box.text or capsule.text)
    steps = tuple(
        replace(
            step,
            symbols=tuple(
                merged if each.id == box.id else each for each in step.symbols if each.id != capsule.id
            ),
        )
        for step in chart.steps
    )
    flows = tuple(flow for flow in chart.flows if capsule.id not in (flow.source, flow.target))
    return replace(chart, steps=steps, flows=flows)
