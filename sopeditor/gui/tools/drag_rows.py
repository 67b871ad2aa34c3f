"""Dragging rows by their number: the pressed one, or all that are selected with it."""

from sopeditor.edit.steps import move_steps
from sopeditor.gui.naming import rows_name
from sopeditor.gui.selection import Cursor
from sopeditor.gui.tools.gaps import row_gap_at
from sopeditor.gui.tools.hints import AnyHints, Hint, PartHint, Tone
from sopeditor.gui.tools.previewing import NOTHING, Outcome, Previewed
from sopeditor.gui.tools.spots import Spot, places_of
from sopeditor.gui.tools.stage import Pointer, Stage
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
        self._pressed = pressed
        self._box = next(
            place.box for place in places_of(self.sheet, spot.part) if place.page == pressed.page
        )

    def outcome(self, pointer: Pointer) -> Outcome:
        """The rows before the row border nearest to the pointer."""
        gap = row_gap_at(self.sheet, pointer)
        if gap is None or gap.chart != self._chart:
            return NOTHING
        if self._moved(gap.before) == self._order:
            return Outcome(("as it is",), hints=(gap.hint,))
        label = _("pindahkan {rows}").format(rows=rows_name(self.document, self._rows))
        edit = move_steps(self._rows, gap.before)
        rows = tuple(PartHint(Tone.ROW, row) for row in self._rows)
        return Outcome((gap.before,), label, edit, (*rows, gap.hint))

    def live_hints(self, pointer: Pointer) -> AnyHints:
        """The outline of the row, carried by the pointer."""
        y = self._box.y + pointer.point[1] - self._pressed.point[1]
        return (Hint(Tone.HOVER, pointer.page, Rect(self._box.x, y, self._box.w, self._box.h)),)

    def release(self, pointer: Pointer) -> None:
        """Move the rows; they stay selected."""
        super().release(pointer)
        self.stage.select(frozenset(self._rows), Cursor(self._taken, "number"))
        if self.present.edit is not None:
            self.stage.reveal(self._taken, whole=False)

    def _moved(self, before: str | None) -> list[str]:
        place = len(self._order) if before is None else self._order.index(before)
        head = [step for step in self._order[:place] if step not in self._rows]
        tail = [step for step in self._order[place:] if step not in self._rows]
        return head + self._rows + tail
