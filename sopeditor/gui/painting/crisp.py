"""Horizontal and vertical lines on a screen: whole pixels instead of grey smears (paper needs none of this).

A line as thin as less than a pixel keeps one pixel and becomes lighter instead.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from math import floor

from msgspec import Struct
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QTransform

from sopeditor.layout.marks import Mark, Point, Polygon, Polyline, RoundedRectangle, Stroke

LIGHTEST = 0.45


class Segment(Struct, frozen=True, gc=False):
    """A straight piece of an outline, from left to right or from top to bottom.

    `start` and `end` say where it meets the line across it: at that line's near edge (0) or far edge (1). None:
    nothing is there. A corner belongs to one of the two segments that meet at it.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    start: int | None
    end: int | None


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
    across = _Axis(device.m11(), device.dx(), max(round(exact), 1))
    down = _Axis(device.m11(), device.dy(), across.pixels)
    colour = _lightened(stroke.colour, round(max(min(exact, 1.0), LIGHTEST), 2))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # whole pixels need none, and fill faster
    for one in segments:
        if one.y0 == one.y1:
            x, w = across.reach(one.x0, one.start, one.x1, one.end)
            y, h = down.edge(one.y0, 0), down.width
        else:
            x, w = across.edge(one.x0, 0), across.width
            y, h = down.reach(one.y0, one.start, one.y1, one.end)
        painter.fillRect(QRectF(x, y, w, h), colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


@lru_cache(maxsize=256)
def _lightened(colour: str, strength: float) -> QColor:
    """A colour mixed with the paper's white; blending thin upright lines would take ten times as long."""
    full = QColor(colour)
    parts = (255 - round((255 - part) * strength) for part in (full.red(), full.green(), full.blue()))
    return QColor(*parts)


class _Axis:
    """The pixels of a device in one direction: `scale` to a point, from `shift` on, `pixels` to a line's width.

    Answers in points.
    """

    def __init__(self, scale: float, shift: float, pixels: int) -> None:
        self.pixels = pixels
        self.width = pixels / scale
        self._scale = scale
        self._shift = shift

    def edge(self, at: float, which: int | None) -> float:
        """The near edge (0) or far edge (1) of a line that runs through a place; None: the place itself."""
        if which is None:
            return at
        first = floor(at * self._scale + self._shift - self.pixels / 2 + 0.5)
        return (first + which * self.pixels - self._shift) / self._scale

    def reach(self, low: float, start: int | None, high: float, end: int | None) -> tuple[float, float]:
        """Where a line begins, and its length."""
        first = self.edge(low, start)
        return first, self.edge(high, end) - first


def _segment(pair: tuple[Point, Point], joined_before: bool, joined_after: bool) -> Segment:
    """A piece of a path takes the corner at its beginning and leaves that at its end to the next one."""
    (x0, y0), (x1, y1) = pair
    if (x1, y1) < (x0, y0):
        return Segment(x1, y1, x0, y0, 1 if joined_after else None, 1 if joined_before else None)
    return Segment(x0, y0, x1, y1, 0 if joined_before else None, 0 if joined_after else None)
