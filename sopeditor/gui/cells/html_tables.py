"""The tables of a page of HTML as offices' programs put it on the clipboard, as rows of plain texts.

Of what stands in a cell, what a reader sees is kept: paragraphs and list items on lines of their own, markers of
lists, signs of picture fonts, and what kind of shape is drawn in it. What is hidden there stays behind.
"""

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from string import ascii_lowercase

from sopeditor.gui.cells.drawn_signs import shape_name, sign, sign_font

Attributes = dict[str, str | None]

MERGED = "\ufdd0"
"""What a cell holds that is merged with the one above it: a character that Unicode leaves to programs."""

_BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "h4"})
_SILENT = frozenset({"style", "script", "title", "del"})
_VOID = frozenset({"br", "col", "img", "hr", "input", "meta", "link", "base", "wbr"})
_WIDEST_SPAN = 60
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_FONT = re.compile(r"font(?:-family)?\s*:\s*[^;]*", re.IGNORECASE)
_RULE = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")


def table_rows(html: str, beside: list[str]) -> list[list[str]]:
    """The rows of all tables of a page, one after another; cells inside cells are lines of these.

    Lines that stand before, between and after the tables are added to `beside`.
    """
    reader = _Reader(dict(_fonts_of_classes(html)))
    reader.feed(html)
    reader.close()
    beside += _tidy("".join(reader.beside)).splitlines()
    return reader.rows


def _fonts_of_classes(html: str) -> Iterator[tuple[str, str]]:
    for style in re.findall(r"<style\b[^>]*>(.*?)</style>", html, re.IGNORECASE | re.DOTALL):
        for name, rules in _RULE.findall(style):
            font = _FONT.search(rules)
            if font:
                yield name, sign_font(font[0])


class _Table:
    """The rows of one table, with the columns and rows that are hidden in it."""

    def __init__(self) -> None:
        self._rows: list[list[str]] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._columns = 0
        self._over: dict[int, int] = {}

    def add_column(self, given: Attributes) -> None:
        """A column, or several alike, as told above the rows."""
        span = _span(given.get("span"))
        if _is_hidden(given):
            self._hidden_columns.update(range(self._columns, self._columns + span))
        self._columns += span

    def add_row(self, given: Attributes) -> None:
        """A new row."""
        if _is_hidden(given):
            self._hidden_rows.add(len(self._rows))
        self._rows.append([])

    def add_cell(self, text: str, columns: int, down: int) -> None:
        """A cell of the last row; the others that it reaches over are empty, or MERGED below it."""
        if not self._rows:
            self.add_row({})
        row = self._rows[-1]
        self._fill_from_above(row)
        for column in range(len(row), len(row) + columns):
            self._over[column] = down - 1
        row += [text, *[""] * (columns - 1)]

    def end_row(self) -> None:
        """Fill the row's end with what reaches down to it."""
        if self._rows:
            self._fill_from_above(self._rows[-1])

    def seen(self) -> list[list[str]]:
        """What isn't hidden."""
        return [
            [cell for column, cell in enumerate(row) if column not in self._hidden_columns]
            for at, row in enumerate(self._rows)
            if at not in self._hidden_rows
        ]

    def _fill_from_above(self, row: list[str]) -> None:
        while self._over.get(len(row), 0) > 0:
            self._over[len(row)] -= 1
            row.append(MERGED)


