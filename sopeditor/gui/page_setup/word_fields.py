"""The words that an agency prints on its form, each beside the word of the usual form."""

from collections.abc import Callable

from msgspec.structs import asdict, replace
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from sopeditor.gui.widgets.designer import child
from sopeditor.model.profile import Profile, Words

_ELSEWHERE = ("yes", "no")
"""Words that have fields among the drawing's conventions."""


class WordFields:
    """A line for each word."""

    def __init__(self, form: QWidget, changed: Callable[[], object]) -> None:
        body = child(form, QFormLayout, "words")
        self.fields = {name: QLineEdit() for name in asdict(Words()) if name not in _ELSEWHERE}
        for name, field in self.fields.items():
            usual = getattr(Words(), name)
            field.setObjectName(f"word_{name}")
            field.textEdited.connect(changed)
            body.addRow(usual, field)

    def take(self, profile: Profile) -> None:
        """Show a profile."""
        for name, field in self.fields.items():
            field.setText(getattr(profile.words, name))

    def given(self, profile: Profile) -> Profile:
        """The profile with what the fields say."""
        words = {name: field.text().strip() for name, field in self.fields.items()}
        return replace(profile, words=replace(profile.words, **words))
