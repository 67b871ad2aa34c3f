"""The window that a document is opened in, as far as the document's parts and commands need it."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from sopeditor.gui.questions import Questions
from sopeditor.gui.widgets.notice import Choice, Subject


class Host(Protocol):
    """What asks the user, and tells them."""

    questions: Questions

    def tell(self, text: str, *choices: Choice, sign: str = "info", about: Subject = Subject.DEED) -> None:
        """Show a sentence above the document until it is closed, with buttons for what can be done."""

    def tell_error(self, error: Exception) -> None:
        """Show the one sentence of what went wrong with a file."""

    def show_message(self, text: str) -> None:
        """Say something in the status bar for some seconds."""

    def proposal(self, suffix: str) -> Path:
        """The file that is offered when something is made of the document, with a suffix like ".pdf"."""

    def context_menu(self, parent: QWidget) -> QMenu:
        """What can be done with the selected rows and cells."""
