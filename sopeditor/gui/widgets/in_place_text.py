"""A text that is edited where it stands, in a cell of the table or on the sheet, with the keys of a spreadsheet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QWidget

from sopeditor.gui.widgets.growing_text import PlainText


class InPlaceText(PlainText):
    """Enter and Tab leave it, Alt+Enter (or Shift+Enter) begins a new line, Esc takes everything back."""

    left = Signal(int, int)
    """Wants to go on with the cell so many columns and rows away; (0, 0): anywhere else."""

    cancelled = Signal()
    history = Signal(bool)
    """Wants to undo (True) or redo (False) what lies before the typing here."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave, cancel, or write."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.left.emit(-1 if key == Qt.Key.Key_Backtab else 1, 0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(event.modifiers())
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.history.emit(True)
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable():
            self.history.emit(False)
        else:
            super().keyPressEvent(event)

    def _enter(self, held: Qt.KeyboardModifier) -> None:
        if held & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier):
            self.insertPlainText("\n")
        else:
            self.left.emit(0, 1)
