"""Dragging a symbol, and all selected with it: sideways to other pelaksana, up or down with the rows.

With Alt the one that was taken goes by itself, with Ctrl copies go.
"""

from functools import cache

from PySide6.QtCore import Qt

from sopeditor.edit.change import Edit
from sopeditor.edit.copying import Copied, copied, put_copied, renewed
from sopeditor.edit.parts import new_id, sequence
from sopeditor.edit.steps import move_steps
from sopeditor.edit.symbols import move_symbol
from sopeditor.gui.gestures.gaps import RowGap, row_gap_at
from sopeditor.gui.gestures.hints import AnyHints, Hint, PartHint, Tone
from sopeditor.gui.gestures.previewing import NOTHING, Outcome, Previewed
from sopeditor.gui.gestures.shifting import NO_ROOM, shift_label, shifted, taken_with
from sopeditor.gui.gestures.spots import Spot, lane_cell
from sopeditor.gui.gestures.stage import Pointer, Stage
from sopeditor.gui.naming import parts_name, row_name, rows_name, symbol_name
from sopeditor.gui.selection import Cursor, Picked
from sopeditor.layout.routing.problem import Rect
from sopeditor.model.lookup import actor, chart_of, step_of, symbol
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
        self._lanes = [actor.id for actor in chart.actors]
        self._parts = taken_with(self.document, spot.part, stage.selection.ids)
        held = {step_of(chart, part).id for part in self._parts}
        self._rows = [step for step in self._order if step in held]
        self._copy = copied(chart, self._parts)
        self._ids = renewed(self._copy, new_id) if self._copy else {}
        self._flow = new_id()
        self._outcome_at = cache(self._find_outcome)  # the same for every move within a cell

    def live_hints(self, pointer: Pointer) -> AnyHints:
        """The outline of the symbol, carried by the pointer."""
        box, start = self._spot.box, self._pressed.point
        moved = Rect(box.x + pointer.point[0] - start[0], box.y + pointer.point[1] - start[1], box.w, box.h)
        return (Hint(Tone.HOVER, pointer.page, moved),)

    def outcome(self, pointer: Pointer) -> Outcome:
        """Another lane, another place of its row, or both."""
        self.shape = Qt.CursorShape.DragCopyCursor if pointer.control else Qt.CursorShape.SizeAllCursor
        cell = lane_cell(self.sheet, pointer.page, pointer.point)
        if cell is None or cell.part not in self._order:
            return Outcome("outside", aside=_("Lepaskan di kolom pelaksana dari langkah mana pun."))
        if pointer.control and self._copy is not None:
            return self._copies(self._copy, cell)
        return self._outcome_at(cell, None if pointer.alt else self._gap(pointer, cell), pointer.alt)

    def _find_outcome(self, cell: Spot, gap: RowGap | None, alone: bool) -> Outcome:
        if alone:
            return self._alone(cell)
        return self._sideways(cell) if gap is None else self._with_row(gap, cell)

    def _copies(self, copy: Copied, cell: Spot) -> Outcome:
        """Copies of the symbols with the flows between them, as they stand to each other, from the first on."""
        if (cell.part, cell.field) == (self._step, self._lane):
            return NOTHING
        first = copy.symbols[0].id
        chart = chart_of(self.document, first)
        down = self._order.index(cell.part) - self._order.index(self._step)
        row = self._order.index(step_of(chart, first).id) + down
        lanes = [self._lanes.index(symbol(chart, part).actor) + self._by(cell) for part in self._parts]
        if row < 0 or not all(0 <= lane < len(self._lanes) for lane in lanes):
            return Outcome(("no room", cell.part, cell.field), reason=NO_ROOM)
        lane = self._lanes[self._lanes.index(symbol(chart, first).actor) + self._by(cell)]
        edit = put_copied(chart, copy, self._order[row], lane, self._ids, self._flow)
        label = _("salin {parts} ke {row}").format(
            parts=parts_name(self.document, self._parts), row=row_name(self.document, cell.part)
        )
        target = PartHint(Tone.TARGET, cell.part, cell.field)
        chosen = Picked(
            Cursor(self._ids[self._spot.part]), frozenset(self._ids[part] for part in self._parts)
        )
        return Outcome(("copy", cell.part, cell.field), label, edit, (target,), chosen=chosen)

    def _alone(self, cell: Spot) -> Outcome:
        if cell.part == self._step:
            return self._sideways(cell)
        part = self._spot.part
        label = _("pindahkan {symbol} ke {row}").format(
            symbol=symbol_name(self.document, part), row=row_name(self.document, cell.part)
        )
        edit = move_symbol(part, cell.field, cell.part)
        target = PartHint(Tone.TARGET, cell.part, cell.field)
        return Outcome(("alone", cell.part, cell.field), label, edit, (target,), chosen=Picked(Cursor(part)))

    def _sideways(self, cell: Spot) -> Outcome:
        """Another lane in its own row, also from the near half of the next row, into which a hand easily slips."""
        if cell.field == self._lane:
            return NOTHING if cell.part == self._step else Outcome(("as it is",), aside=self._stays)
        target = PartHint(Tone.TARGET, self._step, cell.field)
        edit = shifted(self.document, self._parts, self._by(cell))
        if edit is None:
            return Outcome(("no room", cell.field), reason=NO_ROOM)
        label = shift_label(self.document, self._parts, self._by(cell))
        return self._chosen(("lane", cell.field), label, edit, target)

    def _with_row(self, gap: RowGap, cell: Spot) -> Outcome:
        label = _("pindahkan {rows}").format(rows=rows_name(self.document, self._rows))
        aside = shifted(self.document, self._parts, self._by(cell))
        if aside is None:
            return Outcome(("no room", gap.before, cell.field), reason=NO_ROOM)
        edit = sequence(move_steps(self._rows, gap.before), aside)
        told = _("pelaksana {name}").format(
            name=actor(chart_of(self.document, self._spot.part), cell.field).name
        )
        tips = (told if cell.field != self._lane else "", _("Alt: simbol saja"))
        return self._chosen(
            ("row", gap.before, cell.field), label, edit, gap.hint, " · ".join(filter(None, tips))
        )

    def _chosen(self, key: object, label: str, edit: Edit, hint: PartHint, aside: str = "") -> Outcome:
        chosen = Picked(Cursor(self._spot.part), frozenset(self._parts))
        return Outcome(key, label, edit, (hint,), aside=aside, chosen=chosen)

    @property
    def _stays(self) -> str:
        rows = rows_name(self.document, self._rows)
        return _("{rows} tetap di tempatnya; Alt: simbol saja").format(rows=rows[:1].upper() + rows[1:])

    def _by(self, cell: Spot) -> int:
        return self._lanes.index(cell.field) - self._lanes.index(self._lane)

    def _gap(self, pointer: Pointer, cell: Spot) -> RowGap | None:
        """Where the rows would go; None while the pointer is where they stand already."""
        gap = row_gap_at(self.sheet, pointer)
        if gap is None or cell.part == self._step:
            return None
        places = [self._order.index(row) for row in self._rows]
        together = self._rows == self._order[places[0] : places[-1] + 1]
        after = self._order[places[-1] + 1] if places[-1] + 1 < len(self._order) else None
        return None if together and gap.before in {*self._rows, after} else gap
