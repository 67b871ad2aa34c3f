"""Undo and redo, and what table and pages each do in their own way: the clipboard, new rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from sopeditor.edit.session import Session
from sopeditor.gui.gestures.wording import is_there
from sopeditor.gui.selection import Cursor, Picked
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
        session.subscribe(self._remember_places)
        self._places: tuple[Picked | None, ...] = ()

    def undo(self) -> None:
        """Take back the last edit, go where it was made, and say what it was."""
        label = self._session.undo_label
        if self._session.undo():
            self._go_to(self._places)
            self._tell(_("Diurungkan: {what}").format(what=label))

    def redo(self) -> None:
        """Make the edit again that was taken back, go there, and say what it was."""
        label = self._session.redo_label
        if self._session.redo():
            self._go_to(self._places[::-1])
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

    def _remember_places(self, change: Change) -> None:
        """What was selected before an edit, and what after it; often that is the same."""
        places = change.place if isinstance(change.place, tuple) else (change.place,)
        self._places = tuple(map(_picked, places))

    def _go_to(self, places: Iterable[Picked | None]) -> None:
        """Select the first place that is there, or else, if nothing selected is left, where the table went on.

        Selecting is not editing, so it waits until the change has been told to everyone.
        """
        selection = self._workspace.selection
        is_lost = not any(self._is_there(Picked(Cursor(part))) for part in selection.ids)
        beside = Picked(selection.cursor) if is_lost and selection.cursor else None
        place = next((place for place in (*places, beside) if place and self._is_there(place)), None)
        if place is not None:
            selection.select(place.parts, place.cursor, "undo", place.cells)

    def _is_there(self, place: Picked) -> bool:
        document, field = self._session.document, place.cursor.field
        return all(is_there(document, part, field) for part in {place.cursor.part, *place.ids})


def _picked(place: object) -> Picked | None:
    """What an edit left behind to be selected again: a cursor alone, or what was picked."""
    return Picked(place) if isinstance(place, Cursor) else place if isinstance(place, Picked) else None
