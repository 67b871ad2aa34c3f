"""What Qt paints is what the PDF shows: both rendered at 576 dpi and averaged 4 × 4."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from building import document
from PIL import Image as Picture
from PIL import ImageChops, ImageDraw
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from sopeditor.assets import samples
from sopeditor.gui.painting.painter import Images, images_of, paint_marks
from sopeditor.layout.compose import lay_out
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
from sopeditor.paper.pdf import pdf_bytes
from sopeditor.paper.svg import svg_pages
from sopeditor.storage.documents import load

DOCUMENT = document(
    "A:(Kabag B:Staf? C:Karo+K:Kabag " + " ".join(f"S{at}:Staf" for at in range(20)) + " Z:Karo)",
    "A>B B>C:Y B>A:T C-K C>S0 " + " ".join(f"S{at}>S{at + 1}" for at in range(19)) + " S19>Z S12>B",
)
SCALE = 576 / 72
MOST_DIFFERENT = 0.0005
BLACK = Stroke(0.8)


def on_screen(page: Page, images: Images) -> Picture.Image:
    """The page in grey as Qt paints it, at a quarter of 576 dpi."""
    return painted(page, lambda painter: paint_marks(painter, page.marks, images))


def as_svg(page: Page, document: Document) -> Picture.Image:
    """The page's SVG file in grey as a program shows it that ignores embedded fonts, at a quarter of 576 dpi."""
    (text,) = svg_pages(Sheet((page,)), document)
    renderer = QSvgRenderer(QByteArray(text.encode()))
    return painted(page, lambda painter: renderer.render(painter, QRectF(0, 0, page.width, page.height)))


def painted(page: Page, paint: Callable[[QPainter], object]) -> Picture.Image:
    image = QImage(round(page.width * SCALE), round(page.height * SCALE), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    paint(painter)
    painter.end()
    size = image.width(), image.height()
    whole = Picture.frombuffer("RGBX", size, image.constBits(), "raw", "BGRX", image.bytesPerLine(), 1)
    return whole.reduce(4).convert("L")


def on_paper(pdf: bytes, index: int) -> Picture.Image:
    """A page of the PDF in grey, at a quarter of 576 dpi."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[index].render(scale=SCALE, grayscale=True).to_pil().convert("L")
    document.close()
    return picture.reduce(4)


def share_different(one: Picture.Image, other: Picture.Image) -> float:
    """The share of pixels that differ by more than 64 of 255."""
    size = min(one.width, other.width), min(one.height, other.height)
    difference = ImageChops.difference(one.crop((0, 0, *size)), other.crop((0, 0, *size)))
    return sum(difference.histogram()[65:]) / (size[0] * size[1])


def logo() -> Asset:
    picture = Picture.new("RGB", (64, 64), "white")
    ImageDraw.Draw(picture).ellipse((4, 4, 60, 60), fill="navy", outline="black", width=4)
    data = BytesIO()
    picture.save(data, "PNG")
    return Asset("logo", "image/png", data.getvalue())


def every_kind() -> tuple[Mark, ...]:
    """A page that holds each kind of mark, each in several dresses."""
    angles = [
        TextRun(300 + 40 * at, 200, "Miring", 9.0, angle=angle)
        for at, angle in enumerate((0, 30, 90, 180, -90))
    ]
    sizes = [
        TextRun(20, 300 + 14 * at, "Menyiapkan konsep: AVATAR fi ffl “é” – ×", 6 + at, bold=bool(at % 2))
        for at in range(8)
    ]
    return (
        Polyline(((20, 20), (120, 20), (120, 60), (60, 60)), BLACK),
        Polyline(((140, 20), (200, 60), (150, 25)), Stroke(2.0, "#cc0000")),
        Polyline(((220, 20), (320, 20), (320, 60)), Stroke(1.0, "#000000", (4.0, 2.0))),
        Polyline(((20.3, 75.7), (320.1, 75.7)), Stroke(0.25)),
        Polygon(((40, 100), (70, 85), (100, 100), (70, 115)), BLACK, "#ffffff"),
        Polygon(((120, 90), (150, 90), (135, 115)), None, "#000000"),
        Polygon(((170, 90), (200, 90), (185, 118)), Stroke(3.0), "#ffee88"),
        RoundedRectangle(220, 85, 60, 30, 15, BLACK, "#ffffff"),
        RoundedRectangle(300, 85, 60, 30, 0, BLACK),
        RoundedRectangle(380, 85, 60, 30, 6, None, "#dddddd"),
        Arc(60, 150, 20, 0, 180, BLACK),
        Arc(120, 150, 20, 90, -120, Stroke(2.0)),
        Arc(180, 150, 4, 180, 180, BLACK),
        *angles,
        *sizes,
        Image(20, 200, 64, 64, "logo"),
        Image(100, 200, 90, 45, "logo"),
    )


def test_a_picture_that_names_files_is_not_asked_for_them(qapp: object, qtlog: Any) -> None:
    named = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/hosts"/></svg>'
    )
    images = images_of([Asset("svg", "image/png", named.encode())])
    assert images["svg"].isNull()
    assert not qtlog.records


def test_every_kind_of_mark_looks_the_same_on_screen_and_paper(qapp: object) -> None:
    page = Page(1, 500, 450, every_kind())
    assets = (logo(),)
    pdf = pdf_bytes(Sheet((page,)), Document(assets=assets))
    assert share_different(on_screen(page, images_of(assets)), on_paper(pdf, 0)) < MOST_DIFFERENT
    assert share_different(as_svg(page, Document(assets=assets)), on_paper(pdf, 0)) < MOST_DIFFERENT


def test_the_comparison_sees_a_line_that_is_half_a_point_off(qapp: object) -> None:
    one, other = (Page(1, 500, 450, (TextRun(20, y, "Menyiapkan konsep surat", 9.0),)) for y in (20, 20.5))
    assert share_different(on_screen(one, {}), on_screen(other, {})) > MOST_DIFFERENT


@pytest.mark.parametrize("row", range(3))
def test_a_laid_out_document_looks_the_same_on_screen_and_paper(qapp: object, row: int) -> None:
    sheet = lay_out(DOCUMENT)
    pdf = pdf_bytes(sheet, DOCUMENT)
    assert share_different(on_screen(sheet.pages[row], {}), on_paper(pdf, row)) < MOST_DIFFERENT


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_samples_look_the_same_on_screen_and_paper(qapp: object, path: Path) -> None:
    sample = load(path).document
    sheet, images = lay_out(sample), images_of(sample.assets)
    pdf = pdf_bytes(sheet, sample)
    for index, page in enumerate(sheet.pages):
        assert share_different(on_screen(page, images), on_paper(pdf, index)) < MOST_DIFFERENT
        assert share_different(as_svg(page, sample), on_paper(pdf, index)) < MOST_DIFFERENT
