"""Texts measured and broken into lines, here and nowhere else (all lengths in points).

Words are broken at spaces and at a slash between long parts, a word wider than its column at any slash or hyphen or,
failing that, with a hyphen between syllables, or between letters where even a syllable is too wide. Other words are
hyphenated only where a tight table gains a line by it. A number stays with its unit ("10 menit"), list markers get a
hanging indent. What the font lacks is taken from the guaranteed font, what that lacks too becomes a visible box.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby, pairwise
from math import inf

from msgspec import Struct

from sopeditor.layout.fonts import Face, face
from sopeditor.layout.hyphens import SOFT_HYPHEN, places
from sopeditor.layout.scripts import needs_shaping

LEADING = 1.2
"""Distance of two baselines as a multiple of the font size."""

BASELINE = 0.93
"""Distance of the baseline from the top of its line, so that capitals stand in the line's middle."""

_BOXES = "□▯■?"
_MARKER = re.compile(
    r"(?P<lead>\s*)(?P<marker>\d{1,3}[.)]|[A-Za-z][.)]|\(\w{1,2}\)|[-–—•▪◦*·☐☑✓])\s+(?=\S)", re.UNICODE
)
_UNIT = re.compile(
    r" (?<=\d )(?=(?:detik|menit|jam|hari|minggu|bulan|semester|tahun|%|rupiah|orang|berkas|lembar)\b)",
    re.IGNORECASE,
)
_SLASH = re.compile(r"(?<=[^\W\d_]{4})/(?=[^\W\d_]{4})")
_BREAK_AFTER = frozenset("/-–—_.,:;)&@+")
_LINE_END = re.compile("\r\n?|\u2028|\u2029")
_NO_BREAK = "\u00a0"
_DEEPEST_LEAD = 8


class Style(Struct, frozen=True, cache_hash=True):
    """A font and its size in points."""

    family: str = ""
    size: float = 9.0
    bold: bool = False

    @property
    def leading(self) -> float:
        """The height of one line."""
        return self.size * LEADING


class Run(Struct, frozen=True):
    """A stretch of a line in one family, `x` points from the line's start."""

    x: float
    text: str
    family: str


class Line(Struct, frozen=True):
    """A set line: its runs and its width, indent included."""

    runs: tuple[Run, ...]
    width: float


class Block(Struct, frozen=True, cache_hash=True):
    """A text set to a width: `width` is that of its widest line, `odd` the signs its font can't show well."""

    lines: tuple[Line, ...]
    style: Style
    width: float
    odd: str = ""

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.style.leading

    def part(self, first: int, last: int | None = None) -> "Block":
        """The lines from `first` up to, without, `last`."""
        lines = self.lines[first:last]
        return Block(lines, self.style, max((line.width for line in lines), default=0.0), self.odd)


class _Advances(dict[str, float]):
    """Widths of the signs of one face that were asked for; what it lacks is as wide as what will be shown instead."""

    def __init__(self, own: Face, spare: Face) -> None:
        super().__init__()
        self._faces = own.advances, spare.advances
        self.own = own.characters
        self.box = next(filter(self.knows, _BOXES))
        self.hyphen = SOFT_HYPHEN if own.advances.get(SOFT_HYPHEN) == self["-"] else "-"

    def knows(self, sign: str) -> bool:
        """Whether the face or the guaranteed one has a sign."""
        return any(sign in advances for advances in self._faces)

    def __missing__(self, sign: str) -> float:
        shown = " " if sign == _NO_BREAK else sign if self.knows(sign) else self.box
        width = next(advances[shown] for advances in self._faces if shown in advances)
        self[sign] = width
        return width


@cache
def _advances(family: str, bold: bool) -> _Advances:
    return _Advances(face(family, bold), face("", bold))


@lru_cache(maxsize=65536)
def width_of(text: str, style: Style) -> float:
    """The width of a text on one line."""
    return sum(map(_advances(style.family, style.bold).__getitem__, text)) * style.size


@lru_cache(maxsize=16384)
def set_text(text: str, style: Style, width: float, divide: bool = False) -> Block:
    """Break a text to a width; an empty text has no lines. `divide` hyphenates wherever that fills a line."""
    lines = tuple([_line(indent, words, style) for indent, words in _broken(text, style, width, divide)])
    if not lines:
        return Block((), style, 0.0)
    return Block(lines, style, max([line.width for line in lines]), _odd(printable(text), style))


def _odd(text: str, style: Style) -> str:
    """The signs that the style's font can't show well."""
    if text.isascii():
        return ""
    own = _advances(style.family, style.bold).own
    signs = dict.fromkeys(text.replace("\n", ""))
    return "".join(sign for sign in signs if sign not in own or needs_shaping(sign))


