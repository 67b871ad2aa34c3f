"""The numbers and letters that are printed but never stored."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from operator import attrgetter
from string import ascii_uppercase

from msgspec.structs import replace

from sopeditor.model.records import Chart, Step
from sopeditor.texts import _

_ASKED = attrgetter("number"), attrgetter("section")

_STRETCH = 32
"""How many rows are numbered, or found to have been numbered already, at once."""


def numbers(chart: Chart) -> tuple[str, ...]:
    """The printed number of each row, in order.

    Rows count 1, 2, 3 … and anew below each section heading. An override is printed as it is; counting goes on from
    it if it is a whole number, and skips the row if it is not (a row that continues the one above has an empty one).
    """
    return _numbers(chart)[0]


def derived_numbers(chart: Chart) -> tuple[str, ...]:
    """What each row's number would be without its own override, in order."""
    return _numbers(chart)[1]


def sections(chart: Chart) -> tuple[int, ...]:
    """The number of the section in which each row stands; 0 above the first heading."""
    return tuple(accumulate(int(step.section is not None) for step in chart.steps))


def row_called(number: str, place: int) -> str:
    """What a user calls a row: "langkah 5", or "baris ke-7" by its place from 1 where it has no printed number."""
    printed = number.strip()
    return _("langkah {number}").format(number=printed) if printed else _("baris ke-{row}").format(row=place)


def row_names(chart: Chart) -> dict[str, str]:
    """What a user calls each row, by its id."""
    rows = enumerate(zip(chart.steps, numbers(chart), strict=True), 1)
    return {step.id: row_called(number, place) for place, (step, number) in rows}


def numbered_rows(chart: Chart, step_id: str) -> dict[str, Step]:
    """The rows by their printed numbers, as they are meant in a row: its own section's, else the first of a number.

    KeyError if the chart has no such row.
    """
    rows = list(zip(numbers(chart), sections(chart), chart.steps, strict=True))
    here = {step.id: section for _, section, step in rows}[step_id]
    last_first = rows[::-1]
    return {number: step for number, _, step in sorted(last_first, key=lambda row: row[1] == here)}


def with_printed_numbers(steps: Sequence[Step], printed: Sequence[str | None]) -> tuple[Step, ...]:
    """The rows with an override wherever the printed number isn't the derived one; None stands for the derived.

    A full stop or bracket after the number ("1.", "1)") makes no difference.
    """
    result: list[Step] = []
    last = 0
    for step, label in zip(steps, printed, strict=True):
        before = _before(step.section, last)
        derived = str(before + 1)
        same = label is None or label.strip().rstrip(".)") == derived
        result.append(replace(step, number=None if same else label))
        last = _after(derived if same else label or "", before)
    return tuple(result)


def connector_letter(index: int) -> str:
    """The letter of the pair of off-page connectors number `index` (from 0): A … Z, AA, AB …"""
    letters = ""
    rest = index + 1
    while rest:
        rest, digit = divmod(rest - 1, len(ascii_uppercase))
        letters = ascii_uppercase[digit] + letters
    return letters


@lru_cache(maxsize=32)
def _numbers(chart: Chart) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The printed numbers of rows, and the derived ones; most edits of a chart leave most of them as they are."""
    numbers, sections = (tuple(map(asked, chart.steps)) for asked in _ASKED)
    last = 0
    printed: list[str] = []
    derived: list[str] = []
    for start in range(0, len(numbers), _STRETCH):
        rows = slice(start, start + _STRETCH)
        more, own, last = _counted(numbers[rows], sections[rows], last)
        printed += more
        derived += own
    return tuple(printed), tuple(derived)


@lru_cache(maxsize=512)
def _counted(
    numbers: tuple[str | None, ...], sections: tuple[str | None, ...], last: int
) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """The same for some rows from their overrides and section headings, and the number to count on from."""
    found, unasked = [], []
    for number, section in zip(numbers, sections, strict=True):
        before = _before(section, last)
        derived = str(before + 1)
        printed = derived if number is None else number
        last = _after(printed, before)
        found.append(printed)
        unasked.append(derived)
    return tuple(found), tuple(unasked), last


def _before(section: str | None, last: int) -> int:
    return 0 if section is not None else last


def _after(printed: str, last: int) -> int:
    is_whole = printed.isascii() and printed.isdigit() and len(printed) < 10
    return int(printed) if is_whole else last
