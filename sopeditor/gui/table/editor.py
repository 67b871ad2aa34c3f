"""The field in which a cell's text is edited in its place, with a spreadsheet's keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from sopeditor.gui.table.setting import PAD_X, PAD_Y

Key = Qt.Key
Modifier = Qt.KeyboardModifier


_BREAKS = {0x2028: "\n", 0x2029: "\n", 0xFDD0: "\n", 0xFDD1: "\n"}


class CellEditor(QPlainTextEdit):
    """Grows with its row. Enter and Tab leave it, Alt+Enter begins a new line, Esc takes everything back."""

    left = Signal(int, int)
    """Wants to go on with the cell so many columns and rows away."""

    cancelled = Signal()
    history = Signal(bool)
    """Wants to undo (True) or redo (False) what lies before the typing here."""

    def __init__(self, parent: QWidget, font: QFont) -> None:
        super().__init__(parent)
        self.setFont(font)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setObjectName("cellEditor")
        self.setViewportMargins(PAD_X - 2, PAD_Y - 2, PAD_X - 2, 0)

    def text(self) -> str:
        """What is written, with the non-breaking spaces that `toPlainText` would lose."""
        return self.document().toRawText().translate(_BREAKS)

    def take(self, text: str) -> None:
        """Show another text, the caret staying where it was as far as it can."""
        if text == self.text():
            return
        place = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)

    def to_end(self) -> None:
        """Put the caret behind the text."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave, cancel, or write."""
        key, modifiers = event.key(), event.modifiers()
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
