"""What appears below a cell while it is edited: suggestions to choose from, and what a Waktu was understood as."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QListWidget, QWidget

from sopeditor.gui.table.editor import CellEditor
from sopeditor.model.durations import DurationKind, parse_duration, read_back

_MOST = 8
_NARROWEST, _WIDEST = 240, 480
_TEXT = Qt.ItemDataRole.UserRole


class OfferList(QListWidget):
    """Offers texts for the last line of an editor: arrows mark one, Enter, Tab or a click takes it.

    It lies on the table itself and never takes the keyboard, so that typing goes on whatever is offered.
    """

    def __init__(self, editor: CellEditor, viewport: QWidget, texts: Sequence[str]) -> None:
        super().__init__(viewport)
        self._editor = editor
        self._viewport = viewport
        self._texts = texts
        self.setObjectName("offers")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.hide()
        self.itemPressed.connect(lambda item: self._take(item.data(_TEXT)))
        editor.offers = self
        editor.installEventFilter(self)
        editor.textChanged.connect(self.offer)

    @property
    def offered(self) -> list[str]:
        """What is offered now."""
        return [self.item(row).text() for row in range(self.count())] if self.isVisible() else []

    def offer(self) -> None:
        """Show what fits the line being written, what begins with it first, unless only that very text does."""
        line = self._line().casefold().strip()
        fitting = sorted(
            (text for text in self._texts if line in text.casefold()),
            key=lambda text: not text.casefold().startswith(line),
        )
        self.clear()
        if not self._editor.isVisible() or [text.casefold() for text in fitting] in ([], [line]):
            self.hide()
            return
        for text in fitting[:_MOST]:
            self.addItem(text.replace("\n", " "))
            self.item(self.count() - 1).setData(_TEXT, text)
        self._place()
        self.show()
        self.raise_()

    def key(self, key: int) -> bool:
        """Use a key of the editor, if it is for the list."""
        if not self.isVisible():
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._mark(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab) and self.currentRow() >= 0:
            self._take(self.currentItem().data(_TEXT))
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the editor goes, and with it."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.hide()  # at once: what is clicked now would be for an editor that is closed
            self.deleteLater()
        return super().eventFilter(watched, event)

    def _line(self) -> str:
        return self._editor.text().rsplit("\n", 1)[-1]

    def _mark(self, by: int) -> None:
        """Mark the next one; before the first and after the last none is marked."""
        row = self.currentRow() + by
        row = self.count() - 1 if row < -1 else -1 if row >= self.count() else row
        self.setCurrentRow(row)

    def _take(self, text: str) -> None:
        written = self._editor.text()
        head = written[: len(written) - len(self._line())]
        self._editor.textChanged.disconnect(self.offer)
        self._editor.selectAll()
        self._editor.insertPlainText(head + text)
        self._editor.textChanged.connect(self.offer)
        self.hide()

    def _place(self) -> None:
        wanted = min(max(self._editor.width(), self.sizeHintForColumn(0) + 24, _NARROWEST), _WIDEST)
        width = min(wanted, self._viewport.width())
        place_below(self, self._editor, self._viewport, width, self._height())

    def _height(self) -> int:
        return self.count() * max(self.sizeHintForRow(0), 20) + 8


def place_below(widget: QWidget, editor: QWidget, room: QWidget, width: int, height: int) -> None:
    """Put a widget below an editor, or above it where the room ends."""
    cell = editor.geometry()
    left = max(min(cell.left(), room.width() - width), 0)
    below = cell.bottom() + 2
    top = below if below + height <= room.height() else max(cell.top() - height - 1, 0)
    widget.setGeometry(left, top, width, height)


class TimeHint(QLabel):
    """Below the editor of a Waktu, or above it at the table's foot: what it is read as."""

    def __init__(self, editor: CellEditor, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._editor = editor
        self._viewport = viewport
        self.setProperty("role", "tip")
        self.hide()
        editor.installEventFilter(self)
        editor.textChanged.connect(self.read)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the editor goes, and with it."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
            self.read()
        elif event.type() == QEvent.Type.Hide:
            self.deleteLater()
        return super().eventFilter(watched, event)

    def read(self) -> None:
        """Say what the text means now."""
        duration = parse_duration(self._editor.text())
        self.setText(("= " if duration.is_length else "⚠ ") + read_back(duration))
        size = self.sizeHint()
        place_below(self, self._editor, self._viewport, size.width(), size.height())
        self.raise_()
        self.setVisible(duration.kind is not DurationKind.EMPTY and self._editor.isVisible())
