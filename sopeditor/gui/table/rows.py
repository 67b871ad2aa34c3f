"""What is done to whole rows from the table: insert, delete, move, duplicate."""

from collections.abc import Iterable, Sequence

from sopeditor.edit.change import Edit
from sopeditor.edit.copying import copied, insert_copied, renewed
from sopeditor.edit.parts import new_id
from sopeditor.edit.session import Session
from sopeditor.edit.steps import (
    delete_steps,
    insert_step,
    move_steps,
    set_number,
    set_page_break,
    set_section,
)
from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.naming import row_name, rows_name
from sopeditor.gui.selection import Cursor, Picked
from sopeditor.gui.table.model import ORIGIN
from sopeditor.gui.table.view import StepTable
from sopeditor.model.records import Chart, Step
from sopeditor.texts import _


class RowCommands:
    """Commands on the selected rows of a table; each is one undo step and leaves a row selected."""

    def __init__(self, session: Session, table: StepTable) -> None:
        self._session = session
        self._table = table

    @property
    def _chart(self) -> Chart:
        return self._table.steps.chart

    def insert_above(self) -> None:
        """Insert an empty row above the first selected one."""
        selected = self._table.selected_steps()
        self._insert(selected[0] if selected else None)

    def insert_below(self) -> None:
        """Insert an empty row below the last selected one."""
        selected = self._table.selected_steps()
        self._insert(self._after(selected[-1]) if selected else None)

    def delete(self) -> None:
        """Delete the selected rows; arrows close over them."""
        selected = self._table.selected_steps()
        if selected:
            row = self._place(selected[0])
            rest = [step.id for step in self._chart.steps if step.id not in selected]
            label = _("hapus {steps}").format(steps=rows_name(self._session.document, selected))
            beside = rest[row : row + 1] or rest[-1:]
            self._send(label, delete_steps(selected), beside, TableColumn.ACTIVITY)
            self._table.setCurrentIndex(self._table.steps.index(min(row, max(len(rest) - 1, 0)), 0))

    def duplicate(self) -> None:
        """Copy the selected rows below themselves."""
        selected = self._table.selected_steps()
        copy = copied(self._chart, selected)
        if copy is not None:
            ids = renewed(copy, new_id)
            label = _("gandakan {steps}").format(steps=rows_name(self._session.document, selected))
            edit = insert_copied(self._chart, copy, self._after(selected[-1]), ids, new_id())
            copies = [ids[step_id] for step_id in selected]
            self._send(label, edit, copies)
            self._select(copies)

    def move_up(self) -> None:
        """Move the selected rows above the one before them."""
        selected = self._table.selected_steps()
        place = self._place(selected[0]) if selected else 0
        if place > 0:
            self.move(selected, self._chart.steps[place - 1].id)

    def move_down(self) -> None:
        """Move the selected rows below the one after them."""
        selected = self._table.selected_steps()
        after = self._after(selected[-1]) if selected else None
        if after is not None:
            self.move(selected, self._after(after))

    def move(self, steps: Iterable[str], before: str | None) -> None:
        """Move rows before another (None: to the end); their arrows go with them."""
        moved = tuple(steps)
        if not moved:
            return
        label = _("pindahkan {steps}").format(steps=rows_name(self._session.document, moved))
        self._send(label, move_steps(moved, before), moved)
        self._select(moved)

    def drop(self, row: int) -> None:
        """Move the selected rows above that row; below all others if it is the empty one."""
        steps = self._chart.steps
        self.move(self._table.selected_steps(), steps[row].id if row < len(steps) else None)

    def toggle_page_break(self) -> None:
        """Begin a new page with the current row, or no longer."""
        step = self.current()
        if step is not None:
            edit = set_page_break(step.id, not step.page_break)
            self._send(_("halaman baru"), edit, [step.id])

    def set_section(self, heading: str | None) -> None:
        """Put a section heading above the current row; None removes it."""
        step = self.current()
        if step is not None:
            edit = set_section(step.id, heading)
            self._send(_("judul bagian"), edit, [step.id])

    def set_number(self, step_id: str, number: str | None) -> None:
        """Print another number for a row; None counts it again."""
        edit = set_number(step_id, number)
        label = _("nomor {row}").format(row=row_name(self._session.document, step_id))
        self._send(label, edit, [step_id])

    def current(self) -> Step | None:
        """The row the cursor is in."""
        return self._table.steps.step_at(self._table.currentIndex().row())

    def _insert(self, before: str | None) -> None:
        step = Step(new_id())
        edit = insert_step(self._chart.id, before, step, new_id())
        self._send(_("langkah baru"), edit, [step.id], TableColumn.ACTIVITY)
        self._table.go_to(step.id, TableColumn.ACTIVITY)
        self._table.setFocus()

    def _send(self, label: str, edit: Edit, chosen: Sequence[str], field: str = "") -> None:
        """Make an edit, after which those rows are chosen; undoing it goes back to what is chosen now."""
        after = Picked(Cursor(chosen[0], field), frozenset(chosen)) if chosen else None
        self._session.apply(label, edit, origin=ORIGIN, place=(self._table.picked, after))

    def _select(self, steps: Iterable[str]) -> None:
        self._table.select_rows(steps)

    def _place(self, step_id: str) -> int:
        return next(place for place, step in enumerate(self._chart.steps) if step.id == step_id)

    def _after(self, step_id: str) -> str | None:
        """The row below a row; None if it is the last."""
        place = self._place(step_id) + 1
        return self._chart.steps[place].id if place < len(self._chart.steps) else None
