"""Files that the user asked for besides documents: exported pages, lists."""

from collections.abc import Mapping
from pathlib import Path

from sopeditor.storage import atomic
from sopeditor.storage.errors import StorageError, reason_of


def write_outputs(contents: Mapping[Path, bytes]) -> None:
    """Write files whole, none before all of them are safe; StorageError names the one that can't be written."""
    try:
        atomic.write_all(contents)
    except OSError as error:
        raise StorageError(Path(error.filename), "", reason_of(error)) from error
