"""Pages before they are drawn: what stands on each and where it begins. Drawing one is a function of its draft."""

from functools import lru_cache

from msgspec import Struct

from sopeditor.layout.footer import write_footer
from sopeditor.layout.form import Form
from sopeditor.layout.ink import Ink, Inked
from sopeditor.layout.routing import Reason
from sopeditor.layout.sheet import Page
from sopeditor.layout.table.part import Part, drawn_part
from sopeditor.layout.watermark import watermark


class Draft(Struct, frozen=True):
    """A page before it is drawn: its pieces from top to bottom, and what every page bears.

    `sop_number` is printed at the foot if the form wants it; `marked`: with the word for drafts behind the text.
    """

    number: int
    width: float
    height: float
    pieces: tuple[Inked | Part, ...]
    identity: bool
    sop_number: str
    marked: bool
    form: Form

    @property
    def blank(self) -> float:
        """How far from the upper edge on nothing is printed: the margin, but for the pen of the outer frame."""
        return max(self.form.frame.y - self.form.profile.lines.frame, 0.0)

    def shows(self, part: str) -> bool:
        """Whether a step, symbol, flow or lane, or a text of that id will stand on the page."""
        return any(
            piece.shows(part) if isinstance(piece, Part) else any(text.of == part for text in piece.texts)
            for piece in self.pieces
        )


class Drawn(Struct, frozen=True):
    """A page, the signs on it that no font here can show, and its flows in trouble with their charts' ids."""

    page: Page
    odd: str
    faults: tuple[tuple[str, str, Reason], ...]


@lru_cache(maxsize=128)
def drawn(draft: Draft) -> Drawn:
    """The page that a draft describes: its flows are routed and its marks made now, and kept for equal drafts."""
    form, ink = draft.form, Ink()
    parts = []
    for piece in draft.pieces:
        if isinstance(piece, Part):
            parts.append(drawn_part(piece))
            ink.add(parts[-1].inked)
        else:
            ink.add(piece)
    write_footer(ink, draft.number, draft.sop_number, form, identity=draft.identity)
    behind = (watermark(form.profile, form.body.family),) if draft.marked else ()
    tables = tuple(part.part for part in parts)
    page = Page(
        draft.number,
        draft.width,
        draft.height,
        (*behind, *ink.marks),
        draft.identity,
        tables,
        tuple(ink.texts),
        draft.blank,
    )
    faults = ((part.part.chart, flow, reason) for part in parts for flow, reason in part.notes)
    return Drawn(page, "".join(ink.odd), tuple(faults))
