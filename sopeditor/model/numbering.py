"""The numbers and letters that are printed but never stored."""

from collections.abc import Iterator
from string import ascii_uppercase

from sopeditor.model.records import Chart, Step


def numbers(chart: Chart) -> tuple[str, ...]:
    """The printed number of each row, in order.

    Rows count 1, 2, 3 … and anew below each section heading. An override is printed as it is; counting goes on from
    it if it is a whole number, and skips the row if it is not (a row that continues the one above has an empty one).
    """
    return tuple(printed for printed, _derived in _counted(chart.steps))


def derived_numbers(chart: Chart) -> tuple[str, ...]:
    """What each row's number would be without its own override, in order."""
    return tuple(derived for _printed, derived in _counted(chart.steps))


def connector_letter(index: int) -> str:
    """The letter of the pair of off-page connectors number `index` (from 0): A … Z, AA, AB …"""
    letters = ""
    rest = index + 1
    while rest:
        rest, digit = divmod(rest - 1, len(ascii_uppercase))
        letters = ascii_uppercase[digit] + letters
    return letters


def _counted(steps: tuple[Step, ...]) -> Iterator[tuple[str, str]]:
    last = 0
    for step in steps:
        if step.section is not None:
            last = 0
        derived = str(last + 1)
        printed = derived if step.number is None else step.number
        if _is_whole(printed):
            last = int(printed)
        yield printed, derived


def _is_whole(number: str) -> bool:
    return number.isascii() and number.isdigit() and len(number) < 10
