"""The file in which the program remembers what belongs to this machine, and where its windows stood."""

from PySide6.QtCore import QByteArray, QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtWidgets import QMainWindow

from sopeditor.gui.widgets.basic import fit_on_screen
from sopeditor.storage.folders import settings_folder

_BESIDE = QPoint(32, 32)
_ROOMY = 1.2
"""A screen so many times as wide and high as a window has room for other things beside it."""


def settings() -> QSettings:
    """The file of what is remembered; a file that can't be read remembers nothing."""
    return QSettings(str(settings_folder() / "window.ini"), QSettings.Format.IniFormat)


def keep_window(window: QMainWindow) -> None:
    """Remember where a window stands."""
    settings().setValue("window/geometry", window.saveGeometry())


def restore_window(window: QMainWindow, usual: QSize) -> None:
    """Put a window where the last one stood, if that is still on a screen.

    The first window ever is of the usual size, or fills a screen that has hardly more room than that.
    """
    fit_on_screen(window, usual.width(), usual.height())
    geometry = settings().value("window/geometry")
    if isinstance(geometry, QByteArray) and window.restoreGeometry(geometry):
        return
    room = window.screen().availableSize()
    if room.boundedTo(usual * _ROOMY) != usual * _ROOMY:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def put_beside(window: QMainWindow, other: QMainWindow) -> None:
    """Make a window as large as another and let it stand a little lower and farther right, so that both are seen."""
    window.restoreGeometry(other.saveGeometry())
    if not (other.isMaximized() or other.isFullScreen()):
        room, frame = other.screen().availableGeometry(), other.frameGeometry()
        corner = frame.topLeft() + _BESIDE
        window.move(corner if room.contains(QRect(corner, frame.size())) else room.topLeft())
