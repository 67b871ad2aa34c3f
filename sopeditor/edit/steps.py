"""Edits of rows: their texts, their order, and the flows that must survive both."""

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec.structs import replace

from sopeditor.edit.change import Edit
from sopeditor.edit.parts import (
    in_chart,
    in_chart_of_form,
    in_step,
    inserted,
    moved,
    require_fresh,
    sequence,
    swapped,
    with_charts,
)
from sopeditor.edit.wiring import spliced, without_symbols
from sopeditor.model.lookup import by_id, chart_of
from sopeditor.model.profile import Words
from sopeditor.model.records import Chart, Document, Flow, Step

Field = Literal["activity", "supplies", "duration", "output", "remark"]


def reword(step_id: str, field: Field, text: str) -> Edit:
    """Set one of a row's texts."""
    return in_step(step_id, lambda step: replace(step, **{field: text}))


def set_number(step_id: str, number: str | None) -> Edit:
    """Print another number than the derived one; None derives it again."""
    return in_step(step_id, lambda step: replace(step, number=number))


def set_section(step_id: str, heading: str | None) -> Edit:
    """Put a section heading above a row, which restarts the numbering; None removes it."""
    return in_step(step_id, lambda step: replace(step, section=heading))


def set_page_break(step_id: str, page_break: bool) -> Edit:
    """Begin a new page with a row, or no longer."""
    return in_step(step_id, lambda step: replace(step, page_break=page_break))


def insert_step(chart_id: str, before: str | None, step: Step, flow_id: str) -> Edit:
    """Insert a row before another (None: at the end) and wire its symbols into the chain: A→C becomes A→B→C.

    A new diamond's way on gets the label for yes. ValueError if an id is in use, KeyError if a lane is unknown.
    """

    def edit(document: Document) -> Document:
        require_fresh(document, [step.id, flow_id, *(symbol.id for symbol in step.symbols)])
        chart = chart_of(document, chart_id)
        for symbol in step.symbols:
            by_id(chart.actors, symbol.actor)
        grown = replace(chart, steps=inserted(chart.steps, [step], before))
        if step.symbols:
            first, last = step.symbols[0], step.symbols[-1]
            grown = spliced(grown, first, last, flow_id, document.profile.words)
        return with_charts(document, swapped(document.sop.charts, grown))

    return edit


def delete_steps(step_ids: Iterable[str]) -> Edit:
    """Delete rows of one chart; what led to each goes on to where its main exit led. KeyError if one is unknown."""
    wanted = frozenset(step_ids)

    def in_its_chart(chart: Chart, words: Words) -> Chart:
        doomed = [by_id(chart.steps, step_id) for step_id in sorted(wanted)]
        bridged = without_symbols(chart, [symbol.id for step in doomed for symbol in step.symbols], words)
        flows = tuple(
            [
                replace(flow, wish=replace(flow.wish, gap=None)) if flow.wish.gap in wanted else flow
                for flow in bridged.flows
            ]
        )
        return replace(bridged, steps=tuple([s for s in bridged.steps if s.id not in wanted]), flows=flows)

    return in_chart_of_form(next(iter(wanted)), in_its_chart) if wanted else sequence()


def move_steps(step_ids: Iterable[str], before: str | None) -> Edit:
    """Move rows of one chart before another (None: to the end); every flow keeps its two ends."""
    wanted = frozenset(step_ids)

    def in_its_chart(chart: Chart) -> Chart:
        return replace(chart, steps=moved(chart.steps, wanted, before))

    return in_chart(next(iter(wanted)), in_its_chart) if wanted else sequence()


def paste_steps(
    chart_id: str,
    before: str | None,
    steps: Iterable[Step],
    flows: Iterable[Flow],
    ids: Mapping[str, str],
    flow_id: str,
) -> Edit:
    """Insert copies of rows and of the flows among them, under new ids, and wire them into the chain.

    `ids` maps every old id of a step, symbol or flow to a new one; actors keep theirs and must be lanes of the chart
    (KeyError). Of a flow's wish, the row gap goes with the copied rows. ValueError if a new id is in use.
    """
    rows = tuple(renamed(step, ids) for step in steps)
    inner = tuple(
        replace(
            flow,
            id=ids[flow.id],
            source=ids[flow.source],
            target=ids[flow.target],
            wish=replace(flow.wish, gap=ids.get(flow.wish.gap or "")),
        )
        for flow in flows
    )

    def edit(document: Document) -> Document:
        symbols = [symbol for step in rows for symbol in step.symbols]
        new = [step.id for step in rows] + [symbol.id for symbol in symbols] + [flow.id for flow in inner]
        require_fresh(document, [flow_id, *new])
        chart = chart_of(document, chart_id)
        for symbol in symbols:
            by_id(chart.actors, symbol.actor)
        steps, flows = inserted(chart.steps, rows, before), (*chart.flows, *inner)
        grown = replace(chart, steps=steps, flows=flows)
        if symbols:
            grown = spliced(grown, symbols[0], symbols[-1], flow_id, document.profile.words)
        return with_charts(document, swapped(document.sop.charts, grown))

    return edit


def inner_flows(chart: Chart, steps: Iterable[Step]) -> tuple[Flow, ...]:
    """The flows both of whose ends stand in those rows."""
    inside = {symbol.id for step in steps for symbol in step.symbols}
    return tuple(flow for flow in chart.flows if flow.source in inside and flow.target in inside)


def renamed(step: Step, ids: Mapping[str, str]) -> Step:
    """The row with its own and its symbols' ids looked up in `ids`."""
    return replace(
        step, id=ids[step.id], symbols=tuple(replace(symbol, id=ids[symbol.id]) for symbol in step.symbols)
    )
