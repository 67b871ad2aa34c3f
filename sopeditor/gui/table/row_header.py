"""The numbers beside the rows, by which rows are selected and dragged elsewhere."""

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget


class RowHeader(QHeaderView):
    """A click selects a row (Shift: up to it, Ctrl: it too); dragging moves the selected rows."""

    dragged = Signal(int)
    """The rows would land above this row now; -1 when the dragging ends."""

    dropped = Signal(int)
    """The rows are to be moved above this row."""

    menu_wanted = Signal(QPoint)
    """What can be done with the selected rows is to be offered at that point of the screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._pressed: QPoint | None = None
        self._target = -1
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, and take hold; rows that are selected already stay so, to be dragged together."""
        place = event.position().toPoint()
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed = place if plain else None
        if not (plain and self._is_selected(self.logicalIndexAt(place))):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the rows would land."""
        place = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far or self._target >= 0:
            self._target = self._row_below(place.y())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self._target)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Move the rows, or end the click."""
        target, self._target = self._target, -1
        pressed, self._pressed = self._pressed, None
        if target >= 0:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.dragged.emit(-1)
            self.dropped.emit(target)
        elif pressed is not None:
            self.sectionPressed.emit(self.logicalIndexAt(pressed))
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the row under the mouse, and with all others if it is one of those selected."""
        row = self.logicalIndexAt(event.pos())
        if row >= 0 and not self._is_selected(row):
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(self.model().index(row, 0), flag.ClearAndSelect | flag.Rows)
        self.menu_wanted.emit(event.globalPos())

    def cancel(self) -> bool:
        """End the dragging without moving anything; False if nothing was being dragged."""
        dragging, self._target, self._pressed = self._target >= 0, -1, None
        if dragging:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.dragged.emit(-1)
        return dragging

    def _is_selected(self, row: int) -> bool:
        selection = self.selectionModel()
        return row >= 0 and selection.isRowSelected(row, self.rootIndex())

    def _row_below(self, y: int) -> int:
        """The row above which a row dropped at that height would land."""
        row = self.logicalIndexAt(QPoint(0, y))
        if row < 0:
            return 0 if y < 0 else self.count() - 1
        middle = self.sectionViewportPosition(row) + self.sectionSize(row) / 2
        return min(row if y < middle else row + 1, self.count() - 1)
