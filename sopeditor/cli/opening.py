"""Any file that a command is given: a document of ours, whatever its name, or a foreign one."""

from pathlib import Path

from sopeditor.cli.guarding import remark
from sopeditor.model.records import Document


def open_any(path: Path) -> Document:
    """The document in a file; what is to be said about it goes to standard error. StorageError if there is none."""
    from sopeditor.storage.documents import SUFFIX, is_document, load

    if path.name.lower().endswith(SUFFIX) or is_document(path):
        opened = load(path)
        document, notes = opened.document, opened.notes
    else:
        from sopeditor.exchange.reading import read_file

        imported = read_file(path)
        document, notes = imported.document, imported.notes
    for note in notes:
        remark(f"{path}: {note}")
    return document
