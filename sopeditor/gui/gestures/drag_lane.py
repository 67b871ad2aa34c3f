"""Dragging lanes by the header of one of them to another place among the lanes."""

from msgspec.structs import replace

from sopeditor.edit.actors import move_actors
from sopeditor.gui.gestures.gaps import lane_gap_at
from sopeditor.gui.gestures.hints import AnyHints, Hint, Tone
from sopeditor.gui.gestures.previewing import NOTHING, Outcome, Previewed
from sopeditor.gui.gestures.shifting import lanes_label, lanes_with
from sopeditor.gui.gestures.spots import Spot, cell_of
from sopeditor.gui.gestures.stage import Pointer, Stage
from sopeditor.gui.selection import Cursor, Picked
from sopeditor.model.lookup import chart_of


class DragLane(Previewed):
    """Lanes in the user's hand: one, or all that are selected with it; the border where they will land is shown."""

    def __init__(self, stage: Stage, pressed: Pointer, spot: Spot) -> None:
        super().__init__(stage)
        self._chart = chart_of(self.document, spot.part).id
        self._taken = spot.part
        self._lanes = lanes_with(self.document, spot.part, stage.selection.ids)
        self._pressed = pressed
        heads = (cell_of(self.sheet, lane, "name", pressed.page) for lane in self._lanes)
        self._boxes = [head.box for head in heads if head is not None]

    def outcome(self, pointer: Pointer) -> Outcome:
        """The lanes before the lane border nearest to the pointer."""
        gap = lane_gap_at(self.sheet, pointer)
        if gap is None or gap.chart != self._chart:
            return NOTHING
        edit = move_actors(self._lanes, gap.before)
        if edit(self.document) == self.document:
            return Outcome(("as it is",), hints=(gap.hint,))
        chosen = Picked(Cursor(self._taken, "name"), frozenset(self._lanes))
        return Outcome(
            (gap.before,), lanes_label(self.document, self._lanes), edit, (gap.hint,), chosen=chosen
        )

    def live_hints(self, pointer: Pointer) -> AnyHints:
        """The outlines of the headers, carried by the pointer."""
        by = pointer.point[0] - self._pressed.point[0]
        return tuple(Hint(Tone.HOVER, pointer.page, replace(box, x=box.x + by)) for box in self._boxes)
