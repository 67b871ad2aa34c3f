"""How grave an agency finds what each rule of the checks has to say."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from sopeditor.checks.checking import OFF, severity_of
from sopeditor.checks.finding import Severity
from sopeditor.checks.rules import NAMES, RULES
from sopeditor.gui.widgets.designer import WheelGuard, child
from sopeditor.model.profile import Profile
from sopeditor.texts import _


class RuleFields:
    """A choice for each rule; what nobody changes stays as the profile says it."""

    def __init__(self, form: QWidget, changed: Callable[[], object]) -> None:
        body, guard = child(form, QFormLayout, "rules"), WheelGuard(form)
        self._rules = {rule.id: rule for rule in RULES}
        self.fields = {rule: QComboBox() for rule in self._rules}
        for rule, field in self.fields.items():
            field.setObjectName(f"rule_{rule}")
            for severity in Severity:
                usual = severity is self._rules[rule].severity
                word = severity.word.capitalize()
                field.addItem(_("{word} (baku)").format(word=word) if usual else word, severity.value)
            field.addItem(_("Tidak diperiksa"), OFF)
            field.installEventFilter(guard)
            field.currentIndexChanged.connect(changed)
            body.addRow(NAMES[rule], field)

    def take(self, profile: Profile) -> None:
        """Show a profile."""
        for rule, field in self.fields.items():
            field.setCurrentIndex(field.findData(self._given(rule, profile)))

    def given(self, profile: Profile) -> Profile:
        """The profile with what the fields say."""
        severities = dict(profile.severities)
        for rule, field in self.fields.items():
            chosen = str(field.currentData())
            if chosen == self._given(rule, profile):
                continue
            severities.pop(rule, None)
            if chosen != self._rules[rule].severity:
                severities[rule] = chosen
        return replace(profile, severities=tuple(severities.items()))

    def _given(self, rule: str, profile: Profile) -> str:
        severity = severity_of(self._rules[rule], profile)
        return OFF if severity is None else severity.value
