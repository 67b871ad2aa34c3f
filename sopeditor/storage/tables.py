"""The document as TinyDB tables and back: file format 1, described in docs/file-format.md."""

import re
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from sopeditor.model.profile import Profile
from sopeditor.model.records import Asset, Chart, Document, Identity, Revision, Sop, Status
from sopeditor.storage.database import Tables
from sopeditor.texts import _

PROGRAM = "sopeditor"
MAJOR, MINOR = 1, 0
VERSION = f"{MAJOR}.{MINOR}"

Row = TypeVar("Row", bound=Struct)


class Format(Struct, frozen=True):
    """The row that says whose file this is and which version of the format it has."""

    program: str
    version: str


class Head(Struct, frozen=True):
    """The row of what the document says about itself as a whole."""

    status: Status = Status.DRAFT
    ignored: tuple[str, ...] = ()


class Misfit(ValueError):
    """The tables aren't those of a document: where, and why."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(place, reason)
        self.place = place
        self.reason = reason


TABLES: dict[str, type[Struct]] = {
    "format": Format,
    "document": Head,
    "identity": Identity,
    "charts": Chart,
    "profile": Profile,
    "revisions": Revision,
    "assets": Asset,
}


def to_tables(document: Document) -> Tables:
    """The tables of a document, as plain JSON values; bytes become base64."""
    rows: dict[str, tuple[Struct, ...]] = {
        "format": (Format(PROGRAM, VERSION),),
        "document": (Head(document.status, document.ignored),),
        "identity": (document.sop.identity,),
        "charts": document.sop.charts,
        "profile": (document.profile,),
        "revisions": document.revisions,
        "assets": document.assets,
    }
    return {
        name: {str(number): msgspec.to_builtins(row) for number, row in enumerate(rows[name], 1)}
        for name in TABLES
    }


def from_tables(tables: Tables) -> tuple[Document, tuple[str, ...]]:
    """The document that the tables hold, and the places of what this version of the program doesn't know.

    Misfit if a value is missing, of the wrong kind, or of a kind that doesn't exist.
    """
    head = _first(tables, "document", Head)
    document = Document(
        sop=Sop(_first(tables, "identity", Identity), _rows(tables, "charts", Chart)),
        revisions=_rows(tables, "revisions", Revision),
        status=head.status,
        profile=_first(tables, "profile", Profile),
        ignored=head.ignored,
        assets=_rows(tables, "assets", Asset),
    )
    return document, tuple(_unknown(tables))


def profile_in(tables: Tables) -> tuple[Profile, tuple[str, ...]]:
    """The form that the tables hold, and the places of what this version doesn't know; Misfit as in `from_tables`."""
    profile = _first(tables, "profile", Profile)
    known = {"profile": tables["profile"]} if "profile" in tables else {}
    return profile, tuple(_unknown(known))


def version_of(tables: Any, program: str = PROGRAM) -> tuple[int, int]:
    """Major and minor version of the format; Misfit if these are not tables of this program."""
    foreign = Misfit("", _("ini JSON milik program lain: tabel format sopeditor tidak ada."))
    try:
        row = msgspec.convert(tables["format"]["1"], Format)
    except (msgspec.ValidationError, LookupError, TypeError):
        raise foreign from None
    numbers = re.fullmatch(r"(\d{1,9})\.(\d{1,9})", row.version)
    if row.program != program or numbers is None:
        raise foreign
    return int(numbers[1]), int(numbers[2])


def _first(tables: Tables, name: str, kind: type[Row]) -> Row:
    rows = _rows(tables, name, kind)
    return rows[0] if rows else kind()


def _rows(tables: Tables, name: str, kind: type[Row]) -> tuple[Row, ...]:
    table = tables.get(name, {})
    if not isinstance(table, dict) or not all(re.fullmatch(r"\d{1,9}", key) for key in table):
        raise Misfit(name, _("seharusnya tabel yang barisnya bernomor."))
    return tuple(_converted(table[key], kind, f"{name}.{key}") for key in sorted(table, key=int))


def _converted(row: Any, kind: type[Row], place: str) -> Row:
    try:
        return msgspec.convert(row, kind)
    except msgspec.ValidationError as error:
        what, _at, path = str(error).partition(" - at `$")
        raise Misfit(place + path.rstrip("`"), _sentence(what)) from None


def _sentence(message: str) -> str:
    """A message of msgspec in Indonesian."""
    forms = {
        r"Expected `([^`]*)`, got `([^`]*)`": _("seharusnya {0}, bukan {1}."),
        r"Expected `array` of length (\d+), got (\d+)": _("seharusnya daftar {0} isian, bukan {1}."),
        r"Object missing required field `([^`]*)`": _('isian wajib "{0}" tidak ada.'),
        r"Invalid enum value (.*)": _("nilai {0} tidak dikenal."),
        r"Invalid base64 encoded string": _("gambarnya rusak (bukan base64)."),
    }
    for pattern, form in forms.items():
        if match := re.fullmatch(pattern, message):
            return form.format(*map(_word, match.groups()))
    return _("isinya tidak sesuai bentuk berkas ({message}).").format(message=message)


def _word(kind: str) -> str:
    words = {
        "str": _("teks"),
        "int": _("bilangan bulat"),
        "float": _("bilangan"),
        "bool": _("benar/salah"),
        "array": _("daftar"),
        "object": _("objek"),
        "null": _("kosong"),
    }
    return _(" atau ").join(words.get(part, part) for part in kind.split(" | "))


def _unknown(tables: Tables) -> Iterator[str]:
    for name, table in tables.items():
        if name not in TABLES:
            yield name
            continue
        for key, row in table.items():
            place = f"{name}.{key}"
            yield from _unknown_in(row, _converted(row, TABLES[name], place), place)


def _unknown_in(raw: Any, known: Any, place: str) -> Iterator[str]:
    """The places below a record or a list of some; texts and numbers hold nothing unknown."""
    if isinstance(known, Struct):
        for key, item in raw.items():
            if key not in known.__struct_fields__:
                yield f"{place}.{key}"
            elif isinstance(value := getattr(known, key), Struct | tuple):
                yield from _unknown_in(item, value, f"{place}.{key}")
    elif isinstance(known, tuple):
        for index, (item, value) in enumerate(zip(raw, known, strict=True)):
            if isinstance(value, Struct | tuple):
                yield from _unknown_in(item, value, f"{place}[{index}]")
