"""What a text consists of before it is set to a width: paragraphs, list markers, words and the parts of words."""

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

from sopeditor.layout.typesetting.fonts import NO_BREAK

BREAK_AFTER = frozenset("/-–—_.,:;)&@+")
"""Signs after which a word that is too wide is broken."""

_PLACES = re.compile(f"(?<=[{re.escape(''.join(sorted(BREAK_AFTER)))}])")
_MARKER = re.compile(
    r"(?P<lead>\s*)(?P<marker>\d{1,3}[.)]|[A-Za-z][.)]|\(\w{1,2}\)|[-–—•▪◦*·☐☑✓])\s+(?=\S)", re.UNICODE
)
_UNITS = (
    r"(?:detik|menit|jam|hari|minggu|bulan|semester|tahun(?! \d{4})|rupiah|orang|berkas|lembar|rangkap"
    r"|eksemplar|mm|cm|km|kg)\b|%"
)
_TOGETHER = re.compile(
    rf" (?<=\d )(?={_UNITS})|(?<=\S) (?=(?:[-–—]|s\.?d\.?|s/d) )|(?<=\bnomor) (?=\d)|(?<=\btahun) (?=\d{{4}}\b)",
    re.IGNORECASE,
)
"""Spaces at which no line ends: "10 menit", "5 – 10 hari", "Nomor 35 Tahun 2012"."""

_LINE_END = re.compile("\r\n?|\u2028|\u2029")
_DEEPEST_LEAD = 8


class Paragraph(Struct, frozen=True, gc=False):
    """A paragraph and its words. An item of a list has a marker, and a level that it shares with its like."""

    text: str
    words: tuple[str, ...]
    marker: str = ""
    level: tuple[int, str] = (0, "")


@lru_cache(maxsize=16384)
def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, also empty ones between others; none if there is nothing to be seen."""
    clean = printable(text)
    if not clean or clean.isspace():
        return ()
    return tuple([_paragraph(line) for line in clean.strip("\n").split("\n")])


def _paragraph(text: str) -> Paragraph:
    found = _MARKER.match(text)
    if found is None:
        return Paragraph(text, words_of(text))
    sign = found["marker"].strip("(.)")
    kind = "1" if sign.isdigit() else "a" if sign.isalpha() else sign
    level = min(len(found["lead"]), _DEEPEST_LEAD), kind
    return Paragraph(text, words_of(text[found.end() :]), found["marker"] + " ", level)


@lru_cache(maxsize=16384)
def words_of(text: str) -> tuple[str, ...]:
    """The words of one line; what must not be parted (a number and its unit) is one."""
    return tuple(filter(None, _TOGETHER.sub(NO_BREAK, text).split(" ")))


def parts_of_word(word: str) -> list[str]:
    """The parts of a word between the places where it may be broken without a hyphen."""
    return _PLACES.split(word)


def begins_with_marker(text: str) -> bool:
    """Whether a text brings its own list marker."""
    return _MARKER.match(text) is not None


@lru_cache(maxsize=16384)
def printable(text: str) -> str:
    """The text without control and formatting characters, tabs as spaces, line ends U+000A, accents composed."""
    if text.isascii() and text.isprintable():
        return text
    plain = _LINE_END.sub("\n", text).replace("\t", " ")
    if not plain.replace("\n", "").isprintable():
        plain = "".join(c for c in plain if c == "\n" or unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    return unicodedata.normalize("NFC", plain)
