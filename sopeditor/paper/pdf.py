"""Marks to PDF through ReportLab's canvas: fonts embedded and subset, no markup, the same bytes each time.

`invariant=1` leaves out dates and `initialFontName` keeps ReportLab's unembedded Helvetica out of the file.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from io import BytesIO
from math import cos, radians, sin
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from sopeditor.layout.fonts import face
from sopeditor.layout.marks import (
    Arc,
    Image,
    Mark,
    Polygon,
    Polyline,
    RoundedRectangle,
    Stroke,
    TextRun,
)
from sopeditor.layout.sheet import Page, Sheet
from sopeditor.model.records import Asset, Document
from sopeditor.paper.errors import ExportError
from sopeditor.paper.outline import outline
from sopeditor.texts import _

LANGUAGE = "id-ID"
CREATOR = "sopeditor"


def pdf_bytes(sheet: Sheet, document: Document) -> bytes:
    """A laid-out document as PDF; ExportError if a font can't be embedded."""
    buffer = BytesIO()
    try:
        canvas = _canvas(buffer, sheet, document)
        pictures = _pictures(sheet, document.assets)
        for page, entries in zip(sheet.pages, outline(sheet, document.sop.charts), strict=True):
            _bookmark(canvas, page, entries)
            _paint(canvas, page, pictures)
        canvas.save()
    except (TTFError, OSError) as error:
        reason = _("PDF tidak dapat dibuat: huruf atau gambar tidak dapat disematkan ({error}).")
        raise ExportError(reason.format(error=error)) from error
    return buffer.getvalue()


def _canvas(buffer: BytesIO, sheet: Sheet, document: Document) -> Canvas:
    size = (sheet.pages[0].width, sheet.pages[0].height) if sheet.pages else document.profile.paper.size
    first_font: Any = _font("", bold=False)  # the stubs call it a number
    canvas = Canvas(buffer, pagesize=size, invariant=1, initialFontName=first_font, lang=LANGUAGE)
    identity = document.sop.identity
    canvas.setTitle(identity.title or _("SOP tanpa judul"))
    canvas.setAuthor(", ".join(filter(None, (line.strip() for line in identity.institution))))
    canvas.setSubject(" ".join(filter(None, ("SOP AP", identity.number))))
    canvas.setCreator(CREATOR)
    return canvas


def _pictures(sheet: Sheet, assets: Iterable[Asset]) -> dict[str, ImageReader]:
    """The pictures that the marks show, opened; a document may carry others."""
    shown = {mark.asset for page in sheet.pages for mark in page.marks if isinstance(mark, Image)}
    return {asset.key: ImageReader(BytesIO(asset.data)) for asset in assets if asset.key in shown}


def _paint(canvas: Canvas, page: Page, pictures: Mapping[str, ImageReader]) -> None:
    canvas.setPageSize((page.width, page.height))
    painter = _Painter(canvas, page.height, pictures)
    for mark in page.marks:
        painter.paint(mark)
    painter.finish()
    canvas.showPage()


def _bookmark(canvas: Canvas, page: Page, entries: Iterable[tuple[str, int]]) -> None:
    for index, (title, level) in enumerate(entries):
        key = f"halaman-{page.number}-{index}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(title, key, level=level, closed=False)


@cache
def _font(family: str, *, bold: bool) -> str:
    """The name under which ReportLab knows a face; only signs that are used are embedded, not all of ASCII.

    It takes fonts whose files give themselves the same name for one, so the second of them gets another.
    """
    wanted = face(family, bold)
    name = f"{wanted.name}-{wanted.file.path.parent.name}"
    file = wanted.file
    font: Any = TTFont(name, str(file.path), subfontIndex=file.index, asciiReadable=False)
    registered: list[Any] = list(map(pdfmetrics.getFont, pdfmetrics.getRegisteredFontNames()))
    known = {other.face.name for other in registered}
    if font.face.name in known:
        font.face.name += b"-%d" % len(known)
    pdfmetrics.registerFont(font)
    return name


