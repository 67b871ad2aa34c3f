"""Drawing a flow from one symbol to another, or to where a symbol comes to be with it: an empty cell, a new row."""

from PySide6.QtCore import Qt

from sopeditor.edit.change import Edit
from sopeditor.edit.flows import connect, disconnect, refusal
from sopeditor.edit.parts import new_id, sequence
from sopeditor.edit.steps import insert_step
from sopeditor.edit.symbols import add_symbol
from sopeditor.gui.gestures.gaps import RowGap, lane_under, row_gap_at
from sopeditor.gui.gestures.hints import AnyHints, Hint, PartHint, Tone
from sopeditor.gui.gestures.previewing import Outcome, Previewed
from sopeditor.gui.gestures.spots import lane_cell, symbol_near
from sopeditor.gui.gestures.stage import Pointer, Stage
from sopeditor.gui.naming import row_name
from sopeditor.gui.selection import Cursor, Picked
from sopeditor.layout.marks import Point
from sopeditor.model.exits import natural_label
from sopeditor.model.lookup import actor, chart_of, step_of, symbols
from sopeditor.model.records import Document, Flow, Step, Symbol, SymbolKind
from sopeditor.texts import _

OTHER_CHART = _("Panah hanya menghubungkan simbol dalam bagan yang sama.")
WHERE = _(
    "Lepaskan di simbol tujuan, di sel kosong untuk simbol baru, atau di bawah tabel untuk langkah baru."
)


class Connect(Previewed):
    """A flow that starts at a symbol and follows the pointer; the symbols it may lead to are lit."""

    shape = Qt.CursorShape.CrossCursor

    def __init__(self, stage: Stage, source: str, start: Point) -> None:
        """`start` is where the line begins, on the desk."""
        super().__init__(stage)
        self._source = source
        self._start = start
        self._chart = chart_of(self.document, source)
        self._flow, self._symbol, self._wiring, self._step = (new_id() for _each in range(4))
        self._label = natural_label(self._chart, source, self.document.profile.words)
        self._lit = self._allowed()
        self._start_row = row_name(self.document, step_of(self._chart, source).id)

    def outcome(self, pointer: Pointer) -> Outcome:
        """The flow to what is there, or why there can be none."""
        symbol = symbol_near(self.sheet, pointer.page, pointer.point)
        if symbol is not None:
            return self.to_symbol(symbol.part)
        cell = lane_cell(self.sheet, pointer.page, pointer.point)
        if cell is not None and any(step.id == cell.part for step in self._chart.steps):
            return self.to_cell(cell.part, cell.field)
        lane, gap = lane_under(self.sheet, pointer), row_gap_at(self.sheet, pointer)
        if cell is None and lane is not None and gap is not None and gap.chart == self._chart.id:
            return self.to_new_row(gap, lane.actor)
        return Outcome("nowhere", hints=self._lit, aside=WHERE)

    def to_symbol(self, target: str) -> Outcome:
        """The flow to a symbol, or why there can be none."""
        if target == self._source:
            return Outcome("self", hints=self._lit, aside=WHERE)
        reason = self.reason(target)
        if reason is not None:
            refused = PartHint(Tone.REFUSED, target)
            return Outcome(("refused", target), hints=(*self._lit, refused), reason=reason)
        label = _("hubungkan {one} ke {other}").format(
            one=self._start_row, other=row_name(self.document, step_of(self._chart, target).id)
        )
        hints = (*self._lit, PartHint(Tone.TARGET, target))
        return Outcome(
            ("symbol", target),
            label,
            connect(self._flow_to(target)),
            hints,
            chosen=Picked(Cursor(self._flow)),
        )

    def to_cell(self, step_id: str, lane: str) -> Outcome:
        """The flow to a new symbol in the cell of a row and a lane."""

        def edit(document: Document) -> Document:
            new = Symbol(self._symbol, lane, SymbolKind.PROCESS)
            grown = add_symbol(step_id, new, self._wiring)(document)
            flows = chart_of(grown, self._source).flows
            wired = any((flow.source, flow.target) == (self._source, new.id) for flow in flows)
            return grown if wired else connect(self._flow_to(new.id))(grown)

        label = _("hubungkan {one} ke simbol baru di {other}").format(
            one=self._start_row, other=row_name(self.document, step_id)
        )
        hints = (*self._lit, PartHint(Tone.TARGET, step_id, lane))
        return self._to_new(("cell", step_id, lane), label, edit, hints, lane)

    def to_new_row(self, gap: RowGap, lane: str) -> Outcome:
        """The flow to a new symbol in a row of its own below the others; nothing else leads there."""

        def edit(document: Document) -> Document:
            new = Step(self._step, symbols=(Symbol(self._symbol, lane, SymbolKind.PROCESS),))
            grown = insert_step(gap.chart, gap.before, new, self._wiring)(document)
            leading = [flow for flow in chart_of(grown, self._source).flows if flow.target == self._symbol]
            if any(flow.source == self._source for flow in leading):
                return grown
            others = () if gap.before else [flow.id for flow in leading]
            return sequence(disconnect(others), connect(self._flow_to(self._symbol)))(grown)

        label = _("hubungkan {one} ke langkah baru").format(one=self._start_row)
        return self._to_new(("row", gap.before, lane), label, edit, (*self._lit, gap.hint), lane)

    def _to_new(self, key: object, label: str, edit: Edit, hints: AnyHints, lane: str) -> Outcome:
        name = actor(self._chart, lane).name
        aside = _("pelaksana {name}").format(name=name) if name else ""
        return Outcome(key, label, edit, hints, aside=aside, chosen=Picked(Cursor(self._symbol)))

    def reason(self, target: str) -> str | None:
        """Why no flow may lead to a symbol; None if one may."""
        if target not in {each.id for _row, each in symbols(self._chart)}:
            return OTHER_CHART
        return refusal(self._chart, self._flow_to(target))

    def live_hints(self, pointer: Pointer) -> AnyHints:
        """A straight line to the pointer."""
        shift = pointer.desk[0] - pointer.point[0], pointer.desk[1] - pointer.point[1]
        start = self._start[0] - shift[0], self._start[1] - shift[1]
        return (Hint(Tone.GUIDE, pointer.page, points=(start, pointer.point)),)

    def _flow_to(self, target: str) -> Flow:
        return Flow(self._flow, self._source, target, self._label)

    def _allowed(self) -> AnyHints:
        targets = [each.id for _row, each in symbols(self._chart) if self.reason(each.id) is None]
        return tuple(PartHint(Tone.ALLOWED, part) for part in targets)
