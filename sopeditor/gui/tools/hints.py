"""What the canvas shows over the paper: selection, targets, gaps. Values; the canvas paints them."""

from enum import StrEnum

from msgspec import Struct

from sopeditor.layout.marks import Point
from sopeditor.layout.routing.problem import Rect


class Tone(StrEnum):
    """What a hint tells."""

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


class Hint(Struct, frozen=True):
    """A box, or a line through points, in the coordinates of a page (counted from 0)."""

    tone: Tone
    page: int
    box: Rect | None = None
    points: tuple[Point, ...] = ()


Hints = tuple[Hint, ...]
