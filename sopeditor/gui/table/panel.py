"""The table with its lists, and below it a tab for each chart of the document, as sheets are in a spreadsheet."""

from PySide6.QtCore import QModelIndex, QRect, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sopeditor.edit.session import Session
from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.selection import Selection
from sopeditor.gui.table.actors_popup import ActorsPopup
from sopeditor.gui.table.chart_tabs import ChartTabs
from sopeditor.gui.table.clipboard import TableClipboard
from sopeditor.gui.table.flows_popup import FlowsPopup
from sopeditor.gui.table.model import ORIGIN
from sopeditor.gui.table.rows import RowCommands
from sopeditor.gui.table.symbols_popup import SymbolsPopup
from sopeditor.gui.table.view import StepTable
from sopeditor.gui.widgets.popup import Popup
from sopeditor.model.lookup import part_ids
from sopeditor.model.records import Chart

_POPUPS = {TableColumn.ACTORS: ActorsPopup, TableColumn.SYMBOLS: SymbolsPopup, TableColumn.FLOWS: FlowsPopup}


class StepPanel(QWidget):
    """The step table of the chart that is shown."""

    chart_shown = Signal(str)
    """Another chart is in the table."""

    chart_opened = Signal(str)
    """The same, and it wasn't a selection elsewhere that led there."""

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.table = StepTable(session, selection, session.document.sop.charts[0].id, self)
        self.rows = RowCommands(session, self.table)
        self.cells = TableClipboard(session, self.table)
        self.tabs = ChartTabs(session, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.table)
        layout.addWidget(self.tabs)
        self.table.list_wanted.connect(self.open_list)
        self.table.clear_wanted.connect(self.cells.clear)
        self.table.rows_dropped.connect(self.rows.drop)
        self.tabs.chosen.connect(self._show)
        self._selection = selection
        self._led = False
        selection.changed.connect(self._follow_selection)

    @property
    def chart(self) -> Chart:
        """The chart that is shown."""
        return self.table.steps.chart

    def close_down(self) -> None:
        """Stop listening to the session."""
        self._selection.changed.disconnect(self._follow_selection)
        self.tabs.close_down()
        self.table.close_down()

    def open_list(self, index: QModelIndex, typed: str = "") -> Popup | None:
        """Open the list of a cell that is chosen, not typed; what was typed is for its field, or all it takes."""
        step, part = self.table.steps.step_at(index.row()), self.table.steps.parts[index.column()]
        if step is None or part not in _POPUPS:
            return None
        self._session.seal()
        popup = _POPUPS[part](self, self._session, step.id)
        if typed and popup.settle(typed):
            self._session.seal()
            popup.deleteLater()
            return None
        cell = self.table.visualRect(index)
        viewport = self.table.viewport()
        popup.open_below(QRect(viewport.mapToGlobal(cell.topLeft()), cell.size()))
        popup.closed.connect(self._session.seal)
        popup.closed.connect(self.table.setFocus)
        popup.walked.connect(self.table.walk)
        popup.began_typed = bool(typed)
        popup.type(typed)
        return popup

    def copy(self) -> None:
        """Copy the selected cells."""
        self.cells.copy()

    def cut(self) -> None:
        """Cut the selected cells."""
        self.cells.cut()

    def paste(self) -> None:
        """Paste from the current cell on."""
        self.cells.paste()

    def erase(self) -> None:
        """Empty the selected cells."""
        self.cells.clear()

    def duplicate(self) -> None:
        """Copy the selected rows below themselves."""
        self.rows.duplicate()

    def insert_above(self) -> None:
        """Insert a row above the selected ones."""
        self.rows.insert_above()

    def insert_below(self) -> None:
        """Insert a row below the selected ones."""
        self.rows.insert_below()

    def show_chart(self, chart_id: str) -> None:
        """Show another chart of the document."""
        self.tabs.show_chart(chart_id)

    def _show(self, chart_id: str) -> None:
        if chart_id != self.chart.id:
            self.table.show_chart(chart_id)
            self.chart_shown.emit(chart_id)
            if not self._led:
                self.table.setCurrentIndex(self.table.steps.index(0, 0))
                self.chart_opened.emit(chart_id)

    def _follow_selection(self, origin: str) -> None:
        """What is selected elsewhere may stand in another chart."""
        ids = self._selection.ids
        if origin != ORIGIN and ids and not ids & part_ids(self.chart):
            for chart in self._session.document.sop.charts:
                if ids & part_ids(chart):
                    self._led = True
                    self.show_chart(chart.id)
                    self._led = False
                    self.table.follow_selection()
                    return
