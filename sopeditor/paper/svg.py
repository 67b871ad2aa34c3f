"""Marks to SVG: one file per page, with the glyphs it needs embedded, so that it looks the same everywhere."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from math import cos, radians, sin
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from fontTools import subset as fonttools_subset

from sopeditor.layout.fonts import face, open_fonts
from sopeditor.layout.hyphens import SOFT_HYPHEN
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
from sopeditor.layout.sheet import Page, Sheet
from sopeditor.layout.text import Style, width_of
from sopeditor.model.records import Asset, Document
from sopeditor.paper.pdf import LANGUAGE

_subset: Any = fonttools_subset  # its functions are untyped
_STYLE = (
    "text{white-space:pre;font-kerning:none;font-variant-ligatures:none;text-rendering:geometricPrecision}"
)


def svg_pages(sheet: Sheet, document: Document) -> Iterator[str]:
    """Each page as the text of an SVG file."""
    pictures = {asset.key: asset for asset in document.assets}
    return (_page(page, document.sop.identity.title, pictures) for page in sheet.pages)


def _page(page: Page, title: str, pictures: Mapping[str, Asset]) -> str:
    size = f'width="{_n(page.width)}pt" height="{_n(page.height)}pt"'
    box = f'viewBox="0 0 {_n(page.width)} {_n(page.height)}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} xml:lang="{LANGUAGE}">',
        f"<title>{escape(_visible(title))}</title>",
        f"<style>{_STYLE}{_fonts(page.marks)}</style>",
        f'<rect width="{_n(page.width)}" height="{_n(page.height)}" fill="#ffffff"/>',
        *(_element(mark, pictures) for mark in page.marks),
        "</svg>",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _fonts(marks: Iterable[Mark]) -> str:
    """The fonts of a page, each cut down to the signs that it shows."""
    signs: dict[tuple[str, bool], set[str]] = {}
    for mark in marks:
        if isinstance(mark, TextRun):
            signs.setdefault((mark.family, mark.bold), set()).update(_shown(mark))
    return "".join(
        _font(family, bold, "".join(sorted(used))) for (family, bold), used in sorted(signs.items())
    )


def _font(family: str, bold: bool, signs: str) -> str:
    wanted = face(family, bold)
    options = _subset.Options(layout_features=[], notdef_outline=True, hinting=False)
    subsetter = _subset.Subsetter(options)
    subsetter.populate(text=signs)
    buffer = BytesIO()
    with open_fonts(wanted.file.path) as fonts:
        subsetter.subset(fonts[wanted.file.index])
        fonts[wanted.file.index].save(buffer)
    data = base64.b64encode(buffer.getvalue()).decode("ascii")
    return f"@font-face{{font-family:'{_family(family, bold)}';src:url(data:font/ttf;base64,{data})}}"


def _family(family: str, bold: bool) -> str:
    return face(family, bold).name


def _element(mark: Mark, pictures: Mapping[str, Asset]) -> str:
    match mark:
        case Polyline():
            return f'<polyline points="{_points(mark.points)}" fill="none"{_pen(mark.stroke)}/>'
        case Polygon():
            return f'<polygon points="{_points(mark.points)}"{_fill(mark.fill)}{_pen(mark.stroke)}/>'
        case RoundedRectangle():
            radius = f' rx="{_n(mark.radius)}"' if mark.radius else ""
            return f"<rect{_place(mark)}{radius}{_fill(mark.fill)}{_pen(mark.stroke)}/>"
        case Arc():
            return f'<path d="{_arc(mark)}" fill="none"{_pen(mark.stroke)}/>'
        case TextRun():
            return _text(mark)
        case Image():
            return _image(mark, pictures)


def _text(mark: TextRun) -> str:
    """A line of text, held to its width where a program ignores embedded fonts and takes another."""
    turn = f' transform="rotate({_n(-mark.angle)} {_n(mark.x)} {_n(mark.y)})"' if mark.angle else ""
    place = f'x="{_n(mark.x)}" y="{_n(mark.y)}"'
    family = quoteattr(_family(mark.family, mark.bold))
    fill = "" if mark.colour == "#000000" else f' fill="{mark.colour}"'
    length = width_of(mark.text, Style(mark.family, mark.size, mark.bold))
    fit = f' textLength="{_n(length)}" lengthAdjust="spacingAndGlyphs"' if mark.text.strip() else ""
    look = f'font-size="{_n(mark.size)}" font-family={family}{fill}'
    return f"<text {place} {look}{fit}{turn}>{escape(_shown(mark))}</text>"


def _image(mark: Image, pictures: Mapping[str, Asset]) -> str:
    asset = pictures.get(mark.asset)
    if asset is None:
        return ""
    data = base64.b64encode(asset.data).decode("ascii")
    link = f"data:{asset.media_type};base64,{data}"
    return f'<image{_place(mark)} preserveAspectRatio="none" href={quoteattr(link)}/>'


def _place(mark: RoundedRectangle | Image) -> str:
    return f' x="{_n(mark.x)}" y="{_n(mark.y)}" width="{_n(mark.w)}" height="{_n(mark.h)}"'


def _arc(mark: Arc) -> str:
    """A half circle or less, drawn through its two ends."""
    ends = [radians(mark.start), radians(mark.start + mark.sweep)]
    (x1, y1), (x2, y2) = (
        (mark.x + mark.radius * cos(angle), mark.y - mark.radius * sin(angle)) for angle in ends
    )
    large, clockwise = int(abs(mark.sweep) > 180), int(mark.sweep < 0)
    radius = _n(mark.radius)
    return f"M{_n(x1)} {_n(y1)}A{radius} {radius} 0 {large} {clockwise} {_n(x2)} {_n(y2)}"


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _pen(stroke: Stroke | None) -> str:
    if stroke is None:
        return ""
    dash = f' stroke-dasharray="{" ".join(map(_n, stroke.dash))}"' if stroke.dash else ""
    return f' stroke="{stroke.colour}" stroke-width="{_n(stroke.width)}"{dash}'


def _fill(colour: str | None) -> str:
    return f' fill="{colour or "none"}"'


def _shown(mark: TextRun) -> str:
    """The text with visible hyphens: what draws SVG hides soft ones, which text extracted from PDF needs."""
    return mark.text.replace(SOFT_HYPHEN, "-")


def _visible(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable())


def _n(value: float) -> str:
    """A number with at most three decimals."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
