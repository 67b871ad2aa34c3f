"""Marks to SVG, one file per page: letters are drawn as outlines, so that every program shows them as printed.

Over them lies the same text, not to be seen, so that it can be searched, selected and read aloud.
"""

import base64
from collections.abc import Iterable, Iterator, Mapping
from math import cos, radians, sin
from xml.sax.saxutils import escape, quoteattr

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
from sopeditor.layout.typesetting.fonts import face
from sopeditor.layout.typesetting.hyphens import SOFT_HYPHEN
from sopeditor.layout.typesetting.text import Style, width_of
from sopeditor.model.records import Asset, Document
from sopeditor.paper.outlines import outlines_of
from sopeditor.paper.pdf import LANGUAGE

_STYLE = "text{white-space:pre;font-family:sans-serif}"
_SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg_pages(sheet: Sheet, document: Document) -> Iterator[str]:
    """Each page as the text of an SVG file."""
    pictures = {asset.key: asset for asset in document.assets}
    return (_page(page, document.sop.identity.title, pictures) for page in sheet.pages)


def _page(page: Page, title: str, pictures: Mapping[str, Asset]) -> str:
    size = f'width="{_n(page.width)}pt" height="{_n(page.height)}pt"'
    box = f'viewBox="0 0 {_n(page.width)} {_n(page.height)}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg {_SPACES} {size} {box} xml:lang="{LANGUAGE}">',
        f"<title>{escape(_visible(title))}</title>",
        f"<style>{_STYLE}</style>",
        f"<defs>{_glyphs(page.marks)}</defs>",
        f'<rect width="{_n(page.width)}" height="{_n(page.height)}" fill="#ffffff"/>',
        *(_element(mark, pictures) for mark in page.marks),
        "</svg>",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _glyphs(marks: Iterable[Mark]) -> str:
    """The outlines of all signs on a page, each once."""
    signs: dict[tuple[str, bool], set[str]] = {}
    for mark in marks:
        if isinstance(mark, TextRun):
            signs.setdefault((mark.family, mark.bold), set()).update(_shown(mark))
    found = []
    for (family, bold), used in sorted(signs.items()):
        outlines = outlines_of(face(family, bold))
        outlines.draw(used)
        found += [
            f'<path id="{_key(family, bold, sign)}" d="{path}"/>'
            for sign in sorted(used)
            if (path := outlines.path(sign))
        ]
    return "".join(found)


def _key(family: str, bold: bool, sign: str) -> str:
    """A name for a sign of a face, of letters that a name may have."""
    return "-".join(("b" if bold else "r", *(f"{ord(letter):x}" for letter in f"{sign}{family}")))


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
    """A line of text: its outlines, and over them itself, unseen, held to the same width in whatever font."""
    if not mark.text.strip():
        return ""
    turn = f"rotate({_n(-mark.angle)})" if mark.angle else ""
    length = width_of(mark.text, Style(mark.family, mark.size, mark.bold))
    fit = f'font-size="{_n(mark.size)}" textLength="{_n(length)}" lengthAdjust="spacingAndGlyphs"'
    fill = "" if mark.colour == "#000000" else f' fill="{mark.colour}"'
    drawn = f"<g{fill}{_drawn(mark)}</g>"
    text = f'<text {fit} fill-opacity="0">{escape(_shown(mark))}</text>'
    return f'<g transform="translate({_n(mark.x)} {_n(mark.y)}){turn}">{drawn}{text}</g>'


def _drawn(mark: TextRun) -> str:
    """The outlines of a line, one after the other from its start."""
    outlines = outlines_of(face(mark.family, mark.bold))
    scale = f"{mark.size / outlines.unit:.7f}"
    x, found = 0.0, []
    for sign in _shown(mark):
        if outlines.path(sign):
            key = _key(mark.family, mark.bold, sign)
            found.append(f'<use xlink:href="#{key}" x="{_n(x)}"/>')
        x += outlines.advance(sign)
    return f' transform="scale({scale} -{scale})">{"".join(found)}'


def _image(mark: Image, pictures: Mapping[str, Asset]) -> str:
    asset = pictures.get(mark.asset)
    if asset is None:
        return ""
    data = base64.b64encode(asset.data).decode("ascii")
    link = f"data:{asset.media_type};base64,{data}"
    return f'<image{_place(mark)} preserveAspectRatio="none" xlink:href={quoteattr(link)}/>'


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
    """The text with visible hyphens for the soft ones, which only text extracted from a PDF needs."""
    return mark.text.replace(SOFT_HYPHEN, "-")


def _visible(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable())


def _n(value: float) -> str:
    """A number with at most three decimals."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
