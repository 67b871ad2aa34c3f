"""The rows of a step table in tab-separated text, set right where stray marks of a lost drawing shift the cells."""

import re
from collections.abc import Sequence

from msgspec import Struct

from sopeditor.exchange.listing import with_items_on_lines
from sopeditor.exchange.text.cells import Line
from sopeditor.exchange.text.headings import BEHIND_LANES, Heading, Table
from sopeditor.model.durations import DurationKind, parse_duration

FURTHEST_SHIFT = 4
"""Cells by which stray marks may shift a row."""

PROCESS, DECISION, CAPSULE = "process", "decision", "start"
_SOME_TIME = (DurationKind.PERIODIC, DurationKind.DEADLINE)
_SHAPES = {
    PROCESS: "x v o √ ✓ ✔ ✅ ☑ ☒ ✗ ✕ ✖ × + * ● ○ • ⬤ ■ □ ▭ ▢ ▪ 1 proses process kotak",
    DECISION: "◇ ◆ ♢ ♦ keputusan decision",
    CAPSULE: "mulai selesai mulai/selesai start end kapsul terminator",
}
_ANSWERS = frozenset({"y", "t", "ya", "tidak"})
_MARKS = {word: kind for kind, words in _SHAPES.items() for word in words.split()} | {
    "belah ketupat": DECISION
}


class TextRow(Struct, frozen=True):
    """A row: its texts by column, which lanes (by index) hold what kind of symbol, and marks that tell nothing."""

    texts: dict[Heading, str]
    symbols: tuple[tuple[int, str], ...] = ()
    strays: tuple[str, ...] = ()


def text_row(line: Line, table: Table) -> TextRow:
    """The row that a line is, under this heading."""
    width, cut = _cut(line, table)
    first = table.lanes[0].position if table.lanes else 0
    hidden = {Heading.QUALITY, Heading.ACTORS} if table.lanes else {Heading.QUALITY}
    texts: dict[Heading, str] = {
        name: line.cell(at) for name, at in table.columns.items() if name not in hidden
    }
    if table.lanes:
        tail = line.cells[first + cut :]
        texts |= {name: tail[at] if at < len(tail) else "" for at, name in enumerate(_after_lanes(table))}
    marks = [(at, line.cell(first + at)) for at in range(cut) if line.cell(first + at)]
    known = [(at, kind) for at, mark in marks if (kind := mark_kind(mark)) is not None]
    is_sure = cut == width and len(known) == len(marks)
    return TextRow(
        {name: with_items_on_lines(text) for name, text in texts.items()},
        tuple(known) if is_sure else (),
        () if is_sure else tuple(mark for _at, mark in marks),
    )


def _cut(line: Line, table: Table) -> tuple[int, int]:
    """How many cells the lanes have in the heading, and how many this row seems to have for them."""
    if not table.lanes:
        return 0, 0
    first, after = table.lanes[0].position, _after_lanes(table)
    width = (table.columns[after[0]] if after else table.lanes[-1].position + 1) - first
    rest = line.cells[first:]
    most = min(len(rest), width + FURTHEST_SHIFT)
    widths = sorted(range(max(width - FURTHEST_SHIFT, 0), most + 1), key=lambda cut: abs(cut - width))
    return width, max(widths, key=lambda cut: _fitness(rest, cut, width, after), default=width)


def _fitness(rest: Sequence[str], cut: int, width: int, after: Sequence[Heading]) -> int:
    lanes, tail = rest[:cut], rest[cut:]
    score = -abs(cut - width) - 6 * sum(1 for cell in lanes if cell and not _may_mark(cell))
    score -= 8 * sum(1 for cell in tail[len(after) :] if cell)
    return score + sum(_belongs(cell, name) for cell, name in zip(tail, after, strict=False))


def _belongs(cell: str, name: Heading) -> int:
    """How well a cell suits a text column."""
    if not cell:
        return 0
    time = parse_duration(cell)
    if name is Heading.DURATION:
        return 5 if time.is_length else 3 if time.kind in _SOME_TIME else -1
    if cell.casefold() in _ANSWERS:
        return -4
    return -3 if time.is_length else 1


def mark_kind(mark: str) -> str | None:
    """What kind of symbol a mark in a lane stands for; None if it stands for none."""
    return _MARKS.get(mark.strip().casefold())


def is_mark(cell: str) -> bool:
    """Whether a cell only marks a lane: x, ●, Y, Tidak …"""
    return all(word in _MARKS or word in _ANSWERS for word in cell.casefold().split())


def _may_mark(cell: str) -> bool:
    return all(is_mark(word) or len(word) < 3 for word in cell.split())


def _after_lanes(table: Table) -> tuple[Heading, ...]:
    last = table.lanes[-1].position
    columns = [name for name in BEHIND_LANES if table.columns.get(name, -1) > last]
    return tuple(sorted(columns, key=table.columns.__getitem__))


def section_heading(line: Line, table: Table) -> str | None:
    """The heading that a line is, above the rows it introduces ("B. Pelaporan"), or None for an ordinary row."""
    number = line.cell(table.columns.get(Heading.NUMBER, -1))
    activity = line.cell(table.columns[Heading.ACTIVITY])
    beyond = any(at > table.columns[Heading.ACTIVITY] for at in line.filled)
    if beyond or re.fullmatch(r"\(?\d+[.)]?", number):
        return None
    if number and (not activity or re.fullmatch(r"(?:[A-Z]|[IVX]+)[.)]?", number)):
        return f"{number} {activity}".strip()
    return activity if not number and re.match(r"(?:[A-Z]|[IVX]+)[.)]\s", activity) else None


def names(row: TextRow) -> tuple[str, ...]:
    """The pelaksana that a row names in the column Pelaksana, where that is one column for all."""
    return listed_names(row.texts.get(Heading.ACTORS, ""))


def listed_names(text: str) -> tuple[str, ...]:
    """The names in a cell: on lines of their own or between semicolons, with or without list markers."""
    bare = (re.sub(r"^\s*(?:\d+[.)]|[-•])\s*", "", name).strip() for name in re.split(r"[;\n]", text))
    return tuple(dict.fromkeys(name for name in bare if name))