def is_known(sign: str, style: Style) -> bool:
    """Whether a font here, if not the style's own, can show a sign; what none can becomes a box."""
    return _advances(style.family, style.bold).knows(sign)


@lru_cache(maxsize=65536)
def line_count(text: str, style: Style, width: float) -> int:
    """How many lines `set_text` would make."""
    return len(_broken(text, style, width, divide=False))


@lru_cache(maxsize=1024)
def wrappings(text: str, style: Style, width: float) -> tuple[Block, ...]:
    """A short text in as few lines as the width allows and in more, each time as narrow as whole words can be."""
    least = min(widest_whole_word(text, style), width)
    found: dict[int, Block] = {}
    block = set_text(text, style, width)
    while block.lines and block.width < min((one.width for one in found.values()), default=inf):
        found[len(block.lines)] = block
        block = set_text(text, style, max(least, block.width - 0.01))
    return tuple(found.values())


@lru_cache(maxsize=16384)
def widest_word(text: str, style: Style) -> float:
    """The least width at which no word must be broken between letters."""
    words = (piece for word in _words(printable(text).replace("\n", " ")) for piece in _stretches(word))
    return max((width_of(piece, style) for piece in words), default=0.0)


@lru_cache(maxsize=16384)
def widest_whole_word(text: str, style: Style) -> float:
    """The least width at which no word must be broken at all, not even after a slash."""
    words = _words(printable(text).replace("\n", " "))
    return max((width_of(word, style) for word in words), default=0.0)


@lru_cache(maxsize=4096)
def widest_syllable(text: str, style: Style) -> float:
    """The least width at which every word is broken as a person would, with hyphens where it must be."""
    words = (piece for word in _words(printable(text).replace("\n", " ")) for piece in _stretches(word))
    return max((width_of(part, style) for word in words for part in _syllables(word, style)), default=0.0)


@lru_cache(maxsize=16384)
def natural_width(text: str, style: Style) -> float:
    """The width at which every paragraph stands on one line."""
    return max((width_of(line.strip(), style) for line in printable(text).split("\n")), default=0.0)


def begins_with_marker(text: str) -> bool:
    """Whether a text brings its own list marker."""
    return _MARKER.match(text) is not None


