"""An agency's form made ready for layout: type styles, the frame on the page, and the distances we chose (points)."""

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from sopeditor.layout.marks import Stroke
from sopeditor.layout.routing.problem import Rect
from sopeditor.layout.typesetting.fonts import is_available
from sopeditor.layout.typesetting.text import Style
from sopeditor.model.profile import Profile

STACK_GAP = 14.0
"""Room between symbols that stand in one cell."""

TITLE_GAP = 6.0
"""Room below the title of a table."""

NAME_INSET = 3.0
"""Room on either side of a name or word in the header."""

MOST_NAME_LINES = 6
"""A lane's name of more lines turns upright."""

LABEL_WIDTH = 64.0
"""The widest a flow's label becomes before it is wrapped."""

SMALLEST = 7.0
"""No text is made smaller than this to fit, whatever has to give way."""

_CLOSER_PADDINGS = (2.0, 1.0)
_SIZE_STEP = 0.5
FOOTER_HEIGHT = 18.0
HEADER_FILL = "#f0f0f0"
SECTION_FILL = "#f7f7f7"


class Density(Struct, frozen=True):
    """How close a table is set: room between symbols and their row's border, and around texts.

    A decision needs more, because labels stand at its corners. `scale` is that of the symbols' height.
    """

    clearance: float
    decision: float
    padding: float
    scale: float = 1.0


DENSITIES = (
    Density(13.0, 14.0, 4.0),
    Density(8.5, 11.5, 0.5),
    Density(6.0, 8.5, 0.0, 0.85),
    Density(5.0, 7.0, 0.0, 0.8),
)
"""From airy to compact: the airiest one that needs no more pages than the others is taken."""


class Form(Struct, frozen=True, cache_hash=True):
    """The styles, pens and the frame of a profile; `replaced` is a family that isn't installed ("" if none)."""

    profile: Profile
    body: Style
    bold: Style
    title: Style
    symbol: Style
    label: Style
    frame: Rect
    replaced: str = ""

    @property
    def padding(self) -> float:
        """Room between a cell's border and its text, to the sides."""
        return self.profile.lines.padding + 1.0

    @property
    def row_padding(self) -> float:
        """Room between a cell's border and its text, above and below."""
        return self.profile.lines.padding

    @property
    def frame_pen(self) -> Stroke:
        """The pen of the table's outer frame."""
        return Stroke(self.profile.lines.frame)

    @property
    def table_pen(self) -> Stroke:
        """The pen of the rules inside the table."""
        return Stroke(self.profile.lines.table)

    @property
    def symbol_pen(self) -> Stroke:
        """The pen that outlines the flowchart's symbols."""
        return Stroke(self.profile.lines.symbol)

    @property
    def flow_pen(self) -> Stroke:
        """The pen that draws flows and plain lines."""
        return Stroke(self.profile.lines.flow)


@lru_cache(maxsize=64)
def form_of(profile: Profile) -> Form:
    """The form of a profile on this machine; a font that isn't installed gives way to the guaranteed one."""
    wanted, size = profile.typeface.family, profile.typeface.size
    family = wanted if is_available(wanted) else ""
    return Form(
        profile=profile,
        body=Style(family, size),
        bold=Style(family, size, bold=True),
        title=Style(family, size + 2, bold=True),
        symbol=Style(family, max(size - 1.5, min(size, SMALLEST))),
        label=Style(family, max(size - 1, min(size, SMALLEST))),
        frame=_frame(profile),
        replaced=wanted if family != wanted else "",
    )


def closer_forms(form: Form) -> Iterator[Form]:
    """Forms that need less and less room: first with less padding, then with smaller text, down to `SMALLEST`."""
    profile = form.profile
    for padding in _CLOSER_PADDINGS:
        if padding < profile.lines.padding:
            profile = replace(profile, lines=replace(profile.lines, padding=padding))
            yield form_of(profile)
    size = profile.typeface.size
    while size > SMALLEST:
        size = max(size - _SIZE_STEP, SMALLEST)
        profile = replace(profile, typeface=replace(profile.typeface, size=size))
        yield form_of(profile)


def _frame(profile: Profile) -> Rect:
    """The page without margins, room for the electronic signature, and a footer that its margin can't hold."""
    paper = profile.paper
    width, height = paper.size
    has_footer = profile.page_numbers or profile.number_in_footer
    footer = max(FOOTER_HEIGHT - paper.bottom, 0.0) if has_footer else 0.0
    foot = paper.bottom + profile.signature_room + footer
    return Rect(paper.left, paper.top, width - paper.left - paper.right, height - paper.top - foot)
