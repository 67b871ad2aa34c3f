"""A page's marks in the portions that change together: its header, its form, each row's part, its flows.

A portion is compared by value with the one that was there before, so that typing in a row repaints that row only.
"""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from sopeditor.layout.marks import Mark, Role, RoundedRectangle, TextRun
from sopeditor.layout.routing.problem import Rect
from sopeditor.layout.sheet import Page, RowPart

_Key = tuple[str, ...]

BLEED = 4.0  # points that lines and heads may reach over the box they belong to

_KINDS = {Role.BEHIND: "behind", Role.HEADER: "header", Role.FLOW: "flows", Role.LABEL: "flows"}
"""The kinds of portions of what belongs to no row; of other roles it is the form."""


class Portion(Struct, frozen=True):
    """Marks that are painted by one item; `key` is stable while the document is edited, `box` covers the marks."""

    key: _Key
    marks: tuple[Mark, ...]
    box: Rect

    @property
    def kind(self) -> str:
        """What they show: "behind", "header", "form", "row" or "flows"."""
        return self.key[0]


def portions(page: Page) -> tuple[Portion, ...]:
    """The portions of a page, in the order in which they are painted."""
    boxes: dict[_Key, Rect] = {}
    keys: dict[str, _Key] = {}
    for table in page.tables:
        for row in table.rows:
            key = keys[row.step] = ("row", row.step, str(row.part))
            boxes[key] = _around(row)
        keys |= {node.symbol: keys[node.step] for node in table.nodes if node.symbol}
    number, whole = str(page.number), Rect(0.0, 0.0, page.width, page.height)
    grouped: dict[_Key, list[Mark]] = defaultdict(list)
    for mark in page.marks:
        grouped[keys.get(mark.of) or (_KINDS.get(mark.role, "form"), number)].append(mark)
    header = grouped.get(("header", number))
    if header:
        boxes["header", number] = _across(header, page.width)
    return tuple(Portion(key, tuple(marks), boxes.get(key, whole)) for key, marks in grouped.items())


def _across(header: Sequence[Mark], width: float) -> Rect:
    """What the cells and level texts of a header may cover, as wide as the page; turned texts stand in cells."""
    boxes = [(mark.y, mark.y + mark.h) for mark in header if isinstance(mark, RoundedRectangle)]
    texts = [
        (mark.y - mark.size, mark.y + mark.size)
        for mark in header
        if isinstance(mark, TextRun) and not mark.angle
    ]
    tops, bottoms = zip(*boxes, *texts, strict=True)
    top = min(tops) - BLEED
    return Rect(0.0, top, width, max(bottoms) + BLEED - top)


def _around(row: RowPart) -> Rect:
    """What the marks of a row may cover."""
    box, above = row.box, BLEED + row.head
    return Rect(box.x - BLEED, box.y - above, box.w + 2 * BLEED, box.h + above + BLEED)
