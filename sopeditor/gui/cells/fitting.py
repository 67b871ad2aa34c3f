"""Which column of a pasted block is which, told by what its cells say and by their order."""

import re
from collections.abc import Callable, Sequence
from enum import Enum
from functools import cache

from sopeditor.gui.cells.columns import Part, kind_name
from sopeditor.gui.cells.grid import Grid
from sopeditor.model.durations import Kind, parse_duration
from sopeditor.model.records import SymbolKind
from sopeditor.texts import _


class Extra(Enum):
    """Columns that a block may have and the table has not."""

    NUMBER = "number"
    LANE = "lane"


Meaning = Part | Extra | None

ARROW = re.compile(r"(?:(?P<label>[^→>;\n]*?)\s*)(?:→|->|↔|=>)\s*(?P<target>[^;\n]+)")
"""One exit in the notation of the table: "Ya → 5"."""

_ORDER: tuple[Meaning, ...] = (Extra.NUMBER, *Part)
_WHOLE = re.compile(r"\(?\d{1,3}[a-z]?[.)]?")
_MARKS = frozenset([*"xv√✓✔●•■□▭▢◇◆○oyt1", "ya", "tidak"])
_UNUSED = -1.0
_SHORT_NAME = 40


def meanings(grid: Grid, names: frozenset[str], start: Part) -> tuple[Meaning, ...]:
    """What each column of a block stands for when it is pasted at the column `start`; None for what fits nowhere.

    `names` are the lanes of the chart, in small letters. Columns keep their order and lie at or right of `start`; a
    block pasted at the first column may begin with numbers, and may have a column of marks for each lane.
    """
    columns = list(zip(*grid, strict=True))
    lanes = _lane_columns(columns) if start is Part.ACTIVITY else range(0)
    rest = [index for index in range(len(columns)) if index not in lanes]
    allowed = _ORDER if start is Part.ACTIVITY else tuple(Part)[tuple(Part).index(start) :]
    found = _assigned([_texts(columns[index]) for index in rest], allowed, names, bool(lanes))
    result: list[Meaning] = [Extra.LANE if index in lanes else None for index in range(len(columns))]
    for index, meaning in zip(rest, found, strict=True):
        result[index] = meaning
    return tuple(result)


def kind_of(text: str) -> SymbolKind | None:
    """The symbol a word or sign means."""
    plain = text.strip().casefold()
    words = {
        SymbolKind.TERMINATOR: ("mulai", "selesai", "mulai/selesai", "start", "end", "kapsul", "terminator"),
        SymbolKind.PROCESS: ("proses", "kotak", "process", "kegiatan"),
        SymbolKind.DECISION: ("keputusan", "decision", "belah ketupat", "◇", "◆"),
    }
    own = {kind_name(kind).casefold(): kind for kind in SymbolKind}
    return own.get(plain) or next((kind for kind, known in words.items() if plain in known), None)


def exits_in(text: str) -> list[re.Match[str]]:
    """The exits that a cell names, one on each line or between semicolons."""
    return [match for line in re.split(r"[\n;]", text) if (match := ARROW.fullmatch(line.strip()))]


def is_mark(text: str) -> bool:
    """Whether a cell only marks a lane: x, ●, Y, Tidak …"""
    return all(word in _MARKS for word in text.casefold().split())


def _texts(column: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell for cell in column if cell)


def _lane_columns(columns: Sequence[Sequence[str]]) -> range:
    """The longest run of two or more neighbours, right of the first column, that hold nothing but marks."""
    marked = [all(map(is_mark, column)) for column in columns]
    best = range(0)
    start = 1
    for index in range(1, len(columns) + 1):
        if index == len(columns) or not marked[index]:
            if index - start > max(len(best), 1) and any(any(columns[at]) for at in range(start, index)):
                best = range(start, index)
            start = index + 1
    filled = [at for at in best if any(columns[at])]
    return range(filled[0], filled[-1] + 1) if len(filled) > 1 else range(0)


def _assigned(
    columns: Sequence[tuple[str, ...]], allowed: tuple[Meaning, ...], names: frozenset[str], has_lanes: bool
) -> list[Meaning]:
    """The order-keeping assignment of columns to meanings that fits best."""
    barred = {Part.ACTORS, Part.SYMBOLS} if has_lanes else set()

    @cache
    def best(column: int, first: int) -> tuple[float, tuple[Meaning, ...]]:
        if column == len(columns):
            return 0.0, ()
        score, tail = best(column + 1, first)
        choices = [(score + (_UNUSED if columns[column] else 0.0), (None, *tail))]
        for place in range(first, len(allowed)):
            meaning = allowed[place]
            if meaning not in barred:
                score, tail = best(column + 1, place + 1)
                fit = _fit(columns[column], meaning, names) - 0.01 * (place - first)
                choices.append((score + fit, (meaning, *tail)))
        return max(choices, key=lambda choice: choice[0])

    return list(best(0, 0)[1])


def _fit(cells: tuple[str, ...], meaning: Meaning, names: frozenset[str]) -> float:
    """How well cells fit a meaning; an empty column fits any text."""
    if not cells:
        return 0.2 if isinstance(meaning, Part) else -1.0
    judge: dict[Meaning, Callable[[], float]] = {
        Extra.NUMBER: lambda: _share(cells, lambda cell: bool(_WHOLE.fullmatch(cell)), 3.0),
        Part.ACTORS: lambda: _as_actors(cells, names),
        Part.SYMBOLS: lambda: _share(cells, lambda cell: all(map(kind_of, cell.splitlines())), 4.0),
        Part.FLOWS: lambda: _share(cells, lambda cell: bool(exits_in(cell)), 4.0),
        Part.DURATION: lambda: _share(cells, _is_time, 4.0),
        Part.ACTIVITY: lambda: _as_text(cells) + min(sum(map(len, cells)) / len(cells) / 40, 1.5),
        Part.REMARK: lambda: _as_text(cells) - 0.3,
    }
    return judge.get(meaning, lambda: _as_text(cells))()


def _share(cells: tuple[str, ...], fits: Callable[[str], bool], weight: float) -> float:
    """From `weight`, if all cells fit, down to -`weight`."""
    return weight * (2 * sum(map(fits, cells)) / len(cells) - 1)


def _as_text(cells: tuple[str, ...]) -> float:
    return -_share(cells, lambda cell: parse_duration(cell).is_length, 1.0)


def _as_actors(cells: tuple[str, ...], names: frozenset[str]) -> float:
    """Known names fit; so do short words without figures that come again and again, where no lane is named yet."""
    listed = [line.strip().casefold() for cell in cells for line in cell.splitlines()]
    if names & set(listed):
        return _share(
            cells, lambda cell: any(line.strip().casefold() in names for line in cell.splitlines()), 4.0
        )
    alike = all(len(name) <= _SHORT_NAME and not any(map(str.isdigit, name)) for name in listed)
    repeated = 1 - len(set(listed)) / len(listed)
    return 3.0 * repeated if alike and repeated >= _OFTEN else -2.0


_OFTEN = 0.25


def _is_time(cell: str) -> bool:
    read = parse_duration(cell)
    return read.is_length or read.kind in (Kind.PERIODIC, Kind.DEADLINE)


def unplaced(count: int) -> str:
    """The sentence about columns that fit nowhere."""
    return _("{count} kolom tidak dikenali dan dilewati.").format(count=count)
