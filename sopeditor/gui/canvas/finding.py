"""Hints at parts of the document, found on the sheet that is shown."""

from collections.abc import Iterator

from sopeditor.gui.gestures.gaps import lanes_top
from sopeditor.gui.gestures.hints import AnyHints, Edge, Hint, Hints, PartHint
from sopeditor.gui.gestures.spots import cell_of, places_of
from sopeditor.layout.sheet import Page, Sheet, TablePart


def found(hints: AnyHints, sheet: Sheet) -> Hints:
    """The hints with their places; those at parts that the sheet doesn't show are left out."""
    return tuple(place for hint in hints for place in _places(hint, sheet))


def _places(hint: Hint | PartHint, sheet: Sheet) -> Iterator[Hint]:
    if isinstance(hint, Hint):
        yield hint
    elif hint.edge is not None:
        yield from _edges(hint, hint.edge, sheet)
    elif hint.field:
        place = cell_of(sheet, hint.part, hint.field)
        if place is not None:
            yield Hint(hint.tone, place.page, place.box)
    else:
        yield from (Hint(hint.tone, place.page, place.box) for place in places_of(sheet, hint.part))


def _edges(hint: PartHint, edge: Edge, sheet: Sheet) -> Iterator[Hint]:
    find = _row_edge if edge in {Edge.ABOVE, Edge.BELOW} else _lane_edge
    for index in sheet.pages_with(hint.part):
        page = sheet.pages[index]
        for table in page.tables:
            yield from find(hint, edge, index, page, table)


def _row_edge(hint: PartHint, edge: Edge, index: int, page: Page, table: TablePart) -> Iterator[Hint]:
    for row in table.rows:
        box, wanted = row.box, 1 if edge is Edge.ABOVE else row.parts
        if row.step == hint.part and row.part == wanted:
            y = box.y if edge is Edge.ABOVE else box.y + box.h
            yield Hint(hint.tone, index, points=((box.x, y), (box.x + box.w, y)))


def _lane_edge(hint: PartHint, edge: Edge, index: int, page: Page, table: TablePart) -> Iterator[Hint]:
    for lane in table.lanes:
        if lane.actor == hint.part:
            x = lane.band.start + (lane.band.size if edge is Edge.RIGHT else 0.0)
            ends = lanes_top(page, table), table.area.y + table.area.h
            yield Hint(hint.tone, index, points=((x, ends[0]), (x, ends[1])))
