"""Dragging rows by their number: the pressed one, or all that are selected with it; with Ctrl, copies of them."""

from PySide6.QtCore import Qt

from sopeditor.edit.copying import Copied, copied, insert_copied, renewed
from sopeditor.edit.parts import new_id
from sopeditor.edit.steps import move_steps
from sopeditor.gui.gestures.gaps import RowGap, row_gap_at
from sopeditor.gui.gestures.hints import AnyHints, Hint, PartHint, Tone
from sopeditor.gui.gestures.previewing import NOTHING, Outcome, Previewed
from sopeditor.gui.gestures.spots import Spot, places_of
from sopeditor.gui.gestures.stage import Pointer, Stage
from sopeditor.gui.naming import rows_name
from sopeditor.gui.selection import Cursor, Picked
from sopeditor.layout.routing.problem import Rect
from sopeditor.model.lookup import chart_of
from sopeditor.texts import _


class DragRows(Previewed):
    """Rows in the user's hand; the gap where they will land is shown."""

    def __init__(self, stage: Stage, pressed: Pointer, spot: Spot) -> None:
        super().__init__(stage)
        chart = chart_of(self.document, spot.part)
        self._chart = chart.id
        self._order = [step.id for step in chart.steps]
        chosen = [step for step in self._order if step in stage.selection.ids]
        self._rows = chosen if spot.part in chosen else [spot.part]
        self._taken = spot.part
        self._copy = copied(chart, self._rows)
        self._ids = renewed(self._copy, new_id) if self._copy else {}
        self._flow = new_id()
        self._pressed = pressed
        self._box = next(
            place.box for place in places_of(self.sheet, spot.part) if place.page == pressed.page
        )

    def outcome(self, pointer: Pointer) -> Outcome:
        """The rows before the row border nearest to the pointer."""
        gap = row_gap_at(self.sheet, pointer)
        self.shape = Qt.CursorShape.DragCopyCursor if pointer.control else Qt.CursorShape.ClosedHandCursor
        if gap is None or gap.chart != self._chart:
            return NOTHING
        if pointer.control and self._copy is not None:
            return self._copies(self._copy, gap)
        if self._moved(gap.before) == self._order:
            return Outcome(("as it is",), hints=(gap.hint,))
        label = _("pindahkan {rows}").format(rows=rows_name(self.document, self._rows))
        edit = move_steps(self._rows, gap.before)
        rows = tuple(PartHint(Tone.ROW, row) for row in self._rows)
        chosen = Picked(Cursor(self._taken, "number"), frozenset(self._rows))
        return Outcome((gap.before,), label, edit, (*rows, gap.hint), aside=_("Ctrl: salin"), chosen=chosen)

    def _copies(self, copy: Copied, gap: RowGap) -> Outcome:
        chart = chart_of(self.document, self._chart)
        label = _("salin {rows}").format(rows=rows_name(self.document, self._rows))
        edit = insert_copied(chart, copy, gap.before, self._ids, self._flow)
        copies = frozenset(self._ids[row] for row in self._rows)
        chosen = Picked(Cursor(self._ids[self._taken], "number"), copies)
        return Outcome(("copy", gap.before), label, edit, (gap.hint,), chosen=chosen)

    def live_hints(self, pointer: Pointer) -> AnyHints:
        """The outline of the row, carried by the pointer."""
        y = self._box.y + pointer.point[1] - self._pressed.point[1]
        return (Hint(Tone.HOVER, pointer.page, Rect(self._box.x, y, self._box.w, self._box.h)),)

    def _moved(self, before: str | None) -> list[str]:
        place = len(self._order) if before is None else self._order.index(before)
        head = [step for step in self._order[:place] if step not in self._rows]
        tail = [step for step in self._order[place:] if step not in self._rows]
        return head + self._rows + tail
