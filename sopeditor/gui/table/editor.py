"""The field in which a cell's text is edited in its place, with a spreadsheet's keys."""

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QWidget

from sopeditor.gui.growing_text import PlainText
from sopeditor.gui.table.setting import PAD_X, PAD_Y

Key = Qt.Key
Modifier = Qt.KeyboardModifier


class Offers(Protocol):
    """A list of texts that an editor offers."""

    def key(self, key: int) -> bool:
        """Use a key, if it is for the list."""


class CellEditor(PlainText):
    """Grows with its row. Enter and Tab leave it, Alt+Enter begins a new line, Esc takes everything back."""

    left = Signal(int, int)
    """Wants to go on with the cell so many columns and rows away."""

    cancelled = Signal()
    history = Signal(bool)
    """Wants to undo (True) or redo (False) what lies before the typing here."""

    def __init__(self, parent: QWidget, font: QFont) -> None:
        super().__init__(parent)
        self.offers: Offers | None = None
        self.setFont(font)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(False)
        self.setObjectName("cellEditor")
        self.setViewportMargins(PAD_X - 2, PAD_Y - 2, PAD_X - 2, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave, cancel, or write."""
        key, modifiers = event.key(), event.modifiers()
        if self.offers is not None and self.offers.key(key):
            return
        if key == Key.Key_Escape:
            self.cancelled.emit()
        elif key in (Key.Key_Tab, Key.Key_Backtab):
            self.left.emit(-1 if key == Key.Key_Backtab else 1, 0)
        elif key in (Key.Key_Return, Key.Key_Enter):
            self._enter(modifiers)
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.history.emit(True)
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable():
            self.history.emit(False)
        else:
            super().keyPressEvent(event)

    def _enter(self, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & (Modifier.AltModifier | Modifier.ShiftModifier):
            self.insertPlainText("\n")
        else:
            self.left.emit(0, 1)
