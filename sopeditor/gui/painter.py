"""The Qt painter of marks: what it draws is what the PDF painter draws, pixel for pixel.

A `Drawing` is a list of marks made ready once (paths, pens, glyphs) and painted often. Lengths are points.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from sopeditor.gui.crisp import paint_crisp, straight_segments
from sopeditor.gui.glyphs import glyph_run, outlines, placement, raw_font
from sopeditor.layout.marks import (
    Arc,
    Image,
    Mark,
    Point,
    Polygon,
    Polyline,
    RoundedRectangle,
    Stroke,
    TextRun,
)
from sopeditor.model.records import Asset

Images = Mapping[str, QImage]

MITER_LIMIT = 10.0  # PDF 32000-1, 8.4.3.5: the initial value
LARGEST_CACHED = 48.0  # device pixels of font size up to which Qt caches glyphs; above, outlines are filled
LEGIBLE = 3.5  # device pixels of font size below which a line of text is painted as a grey bar


def images_of(assets: Iterable[Asset]) -> dict[str, QImage]:
    """The pictures of a document by their key; one that Qt can't read is an empty image."""
    return {asset.key: QImage.fromData(asset.data) for asset in assets}


class _Device(Struct, frozen=True):
    """What is painted on: pixels per point, and its pixels if straight lines shall stand on them."""

    scale: float
    pixels: QTransform | None


class _Ready(Protocol):
    @property
    def bounds(self) -> QRectF: ...

    def paint(self, painter: QPainter, device: _Device) -> None: ...


class Drawing:
    """Marks made ready for QPainter."""

    def __init__(self, marks: Iterable[Mark], images: Images | None = None) -> None:
        self._parts = [_ready(mark, images or {}) for mark in marks]

    @property
    def bounds(self) -> QRectF:
        """What the marks cover, line widths included."""
        box = QRectF()
        for part in self._parts:
            box = box.united(part.bounds)
        return box

    def paint(self, painter: QPainter, *, crisp: bool = False) -> None:
        """Paint in points; the painter's transformation says how large a point is.

        `crisp` sets straight lines onto the pixels of a screen.
        """
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )
        transform = painter.deviceTransform()
        device = _Device(abs(transform.determinant()) ** 0.5, transform if crisp else None)
        for part in self._parts:
            part.paint(painter, device)


def paint_marks(painter: QPainter, marks: Iterable[Mark], images: Images | None = None) -> None:
    """Paint marks once, in points."""
    Drawing(marks, images).paint(painter)


class _Outline:
    """A path with its pen and brush."""

    def __init__(self, mark: Polyline | Polygon | RoundedRectangle | Arc) -> None:
        self._mark = mark
        self._segments = straight_segments(mark)

    @property
    def bounds(self) -> QRectF:
        margin = self._mark.stroke.width if self._mark.stroke else 0.0
        return self._path.boundingRect().adjusted(-margin, -margin, margin, margin)

    def paint(self, painter: QPainter, device: _Device) -> None:
        fill = None if isinstance(self._mark, Polyline | Arc) else self._mark.fill
        stroke = self._mark.stroke
        straight = device.pixels is not None and stroke is not None and bool(self._segments)
        if fill or not straight:
            painter.setPen(_pen(None if straight else stroke))
            painter.setBrush(_brush(fill))
            painter.drawPath(self._path)
        if straight and device.pixels is not None and stroke is not None:
            paint_crisp(painter, device.pixels, self._segments, stroke)

    @cached_property
    def _path(self) -> QPainterPath:
        return _path(self._mark)


class _Line:
    """One line of text."""

    def __init__(self, mark: TextRun) -> None:
        self._mark = mark
        self._run, ems = glyph_run(mark.text, mark.family, mark.bold)
        self._place = placement(mark)
        self._colour = QColor(mark.colour)
        self._width = ems

    @property
    def bounds(self) -> QRectF:
        return self._place.mapRect(self._box())

    def _box(self) -> QRectF:
        """The line in the font's units."""
        font = raw_font(self._mark.family, self._mark.bold)
        return QRectF(0.0, -font.ascent(), self._width * font.unitsPerEm(), font.ascent() + font.descent())

    def paint(self, painter: QPainter, device: _Device) -> None:
        painter.save()
        painter.setTransform(self._place, True)
        size = self._mark.size * device.scale
        if size < LEGIBLE:
            self._paint_bar(painter)
        elif size <= LARGEST_CACHED:
            painter.setPen(self._colour)
            painter.drawGlyphRun(QPointF(), self._run)
        else:
            outline = outlines(self._mark.text, self._mark.family, self._mark.bold)
            painter.fillPath(outline, self._colour)
        painter.restore()

    def _paint_bar(self, painter: QPainter) -> None:
        bar = QColor(self._colour)
        bar.setAlphaF(0.35)
        box = self._box()
        painter.fillRect(box.adjusted(0.0, box.height() * 0.35, 0.0, -box.height() * 0.25), bar)


class _Picture:
    """An asset, or nothing where the document has none of that key."""

    def __init__(self, mark: Image, image: QImage) -> None:
        self.bounds = QRectF(mark.x, mark.y, mark.w, mark.h)
        self._image = image

    def paint(self, painter: QPainter, device: _Device) -> None:
        if not self._image.isNull():
            painter.drawImage(self.bounds, self._image)


def _ready(mark: Mark, images: Images) -> _Ready:
    match mark:
        case TextRun():
            return _Line(mark)
        case Image():
            return _Picture(mark, images.get(mark.asset, QImage()))
        case _:
            return _Outline(mark)


def _path(mark: Polyline | Polygon | RoundedRectangle | Arc) -> QPainterPath:
    match mark:
        case Polyline():
            return _through(mark.points)
        case Polygon():
            path = _through(mark.points)
            path.closeSubpath()
        case RoundedRectangle():
            path = QPainterPath()
            path.addRoundedRect(QRectF(mark.x, mark.y, mark.w, mark.h), mark.radius, mark.radius)
        case Arc():
            return _arc(mark)
    return path


def _through(points: Iterable[Point]) -> QPainterPath:
    first, *others = points
    path = QPainterPath(QPointF(*first))
    for point in others:
        path.lineTo(*point)
    return path


def _arc(mark: Arc) -> QPainterPath:
    square = QRectF(mark.x - mark.radius, mark.y - mark.radius, 2 * mark.radius, 2 * mark.radius)
    path = QPainterPath()
    path.arcMoveTo(square, mark.start)
    path.arcTo(square, mark.start, mark.sweep)
    return path


@lru_cache(maxsize=32)
def _brush(fill: str | None) -> QBrush:
    return QBrush(QColor(fill)) if fill else QBrush(Qt.BrushStyle.NoBrush)


@lru_cache(maxsize=128)
def _pen(stroke: Stroke | None) -> QPen:
    if stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(stroke.colour), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.SvgMiterJoin)
    pen.setMiterLimit(MITER_LIMIT)
    if stroke.dash:
        pen.setDashPattern([length / stroke.width for length in stroke.dash])
    return pen
