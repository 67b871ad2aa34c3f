"""The mouse on the canvas: which gesture a press begins, and who is told of its moves."""

from collections.abc import Callable
from functools import partial

from sopeditor.gui.gestures.affordances import Affordance, affordances, under_pointer
from sopeditor.gui.gestures.connect_by_keys import ConnectByKeys
from sopeditor.gui.gestures.drag_lane import DragLane
from sopeditor.gui.gestures.drag_rows import DragRows
from sopeditor.gui.gestures.drag_segment import DragSegment
from sopeditor.gui.gestures.drag_symbol import DragSymbol
from sopeditor.gui.gestures.guidance import NO_GUIDANCE, Guidance, guidance
from sopeditor.gui.gestures.hold import Click, Hold
from sopeditor.gui.gestures.picking import clicked, pick
from sopeditor.gui.gestures.previewing import Previewed
from sopeditor.gui.gestures.rubber_band import RubberBand
from sopeditor.gui.gestures.spots import Spot, SpotKind
from sopeditor.gui.gestures.stage import Gesture, Pointer, Stage

Begin = Callable[[Stage, Pointer, Spot], Gesture]

DRAGS: dict[SpotKind, Begin] = {
    SpotKind.SYMBOL: DragSymbol,
    SpotKind.NUMBER: DragRows,
    SpotKind.HEADER: DragLane,
    SpotKind.FLOW: DragSegment,
    SpotKind.LABEL: DragSegment,
}
"""What dragging a part does; anything else spans a rubber band."""


class Hand:
    """Turns presses, moves and releases into gestures, of which at most one runs at a time."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._gesture: Gesture | None = None
        self._told = ""
        self._offered = ""
        self._ended: Callable[[], None] | None = None
        self._pressed_sign = False

    @property
    def is_busy(self) -> bool:
        """Whether a gesture runs."""
        return self._gesture is not None

    @property
    def is_dragging(self) -> bool:
        """Whether what runs follows the pointer, and is neither a click yet nor a gesture of the keyboard."""
        by_pointer = isinstance(self._gesture, Previewed | RubberBand)
        return by_pointer and not isinstance(self._gesture, ConnectByKeys)

    @property
    def pressed_sign(self) -> bool:
        """Whether the last press was on a sign that acts at once, so that a second click there means nothing."""
        return self._pressed_sign

    @property
    def gesture(self) -> Gesture | None:
        """The gesture that runs."""
        return self._gesture

    def take(self, gesture: Gesture, ended: Callable[[], None]) -> None:
        """Begin a gesture that follows the pointer until the next press or release; then tell `ended`."""
        self.cancel()
        self._gesture, self._ended = gesture, ended

    def press(self, pointer: Pointer) -> None:
        """Select, and be ready to drag; or put down what is carried."""
        if isinstance(self._gesture, ConnectByKeys):
            self.cancel()
        if self._ended is not None:
            self.release(pointer)
            return
        self.cancel()
        taken = under_pointer(affordances(self._stage, pointer))
        self._gesture = taken.begin(pointer) if taken is not None else self._picked(pointer)
        self._pressed_sign = isinstance(self._gesture, Click)

    def _picked(self, pointer: Pointer) -> Gesture | None:
        """Select what is under the pointer; what a drag of it would be, or a rubber band."""
        before = self._stage.selection.ids
        spot = pick(self._stage, pointer)
        begin, click = DRAGS.get(spot.kind), partial(clicked, self._stage, pointer, spot, before)
        if begin is not None:
            return Hold(pointer, lambda at: begin(self._stage, at, spot), click)
        if self._stage.sheet.pages:
            return Hold(pointer, lambda at: RubberBand(self._stage, at), click)
        return None

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""
        if isinstance(self._gesture, ConnectByKeys):
            return
        if self._gesture is not None:
            self._gesture = self._gesture.move(pointer)
        else:
            self._hover(pointer)

    def lose(self) -> None:
        """The pointer comes back with its button released: whoever saw that, it was not this view."""
        if self._ended is None:
            self.cancel()

    def accept(self, gesture: ConnectByKeys) -> None:
        """End a gesture of the keyboard."""
        self._let_go()
        gesture.accept()

    def leave(self) -> None:
        """Show nothing to be taken while the pointer is elsewhere."""
        if self._gesture is None:
            self._show(())

    @property
    def offers(self) -> str:
        """What the handle, plus sign or border under the pointer is for; "" if there is none."""
        return self._offered

    def _hover(self, pointer: Pointer) -> None:
        found = affordances(self._stage, pointer)
        spot = self._stage.spot(pointer)
        self._show(found, guidance(self._stage.sheet, spot, pointer))

    def _show(self, found: tuple[Affordance, ...], else_: Guidance = NO_GUIDANCE) -> None:
        hit = under_pointer(found)
        self._stage.show_hints(tuple(each.hint for each in found))
        self._stage.show_cursor(hit.shape if hit else else_.shape)
        self._offered = hit.tells if hit else ""
        told = self._offered or else_.tells
        if told != self._told:
            self._told = told
            self._stage.say(told)

    @property
    def tells(self) -> str:
        """What letting go would do now; "" unless something is being dragged."""
        gesture = self._gesture
        by_keys = isinstance(gesture, ConnectByKeys)
        return gesture.present.tells if isinstance(gesture, Previewed) and not by_keys else ""

    @property
    def refuses(self) -> bool:
        """Whether letting go would do nothing, for a reason."""
        return isinstance(self._gesture, Previewed) and bool(self._gesture.present.reason)

    def release(self, pointer: Pointer) -> str:
        """End the gesture; returns why it did nothing, if there is a reason."""
        gesture = self._let_go()
        if gesture is not None:
            gesture.release(pointer)
        return gesture.present.reason if isinstance(gesture, Previewed) else ""

    def cancel(self) -> bool:
        """Leave no trace of the gesture; False if none runs."""
        gesture = self._let_go()
        if gesture is not None:
            gesture.cancel()
            self._show(())
        return gesture is not None

    def _let_go(self) -> Gesture | None:
        gesture, ended = self._gesture, self._ended
        self._gesture = self._ended = None
        if ended is not None:
            ended()
        return gesture
