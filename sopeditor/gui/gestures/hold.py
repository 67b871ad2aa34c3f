"""What a press may become: a click that has selected already, or a drag once the pointer has moved far enough."""

from collections.abc import Callable
from math import dist

from sopeditor.gui.gestures.stage import Gesture, Pointer


class Hold:
    """Waits until the pointer has moved; then `begin` says which gesture it is."""

    def __init__(
        self,
        pressed: Pointer,
        begin: Callable[[Pointer], Gesture],
        click: Callable[[], None] | None = None,
    ) -> None:
        self._pressed = pressed
        self._begin = begin
        self._click = click

    def move(self, pointer: Pointer) -> Gesture:
        """Begin to drag, from where the button was pressed."""
        if dist(pointer.desk, self._pressed.desk) < pointer.reach:
            return self
        return self._begin(self._pressed).move(pointer)

    def release(self, pointer: Pointer) -> None:
        """Do what a click does: the pointer has not gone far enough for a drag."""
        if self._click is not None:
            self._click()

    def cancel(self) -> None:
        """Do nothing: neither a click nor a drag has happened yet."""


class Click:
    """Does something when the button is released where it was pressed."""

    def __init__(self, pressed: Pointer, act: Callable[[], None]) -> None:
        self._pressed = pressed
        self._act = act

    def move(self, pointer: Pointer) -> Gesture:
        """Go on waiting for the release, wherever the pointer is."""
        return self

    def release(self, pointer: Pointer) -> None:
        """Act, unless the pointer has gone elsewhere."""
        if dist(pointer.desk, self._pressed.desk) <= 2 * pointer.reach:
            self._act()

    def cancel(self) -> None:
        """Do nothing: neither a click nor a drag has happened yet."""
