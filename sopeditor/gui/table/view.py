"""The step table on the screen: a spreadsheet's keys, rows as tall as their text, lists where a cell is a choice."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from sopeditor.edit.change import Change
from sopeditor.edit.session import Session
from sopeditor.gui.cells.columns import TEXTS, TableColumn
from sopeditor.gui.selection import Picked, Selection
from sopeditor.gui.table.cell_texts import CellTexts
from sopeditor.gui.table.column_layout import ColumnLayout
from sopeditor.gui.table.delegate import CellDelegate
from sopeditor.gui.table.editor import CellEditor
from sopeditor.gui.table.marking import block, marked
from sopeditor.gui.table.model import ORIGIN, Index, StepModel
from sopeditor.gui.table.over_cells import paint_advice, paint_sections
from sopeditor.gui.table.row_header import RowHeader
from sopeditor.gui.widgets.theme import theme_of
from sopeditor.gui.widgets.typed import typed_by
from sopeditor.texts import _

Key = Qt.Key
_Move = QAbstractItemView.CursorAction
_EDGES = {
    _Move.MoveUp: (-1, 0),
    _Move.MoveDown: (1, 0),
    _Move.MoveLeft: (0, -1),
    _Move.MoveRight: (0, 1),
    _Move.MoveHome: (-1, -1),
    _Move.MoveEnd: (1, 1),
}
_EDGE_KEYS = (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End)
_NO_RUN = (0, (-1, -1))
"""The column in which a run of Tabs began, and the cell it has come to."""

_Trigger = QAbstractItemView.EditTrigger


class StepTable(QTableView):
    """Shows one chart; texts are edited in the cell, choices ask for a list by `list_wanted`."""

    list_wanted = Signal(QModelIndex, str)
    """A cell that is chosen, not typed, was opened, by typing that text ("" otherwise)."""

    number_wanted = Signal(str)
    """The head of that step was double-clicked, which is where its number stands."""

    clear_wanted = Signal()
    """The selected cells are to be emptied."""

    rows_dropped = Signal(int)
    """The selected rows were dragged above this row."""

    history = Signal(bool)
    """The editor has nothing left to undo (True) or redo (False) of its own."""

    def __init__(
        self, session: Session, selection: Selection, chart_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = selection
        self._following = False
        self._landing = -1
        self._run = _NO_RUN
        self._model = StepModel(session, chart_id, self)
        self._dress()
        self._connect()
        self.measure(range(self._model.rowCount()))

    @property
    def steps(self) -> StepModel:
        """The rows shown."""
        return self._model

    def close_down(self) -> None:
        """Stop listening to session and selection."""
        self._model.close()
        self._unsubscribe()
        self._selection.changed.disconnect(self._follow_selection)

    def show_chart(self, chart_id: str) -> None:
        """Show another chart of the document."""
        self._model.show_chart(chart_id)

    def shown_parts(self) -> tuple[TableColumn, ...]:
        """The columns that are not hidden, from left to right."""
        hidden = self.columns.hidden
        return tuple(part for part in self._model.parts if part not in hidden)

    @property
    def picked(self) -> Picked | None:
        """What is selected, here or elsewhere, with the cell the keyboard is in."""
        return self._selection.picked

    def selected_steps(self) -> tuple[str, ...]:
        """The steps whose rows hold a selected cell, from top to bottom."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return tuple(step.id for step in map(self._model.step_at, rows) if step is not None)

    def go_to(self, step_id: str, part: TableColumn = TableColumn.ACTIVITY) -> None:
        """Make a cell the current one and show it."""
        row, column = self._model.row_of(step_id), self._model.column_of(part)
        if row is not None:
            self.setCurrentIndex(self._model.index(row, column or 0))

    def select_rows(self, step_ids: Iterable[str]) -> None:
        """Select whole rows; the first becomes the current one."""
        self.select_cells(step_ids, ())

    def select_cells(self, step_ids: Iterable[str], parts: Collection[TableColumn]) -> None:
        """Select the cells of some rows in some columns (without any: in all); the first becomes the current one."""
        self._mark(*block(self._model, step_ids, parts))

    def follow_selection(self) -> None:
        """Show what is selected elsewhere."""
        self._follow_selection("")

    def edit_current(self) -> None:
        """Open the current cell: its text, or its list."""
        self._open(self.currentIndex())

    def measure(self, rows: Iterable[int]) -> None:
        """Give rows the height of their texts."""
        for row, height in self._delegate.row_heights(rows):
            if height != self.rowHeight(row):
                self.setRowHeight(row, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open or clear cells as in a spreadsheet."""
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if key in (Key.Key_Tab, Key.Key_Backtab):
            self.walk(-1 if key == Key.Key_Backtab else 1, 0)
        elif key in (Key.Key_Return, Key.Key_Enter) and plain:
            up = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.walk(0, -1 if up else 1)
        elif key == Key.Key_F2 or (
            key == Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier
        ):
            self.edit_current()
        elif key == Key.Key_Escape and self._head.cancel():
            event.accept()
        elif key in (Key.Key_Delete, Key.Key_Backspace) and plain:
            self.clear_wanted.emit()
        elif self._begins_list(event):
            self.list_wanted.emit(self.currentIndex(), event.text())
        elif key == Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._select_whole(QItemSelectionModel.SelectionFlag.Rows)
        elif key == Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._select_whole(QItemSelectionModel.SelectionFlag.Columns)
        else:
            super().keyPressEvent(event)
            if event.modifiers() == Qt.KeyboardModifier.ControlModifier and key in _EDGE_KEYS:
                self.setCurrentIndex(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here by the keyboard is in a cell, even if something without a row was selected elsewhere."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and not self.selectionModel().hasSelection():
            self.setCurrentIndex(self.currentIndex())

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """With Ctrl, go to the edge of the steps."""
        if action not in _EDGES or not modifiers & Qt.KeyboardModifier.ControlModifier:
            return super().moveCursor(action, modifiers)
        index, (down, right) = self.currentIndex(), _EDGES[action]
        columns = [at for at in range(self._model.columnCount()) if not self.isColumnHidden(at)]
        row = (index.row(), max(self._model.rowCount() - 2, 0), 0)[down]
        return self._model.index(row, (index.column(), columns[-1], columns[0])[right])

    def setCurrentIndex(self, index: Index) -> None:
        """Make a cell the current one, and the only selected one, whatever key is held."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a cell's list, or edit its text."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._is_text(index):
            self._open(index)
        else:
            super().mouseDoubleClickEvent(event)

    def edit(  # type: ignore[override]
        self,
        index: Index,
        trigger: QAbstractItemView.EditTrigger = _Trigger.EditKeyPressed,
        event: QEvent | None = None,
    ) -> bool:
        """Begin editing; typing replaces the text, opening the cell leaves it and puts the caret behind it."""
        opened = bool(super().edit(index, trigger, event))  # type: ignore[arg-type]
        editor = self._editor()
        if opened and editor is not None and trigger != _Trigger.AnyKeyPressed:
            editor.to_end()
        return opened

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Show a cell, but don't jump about while it is being edited."""
        if self.state() != QAbstractItemView.State.EditingState:
            super().scrollTo(index, hint)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then over them the section headings, and where dragged rows would land."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        paint_sections(painter, self, self._model)
        if self._model.rowCount() == 1 and self.state() != QAbstractItemView.State.EditingState:
            paint_advice(painter, self)
        if self._landing >= 0:
            y = self.rowViewportPosition(self._landing)
            painter.fillRect(0, y - 2, self.viewport().width(), 4, QColor(theme_of(self.palette()).accent))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is, and keep what is selected in sight when the table gets lower."""
        was_seen = QRect(QPoint(), event.oldSize()).intersects(self.visualRect(self.currentIndex()))
        super().resizeEvent(event)
        self.columns.fit()
        if was_seen and event.size().height() < event.oldSize().height():
            self._show_selected()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_delegate"):
            self._delegate = self._new_delegate()
            self.setItemDelegate(self._delegate)
            self._measure_all()

    def _dress(self) -> None:
        self.setObjectName("stepTable")
        self.setAccessibleName(_("Tabel langkah"))
        self._head = RowHeader(self)
        self.setVerticalHeader(self._head)
        self.setModel(self._model)
        self.columns = ColumnLayout(self, self._model)
        self._delegate = self._new_delegate()
        self.setItemDelegate(self._delegate)
        self.setWordWrap(True)
        self.setAlternatingRowColors(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(_Trigger.DoubleClicked | _Trigger.AnyKeyPressed | _Trigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(True)
        self.setCornerButtonEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        across, down = self.horizontalHeader(), self._head
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setHighlightSections(False)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        down.setFixedWidth(QFontMetrics(self.font()).horizontalAdvance("0000") + 12)
        self.columns.fit()

    def _connect(self) -> None:
        self._unsubscribe = self._session.subscribe(self._follow_change)
        self._model.rows_changed.connect(self.measure)
        self._model.rowsInserted.connect(lambda _parent, first, last: self.measure(range(first, last + 1)))
        self._model.layoutChanged.connect(self._measure_all)
        self._model.modelReset.connect(self.columns.fit)
        self.columns.changed.connect(self._measure_all)
        self._head.dragged.connect(self._show_landing)
        self._head.dropped.connect(self.rows_dropped)
        self._head.sectionDoubleClicked.connect(self._number_clicked)
        self._head.sectionClicked.connect(self._plus_clicked)
        self._head.menu_wanted.connect(
            lambda at: self.customContextMenuRequested.emit(self.viewport().mapFromGlobal(at))
        )
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        self.selectionModel().currentChanged.connect(self._tell_selection)
        self._selection.changed.connect(self._follow_selection)

    def _show_landing(self, row: int) -> None:
        self._landing = row
        if row >= 0:
            self.scrollTo(self._model.index(row, max(self.currentIndex().column(), 0)))
        self.viewport().update()

    def _measure_all(self) -> None:
        self.measure(range(self._model.rowCount()))

    def _new_delegate(self) -> CellDelegate:
        delegate = CellDelegate(self._model, CellTexts(self.font()), self.columns.width, self)
        delegate.walked.connect(self.walk)
        delegate.history.connect(self.history)
        return delegate

    def _is_text(self, index: Index) -> bool:
        return self._model.parts[index.column()] in TEXTS

    def _begins_list(self, event: QKeyEvent) -> bool:
        index = self.currentIndex()
        return index.isValid() and not self._is_text(index) and bool(typed_by(event))

    def _select_whole(self, line: QItemSelectionModel.SelectionFlag) -> None:
        """Select the row or column of the current cell, which stays that."""
        model = self.selectionModel()
        model.select(model.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect | line)

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        if self._is_text(index):
            self.edit(index, _Trigger.EditKeyPressed, None)
        elif self._model.step_at(index.row()) is not None:
            self.setCurrentIndex(index)
            self.list_wanted.emit(index, "")

    def _editor(self) -> CellEditor | None:
        editor = self.indexWidget(self.currentIndex())
        return editor if isinstance(editor, CellEditor) else None

    def walk(self, columns: int, rows: int) -> None:
        """Go on by so many cells; past the end of a row comes the next one.

        After a run of Tabs, the next row is entered below the cell in which the run began, as in a spreadsheet.
        """
        index = self.currentIndex()
        if not index.isValid():
            return
        shown = [at for at in range(self._model.columnCount()) if not self.isColumnHidden(at)]
        home, end = self._run
        home = home if end == (index.row(), index.column()) else index.column()
        column = home if rows > 0 else index.column()
        place = shown.index(column) + columns if column in shown else 0
        row = index.row() + rows + place // len(shown)
        column = shown[place % len(shown)]
        if 0 <= row < self._model.rowCount():
            self.setCurrentIndex(self._model.index(row, column))
            self._run = (home, (row, column)) if row == index.row() else _NO_RUN

    def _number_clicked(self, row: int) -> None:
        step = self._model.step_at(row)
        if step is not None:
            self.number_wanted.emit(step.id)

    def _plus_clicked(self, row: int) -> None:
        """The head of the empty row was clicked: write a new step there."""
        if self._model.step_at(row) is None:
            self.setCurrentIndex(self._model.index(row, 0))
            self.setFocus()
            self.edit_current()

    def _follow_change(self, change: Change) -> None:
        editor = self._editor()
        if editor is not None:
            self._delegate.setEditorData(editor, self.currentIndex())

    def _tell_selection(self) -> None:
        if self._following:
            return
        cells = frozenset(filter(None, map(self._model.cell, self.selectionModel().selectedIndexes())))
        ids = frozenset(cell.part for cell in cells)
        self._selection.select(ids, self._model.cell(self.currentIndex()), ORIGIN, cells)

    def _follow_selection(self, origin: str) -> None:
        if origin == ORIGIN:
            return
        self._following = True
        try:
            self._mark(*marked(self._model, self._selection))
        finally:
            self._following = False

    def _mark(self, current: QModelIndex | None, selected: QItemSelection) -> None:
        """Make a cell the current one, select cells with it, and show them."""
        if current is None:
            self.selectionModel().clearSelection()
            return
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(current, flag.NoUpdate)
        self.selectionModel().select(selected, flag.ClearAndSelect)
        self._show_selected()

    def _show_selected(self) -> None:
        """Show as much of what is selected together as there is room for, from its beginning."""
        current = self.currentIndex()
        last = max((index.row() for index in self.selectedIndexes()), default=current.row())
        self.scrollTo(self._model.index(last, current.column()))
        self.scrollTo(current)
