"""The file of an open document: where it lies, whether it may be written, whether somebody else wrote it."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from sopeditor.edit.session import Session
from sopeditor.storage import documents
from sopeditor.storage.documents import SUFFIX, Opened
from sopeditor.storage.errors import StorageError
from sopeditor.texts import _


class DocumentFile(QObject):
    """Saves a session's document and watches its file; `changed_outside` says that another program wrote it."""

    changed_outside = Signal()
    moved = Signal()
    """The document lies elsewhere now, or is saved for the first time."""

    def __init__(self, session: Session, path: Path | None = None, opened: Opened | None = None) -> None:
        super().__init__()
        self._session = session
        self._path = path
        self._read_only = opened.read_only if opened else False
        self._fingerprint = opened.fingerprint if opened else ""
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._look)
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
        """Whether the file is there and no longer what was last read or written."""
        if self._path is None or not self._path.exists():
            return False
        return documents.fingerprint(self._path) != self._fingerprint

    def save(self, path: Path) -> None:
        """Write the document to `path`, which is its file from now on; StorageError leaves the old file whole."""
        document = self._session.document
        self._fingerprint = documents.save(path, document)
        self._session.mark_saved(document)
        self._path, self._read_only = path, False
        self._watch()
        self.moved.emit()

    def accept_outside(self) -> None:
        """Take note of what another program wrote, without reading it."""
        if self._path is not None:
            self._fingerprint = documents.fingerprint(self._path)

    def _watch(self) -> None:
        if self._watcher.files():
            self._watcher.removePaths(self._watcher.files())
        if self._path is not None and self._path.exists():
            self._watcher.addPath(str(self._path))

    def _look(self) -> None:
        self._watch()
        if self.differs:
            self.changed_outside.emit()


def recovered_file(session: Session, path: Path | None) -> DocumentFile:
    """The file of a document that a crash left unsaved: as it is on the disk now, and not what the session holds."""
    try:
        return DocumentFile(session, path, documents.load(path)) if path else DocumentFile(session)
    except StorageError:
        return DocumentFile(session)
