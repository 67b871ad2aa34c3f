"""The clipboard: what is copied here for this program and for others, and what either put there."""

from collections.abc import Sequence
from typing import TypeVar

import msgspec
from msgspec import Struct
from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from sopeditor.edit.copying import Copied
from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.cells.grid import Grid, from_html, from_text, to_html, to_text
from sopeditor.gui.cells.html_tables import MERGED
from sopeditor.storage.cleaning import LONGEST_TEXT, TooLong, clean
from sopeditor.texts import _, digits

Kind = TypeVar("Kind")

ROWS = "application/x-sopeditor-rows"
"""The clipboard format for rows and symbols: a `Copied` as JSON."""


CELLS = "application/x-sopeditor-cells"
"""The clipboard format for cells as this program knows them: `Cells` as JSON."""


MOST_ROWS = 1_000
"""Rows that are pasted at once, many times what real tables have."""

_MOST_COLUMNS = 200
"""Columns of a block; with a lane each they are far more than a page has room for."""

_MOST_LINES = 10_000
"""Lines of a text that is looked at for rows: cells may have many."""


class TooMuch(ValueError):
    """More is on the clipboard than can be pasted; its text is one sentence for the user."""


class Cells(Struct, frozen=True):
    """A block of cells, the columns it was copied from where this program copied it, and the texts beside it."""

    grid: Grid
    parts: tuple[TableColumn, ...] = ()
    beside: tuple[str, ...] = ()


def fill_clipboard(grid: Grid, copy: Copied | None = None, parts: Sequence[TableColumn] = ()) -> None:
    """Put cells on the clipboard, and the rows or symbols they belong to, if any; `parts` are their columns."""
    mime = QMimeData()
    mime.setText(to_text(grid))
    mime.setHtml(to_html(grid))
    mime.setData(CELLS, QByteArray(msgspec.json.encode(Cells(grid, tuple(parts)))))
    if copy is not None:
        mime.setData(ROWS, QByteArray(msgspec.json.encode(copy)))
    QGuiApplication.clipboard().setMimeData(mime)


def rows_on_clipboard() -> Copied | None:
    """The rows or symbols of this program on the clipboard; None if there are none that can be read."""
    return _decoded(ROWS, Copied)


def cells_on_clipboard() -> Cells:
    """The cells on the clipboard, from whatever program; TooMuch if they are too many, or one is too long."""
    mime = _mime()
    own = _decoded(CELLS, Cells, mime)
    text, html = (mime.text(), mime.html() if mime.hasHtml() else "") if own is None else ("", "")
    _refuse_rows(html.lower().count("<tr"))
    _refuse_rows(text.rstrip("\n").count("\n") + 1, most=_MOST_LINES)
    try:
        cells = own or _from_page(html) or Cells(from_text(text))
    except TooLong as error:
        raise TooMuch(f"{error.place}: {error.reason}") from error
    _refuse_rows(len(cells.grid))
    _refuse_columns(max(map(len, cells.grid), default=0))
    return cells


def _from_page(html: str) -> Cells | None:
    beside: list[str] = []
    grid = from_html(html, beside)
    return Cells(grid, beside=tuple(beside)) if grid else None


def _refuse_rows(count: int, most: int = MOST_ROWS) -> None:
    if count > most:
        told = _(
            "Yang disalin berisi {count} baris, jadi tidak ditempel; paling banyak {most} baris sekaligus."
        )
        raise TooMuch(told.format(count=digits(count), most=digits(MOST_ROWS)))


def _refuse_columns(count: int) -> None:
    if count > _MOST_COLUMNS:
        told = _("Yang disalin berisi {count} kolom, jadi tidak ditempel; paling banyak {most} kolom.")
        raise TooMuch(told.format(count=digits(count), most=_MOST_COLUMNS))


def text_in(mime: QMimeData, room: int) -> str:
    """What was copied as a text to write on with: cells without the quotes and the last break of spreadsheets.

    TooMuch if it has more characters than there is room for.
    """
    text = mime.text()
    _refuse_text(text, room)
    own = _decoded(CELLS, Cells, mime)
    try:
        cells = own or (_from_page(mime.html()) if mime.hasHtml() else None)
    except TooLong:
        cells = None
    if cells is None or not cells.grid:
        return clean(text)
    found = "\n".join(" ".join(filter(None, row)) for row in cells.grid).replace(MERGED, "")
    _refuse_text(found, room)
    return found


def _refuse_text(text: str, room: int) -> None:
    if len(text) > room:
        told = _("Yang disalin ({count} huruf) tidak muat: satu teks paling banyak {most} huruf.")
        raise TooMuch(told.format(count=digits(len(text)), most=digits(LONGEST_TEXT)))


def _decoded(name: str, kind: type[Kind], mime: QMimeData | None = None) -> Kind | None:
    try:
        return msgspec.json.decode(bytes((mime or _mime()).data(name).data()), type=kind)
    except msgspec.MsgspecError:
        return None


def _mime() -> QMimeData:
    """What the clipboard holds; some platforms know of no empty clipboard, only of none."""
    held: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if held is None else held
