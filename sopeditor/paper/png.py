"""Pages as PNG pictures: the PDF itself, rendered by PDFium."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdfium2

from sopeditor.layout.sheet import Sheet
from sopeditor.model.records import Document
from sopeditor.paper.errors import ExportError
from sopeditor.paper.pdf import pdf_bytes
from sopeditor.texts import _


def png_pages(sheet: Sheet, document: Document, dpi: int) -> Iterator[bytes]:
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
                raise ExportError(reason.format(dpi=dpi)) from error
            yield buffer.getvalue()
