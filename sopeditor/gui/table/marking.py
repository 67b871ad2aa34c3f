"""Which cells of the table stand for what is selected, here or on the pages."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QItemSelection, QModelIndex

from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.selection import Cursor, Selection
from sopeditor.gui.table.model import StepModel, runs


def marked(model: StepModel, selection: Selection) -> tuple[QModelIndex | None, QItemSelection]:
    """The current cell, and what is selected: cells, or the rows of the parts, or the cell that the cursor is in.

    None without a row of this table among them.
    """
    rows, cursor = _rows_of(model, selection.ids), selection.cursor
    current = _cell_of(model, cursor) or (model.index(rows[0], 0) if rows else None)
    if current is None:
        return None, QItemSelection()
    if selection.cells:
        return current, _of_cells(model, selection.cells)
    if cursor is not None and len(rows) <= 1 and not _is_row(model, cursor):
        return current, QItemSelection(current, current)
    return current, _blocks(model, [(range(model.columnCount()), rows)])


def block(
    model: StepModel, ids: Iterable[str], parts: Collection[TableColumn]
) -> tuple[QModelIndex | None, QItemSelection]:
    """The cells of some rows in some columns (without any: in all), the first of which becomes the current one."""
    rows = _rows_of(model, ids)
    columns = [at for at, part in enumerate(model.parts) if part in parts or not parts]
    current = model.index(rows[0], columns[0]) if rows and columns else None
    return current, _blocks(model, [(columns, rows)])


def _of_cells(model: StepModel, cells: Iterable[Cursor]) -> QItemSelection:
    columns: dict[int, list[int]] = {}
    for cell in cells:
        row, column = model.row_of(cell.part), model.column_of(TableColumn(cell.field))
        if row is not None and column is not None:
            columns.setdefault(row, []).append(column)
    rows: dict[tuple[int, ...], list[int]] = {}
    for row in sorted(columns):
        rows.setdefault(tuple(sorted(columns[row])), []).append(row)
    return _blocks(model, rows.items())


def _blocks(model: StepModel, blocks: Iterable[tuple[Sequence[int], Sequence[int]]]) -> QItemSelection:
    """Blocks of cells, each the columns and the rows whose crossings it holds, both rising."""
    selected = QItemSelection()
    for columns, rows in blocks:
        for first, end in runs(rows):
            for left, right in runs(columns):
                selected.select(model.index(first, left), model.index(end, right))
    return selected


def _rows_of(model: StepModel, ids: Iterable[str]) -> list[int]:
    steps = {model.step_holding(part_id) for part_id in ids} - {None}
    rows = (model.row_of(step) for step in steps if step is not None)
    return sorted(row for row in rows if row is not None)


def _cell_of(model: StepModel, cursor: Cursor | None) -> QModelIndex | None:
    step = model.step_holding(cursor.part) if cursor else None
    row = model.row_of(step) if step else None
    if cursor is None or row is None:
        return None
    part = TableColumn(cursor.field) if cursor.field in set(TableColumn) else TableColumn.ACTORS
    return model.index(row, 0 if _is_row(model, cursor) else model.column_of(part) or 0)


def _is_row(model: StepModel, cursor: Cursor) -> bool:
    """Whether a cursor stands on a row as a whole."""
    return cursor.field in {"", "number"} and model.row_of(cursor.part) is not None
