"""Pictures in a PDF. Packing a logo takes longer than all else of a document, so it is done once for many of them."""

from collections.abc import Iterable
from copy import copy
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFImageXObject
from reportlab.pdfgen.canvas import Canvas

from sopeditor.model.records import Asset


def embed(assets: Iterable[Asset], canvas: Any) -> None:
    """Put pictures into a document, where `draw_pictures` finds them."""
    document = canvas._doc
    for asset in assets:
        picture = copy(_packed(asset))
        mask = vars(picture).pop("_smask", None)
        if mask is not None:
            picture.smask = document.Reference(copy(mask), document.getXObjectName(mask.name))
        document.addForm(_name(asset.key), picture)


def draw_pictures(marks: Iterable[Any], height: float, canvas: Canvas) -> None:
    """Draw pictures on a page of that height; nothing where there is none."""
    for mark in marks:
        name = _name(mark.asset)
        if canvas.hasForm(name):
            canvas.saveState()
            canvas.transform(mark.w, 0, 0, mark.h, mark.x, height - mark.y - mark.h)
            canvas.doForm(name)
            canvas.restoreState()


def _name(key: str) -> str:
    """A name of letters that a PDF's names may have, and of no more than they may (ISO 32000: 127 bytes)."""
    return sha256(key.encode()).hexdigest()


@lru_cache(maxsize=16)
def _packed(asset: Asset) -> Any:
    return PDFImageXObject(_name(asset.key), ImageReader(BytesIO(asset.data)), mask="auto")
