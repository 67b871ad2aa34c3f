"""Flowchart symbols: how large they are and how they are drawn (ISO 5807 outlines, points)."""

from functools import lru_cache

from msgspec import Struct

from sopeditor.layout.form import SMALLEST, Form
from sopeditor.layout.marks import Mark, Polygon, Role, RoundedRectangle
from sopeditor.layout.routing.problem import Rect, Shape
from sopeditor.layout.typesetting.text import Block, Style, set_text, widest_word
from sopeditor.model.records import SymbolKind

SMALLEST_BOX = 20.0
"""The narrowest box of a crowded table."""

LARGEST_BOX = 54.0
"""The width of a box in a lane with room enough."""

LEAST_LANE_ROOM = 5.0
"""The least room for flows on either side of a symbol in its lane."""

_TIGHT_LANE_ROOM = 6.0
_LANE_ROOM = 10.5
_ROOM_SHARE = 0.36
"""The room beside the boxes: a flow along the table's frame, its head, and what keeps it off the frame."""

_TEXT_INSET = 2.5
_WIDEST_WITH_TEXT = 96.0
_DIAMOND_SHARES = (0.62, 0.5, 0.74)
"""Parts of a diamond's width to which its text is set; where none makes it lower, the first."""

_MOST_OF_DIAMOND = 0.8
_HIGHEST_BOX = 0.4
_HIGHEST_DIAMOND = 0.16
"""Shares of the frame that a symbol's text may take: who pastes a page into a symbol still gets a table."""

_SHAPES = {
    SymbolKind.TERMINATOR: Shape.CAPSULE,
    SymbolKind.PROCESS: Shape.BOX,
    SymbolKind.DECISION: Shape.DIAMOND,
    SymbolKind.CONNECTOR: Shape.CAPSULE,
}


class Figure(Struct, frozen=True, gc=False):
    """A symbol's outline size and its text, set; `is_cut` if not all of it found room."""

    shape: Shape
    w: float
    h: float
    text: Block
    is_cut: bool = False


def box_width(narrowest_lane: float) -> float:
    """The common width of all boxes of a chart, from its narrowest lane: the wider, the more room beside them."""
    room = min(max((narrowest_lane - SMALLEST_BOX) * _ROOM_SHARE, _TIGHT_LANE_ROOM), _LANE_ROOM)
    between = min(narrowest_lane - 2 * room, LARGEST_BOX)
    return max(between, min(SMALLEST_BOX, narrowest_lane - 4))


def plain_size(kind: SymbolKind, width: float, scale: float) -> tuple[float, float]:
    """Width and height of a symbol without text, beside boxes of the given width; `scale` is that of the height."""
    height = max(min(width * 0.45, 18.0) * scale, 12.0)
    if kind is SymbolKind.DECISION:
        return min(width, 46.0), max(min(width * 0.62, 27.0) * scale, 15.0)
    if kind is SymbolKind.CONNECTOR:
        return height, height
    return width, height


@lru_cache(maxsize=4096)
def figure(kind: SymbolKind, text: str, width: float, lane: float, scale: float, form: Form) -> Figure:
    """A symbol beside boxes of `width` in a lane of width `lane`; it grows to hold its text, which may shrink."""
    w, h = plain_size(kind, width, scale)
    if not text.strip():
        return Figure(_SHAPES[kind], w, h, Block((), form.symbol, 0.0))
    widest = max(w, min(lane - 2 * LEAST_LANE_ROOM, _WIDEST_WITH_TEXT))
    inside = _diamond if kind is SymbolKind.DECISION else _box
    return inside(_SHAPES[kind], text, (w, h), widest, form)


def _box(shape: Shape, text: str, least: tuple[float, float], widest: float, form: Form) -> Figure:
    """A box, capsule or circle: wide enough for the longest word if the lane allows, then as high as needed."""
    rounding = least[1] / 2 if shape is Shape.CAPSULE else 0.0
    inset = 2 * _TEXT_INSET + rounding
    style = _fitting(text, form.symbol, widest - inset)
    w = min(max(least[0], widest_word(text, style) + inset), widest)
    block, is_cut = _capped(set_text(text, style, w - inset), _HIGHEST_BOX * form.frame.h)
    return Figure(shape, w, max(least[1], block.height + 2 * _TEXT_INSET), block, is_cut)


def _diamond(shape: Shape, text: str, least: tuple[float, float], widest: float, form: Form) -> Figure:
    """A diamond around its text, which is broken where that makes the diamond lowest."""
    style = _fitting(text, form.symbol, widest * _DIAMOND_SHARES[0])
    found = []
    for share in _DIAMOND_SHARES:
        block, is_cut = _capped(set_text(text, style, widest * share), _HIGHEST_DIAMOND * form.frame.h)
        w = min(max(least[0], (block.width + 1.0) / _DIAMOND_SHARES[0]), widest)
        found.append(Figure(shape, w, max(least[1], _diamond_height(block, w)), block, is_cut))
    return min(found, key=lambda one: (one.is_cut, one.h))


def _diamond_height(block: Block, w: float) -> float:
    """How high a diamond is around its text: at each line's outer edge it is as wide as that line."""
    lines, leading = block.lines, block.style.leading
    outer = [abs(2 * at + 1 - len(lines)) * leading / 2 + leading / 2 for at in range(len(lines))]
    wide = [min((line.width + _TEXT_INSET) / w, _MOST_OF_DIAMOND) for line in lines]
    return max((2 * edge + 1.0) / (1 - part) for edge, part in zip(outer, wide, strict=True))


def _capped(block: Block, height: float) -> tuple[Block, bool]:
    """As many lines as fit into a height, at least one, and whether some were left out."""
    most = max(int(height / block.style.leading), 1)
    return (block, False) if len(block.lines) <= most else (block.part(0, most), True)


def _fitting(text: str, style: Style, width: float) -> Style:
    """The style, smaller where a word would have to be broken otherwise."""
    needed = widest_word(text, style)
    if needed <= width:
        return style
    return Style(style.family, max(style.size * width / needed, min(style.size, SMALLEST)), style.bold)


def outline(symbol_id: str, shape: Shape, box: Rect, form: Form) -> Mark:
    """The mark of a symbol or of an off-page connector, filled white so that nothing shows through."""
    pen, role = form.symbol_pen, Role.SYMBOL
    if shape in (Shape.BOX, Shape.CAPSULE):
        radius = min(box.w, box.h) / 2 if shape is Shape.CAPSULE else 0.0
        return RoundedRectangle(box.x, box.y, box.w, box.h, radius, pen, "#ffffff", symbol_id, role)
    return Polygon(_corners(shape, box), pen, "#ffffff", symbol_id, role)


def _corners(shape: Shape, box: Rect) -> tuple[tuple[float, float], ...]:
    left, right, top, bottom = box.x, box.x + box.w, box.y, box.y + box.h
    middle, centre = box.x + box.w / 2, box.y + box.h / 2
    if shape is Shape.DIAMOND:
        return (middle, top), (right, centre), (middle, bottom), (left, centre)
    shoulder = box.y + box.h * 0.6
    return (left, top), (right, top), (right, shoulder), (middle, bottom), (left, shoulder)
