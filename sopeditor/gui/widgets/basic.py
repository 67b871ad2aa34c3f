"""Small widgets that are made the same way in many places."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLabel, QPushButton, QToolButton, QWidget

from sopeditor.gui.widgets.icons import icon

SpinBox = TypeVar("SpinBox", bound=QAbstractSpinBox)
_AROUND = 24  # pixels that a window leaves free of its screen, for its frame; twice as many above and below


def tool_button(icon_name: str, tip: str, size: int = 16) -> QToolButton:
    """A flat button with an icon only; its tooltip is also its accessible name."""
    button = QToolButton()
    button.setIcon(icon(icon_name))
    button.setIconSize(QSize(size, size))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button


def push_button(text: str, icon_name: str = "") -> QPushButton:
    """A button; Enter presses it as well as Space, also outside dialogs."""
    button = QPushButton(icon(icon_name), text) if icon_name else QPushButton(text)
    button.setAutoDefault(True)
    return button


def flat_button(icon_name: str, text: str) -> QPushButton:
    """A button without a frame, for what may be added."""
    button = push_button(text, icon_name)
    button.setProperty("flat", True)
    return button


def label(text: str, role: str = "") -> QLabel:
    """A text; `role` is "title", "heading", "hint", "turn" or "danger" of the style sheet."""
    result = QLabel(text)
    if role:
        result.setProperty("role", role)
    return result


class Elided(QLabel):
    """One line of text that ends in "…" where it has no more room."""

    def minimumSizeHint(self) -> QSize:
        """No width: it never makes a window wider than its screen."""
        return QSize(0, super().minimumSizeHint().height())

    @property
    def shown(self) -> str:
        """What there is room for."""
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what there is room for."""
        del event
        painter = QPainter(self)
        aligned = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            aligned,
            self.palette(),
            self.isEnabled(),
            self.shown,
            self.foregroundRole(),
        )


def roomy(box: SpinBox) -> SpinBox:
    """A spin box whose number stands clear of its border; a style sheet can't do that."""
    box.lineEdit().setTextMargins(5, 0, 0, 0)
    return box


def fit_on_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window its first size, or as much of it as the screen has room for, with a little around it."""
    room = window.screen().availableGeometry()
    window.resize(min(width, room.width() - _AROUND), min(height, room.height() - 2 * _AROUND))


def give_keyboard(widget: QWidget) -> None:
    """Give the keyboard to a widget, or to the first part of it that takes it."""
    target: QWidget | None = widget
    while target is not None and target.focusPolicy() is Qt.FocusPolicy.NoFocus:
        following = target.nextInFocusChain()
        target = following if following is not None and widget.isAncestorOf(following) else None
    (target or widget).setFocus(Qt.FocusReason.TabFocusReason)


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say it; it hears of neither the status bar nor of what is painted."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def follow_keyboard(follow: Callable[[QWidget | None, QWidget | None], None]) -> None:
    """Have `follow` called with the widget that the keyboard leaves and the one that it comes to."""
    QApplication.instance().focusChanged.connect(follow)  # type: ignore[union-attr]
