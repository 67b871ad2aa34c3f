"""In a form, the keys of undo and redo are the document's: they take back the last edit, wherever it was made."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from sopeditor.gui.widgets.basic import follow_keyboard

_KEYS = QKeySequence.StandardKey
_ASKED = {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}


class FormHistory(QObject):
    """Keeps the fields of some forms from using those keys for letters of their own.

    A field's own history would edit the document once more, and would know nothing of what was done elsewhere.
    """

    def __init__(self, parent: QObject, forms: Sequence[QWidget]) -> None:
        """The forms may get their fields later."""
        super().__init__(parent)
        self._forms = tuple(forms)
        follow_keyboard(self._follow)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Leave the keys to the window's shortcuts, or to nobody."""
        if event.type() not in _ASKED or not isinstance(event, QKeyEvent):
            return False
        of_history = event.matches(_KEYS.Undo) or event.matches(_KEYS.Redo)
        if of_history:
            event.ignore()
        return of_history

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None and any(form.isAncestorOf(new) for form in self._forms):
            new.installEventFilter(self)
