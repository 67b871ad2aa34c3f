"""Copy, cut, paste, clear and fill down in the table, with other programs and within this one."""

from PySide6.QtCore import QObject, Signal

from sopeditor.edit.change import Edit
from sopeditor.edit.copying import Copied, copied, insert_copied, renewed
from sopeditor.edit.flows import disconnect
from sopeditor.edit.parts import new_id, sequence
from sopeditor.edit.session import Session
from sopeditor.edit.steps import delete_steps, reword
from sopeditor.edit.symbols import assign, set_kind
from sopeditor.gui.cells.columns import TEXTS, TableColumn, text_field
from sopeditor.gui.cells.grid import Grid
from sopeditor.gui.cells.pasting import paste_block
from sopeditor.gui.cells.system_clipboard import (
    Cells,
    TooMuch,
    cells_on_clipboard,
    fill_clipboard,
    rows_on_clipboard,
)
from sopeditor.gui.naming import rows_name
from sopeditor.gui.table.actors_popup import assignment
from sopeditor.gui.table.model import ORIGIN
from sopeditor.gui.table.view import StepTable
from sopeditor.model.exits import exits
from sopeditor.model.lookup import chart_of, step
from sopeditor.model.records import Document, Step, SymbolKind
from sopeditor.texts import _


class TableClipboard(QObject):
    """The commands on the selected cells of a table."""

    told = Signal(str)
    """A sentence about what was pasted."""

    def __init__(self, session: Session, table: StepTable) -> None:
        super().__init__(table)
        self._session = session
        self._table = table

    def copy(self) -> None:
        """Put the selected cells on the clipboard; whole rows with their symbols and arrows as well."""
        grid = self._grid()
        if grid:
            whole = self._whole_rows()
            rows = {step.id for step, _parts in self._cells()}
            parts = () if whole else self._columns()
            fill_clipboard(grid, copied(self._table.steps.chart, rows) if whole else None, parts)

    def cut(self) -> None:
        """Copy, then clear the cells, or delete the rows if they are selected whole."""
        self.copy()
        if self._whole_rows():
            steps = self._table.selected_steps()
            label = _("potong {rows}").format(rows=rows_name(self._session.document, steps))
            self._send(label, delete_steps(steps))
        else:
            self.clear(_("potong"))

    def paste(self) -> None:
        """Paste rows of this program, or a block of cells of any other, from the current cell on."""
        copy = rows_on_clipboard()
        if copy is not None:
            self._paste_rows(copy)
            return
        try:
            self._paste_cells(cells_on_clipboard())
        except TooMuch as error:
            self.told.emit(str(error))

    def clear(self, label: str = "", /) -> None:
        """Empty the selected cells: their texts, their pelaksana, their arrows."""
        cells = self._cells()
        edits = [self._emptied(step, part) for step, parts in cells for part in parts]
        if edits:
            self._send(label or _("kosongkan sel"), sequence(*edits))

    def fill_down(self) -> None:
        """Give every selected cell what stands in the topmost of its column; one cell takes what is above it."""
        cells = self._cells()
        if not cells:
            return
        if len(cells) == 1:
            row = self._table.steps.row_of(cells[0][0].id) or 0
            above = self._table.steps.step_at(row - 1)
            if row == 0 or above is None:
                return
            source, targets = above, cells
        else:
            source, targets = cells[0][0], cells[1:]
        edits = [self._filled(source, step, part) for step, parts in targets for part in parts]
        self._send(_("isi ke bawah"), sequence(*edits))

    def _cells(self) -> list[tuple[Step, tuple[TableColumn, ...]]]:
        """The selected cells that are seen, row by row; the empty last row has none."""
        model, shown = self._table.steps, set(self._table.shown_parts())
        chosen: dict[int, set[int]] = {}
        for index in self._table.selectionModel().selectedIndexes():
            chosen.setdefault(index.row(), set()).add(index.column())
        return [
            (step, tuple(part for column in sorted(columns) if (part := model.parts[column]) in shown))
            for row, columns in sorted(chosen.items())
            if (step := model.step_at(row)) is not None
        ]

    def _grid(self) -> Grid:
        """The selected cells as a rectangle; cells between that are not selected stay empty."""
        cells, reading, parts = self._cells(), self._table.steps.reading, self._columns()
        return tuple(
            tuple(reading.text(step, part) if part in chosen else "" for part in parts)
            for step, chosen in cells
        )

    def _columns(self) -> tuple[TableColumn, ...]:
        """The columns that hold a selected cell."""
        chosen = {part for _step, parts in self._cells() for part in parts}
        return tuple(part for part in self._table.shown_parts() if part in chosen)

    def _whole_rows(self) -> bool:
        cells, shown = self._cells(), set(self._table.shown_parts())
        return bool(cells) and all(shown <= set(parts) for _step, parts in cells)

    def _paste_rows(self, copy: Copied) -> None:
        chart, selected = self._table.steps.chart, self._table.selected_steps()
        places = {step.id: place for place, step in enumerate(chart.steps)}
        after = places[selected[-1]] + 1 if selected else len(chart.steps)
        before = chart.steps[after].id if after < len(chart.steps) else None
        ids = renewed(copy, new_id)
        label = _("tempel {count} langkah").format(count=len(copy.rows))
        self._send(label, insert_copied(chart, copy, before, ids, new_id()))
        self._table.select_rows(ids[step.id] for step in copy.rows)

    def _paste_cells(self, cells: Cells) -> None:
        grid, current = cells.grid, self._table.currentIndex()
        if not grid or not current.isValid():
            return
        chosen = self._cells()
        row, part = current.row(), self._table.steps.parts[current.column()]
        if len(grid) == len(grid[0]) == 1 and len(chosen) * len(chosen[:1] and chosen[0][1]) > 1:
            self._paste_everywhere(grid)
            return
        if chosen and len(chosen) > len(grid) and len(chosen) % len(grid) == 0:
            row, grid = self._table.steps.row_of(chosen[0][0].id) or 0, grid * (len(chosen) // len(grid))
        pasted = paste_block(self._table.steps.chart, grid, row, part, self._table.shown_parts(), cells.parts)
        self._send(_("tempel {count} baris").format(count=pasted.rows), pasted.edit)
        steps = self._table.steps.chart.steps[row : row + pasted.rows]
        self._table.select_cells([step.id for step in steps], pasted.parts)
        told = pasted.told(self._table.steps.chart, cells.beside)
        if told:
            self.told.emit(told)

    def _paste_everywhere(self, grid: Grid) -> None:
        """One copied text goes into every selected cell."""
        chart, steps = self._table.steps.chart, self._table.steps
        edits = [
            paste_block(chart, grid, steps.row_of(step.id) or 0, part, (part,)).edit
            for step, parts in self._cells()
            for part in parts
        ]
        self._send(_("tempel"), sequence(*edits))

    def _emptied(self, row: Step, part: TableColumn) -> Edit:
        if part in TEXTS:
            return reword(row.id, text_field(part), "")
        if part is TableColumn.ACTORS:
            return assign(row.id, [], SymbolKind.PROCESS, [])
        return _unwired(row.id) if part is TableColumn.FLOWS else sequence()

    def _filled(self, source: Step, target: Step, part: TableColumn) -> Edit:
        if part in TEXTS:
            field = text_field(part)
            return reword(target.id, field, getattr(source, field))
        if part is TableColumn.ACTORS:
            return assignment(target.id, [each.actor for each in source.symbols])
        return _drawn_as(source, target.id) if part is TableColumn.SYMBOLS else sequence()

    def _send(self, label: str, edit: Edit) -> None:
        self._session.apply(label, edit, origin=ORIGIN, place=self._table.picked)


def _unwired(step_id: str) -> Edit:
    """Remove what leads on from a row's symbols, as they are once what was done before is done."""

    def edit(document: Document) -> Document:
        chart = chart_of(document, step_id)
        leading = [flow.id for each in step(chart, step_id).symbols for flow in exits(chart, each.id)]
        return disconnect(leading)(document)

    return edit


def _drawn_as(source: Step, step_id: str) -> Edit:
    """Give a row's symbols, as they are once what was done before is done, the shapes of another row's."""

    def edit(document: Document) -> Document:
        pairs = zip(step(chart_of(document, step_id), step_id).symbols, source.symbols, strict=False)
        return sequence(*(set_kind(own.id, other.kind) for own, other in pairs))(document)

    return edit
