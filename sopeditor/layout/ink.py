"""What a page is written with: a growing list of marks, and where every text stands (points)."""

from collections.abc import Iterable

from msgspec import Struct

from sopeditor.layout.form import SMALLEST
from sopeditor.layout.marks import Mark, Point, Polyline, Role, RoundedRectangle, Stroke, TextRun
from sopeditor.layout.routing.problem import Rect
from sopeditor.layout.sheet import PlacedText
from sopeditor.layout.typesetting.text import (
    BASELINE,
    Block,
    Line,
    Style,
    balanced,
    natural_width,
    set_text,
    widest_word,
)


class Inked(Struct, frozen=True, cache_hash=True):
    """What was written, and the signs that no font here can show."""

    marks: tuple[Mark, ...]
    texts: tuple[PlacedText, ...]
    odd: str


class Ink:
    """Collects the marks and texts of one page, or of a part of it."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.texts: list[PlacedText] = []
        self.odd: dict[str, None] = {}

    def inked(self) -> Inked:
        """All marks and texts so far, as a value that can be kept and added to other ink."""
        return Inked(tuple(self.marks), tuple(self.texts), "".join(self.odd))

    def add(self, inked: Inked) -> None:
        """Write what has been written elsewhere."""
        self.marks += inked.marks
        self.texts += inked.texts
        self.odd |= dict.fromkeys(inked.odd)

    def rule(self, points: tuple[Point, ...], pen: Stroke) -> None:
        """Draw a line of the form (a border of a cell) through these points."""
        self.marks.append(Polyline(points, pen))

    def box(
        self, cell: Rect, pen: Stroke | None = None, fill: str | None = None, role: Role = Role.FORM
    ) -> None:
        """Draw a rectangle of the form: with a pen its border, with `fill` its inside in that colour."""
        self.marks.append(RoundedRectangle(cell.x, cell.y, cell.w, cell.h, 0.0, pen, fill, role=role))

    def write(
        self,
        block: Block,
        cell: Rect,
        of: str,
        field: str,
        *,
        inset: float = 0.0,
        across: float = 0.0,
        down: float = 0.5,
        role: Role = Role.TEXT,
    ) -> None:
        """Set a text into its cell; `across` and `down` are 0 for left and top, 0.5 for the middle, 1 for the end."""
        self._note(block)
        room = cell.w - 2 * inset
        left = cell.x + inset + across * (room - block.width)
        height = block.height
        top = cell.y + down * (cell.h - height)
        style = block.style
        self.texts.append(PlacedText(of, field, cell, Rect(left, top, block.width, height), style.size))
        leading, first = style.leading, BASELINE * style.size
        for index, line in enumerate(block.lines):
            x = cell.x + inset + across * (room - line.width)
            self._runs(line, (x, top + index * leading + first), style, of, role)

    def write_upright(self, block: Block, cell: Rect, of: str, field: str) -> None:
        """Set a heading from the cell's foot upwards, its lines beside each other, in the middle of the cell."""
        self._note(block)
        left = cell.x + (cell.w - block.height) / 2
        foot = cell.y + (cell.h + block.width) / 2
        box = Rect(left, foot - block.width, block.height, block.width)
        self.texts.append(PlacedText(of, field, cell, box, block.style.size))
        for index, line in enumerate(block.lines):
            x = left + index * block.style.leading + BASELINE * block.style.size
            y = foot - (block.width - line.width) / 2
            self._runs(line, (x, y), block.style, of, Role.HEADER, angle=90.0)

    def _runs(self, line: Line, start: Point, style: Style, of: str, role: Role, angle: float = 0.0) -> None:
        for run in line.runs:
            x, y = (start[0], start[1] - run.x) if angle else (start[0] + run.x, start[1])
            self.marks.append(
                TextRun(x, y, run.text, style.size, run.family, style.bold, angle, of=of, role=role)
            )

    def _note(self, block: Block) -> None:
        if block.odd:
            self.odd |= dict.fromkeys(block.odd)


def fitted(text: str, style: Style, width: float) -> Block:
    """Set a heading to a width, smaller where a word would have to be broken otherwise."""
    needed = widest_word(text, style)
    if needed > max(width, 0.0):
        size = max(style.size * width / needed - 0.01, min(style.size, SMALLEST))
        style = Style(style.family, size, style.bold)
    return balanced(text, style, width)


def on_one_line(text: str, style: Style, width: float) -> Block:
    """Set a text on one line, smaller where it would not fit; on more where even the smallest type is too wide."""
    size = style.size * width / max(natural_width(text, style), 1.0) - 0.01
    least = min(style.size, SMALLEST)
    return set_text(text, Style(style.family, min(max(size, least), style.size), style.bold), width)


def tallest(blocks: Iterable[Block]) -> float:
    """The height of the highest of some texts; 0 if there are none."""
    return max((block.height for block in blocks), default=0.0)
