"""A small sheet that opens below a cell or a button, and goes away with Esc, Enter or a click beside it."""

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class Popup(QFrame):
    """The frame; whoever fills it adds to `body`."""

    closed = Signal()
    walked = Signal(int, int)
    """Is done, and wants to go on with the cell so many columns and rows away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.began_typed = False
        """Whether it opened because somebody typed on the cell: then Enter goes on below, as from a text."""
        self._anchor: QRect | None = None
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(8, 8, 8, 8)
        self.body.setSpacing(6)

    def open_below(self, anchor: QRect) -> None:
        """Show it below a rectangle of the screen, or above where there is no room, and keep it there as it grows."""
        self.setMinimumWidth(max(self.minimumWidth(), anchor.width()))
        self.adjustSize()
        self._anchor = anchor
        self._place()
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cover nothing of what it is about when it has grown."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        anchor = self._anchor
        if anchor is None:
            return
        screen = QGuiApplication.screenAt(anchor.center()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        x = min(max(anchor.left(), room.left()), room.right() - self.width())
        y = anchor.bottom() + 1
        if y + self.height() > room.bottom():
            y = max(anchor.top() - self.height() - 1, room.top())
        self.move(QPoint(x, y))

    def settle(self, text: str) -> bool:
        """Do what the typed text says; True if that is all there was to ask, and no sheet need be opened."""
        del text
        return False

    def type(self, text: str) -> None:
        """Go on with what was typed before it opened; a sheet without a field to type in ignores it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Enter as well as on Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        else:
            super().keyPressEvent(event)

    def finish(self, columns: int = 0) -> None:
        """Close, and go on to the cell so many columns away; without any, to the one below if typing began it."""
        self.close()
        if columns or self.began_typed:
            self.walked.emit(columns, 0 if columns else 1)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell who opened it."""
        super().closeEvent(event)
        self.closed.emit()


class ChangingPopup(Popup):
    """A popup whose content is made anew after each change it causes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: QWidget | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.fill)

    def content(self) -> QWidget:
        """The widget that shows everything as it is now."""
        raise NotImplementedError

    def is_current(self) -> bool:
        """Whether what it is about is still there."""
        raise NotImplementedError

    def fill(self) -> None:
        """Show the content as it is now, or close."""
        if not self.is_current():
            self.close()
            return
        old, self._shown = self._shown, self.content()
        self.body.addWidget(self._shown)
        self._shown.show()  # or the sheet shrinks for a moment
        if old is not None:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.adjustSize()

    def fill_later(self) -> None:
        """The same, once the event that is being handled is over: it may come from the content itself."""
        self._later.start()
