"""The word behind everything on a page that nobody has authorised yet (points)."""

from math import atan2, cos, degrees, hypot, radians, sin

from sopeditor.layout.marks import Role, TextRun
from sopeditor.layout.typesetting.text import Style, natural_width
from sopeditor.model.profile import Profile
from sopeditor.model.records import Document
from sopeditor.texts import _

COLOUR = "#ebebeb"
"""Light enough for text over it to stay readable on a photocopy, dark enough for a laser printer's raster."""

_SHARE = 0.56
_LARGEST = 170.0
_X_HEIGHT = 0.33


def is_marked(document: Document) -> bool:
    """Whether the pages of a document bear the word: its form wants it, and it has not been authorised."""
    return document.profile.draft_mark and document.status.is_pending


def watermark(profile: Profile, family: str) -> TextRun:
    """The word along the page's rising diagonal, in its middle; it is painted before all else."""
    width, height = profile.paper.size
    word = _("KONSEP")
    diagonal = hypot(width, height)
    size = min(_SHARE * diagonal / natural_width(word, Style(family, 1.0, bold=True)), _LARGEST)
    length = natural_width(word, Style(family, size, bold=True))
    angle = degrees(atan2(height, width))
    along, across = radians(angle), radians(angle - 90)
    x = width / 2 - cos(along) * length / 2 + cos(across) * size * _X_HEIGHT
    y = height / 2 + sin(along) * length / 2 - sin(across) * size * _X_HEIGHT
    return TextRun(x, y, word, size, family, bold=True, angle=angle, colour=COLOUR, role=Role.BEHIND)
