"""The floor of all exports: ReportLab painting marks that are ready, from a pickle, with nothing else around it.

`freeze(sheet)` turns a laid-out sheet into plain tuples and pickles them; `paint(frozen)` is what is timed.
"""

import pickle
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sopeditor.layout.marks import Arc, Mark, Polygon, Polyline, RoundedRectangle, TextRun
from sopeditor.layout.sheet import Sheet
from sopeditor.layout.typesetting.fonts import face


def freeze(sheet: Sheet) -> bytes:
    """A sheet's pages as a pickle of tuples; pictures are left out."""
    fonts: dict[tuple[str, bool], str] = {}
    pages = [
        (page.width, page.height, [_plain(mark, page.height, fonts) for mark in page.marks])
        for page in sheet.pages
    ]
    for (family, bold), name in fonts.items():
        file = face(family, bold).file
        pdfmetrics.registerFont(TTFont(name, str(file.path), subfontIndex=file.index))
    return pickle.dumps(pages, protocol=pickle.HIGHEST_PROTOCOL)


def paint(frozen: bytes) -> bytes:
    """The PDF of a frozen sheet."""
    pages = pickle.loads(frozen)
    buffer = BytesIO()
    canvas: Any = Canvas(buffer, invariant=1)
    for width, height, marks in pages:
        canvas.setPageSize((width, height))
        for kind, pen, fill, details in marks:
            if pen is not None:
                canvas.setLineWidth(pen)
            if fill is not None:
                canvas.setFillColorRGB(*fill)
            _PAINT[kind](canvas, pen, fill, details)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _plain(mark: Mark, height: float, fonts: dict[tuple[str, bool], str]) -> tuple[str, Any, Any, Any]:
    match mark:
        case TextRun():
            key = mark.family, mark.bold
            name = fonts.setdefault(key, f"floor-{face(*key).name}")
            turned = mark.angle, mark.x, height - mark.y
            return "text", None, (0, 0, 0), (name, mark.size, turned, mark.text)
        case Polyline():
            return "line", mark.stroke.width, None, [(x, height - y) for x, y in mark.points]
        case Polygon():
            points = [(x, height - y) for x, y in mark.points]
            return "polygon", mark.stroke and mark.stroke.width, _rgb(mark.fill), points
        case RoundedRectangle():
            place = (mark.x, height - mark.y - mark.h, mark.w, mark.h, mark.radius)
            return "box", mark.stroke and mark.stroke.width, _rgb(mark.fill), place
        case Arc():
            return "arc", mark.stroke.width, None, (mark.x, height - mark.y, mark.radius)
    return "nothing", None, None, None


def _rgb(colour: str | None) -> tuple[float, ...] | None:
    return None if colour is None else tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))


def _text(canvas: Any, pen: Any, fill: Any, details: Any) -> None:
    name, size, (angle, x, y), text = details
    canvas.setFont(name, size)
    if not angle:
        canvas.drawString(x, y, text)
        return
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(angle)
    canvas.drawString(0, 0, text)
    canvas.restoreState()


def _line(canvas: Any, pen: Any, fill: Any, points: Any) -> None:
    _path(canvas, points, closed=False, stroke=1, fill=0)


def _polygon(canvas: Any, pen: Any, fill: Any, points: Any) -> None:
    _path(canvas, points, closed=True, stroke=int(pen is not None), fill=int(fill is not None))


def _path(canvas: Any, points: Any, *, closed: bool, stroke: int, fill: int) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for x, y in points[1:]:
        path.lineTo(x, y)
    if closed:
        path.close()
    canvas.drawPath(path, stroke=stroke, fill=fill)


def _box(canvas: Any, pen: Any, fill: Any, place: Any) -> None:
    x, y, w, h, radius = place
    canvas.roundRect(x, y, w, h, radius, stroke=int(pen is not None), fill=int(fill is not None))


def _arc(canvas: Any, pen: Any, fill: Any, place: Any) -> None:
    x, y, radius = place
    canvas.arc(x - radius, y - radius, x + radius, y + radius, 0, 180)


def _nothing(canvas: Any, pen: Any, fill: Any, details: Any) -> None:
    pass


_PAINT = {"text": _text, "line": _line, "polygon": _polygon, "box": _box, "arc": _arc, "nothing": _nothing}
