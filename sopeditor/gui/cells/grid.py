"""Blocks of cells as other programs put them on the clipboard: HTML tables and tab-separated text."""

from collections.abc import Iterable, Sequence
from html import escape
from html.parser import HTMLParser

from sopeditor.exchange.text_cells import lines

Grid = tuple[tuple[str, ...], ...]
"""Rows of cells, all of one length."""

_BLOCKS = frozenset({"p", "div", "li", "h1", "h2", "h3", "h4"})
_SILENT = frozenset({"style", "script", "title", "head"})
_WIDEST_SPAN = 60


def from_text(text: str) -> Grid:
    """The cells of tab-separated text, quoted as spreadsheets quote; TooLong if a cell is."""
    return squared([line.cells for line in lines(text, [])])


def from_html(html: str) -> Grid | None:
    """The cells of the first table of a page, or None if there is none; TooLong if a cell is too long."""
    reader = _Tables()
    reader.feed(html)
    reader.close()
    if not reader.rows:
        return None
    text = to_text(squared(reader.rows))
    return from_text(text)


def to_text(grid: Grid) -> str:
    """The cells as spreadsheets read them: tabs between, and quotes around what holds a tab, a break or a quote."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in grid)


def to_html(grid: Grid) -> str:
    """The cells as a table that Word and spreadsheets read; a line break stays in its cell."""
    style = "mso-data-placement:same-cell"
    rows = (
        "<tr>"
        + "".join(f"<td>{escape(cell).replace(chr(10), f'<br style={style!r}>')}</td>" for cell in row)
        + "</tr>"
        for row in grid
    )
    return f"<table>{''.join(rows)}</table>"


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


class _Tables(HTMLParser):
    """Collects the cells of the first table; cells that reach over several rows or columns leave the others empty."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._depth = 0
        self._done = False
        self._silent = 0
        self._cell: list[str] | None = None
        self._reach = (1, 1)
        self._over: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, row, cell or paragraph."""
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
        elif self._done or self._depth != 1:
            return
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self._close_cell()
            given = dict(attrs)
            self._reach = (_span(given.get("colspan")), _span(given.get("rowspan")))
            self._cell = []
        elif self._cell and (tag == "br" or tag in _BLOCKS):
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened."""
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag == "table":
            self._close_cell()
            self._depth -= 1
            self._done = self._done or (self._depth == 0 and bool(self.rows))
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._close_cell()

    def handle_data(self, data: str) -> None:
        """Collect a text; line breaks of the source are spaces."""
        if self._cell is not None and not self._silent:
            self._cell.append(" ".join(data.split("\n")))

    def _close_cell(self) -> None:
        if self._cell is None:
            return
        row = self.rows[-1]
        self._fill_from_above(row)
        columns, down = self._reach
        start = len(row)
        row += [_tidy("".join(self._cell)), *[""] * (columns - 1)]
        for column in range(start, start + columns):
            self._over[column] = down - 1
        self._cell = None

    def _fill_from_above(self, row: list[str]) -> None:
        while self._over.get(len(row), 0) > 0:
            self._over[len(row)] -= 1
            row.append("")


def _span(value: str | None) -> int:
    return min(max(int(value), 1), _WIDEST_SPAN) if value and value.isdecimal() else 1


def _tidy(text: str) -> str:
    broken = [" ".join(line.split()) for line in text.split("\n")]
    return "\n".join(line for line in broken if line)
