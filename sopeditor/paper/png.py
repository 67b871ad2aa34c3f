"""Pages as PNG pictures: the PDF itself, rendered by PDFium."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2

from sopeditor.layout.sheet import Sheet
from sopeditor.model.records import Document
from sopeditor.paper.errors import ExportError
from sopeditor.paper.pdf import pdf_bytes
from sopeditor.paper.writing import page_paths, write_all
from sopeditor.texts import _

DPI = 150.0


def write_png(sheet: Sheet, document: Document, path: Path, dpi: float = DPI) -> tuple[Path, ...]:
    """Write each page as a picture and return the files; ExportError if one can't be made or written."""
    pictures = tuple(png_pages(sheet, document, dpi))
    paths = page_paths(path, len(pictures))
    write_all(dict(zip(paths, pictures, strict=True)))
    return paths


def png_pages(sheet: Sheet, document: Document, dpi: float = DPI) -> Iterator[bytes]:
    """Each page as a PNG file; ExportError if there isn't memory enough for the resolution."""
    opened: Any = pypdfium2.PdfDocument  # its constructor is untyped
    with opened(pdf_bytes(sheet, document)) as pdf:
        for page in pdf:
            try:
                picture = page.render(scale=dpi / 72).to_pil().convert("RGB")
                buffer = BytesIO()
                picture.save(buffer, "PNG", dpi=(dpi, dpi))
            except (MemoryError, ValueError, pypdfium2.PdfiumError) as error:
                reason = _("Gambar tidak dapat dibuat pada {dpi} dpi; pilih resolusi yang lebih rendah.")
                raise ExportError(reason.format(dpi=round(dpi))) from error
            yield buffer.getvalue()
