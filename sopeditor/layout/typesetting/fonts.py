"""Font files and their own widths: the guaranteed font, and any installed TrueType family by its name.

Widths are fractions of the font size, without kerning and ligatures, so that every painter that switches both off
sets the same line (measured: Qt and ReportLab agree to 0.0023 %).
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from struct import iter_unpack, unpack
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.ttLib.ttCollection import TTCollection
from msgspec import Struct

from sopeditor.assets import guaranteed_font
from sopeditor.layout.typesetting.hyphens import SOFT_HYPHEN

NO_BREAK = "\u00a0"
"""The space at which no line ends; as wide as another."""

_BOXES = "□▯■?"
_ASCII = "".join(map(chr, range(0x20, 0x7F)))
_MAY_NOT_BE_EMBEDDED = 0x0002
_MAY_NOT_BE_SUBSET = 0x0300
_ITALIC = 0x0001
_UNICODE = {(3, 1), (3, 10)}
REGULAR, BOLD = 400, 700


class FontFile(Struct, frozen=True):
    """One font in a file: `index` counts within a collection (.ttc); `weight` is 400 for regular, 700 for bold."""

    path: Path
    index: int = 0
    weight: int = REGULAR


class Face:
    """A font ready for measuring. `name` is unique per file; `family` is what text runs call it ("" guaranteed)."""

    def __init__(self, family: str, file: FontFile) -> None:
        self.family = family
        self.file = file
        self.name = f"{file.path.stem}-{file.index}"
        with open_fonts(file.path) as fonts:
            font = fonts[file.index]
            unit = font["head"].unitsPerEm
            metrics = font["hmtx"].metrics
            self.advances: dict[str, float] = {
                chr(code): metrics[glyph][0] / unit for code, glyph in font.getBestCmap().items()
            }
        self.characters = frozenset(self.advances)


class Advances(dict[str, float]):
    """The widths of a face's signs, found when asked for. What it lacks is as wide as what will be shown instead.

    That is the sign of the guaranteed font, or a box where that lacks it, too.
    """

    def __init__(self, own: Face, spare: Face) -> None:
        super().__init__()
        self._faces = own.advances, spare.advances
        self.own = own.characters
        self._has_ascii = self.own.issuperset(_ASCII)
        self.box = next(filter(self.knows, _BOXES))
        self.hyphen = SOFT_HYPHEN if own.advances.get(SOFT_HYPHEN) == self["-"] else "-"

    def knows(self, sign: str) -> bool:
        """Whether the face or the guaranteed one has a sign."""
        return any(sign in advances for advances in self._faces)

    def shows(self, text: str) -> bool:
        """Whether the face itself has all signs of a line."""
        return (self._has_ascii and text.isascii()) or self.own.issuperset(text)

    def __missing__(self, sign: str) -> float:
        shown = " " if sign == NO_BREAK else sign if self.knows(sign) else self.box
        width = next(advances[shown] for advances in self._faces if shown in advances)
        self[sign] = width
        return width


@cache
def advances_of(family: str = "", bold: bool = False) -> Advances:
    """The widths of a face's signs; KeyError as for `face`."""
    return Advances(face(family, bold), face("", bold))


@cache
def face(family: str = "", bold: bool = False) -> Face:
    """The face of a family, its bold one if it has one; KeyError if no such TrueType font is installed."""
    if not family:
        return Face("", FontFile(guaranteed_font(bold)))
    found = _installed(family)
    if not found:
        raise KeyError(family)
    wanted = BOLD if bold else REGULAR
    return min(found, key=lambda face: (abs(face.file.weight - wanted), str(face.file.path), face.file.index))


def is_available(family: str) -> bool:
    """Whether the family is the guaranteed one ("") or an installed TrueType font that may be embedded."""
    return not family or bool(_installed(family))


@cache
def families() -> tuple[str, ...]:
    """The names of all installed TrueType families that may be embedded, in alphabetical order."""
    return tuple(sorted({name for path in _font_files() for name, _ in _fonts_in(path)}, key=str.casefold))


@cache
def _installed(family: str) -> tuple[Face, ...]:
    """The upright fonts of a family that can be read.

    Files whose names resemble the family's are opened first. The others (Windows has Book Antiqua in BKANT.TTF and
    ANTQUAB.TTF) are opened until there are a regular and a bold one.
    """
    wanted = family.casefold()
    start = "".join(filter(str.isalnum, wanted))[:3]
    paths = sorted(_font_files(), key=lambda path: (not path.name.casefold().startswith(start), str(path)))
    found: list[Face] = []
    for path in paths:
        if not path.name.casefold().startswith(start) and {REGULAR, BOLD} <= {
            one.file.weight for one in found
        }:
            break
        found += _faces(family, [file for name, file in _fonts_in(path) if name.casefold() == wanted])
    return tuple(found)


def _faces(family: str, files: Iterable[FontFile]) -> Iterator[Face]:
    for file in files:
        with suppress(Exception):  # a damaged font raises whatever its bytes lead to, and is as good as none
            yield Face(family, file)


def _folders() -> Iterator[Path]:
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        yield Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "Microsoft" / "Windows" / "Fonts"
    elif sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path.home() / "Library" / "Fonts")
    else:
        shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
        yield from (Path(folder) / "fonts" for folder in shared.split(os.pathsep))
        yield Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "fonts"
        yield Path.home() / ".fonts"


@cache
def _font_files() -> tuple[Path, ...]:
    found = (path for folder in _folders() if folder.is_dir() for path in folder.rglob("*"))
    return tuple(sorted(path for path in found if path.suffix.casefold() in {".ttf", ".ttc"}))


@cache
def _fonts_in(path: Path) -> tuple[tuple[str, FontFile], ...]:
    """The upright, embeddable TrueType fonts of a file with their family names; none if it can't be read."""
    with suppress(Exception), open_fonts(path) as fonts:  # a damaged font raises whatever its bytes lead to
        return tuple(entry for index, font in enumerate(fonts) for entry in _entries(path, index, font))
    return ()


def _entries(path: Path, index: int, font: Any) -> Iterator[tuple[str, FontFile]]:
    rights = font["OS/2"].fsType
    refused = rights == _MAY_NOT_BE_EMBEDDED or rights & _MAY_NOT_BE_SUBSET
    if refused or "glyf" not in font or font["OS/2"].fsSelection & _ITALIC or not _has_letters(font):
        return
    weight = font["OS/2"].usWeightClass
    names = {font["name"].getDebugName(1), font["name"].getDebugName(16)}
    for name in sorted(filter(None, names)):
        yield name, FontFile(path, index, weight)


def _has_letters(font: Any) -> bool:
    """Whether a font knows signs by their Unicode numbers, as Wingdings doesn't: read from the head of its table."""
    table = font.reader["cmap"]
    (count,) = unpack(">H", table[2:4])
    kinds = {(platform, encoding) for platform, encoding, _ in iter_unpack(">HHL", table[4 : 4 + 8 * count])}
    return any(platform == 0 or (platform, encoding) in _UNICODE for platform, encoding in kinds)


@contextmanager
def open_fonts(path: Path) -> Iterator[list[Any]]:
    """The fonts in a file, read as far as they are asked for, until the block ends."""
    collection: Any = TTCollection  # its constructor is untyped
    opened = collection(path, lazy=True) if path.suffix.casefold() == ".ttc" else TTFont(path, lazy=True)
    with opened:
        yield list(getattr(opened, "fonts", [opened]))
