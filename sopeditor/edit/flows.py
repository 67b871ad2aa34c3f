"""Edits of flows, and the reasons why a flow can't be."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from sopeditor.edit.change import Edit
from sopeditor.edit.parts import in_chart, require_fresh, sequence, swapped
from sopeditor.edit.wiring import duplicates
from sopeditor.model.exits import exits
from sopeditor.model.lookup import by_id, chart_of, symbol
from sopeditor.model.records import Arrow, Chart, Document, Flow, Wish
from sopeditor.texts import _


class Refused(ValueError):
    """A flow that can't be; its message is the reason, for the user."""


def refusal(chart: Chart, flow: Flow) -> str | None:
    """Why that flow can't be part of the chart (as a new one, or in place of the one with its id), or None."""
    for end in (flow.source, flow.target):
        symbol(chart, end)
    if flow.source == flow.target:
        return _("Panah tidak dapat kembali ke simbolnya sendiri.")
    if duplicates(chart.flows, flow):
        return _("Kedua simbol itu sudah terhubung dengan cara yang sama.")
    return None


def connect(flow: Flow) -> Edit:
    """Add a flow between two symbols of one chart; it takes the place of a plain line between them.

    Refused if it can't be, ValueError if its id is in use.
    """

    def in_its_chart(chart: Chart) -> Chart:
        others = [each for each in chart.flows if each.arrow is not Arrow.NONE or _ends(each) != _ends(flow)]
        return replace(chart, flows=(*others, _allowed(chart, flow)))

    def edit(document: Document) -> Document:
        require_fresh(document, [flow.id])
        return in_chart(flow.source, in_its_chart)(document)

    return edit


def disconnect(flow_ids: Iterable[str]) -> Edit:
    """Remove flows of one chart."""
    doomed = frozenset(flow_ids)

    def in_its_chart(chart: Chart) -> Chart:
        return replace(chart, flows=tuple(flow for flow in chart.flows if flow.id not in doomed))

    return in_chart(next(iter(doomed)), in_its_chart) if doomed else sequence()


def reconnect(flow_id: str, source: str | None = None, target: str | None = None) -> Edit:
    """Move one or both ends of a flow to other symbols; its wish is forgotten. Refused if it can't be."""
    return _in_flow(
        flow_id,
        lambda flow: replace(flow, source=source or flow.source, target=target or flow.target, wish=Wish()),
    )


def label_flow(flow_id: str, label: str) -> Edit:
    """Set a flow's label."""
    return _in_flow(flow_id, lambda flow: replace(flow, label=label))


def set_arrow(flow_id: str, arrow: Arrow) -> Edit:
    """Set which ends of a flow carry a head."""
    return _in_flow(flow_id, lambda flow: replace(flow, arrow=arrow))


def set_wish(flow_id: str, wish: Wish) -> Edit:
    """Store where the user wants a flow to run; `Wish()` leaves it to the router again."""
    return _in_flow(flow_id, lambda flow: replace(flow, wish=wish))


def swap_labels(symbol_id: str) -> Edit:
    """Exchange the labels of a symbol's first two exits (Y and T); nothing if it has fewer."""

    def in_its_chart(chart: Chart) -> Chart:
        leading = exits(chart, symbol_id)
        if len(leading) < 2:
            return chart
        one, other = leading[:2]
        flows = swapped(chart.flows, replace(one, label=other.label))
        return replace(chart, flows=swapped(flows, replace(other, label=one.label)))

    return in_chart(symbol_id, in_its_chart)


def branch(symbol_id: str, label: str, target: str | None, flow_id: str) -> Edit:
    """Lead a symbol's exit with that label to a target; None removes the exit.

    `flow_id` is used if there is no exit of that label yet. Refused if the flow can't be.
    """

    def edit(document: Document) -> Document:
        chart = chart_of(document, symbol_id)
        present = next((flow for flow in exits(chart, symbol_id) if flow.label == label), None)
        if present is None:
            return connect(Flow(flow_id, symbol_id, target, label))(document) if target else document
        if target is None:
            return disconnect([present.id])(document)
        return reconnect(present.id, target=target)(document) if target != present.target else document

    return edit


def _in_flow(flow_id: str, change: Callable[[Flow], Flow]) -> Edit:
    def in_its_chart(chart: Chart) -> Chart:
        return replace(
            chart, flows=swapped(chart.flows, _allowed(chart, change(by_id(chart.flows, flow_id))))
        )

    return in_chart(flow_id, in_its_chart)


def _ends(flow: Flow) -> frozenset[str]:
    return frozenset((flow.source, flow.target))


def _allowed(chart: Chart, flow: Flow) -> Flow:
    reason = refusal(chart, flow)
    if reason is not None:
        raise Refused(reason)
    return flow
