"""A page's marks in the portions that change together: its form, each row's part, its flows.

A portion is compared by value with the one that was there before, so that typing in a row repaints that row only.
"""

from collections import defaultdict

from msgspec import Struct

from sopeditor.layout.marks import Mark, Role
from sopeditor.layout.routing.problem import Rect
from sopeditor.layout.sheet import Page, RowPart

_Key = tuple[str, ...]

BLEED = 4.0  # points that lines and heads may reach over the box they belong to

_FLOWS = frozenset({Role.FLOW, Role.LABEL})


class Portion(Struct, frozen=True):
    """Marks that are painted by one item; `key` is stable while the document is edited, `box` covers the marks."""

    key: _Key
    marks: tuple[Mark, ...]
    box: Rect

    @property
    def kind(self) -> str:
        """What they show: "form", "row" or "flows"."""
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
    flows, form = ("flows", str(page.number)), ("form", str(page.number))
    boxes[flows] = boxes[form] = Rect(0.0, 0.0, page.width, page.height)
    grouped: dict[_Key, list[Mark]] = defaultdict(list)
    for mark in page.marks:
        grouped[keys.get(mark.of) or (flows if mark.role in _FLOWS else form)].append(mark)
    return tuple(Portion(key, tuple(marks), boxes[key]) for key, marks in grouped.items())


def _around(row: RowPart) -> Rect:
    """What the marks of a row may cover."""
    box, above = row.box, BLEED + row.head
    return Rect(box.x - BLEED, box.y - above, box.w + 2 * BLEED, box.h + above + BLEED)
