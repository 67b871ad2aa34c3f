"""Tab-separated text as cells, without the quotes of spreadsheets, bits of HTML and Markdown, control characters."""

import html
import re
from collections.abc import Iterator

from msgspec import Struct

from sopeditor.storage.cleaning import cleaned
from sopeditor.texts import _


class Line(Struct, frozen=True):
    """A row of cells, stripped of outer spaces."""

    cells: tuple[str, ...]

    @property
    def filled(self) -> tuple[int, ...]:
        """The positions of the cells that hold something."""
        return tuple(index for index, cell in enumerate(self.cells) if cell)

    def cell(self, index: int) -> str:
        """The text at a position; "" beyond the end."""
        return self.cells[index] if 0 <= index < len(self.cells) else ""


_CELL = re.compile(r'(?:"((?:[^"]|""){0,20000})"(?=[\t\n]|\Z)|([^\t\n]*))(\t|\n|\Z)')
_TICK_BOX = re.compile(r"<input\b([^>]*)>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:b|i|u|p|em|strong|span|font|div|sup|sub|small|center)\b[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,6});", re.IGNORECASE)
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


def lines(text: str, lost: list[str]) -> tuple[Line, ...]:
    """All lines of a text; places that lost control characters are added to `lost`. TooLong if a cell is."""
    return tuple(
        Line(tuple(_plain(cell, number, index, lost) for index, cell in enumerate(cells, 1)))
        for number, cells in _rows(text.replace("\r\n", "\n").replace("\r", "\n"))
    )


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each row, and the number of the line where it starts (from 1)."""
    position, number, cells = 0, 1, list[str]()
    start = number
    while position < len(text):
        match = _CELL.match(text, position)
        if match is None or not match[0]:
            return
        cells.append(_unquoted(match))
        number += match[0].count("\n")
        position = match.end()
        if match[3] == "\t" and position == len(text):
            cells.append("")
        if match[3] != "\t" or position == len(text):
            yield start, cells
            start, cells = number, []


def _unquoted(match: re.Match[str]) -> str:
    """Spreadsheets quote only what holds a tab, a line break or a quote; other quotes were typed."""
    quoted = match[1]
    if quoted is None:
        return match[2]
    needed = any(sign in quoted for sign in '\t\n"')
    return quoted.replace('""', '"').replace("\t", " ") if needed else f'"{quoted}"'


def _plain(cell: str, number: int, index: int, lost: list[str]) -> str:
    cell = _TICK_BOX.sub(lambda box: "☑" if "checked" in box[1].casefold() else "☐", cell)
    cell = _BOLD.sub(r"\2", _TAG.sub("", _BREAK.sub("\n", cell)))
    cell = _ENTITY.sub(lambda entity: html.unescape(entity[0]), cell).replace("\u00a0", " ")
    place = _("baris {line}, kolom {column}").format(line=number, column=index)
    return str(cleaned(cell, place, lost)).strip()
