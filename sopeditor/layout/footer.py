"""The foot of a page: the number of the SOP to the left, the page's own number in the middle (points)."""

from sopeditor.layout.form import FOOTER_HEIGHT, Form
from sopeditor.layout.ink import Ink, on_one_line
from sopeditor.layout.marks import Role
from sopeditor.layout.routing import Rect
from sopeditor.layout.typesetting.text import set_text

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
        block = on_one_line(sop_number, form.label, left.w)
        block = block.part(0, max(int(left.h / block.style.leading), 1))
        ink.write(block, left, "", "sop number", role=Role.FOOTER)


def _cell(form: Form) -> Rect:
    paper = form.profile.paper
    width, height = paper.size
    foot = max(paper.bottom, FOOTER_HEIGHT)
    return Rect(paper.left, height - foot, width - paper.left - paper.right, min(foot, _HIGHEST))
