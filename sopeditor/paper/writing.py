"""Files that appear whole or not at all: written beside their place first, then put there."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from sopeditor.paper.errors import ExportError
from sopeditor.texts import _


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write several files, all or none as far as the disk allows; ExportError names the one that fails."""
    with ExitStack() as stack:
        ready = {path: _beside(path, data, stack) for path, data in contents.items()}
        for path, temporary in ready.items():
            try:
                temporary.replace(path)
            except OSError as error:
                raise _failed(path, error) from error


def page_paths(path: Path, count: int) -> tuple[Path, ...]:
    """The file of each page: the path itself for the first, then with -2, -3 … before its suffix."""
    further = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, count + 1))
    return (path, *further)


def _beside(path: Path, data: bytes, stack: ExitStack) -> Path:
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        temporary = Path(name)
        stack.callback(_remove, temporary)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
    except OSError as error:
        raise _failed(path, error) from error
    return temporary


def _mode(path: Path) -> int:
    """The rights of the file that is replaced, or those that new files usually have."""
    return path.stat().st_mode & 0o777 if path.exists() else 0o644


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _failed(path: Path, error: OSError) -> ExportError:
    reason = error.strerror or type(error).__name__
    return ExportError(_("{path}: berkas tidak dapat ditulis ({reason}).").format(path=path, reason=reason))
