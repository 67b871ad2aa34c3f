"""The clipboard: what is copied here for this program and for others, and what either put there."""

import msgspec
from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from sopeditor.edit.copying import Copied
from sopeditor.gui.cells.grid import Grid, from_html, from_text, to_html, to_text

ROWS = "application/x-sopeditor-rows"
"""The clipboard format for rows and symbols: a `Copied` as JSON."""


def carry(grid: Grid, copy: Copied | None = None) -> None:
    """Put cells on the clipboard, and the rows or symbols they belong to, if any."""
    mime = QMimeData()
    mime.setText(to_text(grid))
    mime.setHtml(to_html(grid))
    if copy is not None:
        mime.setData(ROWS, QByteArray(msgspec.json.encode(copy)))
    QGuiApplication.clipboard().setMimeData(mime)


def carried() -> Copied | None:
    """The rows or symbols of this program on the clipboard; None if there are none that can be read."""
    mime = _mime()
    if not mime.hasFormat(ROWS):
        return None
    try:
        return msgspec.json.decode(bytes(mime.data(ROWS).data()), type=Copied)
    except msgspec.MsgspecError:
        return None


def carried_grid() -> Grid:
    """The cells on the clipboard, from whatever program; TooLong if one is too long."""
    mime = _mime()
    html = from_html(mime.html()) if mime.hasHtml() else None
    return html or from_text(mime.text())


def _mime() -> QMimeData:
    """What the clipboard holds; some platforms know of no empty clipboard, only of none."""
    held: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if held is None else held
