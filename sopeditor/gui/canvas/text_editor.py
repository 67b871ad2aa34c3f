"""The field in which a text is edited where it stands on the sheet, in its own font and size."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QKeySequence, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from sopeditor.gui.glyphs import widget_family
from sopeditor.gui.theme import LIGHT

PAPER = """QPlainTextEdit {
    background: #ffffff; color: #000000; border: 1px solid %s; border-radius: 0; padding: 0; margin: 0;
}"""
"""The sheet is white in the dark theme, too."""

_BORDER = 1

_SEPARATORS = {0x2028: "\n", 0x2029: "\n"}


class TextEditor(QPlainTextEdit):
    """Enter and Tab leave it, Alt+Enter (or Shift+Enter) begins a new line, Esc takes everything back."""

    left = Signal(int, int)
    """Wants to go on with the cell so many columns and rows away; (0, 0): anywhere else."""

    cancelled = Signal()
    history = Signal(bool)
    """Has nothing of its own to undo (True) or redo (False) any more."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(PAPER % LIGHT.accent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0.0)
        self._dress: tuple[str, float, bool, bool] | None = None

    def dress(self, family: str, points: float, *, bold: bool, centred: bool) -> None:
        """Write in a font of the sheet, `points` large on the screen."""
        if self._dress == (family, points, bold, centred):
            return
        self._dress = family, points, bold, centred
        font = QFont(widget_family(family, bold))
        font.setBold(bold)
        font.setPointSizeF(max(points, 1.0))
        font.setKerning(False)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self.setFont(font)
        option = self.document().defaultTextOption()
        option.setAlignment(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)

    def inset(self, side: int, top: int) -> None:
        """Keep the text so many pixels away from the edges of the cell."""
        across = max(side - _BORDER, 0)
        self.setViewportMargins(across, max(top - _BORDER, 0), across, 0)

    def text(self) -> str:
        """What is written, with the non-breaking spaces that `toPlainText` would lose."""
        return self.document().toRawText().translate(_SEPARATORS)

    def lines_height(self) -> float:
        """The height of all lines, in pixels."""
        block, height = self.document().firstBlock(), 0.0
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return height

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave, cancel, or write."""
        keys = Qt.Key
        if event.key() == keys.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (keys.Key_Tab, keys.Key_Backtab):
            self.left.emit(1 if event.key() == keys.Key_Tab else -1, 0)
        elif event.key() in (keys.Key_Return, keys.Key_Enter):
            self._enter(event.modifiers())
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.history.emit(True)
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable():
            self.history.emit(False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be done when the user goes elsewhere; its own menu is no elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit(0, 0)

    def _enter(self, held: Qt.KeyboardModifier) -> None:
        if held & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier):
            self.insertPlainText("\n")
        else:
            self.left.emit(0, 1)
