"""What releasing would do, or why it can't be done, written beside the pointer: there the user looks."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

_OFF = QPoint(18, 20)  # pixels from the pointer, clear of its arrow
_LINGERS = 3500  # milliseconds


class PointerTip(QLabel):
    """A text that follows the pointer over the viewport and always stays inside of it, on more lines if need be."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._dress(refused=False)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._going = QTimer(self, singleShot=True, interval=_LINGERS)
        self._going.timeout.connect(self.hide)
        self.hide()

    def follow(self, text: str, at: QPoint, *, refused: bool = False) -> None:
        """Show a text beside a point of the viewport, in red if it refuses; "" hides it, unless it lingers."""
        if not text and self._going.isActive():
            return
        self._going.stop()
        self.setVisible(bool(text))
        if text:
            self._dress(refused)
            self.setText(text)
            self._fit()
            self.move(self._beside(at))
            self.raise_()

    def linger(self, text: str, at: QPoint, *, refused: bool = False) -> None:
        """Show a text for some seconds, wherever the pointer goes; "" hides it."""
        self._going.stop()
        self.follow(text, at, refused=refused)
        if text:
            self._going.start()

    def _dress(self, refused: bool) -> None:
        role = "refused" if refused else "drag"
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().polish(self)

    def _fit(self) -> None:
        """Take the room the text needs; where the viewport is narrower, wrap it."""
        widest = self._viewport.width()
        self.setWordWrap(False)
        self.adjustSize()
        if self.width() > widest:
            self.setWordWrap(True)
            self.resize(widest, self.heightForWidth(widest))

    def _beside(self, at: QPoint) -> QPoint:
        room = self._viewport.rect().size() - self.size()
        place = at + _OFF
        if place.y() > room.height():
            place.setY(at.y() - _OFF.y() - self.height())
        return QPoint(max(min(place.x(), room.width()), 0), max(place.y(), 0))
