"""The file in which the program remembers what belongs to this machine, and where its windows stood."""

from PySide6.QtCore import QByteArray, QPoint, QRect, QSettings
from PySide6.QtWidgets import QMainWindow

from sopeditor.storage.folders import settings_folder

_BESIDE = QPoint(32, 32)


def settings() -> QSettings:
    """The file of what is remembered; a file that can't be read remembers nothing."""
    return QSettings(str(settings_folder() / "window.ini"), QSettings.Format.IniFormat)


def keep_window(window: QMainWindow) -> None:
    """Remember where a window stands."""
    settings().setValue("window/geometry", window.saveGeometry())


def restore_window(window: QMainWindow) -> None:
    """Put a window where the last one stood, if that is still on a screen."""
    geometry = settings().value("window/geometry")
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)


def put_beside(window: QMainWindow, other: QMainWindow) -> None:
    """Make a window as large as another and let it stand a little lower and farther right, so that both are seen."""
    window.restoreGeometry(other.saveGeometry())
    if not (other.isMaximized() or other.isFullScreen()):
        room, frame = other.screen().availableGeometry(), other.frameGeometry()
        corner = frame.topLeft() + _BESIDE
        window.move(corner if room.contains(QRect(corner, frame.size())) else room.topLeft())
