"""Where Indonesian words may be divided with a hyphen (pyphen's patterns, at least three letters on either side)."""

import re
from functools import cache, lru_cache
from typing import Any

SOFT_HYPHEN = "\u00ad"
"""The hyphen that layout writes at a line's end: programs that read the PDF know that it isn't part of the word."""

_LETTERS = re.compile(r"[^\W\d_]{6,}")
_MOST_LETTERS = 500
"""No word has more, and the patterns take a time that grows with the square of the letters."""
_LEAST_LETTERS = 3
_VOWELS = frozenset("aeiouAEIOU")


@cache
def _patterns() -> Any:
    import pyphen

    untyped: Any = pyphen
    return untyped.Pyphen(lang="id_ID", left=_LEAST_LETTERS - 1, right=1)


def prepare() -> None:
    """Read the patterns now, not while somebody types a word wider than its column."""
    _patterns()


@lru_cache(maxsize=4096)
def places(word: str) -> tuple[int, ...]:
    """After how many characters a word may be divided, in rising order; never next to a sign that isn't a letter."""
    return tuple(
        stretch.start() + place
        for stretch in _LETTERS.finditer(word)
        if len(stretch[0]) <= _MOST_LETTERS
        for place in _in_letters(stretch[0])
    )


def _in_letters(letters: str) -> list[int]:
    """The places in a stretch of letters. A consonant that the patterns leave alone goes to the vowel after it."""
    found = set(map(int, _patterns().positions(letters)))
    for place in sorted(found):
        is_alone = place + 1 in found and letters[place] not in _VOWELS
        if is_alone:
            found.discard(place + 1 if letters[place + 1] in _VOWELS else place)
    return sorted(place for place in found if _LEAST_LETTERS <= place <= len(letters) - _LEAST_LETTERS)
