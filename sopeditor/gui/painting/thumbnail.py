"""Small pictures of documents for the start page."""

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from sopeditor.gui.painting.painter import images_of, paint_marks
from sopeditor.layout.compose import lay_out
from sopeditor.storage.documents import load
from sopeditor.storage.errors import StorageError
from sopeditor.texts import _

_ABOVE, _LEFT = 62.0, 30.0
"""Points of the page above and left of what is shown."""

_SHOWN = 0.64
"""How much of the page's width is shown, so that the drawing can be made out."""

_LONGEST = 70


class Thumbnail(Struct):
    """A document's picture, its title, and what it holds."""

    picture: QPixmap
    title: str
    size: str


def thumbnail(path: Path, size: QSize, ratio: float) -> Thumbnail | None:
    """The beginning of the page with the most rows; None if the file can't be read."""
    try:
        document = load(path).document
    except StorageError:
        return None
    sheet = lay_out(document)
    page = max(sheet.pages, key=lambda page: sum(len(table.rows) for table in page.tables))
    top = page.tables[0].area.y - _ABOVE if page.tables else 0.0
    pixmap = QPixmap(size * ratio)
    pixmap.fill(Qt.GlobalColor.white)
    painter = QPainter(pixmap)
    scale = pixmap.width() / (page.width * _SHOWN)
    painter.scale(scale, scale)
    painter.translate(-_LEFT, -max(top, 0.0))
    paint_marks(painter, page.marks, images_of(document.assets))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    full = document.sop.identity.title or _("Kosong, siap diisi")
    title = full if len(full) <= _LONGEST else full[:_LONGEST].rstrip() + "…"
    steps = sum(len(chart.steps) for chart in document.sop.charts)
    told = _("{steps} langkah · {pages} halaman").format(steps=steps, pages=len(sheet.pages))
    return Thumbnail(pixmap, title, told)
