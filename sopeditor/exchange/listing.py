"""Texts that hold a list ("1. … 2. …"), taken apart into its items."""

import re
from collections.abc import Iterator
from string import ascii_lowercase

_BULLET = re.compile(r"(?:^|\s)[•▪●➢✓·]\s+")
_DASH = re.compile(r"(?:^|\n)\s*[-–]\s+")
_MARKERS = ("{n}.", "{n})", "({n})")
_ALPHABETS = ((tuple(map(str, range(1, 200))), r"\s|[^\W\d]"), (tuple(ascii_lowercase), r"\s"))
"""The signs that count, and what may stand right after a marker."""


def split_items(text: str) -> tuple[str, ...]:
    """The items of a list without their markers; a text that is no list is one item, an empty one none.

    A numbered list starts the text with 1 (or a) and counts on without a gap, so that "Nomor 4 Tahun 2015" inside an
    item is no marker. Other lists are bullets, or lines.
    """
    if not text.strip():
        return ()
    for items in _candidates(text):
        if items:
            return tuple(item.strip() for item in items if item.strip())
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def with_items_on_lines(text: str) -> str:
    """The same text with each item of a numbered list on a line of its own, markers kept."""
    for marker in _MARKERS:
        cuts = list(_cuts(text, marker))
        if len(cuts) > 1:
            starts = [start for start, _end in cuts]
            pieces = zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True)
            return "\n".join(text[start:end].strip() for start, end in pieces)
    return text


def _candidates(text: str) -> Iterator[list[str]]:
    for marker in _MARKERS:
        cuts = list(_cuts(text, marker))
        if cuts:
            ends = [start for start, _end in cuts[1:]] + [len(text)]
            yield [text[start:end] for (_at, start), end in zip(cuts, ends, strict=True)]
    for bullet in (_BULLET, _DASH):
        if bullet.match(text):
            yield bullet.split(text)[1:]


def _cuts(text: str, marker: str) -> Iterator[tuple[int, int]]:
    """Where each marker of a list starts and ends, from the first, which must start the text."""
    for alphabet, next_to in _ALPHABETS:
        position = 0
        cuts: list[tuple[int, int]] = []
        for sign in alphabet:
            shape = re.escape(marker.format(n=sign))
            found = re.compile(rf"(?:^|(?<=\s)){shape}(?={next_to})\s*").search(text, position)
            if found is None or (not cuts and text[: found.start()].strip()):
                break
            cuts.append((found.start(), found.end()))
            position = found.end()
        if cuts:
            yield from cuts
            return
