"""The Qt painter of marks: what it draws is what the PDF painter draws, pixel for pixel.

A `Drawing` is a list of marks made ready once (paths, pens, glyphs) and painted often. Lengths are points.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from sopeditor.gui.painting.crisp import paint_crisp, straight_segments
from sopeditor.gui.painting.glyphs import font_units, glyph_run, outlines, raw_font
from sopeditor.layout.identity.logo import picture_size
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
Outlined = Polyline | Polygon | RoundedRectangle | Arc

MITER_LIMIT = 10.0  # PDF 32000-1, 8.4.3.5: the initial value
LARGEST_CACHED = 48.0  # device pixels of font size up to which Qt caches glyphs; above, outlines are filled
LEGIBLE = 3.5  # device pixels of font size below which a line of text is painted as a grey bar


def images_of(assets: Iterable[Asset]) -> dict[str, QImage]:
    """The pictures of a document by their key; one that can't be read is an empty image."""
    return {asset.key: image_of(asset) for asset in assets}


def image_of(asset: Asset) -> QImage:
    """A picture of pixels; any other (an SVG may name files and addresses, which Qt would open) is an empty image."""
    return QImage.fromData(asset.data) if picture_size(asset) else QImage()


class _Device(Struct, frozen=True):
    """What is painted on: pixels per point, and its pixels if straight lines shall stand on them."""

    scale: float
    pixels: QTransform | None


class _Ready(Protocol):
    def paint(self, painter: QPainter, device: _Device) -> None: ...


class Drawing:
    """Marks made ready for QPainter."""

    def __init__(self, marks: Iterable[Mark], images: Images | None = None) -> None:
        self._parts = list(_together(_ready(marks, images or {})))

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

    def __init__(self, mark: Outlined) -> None:
        self._mark = mark
        self._fill = None if isinstance(mark, Polyline | Arc) else mark.fill
        self.segments = straight_segments(mark)

    @property
    def rule(self) -> Stroke | None:
        """The stroke if it is nothing but straight lines."""
        return self._mark.stroke if self.segments and not self._fill else None

    def paint(self, painter: QPainter, device: _Device) -> None:
        stroke = self._mark.stroke
        straight = device.pixels is not None and stroke is not None and bool(self.segments)
        if self._fill or not straight:
            painter.setPen(_pen(None if straight else stroke))
            painter.setBrush(_brush(self._fill))
            painter.drawPath(self._path)
        if straight and device.pixels is not None and stroke is not None:
            paint_crisp(painter, device.pixels, self.segments, stroke)

    @cached_property
    def _path(self) -> QPainterPath:
        return _path(self._mark)


class _Rules:
    """Straight outlines of one stroke that follow each other."""

    def __init__(self, outlines: Sequence[_Outline], stroke: Stroke) -> None:
        self._outlines = outlines
        self._stroke = stroke
        self._segments = [segment for one in outlines for segment in one.segments]

    def paint(self, painter: QPainter, device: _Device) -> None:
        if device.pixels is not None:
            paint_crisp(painter, device.pixels, self._segments, self._stroke)
        else:
            for one in self._outlines:
                one.paint(painter, device)


class _Lines:
    """Lines of text of one look."""

    def __init__(self, marks: Sequence[TextRun]) -> None:
        first = marks[0]
        self._size = first.size
        self._colour = _colour(first.colour)
        self._font = raw_font(first.family, first.bold)
        self._frame, back = font_units(first.family, first.size, first.bold, first.angle)
        across, aslant, askew, down = back.m11(), back.m12(), back.m21(), back.m22()
        self._lines = [
            (
                QPointF(across * mark.x + askew * mark.y, aslant * mark.x + down * mark.y),
                mark,
                *glyph_run(mark.text, mark.family, mark.bold),
            )
            for mark in marks
        ]

    def _box(self, at: QPointF, ems: float) -> QRectF:
        """A line in the font's units."""
        up, down = self._font.ascent(), self._font.descent()
        return QRectF(at.x(), at.y() - up, ems * self._font.unitsPerEm(), up + down)

    def paint(self, painter: QPainter, device: _Device) -> None:
        before = painter.worldTransform()
        painter.setWorldTransform(self._frame, True)
        size = self._size * device.scale
        if size < LEGIBLE:
            self._paint_bars(painter)
        elif size <= LARGEST_CACHED:
            painter.setPen(self._colour)
            for at, _, run, _ in self._lines:
                painter.drawGlyphRun(at, run)
        else:
            for at, mark, _, _ in self._lines:
                painter.fillPath(outlines(mark.text, mark.family, mark.bold).translated(at), self._colour)
        painter.setWorldTransform(before)

    def _paint_bars(self, painter: QPainter) -> None:
        colour = QColor(self._colour)
        colour.setAlphaF(0.35)
        for at, _, _, ems in self._lines:
            box = self._box(at, ems)
            painter.fillRect(box.adjusted(0.0, box.height() * 0.35, 0.0, -box.height() * 0.25), colour)


class _Picture:
    """An asset, or nothing where the document has none of that key."""

    def __init__(self, mark: Image, image: QImage) -> None:
        self._box = QRectF(mark.x, mark.y, mark.w, mark.h)
        self._image = image

    def paint(self, painter: QPainter, device: _Device) -> None:
        if not self._image.isNull():
            painter.drawImage(self._box, self._image)


def _ready(marks: Iterable[Mark], images: Images) -> Iterator[_Ready]:
    """Marks made ready; lines of text that follow each other in one look are painted together."""
    for look, group in groupby(marks, _look):
        if look is not None:
            yield _Lines([mark for mark in group if isinstance(mark, TextRun)])
            continue
        for mark in group:
            match mark:
                case Image():
                    yield _Picture(mark, images.get(mark.asset, QImage()))
                case Polyline() | Polygon() | RoundedRectangle() | Arc():
                    yield _outline(mark)


@lru_cache(maxsize=4096)
def _outline(mark: Outlined) -> _Outline:
    """An outline made ready; while one flow is moved, all others are where they were."""
    return _Outline(mark)


def _together(parts: Iterable[_Ready]) -> Iterator[_Ready]:
    """The parts, but rules of one stroke that follow each other as one."""
    for stroke, group in groupby(parts, lambda part: part.rule if isinstance(part, _Outline) else None):
        if stroke is None:
            yield from group
        else:
            yield _Rules([part for part in group if isinstance(part, _Outline)], stroke)


def _look(mark: Mark) -> tuple[float, str, bool, float, str] | None:
    if isinstance(mark, TextRun):
        return mark.size, mark.family, mark.bold, mark.angle, mark.colour
    return None


def _path(mark: Outlined) -> QPainterPath:
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
def _colour(name: str) -> QColor:
    return QColor(name)


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
