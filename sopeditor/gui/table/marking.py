"""Which cells of the table stand for what is selected, here or on the pages."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QItemSelection, QModelIndex

from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.selection import Cursor
from sopeditor.gui.table.model import StepModel, runs


def marked(
    model: StepModel, ids: Iterable[str], cursor: Cursor | None
) -> tuple[QModelIndex | None, QItemSelection]:
    """The current cell, and what is selected: the rows of the parts, or the cell alone if the cursor is in one.

    None without a row of this table among them.
    """
    rows = _rows_of(model, ids)
    current = _cell_of(model, cursor) or (model.index(rows[0], 0) if rows else None)
    if current is None:
        return None, QItemSelection()
    if cursor is not None and len(rows) <= 1 and not _is_row(model, cursor):
        return current, QItemSelection(current, current)
    selected, last = QItemSelection(), model.columnCount() - 1
    for first, end in runs(rows):
        selected.select(model.index(first, 0), model.index(end, last))
    return current, selected


def block(
    model: StepModel, ids: Iterable[str], parts: Collection[TableColumn]
) -> tuple[QModelIndex | None, QItemSelection]:
    """The cells of some rows in some columns (without any: in all), the first of which becomes the current one."""
    rows, selected = _rows_of(model, ids), QItemSelection()
    columns = [at for at, part in enumerate(model.parts) if part in parts or not parts]
    for first, end in runs(rows):
        for left, right in runs(columns):
            selected.select(model.index(first, left), model.index(end, right))
    return (model.index(rows[0], columns[0]) if rows and columns else None), selected


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
