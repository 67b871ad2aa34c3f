"""Taking an end of a flow to another symbol, or to another side of its own."""

from msgspec.structs import replace
from PySide6.QtCore import Qt

from sopeditor.edit.flows import reconnect, refusal, set_wish
from sopeditor.gui.gestures.connect import OTHER_CHART
from sopeditor.gui.gestures.hints import AnyHints, Hint, PartHint, Tone
from sopeditor.gui.gestures.previewing import Outcome, Previewed
from sopeditor.gui.gestures.spots import Spot, symbol_near
from sopeditor.gui.gestures.stage import Pointer, Stage
from sopeditor.gui.naming import row_name
from sopeditor.gui.selection import Cursor, Picked
from sopeditor.layout.marks import Point
from sopeditor.layout.routing.problem import Rect
from sopeditor.model.lookup import chart_of, flow, step_of, symbols
from sopeditor.model.records import Flow, Side, Wish
from sopeditor.texts import _


class Reconnect(Previewed):
    """One end of a flow in the user's hand, `at_source` or not; `fixed` is where the other is, on the desk."""

    shape = Qt.CursorShape.CrossCursor

    def __init__(self, stage: Stage, flow_id: str, fixed: Point, *, at_source: bool) -> None:
        super().__init__(stage)
        self._chart = chart_of(self.document, flow_id)
        self._old = flow(self._chart, flow_id)
        self._fixed = fixed
        self._at_source = at_source

    def outcome(self, pointer: Pointer) -> Outcome:
        """The flow with its end on the symbol that is there, or why that can't be."""
        spot = symbol_near(self.sheet, pointer.page, pointer.point)
        if spot is None:
            return Outcome("nowhere", aside=_("Lepaskan di simbol, atau di sisi lain simbolnya."))
        if spot.part == (self._old.source if self._at_source else self._old.target):
            return self._other_side(spot, nearest_side(spot.box, pointer.point))
        if spot.part not in {each.id for _row, each in symbols(self._chart)}:
            return self._refused(spot, OTHER_CHART)
        reason = refusal(self._chart, self._with_end(spot.part))
        return self._onto(spot) if reason is None else self._refused(spot, reason)

    def live_hints(self, pointer: Pointer) -> AnyHints:
        """A straight line from the fixed end to the pointer."""
        shift = pointer.desk[0] - pointer.point[0], pointer.desk[1] - pointer.point[1]
        start = self._fixed[0] - shift[0], self._fixed[1] - shift[1]
        return (Hint(Tone.GUIDE, pointer.page, points=(start, pointer.point)),)

    def _onto(self, spot: Spot) -> Outcome:
        ends = {"source": spot.part} if self._at_source else {"target": spot.part}
        name = row_name(self.document, step_of(self._chart, spot.part).id)
        label = _("pindahkan pangkal panah ke {row}") if self._at_source else _("arahkan panah ke {row}")
        return Outcome(
            ("onto", spot.part),
            label.format(row=name),
            reconnect(self._old.id, **ends),
            (PartHint(Tone.TARGET, spot.part),),
            chosen=Picked(Cursor(self._old.id)),
        )

    def _other_side(self, spot: Spot, side: Side) -> Outcome:
        wish = _with_side(self._old.wish, side, at_source=self._at_source)
        hint = PartHint(Tone.TARGET, spot.part)
        if wish == self._old.wish:
            return Outcome("as it is", hints=(hint,))
        key = "side", spot.part, side
        return Outcome(
            key, _("sisi panah"), set_wish(self._old.id, wish), (hint,), chosen=Picked(Cursor(self._old.id))
        )

    def _refused(self, spot: Spot, reason: str) -> Outcome:
        hint = PartHint(Tone.REFUSED, spot.part)
        return Outcome(("refused", spot.part), hints=(hint,), reason=reason)

    def _with_end(self, part: str) -> Flow:
        if self._at_source:
            return replace(self._old, source=part)
        return replace(self._old, target=part)


def nearest_side(box: Rect, point: Point) -> Side:
    """The side of a box that a point in it is nearest to, as a share of the box's size."""
    across = (point[0] - box.x) / max(box.w, 1e-6)
    down = (point[1] - box.y) / max(box.h, 1e-6)
    return min(
        ((across, Side.LEFT), (1 - across, Side.RIGHT), (down, Side.TOP), (1 - down, Side.BOTTOM)),
        key=lambda pair: pair[0],
    )[1]


def _with_side(wish: Wish, side: Side, *, at_source: bool) -> Wish:
    return replace(wish, exit=side) if at_source else replace(wish, entry=side)
