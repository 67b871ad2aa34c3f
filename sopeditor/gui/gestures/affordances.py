"""What shows itself under the pointer to be taken: handles of symbols and flows, plus signs, column borders."""

from collections.abc import Callable, Iterator
from functools import partial
from math import dist, inf

from msgspec import Struct
from PySide6.QtCore import Qt

from sopeditor.gui.gestures.connect import Connect
from sopeditor.gui.gestures.drag_divider import DragDivider, divider_at
from sopeditor.gui.gestures.gaps import lane_gaps, row_gaps
from sopeditor.gui.gestures.hints import Hint, Tone
from sopeditor.gui.gestures.hold import Click, Hold
from sopeditor.gui.gestures.offers import insert_lane, insert_row
from sopeditor.gui.gestures.picking import clicked, pick
from sopeditor.gui.gestures.reconnect import Reconnect
from sopeditor.gui.gestures.spots import away, contains
from sopeditor.gui.gestures.stage import Gesture, Pointer, Stage
from sopeditor.layout.marks import Point
from sopeditor.layout.routing.problem import Rect
from sopeditor.layout.sheet import PlacedEdge
from sopeditor.texts import _

OUT = 1.6  # how far a handle stands from its symbol, in multiples of the pointer's reach
GRIP = 1.6  # how near to a handle's middle it is taken
ASIDE = 1.9  # how far a plus stands beside the table
AROUND = 3.4  # how near to a symbol its handles are shown


class Affordance(Struct, frozen=True):
    """Something to take: how it looks, whether the pointer is on it, and the gesture that begins there.

    `far` is how many points the pointer is from its middle.
    """

    hint: Hint
    is_hit: bool
    begin: Callable[[Pointer], Gesture]
    tells: str
    shape: Qt.CursorShape = Qt.CursorShape.PointingHandCursor
    far: float = inf


def affordances(stage: Stage, pointer: Pointer) -> tuple[Affordance, ...]:
    """All that show themselves near the pointer, the most particular first."""
    if not 0 <= pointer.page < len(stage.sheet.pages):
        return ()
    found = (_flow_ends, _symbol_handles, _row_plus, _lane_plus, _dividers)
    return tuple(each for find in found for each in find(stage, pointer))


def under_pointer(found: tuple[Affordance, ...]) -> Affordance | None:
    """The one that a press takes: the nearest of those that are hit, so that a handle beside another can be had."""
    return min((each for each in found if each.is_hit), key=lambda each: each.far, default=None)


def _handle(pointer: Pointer, at: Point, begin: Callable[[Pointer], Gesture], tells: str) -> Affordance:
    far = dist(at, pointer.point)
    hint = Hint(Tone.HANDLE, pointer.page, Rect(*at, 0.0, 0.0))
    return Affordance(hint, far <= GRIP * pointer.reach, begin, tells, far=far)


def _symbol_handles(stage: Stage, pointer: Pointer) -> Iterator[Affordance]:
    """Four handles around the symbol under the pointer."""
    nodes = [node for table in stage.sheet.pages[pointer.page].tables for node in table.nodes if node.symbol]
    near = [node for node in nodes if contains(node.box, pointer.point, AROUND * pointer.reach)]
    if not near:
        return
    node = min(near, key=lambda each: (away(each.box, pointer.point), dist(_middle(each.box), pointer.point)))
    shift = pointer.desk[0] - pointer.point[0], pointer.desk[1] - pointer.point[1]
    for at in _sides(node.box, OUT * pointer.reach):
        start = at[0] + shift[0], at[1] + shift[1]

        def begin(pressed: Pointer, start: Point = start, source: str = node.symbol) -> Gesture:
            return Connect(stage, source, start)

        yield _handle(pointer, at, begin, _("Seret untuk menghubungkan ke simbol lain"))


def _flow_ends(stage: Stage, pointer: Pointer) -> Iterator[Affordance]:
    """The two ends of a selected flow, where they touch its symbols."""
    for table in stage.sheet.pages[pointer.page].tables:
        symbols = {node.id for node in table.nodes if node.symbol}
        for edge in table.edges:
            chosen = stage.selection.ids.intersection(edge.flows)
            if len(chosen) == 1:
                yield from _ends_of(stage, pointer, edge, next(iter(chosen)), symbols)


