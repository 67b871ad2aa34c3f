"""Which column of a pasted block is which, told by what its cells say and by their order."""

import re
from collections.abc import Callable, Sequence
from enum import Enum
from functools import cache

from sopeditor.exchange.leads import exits_in, is_led
from sopeditor.exchange.text.rows import CAPSULE, DECISION, PROCESS, is_mark, listed_names, mark_kind
from sopeditor.gui.cells.columns import TableColumn, kind_name
from sopeditor.gui.cells.grid import Grid
from sopeditor.gui.cells.reading import plain
from sopeditor.model.durations import DurationKind, parse_duration
from sopeditor.model.records import SymbolKind


class Extra(Enum):
    """Columns that a block may have and the table has not."""

    NUMBER = "number"
    LANE = "lane"


Meaning = TableColumn | Extra | None

_WHOLE = re.compile(r"\(?\d{1,3}(?:\.\d{1,2})*[a-z]?[.)]?")
_DROPPED = -4.0
_SHORT_NAME = 40
_OFTEN = 0.25
_ROLE = re.compile(
    r"(?:plt\.?|plh\.?|kepala|ka\b|ka(?:bag|bid|ro|si|sub|sek|dis)|wakil|sekretar|sekda|sekjen|staf|petugas"
    r"|pelaksana|pejabat|ketua|anggota|tim\b|panitia|admin|operator|analis|arsiparis|auditor|bendahara|pp[kt]|kpa\b"
    r"|direktur|dirjen|deputi|menteri|gubernur|bupati|wali ?kota|camat|lurah|pemohon|masyarakat|pengguna|jf|subbag"
    r"|bagian|bidang|biro|seksi|unit|(?:sub ?)?koordinator|dosen|dekan|rektor|mahasiswa|guru|dokter|perawat"
    r"|penyedia|pokja|pengelola|pranata|verifikator|satpam|pengemudi|pimpinan|asisten|inspektur|fungsional)",
    re.IGNORECASE,
)
"""How the names of pelaksana begin."""

_UNMEASURED = re.compile(
    r"(?:sesuai|selama|segera|seketika|saat|pada saat|sejak|sampai|setelah|insident|kondisional|tentatif|fleksibel"
    r"|menyesuaikan|hari yang sama)\b|[-–—]$",
    re.IGNORECASE,
)
"""How a Waktu begins that tells no length."""

_MARKED = {PROCESS: SymbolKind.PROCESS, DECISION: SymbolKind.DECISION, CAPSULE: SymbolKind.TERMINATOR}


def meanings(
    grid: Grid, names: frozenset[str], start: TableColumn, order: Sequence[TableColumn]
) -> tuple[Meaning, ...]:
    """What each column of a block stands for when it is pasted at the column `start`; None for what fits nowhere.

    `names` are the lanes of the chart, in small letters; `order` are the columns that are shown. A single column goes
    where it is pasted, and so do several unless what they say speaks against it; a block pasted at the first column,
    or one that is too wide for those right of `start`, may begin with numbers and have a column of marks per lane.
    """
    columns = list(zip(*grid, strict=True))
    if len(columns) == 1 or start not in order:
        return (start, *[None] * (len(columns) - 1))
    whole = _as_table(columns, names, order)
    if start is order[0]:
        return whole
    right = tuple(order[order.index(start) :])
    beside = _beside([_texts(column) for column in columns], names, right)
    return whole if _lost(whole, columns) < _lost(beside, columns) else beside


def kind_of(text: str) -> SymbolKind | None:
    """The symbol that a word or the sign of a diamond means; mere marks mean none."""
    plain = text.strip().casefold()
    own = {kind_name(kind).casefold(): kind for kind in SymbolKind}
    kind = own.get(plain) or _MARKED.get(mark_kind(plain) or "")
    return kind if len(plain) > 1 or kind is SymbolKind.DECISION else None


def _as_table(
    columns: Sequence[Sequence[str]], names: frozenset[str], order: Sequence[TableColumn]
) -> tuple[Meaning, ...]:
    """The columns as those of a whole table."""
    lanes = _lane_columns(columns)
    rest = [index for index in range(len(columns)) if index not in lanes]
    barred = {TableColumn.ACTORS, TableColumn.SYMBOLS} if lanes else set()
    allowed: tuple[Meaning, ...] = (Extra.NUMBER, *(part for part in order if part not in barred))
    found = _assigned([_texts(columns[index]) for index in rest], allowed, names)
    result: list[Meaning] = [Extra.LANE if index in lanes else None for index in range(len(columns))]
    for index, meaning in zip(rest, found, strict=True):
        result[index] = meaning
    return tuple(result)


def _beside(
    columns: Sequence[tuple[str, ...]], names: frozenset[str], right: tuple[TableColumn, ...]
) -> tuple[Meaning, ...]:
    """The columns beside each other as they are shown, unless their cells speak against it; the first one stays."""
    if len(columns) <= len(right) and all(map(_suits, columns, right, [names] * len(columns))):
        return right[: len(columns)]
    return (right[0], *_assigned(columns[1:], right[1:], names))


