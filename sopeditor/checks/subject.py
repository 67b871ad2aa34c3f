"""What the rules look at: a document, and each of its charts with what every rule would otherwise derive anew."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sopeditor.checks.finding import Place
from sopeditor.model.flowgraph import Node, ends, flow_graph, reachable, starts
from sopeditor.model.lookup import by_id, symbols
from sopeditor.model.numbering import row_names
from sopeditor.model.profile import Capsule
from sopeditor.model.records import Arrow, Chart, Document, Flow, Step, Symbol, SymbolKind
from sopeditor.texts import _

if TYPE_CHECKING:
    from sopeditor.model.flowgraph import Graph


class View:
    """One chart with its graph, its printed numbers and the names by which a user knows its parts."""

    def __init__(self, document: Document, number: int, chart: Chart) -> None:
        self.document = document
        self.chart = chart
        self._number = number
        self._rows = row_names(chart)
        self.symbols = {symbol.id: (step, symbol) for step, symbol in symbols(chart)}

    @cached_property
    def graph(self) -> Graph:
        """The flowchart; pelaksana joined by plain lines are one node."""
        return flow_graph(self.chart)

    @cached_property
    def _exits(self) -> dict[str, list[Flow]]:
        exits: dict[str, list[Flow]] = {}
        for flow in self.chart.flows:
            if flow.arrow is not Arrow.NONE:
                exits.setdefault(flow.source, []).append(flow)
        return exits

    def exits(self, node: Node) -> tuple[Flow, ...]:
        """The arrows that leave a node's symbols, in the order of the symbols."""
        return tuple(flow for symbol_id in node for flow in self._exits.get(symbol_id, ()))

    @cached_property
    def starts(self) -> frozenset[Node]:
        """The nodes where the procedure begins."""
        return frozenset(starts(self.graph))

    @cached_property
    def ends(self) -> frozenset[Node]:
        """The nodes where the procedure ends."""
        return frozenset(ends(self.graph))

    @cached_property
    def reachable(self) -> frozenset[Node]:
        """The nodes that work can get to."""
        return reachable(self.graph)

    def kinds(self, node: Node) -> frozenset[SymbolKind]:
        """The kinds of a node's symbols."""
        return frozenset(self.symbols[symbol_id][1].kind for symbol_id in node)

    def step_place(self, step: Step, field: str = "") -> Place:
        """The place of a row, or of one of its fields."""
        return Place(chart=self.chart.id, step=step.id, field=field)

    def symbol_place(self, symbol_id: str, field: str = "") -> Place:
        """The place of a symbol; `field` is "flows" where its arrows are meant."""
        step, _symbol = self.symbols[symbol_id]
        return Place(chart=self.chart.id, step=step.id, symbol=symbol_id, field=field)

    def sentence(self, text: str) -> str:
        """A text with a capital first letter, and before it the chart's name if the document has several."""
        if len(self.document.sop.charts) > 1:
            text = _("Bagan {number}, ").format(number=self._number) + text
        return text[:1].upper() + text[1:]

    def said(self, step: Step, text: str, lane: str = "") -> str:
        """A sentence about a row: "Langkah 4: …"; a row without a printed number is named by its place."""
        where = ", ".join(filter(None, (self._rows[step.id], lane.strip())))
        return f"{self.sentence(where)}: {text}"

    def said_of(self, symbol_id: str, text: str) -> str:
        """A sentence about a symbol, naming its row, and its lane where the row holds other symbols as well."""
        step, symbol = self.symbols[symbol_id]
        lane = by_id(self.chart.actors, symbol.actor).name if len(step.symbols) > 1 else ""
        return self.said(step, text, lane)

    def is_work(self, step: Step) -> bool:
        """Whether a row holds work of its own: not one that continues the row above, nor a capsule by itself."""
        if step.number == "":
            return False
        only_capsules = step.symbols and all(map(_is_capsule, step.symbols))
        return not (only_capsules and self.document.profile.capsule is Capsule.PRECEDES)


class Subject:
    """The document under examination, with a view of each of its charts."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.views = tuple(
            View(document, number, chart) for number, chart in enumerate(document.sop.charts, 1)
        )


def _is_capsule(symbol: Symbol) -> bool:
    return symbol.kind is SymbolKind.TERMINATOR
