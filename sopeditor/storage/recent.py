"""The files that were opened last, newest first, in one small file that may break without harm."""

from pathlib import Path

import msgspec

from sopeditor.storage import atomic

MOST = 12
_FILE = "recent.json"


def recent(folder: Path) -> tuple[Path, ...]:
    """The remembered files, newest first, also those that are gone by now; () if the list can't be read."""
    try:
        names = msgspec.json.decode((folder / _FILE).read_bytes(), type=list[str])
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return ()
    return tuple(Path(name) for name in names[:MOST])


def remember(folder: Path, path: Path) -> tuple[Path, ...]:
    """Put a file at the head of the list; a list that can't be written is only returned."""
    newest = path.absolute()
    return _keep(folder, (newest, *(old for old in recent(folder) if old != newest)))


def forget(folder: Path, path: Path) -> tuple[Path, ...]:
    """Take a file off the list."""
    return _keep(folder, tuple(old for old in recent(folder) if old != path.absolute()))


def _keep(folder: Path, paths: tuple[Path, ...]) -> tuple[Path, ...]:
    paths = paths[:MOST]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        atomic.write(folder / _FILE, msgspec.json.encode([str(path) for path in paths]))
    except (OSError, UnicodeEncodeError):
        return paths
    return paths
