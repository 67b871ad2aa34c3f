"""Small pictures of documents for the start page."""

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from sopeditor.gui.painter import images_of, paint_marks
from sopeditor.layout.compose import lay_out
from sopeditor.storage.documents import load
from sopeditor.storage.errors import StorageError
from sopeditor.texts import _

_LONGEST = 34


class Thumbnail(Struct):
    """A document's picture, its title in short, and what it holds."""

    picture: QPixmap
    title: str
    tip: str


def thumbnail(path: Path, size: QSize, ratio: float) -> Thumbnail | None:
    """The first page with a table, from its top left, as wide as `size`; None if the file can't be read."""
    try:
        document = load(path).document
    except StorageError:
        return None
    sheet = lay_out(document)
    page = next((page for page in sheet.pages if page.tables), sheet.pages[0])
    pixmap = QPixmap(size * ratio)
    pixmap.fill(Qt.GlobalColor.white)
    painter = QPainter(pixmap)
    scale = pixmap.width() / page.width
    painter.scale(scale, scale)
    paint_marks(painter, page.marks, images_of(document.assets))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    full = document.sop.identity.title or _("Kosong")
    title = full if len(full) <= _LONGEST else full[:_LONGEST].rstrip() + "…"
    steps = sum(len(chart.steps) for chart in document.sop.charts)
    tip = _("{title}\n{steps} langkah, {pages} halaman")
    return Thumbnail(pixmap, title, tip.format(title=full, steps=steps, pages=len(sheet.pages)))