class _Painter:
    """Draws marks on one page; heights are turned, because PDF counts them from the foot.

    Texts that follow each other go into one text object, which halves what they cost.
    """

    def __init__(self, canvas: Canvas, height: float, pictures: Mapping[str, ImageReader]) -> None:
        self._canvas = canvas
        self._height = height
        self._pictures = pictures
        self._pen: Stroke | None = None
        self._brush = ""
        self._words: Any = None
        self._set: tuple[str, float] | None = None
        self._kinds: dict[type, Callable[[Any], None]] = {
            Polyline: self._polyline,
            Polygon: self._polygon,
            RoundedRectangle: self._rounded,
            Arc: self._arc,
            TextRun: self._text,
            Image: self._image,
        }

    def paint(self, mark: Mark) -> None:
        """Draw one mark."""
        if type(mark) is not TextRun:
            self.finish()
        self._kinds[type(mark)](mark)

    def finish(self) -> None:
        """Draw the texts that wait for others to follow."""
        if self._words is not None:
            self._canvas.drawText(self._words)
            self._words = self._set = None

    def _polyline(self, mark: Polyline) -> None:
        self._stroke(mark.stroke)
        path = self._canvas.beginPath()
        path.moveTo(mark.points[0][0], self._height - mark.points[0][1])
        for x, y in mark.points[1:]:
            path.lineTo(x, self._height - y)
        self._canvas.drawPath(path, stroke=1, fill=0)

    def _polygon(self, mark: Polygon) -> None:
        self._stroke(mark.stroke)
        self._fill(mark.fill)
        path = self._canvas.beginPath()
        path.moveTo(mark.points[0][0], self._height - mark.points[0][1])
        for x, y in mark.points[1:]:
            path.lineTo(x, self._height - y)
        path.close()
        self._canvas.drawPath(path, stroke=int(mark.stroke is not None), fill=int(mark.fill is not None))

    def _rounded(self, mark: RoundedRectangle) -> None:
        self._stroke(mark.stroke)
        self._fill(mark.fill)
        draw = {"stroke": int(mark.stroke is not None), "fill": int(mark.fill is not None)}
        y = self._height - mark.y - mark.h
        if mark.radius:
            self._canvas.roundRect(mark.x, y, mark.w, mark.h, mark.radius, **draw)
        else:
            self._canvas.rect(mark.x, y, mark.w, mark.h, **draw)

    def _arc(self, mark: Arc) -> None:
        self._stroke(mark.stroke)
        y = self._height - mark.y
        path: Any = self._canvas.beginPath()  # the stubs allow whole degrees only
        left, bottom = mark.x - mark.radius, y - mark.radius
        path.arc(left, bottom, mark.x + mark.radius, y + mark.radius, mark.start, mark.sweep)
        self._canvas.drawPath(path, stroke=1, fill=0)

    def _text(self, mark: TextRun) -> None:
        if mark.colour != self._brush:
            self.finish()
            self._fill(mark.colour)
        if self._words is None:
            self._words = self._canvas.beginText()
        wanted = _font(mark.family, bold=mark.bold), mark.size
        if wanted != self._set:
            self._set = wanted
            self._words.setFont(*wanted)
        y = self._height - mark.y
        if mark.angle:
            along, across = cos(radians(mark.angle)), sin(radians(mark.angle))
            self._words.setTextTransform(along, across, -across, along, mark.x, y)
        else:
            self._words.setTextOrigin(mark.x, y)
        self._words.textOut(mark.text)

    def _image(self, mark: Image) -> None:
        picture = self._pictures.get(mark.asset)
        if picture is not None:
            y = self._height - mark.y - mark.h
            self._canvas.drawImage(picture, mark.x, y, mark.w, mark.h, mask="auto")

    def _stroke(self, pen: Stroke | None) -> None:
        if pen is None or pen == self._pen:
            return
        self._pen = pen
        self._canvas.setStrokeColor(HexColor(pen.colour))
        self._canvas.setLineWidth(pen.width)
        self._canvas.setDash(*pen.dash)

    def _fill(self, colour: str | None) -> None:
        if colour is not None and colour != self._brush:
            self._brush = colour
            self._canvas.setFillColor(HexColor(colour))
