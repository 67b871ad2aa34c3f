"""A text field that is as tall as its text."""

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QToolTip, QWidget

from sopeditor.gui.cells.system_clipboard import TooMuch, text_in
from sopeditor.gui.widgets.basic import announce
from sopeditor.storage.cleaning import LONGEST_TEXT

_BREAKS = {0x2028: "\n", 0x2029: "\n", 0xFDD0: "\n", 0xFDD1: "\n"}


class PlainText(QPlainTextEdit):
    """A field for plain text that wraps, keeps non-breaking spaces, and keeps its caret when told another text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)

    def text(self) -> str:
        """What is written, with the non-breaking spaces that `toPlainText` would lose."""
        return self.document().toRawText().translate(_BREAKS)

    def take(self, text: str) -> None:
        """Show another text, the caret staying where it was as far as it can; nothing is signalled."""
        if text == self.text():
            return
        place = self.textCursor().position()
        with QSignalBlocker(self):
            self.setPlainText(text)
            cursor = self.textCursor()
            cursor.setPosition(min(place, len(text)))
            self.setTextCursor(cursor)
        self.viewport().update()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Write what was copied, from whatever program, or say why that can't be."""
        cursor = self.textCursor()
        kept = self.document().characterCount() - 1 - len(cursor.selectedText())
        try:
            self.write(text_in(source, LONGEST_TEXT - kept))
        except TooMuch as error:
            corner = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
            QToolTip.showText(corner, str(error), self)
            announce(self, str(error))

    def write(self, text: str) -> None:
        """Write a text that was copied at the caret."""
        self.insertPlainText(text)

    def to_end(self) -> None:
        """Put the caret behind the text."""
        self.moveCursor(QTextCursor.MoveOperation.End)


class GrowingText(PlainText):
    """Takes the height of its lines; never scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def sizeHint(self) -> QSize:
        """As tall as the text."""
        return QSize(super().sizeHint().width(), self._wanted())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew at another width."""
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the height to the text again when the font changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def _grow(self) -> None:
        wanted = self._wanted()
        if wanted != self.height() or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)

    def _wanted(self) -> int:
        lines = max(self.document().size().height(), 1.0)
        chrome = self.height() - self.viewport().height()
        return int(lines * QFontMetricsF(self.font()).lineSpacing() + max(chrome, 12) + 1.5)
