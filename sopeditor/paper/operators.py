"""Marks as operators of a PDF page (ISO 32000-1, 8 and 9); heights are turned, because PDF counts them from the foot.

They say what ReportLab's own calls would say, written in one go.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from math import cos, radians, sin
from typing import Any

from reportlab.pdfgen.pdfgeom import bezierArc

from sopeditor.layout.marks import Arc, Mark, Point, Polygon, Polyline, RoundedRectangle, Stroke, TextRun
from sopeditor.paper.pdf_fonts import Codes, FaceKey

_CORNER = 0.4477
"""How far the control points of a round corner lie from the square one, as a part of its radius."""


def operators(marks: Iterable[Mark], height: float, codes: Mapping[FaceKey, Codes]) -> str:
    """Marks that are no pictures as the content, or a part of it, of a page of that height."""
    writer = _Writer(height, codes)
    for kind, same in groupby(marks, type):
        writer.kinds[kind](same)
    return "\n".join(writer.lines)


class _Writer:
    """Writes marks of one kind after those of another; pen, brush and font are named only where they change."""

    def __init__(self, height: float, codes: Mapping[FaceKey, Codes]) -> None:
        self.lines: list[str] = []
        self.kinds: dict[type, Callable[[Iterable[Any]], None]] = {
            Polyline: self._polylines,
            Polygon: self._polygons,
            RoundedRectangle: self._rectangles,
            Arc: self._arcs,
            TextRun: self._texts,
        }
        self._height = height
        self._codes = codes
        self._pen: Stroke | None = None
        self._brush = ""
        self._font: tuple[str, float] | None = None

    def _polylines(self, marks: Iterable[Polyline]) -> None:
        for mark in marks:
            self._stroke(mark.stroke)
            self.lines.append(f"{self._path(mark.points)} S")

    def _polygons(self, marks: Iterable[Polygon]) -> None:
        for mark in marks:
            paint = self._paint(mark.stroke, mark.fill)
            self.lines.append(f"{self._path(mark.points)} h {paint}")

    def _rectangles(self, marks: Iterable[RoundedRectangle]) -> None:
        for mark in marks:
            paint = self._paint(mark.stroke, mark.fill)
            y = self._height - mark.y - mark.h
            if mark.radius:
                outline = _round_outline(mark.x, y, mark.w, mark.h, mark.radius)
            else:
                outline = f"{mark.x:.3f} {y:.3f} {mark.w:.3f} {mark.h:.3f} re"
            self.lines.append(f"{outline} {paint}")

    def _arcs(self, marks: Iterable[Arc]) -> None:
        arc: Any = bezierArc  # the stubs allow whole degrees only
        for mark in marks:
            self._stroke(mark.stroke)
            x, y, radius = mark.x, self._height - mark.y, mark.radius
            curves = arc(x - radius, y - radius, x + radius, y + radius, mark.start, mark.sweep)
            path = " ".join(_curve(*curve[2:]) for curve in curves)
            self.lines.append(f"{curves[0][0]:.3f} {curves[0][1]:.3f} m {path} S")

    def _texts(self, marks: Iterable[TextRun]) -> None:
        """Texts that follow each other, as one text object."""
        lines, height, codes = self.lines, self._height, self._codes
        lines.append("BT")
        for mark in marks:
            self._fill(mark.colour)
            turn = _turn(mark.angle) if mark.angle else "1 0 0 1"
            start = f"{turn} {mark.x:.3f} {height - mark.y:.3f} Tm "
            for name, string in codes[mark.family, mark.bold].written(mark.text):
                if self._font != (name, mark.size):
                    self._font = name, mark.size
                    lines.append(f"{name} {mark.size:.3f} Tf")
                lines.append(f"{start}({string}) Tj")
                start = ""
        lines.append("ET")

    def _path(self, points: Sequence[Point]) -> str:
        height = self._height
        (x, y), *others = points
        lines = [f" {x:.3f} {height - y:.3f} l" for x, y in others]
        return f"{x:.3f} {height - y:.3f} m{''.join(lines)}"

    def _paint(self, pen: Stroke | None, colour: str | None) -> str:
        """Take up pen and brush; the operator that draws and fills with them."""
        if colour is not None:
            self._fill(colour)
        if pen is None:
            return "n" if colour is None else "f"
        self._stroke(pen)
        return "S" if colour is None else "B"

    def _stroke(self, pen: Stroke) -> None:
        if pen != self._pen:
            self._pen = pen
            dash = " ".join(f"{length:.3f}" for length in pen.dash)
            self.lines.append(f"{_rgb(pen.colour)} RG {pen.width:.3f} w [{dash}] 0 d")

    def _fill(self, colour: str) -> None:
        if colour != self._brush:
            self._brush = colour
            self.lines.append(f"{_rgb(colour)} rg")


def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.4f}" for at in (1, 3, 5))


def _turn(angle: float) -> str:
    """The first four numbers of a text matrix."""
    along, across = cos(radians(angle)), sin(radians(angle))
    return f"{along:.5f} {across:.5f} {-across:.5f} {along:.5f}"


def _round_outline(x: float, y: float, w: float, h: float, radius: float) -> str:
    """A rectangle with round corners, from the left of its foot on, counter-clockwise."""
    right, top, near = x + w, y + h, radius * _CORNER
    return (
        f"{x + radius:.3f} {y:.3f} m {right - radius:.3f} {y:.3f} l "
        f"{_curve(right - near, y, right, y + near, right, y + radius)} {right:.3f} {top - radius:.3f} l "
        f"{_curve(right, top - near, right - near, top, right - radius, top)} {x + radius:.3f} {top:.3f} l "
        f"{_curve(x + near, top, x, top - near, x, top - radius)} {x:.3f} {y + radius:.3f} l "
        f"{_curve(x, y + near, x + near, y, x + radius, y)} h"
    )


def _curve(*numbers: float) -> str:
    """A Bézier curve from the present point: two control points and the end."""
    return " ".join([f"{number:.3f}" for number in numbers]) + " c"
