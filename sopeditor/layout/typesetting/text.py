"""Texts measured and set in lines, here and nowhere else (all lengths in points); `breaking` says where lines end.

What the font lacks is taken from the guaranteed font, what that lacks too becomes a visible box.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise
from math import inf

from msgspec import Struct

from sopeditor.layout.typesetting.breaking import broken
from sopeditor.layout.typesetting.fonts import NO_BREAK, Advances, advances_of
from sopeditor.layout.typesetting.hyphens import places
from sopeditor.layout.typesetting.rulers import Ruler, ruler_of
from sopeditor.layout.typesetting.scripts import needs_shaping
from sopeditor.layout.typesetting.words import parts_of_word, printable, words_of

LEADING = 1.2
"""Distance of two baselines as a multiple of the font size."""

BASELINE = 0.93
"""Distance of the baseline from the top of its line, so that capitals stand in the line's middle."""


class Style(Struct, frozen=True, cache_hash=True, gc=False):
    """A font and its size in points."""

    family: str = ""
    size: float = 9.0
    bold: bool = False

    @property
    def leading(self) -> float:
        """The distance of two baselines, in points."""
        return self.size * LEADING


class Run(Struct, frozen=True, gc=False):
    """A stretch of a line in one family, `x` points from the line's start."""

    x: float
    text: str
    family: str


class Line(Struct, frozen=True, gc=False):
    """A set line: its runs and its width, indent included."""

    runs: tuple[Run, ...]
    width: float


class Block(Struct, frozen=True, cache_hash=True, gc=False):
    """A text set to a width: `width` is that of its widest line, `odd` the signs its font can't show well."""

    lines: tuple[Line, ...]
    style: Style
    width: float
    odd: str = ""

    @property
    def height(self) -> float:
        """The height of all lines together, in points."""
        return len(self.lines) * (self.style.size * LEADING)

    def part(self, first: int, last: int | None = None) -> "Block":
        """The lines from `first` up to, without, `last`."""
        lines = self.lines[first:last]
        return Block(lines, self.style, max((line.width for line in lines), default=0.0), self.odd)


def width_of(text: str, style: Style) -> float:
    """How wide a text is if it stands on one line, in points."""
    return _ruler(style).width(text)


def _ruler(style: Style) -> Ruler:
    return ruler_of(style.family, style.size, style.bold)


@lru_cache(maxsize=16384)
def set_text(text: str, style: Style, width: float, divide: bool = False) -> Block:
    """Break a text to a width; an empty text has no lines. `divide` hyphenates wherever that fills a line."""
    ruler = _ruler(style)
    lines = tuple([_line(indent, words, ruler) for indent, words in broken(text, ruler, width, divide)])
    if not lines:
        return Block((), style, 0.0)
    return Block(lines, style, max([line.width for line in lines]), _odd(printable(text), ruler.advances))


def _odd(text: str, advances: Advances) -> str:
    """The signs that a face can't show well."""
    if text.isascii():
        return ""
    signs = dict.fromkeys(text.replace("\n", ""))
    return "".join(sign for sign in signs if sign not in advances.own or needs_shaping(sign))


def is_known(sign: str, style: Style) -> bool:
    """Whether a font here, if not the style's own, can show a sign; what none can becomes a box."""
    return advances_of(style.family, style.bold).knows(sign)


@lru_cache(maxsize=65536)
def line_count(text: str, style: Style, width: float) -> int:
    """How many lines `set_text` would make."""
    return len(broken(text, _ruler(style), width))


@lru_cache(maxsize=1024)
def wrappings(text: str, style: Style, width: float) -> tuple[Block, ...]:
    """A short text in as few lines as the width allows and in more, each time as narrow as its words can be."""
    least = min(widest_word(text, style), width)
    found: dict[int, Block] = {}
    block = set_text(text, style, width)
    while block.lines and block.width < min((one.width for one in found.values()), default=inf):
        found[len(block.lines)] = block
        block = set_text(text, style, max(least, block.width - 0.01))
    return tuple(found.values())


@lru_cache(maxsize=1024)
def balanced(text: str, style: Style, width: float) -> Block:
    """A heading in as few lines as the width allows, these as even in length as whole words can be."""
    block = set_text(text, style, width)
    if len(block.lines) < 2:
        return block
    least = widest_whole_word(text, style)
    while block.width > least:
        narrower = set_text(text, style, max(block.width - 0.01, least))
        if len(narrower.lines) > len(block.lines):
            break
        block = narrower
    return block


@lru_cache(maxsize=16384)
def widest_word(text: str, style: Style) -> float:
    """The least width at which no word must be broken between letters."""
    return max(map(_ruler(style).width, _parts(text)), default=0.0)


@lru_cache(maxsize=16384)
def widest_whole_word(text: str, style: Style) -> float:
    """The least width at which no word must be broken at all, not even after a slash."""
    return max(map(_ruler(style).width, _all_words(text)), default=0.0)


@lru_cache(maxsize=4096)
def widest_syllable(text: str, style: Style) -> float:
    """The least width at which every word is broken as a person would, with hyphens where it must be."""
    ruler = _ruler(style)
    syllables = (one for part in _parts(text) for one in _syllables(part, ruler.advances.hyphen))
    return max(map(ruler.width, syllables), default=0.0)


@lru_cache(maxsize=16384)
def natural_width(text: str, style: Style) -> float:
    """The width at which every paragraph stands on one line."""
    return max((width_of(line.strip(), style) for line in printable(text).split("\n")), default=0.0)


def _all_words(text: str) -> tuple[str, ...]:
    return words_of(printable(text).replace("\n", " "))


def _parts(text: str) -> Iterator[str]:
    """The parts of all words between the places where they may be broken without a hyphen."""
    return (part for word in _all_words(text) for part in parts_of_word(word))


def _syllables(word: str, hyphen: str) -> Iterator[str]:
    """The parts of a word between hyphens, each with the hyphen that would follow it."""
    ends = (*places(word), len(word))
    for start, end in pairwise((0, *ends)):
        yield word[start:end] + (hyphen if end < len(word) else "")


def _line(indent: float, text: str, ruler: Ruler) -> Line:
    """A line in runs: what the face lacks stands in the guaranteed font, or is a box."""
    advances = ruler.advances
    shown = text.replace(NO_BREAK, " ")
    if advances.shows(shown):
        return Line((Run(indent, shown, ruler.family),), indent + ruler.width(shown))
    runs, x = [], indent
    visible = "".join(c if advances.knows(c) else advances.box for c in shown)
    for own, letters in groupby(visible, advances.own.__contains__):
        stretch = "".join(letters)
        runs.append(Run(x, stretch, ruler.family if own else ""))
        x += ruler.width(stretch)
    return Line(tuple(runs), x)
