"""The Qt painter of marks: what it draws is what the PDF painter draws, pixel for pixel.

A `Drawing` is a list of marks made ready once (paths, pens, glyphs) and painted often. Lengths are points.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen

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


class _Ready(Protocol):
    @property
    def bounds(self) -> QRectF: ...

    def paint(self, painter: QPainter, scale: float, crisp: bool) -> None: ...


class Drawing:
    """Marks made ready for QPainter; `bounds` covers them all, line widths included."""

    def __init__(self, marks: Iterable[Mark], images: Images | None = None) -> None:
        self._parts = [_ready(mark, images or {}) for mark in marks]
        self.bounds = QRectF()
        for part in self._parts:
            self.bounds = self.bounds.united(part.bounds)

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
        scale = abs(transform.determinant()) ** 0.5
        for part in self._parts:
            part.paint(painter, scale, crisp)


def paint_marks(painter: QPainter, marks: Iterable[Mark], images: Images | None = None) -> None:
    """Paint marks once, in points."""
    Drawing(marks, images).paint(painter)


class _Outline:
    """A path with its pen and brush."""

    def __init__(
        self, mark: Mark, path: QPainterPath, stroke: Stroke | None, fill: str | None = None
    ) -> None:
        self._path = path
        self._stroke = stroke
        self._segments = straight_segments(mark)
        self._pen = _pen(stroke)
        self._brush = QBrush(QColor(fill)) if fill else QBrush(Qt.BrushStyle.NoBrush)
        margin = stroke.width if stroke else 0.0
        self.bounds = path.boundingRect().adjusted(-margin, -margin, margin, margin)

    def paint(self, painter: QPainter, scale: float, crisp: bool) -> None:
        straight = crisp and self._stroke is not None and bool(self._segments)
        painter.setPen(Qt.PenStyle.NoPen if straight else self._pen)
        painter.setBrush(self._brush)
        painter.drawPath(self._path)
        if straight and self._stroke is not None:
            paint_crisp(painter, self._segments, self._stroke)


class _Line:
    """One line of text."""

    def __init__(self, mark: TextRun) -> None:
        self._mark = mark
        self._run, ems = glyph_run(mark.text, mark.family, mark.bold)
        self._place = placement(mark)
        self._colour = QColor(mark.colour)
        font = raw_font(mark.family, mark.bold)
        self._box = QRectF(0.0, -font.ascent(), ems * font.unitsPerEm(), font.ascent() + font.descent())
        self.bounds = self._place.mapRect(self._box)

    def paint(self, painter: QPainter, scale: float, crisp: bool) -> None:
        painter.save()
        painter.setTransform(self._place, True)
        size = self._mark.size * scale
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
        height = self._box.height()
        painter.fillRect(self._box.adjusted(0.0, height * 0.35, 0.0, -height * 0.25), bar)


class _Picture:
    """An asset, or nothing where the document has none of that key."""

    def __init__(self, mark: Image, image: QImage) -> None:
        self.bounds = QRectF(mark.x, mark.y, mark.w, mark.h)
        self._image = image

    def paint(self, painter: QPainter, scale: float, crisp: bool) -> None:
        if not self._image.isNull():
            painter.drawImage(self.bounds, self._image)


def _ready(mark: Mark, images: Images) -> _Ready:
    match mark:
        case Polyline():
            return _Outline(mark, _through(mark.points), mark.stroke)
        case Polygon():
            path = _through(mark.points)
            path.closeSubpath()
            return _Outline(mark, path, mark.stroke, mark.fill)
        case RoundedRectangle():
            path = QPainterPath()
            path.addRoundedRect(QRectF(mark.x, mark.y, mark.w, mark.h), mark.radius, mark.radius)
            return _Outline(mark, path, mark.stroke, mark.fill)
        case Arc():
            return _Outline(mark, _arc(mark), mark.stroke)
        case TextRun():
            return _Line(mark)
        case Image():
            return _Picture(mark, images.get(mark.asset, QImage()))


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
