"""Undo and redo, and what table and pages each do in their own way: the clipboard, new rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from sopeditor.edit.session import Session
from sopeditor.gui.selection import Cursor
from sopeditor.gui.tools.wording import is_there
from sopeditor.texts import _

if TYPE_CHECKING:
    from sopeditor.edit.change import Change
    from sopeditor.gui.workspace import Workspace


class EditCommands:
    """The commands of the menu Sunting."""

    def __init__(self, session: Session, workspace: Workspace, tell: Callable[[str], None]) -> None:
        """`tell` shows the user a sentence for a while."""
        self._session = session
        self._workspace = workspace
        self._tell = tell
        session.subscribe(self._return_to_place)
        self._place: Cursor | None = None

    def undo(self) -> None:
        """Take back the last edit, go where it was made, and say what it was."""
        label = self._session.undo_label
        if self._session.undo():
            self._go_to_place()
            self._tell(_("Diurungkan: {what}").format(what=label))

    def redo(self) -> None:
        """Make the edit again that was taken back, go there, and say what it was."""
        label = self._session.redo_label
        if self._session.redo():
            self._go_to_place()
            self._tell(_("Diulangi: {what}").format(what=label))

    def cut(self) -> None:
        """Cut what is selected where the keyboard is."""
        self._ask_focus("cut")

    def copy(self) -> None:
        """Copy what is selected where the keyboard is."""
        self._ask_focus("copy")

    def paste(self) -> None:
        """Paste where the keyboard is."""
        self._ask_focus("paste")

    def clear(self) -> None:
        """Do what Delete does where the keyboard is."""
        self._ask_pane("erase")

    def duplicate(self) -> None:
        """Copy the selected rows or symbols below themselves."""
        self._ask_pane("duplicate")

    def insert_above(self) -> None:
        """Insert a row above the selected ones."""
        self._ask_pane("insert_above")

    def insert_below(self) -> None:
        """Insert a row below the selected ones."""
        self._ask_pane("insert_below")

    def _ask_pane(self, verb: str) -> None:
        """Ask the table or the pages, wherever the keyboard is; from elsewhere, the one that is shown."""
        if not self._ask_focus(verb):
            canvas, steps = self._workspace.canvas, self._workspace.steps
            getattr(canvas if self._workspace.view == "pages" else steps, verb)()

    def _ask_focus(self, verb: str) -> bool:
        widget = QApplication.focusWidget()
        while widget is not None:
            method = getattr(widget, verb, None)
            if callable(method):
                method()
                return True
            widget = widget.parentWidget()
        return False

    def _return_to_place(self, change: Change) -> None:
        self._place = change.place if isinstance(change.place, Cursor) else None

    def _go_to_place(self) -> None:
        """Selecting is not editing, so it waits until the change has been told to everyone.

        What is no longer there after an undo is not selected: table and pages have gone on beside it.
        """
        place, self._place = self._place, None
        if place is not None and is_there(self._session.document, place.part, place.field):
            self._workspace.selection.select(frozenset({place.part}), place, "undo")
