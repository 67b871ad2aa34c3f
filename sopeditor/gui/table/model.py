"""The rows of one chart as a Qt model that follows the session row by row, so that carets and scrolling stay."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from sopeditor.edit.change import Change
from sopeditor.edit.parts import new_id
from sopeditor.edit.session import Session
from sopeditor.edit.steps import insert_step, reword
from sopeditor.gui.cells.columns import TEXTS, TableColumn, heading, parts_of, text_field
from sopeditor.gui.cells.reading import Reading
from sopeditor.gui.selection import Cursor
from sopeditor.model.durations import DurationKind, parse_duration, read_back
from sopeditor.model.lookup import symbols
from sopeditor.model.numbering import row_called
from sopeditor.model.records import Chart, Step
from sopeditor.texts import _

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

ORIGIN = "table"

_CHOSEN_ONLY = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_EDITABLE = _CHOSEN_ONLY | Qt.ItemFlag.ItemIsEditable  # joined once: Qt asks for each cell that it paints


class StepModel(QAbstractTableModel):
    """One row for each step and an empty one below, in which typing begins a new step."""

    rows_changed = Signal(list)
    """The numbers of the rows whose cells now read differently."""

    def __init__(self, session: Session, chart_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chart_id = chart_id
        self._steps: tuple[Step, ...] = ()
        self._rows: dict[str, int] = {}
        self._adopting = False
        self._reading = Reading(Chart(chart_id), session.document.profile.words)
        self._take()
        self._unsubscribe = session.subscribe(self._follow)

    @property
    def session(self) -> Session:
        """Whose document this shows."""
        return self._session

    @property
    def chart(self) -> Chart:
        """The chart whose rows these are."""
        return self._reading.chart

    @property
    def reading(self) -> Reading:
        """What the cells say."""
        return self._reading

    @property
    def parts(self) -> tuple[TableColumn, ...]:
        """The columns, left to right."""
        return self._parts

    def close(self) -> None:
        """Stop listening to the session."""
        self._unsubscribe()

    def show_chart(self, chart_id: str) -> None:
        """Show another chart of the document."""
        if chart_id != self._chart_id:
            self._chart_id = chart_id
            self._reset()

    def step_at(self, row: int) -> Step | None:
        """The step of a row; None for the empty one at the end."""
        return self._steps[row] if 0 <= row < len(self._steps) else None

    def row_of(self, step_id: str) -> int | None:
        """The row of a step, or None if this chart has none of that id."""
        return self._rows.get(step_id)

    def column_of(self, part: TableColumn) -> int | None:
        """The column that shows a part, or None if the form has none."""
        return self._parts.index(part) if part in self._parts else None

    def step_holding(self, part_id: str) -> str | None:
        """The step that is, or holds the symbol of, that id."""
        if part_id in self._rows:
            return part_id
        return next((step.id for step, symbol in symbols(self.chart) if symbol.id == part_id), None)

    def cell(self, index: Index) -> Cursor | None:
        """A cell by its row's id and its column; None for one of the empty row."""
        step = self.step_at(index.row()) if index.isValid() else None
        return Cursor(step.id, self._parts[index.column()].value) if step else None

    def rowCount(self, parent: Index | None = None) -> int:
        """The steps and the empty row."""
        return 0 if parent is not None and parent.isValid() else len(self._steps) + 1

    def columnCount(self, parent: Index | None = None) -> int:
        """The columns of the form."""
        return 0 if parent is not None and parent.isValid() else len(self._parts)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Texts can be edited; in the empty row only the first."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        part = self._parts[index.column()]
        is_editable = part in TEXTS and (
            self.step_at(index.row()) is not None or part is TableColumn.ACTIVITY
        )
        return _EDITABLE if is_editable else _CHOSEN_ONLY

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """A cell's text."""
        if not index.isValid():
            return None
        step, part = self.step_at(index.row()), self._parts[index.column()]
        if step is None:
            return "" if role == Role.EditRole else None
        if role in (Role.DisplayRole, Role.EditRole):
            return self._reading.text(step, part)
        if role == Role.ToolTipRole and part is TableColumn.DURATION:
            return _read_as(step.duration)
        if role == Role.AccessibleTextRole:
            return f"{self._reading.numbers[step.id]}, {self.heading(part)}: {self._reading.text(step, part)}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The words above the columns, the numbers beside the rows, and what can be done with both."""
        if role == Role.ToolTipRole:
            return _advice(orientation, self.step_at(section))
        if role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.heading(self._parts[section]) if section < len(self._parts) else None
        step = self.step_at(section)
        return "+" if step is None else self._reading.numbers[step.id]

    def heading(self, part: TableColumn) -> str:
        """The word above a column."""
        return heading(part, self._session.document.profile)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Reword a cell; keystrokes in one cell follow each other into one undo step."""
        part, step = self._parts[index.column()], self.step_at(index.row())
        if role != Role.EditRole or part not in TEXTS:
            return False
        if step is None:
            return bool(value) and self._begin_step(value)
        return self._session.apply(
            _("{column} {row}").format(
                column=self.heading(part), row=row_called(self._reading.numbers[step.id], index.row() + 1)
            ),
            reword(step.id, text_field(part), value),
            origin=ORIGIN,
            place=Cursor(step.id, part.value),
            merge=f"{step.id}:{part.value}",
        )

    def _begin_step(self, activity: str) -> bool:
        """Turn the empty row into a step; an editor that is open in it stays open and goes on in the step."""
        step = Step(new_id(), activity=activity)
        self._adopting = True
        try:
            return self._session.apply(
                _("langkah baru"),
                insert_step(self._chart_id, None, step, new_id()),
                origin=ORIGIN,
                place=Cursor(step.id, TableColumn.ACTIVITY.value),
                merge=f"{step.id}:{TableColumn.ACTIVITY.value}",
            )
        finally:
            self._adopting = False

    def _follow(self, change: Change) -> None:
        profile = self._session.document.profile
        chart = self._found()
        if chart is None:
            return
        if parts_of(profile) != self._parts:
            self._reset()
            return
        before = self._reading
        self._drop(chart.steps)
        self._reading = Reading(chart, profile.words)
        self._arrange(chart.steps)
        self._set_steps(chart.steps)
        self._tell(self._touched(change, before), before.numbers != self._reading.numbers)
        if change.form:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._parts) - 1)

    def _reset(self) -> None:
        self.beginResetModel()
        self._take()
        self.endResetModel()

    def _found(self) -> Chart | None:
        charts = self._session.document.sop.charts
        return next((chart for chart in charts if chart.id == self._chart_id), None)

    def _take(self) -> None:
        profile = self._session.document.profile
        self._parts = parts_of(profile)
        self._reading = Reading(self._found() or Chart(self._chart_id), profile.words)
        self._set_steps(self.chart.steps)

    def _set_steps(self, steps: tuple[Step, ...]) -> None:
        self._steps = steps
        self._rows = {step.id: row for row, step in enumerate(steps)}

    def _drop(self, new: tuple[Step, ...]) -> None:
        """Remove the rows that are gone."""
        kept = {step.id for step in new}
        for first, last in reversed(runs(row for row, step in enumerate(self._steps) if step.id not in kept)):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._set_steps(self._steps[:first] + self._steps[last + 1 :])
            self.endRemoveRows()

    def _arrange(self, new: tuple[Step, ...]) -> None:
        """Put the rows that stay into their order, and insert the new ones."""
        present = frozenset(self._rows)
        self._reorder(tuple(step for step in new if step.id in present))
        for first, last in runs(row for row, step in enumerate(new) if step.id not in present):
            shift = int(self._adopting and first == len(self._steps))
            self.beginInsertRows(QModelIndex(), first + shift, last + shift)
            self._set_steps(self._steps[:first] + new[first : last + 1] + self._steps[first:])
            self.endInsertRows()

    def _reorder(self, steps: tuple[Step, ...]) -> None:
        if [step.id for step in steps] == [step.id for step in self._steps]:
            return
        self.layoutAboutToBeChanged.emit()
        indexes = self.persistentIndexList()
        ids = [step.id if step else None for step in (self.step_at(index.row()) for index in indexes)]
        self._set_steps(steps)
        moved = [
            index if step_id is None else self.index(self._rows[step_id], index.column())
            for index, step_id in zip(indexes, ids, strict=True)
        ]
        self.changePersistentIndexList(indexes, moved)
        self.layoutChanged.emit()

    def _touched(self, change: Change, before: Reading) -> list[int]:
        """The rows that read differently now; for a mere rewording they are known without looking."""
        old = {step.id: step for step in before.chart.steps}
        if not (change.order or change.form or change.actors or change.flows) and all(
            _drawn_alike(old.get(step.id), step) for step in self._steps if step.id in change.steps
        ):
            return sorted(self._rows[step_id] for step_id in change.steps if step_id in self._rows)
        return [
            row
            for row, step in enumerate(self._steps)
            if step.id not in old or before.shown(old[step.id]) != self._reading.shown(step)
        ]

    def _tell(self, rows: list[int], renumbered: bool) -> None:
        for first, last in runs(rows):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._parts) - 1))
        if renumbered:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._steps))
        self.rows_changed.emit(rows)


def runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Ascending numbers as pairs of the first and last of each unbroken run."""
    groups = groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0])
    found = [[row for _place, row in group] for _key, group in groups]
    return [(run[0], run[-1]) for run in found]


def _drawn_alike(old: Step | None, new: Step) -> bool:
    """Whether two states of a row differ at most in its texts."""
    return old is not None and (old.symbols, old.number, old.section, old.page_break) == (
        new.symbols,
        new.number,
        new.section,
        new.page_break,
    )


def _advice(orientation: Qt.Orientation, step: Step | None) -> str:
    if orientation is Qt.Orientation.Horizontal:
        return _("Seret batasnya untuk mengubah lebar; klik kanan untuk memilih kolom yang ditampilkan")
    if step is None:
        return _("Klik untuk menulis langkah baru")
    return _("Klik memilih langkah, seret memindahkannya, klik ganda mengganti nomornya")


def _read_as(duration: str) -> str:
    """What a Waktu was understood as; "" if there is none."""
    parsed = parse_duration(duration)
    return "" if parsed.kind is DurationKind.EMPTY else _("Dibaca: {time}").format(time=read_back(parsed))
