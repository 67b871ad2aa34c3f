"""How wide the columns are and which are shown: after the window's width until the user says otherwise."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QTableView

from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.table.model import StepModel
from sopeditor.texts import _

_WIDTHS = {
    TableColumn.ACTIVITY: 180,
    TableColumn.ACTORS: 100,
    TableColumn.SYMBOLS: 58,
    TableColumn.FLOWS: 75,
    TableColumn.SUPPLIES: 118,
    TableColumn.DURATION: 79,
    TableColumn.OUTPUT: 118,
    TableColumn.REMARK: 98,
}
"""Widths in pixels that a new table begins with."""

_YIELDING = {
    TableColumn.ACTIVITY: 40,
    TableColumn.ACTORS: 14,
    TableColumn.SUPPLIES: 23,
    TableColumn.DURATION: 7,
    TableColumn.OUTPUT: 32,
    TableColumn.REMARK: 58,
}
"""How much narrower columns become before the table scrolls, as far as their headings allow.

Beside the pages, all are seen in 1280 pixels.
"""

_ROOMY = {TableColumn.ACTIVITY: 45, TableColumn.SUPPLIES: 20, TableColumn.OUTPUT: 20, TableColumn.REMARK: 15}
"""Which columns take the room that is left over in a wide table, in hundredths."""

_NARROWEST, _WIDEST = 40, 1200


class ColumnLayout(QObject):
    """Widths and visibility of a table's columns."""

    changed = Signal()
    """Cells are wider or narrower now, or come and go."""

    def __init__(self, table: QTableView, model: StepModel) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._own: dict[TableColumn, int] = {}
        self._hidden: frozenset[TableColumn] = frozenset()
        self._fitting = False
        header = table.horizontalHeader()
        header.setMinimumSectionSize(_NARROWEST)
        header.sectionResized.connect(self._resized)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_menu)

    @property
    def hidden(self) -> frozenset[TableColumn]:
        """The columns that are not shown."""
        return self._hidden

    @property
    def widths(self) -> Mapping[TableColumn, int]:
        """The widths that the user gave, in pixels."""
        return self._own

    def width(self, part: TableColumn) -> int:
        """The width of a column in pixels."""
        column = self._model.column_of(part)
        return self._table.columnWidth(column) if column is not None else _WIDTHS[part]

    def fit(self) -> None:
        """Give each column the user's width or the usual one, and share out what is left of the table's width."""
        parts = [part for part in self._model.parts if part not in self._hidden]
        spare = self._table.viewport().width() - sum(map(self._wanted, parts))
        shares = _ROOMY if spare > 0 else self._yielding()
        shares = {part: share for part, share in shares.items() if part in parts and part not in self._own}
        total = sum(shares.values())
        spare = max(spare, -total)
        self._fitting = True
        for column, part in enumerate(self._model.parts):
            self._table.setColumnHidden(column, part in self._hidden)
            extra = spare * shares[part] // total if part in shares else 0
            self._table.setColumnWidth(column, self._wanted(part) + extra)
        self._fitting = False
        self.changed.emit()

    def show(self, part: TableColumn, shown: bool) -> None:
        """Show or hide a column; the first one always stays."""
        if part is not TableColumn.ACTIVITY:
            self._hidden = self._hidden - {part} if shown else self._hidden | {part}
            self.fit()

    def restore(self, widths: Mapping[TableColumn, int], hidden: frozenset[TableColumn]) -> None:
        """Take over what was remembered."""
        self._own = {part: min(max(width, _NARROWEST), _WIDEST) for part, width in widths.items()}
        self._hidden = hidden - {TableColumn.ACTIVITY}
        self.fit()

    def reset(self) -> None:
        """Show all columns in their usual widths."""
        self.restore({}, frozenset())

    def menu(self) -> QMenu:
        """The columns to choose from."""
        menu = QMenu(self._table)
        for part in self._model.parts:
            action = menu.addAction(self._model.heading(part))
            action.setCheckable(True)
            action.setChecked(part not in self._hidden)
            action.setEnabled(part is not TableColumn.ACTIVITY)
            action.toggled.connect(lambda shown, part=part: self.show(part, shown))
        menu.addSeparator()
        menu.addAction(_("Lebar dan kolom bawaan"), self.reset)
        return menu

    def open_menu(self) -> None:
        """Let the user choose the columns, below the first heading."""
        self._open_menu(self._table.horizontalHeader().rect().bottomLeft())

    def _yielding(self) -> dict[TableColumn, int]:
        """How much narrower each column may become with its heading still whole."""
        heading = self._table.horizontalHeader().sectionSizeHint
        return {
            part: min(_YIELDING[part], max(self._wanted(part) - heading(column), 0))
            for column, part in enumerate(self._model.parts)
            if part in _YIELDING
        }

    def _wanted(self, part: TableColumn) -> int:
        return self._own.get(part, _WIDTHS[part])

    def _resized(self, column: int, old: int, new: int) -> None:
        del old
        if not self._fitting and new:
            self._own[self._model.parts[column]] = new
            self.changed.emit()

    def _open_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._table.horizontalHeader().mapToGlobal(place))
