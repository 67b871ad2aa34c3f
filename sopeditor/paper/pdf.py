"""Marks to PDF through ReportLab's canvas: fonts embedded and subset, no markup, the same bytes each time.

`invariant=1` leaves out dates and `initialFontName` keeps ReportLab's unembedded Helvetica out of the file.
"""

import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.ttfonts import TTFError
from reportlab.pdfgen.canvas import Canvas

from sopeditor.layout.marks import Image, Mark, TextRun
from sopeditor.layout.sheet import Page, Sheet
from sopeditor.model.records import Document
from sopeditor.paper.bookmarks import bookmarks
from sopeditor.paper.errors import ExportError
from sopeditor.paper.operators import operators
from sopeditor.paper.pdf_fonts import Codes, FaceKey, codes_of, font_name
from sopeditor.paper.pdf_pictures import draw_pictures, embed
from sopeditor.texts import _

LANGUAGE = "id-ID"
CREATOR = "sopeditor"

rl_config.useA85 = 0  # bytes as they are; written as letters they are a quarter more


class _Packing:
    """How streams are packed: as ReportLab would, but a font that many documents share only once."""

    pdfname = "FlateDecode"

    def encode(self, content: str | bytes) -> bytes:
        """The packed content: texts are pages, bytes are fonts."""
        if isinstance(content, bytes):
            return _packed_font(content)
        return zlib.compress(content.encode())


@lru_cache(maxsize=64)
def _packed_font(content: bytes) -> bytes:
    return zlib.compress(content)


def pdf_bytes(sheet: Sheet, document: Document) -> bytes:
    """A laid-out document as PDF; ExportError if a font can't be embedded."""
    buffer = BytesIO()
    try:
        canvas = _canvas(buffer, sheet, document)
        marks = [mark for page in sheet.pages for mark in page.marks]
        codes = codes_of((mark for mark in marks if type(mark) is TextRun), canvas)
        shown = {mark.asset for mark in marks if type(mark) is Image}
        embed((asset for asset in document.assets if asset.key in shown), canvas)
        for page, entries in zip(sheet.pages, bookmarks(sheet, document.sop.charts), strict=True):
            _bookmark(canvas, page, entries)
            _paint(canvas, page, codes)
        canvas.save()
    except (TTFError, OSError) as error:
        reason = _("PDF tidak dapat dibuat: huruf atau gambar tidak dapat disematkan ({error}).")
        raise ExportError(reason.format(error=error)) from error
    return buffer.getvalue()


def _canvas(buffer: BytesIO, sheet: Sheet, document: Document) -> Any:
    size = (sheet.pages[0].width, sheet.pages[0].height) if sheet.pages else document.profile.paper.size
    first_font: Any = font_name("", bold=False)  # the stubs call it a number
    canvas: Any = Canvas(
        buffer, size, invariant=1, initialFontName=first_font, lang=LANGUAGE, pageCompression=0
    )
    canvas._doc.defaultStreamFilters = [_Packing()]
    identity = document.sop.identity
    canvas.setTitle(identity.title or _("SOP tanpa judul"))
    canvas.setAuthor(", ".join(filter(None, (line.strip() for line in identity.institution))))
    canvas.setSubject(" ".join(filter(None, ("SOP AP", identity.number))))
    canvas.setCreator(CREATOR)
    return canvas


def _paint(canvas: Canvas, page: Page, codes: Mapping[FaceKey, Codes]) -> None:
    canvas.setPageSize((page.width, page.height))
    for is_picture, marks in groupby(page.marks, _is_picture):
        if is_picture:
            draw_pictures(marks, page.height, canvas)
        else:
            canvas.addLiteral(operators(marks, page.height, codes))
    canvas.showPage()


def _is_picture(mark: Mark) -> bool:
    return type(mark) is Image


def _bookmark(canvas: Canvas, page: Page, entries: Iterable[tuple[str, int]]) -> None:
    for index, (title, level) in enumerate(entries):
        key = f"halaman-{page.number}-{index}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(title, key, level=level, closed=False)
