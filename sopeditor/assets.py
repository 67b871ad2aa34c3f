"""Where the program's data lies: in a wheel, in a checkout or in a frozen build."""

import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [package / "_data", package.parent]
    if frozen is not None:
        candidates.insert(0, Path(frozen))
    for root in candidates:
        if (root / "resources").is_dir():
            return root
    raise FileNotFoundError(f"folder resources tidak ada di {', '.join(map(str, candidates))}")


def resource(*parts: str) -> Path:
    """The path of a file or folder below `resources/`."""
    return _root().joinpath("resources", *parts)


def form(name: str) -> Path:
    """The path of a Qt Designer form: `form("identity")` is `ui/identity.ui`."""
    return _root() / "ui" / f"{name}.ui"


@cache
def guaranteed_font(bold: bool = False) -> Path:
    """The TrueType file of the font that every installation has: Source Sans Pro, regular or bold."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("paket font-source-sans-pro tidak terpasang")
    return Path(spec.origin).parent / "files" / f"SourceSansPro-{'Bold' if bold else 'Regular'}.ttf"


def samples() -> tuple[Path, ...]:
    """The sample documents, in the order in which they are offered: by file name."""
    return tuple(sorted(resource("samples").glob("*.sop.json")))
