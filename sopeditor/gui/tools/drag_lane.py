"""Dragging a lane by its header to another place among the lanes."""

from sopeditor.edit.actors import move_actor
from sopeditor.gui.naming import actor_name
from sopeditor.gui.selection import Cursor
from sopeditor.gui.tools.gaps import lane_gap_at
from sopeditor.gui.tools.hints import AnyHints, Hint, Tone
from sopeditor.gui.tools.previewing import NOTHING, Outcome, Previewed
from sopeditor.gui.tools.spots import Spot
from sopeditor.gui.tools.stage import Pointer, Stage
from sopeditor.layout.routing.problem import Rect
from sopeditor.model.lookup import chart_of
from sopeditor.texts import _


class DragLane(Previewed):
    """A lane in the user's hand; the border where it will land is shown."""

    def __init__(self, stage: Stage, pressed: Pointer, spot: Spot) -> None:
        super().__init__(stage)
        chart = chart_of(self.document, spot.part)
        self._chart = chart.id
        self._order = [actor.id for actor in chart.actors]
        self._actor = spot.part
        self._pressed = pressed
        self._box = spot.box

    def outcome(self, pointer: Pointer) -> Outcome:
        """The lane before the lane border nearest to the pointer."""
        gap = lane_gap_at(self.sheet, pointer)
        if gap is None or gap.chart != self._chart:
            return NOTHING
        place = self._order.index(self._actor)
        after = self._order[place + 1] if place + 1 < len(self._order) else None
        if gap.before in {self._actor, after}:
            return Outcome(("as it is",), hints=(gap.hint,))
        label = _("pindahkan {actor}").format(actor=actor_name(self.document, self._actor))
        edit = move_actor(self._actor, gap.before)
        chosen = Cursor(self._actor, "name")
        return Outcome((gap.before,), label, edit, (gap.hint,), chosen=chosen)

    def live_hints(self, pointer: Pointer) -> AnyHints:
        """The outline of the header, carried by the pointer."""
        x = self._box.x + pointer.point[0] - self._pressed.point[0]
        return (Hint(Tone.HOVER, pointer.page, Rect(x, self._box.y, self._box.w, self._box.h)),)
