"""Horizontal and vertical lines on a screen: whole pixels instead of grey smears (paper needs none of this).

A line as thin as less than a pixel keeps one pixel and becomes lighter instead.
"""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from sopeditor.layout.marks import Mark, Point, Polygon, Polyline, RoundedRectangle, Stroke

LIGHTEST = 0.45

Segments = tuple[tuple[Point, Point], ...]


def straight_segments(mark: Mark) -> Segments:
    """The segments of a solid outline if all of them are horizontal or vertical, none otherwise.

    Where two segments meet they are lengthened by half the line's width, as a mitred join is.
    """
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
    half = stroke.width / 2
    return tuple(
        _lengthened(pair, half if ring or at else 0.0, half if ring or at < last else 0.0)
        for at, pair in enumerate(pairs)
    )


def paint_crisp(painter: QPainter, segments: Iterable[tuple[Point, Point]], stroke: Stroke) -> None:
    """Fill segments as rectangles of whole device pixels; the painter may be scaled and moved, not turned."""
    device = painter.deviceTransform()
    scale = device.m11()
    exact = stroke.width * scale
    pixels = max(round(exact), 1)
    colour = QColor(stroke.colour)
    colour.setAlphaF(max(min(exact, 1.0), LIGHTEST))
    for (x0, y0), (x1, y1) in segments:
        x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        if x0 == x1:
            left = round(x0 * scale + device.dx() - pixels / 2)
            box = QRectF((left - device.dx()) / scale, y0, pixels / scale, y1 - y0)
        else:
            top = round(y0 * scale + device.dy() - pixels / 2)
            box = QRectF(x0, (top - device.dy()) / scale, x1 - x0, pixels / scale)
        painter.fillRect(box, colour)


def _lengthened(pair: tuple[Point, Point], before: float, after: float) -> tuple[Point, Point]:
    (x0, y0), (x1, y1) = pair
    along = (x1 > x0) - (x1 < x0), (y1 > y0) - (y1 < y0)
    return (x0 - along[0] * before, y0 - along[1] * before), (x1 + along[0] * after, y1 + along[1] * after)
