"""The palette of symbols over the canvas: drag one onto the sheet, or click it and then the place."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from sopeditor.gui.widgets.icons import symbol_icon
from sopeditor.model.records import SymbolKind
from sopeditor.texts import _

_KINDS = (
    (SymbolKind.TERMINATOR, _("Mulai,\nselesai"), _("Mulai/selesai (Alt+1)")),
    (SymbolKind.PROCESS, _("Proses"), _("Proses (Alt+2)")),
    (SymbolKind.DECISION, _("Keputusan"), _("Keputusan (Alt+3)")),
)
_CAPTION = 0.78  # of the size of the interface's letters


class PaletteButton(QToolButton):
    """A symbol to take; positions are global."""

    taken = Signal(object)
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, kind: SymbolKind, caption: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self._pressed: QPoint | None = None
        self._dragging = False
        self.setIcon(symbol_icon(kind))
        self.setIconSize(QSize(24, 24))
        self.setText(caption)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _CAPTION)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoRaise(True)
        self.setToolTip(_("{name}: seret ke lembar, atau klik lalu klik tempatnya").format(name=name))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCheckable(True)

    @property
    def kind(self) -> SymbolKind:
        """The kind of symbol it gives."""
        return self._kind

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where it was taken."""
        self._pressed = event.globalPosition().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the symbol over the sheet."""
        at = event.globalPosition().toPoint()
        if self._pressed is None:
            return
        if not self._dragging:
            self._dragging = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if self._dragging:
                self.taken.emit(self._kind)
        if self._dragging:
            self.dragged.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the symbol go; without a drag, it was a click."""
        dragging, self._dragging, self._pressed = self._dragging, False, None
        if dragging:
            self.setDown(False)
            self.dropped.emit(event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)


class Palette(QFrame):
    """One button for each symbol a user places; the clicked one stays down until it is used."""

    armed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setAccessibleName(_("Simbol"))
        self.setAutoFillBackground(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 4, 2, 4)
        layout.setSpacing(2)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.buttons = tuple(PaletteButton(*each, self) for each in _KINDS)
        for button in self.buttons:
            layout.addWidget(button)
            button.clicked.connect(self._clicked)
        self.adjustSize()

    def let_go(self) -> None:
        """No symbol is ready to be placed any more."""
        for button in self.buttons:
            button.setChecked(False)

    def _clicked(self) -> None:
        chosen = self.sender()
        for button in self.buttons:
            if button is not chosen:
                button.setChecked(False)
            elif button.isChecked():
                self.armed.emit(button.kind)
            else:
                self.armed.emit(None)
