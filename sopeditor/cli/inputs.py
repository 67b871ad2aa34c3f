"""Any file that a command is given, with what is to be said about it."""

import sys
from collections.abc import Iterable
from pathlib import Path

from sopeditor.cli.guarding import remark
from sopeditor.cli.parsing import UsageError
from sopeditor.model.records import Document
from sopeditor.texts import _


def open_input(path: Path) -> Document:
    """The document in a file; what is to be said about it goes to standard error. StorageError if there is none."""
    from sopeditor.exchange.opening import open_any

    document, notes = open_any(path)
    for note in notes:
        remark(f"{path}: {note}")
    return document


def expanded(files: Iterable[Path], platform: str = sys.platform) -> list[Path]:
    """The files that are meant: Windows leaves patterns like `arsip/*.sop.json` to the program.

    UsageError if a pattern fits nothing.
    """
    return list(files) if platform != "win32" else [each for file in files for each in _fitting(file)]


def _fitting(file: Path) -> list[Path]:
    if not set("*?") & set(str(file)):
        return [file]
    pattern = str(file.relative_to(file.anchor)).replace("[", "[[]")  # which Windows takes for itself
    found = sorted(Path(file.anchor).glob(pattern))
    if not found:
        raise UsageError(_("{pattern}: tidak ada berkas yang cocok.").format(pattern=file))
    return found
