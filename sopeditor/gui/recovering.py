"""A copy of unsaved work, kept while one edits, so that a crash or a power cut loses seconds and no more."""

from PySide6.QtCore import QObject, QTimer

from sopeditor.edit.change import Change
from sopeditor.edit.session import Session
from sopeditor.gui.document_file import DocumentFile
from sopeditor.storage.errors import StorageError
from sopeditor.storage.folders import recovery_folder
from sopeditor.storage.recovery import Shelf

_PAUSE = 3000
"""Milliseconds after an edit until the copy is written."""


class Keeper(QObject):
    """Writes the copy some seconds after an edit and removes it when the document is saved."""

    def __init__(self, session: Session, file: DocumentFile) -> None:
        super().__init__()
        self._session = session
        self._file = file
        self._shelf: Shelf | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.keep_now)
        self._unsubscribe = session.subscribe(self._follow)
        file.moved.connect(self._drop)

    def keep_now(self) -> None:
        """Write the copy now if there is unsaved work; a disk that refuses must not disturb who is writing."""
        self._timer.stop()
        if self._session.is_saved:
            self._drop()
            return
        try:
            self._shelf = self._shelf or Shelf(recovery_folder())
            self._shelf.keep(self._file.path, self._session.document)
        except StorageError:
            return

    def close(self) -> None:
        """Remove the copy: the document is saved, or nobody wants it."""
        self._timer.stop()
        self._unsubscribe()
        if self._shelf is not None:
            self._shelf.close()
            self._shelf = None

    def _follow(self, change: Change) -> None:
        del change
        if not self._timer.isActive():
            self._timer.start()

    def _drop(self) -> None:
        self._timer.stop()
        if self._shelf is not None:
            self._shelf.drop()
