"""Any file that a command is given, with what is to be said about it."""

from pathlib import Path

from sopeditor.cli.guarding import remark
from sopeditor.model.records import Document


def open_any(path: Path) -> Document:
    """The document in a file; what is to be said about it goes to standard error. StorageError if there is none."""
    from sopeditor.exchange.opening import open_any

    document, notes = open_any(path)
    for note in notes:
        remark(f"{path}: {note}")
    return document
