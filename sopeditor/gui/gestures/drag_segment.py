"""Dragging a stretch of a flow: a wish for the lane border or the row border on which it shall run."""

from msgspec.structs import replace
from PySide6.QtCore import Qt

from sopeditor.edit.flows import set_wish
from sopeditor.gui.gestures.gaps import lane_gap_at, row_gap_at
from sopeditor.gui.gestures.guidance import is_upright
from sopeditor.gui.gestures.previewing import NOTHING, Outcome, Previewed
from sopeditor.gui.gestures.spots import Spot
from sopeditor.gui.gestures.stage import Pointer, Stage
from sopeditor.gui.selection import Cursor, Picked
from sopeditor.model.lookup import chart_of, flow
from sopeditor.texts import _


class DragSegment(Previewed):
    """A stretch in the user's hand: an upright one goes to lane borders, a level one to row borders."""

    def __init__(self, stage: Stage, pressed: Pointer, spot: Spot) -> None:
        super().__init__(stage)
        self._old = flow(chart_of(self.document, spot.part), spot.part)
        self._is_upright = is_upright(self.sheet, self._old.id, pressed)
        self.shape = Qt.CursorShape.SplitHCursor if self._is_upright else Qt.CursorShape.SplitVCursor

    def outcome(self, pointer: Pointer) -> Outcome:
        """The wish for the border nearest to the pointer."""
        find = lane_gap_at if self._is_upright else row_gap_at
        gap = find(self.sheet, pointer)
        if gap is None or gap.chart != chart_of(self.document, self._old.id).id:
            return NOTHING
        border = gap.before or ""
        wish = replace(self._old.wish, **{"gutter" if self._is_upright else "gap": border})
        if wish == self._old.wish:
            return Outcome(("as it is",), hints=(gap.hint,))
        edit = set_wish(self._old.id, wish)
        return Outcome((border,), _("jalur panah"), edit, (gap.hint,), chosen=Picked(Cursor(self._old.id)))
