"""Drawing a flow from one symbol to another, or into an empty cell where a symbol comes to be with it."""

from PySide6.QtCore import Qt

from sopeditor.edit.flows import connect, natural_label, refusal
from sopeditor.edit.parts import new_id
from sopeditor.edit.symbols import add_symbol
from sopeditor.gui.selection import Cursor
from sopeditor.gui.tools.hints import AnyHints, Hint, PartHint, Tone
from sopeditor.gui.tools.naming import row_name
from sopeditor.gui.tools.previewing import Outcome, Previewed
from sopeditor.gui.tools.spots import Kind, Spot, lane_cell, spot_at
from sopeditor.gui.tools.stage import Pointer, Stage
from sopeditor.layout.marks import Point
from sopeditor.model.lookup import chart_of, step_of, symbols
from sopeditor.model.records import Document, Flow, Symbol, SymbolKind
from sopeditor.texts import _

OTHER_CHART = _("Panah hanya menghubungkan simbol dalam bagan yang sama.")
WHERE = _("Lepaskan di simbol tujuan, atau di sel kosong untuk simbol baru.")


class Connect(Previewed):
    """A flow that starts at a symbol and follows the pointer; the symbols it may lead to are lit."""

    shape = Qt.CursorShape.CrossCursor

    def __init__(self, stage: Stage, source: str, start: Point) -> None:
        """`start` is where the line begins, on the desk."""
        super().__init__(stage)
        self._source = source
        self._start = start
        self._chart = chart_of(self.document, source)
        self._flow, self._symbol, self._wiring = new_id(), new_id(), new_id()
        self._label = natural_label(self.document, self._chart, source)
        self._lit = self._allowed()

    def outcome(self, pointer: Pointer) -> Outcome:
        """The flow to what is there, or why there can be none."""
        spot = spot_at(self.sheet, pointer.page, pointer.point, 0.0)
        if spot.kind is Kind.SYMBOL:
            return self.to_symbol(spot)
        cell = lane_cell(self.sheet, pointer.page, pointer.point)
        if cell is not None and any(step.id == cell.part for step in self._chart.steps):
            return self._to_cell(cell)
        return Outcome("nowhere", hints=self._lit, aside=WHERE)

    def to_symbol(self, spot: Spot) -> Outcome:
        """The flow to a symbol, or why there can be none."""
        if spot.part == self._source:
            return Outcome("self", hints=self._lit, aside=WHERE)
        reason = self._reason(spot.part)
        if reason is not None:
            refused = PartHint(Tone.REFUSED, spot.part)
            return Outcome(("refused", spot.part), hints=(*self._lit, refused), reason=reason)
        edit = connect(self._flow_to(spot.part))
        target = PartHint(Tone.TARGET, spot.part)
        label = self._name(step_of(self._chart, spot.part).id)
        return Outcome(("symbol", spot.part), label, edit, (*self._lit, target), chosen=Cursor(self._flow))

    def live_hints(self, pointer: Pointer) -> AnyHints:
        """A straight line to the pointer."""
        shift = pointer.desk[0] - pointer.point[0], pointer.desk[1] - pointer.point[1]
        start = self._start[0] - shift[0], self._start[1] - shift[1]
        return (Hint(Tone.GUIDE, pointer.page, points=(start, pointer.point)),)

    def _to_cell(self, cell: Spot) -> Outcome:
        def edit(document: Document) -> Document:
            new = Symbol(self._symbol, cell.field, SymbolKind.PROCESS)
            grown = add_symbol(cell.part, new, self._wiring)(document)
            flows = chart_of(grown, self._source).flows
            wired = any((flow.source, flow.target) == (self._source, new.id) for flow in flows)
            return grown if wired else connect(self._flow_to(new.id))(grown)

        target = PartHint(Tone.TARGET, cell.part, cell.field)
        key = "cell", cell.part, cell.field
        return Outcome(key, self._name(cell.part), edit, (*self._lit, target), chosen=Cursor(self._symbol))

    def _flow_to(self, target: str) -> Flow:
        return Flow(self._flow, self._source, target, self._label)

    def _reason(self, target: str) -> str | None:
        if target not in {each.id for _row, each in symbols(self._chart)}:
            return OTHER_CHART
        return refusal(self._chart, self._flow_to(target))

    def _allowed(self) -> AnyHints:
        targets = [each.id for _row, each in symbols(self._chart) if self._reason(each.id) is None]
        return tuple(PartHint(Tone.ALLOWED, part) for part in targets)

    def _name(self, step_id: str) -> str:
        own = step_of(self._chart, self._source).id
        return _("hubungkan {one} ke {other}").format(
            one=row_name(self.document, own), other=row_name(self.document, step_id)
        )
