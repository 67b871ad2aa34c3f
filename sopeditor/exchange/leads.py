"""Where a row leads, as offices write it into a cell: "→ 5", "Ya ke 5 / Tidak ke 2", "Y 5, T 2"."""

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
_BARE = re.compile(r"(?P<label>[^\d;\n]*?)\s*[:=]?\s*(?P<target>\d{1,3}[a-z]?)\.?")
_IF = re.compile(r"^(?:jika|bila|apabila|kalau)\s+|[\s:,]+$|,?\s*\bmaka$", re.IGNORECASE)


class Exit(Struct, frozen=True):
    """One way on: what stands at the arrow, and the number of the row it leads to, as written."""

    label: str
    target: str


def with_arrows(text: str) -> str:
    """The same with an arrow for "ke", "lanjut ke langkah" and their like, and each exit ended by a semicolon."""
    return _NEXT_ONE.sub("; ", _TO.sub("→ ", text))


def exits_in(text: str) -> tuple[tuple[Exit, ...], tuple[str, ...]]:
    """The exits that a cell names, and what in it names none."""
    found: list[Exit] = []
    unread: list[str] = []
    for piece in filter(str.strip, re.split(r"[\n;]", with_arrows(text))):
        exits = _exits(piece.strip())
        found += exits
        unread += [] if exits else [piece.strip()]
    return tuple(found), tuple(unread)


def is_led(text: str) -> bool:
    """Whether a cell names a way on in words or with an arrow, more than by bare numbers."""
    return any(_LED.fullmatch(piece.strip()) for piece in re.split(r"[\n;]", with_arrows(text)))


def _exits(piece: str) -> list[Exit]:
    led = _LED.fullmatch(piece)
    if led is not None:
        return [_exit(led)]
    bare = [_BARE.fullmatch(each.strip()) for each in re.split(r"[,/]", piece)]
    return [_exit(match) for match in bare if match] if all(bare) else []


def _exit(match: re.Match[str]) -> Exit:
    label = _IF.sub("", _IF.sub("", match["label"].strip()))
    return Exit(label.strip(), match["target"].strip())
