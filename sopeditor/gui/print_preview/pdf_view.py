"""The pages of a PDF below each other, rendered by PDFium when they come into sight."""

from collections.abc import Iterator
from typing import Any

import pypdfium2
from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from sopeditor.gui.widgets.theme import theme_of
from sopeditor.texts import _

_GAP = 16
_STEP = 1.25
_SMALLEST, _LARGEST = 0.2, 6.0


class PdfView(QScrollArea):
    """Shows a PDF as wide as there is room, or larger; pages that won't be printed are pale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip = _Strip()
        self._fits = True
        self.setWidget(self._strip)
        self.setWidgetResizable(True)
        self.setAccessibleName(_("Halaman yang akan dicetak"))

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._strip.sizes)

    def show_pdf(self, data: bytes) -> None:
        """Show another PDF; the place on the pages stays."""
        self._strip.open(data)
        self._fit()

    def show_as(self, *, grey: bool, chosen: frozenset[int]) -> None:
        """Show in grey or in colour, and which pages (from 0) would be printed."""
        self._strip.show_as(grey=grey, chosen=chosen)

    def picture(self, page: int, scale: float) -> QImage:
        """A page as it is shown at so many pixels a point."""
        return self._strip.rendered(page, scale)

    def zoom(self, larger: bool) -> None:
        """One step larger or smaller."""
        self._fits = False
        wanted = self._strip.scale * (_STEP if larger else 1 / _STEP)
        self._strip.zoom(min(max(wanted, _SMALLEST), _LARGEST))

    def fit(self) -> None:
        """Make the pages as wide as the view."""
        self._fits = True
        self._fit()

    def close_down(self) -> None:
        """Let go of the PDF."""
        self._strip.close_down()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pages as wide as the view."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        widest = max((width for width, _ in self._strip.sizes), default=0.0)
        if self._fits and widest:
            self._strip.zoom((self.viewport().width() - 2 * _GAP) / widest)


def paint_sharply(painter: QPainter, corner: QPoint, picture: QImage) -> None:
    """Paint a picture pixel by pixel from the whole pixel nearest to the corner on, whatever the screen's scaling."""
    device = painter.deviceTransform()
    there = device.map(QPointF(corner))
    whole = QPointF(round(there.x()), round(there.y()))
    painter.drawImage(device.inverted()[0].map(whole), picture)


class _Strip(QWidget):
    """Paints the pages; a rendered one is kept until the scale or the colour is another."""

    def __init__(self) -> None:
        super().__init__()
        self._pdf: Any = None
        self.sizes: tuple[tuple[float, float], ...] = ()
        self.scale = 1.0
        self._grey = False
        self._chosen: frozenset[int] = frozenset()
        self._kept: dict[tuple[int, float], QImage] = {}

    def open(self, data: bytes) -> None:
        self.close_down()
        opened: Any = pypdfium2.PdfDocument  # its constructor is untyped
        self._pdf = opened(data)
        self.sizes = tuple(page.get_size() for page in self._pdf)
        self._kept.clear()
        self.zoom(self.scale)

    def close_down(self) -> None:
        if self._pdf is not None:
            self._pdf.close()
            self._pdf = None

    def show_as(self, *, grey: bool, chosen: frozenset[int]) -> None:
        if grey != self._grey:
            self._kept.clear()
        self._grey, self._chosen = grey, chosen
        self.update()

    def zoom(self, scale: float) -> None:
        if scale != self.scale:
            self._kept.clear()
        self.scale = scale
        boxes = tuple(self._boxes())
        width = max((box.width() for box in boxes), default=0) + 2 * _GAP
        self.setMinimumSize(width, boxes[-1].bottom() + _GAP if boxes else 0)
        self.update()

    def rendered(self, page: int, scale: float) -> QImage:
        picture = self._pdf[page].render(scale=scale, grayscale=self._grey).to_pil().convert("RGB")
        data = picture.tobytes()
        kind = QImage.Format.Format_RGB888
        return QImage(data, picture.width, picture.height, 3 * picture.width, kind).copy()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that are in sight."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme_of(self.palette()).canvas))
        for page, box in enumerate(self._boxes()):
            if box.adjusted(0, 0, 3, 3).intersects(event.rect()):
                painter.fillRect(box.translated(2, 2), QColor(0, 0, 0, 40))
                paint_sharply(painter, box.topLeft(), self._picture(page))
                if page not in self._chosen:
                    painter.fillRect(box, QColor(255, 255, 255, 190))

    def _picture(self, page: int) -> QImage:
        ratio = self.devicePixelRatioF()  # another one on the screen that the window was moved to
        if (page, ratio) not in self._kept:
            image = self.rendered(page, self.scale * ratio)
            image.setDevicePixelRatio(ratio)
            self._kept[page, ratio] = image
        return self._kept[page, ratio]

    def _boxes(self) -> Iterator[QRect]:
        y = _GAP
        for width, height in self.sizes:
            w, h = round(width * self.scale), round(height * self.scale)
            yield QRect(max(_GAP, (self.width() - w) // 2), y, w, h)
            y += h + _GAP
