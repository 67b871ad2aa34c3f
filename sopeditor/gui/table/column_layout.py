"""How wide the columns are and which are shown: after the window's width until the user says otherwise."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QTableView

from sopeditor.gui.cells.columns import Part
from sopeditor.gui.table.model import StepModel
from sopeditor.texts import _

_WIDTHS = {
    Part.ACTIVITY: 180,
    Part.ACTORS: 100,
    Part.SYMBOLS: 58,
    Part.FLOWS: 75,
    Part.SUPPLIES: 118,
    Part.DURATION: 79,
    Part.OUTPUT: 118,
    Part.REMARK: 98,
}
"""Widths in pixels that a new table begins with: beside the pages on a 1366-pixel screen, all but one are seen."""

_ROOMY = {Part.ACTIVITY: 45, Part.SUPPLIES: 20, Part.OUTPUT: 20, Part.REMARK: 15}
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
        self._own: dict[Part, int] = {}
        self._hidden: frozenset[Part] = frozenset()
        self._fitting = False
        header = table.horizontalHeader()
        header.setMinimumSectionSize(_NARROWEST)
        header.sectionResized.connect(self._resized)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_menu)

    @property
    def hidden(self) -> frozenset[Part]:
        """The columns that are not shown."""
        return self._hidden

    @property
    def widths(self) -> Mapping[Part, int]:
        """The widths that the user gave, in pixels."""
        return self._own

    def width(self, part: Part) -> int:
        """The width of a column in pixels."""
        column = self._model.column_of(part)
        return self._table.columnWidth(column) if column is not None else _WIDTHS[part]

    def fit(self) -> None:
        """Give each column the user's width or the usual one, and share out what is left of the table's width."""
        parts = [part for part in self._model.parts if part not in self._hidden]
        spare = max(self._table.viewport().width() - sum(map(self._wanted, parts)), 0)
        shares = {part: share for part, share in _ROOMY.items() if part in parts and part not in self._own}
        total = sum(shares.values())
        self._fitting = True
        for column, part in enumerate(self._model.parts):
            self._table.setColumnHidden(column, part in self._hidden)
            extra = spare * shares[part] // total if part in shares else 0
            self._table.setColumnWidth(column, self._wanted(part) + extra)
        self._fitting = False
        self.changed.emit()

    def show(self, part: Part, shown: bool) -> None:
        """Show or hide a column; the first one always stays."""
        if part is not Part.ACTIVITY:
            self._hidden = self._hidden - {part} if shown else self._hidden | {part}
            self.fit()

    def restore(self, widths: Mapping[Part, int], hidden: frozenset[Part]) -> None:
        """Take over what was remembered."""
        self._own = {part: min(max(width, _NARROWEST), _WIDEST) for part, width in widths.items()}
        self._hidden = hidden - {Part.ACTIVITY}
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
            action.setEnabled(part is not Part.ACTIVITY)
            action.toggled.connect(lambda shown, part=part: self.show(part, shown))
        menu.addSeparator()
        menu.addAction(_("Lebar dan kolom bawaan"), self.reset)
        return menu

    def open_menu(self) -> None:
        """Let the user choose the columns, below the first heading."""
        self._open_menu(self._table.horizontalHeader().rect().bottomLeft())

    def _wanted(self, part: Part) -> int:
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
