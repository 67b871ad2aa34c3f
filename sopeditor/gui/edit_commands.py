"""Undo, redo and the clipboard, wherever the keyboard is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from sopeditor.edit.session import Session
from sopeditor.gui.selection import Cursor

if TYPE_CHECKING:
    from sopeditor.edit.change import Change
    from sopeditor.gui.workspace import Workspace


class EditCommands:
    """The commands of the menu Sunting."""

    def __init__(self, session: Session, workspace: Workspace) -> None:
        self._session = session
        self._workspace = workspace
        session.subscribe(self._return_to_place)
        self._place: Cursor | None = None

    def undo(self) -> None:
        """Take back the last edit and go where it was made."""
        self._session.undo()
        self._go_to_place()

    def redo(self) -> None:
        """Make the edit again that was taken back, and go there."""
        self._session.redo()
        self._go_to_place()

    def cut(self) -> None:
        """Cut what is selected where the keyboard is."""
        self._ask_focus("cut")

    def copy(self) -> None:
        """Copy what is selected where the keyboard is."""
        self._ask_focus("copy")

    def paste(self) -> None:
        """Paste where the keyboard is."""
        self._ask_focus("paste")

    def _ask_focus(self, verb: str) -> None:
        widget = QApplication.focusWidget()
        while widget is not None:
            method = getattr(widget, verb, None)
            if callable(method):
                method()
                return
            widget = widget.parentWidget()

    def _return_to_place(self, change: Change) -> None:
        self._place = change.place if isinstance(change.place, Cursor) else None

    def _go_to_place(self) -> None:
        """Selecting is not editing, so it waits until the change has been told to everyone."""
        place, self._place = self._place, None
        if place is not None:
            self._workspace.selection.select(frozenset({place.part}), place, "undo")
