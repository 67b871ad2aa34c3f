"""Any file that can become pages: a document of ours, whatever its name, or a foreign one."""

from pathlib import Path

from sopeditor.model.records import Document
from sopeditor.storage.documents import is_document, load
from sopeditor.storage.names import SUFFIX


def open_any(path: Path) -> tuple[Document, tuple[str, ...]]:
    """The document in a file, and sentences about it; StorageError if there is none."""
    if path.name.lower().endswith(SUFFIX) or is_document(path):
        opened = load(path)
        return opened.document, opened.notes
    from sopeditor.exchange.reading import read_file

    imported = read_file(path)
    return imported.document, imported.notes
