"""Logo and institution: the left half of the identity page's upper part (lengths in points)."""

import warnings
from functools import lru_cache
from io import BytesIO

from msgspec import Struct
from PIL import Image as Picture

from sopeditor.layout.form import Form
from sopeditor.layout.ink import Ink
from sopeditor.layout.marks import Image, Role
from sopeditor.layout.routing import Rect
from sopeditor.layout.typesetting.text import Block, Style, balanced
from sopeditor.model.records import Asset, Document, Identity

_LOGO_HEIGHT = 62.0
_WIDEST_LOGO = 0.7
_GAP = 8.0
_OWNER = "identity"

warnings.simplefilter("error", Picture.DecompressionBombWarning)  # no logo: 100 megapixels fill a gigabyte


class Emblem(Struct, frozen=True):
    """The logo's size (nothing of it without a logo) and the institution's lines, set."""

    asset: str
    size: tuple[float, float]
    text: Block
    padding: float

    @property
    def height(self) -> float:
        """The height of both with their padding."""
        gap = _GAP if self.asset and self.text.lines else 0.0
        return self.size[1] + gap + self.text.height + 4 * self.padding


def logo_of(document: Document) -> Asset | None:
    """The picture that the identity names; None if the document has none of that key."""
    key = document.sop.identity.logo
    return next((asset for asset in document.assets if asset.key == key), None)


def emblem_of(identity: Identity, logo: Asset | None, width: float, style: Style, form: Form) -> Emblem:
    """Measure logo and institution for a width."""
    bold = Style(style.family, style.size + 1, bold=True)
    text = balanced("\n".join(identity.institution), bold, width - 6 * form.padding)
    pixels = picture_size(logo) if logo else None
    if logo is None or pixels is None:
        return Emblem("", (0.0, 0.0), text, form.row_padding + 1)
    scale = min(_LOGO_HEIGHT / pixels[1], width * _WIDEST_LOGO / pixels[0])
    return Emblem(logo.key, (pixels[0] * scale, pixels[1] * scale), text, form.row_padding + 1)


@lru_cache(maxsize=16)
def picture_size(asset: Asset) -> tuple[int, int] | None:
    """Width and height of a picture in pixels; None if it can't be read."""
    try:
        with Picture.open(BytesIO(asset.data)) as picture:
            picture.load()
            return picture.size
    except Exception:  # whatever a decoder makes of what is no picture, or of half of one
        return None


def draw_emblem(emblem: Emblem, cell: Rect, ink: Ink) -> None:
    """Draw both in the middle of their cell, the logo above the institution."""
    gap = _GAP if emblem.asset and emblem.text.lines else 0.0
    width, height = emblem.size
    y = cell.y + (cell.h - height - gap - emblem.text.height) / 2
    if emblem.asset:
        ink.marks.append(Image(cell.x + (cell.w - width) / 2, y, width, height, emblem.asset, _OWNER))
    if emblem.text.lines:
        below = Rect(cell.x, y + height + gap, cell.w, emblem.text.height)
        ink.write(emblem.text, below, _OWNER, "institution", across=0.5, role=Role.HEADER)
