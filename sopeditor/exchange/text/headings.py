"""The heading of a step table in the words of any office: which column is which, and which columns are lanes."""

import re
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from sopeditor.exchange.text.cells import Line
from sopeditor.model.profile import Words

LONGEST_HEADING = 60
"""Characters."""


class Heading(StrEnum):
    """What a column heading stands for, by its key in the exchange format."""

    NUMBER = "no"
    ACTIVITY = "kegiatan"
    ACTORS = "pelaksana"
    QUALITY = "mutu_baku"
    SUPPLIES = "kelengkapan"
    DURATION = "waktu"
    OUTPUT = "output"
    REMARK = "ket"
    NEXT = "lanjut"


FORM = {
    Heading.NUMBER: Words().number,
    Heading.ACTIVITY: Words().activity,
    Heading.ACTORS: Words().actors,
    Heading.QUALITY: Words().quality,
    Heading.SUPPLIES: Words().supplies,
    Heading.DURATION: Words().duration,
    Heading.OUTPUT: Words().output,
    Heading.REMARK: Words().remark,
    Heading.NEXT: "",
}
"""The words of the common form."""

TEXT_COLUMNS = (Heading.SUPPLIES, Heading.DURATION, Heading.OUTPUT, Heading.REMARK)

BEHIND_LANES = (*TEXT_COLUMNS, Heading.NEXT)
"""The columns that may stand right of the lanes."""

_WHOLE = {
    Heading.NUMBER: "no nomor nr nourut",
    Heading.ACTIVITY: "proses",
    Heading.ACTORS: "pelaksana pelaku aktor pejabat penanggungjawab unitpelaksana pelaksanakegiatan pelaksanaprosedur"
    " pelaksanapelaku",
    Heading.DURATION: "lama",
    Heading.OUTPUT: "hasil produk",
    Heading.REMARK: "ket",
    Heading.NEXT: "lanjut",
}
_BEGINNING = {
    Heading.NEXT: "lanjutke langkahberikut langkahselanjutnya kegiatanberikut",
    Heading.ACTIVITY: "kegiatan aktivitas aktifitas uraian tahapan langkah prosedur rincian",
    Heading.QUALITY: "mutubaku mutubuku bakumutu standarmutu",
    Heading.SUPPLIES: "kelengkapan perlengkapan persyaratan syarat sumberdata input masukan bahan",
    Heading.DURATION: "waktu durasi jangkawaktu lamawaktu",
    Heading.OUTPUT: "output autput keluaran hasilkegiatan",
    Heading.REMARK: "keterangan catatan",
}


class Lane(Struct, frozen=True):
    """A column of the drawing: its position in a line, its name, and the group above it."""

    position: int
    name: str
    group: str = ""


class Table(Struct, frozen=True):
    """The heading of a step table: position and wording of each column, the lanes, and how many lines it takes.

    Without lanes the ACTORS column, if there is one, holds the names of who acts in each row.
    """

    columns: dict[Heading, int]
    words: dict[Heading, str]
    lanes: tuple[Lane, ...]
    height: int


def heading(cell: str) -> Heading | None:
    """What a cell is the heading of, or None."""
    letters = "".join(re.findall(r"[^\W\d_]", cell)).casefold()
    if not letters or len(cell) > LONGEST_HEADING:
        return None
    for found, words in _WHOLE.items():
        if letters in words.split():
            return found
    for found, words in _BEGINNING.items():
        if letters.startswith(tuple(words.split())):
            return found
    return None


def table_at(lines: Sequence[Line], index: int) -> Table | None:
    """The table whose heading starts at that line, or None."""
    top = _headings(lines[index])
    if Heading.ACTIVITY not in top or len(top) < 2:
        return None
    below = [line for line in lines[index + 1 : index + 3] if line.filled]
    more: list[Line] = []
    for line in below:
        if not _goes_on(line, top):
            break
        more.append(line)
    columns = dict(top)
    for line in more:
        columns |= {
            found: at
            for found, at in _headings(line).items()
            if found in BEHIND_LANES and found not in top and at >= top.get(Heading.QUALITY, 0)
        }
    words = {found: _worded(found, at, [lines[index], *more]) for found, at in columns.items()}
    return Table(columns, words, _lanes(lines[index], more, columns), 1 + len(more))


def is_number_row(line: Line) -> bool:
    """Whether a line numbers the columns: (1), (2), (3) …"""
    numbers = [re.fullmatch(r"\(?(\d{1,2})\)?", line.cell(index)) for index in line.filled]
    return len(numbers) > 3 and [int(found[1]) for found in numbers if found] == list(
        range(1, len(numbers) + 1)
    )


def _headings(line: Line) -> dict[Heading, int]:
    found: dict[Heading, int] = {}
    for index in line.filled:
        if (name := heading(line.cell(index))) is not None:
            found.setdefault(name, index)
    return found


def _goes_on(line: Line, top: dict[Heading, int]) -> bool:
    """Whether a line under the first line of a heading belongs to it: it leaves number and activity empty."""
    return not any(line.cell(top[name]) for name in (Heading.NUMBER, Heading.ACTIVITY) if name in top)


def _worded(found: Heading, at: int, heads: Sequence[Line]) -> str:
    return next(line.cell(at) for line in heads if heading(line.cell(at)) is found)


def _lanes(top: Line, more: Sequence[Line], columns: dict[Heading, int]) -> tuple[Lane, ...]:
    """The cells that are no heading, between the activity and the first text column after it, in the lowest line."""
    first = columns.get(Heading.ACTORS, columns[Heading.ACTIVITY] + 1)
    after = [at for name, at in columns.items() if name in BEHIND_LANES and at >= first]
    last = min([*after, columns.get(Heading.QUALITY, len(top.cells) + 99)])
    top = Line(tuple("" if heading(cell) is Heading.ACTORS else cell for cell in top.cells))
    named = [line for line in (top, *more) if _unknown(line, first, last)]
    if not named:
        return ()
    groups = _carried(named[-2], first, last) if len(named) > 1 else {}
    lowest = named[-1]
    return tuple(Lane(at, lowest.cell(at), groups.get(at, "")) for at in _unknown(lowest, first, last))


def _unknown(line: Line, first: int, last: int) -> tuple[int, ...]:
    return tuple(
        at for at in line.filled if first <= at < last and heading(line.cell(at)) is not Heading.ACTORS
    )


def _carried(line: Line, first: int, last: int) -> dict[int, str]:
    """A group's name stands in its first column only."""
    groups: dict[int, str] = {}
    for at in range(first, last):
        groups[at] = line.cell(at) or groups.get(at - 1, "")
    return groups
