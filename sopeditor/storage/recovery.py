"""Unsaved work outlives a crash: a copy of the document on a shelf that the next start looks at.

Each running window owns one shelf file and holds a lock on it, which the operating system takes away when the program
dies. What is on a shelf without a lock was abandoned.
"""

import contextlib
import secrets
from datetime import datetime
from pathlib import Path
from types import TracebackType

import msgspec
from filelock import FileLock, Timeout
from msgspec import Struct

from sopeditor.model.records import Document
from sopeditor.storage.atomic import remove
from sopeditor.storage.documents import checked_tables, document_in, tables_in, write_tables
from sopeditor.storage.errors import StorageError, reason_of
from sopeditor.storage.names import SUFFIX

_TABLE = "recovery"
_LOCK = ".lock"


class Kept(Struct, frozen=True):
    """An abandoned document: the file it belongs to (None if it was never saved) and when it was kept.

    `fingerprint` is that of the file when it was last read or written.
    """

    file: Path
    path: Path | None
    when: datetime
    document: Document
    fingerprint: str


class _Row(Struct, frozen=True):
    """What a shelf file says beside the document: `path` is "" for a document that was never saved."""

    path: str
    when: datetime
    fingerprint: str = ""


class Shelf:
    """One window's place in the recovery folder, from its start until `close`."""

    def __init__(self, folder: Path) -> None:
        """Take a place; StorageError if the folder can't be written."""
        self._file = folder / f"{secrets.token_hex(8)}{SUFFIX}"
        self._lock = FileLock(_lock_of(self._file))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(blocking=False)
        except OSError as error:
            raise StorageError(folder, "", reason_of(error)) from error

    def keep(self, path: Path | None, document: Document, fingerprint: str = "") -> None:
        """Put the present document on the shelf, in place of the one before; StorageError if that fails."""
        row = _Row("" if path is None else str(path.absolute()), datetime.now().astimezone(), fingerprint)
        tables = checked_tables(self._file, document)
        write_tables(self._file, {**tables, _TABLE: {"1": msgspec.to_builtins(row)}}, backup=False)

    def drop(self) -> None:
        """Empty the shelf: the work was saved, or the user didn't want it."""
        remove(self._file)

    def close(self) -> None:
        """Leave the folder as if this window had never been; what is still kept is dropped."""
        self.drop()
        self._lock.release()
        remove(_lock_of(self._file))

    def __enter__(self) -> "Shelf":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def abandoned(folder: Path) -> tuple[Kept, ...]:
    """What crashed programs left behind, newest first; files that can't be read are passed over."""
    found = []
    for file in sorted(folder.glob(f"*{SUFFIX}")):
        if not _owned(file):
            with contextlib.suppress(StorageError, msgspec.ValidationError, LookupError, TypeError):
                found.append(_kept(file))
    return tuple(sorted(found, key=lambda kept: kept.when, reverse=True))


def discard(kept: Kept) -> None:
    """Remove what was left behind: it was restored, or nobody wants it."""
    remove(kept.file)
    remove(_lock_of(kept.file))


def _kept(file: Path) -> Kept:
    tables = tables_in(file)
    row = msgspec.convert(tables.pop(_TABLE)["1"], _Row)
    document, _notes = document_in(file, tables)
    return Kept(file, Path(row.path) if row.path else None, row.when, document, row.fingerprint)


def _owned(file: Path) -> bool:
    lock = FileLock(_lock_of(file))
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return True
    except OSError:
        return False
    lock.release()
    return False


def _lock_of(file: Path) -> Path:
    return file.with_name(file.name.removesuffix(SUFFIX) + _LOCK)
