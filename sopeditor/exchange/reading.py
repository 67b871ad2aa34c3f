"""Reading a foreign file: its content, not its name, tells what it is."""

import json
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from sopeditor.exchange.interchange.document import is_interchange, read_interchange
from sopeditor.exchange.outcome import Imported, Unfit, one_line
from sopeditor.exchange.text.csv import with_tabs
from sopeditor.exchange.text.document import read_text
from sopeditor.model.integrity import faults
from sopeditor.storage.cleaning import TooLong, cleaned
from sopeditor.storage.documents import file_bytes
from sopeditor.storage.errors import StorageError
from sopeditor.texts import _, digits

MOST_LINES = 20_000
"""Lines of a text; a row of a table may take several."""

_MAGIC = (
    (b"PK\x03\x04", "Word, Excel, atau arsip ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word atau Excel lama"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
)


def read_file(path: Path) -> Imported:
    """The document in a foreign file; StorageError with place and reason if there is none."""
    return read(path, file_bytes(path))


def read(path: Path, data: bytes) -> Imported:
    """The document in the bytes of a foreign file; `path` only names it in StorageError."""
    try:
        return _read(data)
    except Unfit as unfit:
        raise StorageError(path, unfit.place, unfit.reason) from None
    except TooLong as error:
        raise StorageError(path, error.place, error.reason) from None
    except RecursionError:
        raise StorageError(path, "", _("isinya bersarang terlalu dalam.")) from None


def _read(data: bytes) -> Imported:
    text, notes = _decoded(data)
    lost: list[str] = []
    if text.lstrip()[:1] in ("{", "["):
        value = cleaned(_json(text), _("dokumen"), lost)
        if not is_interchange(value):
            raise Unfit("", _not_ours(value))
        imported = read_interchange(value)
    else:
        _refuse_lines(text.count("\n"))
        imported = read_text(with_tabs(text), lost)
    if lost:
        notes.append(_("Karakter kendali dibuang dari {places}.").format(places=", ".join(lost[:3])))
    found = faults(imported.document)
    if found:
        raise Unfit(found[0].place, found[0].reason)
    return replace(imported, notes=tuple(map(one_line, (*imported.notes, *notes))))


def _refuse_lines(count: int) -> None:
    if count > MOST_LINES:
        told = _("teks ini berisi {count} baris; sebuah SOP paling banyak {most}.")
        raise Unfit("", told.format(count=digits(count), most=digits(MOST_LINES)))


def _decoded(data: bytes) -> tuple[str, list[str]]:
    """The text of UTF-8, UTF-16 (Excel's "Unicode Text") or, with a note, of old Windows files."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise Unfit(
                "", _("ini berkas {kind}, bukan teks; salinlah tabelnya sebagai teks.").format(kind=name)
            )
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    notes: list[str] = []
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-16":
            raise Unfit("", _("ini bukan berkas teks.")) from None
        text = data.decode("cp1252", errors="replace")
        line = data.count(b"\n", 0, error.start) + 1
        notes.append(
            _("Berkas ini bukan UTF-8; huruf khususnya (mulai baris {line}) mungkin keliru.").format(
                line=line
            )
        )
    if not text.strip():
        raise Unfit("", _("berkas ini kosong."))
    if "\0" in text:
        raise Unfit("", _("ini bukan berkas teks."))
    return text, notes


def _json(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        if not text[error.pos :].strip() or "Unterminated" in error.msg:
            raise Unfit("", _("berkas ini terpotong di tengah; mintalah salinan yang utuh.")) from None
        place = _("baris {line}, kolom {column}").format(line=error.lineno, column=error.colno)
        raise Unfit(place, _("ini bukan JSON yang benar.")) from None
    except Unfit:
        raise
    except ValueError:
        raise Unfit("", _("ada bilangan yang terlalu panjang.")) from None


def _no_number(name: str) -> Any:
    raise Unfit("", _("{name} bukan bilangan JSON.").format(name=name))


def _not_ours(value: Any) -> str:
    if isinstance(value, dict) and isinstance(value.get("format"), dict):
        return _("ini dokumen sopeditor; bukalah langsung, tidak perlu diimpor.")
    return _("ini JSON milik program lain: daftar langkah (steps) tidak ada.")
