"""Texts that hold a list ("1. … 2. …"), taken apart into its items."""

import re
from collections.abc import Iterator
from string import ascii_lowercase, ascii_uppercase

_BULLET = re.compile(r"(?:^|\s)[•▪●■○◦➢✓✔❖❑·\uf020-\uf0ff]\s+")
_DASH = re.compile(r"(?:^|\n)\s*[-–—*]\s+")
_WINGDING = re.compile(r"(?:^|\n)\s*[§üØoqvà]\t\s*")
"""A bullet as Word puts it into plain text: the letter that draws it in its own font, then a tab."""

_MARKERS = ("{n}.", "{n})", "({n})", "{n}\t")
_LINE_MARKER = re.compile(r"\s*\(?(?P<sign>\d{1,3}|[a-z]|[A-Z]|[ivx]{1,5}|[IVX]{1,5})(?:[.)]\s*|\t)(?=\S)")
_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = tuple(ten + unit for ten in ("", "x") for unit in _UNITS)[1:]
_ALPHABETS = ((tuple(map(str, range(1, 200))), r"\s|[^\W\d]"), (tuple(ascii_lowercase), r"\s"))
"""The signs that count, and what may stand right after a marker."""

_ORDERS = (
    tuple(map(str, range(1, 1000))),
    tuple(ascii_lowercase),
    tuple(ascii_uppercase),
    _ROMAN,
    tuple(map(str.upper, _ROMAN)),
)


def split_items(text: str) -> tuple[str, ...]:
    """The items of a list without their markers; a text that is no list is one item, an empty one none.

    A numbered list starts the text with 1 (or a) and counts on without a gap, so that "Nomor 4 Tahun 2015" inside an
    item is no marker. Other lists are bullets, lines that count on from anywhere, or just lines.
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
    for bullet in (_BULLET, _DASH, _WINGDING):
        if bullet.match(text):
            yield bullet.split(text)[1:]
    yield _counted_lines(text)


def _counted_lines(text: str) -> list[str]:
    """The items of a list whose lines count on from anywhere: "5. …", "C. …", "iv. …"; none for any other text."""
    lines = [line for line in text.splitlines() if line.strip()]
    found = [_LINE_MARKER.match(line) for line in lines]
    signs = [match["sign"] for match in found if match]
    if len(signs) < 2 or len(signs) < len(lines) or not any(_go_on(signs, order) for order in _ORDERS):
        return []
    return [line[match.end() :] for line, match in zip(lines, found, strict=True) if match]


def _go_on(signs: list[str], order: tuple[str, ...]) -> bool:
    if signs[0] not in order:
        return False
    start = order.index(signs[0])
    return tuple(signs) == order[start : start + len(signs)]


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
