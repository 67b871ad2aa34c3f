"""Saving and opening documents: one TinyDB file each, written in one piece, read with suspicion."""

import hashlib
import re
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from tinydb import TinyDB

from sopeditor.model.integrity import faults
from sopeditor.model.records import Document
from sopeditor.storage.atomic import backup_path, is_writable, read
from sopeditor.storage.cleaning import TooLong, cleaned
from sopeditor.storage.database import AtomicStorage, Tables, encode
from sopeditor.storage.errors import StorageError, reason_of
from sopeditor.storage.tables import MAJOR, MINOR, VERSION, Misfit, from_tables, to_tables, version_of
from sopeditor.texts import _

LARGEST_FILE = 200_000_000
"""Bytes; pictures are the only thing that could come near it."""


class Opened(Struct, frozen=True):
    """What a file held.

    `read_only` documents must not be saved under the same name: something would be lost, or the system forbids it.
    `notes` are sentences for the user; `fingerprint` is that of the file when it was read.
    """

    document: Document
    read_only: bool = False
    notes: tuple[str, ...] = ()
    fingerprint: str = ""


def save(path: Path, document: Document) -> str:
    """Write the document in one piece and return the file's fingerprint; StorageError leaves the old file whole.

    The previous file is kept at `atomic.backup_path(path)`. Control characters are left out.
    """
    tables = checked_tables(path, document)
    write_tables(path, tables)
    return _digest(encode(tables))


def checked_tables(path: Path, document: Document) -> Tables:
    """The tables that a file of this document holds; StorageError if it couldn't be opened again."""
    tables = clean_tables(path, to_tables(document), [])
    _sound(path, tables)
    return tables


def write_tables(path: Path, tables: Tables, backup: bool = True) -> None:
    """Replace the database at `path` by these tables, in one write; StorageError leaves the old one."""
    try:
        with TinyDB(path, storage=AtomicStorage, backup=backup) as database:
            database.storage.write(tables)
    except OSError as error:
        raise StorageError(path, "", reason_of(error)) from error


def load(path: Path) -> Opened:
    """The document in a file; StorageError with place and reason if there is none."""
    data = file_bytes(path)
    tables, (major, minor) = _own_tables(path, data)
    newer = (major, minor) > (MAJOR, MINOR)
    try:
        return _opened(path, tables, newer, _digest(data))
    except StorageError as error:
        if not newer:
            raise
        raise StorageError(path, error.place, f"{error.reason} {newer_than_known(major, minor)}") from error


def is_document(path: Path) -> bool:
    """Whether a file is a document of this program by its content, whatever its name and version."""
    try:
        version_of(json_in(path))
    except (StorageError, Misfit):
        return False
    return True


def previous(path: Path) -> Path | None:
    """Where the document lies that a file held before it was last saved, if it is still there."""
    backup = backup_path(path)
    return backup if is_document(backup) else None


def file_bytes(path: Path) -> bytes:
    """What a file of any kind holds; StorageError if it can't be read, is too large or no file (a folder, a pipe)."""
    try:
        if path.is_dir():
            raise StorageError(path, "", _("ini folder, bukan berkas."))
        if path.exists() and not path.is_file():
            raise StorageError(path, "", _("ini bukan berkas biasa."))
        if path.stat().st_size > LARGEST_FILE:
            raise StorageError(path, "", _("berkas ini terlalu besar untuk sebuah SOP."))
        return read(path)
    except OSError as error:
        raise StorageError(path, "", reason_of(error)) from error


def json_in(path: Path) -> Any:
    """The JSON value in a file, whatever it means; StorageError if it can't be read or is none."""
    return _decoded(path, file_bytes(path))


def newer_than_known(major: int, minor: int) -> str:
    """The sentence about a file of a version that this program doesn't know."""
    return _("Berkas ini berformat {found}, program ini mengenal {known}; perbarui sopeditor.").format(
        found=f"{major}.{minor}", known=VERSION
    )


def fingerprint(path: Path) -> str:
    """What tells whether another program changed a file: the SHA-256 of its bytes, "" if it can't be read."""
    try:
        return _digest(read(path))
    except OSError:
        return ""


def tables_in(path: Path) -> Tables:
    """The tables of a file of this program, their rows not yet looked at; StorageError if it isn't one."""
    return _own_tables(path, file_bytes(path))[0]


