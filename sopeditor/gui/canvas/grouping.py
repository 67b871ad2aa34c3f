"""A page's marks in the portions that change together: its form, each row's part, its flows.

A portion is compared by value with the one that was there before, so that typing in a row repaints that row only.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sopeditor.layout.marks import Mark, Role
from sopeditor.layout.routing.problem import Rect
from sopeditor.layout.sheet import Page, TablePart

_Key = tuple[str, ...]

BLEED = 4.0  # points that lines and heads may reach over the box they belong to


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
    rows = {part: (key, box) for table in page.tables for part, key, box in _rows(table)}
    whole = Rect(0.0, 0.0, page.width, page.height)
    boxes: dict[_Key, Rect] = {}
    grouped: dict[_Key, list[Mark]] = {}
    for mark in page.marks:
        key, box = rows.get(mark.of) or ((_layer(mark), str(page.number)), whole)
        boxes[key] = box
        grouped.setdefault(key, []).append(mark)
    return tuple(Portion(key, tuple(marks), boxes[key]) for key, marks in grouped.items())


def _rows(table: TablePart) -> Iterator[tuple[str, _Key, Rect]]:
    """Each step and symbol id of a table with the key and box of its row."""
    for row in table.rows:
        key = ("row", row.step, str(row.part))
        place, above = row.box, BLEED + row.head
        box = Rect(place.x - BLEED, place.y - above, place.w + 2 * BLEED, place.h + above + BLEED)
        yield row.step, key, box
        yield from ((node.symbol, key, box) for node in table.nodes if node.symbol and node.step == row.step)


def _layer(mark: Mark) -> str:
    return "flows" if mark.role in {Role.FLOW, Role.LABEL} else "form"
