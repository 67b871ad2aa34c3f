"""A laid-out document as the files of an export, in whichever format their name asks for."""

import re
from collections.abc import Iterable
from pathlib import Path

from sopeditor.layout.sheet import Sheet
from sopeditor.model.records import Document
from sopeditor.paper.errors import ExportError
from sopeditor.paper.formats import DPI

_FURTHER = re.compile(r"(.+)-(?:[2-9]|[1-9]\d+)")


def painted(sheet: Sheet, document: Document, target: Path, dpi: int = DPI) -> dict[Path, bytes]:
    """The files' contents: one PDF, or a picture a page (`page_paths`), after the suffix of `target`.

    `dpi` is the resolution of PNG. ExportError names the target if the sheet can't be painted; ValueError for another
    suffix.
    """
    form = target.suffix.lower().removeprefix(".")
    try:
        pages = tuple(_pages(sheet, document, form, dpi))
    except ExportError as error:
        raise ExportError(f"{target}: {error}") from error
    return dict(zip(page_paths(target, len(pages)), pages, strict=True))


def page_paths(path: Path, count: int) -> tuple[Path, ...]:
    """The file of each page: the path itself for the first, then with -2, -3 … before its suffix."""
    further = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, count + 1))
    return (path, *further)


def page_of(name: str) -> str:
    """Of which export a name without suffix may be a further page: "surat" of "surat-2"; "" if of none."""
    match = _FURTHER.fullmatch(name)
    return match[1] if match else ""


def _pages(sheet: Sheet, document: Document, form: str, dpi: int) -> Iterable[bytes]:
    """The files: one for all pages as PDF, one a page as pictures."""
    if form == "pdf":
        from sopeditor.paper.pdf import pdf_bytes

        return (pdf_bytes(sheet, document),)
    if form == "svg":
        from sopeditor.paper.svg import svg_pages

        return (page.encode("utf-8") for page in svg_pages(sheet, document))
    if form == "png":
        from sopeditor.paper.png import png_pages

        return png_pages(sheet, document, dpi)
    raise ValueError(form)