def _suits(cells: tuple[str, ...], part: TableColumn, names: frozenset[str]) -> bool:
    """Whether nothing in the cells speaks against a column."""
    if part in (TableColumn.ACTORS, TableColumn.SYMBOLS, TableColumn.FLOWS):
        return not cells or _fit(cells, part, names) > 0
    return (
        part is TableColumn.DURATION or _share(cells, lambda cell: parse_duration(cell).is_length, 1.0) <= 0
    )


def _lost(found: Sequence[Meaning], columns: Sequence[Sequence[str]]) -> int:
    """How many columns that hold something fit nowhere."""
    return sum(1 for meaning, column in zip(found, columns, strict=True) if meaning is None and any(column))


def _texts(column: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell for cell in column if cell)


def _lane_columns(columns: Sequence[Sequence[str]]) -> range:
    """The longest run of two or more neighbours, right of the first column, that hold nothing but marks."""
    marked = [all(is_mark(cell) for cell in column) for column in columns]
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
    columns: Sequence[tuple[str, ...]], allowed: tuple[Meaning, ...], names: frozenset[str]
) -> tuple[Meaning, ...]:
    """The order-keeping assignment of columns to meanings that fits best; what is too much is dropped at the end."""

    @cache
    def fit(column: int, place: int) -> float:
        return _fit(columns[column], allowed[place], names)

    @cache
    def best(column: int, first: int) -> tuple[float, tuple[Meaning, ...]]:
        if column == len(columns):
            return 0.0, ()
        score, tail = best(column + 1, first)
        last = 0.05 * (len(columns) - column)
        choices = [(score + (_DROPPED - last if columns[column] else 0.0), (None, *tail))]
        for place in range(first, len(allowed)):
            score, tail = best(column + 1, place + 1)
            score += fit(column, place) - 0.01 * (place - first)
            choices.append((score, (allowed[place], *tail)))
        return max(choices, key=lambda choice: choice[0])

    return best(0, 0)[1]


def _fit(cells: tuple[str, ...], meaning: Meaning, names: frozenset[str]) -> float:
    """How well cells fit a meaning; an empty column fits any text."""
    if not cells:
        return 0.2 if isinstance(meaning, TableColumn) else -1.0
    judge: dict[Meaning, Callable[[], float]] = {
        Extra.NUMBER: lambda: _share(cells, lambda cell: bool(_WHOLE.fullmatch(cell)), 3.0),
        TableColumn.ACTORS: lambda: _as_actors(cells, names),
        TableColumn.SYMBOLS: lambda: _share(cells, lambda cell: all(map(kind_of, cell.splitlines())), 4.0),
        TableColumn.FLOWS: lambda: _as_flows(cells),
        TableColumn.DURATION: lambda: _as_time(cells),
        TableColumn.ACTIVITY: lambda: _as_text(cells) + min(sum(map(len, cells)) / len(cells) / 40, 1.5),
        TableColumn.REMARK: lambda: _as_text(cells) - 0.3,
    }
    return judge.get(meaning, lambda: _as_text(cells))()


def _share(cells: tuple[str, ...], fits: Callable[[str], bool], weight: float) -> float:
    """From `weight`, if all cells fit, down to -`weight`."""
    return weight * (2 * sum(map(fits, cells)) / max(len(cells), 1) - 1)


def _as_text(cells: tuple[str, ...]) -> float:
    return -_share(
        cells, lambda cell: parse_duration(cell).is_length or cell.isdecimal() or is_mark(cell), 1.0
    )


def _as_flows(cells: tuple[str, ...]) -> float:
    """Bare numbers lead on only where other cells do so in words."""
    named = any(map(is_led, cells))
    return _share(cells, lambda cell: is_led(cell) or (named and not exits_in(cell)[1]), 4.0)


def _as_time(cells: tuple[str, ...]) -> float:
    """Some texts that are no time are usual among times; bare numbers may be times in the heading's unit."""
    times = sum(map(_is_time, cells)) / len(cells)
    if times:
        return max(4.0 * (2 * times - 1), 4.0 * times - 1.0)
    if all(map(str.isdecimal, cells)):
        return 1.0
    return -1.5 if all(len(cell) <= _SHORT_NAME for cell in cells) else -4.0


def _as_actors(cells: tuple[str, ...], names: frozenset[str]) -> float:
    """Known names fit, and names of offices; so do short words that come again and again, where no lane is known."""
    listed = [plain(name) for cell in cells for name in listed_names(cell)]
    if names & set(listed):
        return _share(cells, lambda cell: any(plain(name) in names for name in listed_names(cell)), 4.0)
    if not all(map(_may_name, listed)):
        return 2 * _DROPPED
    if sum(1 for name in listed if _ROLE.match(name)) * 2 > len(listed):
        return 3.0
    repeated = 1 - len(set(listed)) / max(len(listed), 1)
    return 3.0 * repeated if repeated >= _OFTEN else -2.0


def _may_name(line: str) -> bool:
    return len(line) <= _SHORT_NAME and not any(map(str.isdigit, line)) and not is_mark(line)


def _is_time(cell: str) -> bool:
    read = parse_duration(cell)
    return (
        read.is_length
        or read.kind in (DurationKind.PERIODIC, DurationKind.DEADLINE)
        or bool(_UNMEASURED.match(cell))
    )
