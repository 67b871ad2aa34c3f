"""Files from a file manager that are let go over a window, wherever in it.

Fields and pages would take a file's address for text that is dragged, or for nothing they know. So the window hears
of files first, and leaves to the part below the pointer only what that part says it takes.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

TAKES_FILES = "takesFiles"
"""The property of a widget that wants the files dropped on it."""

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FileDrops(QObject):
    """Gives the files that are dropped on a window to `take`, from `listen` on."""

    def __init__(self, window: QWidget, take: Callable[[Sequence[Path]], object]) -> None:
        super().__init__(window)
        self._window = window
        self._take = take
        window.setAcceptDrops(True)

    def listen(self) -> None:
        """Hear of files that are dragged over the window, which must be shown: only then the system knows it."""
        system = self._window.windowHandle()
        if system is not None:
            system.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files; none while a dialog over the window waits for an answer."""
        if event.type() not in _DRAGS or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not paths or self._has_taker(event):
            return super().eventFilter(watched, event)
        if QApplication.activeModalWidget() not in (None, self._window):
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._take(paths)
        return True

    def _has_taker(self, event: QDropEvent) -> bool:
        below: QWidget | None = self._window.childAt(event.position().toPoint())
        while below is not None and not below.property(TAKES_FILES):
            below = below.parentWidget()
        return below is not None
