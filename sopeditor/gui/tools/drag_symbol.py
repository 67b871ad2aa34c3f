"""Dragging a symbol: sideways to another pelaksana, up or down with its row, with Alt by itself."""

from PySide6.QtCore import Qt

from sopeditor.edit.parts import sequence
from sopeditor.edit.steps import move_steps
from sopeditor.edit.symbols import move_symbol
from sopeditor.gui.selection import Cursor
from sopeditor.gui.tools.gaps import RowGap, row_gap_at
from sopeditor.gui.tools.hints import AnyHints, Hint, PartHint, Tone
from sopeditor.gui.tools.naming import actor_name, row_name, symbol_name
from sopeditor.gui.tools.previewing import NOTHING, Outcome, Previewed
from sopeditor.gui.tools.spots import Spot, lane_cell
from sopeditor.gui.tools.stage import Pointer, Stage
from sopeditor.layout.routing.problem import Rect
from sopeditor.model.lookup import chart_of, step_of, symbol
from sopeditor.texts import _


class DragSymbol(Previewed):
    """Follows one symbol from where it was taken."""

    shape = Qt.CursorShape.SizeAllCursor

    def __init__(self, stage: Stage, pressed: Pointer, spot: Spot) -> None:
        super().__init__(stage)
        self._pressed = pressed
        self._spot = spot
        chart = chart_of(self.document, spot.part)
        self._lane = symbol(chart, spot.part).actor
        self._step = step_of(chart, spot.part).id
        self._order = [step.id for step in chart.steps]

    def live_hints(self, pointer: Pointer) -> AnyHints:
        """The outline of the symbol, carried by the pointer."""
        box, start = self._spot.box, self._pressed.point
        moved = Rect(box.x + pointer.point[0] - start[0], box.y + pointer.point[1] - start[1], box.w, box.h)
        return (Hint(Tone.HOVER, pointer.page, moved),)

    def outcome(self, pointer: Pointer) -> Outcome:
        """Another lane, another place of its row, or both."""
        cell = lane_cell(self.sheet, pointer.page, pointer.point)
        if cell is None or cell.part not in self._order:
            return Outcome("outside", aside=_("Lepaskan di kolom pelaksana dari langkah mana pun."))
        if pointer.alt:
            return self._alone(cell)
        gap = self._gap(pointer, cell)
        if gap is not None:
            return self._with_row(gap, cell)
        return self._sideways(cell)

    def _alone(self, cell: Spot) -> Outcome:
        if cell.part == self._step:
            return self._sideways(cell)
        part = self._spot.part
        label = _("pindahkan {symbol} ke {row}").format(
            symbol=symbol_name(self.document, part), row=row_name(self.document, cell.part)
        )
        edit = move_symbol(part, cell.field, cell.part)
        target = PartHint(Tone.TARGET, cell.part, cell.field)
        return Outcome(("alone", cell.part, cell.field), label, edit, (target,), chosen=Cursor(part))

    def _sideways(self, cell: Spot) -> Outcome:
        if cell.field == self._lane or cell.part != self._step:
            return NOTHING
        part = self._spot.part
        label = _("pindahkan {symbol} ke {actor}").format(
            symbol=symbol_name(self.document, part), actor=actor_name(self.document, cell.field)
        )
        target = PartHint(Tone.TARGET, cell.part, cell.field)
        edit = move_symbol(part, cell.field)
        return Outcome(("lane", cell.field), label, edit, (target,), chosen=Cursor(part))

    def _with_row(self, gap: RowGap, cell: Spot) -> Outcome:
        part = self._spot.part
        label = _("pindahkan {row}").format(row=row_name(self.document, self._step))
        edit = move_steps([self._step], gap.before)
        if cell.field != self._lane:
            edit = sequence(edit, move_symbol(part, cell.field))
        key = "row", gap.before, cell.field
        return Outcome(key, label, edit, (gap.hint,), aside=_("Alt: simbol saja"), chosen=Cursor(part))

    def _gap(self, pointer: Pointer, cell: Spot) -> RowGap | None:
        """Where the row would go; None while the pointer is where the row stands already."""
        gap = row_gap_at(self.sheet, pointer)
        place = self._order.index(self._step)
        after = self._order[place + 1] if place + 1 < len(self._order) else None
        if gap is None or cell.part == self._step or gap.before in {self._step, after}:
            return None
        return gap
