"""Tab-separated text (a table copied out of Word or a spreadsheet, or the text of a scanned SOP), as a document.

Such a text has lost its drawing. Its identity, lanes, rows and texts are put into the exchange format and read
from there. Where the table tells who acts in a row (a mark in a lane, a name in the column Pelaksana), symbols are
drawn in a chain; where it doesn't, rows stay without symbols rather than with guessed ones.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from sopeditor.exchange.interchange.document import read_interchange
from sopeditor.exchange.interchange.identity import SUBTITLE
from sopeditor.exchange.leads import exits_in
from sopeditor.exchange.outcome import Imported, Unfit
from sopeditor.exchange.text.cells import Line, lines
from sopeditor.exchange.text.headings import FORM, TEXT_COLUMNS, Heading, Lane, Table, is_number_row, table_at
from sopeditor.exchange.text.identity import FEWEST_FIELDS, Found, text_identity
from sopeditor.exchange.text.rows import CAPSULE, DECISION, PROCESS, TextRow, names, section_heading, text_row
from sopeditor.model.records import Chart, Document
from sopeditor.texts import _

_PAGE_NUMBER = re.compile(r"(?:[-–—]\s*\d+\s*[-–—]|(?:halaman|hal\.?)\s*\d+.*)", re.IGNORECASE)
_NOWHERE = -1
"""The position of a lane that no heading has."""

_PREFIX = re.compile(r"^(?:SOP(?:\s+AP)?(?:\s+(?P<scope>Makro|Mikro))?)\s+(?=\S)", re.IGNORECASE)


class _Body(Struct):
    """What the lines of the table give, gathered line by line."""

    rows: list[TextRow]
    sections: dict[int, str]
    number_row: bool = False

    @property
    def is_drawn(self) -> bool:
        """Whether it can be told who acts in some row."""
        return any(row.symbols or names(row) for row in self.rows)


def read_text(text: str, lost: list[str]) -> Imported:
    """The document of a text; Unfit if it has neither a step table nor an identity block.

    Places that lost control characters are added to `lost`.
    """
    document, own, others = _read(text, lost)
    return Imported(document, (*own, *others))


def read_block(text: str) -> tuple[Chart | None, tuple[str, ...]]:
    """The table of a text, None if it has no rows, and what of it could not be kept; Unfit as `read_text`."""
    document, own, _others = _read(text, [])
    return next((chart for chart in document.sop.charts if chart.steps), None), own


def _read(text: str, lost: list[str]) -> tuple[Document, tuple[str, ...], tuple[str, ...]]:
    """The document, what of the text was not kept, and what the exchange format has to say."""
    found = lines(text, lost)
    start = next((at for at in range(len(found)) if table_at(found, at)), len(found))
    head = text_identity(found[:start])
    table = table_at(found, start) if start < len(found) else None
    if table is None and len(head.identity) < FEWEST_FIELDS:
        raise Unfit(
            "", _("tidak ada tabel SOP: baris judul dengan kolom seperti Kegiatan dan Waktu tidak ditemukan.")
        )
    body = _Body([], {}) if table is None else _body(found[start:], table, head)
    imported = read_interchange(_exchange(head, table, body))
    return imported.document, tuple(_notes(head, table, body)), imported.notes


def _body(found: Sequence[Line], table: Table, head: Found) -> _Body:
    body = _Body([], {})
    at = table.height
    while at < len(found):
        repeated = table_at(found, at)
        if repeated is None:
            _take(found[at], table, head, body)
            at += 1
            continue
        table, at = repeated, at + repeated.height
    return body


def _take(line: Line, table: Table, head: Found, body: _Body) -> None:
    texts = [line.cell(at) for at in line.filled]
    if not texts or (len(texts) == 1 and (_PAGE_NUMBER.fullmatch(texts[0]) or texts[0] in head.others)):
        return
    if is_number_row(line):
        body.number_row = True
    elif (heading := section_heading(line, table)) is not None:
        before = len(body.rows) + 1
        body.sections[before] = "\n".join(filter(None, (body.sections.get(before), heading)))
    else:
        body.rows.append(text_row(line, table))


def _exchange(head: Found, table: Table | None, body: _Body) -> dict[str, Any]:
    """What was found in the text, as an object of the exchange format, which `interchange/` reads."""
    last = len(body.rows) + 1
    lanes = _lanes(table, body)
    return {
        "identity": _identity(head),
        "pelaksana": [{"name": lane.name, "group": lane.group} for lane in lanes],
        "columns": _columns(table, body, is_whole=bool(head.identity)) if table else {},
        "steps": _steps(table, lanes, body),
        "sections": [{"before": at, "title": title} for at, title in body.sections.items() if at < last],
        "footnote": body.sections.get(last),
    }


def _identity(head: Found) -> dict[str, Any]:
    """The last line above the table is the chart's title, or the document's where no other was found."""
    identity = dict(head.identity)
    if head.others and identity.get("judul"):
        identity[SUBTITLE] = head.others[-1]
    elif head.others:
        prefix = _PREFIX.match(head.others[-1])
        identity["judul"] = head.others[-1][prefix.end() :] if prefix else head.others[-1]
        identity["jenis"] = prefix["scope"] if prefix else None
    return identity


def _unread(rows: Sequence[TextRow]) -> list[str]:
    """What the cells of ways on say of no row of the table."""
    places = _places(rows)
    found: list[str] = []
    for row in rows:
        exits, unread = exits_in(row.texts.get(Heading.NEXT, ""))
        found += [
            *unread,
            *(f"{each.label} → {each.target}".strip() for each in exits if each.target not in places),
        ]
    return found


def _lanes(table: Table | None, body: _Body) -> tuple[Lane, ...]:
    """Those of the heading, then those that rows name; a heading on a later page may have none of its own."""
    own = table.lanes if table else ()
    listed = dict.fromkeys(name for row in body.rows for name in names(row)) if table else {}
    known = {lane.name for lane in own}
    return (*own, *(Lane(_NOWHERE, name) for name in listed if name not in known))


def _columns(table: Table, body: _Body, is_whole: bool) -> dict[str, Any]:
    """How the table words and orders its columns; only a whole document is known to have no others."""
    positions = dict(table.columns)
    if table.lanes:
        positions[Heading.ACTORS] = table.lanes[0].position
    for unprinted in (Heading.QUALITY, Heading.NEXT):
        positions.pop(unprinted, None)
    columns: dict[str, Any] = {
        key.value: word for key, word in table.words.items() if word != FORM.get(key, word)
    }
    return columns | {
        "order": sorted(positions, key=positions.__getitem__),
        "missing": [key.value for key in TEXT_COLUMNS if key not in positions and is_whole],
        "number_row": body.number_row,
    }


def _steps(table: Table | None, lanes: tuple[Lane, ...], body: _Body) -> list[dict[str, Any]]:
    index = {lane.name: at for at, lane in enumerate(lanes)}
    columns = {lane.position - lanes[0].position: at for at, lane in enumerate(lanes)}
    drawn: list[list[tuple[int, str]]] = []
    for row in body.rows:
        marks = [(columns[at], kind) for at, kind in row.symbols if at in columns]
        drawn.append(marks or [(index[name], PROCESS) for name in names(row)] if table else [])
    _with_capsules(drawn)
    leads = _leads(body.rows)
    for found, branches in zip(drawn, leads, strict=True):
        if len(branches) > 1 and found and found[-1][1] == PROCESS:
            found[-1] = (found[-1][0], DECISION)
    return [
        {
            "no": number,
            "label": row.texts.get(Heading.NUMBER),
            **{key.value: row.texts.get(key, "") for key in (Heading.ACTIVITY, *TEXT_COLUMNS)},
            "pelaksana": [lane for lane, _kind in symbols],
            "multi_shape": [kind for _lane, kind in symbols],
            "branches": branches if symbols else [],
            "next": [after] if symbols and after and not branches else [],
        }
        for number, (row, symbols, after, branches) in enumerate(
            zip(body.rows, drawn, _next_drawn(drawn), leads, strict=True), 1
        )
    ]


def _leads(rows: Sequence[TextRow]) -> list[list[dict[str, Any]]]:
    """The branches of each row that its cell names by printed numbers; what names no row is left to `_notes`."""
    places = _places(rows)
    return [
        [
            {"label": each.label, "target": places[each.target]}
            for each in exits_in(row.texts.get(Heading.NEXT, ""))[0]
            if each.target in places
        ]
        for row in rows
    ]


def _places(rows: Sequence[TextRow]) -> dict[str, int]:
    """The rows, counted from 1, by the numbers that are printed before them, or by their count where none are."""
    printed = [row.texts.get(Heading.NUMBER, "").strip("(). ") for row in rows]
    counted = {str(at): at for at in range(1, len(rows) + 1)} if not any(printed) else {}
    return counted | {number: at for at, number in reversed([*enumerate(printed, 1)]) if number}


def _next_drawn(drawn: Sequence[Sequence[tuple[int, str]]]) -> list[int | None]:
    """For each row the number of the next one that has symbols."""
    found: list[int | None] = []
    after = None
    for number in range(len(drawn), 0, -1):
        found.append(after)
        after = number if drawn[number - 1] else after
    return found[::-1]


def _with_capsules(drawn: list[list[tuple[int, str]]]) -> None:
    """Where only boxes are known, the first and the last of them are the capsules of start and end."""
    rows = [row for row in drawn if row]
    if len(rows) > 1 and all(kind == PROCESS for row in rows for _lane, kind in row):
        rows[0][0] = (rows[0][0][0], CAPSULE)
        rows[-1][-1] = (rows[-1][-1][0], CAPSULE)


def _notes(head: Found, table: Table | None, body: _Body) -> Iterator[str]:
    if table is None:
        yield _("Tabel langkah tidak ditemukan; hanya identitasnya yang dibaca.")
    elif body.rows and not body.is_drawn:
        yield _(
            "Gambar alirnya tidak ada di teks: {count} langkah belum bersimbol. Pilihlah pelaksananya."
        ).format(count=len(body.rows))
    strays = [(number, row.strays) for number, row in enumerate(body.rows, 1) if row.strays]
    if strays:
        listed = "; ".join(
            _("langkah {number}: {marks}").format(number=number, marks=", ".join(marks))
            for number, marks in strays
        )
        yield _("Tanda lepas dari gambar aslinya tidak disimpan ({marks}).").format(marks=listed)
    unread = _unread(body.rows)
    if unread:
        yield _("Arah lanjut yang tidak dipahami dan tidak disimpan: {texts}.").format(
            texts="; ".join(unread)
        )
    if len(head.others) > 1:
        yield _("Teks yang tidak dikenali dan tidak disimpan: {texts}.").format(
            texts=" | ".join(head.others[:-1])
        )
