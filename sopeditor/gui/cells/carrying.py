"""The clipboard: what is copied here for this program and for others, and what either put there."""

from collections.abc import Sequence
from typing import TypeVar

import msgspec
from msgspec import Struct
from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from sopeditor.edit.copying import Copied
from sopeditor.gui.cells.columns import Part
from sopeditor.gui.cells.grid import Grid, from_html, from_text, to_html, to_text
from sopeditor.gui.cells.html_tables import MERGED
from sopeditor.storage.cleaning import TooLong, clean

Kind = TypeVar("Kind")

ROWS = "application/x-sopeditor-rows"
"""The clipboard format for rows and symbols: a `Copied` as JSON."""


CELLS = "application/x-sopeditor-cells"
"""The clipboard format for cells as this program knows them: `Cells` as JSON."""


class Cells(Struct, frozen=True):
    """A block of cells, and the columns it was copied from where this program copied it."""

    grid: Grid
    parts: tuple[Part, ...] = ()


def carry(grid: Grid, copy: Copied | None = None, parts: Sequence[Part] = ()) -> None:
    """Put cells on the clipboard, and the rows or symbols they belong to, if any; `parts` are their columns."""
    mime = QMimeData()
    mime.setText(to_text(grid))
    mime.setHtml(to_html(grid))
    mime.setData(CELLS, QByteArray(msgspec.json.encode(Cells(grid, tuple(parts)))))
    if copy is not None:
        mime.setData(ROWS, QByteArray(msgspec.json.encode(copy)))
    QGuiApplication.clipboard().setMimeData(mime)


def carried() -> Copied | None:
    """The rows or symbols of this program on the clipboard; None if there are none that can be read."""
    return _decoded(ROWS, Copied)


def carried_cells() -> Cells:
    """The cells on the clipboard, from whatever program; TooLong if one is too long."""
    own = _decoded(CELLS, Cells)
    if own is not None:
        return own
    mime = _mime()
    html = from_html(mime.html()) if mime.hasHtml() else None
    return Cells(html or from_text(mime.text()))


def text_in(mime: QMimeData) -> str:
    """What was copied as a text to write on with: cells without the quotes and the last break of spreadsheets."""
    own = _decoded(CELLS, Cells, mime)
    try:
        grid = own.grid if own else from_html(mime.html()) if mime.hasHtml() else None
    except TooLong:
        grid = None
    if not grid:
        return clean(mime.text())
    return "\n".join(" ".join(filter(None, row)) for row in grid).replace(MERGED, "")


def _decoded(name: str, kind: type[Kind], mime: QMimeData | None = None) -> Kind | None:
    try:
        return msgspec.json.decode(bytes((mime or _mime()).data(name).data()), type=kind)
    except msgspec.MsgspecError:
        return None


def _mime() -> QMimeData:
    """What the clipboard holds; some platforms know of no empty clipboard, only of none."""
    held: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if held is None else held
