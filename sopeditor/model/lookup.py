"""Finding things in a document by their id."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Protocol, TypeVar

from sopeditor.model.records import Actor, Chart, Document, Flow, Sop, Step, Symbol


class Part(Protocol):
    """Whatever has an id: a chart, actor, step, symbol or flow."""

    @property
    def id(self) -> str:
        """Unique in the document."""


PartT = TypeVar("PartT", bound=Part)


def symbols(chart: Chart) -> Iterator[tuple[Step, Symbol]]:
    """Each symbol with its step, in reading order."""
    return ((step, symbol) for step in chart.steps for symbol in step.symbols)


def by_id(parts: Iterable[PartT], part_id: str) -> PartT:
    """The part of that id; KeyError if there is none."""
    for part in parts:
        if part.id == part_id:
            return part
    raise KeyError(part_id)


def actor(chart: Chart, actor_id: str) -> Actor:
    """The lane of that id; KeyError if the chart has none."""
    return by_id(chart.actors, actor_id)


def step(chart: Chart, step_id: str) -> Step:
    """The row of that id; KeyError if the chart has none."""
    return by_id(chart.steps, step_id)


def flow(chart: Chart, flow_id: str) -> Flow:
    """The flow of that id; KeyError if the chart has none."""
    return by_id(chart.flows, flow_id)


def symbol(chart: Chart, symbol_id: str) -> Symbol:
    """The symbol of that id; KeyError if the chart has none."""
    return by_id((found for _, found in symbols(chart)), symbol_id)


def step_of(chart: Chart, symbol_id: str) -> Step:
    """The row in which a symbol stands; KeyError if the chart has no such symbol."""
    for row in chart.steps:
        for found in row.symbols:
            if found.id == symbol_id:
                return row
    raise KeyError(symbol_id)


def chart_of(document: Document, part_id: str) -> Chart:
    """The chart that is, or holds, the actor, step, symbol or flow of that id; KeyError if there is none."""
    for chart in document.sop.charts:
        if part_id == chart.id or part_id in _ids_in(chart):
            return chart
    raise KeyError(part_id)


@lru_cache(maxsize=32)
def part_ids(chart: Chart) -> frozenset[str]:
    """The ids of a chart's actors, steps, symbols and flows."""
    return frozenset(_ids_in(chart))


def all_ids(sop: Sop) -> Iterator[str]:
    """Every id of a draft, as often as it occurs."""
    return chain.from_iterable(chain((chart.id,), _ids_in(chart)) for chart in sop.charts)


def _ids_in(chart: Chart) -> Iterator[str]:
    in_rows = chain.from_iterable(map(attrgetter("symbols"), chart.steps))
    return map(attrgetter("id"), chain(chart.actors, chart.steps, chart.flows, in_rows))
