"""File names: those of documents, and those made of what people call things, which every system takes."""

import re
from pathlib import Path

SUFFIX = ".sop.json"

LONGEST = 80
"""Characters of a name: Windows allows 260 for all folders and the file."""

_FORBIDDEN = frozenset('\\/:*?"<>|')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)", re.IGNORECASE)
"""What Windows takes for a device, in any folder and with any suffix."""


def stem(path: Path) -> str:
    """A document's name without its suffix: "rapat" for "rapat.sop.json"."""
    name = path.name
    return name[: -len(SUFFIX)] if name.lower().endswith(SUFFIX) else path.stem


def plain_name(called: str, otherwise: str) -> str:
    """A file name without suffix for what is called so; `otherwise` where nothing of it can stay."""
    kept = "".join(" " if sign in _FORBIDDEN or not sign.isprintable() else sign for sign in called)
    name = " ".join(kept.split())[:LONGEST].strip(". ") or otherwise
    return f"_{name}" if is_device(name) else name


def is_device(name: str) -> bool:
    """Whether Windows takes a file name for a device."""
    return _DEVICE.match(name) is not None
