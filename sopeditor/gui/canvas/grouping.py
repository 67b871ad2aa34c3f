"""A page's marks in the portions that change together: its form, each row's part, its flows.

A portion is compared by value with the one that was there before, so that typing in a row repaints that row only.
"""

from collections import defaultdict
from collections.abc import Sequence

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


def changed(old: Sequence[Mark], new: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks of both that are not painted alike: where more or fewer are, all from the first to the last."""
    shortest = min(len(old), len(new))
    start = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    stop = next((at for at in range(shortest - start) if old[-1 - at] != new[-1 - at]), shortest - start)
    before, after = old[start : len(old) - stop], new[start : len(new) - stop]
    if len(before) != len(after):
        return (*before, *after)
    return tuple(mark for pair in zip(before, after, strict=True) if pair[0] != pair[1] for mark in pair)


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
