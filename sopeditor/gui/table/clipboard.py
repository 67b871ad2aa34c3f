"""Copy, cut, paste, clear and fill down in the table, with other programs and within this one."""

from PySide6.QtCore import QObject, Signal

from sopeditor.edit.change import Edit
from sopeditor.edit.copying import Copied, copied, insert_copied, renewed
from sopeditor.edit.flows import disconnect
from sopeditor.edit.parts import new_id, sequence
from sopeditor.edit.session import Session
from sopeditor.edit.steps import delete_steps, reword
from sopeditor.edit.symbols import assign, set_kind
from sopeditor.gui.cells.carrying import carried, carried_grid, carry
from sopeditor.gui.cells.columns import TEXTS, Part, text_field
from sopeditor.gui.cells.fitting import unplaced
from sopeditor.gui.cells.grid import Grid
from sopeditor.gui.cells.pasting import paste_block
from sopeditor.gui.naming import rows_name
from sopeditor.gui.selection import Cursor
from sopeditor.gui.table.actors_popup import assignment
from sopeditor.gui.table.model import ORIGIN
from sopeditor.gui.table.view import StepTable
from sopeditor.model.exits import exits
from sopeditor.model.records import Step, SymbolKind
from sopeditor.storage.cleaning import TooLong
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
            carry(grid, copied(self._table.steps.chart, rows) if whole else None)

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
        copy = carried()
        if copy is not None:
            self._paste_rows(copy)
            return
        try:
            self._paste_grid(carried_grid())
        except TooLong as error:
            self.told.emit(f"{error.place}: {error.reason}")

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

    def _cells(self) -> list[tuple[Step, tuple[Part, ...]]]:
        """The selected cells, row by row; the empty last row has none."""
        model = self._table.steps
        chosen: dict[int, set[int]] = {}
        for index in self._table.selectionModel().selectedIndexes():
            chosen.setdefault(index.row(), set()).add(index.column())
        return [
            (step, tuple(model.parts[column] for column in sorted(columns)))
            for row, columns in sorted(chosen.items())
            if (step := model.step_at(row)) is not None
        ]

    def _grid(self) -> Grid:
        """The selected cells as a rectangle; cells between that are not selected stay empty."""
        cells, reading = self._cells(), self._table.steps.reading
        parts = [part for part in self._table.steps.parts if any(part in chosen for _step, chosen in cells)]
        return tuple(
            tuple(reading.text(step, part) if part in chosen else "" for part in parts)
            for step, chosen in cells
        )

    def _whole_rows(self) -> bool:
        cells = self._cells()
        shown = {
            part
            for column, part in enumerate(self._table.steps.parts)
            if not self._table.isColumnHidden(column)
        }
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

    def _paste_grid(self, grid: Grid) -> None:
        current = self._table.currentIndex()
        if not grid or not current.isValid():
            return
        if len(grid) == len(grid[0]) == 1 and len(self._table.selectionModel().selectedIndexes()) > 1:
            self._paste_everywhere(grid[0][0])
            return
        part = self._table.steps.parts[current.column()]
        pasted = paste_block(self._table.steps.chart, grid, current.row(), part)
        self._send(_("tempel {count} baris").format(count=pasted.rows), pasted.edit)
        self._select(current.row(), pasted.rows)
        if pasted.unplaced:
            self.told.emit(unplaced(pasted.unplaced))

    def _paste_everywhere(self, text: str) -> None:
        """One copied text goes into every selected cell that holds texts."""
        edits = [
            reword(step.id, text_field(part), text)
            for step, parts in self._cells()
            for part in parts
            if part in TEXTS
        ]
        self._send(_("tempel"), sequence(*edits))

    def _select(self, row: int, count: int) -> None:
        steps = self._table.steps.chart.steps[row : row + count]
        self._table.select_rows(step.id for step in steps)

    def _emptied(self, step: Step, part: Part) -> Edit:
        if part in TEXTS:
            return reword(step.id, text_field(part), "")
        if part is Part.ACTORS:
            return assign(step.id, [], SymbolKind.PROCESS, [])
        if part is Part.FLOWS:
            chart = self._table.steps.chart
            return disconnect([flow.id for symbol in step.symbols for flow in exits(chart, symbol.id)])
        return lambda document: document

    def _filled(self, source: Step, target: Step, part: Part) -> Edit:
        if part in TEXTS:
            field = text_field(part)
            return reword(target.id, field, getattr(source, field))
        if part is Part.ACTORS:
            return assignment(self._table.steps.chart, target.id, [each.actor for each in source.symbols])
        if part is Part.SYMBOLS:
            pairs = zip(target.symbols, source.symbols, strict=False)
            return sequence(*(set_kind(own.id, other.kind) for own, other in pairs))
        return lambda document: document

    def _send(self, label: str, edit: Edit) -> None:
        cells = self._cells()
        place = Cursor(cells[0][0].id) if cells else None
        self._session.apply(label, edit, origin=ORIGIN, place=place)
