"""Letters as outlines: what shows a text the same in every program, whatever fonts that has or ignores."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from fontTools.pens.svgPathPen import SVGPathPen

from sopeditor.layout.typesetting.fonts import Face, open_fonts


class Outlines:
    """The glyphs of one face that were asked for, as SVG path data in font units, y upwards."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._paths: dict[str, str] = {}
        self.unit = 0

    def draw(self, signs: Iterable[str]) -> None:
        """Make the outlines of these signs ready; what the face lacks has none."""
        wanted = set(signs) - self._paths.keys()
        if not wanted:
            return
        with open_fonts(self._face.file.path) as fonts:
            font = fonts[self._face.file.index]
            names, glyphs = font.getBestCmap(), font.getGlyphSet()
            self.unit = font["head"].unitsPerEm
            for sign in wanted:
                pen: Any = SVGPathPen(glyphs)
                if ord(sign) in names:
                    glyphs[names[ord(sign)]].draw(pen)
                self._paths[sign] = pen.getCommands()

    def path(self, sign: str) -> str:
        """The outline of a sign that was drawn; "" if there is nothing of it to be seen."""
        return self._paths[sign]

    def advance(self, sign: str) -> float:
        """How far the next sign stands from this one, in font units."""
        return self._face.advances.get(sign, 0.0) * self.unit


@cache
def outlines_of(face: Face) -> Outlines:
    """The outlines of a face, kept from page to page."""
    return Outlines(face)
