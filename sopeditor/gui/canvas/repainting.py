"""What has to be painted again where some marks give way to others (points)."""

from collections.abc import Sequence
from math import cos, radians, sin

from sopeditor.gui.gestures.spots import hull
from sopeditor.layout.marks import Arc, Image, Mark, Point, Polygon, Polyline, RoundedRectangle, TextRun
from sopeditor.layout.routing.problem import Rect
from sopeditor.layout.typesetting.rulers import ruler_of

_TALL = 1.4  # sizes of the font that letters and their accents may rise above the baseline or fall below it


def to_repaint(old: Sequence[Mark], new: Sequence[Mark]) -> Rect | None:
    """A box around what differs, line widths not reckoned; None if so much does that it isn't worth a search."""
    marks = changed(old, new)
    if not marks or len(marks) > len(new):
        return None
    return hull([corner for mark in marks for corner in _corners(mark)])


def changed(old: Sequence[Mark], new: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks of both that are not painted alike: where more or fewer are, all from the first to the last."""
    shortest = min(len(old), len(new))
    start = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    stop = next((at for at in range(shortest - start) if old[-1 - at] != new[-1 - at]), shortest - start)
    before, after = old[start : len(old) - stop], new[start : len(new) - stop]
    if len(before) != len(after):
        return (*before, *after)
    return tuple(mark for pair in zip(before, after, strict=True) if pair[0] != pair[1] for mark in pair)


def _corners(mark: Mark) -> Sequence[Point]:
    match mark:
        case Polyline() | Polygon():
            return mark.points
        case TextRun(x=x, y=y):
            width, turn = ruler_of(mark.family, mark.size, mark.bold).width(mark.text), radians(mark.angle)
            ends = (x, y), (x + width * cos(turn), y - width * sin(turn))
            reach = _TALL * mark.size
            return [(at_x + side, at_y + side) for at_x, at_y in ends for side in (-reach, reach)]
        case Arc(x=x, y=y, radius=radius):
            return (x - radius, y - radius), (x + radius, y + radius)
        case RoundedRectangle() | Image():
            return (mark.x, mark.y), (mark.x + mark.w, mark.y + mark.h)
