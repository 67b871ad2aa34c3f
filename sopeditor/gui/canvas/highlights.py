"""How the selection looks: hints for each selected part and for the cell the keyboard is in."""

from collections.abc import Iterator

from sopeditor.gui.gestures.hints import Hint, Hints, Tone
from sopeditor.gui.gestures.spots import cell_of
from sopeditor.gui.selection import Cursor
from sopeditor.layout.sheet import Sheet, TablePart


def highlights(sheet: Sheet, ids: frozenset[str], cursor: Cursor | None) -> Hints:
    """The hints of a selection, rows first, so that what stands in them is drawn above."""
    pages = [
        (index, sheet.pages[index]) for index in sorted({at for one in ids for at in sheet.pages_with(one)})
    ]
    hints = [hint for index, page in pages for table in page.tables for hint in _in_table(index, table, ids)]
    headers = [
        Hint(Tone.ROW, index, text.cell)
        for index, page in pages
        for text in page.texts
        if text.of in ids and text.field == "name"
    ]
    hints += headers
    cell = cell_of(sheet, cursor.part, cursor.field) if cursor else None
    if cell is not None:
        hints.append(Hint(Tone.CELL, cell.page, cell.box))
    return tuple(hints)


def _in_table(index: int, table: TablePart, ids: frozenset[str]) -> Iterator[Hint]:
    yield from (Hint(Tone.ROW, index, row.box) for row in table.rows if row.step in ids)
    for edge in table.edges:
        if ids.intersection(edge.flows):
            yield Hint(Tone.LINE, index, points=edge.points)
    for node in table.nodes:
        if node.symbol in ids:
            yield Hint(Tone.PART, index, node.box)