def _ends_of(
    stage: Stage, pointer: Pointer, edge: PlacedEdge, flow: str, symbols: set[str]
) -> Iterator[Affordance]:
    shift = pointer.desk[0] - pointer.point[0], pointer.desk[1] - pointer.point[1]
    ends = ((True, edge.points[0], edge.points[-1]), (False, edge.points[-1], edge.points[0]))
    for at_source, at, other in ends:
        if (edge.source if at_source else edge.target) not in symbols:
            continue
        fixed = other[0] + shift[0], other[1] + shift[1]

        def drag(_pressed: Pointer, at_source: bool = at_source, fixed: Point = fixed) -> Gesture:
            return Reconnect(stage, flow, fixed, at_source=at_source)

        def begin(pressed: Pointer, drag: Callable[[Pointer], Gesture] = drag) -> Gesture:
            return Hold(pressed, drag, lambda: _select_under(stage, pressed))

        yield _handle(pointer, at, begin, _("Seret ujung panah ke simbol lain"))


def _select_under(stage: Stage, pointer: Pointer) -> None:
    """After a click on a handle without a drag, what lies under it is selected."""
    before = stage.selection.ids
    clicked(stage, pointer, pick(stage, pointer), before)


def _row_plus(stage: Stage, pointer: Pointer) -> Iterator[Affordance]:
    """A plus at the row border, beside the table and so clear of the rows' numbers, to insert a row."""
    for gap in row_gaps(stage.sheet, pointer.page):
        x, y = gap.line[0]
        at = x - ASIDE * pointer.reach, y
        if min(dist(end, pointer.point) for end in (at, (x, y))) <= AROUND * pointer.reach:
            insert = partial(insert_row, stage, gap.chart, gap.before)
            yield _plus(pointer, at, insert, _("Sisipkan langkah di sini"))


def _lane_plus(stage: Stage, pointer: Pointer) -> Iterator[Affordance]:
    """A plus on the lane border at the top of the table, clear of the names, to add a lane."""
    for gap in lane_gaps(stage.sheet, pointer.page):
        (x, foot), around = gap.line[0], AROUND * pointer.reach
        at = x, gap.head
        if contains(Rect(x, gap.head, 0.0, foot - gap.head), pointer.point, around):
            add = partial(insert_lane, stage, gap.chart, gap.before)
            yield _plus(pointer, at, add, _("Tambah pelaksana di sini"))


def _plus(pointer: Pointer, at: Point, act: Callable[[], None], tells: str) -> Affordance:
    far = dist(at, pointer.point)
    hint = Hint(Tone.PLUS, pointer.page, Rect(*at, 0.0, 0.0))
    return Affordance(hint, far <= 2 * pointer.reach, lambda pressed: Click(pressed, act), tells, far=far)


def _dividers(stage: Stage, pointer: Pointer) -> Iterator[Affordance]:
    """The column border under the pointer."""
    found = divider_at(stage.session.document, stage.sheet, pointer)
    if found is not None:
        line = (found.x, found.ends[0]), (found.x, found.ends[1])
        yield Affordance(
            Hint(Tone.HOVER, pointer.page, points=line),
            True,
            lambda pressed: Hold(
                pressed, lambda at: DragDivider(stage, at, found), lambda: _select_under(stage, pressed)
            ),
            _("Seret untuk mengubah lebar kolom; klik ganda untuk lebar otomatis"),
            Qt.CursorShape.SplitHCursor,
        )


def _sides(box: Rect, out: float) -> tuple[Point, ...]:
    x, y = _middle(box)
    return (
        (x, box.y - out),
        (box.x + box.w + out, y),
        (x, box.y + box.h + out),
        (box.x - out, y),
    )


def _middle(box: Rect) -> Point:
    return box.x + box.w / 2, box.y + box.h / 2
