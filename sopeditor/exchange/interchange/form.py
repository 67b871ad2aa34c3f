"""How the original of an exchange file names, orders and leaves out its columns, as a form to print in."""

import re
from typing import Any

from msgspec.structs import replace

from sopeditor.exchange.interchange.loose import Object, as_flag, as_object, as_rows, as_text
from sopeditor.model.exits import is_affirmative, is_negative
from sopeditor.model.profile import Column, Profile, Words
from sopeditor.model.records import Flow, Step
from sopeditor.texts import _

_WORDS = {
    "no": "number",
    "kegiatan": "activity",
    "pelaksana": "actors",
    "mutu_baku": "quality",
    "kelengkapan": "supplies",
    "waktu": "duration",
    "output": "output",
    "ket": "remark",
    "keterangan": "remark",
}
_FIELDS = {
    Column.ACTIVITY: "activity",
    Column.SUPPLIES: "supplies",
    Column.DURATION: "duration",
    Column.OUTPUT: "output",
    Column.REMARK: "remark",
}
_KNOWN = {*_WORDS, "missing", "order", "number_row", "header_repeated"}


def read_form(raw: Any, steps: tuple[Step, ...], flows: tuple[Flow, ...], notes: list[str]) -> Profile:
    """The profile that the `columns` of an exchange file describe; what can't be followed is added to `notes`."""
    columns = as_object(raw or {}, "columns")
    renamed = {
        name: as_text(columns[key], f"columns.{key}") for key, name in _WORDS.items() if columns.get(key)
    }
    kept = _ordered(columns.get("order"), _present(columns, steps, notes), notes)
    for key in columns.keys() - _KNOWN:
        notes.append(_('Keterangan kolom "{key}" tidak dikenal dan tidak disimpan.').format(key=key))
    return Profile(
        words=replace(Words(), **renamed, **_answers(flows)),
        columns=kept,
        header_repeated=as_flag(columns.get("header_repeated"), True),
        column_numbers=as_flag(columns.get("number_row"), False),
    )


def _present(columns: Object, steps: tuple[Step, ...], notes: list[str]) -> tuple[Column, ...]:
    missing = {
        found
        for item, place in as_rows(columns.get("missing"), "columns.missing")
        if (found := _column(as_text(item, place))) is not None
    }
    for column in sorted(missing & _FIELDS.keys()):
        if any(getattr(step, _FIELDS[column]) for step in steps):
            missing.discard(column)
            notes.append(
                _('Kolom "{column}" disebut tidak ada tetapi berisi teks, jadi tetap dicetak.').format(
                    column=getattr(Words(), column.value)
                )
            )
    return tuple(column for column in Profile().columns if column not in missing or column is Column.ACTORS)


def _ordered(order: Any, present: tuple[Column, ...], notes: list[str]) -> tuple[Column, ...]:
    if order is None:
        return present
    named = (
        order
        if isinstance(order, list)
        else re.split(r"[,;>→|]|\bbefore\b|\bsebelum\b", as_text(order, "columns.order"))
    )
    wanted = [column for column in map(_column, (as_text(item, "columns.order") for item in named)) if column]
    listed = tuple(column for column in dict.fromkeys(wanted) if column in present)
    if len(listed) < 2:
        notes.append(_('Urutan kolom "{order}" tidak dipahami.').format(order=order))
        return present
    return _arranged(present, listed)


def _arranged(present: tuple[Column, ...], listed: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns that are listed take, in their order, the places that listed columns have; the others stay."""
    turn = iter(listed)
    return tuple(next(turn) if column in listed else column for column in present)


def _column(name: str) -> Column | None:
    word = re.sub(r"[^a-z_]", "", name.strip().casefold().replace(" ", "_")).rstrip("_")
    if word in _WORDS and word != "mutu_baku":
        return Column(_WORDS[word])
    return Column(word) if word in set(Column) else None


def _answers(flows: tuple[Flow, ...]) -> dict[str, str]:
    """The words for yes and no that this document's decisions use, for those still to be drawn."""
    yes = next((flow.label.strip() for flow in flows if is_affirmative(flow.label)), "")
    no = next((flow.label.strip() for flow in flows if is_negative(flow.label)), "")
    return {name: word for name, word in (("yes", yes), ("no", no)) if word}
