"""TinyDB over the atomic file: every write replaces the file whole, as JSON that a person can read."""

from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage

from sopeditor.storage import atomic

Tables = dict[str, dict[str, Any]]
"""A TinyDB database: table name -> row number, as a string -> row."""


class AtomicStorage(Storage):
    """A TinyDB storage whose file is always whole; see `sopeditor.storage.atomic`."""

    def __init__(self, path: Path | str, backup: bool = True) -> None:
        super().__init__()
        self._path = Path(path)
        self._backup = backup

    def read(self) -> Tables | None:
        """All tables; None if there is no file yet. msgspec.DecodeError if it isn't JSON."""
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return None
        return msgspec.json.decode(data, type=Tables) if data else None

    def write(self, data: Tables) -> None:
        """Replace the file by these tables; OSError leaves the old one."""
        atomic.write(self._path, encode(data), backup=self._backup)


def encode(tables: Tables) -> bytes:
    """The bytes of a database file: UTF-8, one value a line, keys in the order given."""
    return msgspec.json.format(msgspec.json.encode(tables), indent=1) + b"\n"
