"""The identity block in tab-separated text, in the words and arrangements of any office."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from sopeditor.exchange.identity_texts import scope_in, signatory
from sopeditor.exchange.listing import split_items
from sopeditor.exchange.text.cells import Line
from sopeditor.model.records import Scope

_TITLE = r"(?:judul|nama)\s+sop(?:\s+ap)?(?:\s+(?:makro|mikro))?"
_HEAD = {
    "nomor_sop": r"(?:nomor|no\.?)\s+sop(?:\s+ap)?",
    "tanggal_pembuatan": r"(?:tanggal|tgl\.?)\s+(?:pembuatan|dibuat|penyusunan)",
    "tanggal_revisi": r"(?:tanggal|tgl\.?)\s+(?:revisi|perbaikan)",
    "tanggal_efektif": r"(?:tanggal|tgl\.?)\s+(?:efektif|pengesahan|berlaku|pemberlakuan)",
    "disahkan": r"disahkan\s+oleh",
    "judul": _TITLE,
}
_LISTS = {
    "dasar_hukum": r"dasar\s+hukum",
    "kualifikasi_pelaksana": r"kualifikasi(?:\s+pelaksana)?",
    "keterkaitan": r"keterkaitan(?:\s+(?:dengan\s+)?sop(?:\s+lain)?)?",
    "peralatan_perlengkapan": r"peralatan(?:\s*(?:/|dan|&)\s*perlengkapan)?",
    "peringatan": r"peringatan",
    "pencatatan_pendataan": r"pencatatan(?:\s*(?:/|dan|&)\s*pendataan)?",
}
_BOX = r"(?:[☐☑]\s*)?"
_HEAD_LABEL = re.compile(
    rf"(?:^|(?<=\s)){_BOX}(?:"
    + "|".join(f"(?P<{key}>{words})" for key, words in _HEAD.items())
    + r")(?=\s|:|$)\s*:?\s*",
    re.IGNORECASE,
)
_LIST_LABEL = re.compile(
    r"^(?:" + "|".join(f"(?P<{key}>{words})" for key, words in _LISTS.items()) + r")\s*(?::\s*|$)",
    re.IGNORECASE,
)
_LAST_BOX = re.compile(r"\s*([☐☑])$")


FEWEST_FIELDS = 3
"""Labelled fields that make a text without a table an SOP."""


class Found(Struct, frozen=True):
    """The identity in the keys of the exchange format, and the lines of it that no label belongs to, in order."""

    identity: dict[str, Any]
    others: tuple[str, ...]


class _Label(Struct, frozen=True):
    key: str
    label: str
    value: str


def text_identity(lines: Sequence[Line]) -> Found:
    """The identity that the lines above the table give."""
    fields: dict[str, str] = {}
    used: set[tuple[int, int]] = set()
    pending = ""
    for row, column, labels in _labelled(lines):
        used.add((row, column))
        for label in labels:
            value = label.value or _beside(lines, row, column, used)
            if label.key == "disahkan":
                value = "\n".join((value, *_signature(lines, row, column, used)))
            if label.key in _LISTS:
                value = "\n".join(part for part in (value, *_below(lines, row, column, used)) if part)
            key, box = label.key, pending
            pending = ""
            if match := _LAST_BOX.search(value):
                value, pending = value[: match.start()], match[1]
            fields.setdefault(key, value)
            if key == "disahkan":
                fields["label"] = f"{box} {label.label}".strip()
            if key == "judul" and scope_in(label.label) is not Scope.UNSTATED:
                fields["jenis"] = label.label
    unused = [
        (row, cell)
        for row, line in enumerate(lines)
        for column, cell in enumerate(line.cells)
        if cell and (row, column) not in used and re.search(r"\w", cell)
    ]
    lists_from = min(
        (row for row, _c, labels in _labelled(lines) if labels[0].key in _LISTS), default=len(lines)
    )
    institution = [cell for row, cell in unused if row < lists_from] if fields else []
    others = [cell for row, cell in unused if row >= lists_from or not fields]
    return Found(_as_exchange(fields, institution), tuple(others))


def _labelled(lines: Sequence[Line]) -> Iterator[tuple[int, int, list[_Label]]]:
    for row, line in enumerate(lines):
        for column in line.filled:
            labels = list(_labels(line.cell(column)))
            if labels:
                yield row, column, labels


def _labels(cell: str) -> Iterator[_Label]:
    if match := _LIST_LABEL.match(cell):
        yield _Label(str(match.lastgroup), match[0], cell[match.end() :].strip())
        return
    found = list(_HEAD_LABEL.finditer(cell))
    if found and not cell[: found[0].start()].strip():
        ends = [*(match.start() for match in found[1:]), len(cell)]
        for match, end in zip(found, ends, strict=True):
            label = match[0].strip().rstrip(":").strip()
            yield _Label(str(match.lastgroup), label, cell[match.end() : end].strip())


def _beside(lines: Sequence[Line], row: int, column: int, used: set[tuple[int, int]]) -> str:
    """The cell to the right, if it is no label; a colon alone in a cell is passed over."""
    for at in lines[row].filled:
        cell = lines[row].cell(at)
        if at <= column or cell == ":":
            continue
        if any(_labels(cell)) or (row, at) in used:
            return ""
        used.add((row, at))
        return cell.removeprefix(":").strip()
    return ""


def _below(lines: Sequence[Line], row: int, column: int, used: set[tuple[int, int]]) -> Iterator[str]:
    """The cells below in the same column, down to an empty line or the next label."""
    for at in range(row + 1, len(lines)):
        cell = lines[at].cell(column)
        if not lines[at].filled or any(_labels(cell)):
            return
        if cell:
            used.add((at, column))
            yield cell


def _signature(lines: Sequence[Line], row: int, column: int, used: set[tuple[int, int]]) -> Iterator[str]:
    """The cells below and to the right, down to the next label: name and NIP stand under the position."""
    for at in range(row + 1, len(lines)):
        cells = [(place, lines[at].cell(place)) for place in lines[at].filled if place >= column]
        if not lines[at].filled or any(any(_labels(cell)) for _place, cell in cells):
            return
        for place, cell in cells:
            if place > column:
                used.add((at, place))
                yield cell


def _as_exchange(fields: dict[str, str], institution: list[str]) -> dict[str, Any]:
    identity: dict[str, Any] = {
        key: value for key, value in fields.items() if key not in ("disahkan", "label")
    }
    identity |= {
        key: [item for item in split_items(fields[key]) if re.search(r"\w", item)]
        for key in _LISTS
        if key in fields
    }
    if institution:
        identity["instansi"] = institution
    if "disahkan" in fields:
        found = signatory(fields["disahkan"])
        identity |= {
            "disahkan": fields["label"],
            "disahkan_oleh_jabatan": found.position,
            "disahkan_oleh_nama": found.name,
            "disahkan_oleh_pangkat": found.rank,
            "disahkan_oleh_nip": found.nip,
        }
    return identity
