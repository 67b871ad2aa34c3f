"""The file of an open document: where it lies, whether it may be written, whether somebody else wrote it."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from sopeditor.edit.session import Session
from sopeditor.storage import documents
from sopeditor.storage.atomic import is_there
from sopeditor.storage.documents import Opened
from sopeditor.storage.errors import StorageError
from sopeditor.storage.names import SUFFIX
from sopeditor.texts import _

if TYPE_CHECKING:
    from sopeditor.storage.recovery import Kept

_PAUSE = 100
"""Milliseconds after a change of the file until it is looked at: programs write it in several steps."""


class DocumentFile(QObject):
    """Saves a session's document and watches its file."""

    changed_outside = Signal()
    """Another program wrote the file."""

    vanished = Signal()
    """The file is no longer there, so that nothing but the session holds the document."""

    returned = Signal()
    """The file that was gone is there again as it was."""

    moved = Signal()
    """The document lies elsewhere now, or is saved for the first time."""

    def __init__(self, session: Session, path: Path | None = None, opened: Opened | None = None) -> None:
        super().__init__()
        self._session = session
        self._path = path
        self._read_only = opened.read_only if opened else False
        self._fingerprint = opened.fingerprint if opened else ""
        self._gone = False
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._later.start)
        self._watcher.directoryChanged.connect(self._later.start)
        self._watch()

    @property
    def path(self) -> Path | None:
        """Where the document lies; None until it is saved for the first time."""
        return self._path

    @property
    def read_only(self) -> bool:
        """Whether the document must be saved under another name."""
        return self._read_only

    @property
    def fingerprint(self) -> str:
        """That of the file when it was last read or written; "" without a file."""
        return self._fingerprint

    @property
    def name(self) -> str:
        """What the document is called in a title."""
        if self._path is not None:
            return self._path.name.removesuffix(SUFFIX)
        return self._session.document.sop.identity.title.strip() or _("SOP baru")

    @property
    def standing(self) -> str:
        """In a word, whether the document is saved."""
        if not self._session.is_saved:
            return _("Belum disimpan")
        if self._read_only:
            return _("Hanya baca")
        return _("Tersimpan") if self._path else _("Dokumen baru")

    @property
    def differs(self) -> bool:
        """Whether the file is there and no longer what was last read or written.

        A file that can't be read just now, because a virus scanner or OneDrive has it, is not taken for changed.
        """
        if self._path is None or not is_there(self._path):
            return False
        found = documents.fingerprint(self._path)
        return found != self._fingerprint if found else not self._path.is_file()

    def lies_at(self, path: Path) -> bool:
        """Whether a path leads to the document's file, by this name or another."""
        try:
            return self._path is not None and (path.absolute() == self._path or path.samefile(self._path))
        except OSError:
            return False

    def save(self, path: Path) -> None:
        """Write the document to `path`, which is its file from now on; StorageError leaves the old file whole."""
        document = self._session.document
        self._fingerprint = documents.save(path, document)
        self._session.mark_saved(document)
        self._path, self._read_only, self._gone = path, False, False
        self._watch()
        self.moved.emit()

    def accept_outside(self) -> None:
        """Go on with the session's document, whatever another program wrote into the file."""
        if self._path is not None:
            self._fingerprint = documents.fingerprint(self._path)
            self._session.mark_unsaved()
            self.moved.emit()

    def look(self) -> None:
        """Notice what others did to the file since the last time: wrote it, or took it away."""
        was_gone, self._gone = self._gone, self._path is not None and not is_there(self._path)
        self._watch()
        if self._gone and not was_gone:
            self._session.mark_unsaved()
            self.vanished.emit()
        elif self.differs:
            self.changed_outside.emit()
        elif was_gone and not self._gone:
            self.returned.emit()

    def _watch(self) -> None:
        """Watch the file, or its folder for the file to come back."""
        watched = (*self._watcher.files(), *self._watcher.directories())
        if watched:
            self._watcher.removePaths(watched)
        if self._path is not None:
            self._watcher.addPath(str(self._path.parent if self._gone else self._path))


def recovered_file(session: Session, kept: "Kept") -> DocumentFile:
    """The file of what a crash left unsaved; saving asks before it replaces what others wrote into it meanwhile."""
    if kept.path is None:
        return DocumentFile(session)
    try:
        opened = documents.load(kept.path)
    except StorageError:
        return DocumentFile(session)
    return DocumentFile(session, kept.path, replace(opened, fingerprint=kept.fingerprint))
