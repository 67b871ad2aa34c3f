"""Rows of widgets below each other that can be dragged into another order by their handles."""

from collections.abc import Iterator
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sopeditor.gui.widgets.icons import icon
from sopeditor.texts import _

RowT = TypeVar("RowT", bound=QWidget)


class Handle(QLabel):
    """The grip at the side of a row, by which it is dragged to another place."""

    dragged = Signal(QPoint)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPixmap(icon("grip").pixmap(16, 16))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(_("Seret untuk mengurutkan (Alt+↑, Alt+↓)"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag the row."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the row is being dragged."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell that the row was let go."""
        del event
        self.dropped.emit()


class Rows(QObject, Generic[RowT]):
    """Keeps widgets at the head of a vertical layout and moves them as their handles are dragged."""

    rearranged = Signal()
    """A row was let go; the order may be another than before."""

    def __init__(self, owner: QWidget, layout: QVBoxLayout) -> None:
        super().__init__(owner)
        self._owner = owner
        self._layout = layout
        self._rows: list[RowT] = []

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[RowT]:
        return iter(self._rows)

    def __getitem__(self, index: int) -> RowT:
        return self._rows[index]

    def index(self, row: RowT) -> int:
        """The place of a row."""
        return self._rows.index(row)

    def insert(self, index: int, row: RowT, handle: Handle) -> None:
        """Put in a new row."""
        self._rows.insert(index, row)
        self._layout.insertWidget(index, row)
        handle.dragged.connect(lambda point: self._drag(row, point))
        handle.dropped.connect(self.rearranged)

    def move(self, row: RowT, index: int) -> None:
        """Put a row elsewhere."""
        self._rows.remove(row)
        self._rows.insert(index, row)
        self._layout.removeWidget(row)
        self._layout.insertWidget(index, row)

    def remove(self, index: int) -> None:
        """Take a row out for good."""
        row = self._rows.pop(index)
        row.blockSignals(True)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _drag(self, row: RowT, point: QPoint) -> None:
        y = self._owner.mapFromGlobal(point).y()
        above = sum(1 for other in self._rows if other is not row and other.geometry().center().y() < y)
        if above != self.index(row):
            self.move(row, above)
            self._layout.activate()
