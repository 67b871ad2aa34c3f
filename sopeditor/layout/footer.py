"""The foot of a page: the number of the SOP to the left, the page's own number in the middle (points)."""

from sopeditor.layout.form import FOOTER_HEIGHT, SMALLEST, Form
from sopeditor.layout.ink import Ink
from sopeditor.layout.marks import Role
from sopeditor.layout.routing import Rect
from sopeditor.layout.text import Block, Style, natural_width, set_text

_HIGHEST = 30.0
_MIDDLE = 48.0


def write_footer(ink: Ink, page: int, sop_number: str, form: Form, *, identity: bool) -> None:
    """Write what the form wants at the foot; the first page bears no number, one with the identity has its own."""
    profile = form.profile
    cell = _cell(form)
    if profile.page_numbers and page > 1:
        block = set_text(f"- {page} -", form.label, cell.w)
        ink.write(block, cell, "", "page number", across=0.5, role=Role.FOOTER)
    if profile.number_in_footer and not identity and sop_number.strip():
        left = Rect(cell.x, cell.y, (cell.w - _MIDDLE) / 2, cell.h)
        ink.write(_one_line(sop_number, left, form.label), left, "", "sop number", role=Role.FOOTER)


def _cell(form: Form) -> Rect:
    paper = form.profile.paper
    width, height = paper.size
    foot = max(paper.bottom, FOOTER_HEIGHT)
    return Rect(paper.left, height - foot, width - paper.left - paper.right, min(foot, _HIGHEST))


def _one_line(text: str, cell: Rect, style: Style) -> Block:
    """A number smaller where it would not fit on a line, and cut where not even that helps."""
    needed = natural_width(text, style)
    size = max(min(style.size, style.size * cell.w / max(needed, 1.0) - 0.01), min(style.size, SMALLEST))
    block = set_text(text, Style(style.family, size), cell.w)
    return block.part(0, max(int(cell.h / block.style.leading), 1))
