"""Where a row leads, as one types or pastes it into a cell: "→ 5", "Ya ke 5 / Tidak ke 2", "Y 5, T 2"."""

import re

from msgspec import Struct

_ARROWS = r"→|↔|->|=>|➔|➜|►"
_TO = re.compile(
    r"\b(?:(?:di)?(?:lanjut|kembali|terus|langsung|lompat)(?:kan)?\s+)?(?:ke|menuju)\b"
    r"\s*(?:langkah|nomor|no\b\.?|kegiatan|baris|tahap)?\s*(?=\d)",
    re.IGNORECASE,
)
_NEXT_ONE = re.compile(rf"(?<=[\d)])\s*(?:[/,]|\bdan\b)\s*(?=[^\d\n;→↔]*(?:{_ARROWS}))", re.IGNORECASE)
_LED = re.compile(rf"(?P<label>[^→>;\n]*?)\s*(?:{_ARROWS})\s*(?P<target>[^;\n]+)")
_BARE = re.compile(
    rf"\s*(?P<label>[^\d,]*?)\s*(?:{_ARROWS}|[:=>])?\s*(?P<target>\d\w*)\.?\s*(?:[,/]|\bdan\b|(?<!\S)|$)",
    re.IGNORECASE,
)
_IF = re.compile(r"^(?:jika|bila|apabila|kalau)\s+|[\s:,]+$|,?\s*\bmaka$", re.IGNORECASE)


class Exit(Struct, frozen=True):
    """One way on: what stands at the arrow, and the number of the row it leads to, as written."""

    label: str
    target: str


def _with_arrows(text: str) -> str:
    """The same with an arrow for "ke", "lanjut ke langkah" and their like, and each exit ended by a semicolon."""
    return _NEXT_ONE.sub("; ", _TO.sub("→ ", text))


def exits_in(text: str) -> tuple[tuple[Exit, ...], tuple[str, ...]]:
    """The exits that a cell names, and what in it names none."""
    found: list[Exit] = []
    unread: list[str] = []
    for piece in _pieces(text):
        exits = _exits(piece)
        found += exits
        unread += [] if exits else [piece]
    return tuple(found), tuple(unread)


def is_led(text: str) -> bool:
    """Whether a cell names a way on in words or with an arrow, more than by bare numbers."""
    return any(map(_LED.fullmatch, _pieces(text)))


def _pieces(text: str) -> list[str]:
    pieces = (" ".join(piece.split()) for piece in re.split(r"[\n;]", _with_arrows(text)))
    return list(filter(None, pieces))


def _exits(piece: str) -> list[Exit]:
    led = _LED.fullmatch(piece)
    if led is None:
        return _numbers(piece)
    target, *more = _numbers(led["target"]) or [Exit("", led["target"].strip())]
    return [Exit(_label(led), target.target), *more]


def _numbers(text: str) -> list[Exit]:
    """The exits that are named by numbers, each with a label before it or none; empty if anything else is there."""
    at, found = 0, list[Exit]()
    while at < len(text):
        match = _BARE.match(text, at)
        if match is None:
            return []
        found.append(Exit(_label(match), match["target"]))
        at = match.end()
    return found


def _label(match: re.Match[str]) -> str:
    return _IF.sub("", _IF.sub("", match["label"].strip())).strip()
