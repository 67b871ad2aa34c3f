"""Where Indonesian words may be divided with a hyphen (pyphen's patterns)."""

import re
from functools import cache, lru_cache
from typing import Any

SOFT_HYPHEN = "\u00ad"
"""The hyphen that layout writes at a line's end: programs that read the PDF know that it isn't part of the word."""

GOOD, LEAST = 3, 2
"""How many letters should stay on either side of a hyphen, and how many have to where room is scarce."""

_LETTERS = re.compile(r"[^\W\d_]+")
_MOST_LETTERS = 500
"""No word has more, and the patterns take a time that grows with the square of the letters."""
_VOWELS = frozenset("aeiouAEIOU")


@cache
def _patterns() -> Any:
    import pyphen

    untyped: Any = pyphen
    return untyped.Pyphen(lang="id_ID", left=LEAST, right=1)


def prepare() -> None:
    """Read the patterns now, not while somebody types a word wider than its column."""
    _patterns()


@lru_cache(maxsize=4096)
def places(word: str, least: int = GOOD) -> tuple[int, ...]:
    """After how many characters a word may be divided, in rising order, so many letters at least on either side."""
    return tuple(
        stretch.start() + place
        for stretch in _LETTERS.finditer(word)
        if 2 * least <= len(stretch[0]) <= _MOST_LETTERS
        for place in _in_letters(stretch[0])
        if least <= place <= len(stretch[0]) - least
    )


def _in_letters(letters: str) -> list[int]:
    """The places in a stretch of letters. A consonant that the patterns leave alone goes to the vowel after it."""
    found = set(map(int, _patterns().positions(letters)))
    for place in sorted(found):
        is_alone = place + 1 in found and letters[place] not in _VOWELS
        if is_alone:
            found.discard(place + 1 if letters[place + 1] in _VOWELS else place)
    return sorted(found)
