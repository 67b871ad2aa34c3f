"""Horizontal and vertical lines on a screen: whole pixels instead of grey smears (paper needs none of this).

A line as thin as less than a pixel keeps one pixel and becomes lighter instead.
"""

from collections.abc import Iterable
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QTransform

from sopeditor.layout.marks import Mark, Point, Polygon, Polyline, RoundedRectangle, Stroke

LIGHTEST = 0.45


class Join(Enum):
    """How a segment ends: cut off, or at a corner, which belongs to one of the two segments that meet there."""

    NONE = 0
    WITH_CORNER = 1
    WITHOUT_CORNER = 2


class Segment(Struct, frozen=True):
    """A straight piece of an outline, from left to right or from top to bottom."""

    x0: float
    y0: float
    x1: float
    y1: float
    before: Join
    after: Join


def straight_segments(mark: Mark) -> tuple[Segment, ...]:
    """The segments of a solid outline if all of them are horizontal or vertical, none otherwise."""
    match mark:
        case Polyline(points=points, stroke=stroke):
            ring = False
        case Polygon(points=points, stroke=Stroke() as stroke):
            ring = True
        case RoundedRectangle(x=x, y=y, w=w, h=h, radius=0, stroke=Stroke() as stroke):
            points, ring = ((x, y), (x + w, y), (x + w, y + h), (x, y + h)), True
        case _:
            return ()
    pairs = list(pairwise((*points, points[0]) if ring else points))
    if stroke.dash or any(start[0] != end[0] and start[1] != end[1] for start, end in pairs):
        return ()
    last = len(pairs) - 1
    return tuple(_segment(pair, ring or at > 0, ring or at < last) for at, pair in enumerate(pairs))


def paint_crisp(painter: QPainter, device: QTransform, segments: Iterable[Segment], stroke: Stroke) -> None:
    """Fill segments as rectangles of whole pixels; `device` leads to them, scaled and moved but not turned."""
    exact = stroke.width * device.m11()
    grid = _Grid(device.m11(), max(round(exact), 1))
    colour = _lightened(stroke.colour, round(max(min(exact, 1.0), LIGHTEST), 2))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # whole pixels need none, and fill faster
    for piece in segments:
        if piece.y0 == piece.y1:
            left, right = grid.along(piece.x0, piece.x1, device.dx(), piece)
            top, bottom = grid.across(piece.y0, device.dy())
        else:
            left, right = grid.across(piece.x0, device.dx())
            top, bottom = grid.along(piece.y0, piece.y1, device.dy(), piece)
        painter.fillRect(QRectF(left, top, right - left, bottom - top), colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


@lru_cache(maxsize=256)
def _lightened(colour: str, strength: float) -> QColor:
    """A colour mixed with the paper's white; blending thin upright lines would take ten times as long."""
    full = QColor(colour)
    parts = (255 - round((255 - part) * strength) for part in (full.red(), full.green(), full.blue()))
    return QColor(*parts)


class _Grid(Struct, frozen=True):
    """The pixels of a device: `scale` of them to a point, and how many a line is wide. Answers in points."""

    scale: float
    pixels: int

    def across(self, at: float, shift: float) -> tuple[float, float]:
        """Both edges of a line that runs through a place."""
        first = round(at * self.scale + shift - self.pixels / 2)
        return (first - shift) / self.scale, (first + self.pixels - shift) / self.scale

    def along(self, start: float, end: float, shift: float, piece: Segment) -> tuple[float, float]:
        """Both ends of a line, a corner taken in or left to the other line."""
        low, high = self.across(start, shift), self.across(end, shift)
        first = {Join.NONE: start, Join.WITH_CORNER: low[0], Join.WITHOUT_CORNER: low[1]}[piece.before]
        last = {Join.NONE: end, Join.WITH_CORNER: high[1], Join.WITHOUT_CORNER: high[0]}[piece.after]
        return first, last


def _segment(pair: tuple[Point, Point], joined_before: bool, joined_after: bool) -> Segment:
    """A piece of a path takes the corner at its beginning and leaves that at its end to the next one."""
    (x0, y0), (x1, y1) = pair
    before = Join.WITH_CORNER if joined_before else Join.NONE
    after = Join.WITHOUT_CORNER if joined_after else Join.NONE
    if (x1, y1) < (x0, y0):
        return Segment(x1, y1, x0, y0, after, before)
    return Segment(x0, y0, x1, y1, before, after)
