"""The fields of pages and of the drawing's conventions: choices, ticks and the labels of decisions."""

from collections.abc import Callable
from enum import Enum
from typing import Any

from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from sopeditor.gui.page_setup.length import Length
from sopeditor.gui.widgets.designer import child
from sopeditor.model.profile import Capsule, IdentityPlace, PentagonMark, PentagonPlace, Profile

_CHOICES: dict[str, type[Enum]] = {
    "capsule": Capsule,
    "pentagon_mark": PentagonMark,
    "pentagon_place": PentagonPlace,
    "identity_place": IdentityPlace,
}
"""Combo boxes whose entries stand in the order of an enumeration."""

_TICKS = ("header_repeated", "column_numbers", "page_numbers", "number_in_footer", "draft_mark", "bridges")


class FormFields:
    """Shows a profile's conventions, and gives back what the user made of them."""

    def __init__(self, form: QWidget, changed: Callable[[], object]) -> None:
        self._choices = {name: child(form, QComboBox, name) for name in _CHOICES}
        self._ticks = {name: child(form, QCheckBox, name) for name in _TICKS}
        self._answers = {name: child(form, QLineEdit, name) for name in ("yes", "no")}
        self._room = child(form, Length, "signature_room")
        for choice in self._choices.values():
            choice.currentIndexChanged.connect(changed)
        for tick in self._ticks.values():
            tick.toggled.connect(changed)
        for answer in self._answers.values():
            answer.textEdited.connect(changed)
        self._room.valueChanged.connect(changed)

    def take(self, profile: Profile) -> None:
        """Show a profile."""
        for name, choice in self._choices.items():
            choice.setCurrentIndex(list(_CHOICES[name]).index(getattr(profile, name)))
        for name, tick in self._ticks.items():
            tick.setChecked(getattr(profile, name))
        for name, answer in self._answers.items():
            answer.setText(getattr(profile.words, name))
        self._room.take(profile.signature_room)

    def given(self, profile: Profile) -> Profile:
        """The profile with what the fields say."""
        choices: dict[str, Any] = {
            name: list(_CHOICES[name])[choice.currentIndex()] for name, choice in self._choices.items()
        }
        ticks: dict[str, Any] = {name: tick.isChecked() for name, tick in self._ticks.items()}
        answers = {name: answer.text().strip() for name, answer in self._answers.items()}
        return replace(
            profile,
            words=replace(profile.words, **answers),
            signature_room=self._room.points,
            **choices,
            **ticks,
        )
