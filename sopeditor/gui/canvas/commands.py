"""What the keys of the canvas do to the selection and to the document."""

from sopeditor.edit.parts import new_id
from sopeditor.edit.symbols import add_symbol, set_kind
from sopeditor.gui.canvas.editing import Editing
from sopeditor.gui.canvas.hand import Hand
from sopeditor.gui.selection import Cursor
from sopeditor.gui.tools.erasing import erasure
from sopeditor.gui.tools.naming import row_name, symbol_name
from sopeditor.gui.tools.stage import Stage
from sopeditor.gui.tools.walking import Way, cell_at, first_cell, tabbed, walked
from sopeditor.gui.tools.wording import wording_of
from sopeditor.model.lookup import chart_of
from sopeditor.model.records import Chart, Symbol, SymbolKind
from sopeditor.texts import _


class CanvasCommands:
    """Acts on the cell, symbol or row in which the keyboard is."""

    def __init__(self, stage: Stage, hand: Hand, editing: Editing) -> None:
        self._stage = stage
        self._hand = hand
        self._editing = editing

    def walk(self, way: Way) -> None:
        """Go to the cell or symbol beside the present one."""
        cursor = self._stage.selection.cursor
        document = self._stage.session.document
        self._go(first_cell(document) if cursor is None else walked(document, cursor, way))

    def tab(self, by: int) -> None:
        """Go to the next or previous text."""
        cursor = self._stage.selection.cursor
        document = self._stage.session.document
        self._go(first_cell(document) if cursor is None else tabbed(document, cursor, by))

    def go_on(self, left: Cursor, columns: int, rows: int) -> None:
        """Go where an editor that was left wants to go on."""
        document = self._stage.session.document
        if columns:
            self._go(tabbed(document, left, columns))
        elif rows:
            self._go(walked(document, left, Way.DOWN))

    def open_text(self) -> None:
        """Edit the present text."""
        cursor = self._stage.selection.cursor
        if cursor is not None:
            self._editing.open(cursor.part, cursor.field)

    def type(self, text: str) -> bool:
        """Begin to write over the present text; False if there is none."""
        cursor = self._stage.selection.cursor
        return bool(text) and cursor is not None and self._editing.open(cursor.part, cursor.field, text)

    def erase(self) -> None:
        """Delete what is selected, or the text of the present cell."""
        cursor, ids = self._stage.selection.cursor, self._stage.selection.ids
        document = self._stage.session.document
        if cursor is not None and ids == {cursor.part} and cursor.field not in {"", "number"}:
            wording = wording_of(document, cursor.part, cursor.field)
            if wording is not None and wording.text:
                self._stage.commit(wording.label, wording.edit(""))
            return
        found = erasure(document, ids)
        if found is not None:
            self._stage.select(frozenset())
            self._stage.commit(found.label, found.edit)

    def select_all(self) -> None:
        """Select the rows, symbols and flows of the present chart."""
        chart = self._chart()
        if chart is not None:
            steps = {step.id for step in chart.steps}
            symbols = {symbol.id for step in chart.steps for symbol in step.symbols}
            flows = {flow.id for flow in chart.flows}
            self._stage.select(frozenset(steps | symbols | flows), self._stage.selection.cursor)

    def put(self, kind: SymbolKind) -> None:
        """Give the present symbol another kind, or put a new one into the present cell of a lane."""
        cursor = self._stage.selection.cursor
        chart = self._chart()
        if cursor is None or chart is None:
            return
        document = self._stage.session.document
        if any(symbol.id == cursor.part for step in chart.steps for symbol in step.symbols):
            label = _("ubah {symbol}").format(symbol=symbol_name(document, cursor.part))
            self._stage.commit(label, set_kind(cursor.part, kind))
            return
        cell = cell_at(document, cursor)
        if cell is not None and any(actor.id == cell[1] for actor in chart.actors):
            new = Symbol(new_id(), cell[1], kind)
            label = _("simbol baru {row}").format(row=row_name(document, cell[0]))
            self._stage.commit(label, add_symbol(cell[0], new, new_id()))
            self._go(Cursor(new.id))

    def leave(self) -> None:
        """Let go of the gesture that runs, or else of the selection."""
        if not self._hand.cancel():
            self._stage.select(frozenset())

    def _go(self, cursor: Cursor | None) -> None:
        if cursor is not None:
            self._stage.select(frozenset({cursor.part}), cursor)
            self._stage.reveal(cursor.part, cursor.field)

    def _chart(self) -> Chart | None:
        cursor = self._stage.selection.cursor
        document = self._stage.session.document
        try:
            return chart_of(document, cursor.part) if cursor else next(iter(document.sop.charts), None)
        except KeyError:
            return None
