"""Text runs as Qt glyphs: the glyph of each character at the font's own advance, so that Qt lays out nothing.

No kerning, no ligatures, no hinting and no fallback fonts: what the PDF shows is what Qt shows. Runs are built in
the font's own units (`unitsPerEm` to the em) and scaled when they are painted.
"""

from functools import lru_cache
from io import BytesIO
from itertools import accumulate

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGlyphRun, QPainterPath, QRawFont, QTransform

from sopeditor.layout.typesetting.fonts import FontFile, face, open_fonts


@lru_cache(maxsize=64)
def raw_font(family: str, bold: bool) -> QRawFont:
    """The font that the layout measures with, one pixel to each of its units."""
    data = _font_data(face(family, bold).file)
    font = QRawFont(data, 1000.0, QFont.HintingPreference.PreferNoHinting)
    font.setPixelSize(font.unitsPerEm())
    return font


@lru_cache(maxsize=64)
def widget_family(family: str, bold: bool) -> str:
    """The name under which Qt's widgets know that font, which they are given from the same file."""
    number = QFontDatabase.addApplicationFontFromData(_font_data(face(family, bold).file))
    return next(iter(QFontDatabase.applicationFontFamilies(number)), family)


@lru_cache(maxsize=8192)
def glyph_run(text: str, family: str, bold: bool) -> tuple[QGlyphRun, float]:
    """The glyphs of a line from the origin of its baseline, and its width in ems."""
    font = raw_font(family, bold)
    glyphs = font.glyphIndexesForString(text)
    ends = list(accumulate((advance.x() for advance in font.advancesForGlyphIndexes(glyphs)), initial=0.0))
    run = QGlyphRun()
    run.setRawFont(font)
    run.setGlyphIndexes(glyphs)
    run.setPositions([QPointF(x, 0.0) for x in ends[:-1]])
    return run, ends[-1] / font.unitsPerEm()


@lru_cache(maxsize=2048)
def outlines(text: str, family: str, bold: bool) -> QPainterPath:
    """The same glyphs as outlines: `drawGlyphRun` leaves out glyphs larger than its cache holds (Qt 6.11)."""
    run, _ = glyph_run(text, family, bold)
    font = raw_font(family, bold)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
        path.addPath(font.pathForGlyph(glyph).translated(place))
    return path


@lru_cache(maxsize=256)
def font_units(family: str, size: float, bold: bool, angle: float) -> tuple[QTransform, QTransform]:
    """What brings glyph runs of that look from font units to points, turned around the page's origin, and back."""
    scale = size / raw_font(family, bold).unitsPerEm()
    transform = QTransform().rotate(-angle).scale(scale, scale)
    return transform, transform.inverted()[0]


def _font_data(file: FontFile) -> bytes:
    """A font file's bytes; those of one font if the file is a collection, of which Qt would take the first."""
    if file.path.suffix.casefold() != ".ttc":
        return file.path.read_bytes()
    single = BytesIO()
    with open_fonts(file.path) as fonts:
        fonts[file.index].save(single)
    return single.getvalue()