class _Reader(HTMLParser):
    """Collects the cells of tables; a list of open tags tells what applies to a text."""

    def __init__(self, fonts: dict[str, str]) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.beside: list[str] = []
        self._fonts = fonts
        self._tables: list[_Table] = []
        self._open: list[tuple[str, str, bool]] = []
        self._lists: list[_List] = []
        self._silent = 0
        self._cell: list[str] | None = None
        self._reach = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, row, cell, paragraph or list."""
        given = dict(attrs)
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._tables.append(_Table())
        elif len(self._tables) == 1:
            self._in_table(tag, given)
        elif self._tables and tag in ("tr", "td", "th"):
            self._write("\n" if tag == "tr" else " ")
        self._in_cell(tag, given)
        if tag not in _VOID:
            self._open.append((tag, self._font(given), "mso-list:ignore" in _style(given)))

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened."""
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                break
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag == "table" and self._tables:
            self._close_table()
        elif tag in ("td", "th", "tr") and len(self._tables) == 1:
            self._close_cell()
            if tag == "tr":
                self._tables[0].end_row()
        elif tag in _BLOCKS or tag == "li":
            self._write("\n")
        elif tag in ("ol", "ul") and self._lists:
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        """Collect a text; line breaks of the source are spaces."""
        if self._silent:
            return
        _tag, font, is_marker = self._open[-1] if self._open else ("", "", False)
        text = " ".join(data.split("\n"))
        if font:
            text = "".join(sign(letter, font) for letter in text)
        self._write(_marker(text) if is_marker or self._within_marker() else text)

    def close(self) -> None:
        """Take what was cut off as well."""
        super().close()
        while self._tables:
            self._close_table()

    def _in_table(self, tag: str, given: Attributes) -> None:
        table = self._tables[0]
        if tag == "col":
            table.add_column(given)
        elif tag == "tr":
            self._close_cell()
            table.add_row(given)
        elif tag in ("td", "th"):
            self._close_cell()
            self._reach = (_span(given.get("colspan")), _span(given.get("rowspan")))
            self._cell = []

    def _in_cell(self, tag: str, given: Attributes) -> None:
        if tag == "br" or tag in _BLOCKS:
            self._write("\n")
        elif tag in ("ol", "ul"):
            self._lists.append(_List(tag, given))
        elif tag == "li":
            self._write("\n" + (self._lists[-1].marker(given) if self._lists else ""))
        elif tag == "img":
            name = shape_name(given.get("alt") or given.get("v:shapes") or "")
            self._write(f"\n{name}\n" if name else "")

    def _write(self, text: str) -> None:
        """Add to the cell, or beside the tables; a break right after a list's marker is none."""
        if self._silent:
            return
        pieces = self.beside if self._cell is None else self._cell
        if text == "\n" and pieces and pieces[-1].startswith("\n") and pieces[-1].strip():
            return
        pieces.append(text)

    def _within_marker(self) -> bool:
        return any(is_marker for _tag, _font, is_marker in self._open)

    def _font(self, given: Attributes) -> str:
        """The picture font of a tag: its own, that of its class, or that of the tag around it."""
        around = self._open[-1][1] if self._open else ""
        style = _FONT.search(_style(given))
        if given.get("face") or style:
            return sign_font(given.get("face") or (style[0] if style else ""))
        named = [self._fonts[name] for name in (given.get("class") or "").split() if name in self._fonts]
        return named[-1] if named else around

    def _close_cell(self) -> None:
        if self._cell is not None:
            self._tables[0].add_cell(_tidy("".join(self._cell)), *self._reach)
        self._cell = None

    def _close_table(self) -> None:
        if len(self._tables) == 1:
            self._close_cell()
            self._tables[0].end_row()
            self.rows += self._tables[0].seen()
        self._tables.pop()
        self._write("\n")


class _List:
    """A list whose items get the markers that a reader sees."""

    def __init__(self, tag: str, given: Attributes) -> None:
        start = given.get("start") or ""
        self._is_counted = tag == "ol"
        self._shape = _shape(given)
        self._number = int(start) if start.isdecimal() else 1

    def marker(self, given: Attributes) -> str:
        """What stands before the next item."""
        number, self._number = self._number, self._number + 1
        shape = _shape(given) or self._shape
        if not self._is_counted:
            return "- "
        letter = ascii_lowercase[(number - 1) % len(ascii_lowercase)]
        if shape == "a" or "lower-alpha" in shape:
            return f"{letter}. "
        return f"{letter.upper()}. " if shape == "A" or "upper-alpha" in shape else f"{number}. "


def _shape(given: Attributes) -> str:
    return given.get("type") or "".join(re.findall(r"list-style-type:([\w-]+)", _style(given)))


def _marker(text: str) -> str:
    """A list's marker as typed: its number or letter, a dash for any kind of dot."""
    plain = text.strip()
    if not plain:
        return " "
    return f"{plain} " if len(plain) > 1 and any(map(str.isalnum, plain)) else "- "


def _style(given: Attributes) -> str:
    return re.sub(r"\s*:\s*", ":", given.get("style") or "").casefold()


def _is_hidden(given: Attributes) -> bool:
    return bool(_HIDDEN.search(given.get("style") or ""))


def _span(value: str | None) -> int:
    return min(max(int(value), 1), _WIDEST_SPAN) if value and value.isdecimal() else 1


def _tidy(text: str) -> str:
    broken: Sequence[str] = [" ".join(line.split()) for line in text.split("\n")]
    return "\n".join(line for line in broken if line)
