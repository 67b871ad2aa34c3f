"""The file in which the program remembers what belongs to this machine, and where its windows stood."""

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow

from sopeditor.storage.folders import settings_folder


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
