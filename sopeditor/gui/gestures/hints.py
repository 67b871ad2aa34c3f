"""What the canvas shows over the paper: selection, targets, gaps. Values; the canvas paints them."""

from enum import StrEnum

from msgspec import Struct

from sopeditor.layout.marks import Point
from sopeditor.layout.routing.problem import Rect


class Tone(StrEnum):
    """What a hint tells, and so how it looks: `canvas/overlay.py` has the look of each."""

    ROW = "row"
    CELL = "cell"
    PART = "part"
    HOVER = "hover"
    ALLOWED = "allowed"
    REFUSED = "refused"
    TARGET = "target"
    GAP = "gap"
    HANDLE = "handle"
    PLUS = "plus"
    BAND = "band"
    LINE = "line"
    GUIDE = "guide"


class Edge(StrEnum):
    """The edge of a row or lane at which something would be inserted."""

    ABOVE = "above"
    BELOW = "below"
    LEFT = "left"
    RIGHT = "right"


class Hint(Struct, frozen=True):
    """A box, or a line through points, in the coordinates of a page (counted from 0)."""

    tone: Tone
    page: int
    box: Rect | None = None
    points: tuple[Point, ...] = ()


class PartHint(Struct, frozen=True):
    """A hint at a part of the document, or at its cell in a column or lane, wherever the shown sheet has it.

    While a gesture previews its outcome, parts stand elsewhere than where the gesture began. `edge` makes it a line
    along a row (a step) or a lane (an actor).
    """

    tone: Tone
    part: str
    field: str = ""
    edge: Edge | None = None


Hints = tuple[Hint, ...]
AnyHint = Hint | PartHint
AnyHints = tuple[AnyHint, ...]
