"""The fonts of a PDF: embedded as ReportLab makes them, with only the signs that are used (codes of one byte)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from msgspec import Struct
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sopeditor.layout.marks import TextRun
from sopeditor.layout.typesetting.fonts import face

FaceKey = tuple[str, bool]
"""A family, and whether it is the bold face of it."""

_PLAIN = frozenset(range(0x80)) - frozenset(b"()\\\r")


class Codes(Struct, frozen=True):
    """How the signs of a face are written: the font of each, and its code as it stands in a string of a page.

    A font holds 256 signs; with more, a face has several.
    """

    fonts: dict[str, str]
    strings: dict[int, str]
    only: str

    def written(self, text: str) -> list[tuple[str, str]]:
        """The stretches of a text that are of one font: its name, and the string."""
        if self.only:
            return [(self.only, text.translate(self.strings))]
        stretches = groupby(text, self.fonts.__getitem__)
        return [(font, "".join(signs).translate(self.strings)) for font, signs in stretches]


def codes_of(texts: Iterable[TextRun], canvas: Canvas) -> Mapping[FaceKey, Codes]:
    """The codes of all signs that a document shows; its fonts will hold these and no others."""
    signs: dict[FaceKey, set[str]] = defaultdict(set)
    for text in texts:
        signs[text.family, text.bold].update(text.text)
    return {one: _codes(pdfmetrics.getFont(font_name(*one)), signs[one], canvas) for one in sorted(signs)}


def _codes(font: Any, signs: Iterable[str], canvas: Any) -> Codes:
    document = canvas._doc
    wanted = "".join(sorted(signs))
    chunks = [
        (font.getSubsetInternalName(at, document), codes) for at, codes in font.splitString(wanted, document)
    ]
    pairs = [(name, code) for name, codes in chunks for code in codes]
    fonts = {sign: name for sign, (name, _) in zip(wanted, pairs, strict=True)}
    strings = {ord(sign): _string(code) for sign, (_, code) in zip(wanted, pairs, strict=True)}
    names = set(fonts.values())
    return Codes(fonts, strings, names.pop() if len(names) == 1 else "")


def _string(code: int) -> str:
    return chr(code) if code in _PLAIN else f"\\{code:03o}"


@cache
def font_name(family: str, bold: bool) -> str:
    """The name under which ReportLab knows a face.

    It takes fonts whose files give themselves the same name for one, so the second of them gets another.
    """
    wanted = face(family, bold)
    name = f"{wanted.name}-{wanted.file.path.parent.name}"
    file = wanted.file
    font: Any = TTFont(name, str(file.path), subfontIndex=file.index, asciiReadable=False)
    registered: list[Any] = list(map(pdfmetrics.getFont, pdfmetrics.getRegisteredFontNames()))
    made = lru_cache(maxsize=64)(font.face.makeSubset)
    font.face.makeSubset = lambda subset: made(tuple(subset))  # many documents show the same signs
    known = {other.face.name for other in registered}
    if font.face.name in known:
        font.face.name += b"-%d" % len(known)
    pdfmetrics.registerFont(font)
    return name
