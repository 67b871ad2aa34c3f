"""Where the lines of a text end (points).

Words are broken at spaces and at a slash between long parts, a word wider than its column at any slash or hyphen or,
failing that, with a hyphen between syllables, or between letters where even a syllable is too wide. Other words are
hyphenated only where a tight table gains a line by it. A number stays with its unit ("10 menit"), list markers get a
hanging indent.
"""

import re
from collections.abc import Iterable
from math import inf

from sopeditor.layout.typesetting.fonts import NO_BREAK
from sopeditor.layout.typesetting.hyphens import LEAST, places
from sopeditor.layout.typesetting.rulers import Ruler
from sopeditor.layout.typesetting.words import BREAK_AFTER, Paragraph, paragraphs_of, words_of

_ENDLESS = 1000
"""Letters of a word that is wider than any line, and of which no more are looked at for one line."""

_HAIR = 1e-6
"""Points by which a line may be too long: what the order of adding its letters' widths makes of them."""

_SLASH = re.compile(r"(?<=[^\W\d_]{4})/(?=[^\W\d_]{4})")


def broken(text: str, ruler: Ruler, width: float, divide: bool = False) -> list[tuple[float, str]]:
    """The lines of a text, each with its indent."""
    width += _HAIR
    paragraphs = paragraphs_of(text)
    indents = _indents(paragraphs, ruler)
    lines: list[tuple[float, str]] = []
    for one in paragraphs:
        indent = indents[one.level] if one.marker else 0.0
        if indent > width / 2:
            lines += _filled(words_of(one.text), ruler, width, 0.0, 0.0, "", divide)
        else:
            lead = indent - ruler.width(one.marker)
            lines += _filled(one.words, ruler, width, lead, indent, one.marker, divide)
    return lines


def _indents(paragraphs: Iterable[Paragraph], ruler: Ruler) -> dict[tuple[int, str], float]:
    """Where the items of each level of a list begin, behind the widest of its markers: "9." ends under "10."."""
    found: dict[tuple[int, str], float] = {}
    for one in paragraphs:
        if one.marker:
            indent = ruler.width(" " * one.level[0]) + ruler.width(one.marker)
            found[one.level] = max(found.get(one.level, 0.0), indent)
    return found


def _filled(
    words: tuple[str, ...],
    ruler: Ruler,
    width: float,
    lead: float,
    indent: float,
    begin: str,
    divide: bool,
) -> list[tuple[float, str]]:
    """Fill lines greedily, beginning with `begin` (a list marker) at `lead`; the others stand at `indent`."""
    measure = ruler.width
    x, line, used, space = lead, begin, measure(begin), measure(" ")
    if x + used + sum(map(measure, words)) + space * len(words) <= width:
        return [(x, begin + " ".join(words))]  # there is a space to spare
    lines: list[tuple[float, str]] = []
    pending = list(reversed(words))
    begun = False
    hyphens: tuple[int, ...] | None = None
    while pending:
        word = pending.pop()
        needed = measure(word) if len(word) < _ENDLESS else inf
        if begun and x + used + space + needed <= width:
            line, used, hyphens = f"{line} {word}", used + space + needed, None
            continue
        if begun:
            head, rest, later = _begun(word, ruler, width - x - used - space, divide)
            lines.append((x, f"{line} {head}" if head else line))
            x, line, used, begun = indent, "", 0.0, False
            if head:
                pending.append(rest)
                hyphens = later
                continue
        if x + used + needed > width:
            word, rest, hyphens = _divided(word, ruler, width - x - used, hyphens)
            if rest:
                pending.append(rest)
            needed = measure(word)
        else:
            hyphens = None
        line, used, begun = line + word, used + needed, True
    lines.append((x, line))
    return lines


def _begun(word: str, ruler: Ruler, room: float, divide: bool) -> tuple[str, str, tuple[int, ...] | None]:
    """What of a word still goes on the line before it: up to a slash between long parts, or a hyphen ("" if nothing).

    As `_divided`, with the rest and its places for hyphens.
    """
    if not divide and "/" not in word:
        return "", word, None
    hyphen = ruler.advances.hyphen
    found = places(word) if divide else ()
    cuts = [(match.end(), "") for match in _SLASH.finditer(word)] + [(at, hyphen) for at in found]
    for cut, end in sorted(cuts, reverse=True):
        if ruler.width(word[:cut] + end) <= room:
            later = tuple(at - cut for at in found if at > cut) if end else None
            return word[:cut] + end, word[cut:], later
    return "", word, None


def _divided(
    word: str, ruler: Ruler, room: float, hyphens: tuple[int, ...] | None
) -> tuple[str, str, tuple[int, ...] | None]:
    """Cut a word that is wider than `room`, at a good place if there is one; at least one letter is kept.

    `hyphens` are its places for them, None if it is whole; those of the rest come back with it.
    """
    advances = ruler.advances
    dash = advances[advances.hyphen] * ruler.size
    used, fits, before_hyphen = 0.0, 0, 0
    for letter in word:
        used += advances[letter] * ruler.size
        if used > room:
            break
        fits += 1
        before_hyphen += used + dash <= room
    fits = max(fits, 1)
    found = places(word) if hyphens is None else hyphens
    good = [at for at in range(1, fits + 1) if word[at - 1] in BREAK_AFTER or word[at - 1] == NO_BREAK]
    cut, hyphen = fits, ""
    if good and good[-1] < len(word):
        cut = good[-1]
    else:
        between = [at for at in found if at <= before_hyphen]
        between = between or [at for at in places(word[:_ENDLESS], LEAST) if at <= before_hyphen]
        if between:
            cut, hyphen = between[-1], advances.hyphen
    later = tuple(at - cut for at in found if at > cut) if cut < len(word) else None
    return word[:cut].rstrip(NO_BREAK) + hyphen, word[cut:], later
