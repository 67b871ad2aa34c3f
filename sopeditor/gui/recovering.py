"""A copy of unsaved work, kept while one edits, so that a crash or a power cut loses seconds and no more.

The copy is written beside the window's thread: documents are values, so what is written can't change meanwhile, and a
slow disk makes nobody wait. One thread does all that concerns the copy, one thing after the other.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from sopeditor.edit.change import Change
from sopeditor.edit.session import Session
from sopeditor.gui.document_file import DocumentFile
from sopeditor.model.records import Document
from sopeditor.storage.errors import StorageError
from sopeditor.storage.folders import recovery_folder
from sopeditor.storage.recovery import Shelf

PAUSE = 3000
"""Milliseconds after an edit until the copy is written."""


class _Copy(Struct, frozen=True):
    """What the copy holds: a document, the file it belongs to, and that file's fingerprint."""

    path: Path | None
    document: Document
    fingerprint: str


class Keeper(QObject):
    """Has the copy written `pause` milliseconds after an edit, and removed when the document is saved."""

    refused = Signal(str)
    """The copy can't be written; why, said once until it can be again."""

    _finished = Signal(object)

    def __init__(self, session: Session, file: DocumentFile, pause: int = PAUSE) -> None:
        super().__init__()
        self._session = session
        self._file = file
        self._wanted: _Copy | None = None
        self._kept: _Copy | None = None
        self._shelf: Shelf | None = None
        self._is_refused = False
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="recovery")
        self._finished.connect(_tell_its_error)
        self._timer = QTimer(self, singleShot=True, interval=pause)
        self._timer.timeout.connect(self._keep)
        self._unsubscribe = session.subscribe(self._follow)
        file.moved.connect(self._keep)
        file.vanished.connect(self._keep)
        if not session.is_saved:
            self._timer.start()

    def keep_now(self) -> bool:
        """Write the copy if there is unsaved work, and wait until it lies there; False if the disk refuses."""
        self._note_what_is_wanted()
        self._pool.submit(self._catch_up).result()
        return self._kept is self._wanted

    def close(self) -> None:
        """Remove the copy: the document is saved, or nobody wants it."""
        self._timer.stop()
        self._unsubscribe()
        self._wanted = None
        self._pool.submit(self._leave)
        self._pool.shutdown()

    def _follow(self, change: Change) -> None:
        del change
        if not self._timer.isActive():
            self._timer.start()

    def _keep(self) -> None:
        self._note_what_is_wanted()
        self._pool.submit(self._catch_up).add_done_callback(self._finished.emit)

    def _note_what_is_wanted(self) -> None:
        self._timer.stop()
        session, file = self._session, self._file
        self._wanted = None if session.is_saved else _Copy(file.path, session.document, file.fingerprint)

    def _catch_up(self) -> None:
        """In the copy's thread: make it what is wanted by now; a disk that refuses is asked again the next time."""
        wanted = self._wanted
        if wanted is self._kept:
            return
        try:
            self._put(wanted)
        except StorageError as error:
            if not self._is_refused:
                self.refused.emit(error.reason)
            self._is_refused = True
        else:
            self._kept, self._is_refused = wanted, False

    def _put(self, wanted: _Copy | None) -> None:
        if wanted is not None:
            self._shelf = self._shelf or Shelf(recovery_folder())
            self._shelf.keep(wanted.path, wanted.document, wanted.fingerprint)
        elif self._shelf is not None:
            self._shelf.drop()

    def _leave(self) -> None:
        """In the copy's thread: leave nothing behind."""
        if self._shelf is not None:
            self._shelf.close()


def _tell_its_error(future: "Future[None]") -> None:
    """What nobody foresaw is raised in the window's thread, which tells it."""
    future.result()
