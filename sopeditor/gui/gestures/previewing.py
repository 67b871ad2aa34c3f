"""What all dragging gestures share: the edit that releasing would make is previewed while it is what it is."""

from abc import ABC, abstractmethod

from msgspec import Struct
from PySide6.QtCore import Qt

from sopeditor.edit.change import Edit
from sopeditor.gui.gestures.hints import AnyHints
from sopeditor.gui.gestures.stage import Gesture, Pointer, Stage
from sopeditor.gui.selection import Picked


class Outcome(Struct, frozen=True):
    """What releasing here would do: `key` tells outcomes apart, `edit` is None if nothing would be done.

    `reason` says why not, `aside` what else could be done, `chosen` is what is selected afterwards.
    """

    key: object
    label: str = ""
    edit: Edit | None = None
    hints: AnyHints = ()
    reason: str = ""
    aside: str = ""
    chosen: Picked | None = None

    @property
    def tells(self) -> str:
        """What releasing would do, in words."""
        done = self.reason or self.label[:1].upper() + self.label[1:]
        return " · ".join(filter(None, (done, self.aside)))


NOTHING = Outcome(None)


class Previewed(ABC):
    """A gesture whose outcome follows the pointer; geometry is that of the sheet at its start."""

    shape = Qt.CursorShape.ClosedHandCursor
    """The pointer's, where releasing is allowed."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.sheet = stage.sheet
        self.document = stage.session.document
        self._outcome = NOTHING

    @property
    def present(self) -> Outcome:
        """What releasing the button would do now; `outcome` tells it for any place."""
        return self._outcome

    @abstractmethod
    def outcome(self, pointer: Pointer) -> Outcome:
        """What releasing the button there would do: the edit, its name, or the reason why nothing can be done."""

    def live_hints(self, pointer: Pointer) -> AnyHints:
        """What follows the pointer without changing the outcome."""
        return ()

    def move(self, pointer: Pointer) -> Gesture:
        """Preview the outcome if it is another one."""
        outcome = self.outcome(pointer)
        if outcome.key != self._outcome.key:
            self.stage.preview(outcome.edit)
            self.stage.say(outcome.tells)
        self._outcome = outcome
        self.stage.show_cursor(Qt.CursorShape.ForbiddenCursor if outcome.reason else self.shape)
        self.stage.show_hints(outcome.hints + self.live_hints(pointer))
        return self

    def release(self, pointer: Pointer) -> None:
        """Make the edit of the outcome there, one undo step, and select what came of it; or say why it can't be."""
        self.move(pointer)
        done = self._outcome
        self._clear()
        made = done.edit is not None and self.stage.commit(done.label, done.edit, chosen=done.chosen)
        self.stage.preview(None)
        if made and done.chosen is not None:
            self.stage.reveal(done.chosen.cursor.part, done.chosen.cursor.field, whole=False)
        if done.edit is None:
            self.stage.say(done.reason)

    def cancel(self) -> None:
        """Show the document as it is, and take back cursor, hints and words."""
        self._clear()
        self.stage.preview(None)

    def _clear(self) -> None:
        self.stage.show_cursor(None)
        self.stage.show_hints(())
        self.stage.say("")
