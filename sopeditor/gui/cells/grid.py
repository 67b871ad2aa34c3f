"""Blocks of cells as other programs put them on the clipboard: HTML tables and tab-separated text."""

from collections.abc import Iterable, Sequence
from html import escape

from sopeditor.exchange.text.cells import lines
from sopeditor.gui.cells.drawn_signs import unshifted
from sopeditor.gui.cells.html_tables import table_rows

_AS_TEXT = r"""style='mso-number-format:"\@"'"""
_BREAK = '<br style="mso-data-placement:same-cell">'

Grid = tuple[tuple[str, ...], ...]
"""Rows of cells, all of one length."""


def from_text(text: str) -> Grid:
    """The cells of tab-separated text, quoted as spreadsheets quote; TooLong if a cell is."""
    return squared([line.cells for line in lines(unshifted(text), [])])


def from_html(html: str, beside: list[str]) -> Grid | None:
    """The cells of the tables of a page, or None if there is none; TooLong if a cell is too long.

    A cell that is merged with the one above it holds `MERGED`. Lines beside the tables are added to `beside`.
    """
    rows = squared(table_rows(html, beside))
    return from_text(to_text(rows)) if rows else None


def to_text(grid: Grid) -> str:
    """The cells as spreadsheets read them: tabs between, and quotes around what holds a tab, a break or a quote."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in grid)


def to_html(grid: Grid) -> str:
    """The cells as a table that Word and spreadsheets read; a break stays in its cell, "5-10" is no date."""
    rows = ("<tr>" + "".join(f"<td {_AS_TEXT}>{_html(cell)}</td>" for cell in row) + "</tr>" for row in grid)
    return f"<table>{''.join(rows)}</table>"


def _html(cell: str) -> str:
    """A text with its breaks and runs of spaces."""
    return escape(cell).replace("\n", _BREAK).replace("  ", " &nbsp;")


def squared(rows: Iterable[Sequence[str]]) -> Grid:
    """The rows without empty ones at the end, each filled up to the longest."""
    listed = [tuple(cell.strip() for cell in row) for row in rows]
    while listed and not any(listed[-1]):
        listed.pop()
    width = max((len(row) for row in listed), default=0)
    return tuple(row + ("",) * (width - len(row)) for row in listed)


def _quoted(cell: str) -> str:
    if any(sign in cell for sign in '\t\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
