"""What an empty sheet offers instead of a bare heading: the first pelaksana and the first step."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMoveEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from sopeditor.gui.widgets.basic import label, push_button
from sopeditor.texts import _

_WIDTH = 400  # pixels; narrower where the viewport is
_BELOW = 16  # pixels to the lower edge: as far as can be from the head of the empty table

_BESIDE, _BELOW_EACH_OTHER = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Beginning(QFrame):
    """A card at the foot of the viewport; whoever owns it shows it while there is nothing to see."""

    lane_wanted = Signal()
    row_wanted = Signal()

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self.setProperty("role", "beginning")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._inside = layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 16)
        layout.setSpacing(10)
        heading = label(_("Flowchart akan tergambar di sini"), "heading")
        told = label(
            _(
                "Isilah tabel langkah, atau mulai di lembar ini: tambah pelaksana, lalu seret simbol dari kiri "
                "ke kolomnya."
            ),
            "hint",
        )
        for words in (heading, told):
            words.setWordWrap(True)
            layout.addWidget(words)
        self._buttons = buttons = QBoxLayout(_BESIDE)
        for sign, text, wanted in (
            ("actors", _("Tambah pelaksana"), self.lane_wanted),
            ("row-below", _("Tambah langkah"), self.row_wanted),
        ):
            button = push_button(text, sign)
            button.clicked.connect(wanted)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        viewport.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Stay there when the pages are scrolled, which takes along what lies over them."""
        super().moveEvent(event)
        self._place()

    def setVisible(self, visible: bool) -> None:
        """Show or hide it, in its place."""
        if visible:
            self._place()
        super().setVisible(visible)

    def _place(self) -> None:
        room = self._viewport.rect()
        given = min(_WIDTH, room.width() - 24)
        for way in (_BESIDE, _BELOW_EACH_OTHER):
            self._buttons.setDirection(way)
            self._inside.invalidate()
            if self.minimumSizeHint().width() <= given:
                break
        width = max(given, self.minimumSizeHint().width())
        self.setFixedSize(width, self.heightForWidth(width))
        self.move((room.width() - self.width()) // 2, max(room.height() - self.height() - _BELOW, 8))