@lru_cache(maxsize=16384)
def printable(text: str) -> str:
    """The text without control and formatting characters, tabs as spaces, line ends U+000A, accents composed."""
    if text.isascii() and text.isprintable():
        return text
    plain = _LINE_END.sub("\n", text).replace("\t", " ")
    kept = "".join(c for c in plain if c == "\n" or unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    return unicodedata.normalize("NFC", kept)


class _Paragraph(Struct, frozen=True):
    """A paragraph and its words. An item of a list has a marker, and a level that it shares with its like."""

    text: str
    words: tuple[str, ...]
    marker: str = ""
    level: tuple[int, str] = (0, "")


@lru_cache(maxsize=16384)
def _paragraphs(text: str) -> tuple[_Paragraph, ...]:
    """The paragraphs of a text, also empty ones between others; none if there is nothing to be seen."""
    clean = printable(text)
    if not clean or clean.isspace():
        return ()
    return tuple([_paragraph(line) for line in clean.strip("\n").split("\n")])


def _paragraph(text: str) -> _Paragraph:
    found = _MARKER.match(text)
    if found is None:
        return _Paragraph(text, _words(text))
    sign = found["marker"].strip("(.)")
    kind = "1" if sign.isdigit() else "a" if sign.isalpha() else sign
    level = min(len(found["lead"]), _DEEPEST_LEAD), kind
    return _Paragraph(text, _words(text[found.end() :]), found["marker"] + " ", level)


def _broken(text: str, style: Style, width: float, divide: bool) -> list[tuple[float, str]]:
    """The lines of a text, each with its indent."""
    paragraphs = _paragraphs(text)
    indents = _indents(paragraphs, style)
    lines: list[tuple[float, str]] = []
    for one in paragraphs:
        indent = indents[one.level] if one.marker else 0.0
        if indent > width / 2:
            lines += _filled(_words(one.text), style, width, 0.0, 0.0, "", divide)
        else:
            lead = indent - width_of(one.marker, style)
            lines += _filled(one.words, style, width, lead, indent, one.marker, divide)
    return lines


def _indents(paragraphs: Iterable[_Paragraph], style: Style) -> dict[tuple[int, str], float]:
    """Where the items of each level of a list begin, behind the widest of its markers: "9." ends under "10."."""
    found: dict[tuple[int, str], float] = {}
    for one in paragraphs:
        if one.marker:
            indent = width_of(" " * one.level[0], style) + width_of(one.marker, style)
            found[one.level] = max(found.get(one.level, 0.0), indent)
    return found


def _filled(
    words: tuple[str, ...],
    style: Style,
    width: float,
    lead: float,
    indent: float,
    begin: str,
    divide: bool,
) -> list[tuple[float, str]]:
    """Fill lines greedily, beginning with `begin` (a list marker) at `lead`; the others stand at `indent`."""
    x, line, used = lead, begin, width_of(begin, style)
    space = width_of(" ", style)
    lines: list[tuple[float, str]] = []
    pending = list(reversed(words))
    begun = False
    hyphens: tuple[int, ...] | None = None
    while pending:
        word = pending.pop()
        needed = width_of(word, style)
        if begun and x + used + space + needed <= width:
            line, used, hyphens = f"{line} {word}", used + space + needed, None
            continue
        if begun:
            head, rest, later = _begun(word, style, width - x - used - space, divide)
            lines.append((x, f"{line} {head}" if head else line))
            x, line, used, begun = indent, "", 0.0, False
            if head:
                pending.append(rest)
                hyphens = later
                continue
        if x + used + needed > width:
            word, rest, hyphens = _divided(word, style, width - x - used, hyphens)
            if rest:
                pending.append(rest)
            needed = width_of(word, style)
        else:
            hyphens = None
        line, used, begun = line + word, used + needed, True
    lines.append((x, line))
    return lines


def _begun(word: str, style: Style, room: float, divide: bool) -> tuple[str, str, tuple[int, ...] | None]:
    """What of a word still goes on the line before it: up to a slash between long parts, or a hyphen ("" if nothing).

    As `_divided`, with the rest and its places for hyphens.
    """
    if not divide and "/" not in word:
        return "", word, None
    hyphen = _advances(style.family, style.bold).hyphen
    found = places(word) if divide else ()
    cuts = [(match.end(), "") for match in _SLASH.finditer(word)] + [(at, hyphen) for at in found]
    fitting = [(at, end) for at, end in cuts if width_of(word[:at] + end, style) <= room]
    if not fitting:
        return "", word, None
    cut, end = max(fitting)
    return word[:cut] + end, word[cut:], tuple(at - cut for at in found if at > cut) if end else None


def _divided(
    word: str, style: Style, room: float, hyphens: tuple[int, ...] | None
) -> tuple[str, str, tuple[int, ...] | None]:
    """Cut a word that is wider than `room`, at a good place if there is one; at least one letter is kept.

    `hyphens` are its places for them, None if it is whole; those of the rest come back with it.
    """
    advances = _advances(style.family, style.bold)
    used, fits = 0.0, 0
    for letter in word:
        used += advances[letter] * style.size
        if used > room:
            break
        fits += 1
    fits = max(fits, 1)
    found = places(word) if hyphens is None else hyphens
    good = [at for at in range(1, fits + 1) if word[at - 1] in _BREAK_AFTER or word[at - 1] == _NO_BREAK]
    between = [at for at in found if at <= fits and width_of(word[:at] + advances.hyphen, style) <= room]
    cut, hyphen = fits, ""
    if good and good[-1] < len(word):
        cut = good[-1]
    elif between:
        cut, hyphen = between[-1], advances.hyphen
    later = tuple(at - cut for at in found if at > cut) if cut < len(word) else None
    return word[:cut].rstrip(_NO_BREAK) + hyphen, word[cut:], later


def _syllables(word: str, style: Style) -> Iterator[str]:
    """The parts of a word between hyphens, each with the hyphen that would follow it."""
    hyphen = _advances(style.family, style.bold).hyphen
    ends = (*places(word), len(word))
    for start, end in pairwise((0, *ends)):
        yield word[start:end] + (hyphen if end < len(word) else "")


def _words(text: str) -> tuple[str, ...]:
    return tuple(filter(None, _UNIT.sub(_NO_BREAK, text).split(" ")))


def _stretches(word: str) -> Iterator[str]:
    """The parts of a word between the places where it may be broken."""
    start = 0
    for at, letter in enumerate(word, 1):
        if letter in _BREAK_AFTER:
            yield word[start:at]
            start = at
    yield word[start:]


def _line(indent: float, text: str, style: Style) -> Line:
    advances = _advances(style.family, style.bold)
    shown = text.replace(_NO_BREAK, " ")
    if advances.own.issuperset(shown):
        return Line((Run(indent, shown, style.family),), indent + width_of(shown, style))
    runs, x = [], indent
    visible = "".join(c if advances.knows(c) else advances.box for c in shown)
    for own, letters in groupby(visible, advances.own.__contains__):
        stretch = "".join(letters)
        runs.append(Run(x, stretch, style.family if own else ""))
        x += width_of(stretch, style)
    return Line(tuple(runs), x)