def document_in(path: Path, tables: Tables) -> tuple[Document, list[str]]:
    """The document of these tables and sentences about it; StorageError names `path` and the place."""
    notes: list[str] = []
    return _document_in(path, tables, notes)[0], notes


def clean_tables(path: Path, tables: Tables, lost: list[str]) -> Tables:
    """Tables without control characters, the places of which are added to `lost`; StorageError if that can't be."""
    try:
        return {
            name: table if name == "assets" else cleaned(table, name, lost) for name, table in tables.items()
        }
    except TooLong as error:
        raise StorageError(path, error.place, error.reason) from None
    except RecursionError:
        raise StorageError(path, "", _("isi berkas ini bersarang terlalu dalam.")) from None


def _opened(path: Path, tables: Tables, newer: bool, mark: str) -> Opened:
    notes: list[str] = []
    document, unknown = _document_in(path, tables, notes)
    if newer:
        notes.append(_("Berkas ini dibuat oleh versi sopeditor yang lebih baru, jadi hanya dapat dibaca."))
    elif unknown:
        notes.append(
            _("Berkas ini memuat isian yang tidak dikenal ({places}), jadi hanya dapat dibaca.").format(
                places=_few(unknown)
            )
        )
    protected = not is_writable(path)
    if protected:
        notes.append(_("Berkas ini hanya dapat dibaca; simpanlah perubahan dengan nama lain."))
    return Opened(document, newer or bool(unknown) or protected, tuple(notes), mark)


def _document_in(path: Path, tables: Tables, notes: list[str]) -> tuple[Document, tuple[str, ...]]:
    lost: list[str] = []
    document, unknown = _sound(path, clean_tables(path, tables, lost))
    if lost:
        notes.append(_("Karakter kendali dibuang dari {places}.").format(places=_few(lost)))
    return document, unknown


def _sound(path: Path, tables: Tables) -> tuple[Document, tuple[str, ...]]:
    """The document in clean tables, and the places of what is unknown; StorageError if its parts don't fit."""
    try:
        document, unknown = from_tables(tables)
    except Misfit as misfit:
        raise StorageError(path, misfit.place, misfit.reason) from None
    found = faults(document)
    if found:
        more = _(" (dan {count} kesalahan lain)").format(count=len(found) - 1) if len(found) > 1 else ""
        raise StorageError(path, found[0].place, found[0].reason.removesuffix(".") + more + ".")
    return document, unknown


def _own_tables(path: Path, data: bytes) -> tuple[Tables, tuple[int, int]]:
    tables = _decoded(path, data)
    try:
        major, minor = version_of(tables)
    except Misfit as misfit:
        raise StorageError(path, misfit.place, misfit.reason) from None
    if major > MAJOR:
        raise StorageError(path, "format.1.version", newer_than_known(major, minor))
    return tables, (major, minor)


def _decoded(path: Path, data: bytes) -> Any:
    data = data.removeprefix(b"\xef\xbb\xbf")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # as Notepad and PowerShell write what they call Unicode
        data = data.decode("utf-16", errors="replace").encode()
    if not data.strip():
        raise StorageError(path, "", _("berkas ini kosong."))
    try:
        return msgspec.json.decode(data)
    except msgspec.DecodeError as error:
        raise StorageError(path, *_why_not_json(data, str(error))) from None
    except UnicodeDecodeError:
        raise StorageError(
            path, "", _("hurufnya bukan UTF-8; mungkin program lain menyimpannya ulang.")
        ) from None
    except RecursionError:
        raise StorageError(path, "", _("isi berkas ini bersarang terlalu dalam.")) from None


def _why_not_json(data: bytes, message: str) -> tuple[str, str]:
    if "truncated" in message:
        return "", _("berkas ini terpotong di tengah; bukalah cadangan atau salinannya.")
    where = re.search(r"byte (\d+)", message)
    line = data.count(b"\n", 0, int(where[1])) + 1 if where else 1
    return _("baris {line}").format(line=line), _("berkas ini bukan JSON yang benar.")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _few(places: tuple[str, ...] | list[str], most: int = 3) -> str:
    return ", ".join(places[:most]) + (", …" if len(places) > most else "")
