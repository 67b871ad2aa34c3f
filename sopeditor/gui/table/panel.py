"""The table with its lists, and below it a tab for each chart of the document, as sheets are in a spreadsheet."""

from PySide6.QtCore import QModelIndex, QRect, Signal
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from sopeditor.edit.change import Change
from sopeditor.edit.session import Session
from sopeditor.gui.popup import Popup
from sopeditor.gui.selection import Selection
from sopeditor.gui.table.actors_popup import ActorsPopup
from sopeditor.gui.table.clipboard import TableClipboard
from sopeditor.gui.table.columns import Part
from sopeditor.gui.table.flows_popup import FlowsPopup
from sopeditor.gui.table.rows import Rows
from sopeditor.gui.table.symbols_popup import SymbolsPopup
from sopeditor.gui.table.view import StepTable
from sopeditor.model.records import Chart
from sopeditor.texts import _

_POPUPS = {Part.ACTORS: ActorsPopup, Part.SYMBOLS: SymbolsPopup, Part.FLOWS: FlowsPopup}


class StepPanel(QWidget):
    """The step table of the chart that is shown."""

    chart_shown = Signal(str)

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.table = StepTable(session, selection, self._charts()[0].id, self)
        self.rows = Rows(session, self.table)
        self.cells = TableClipboard(session, self.table)
        self.tabs = QTabBar(self, expanding=False, drawBase=False, shape=QTabBar.Shape.RoundedSouth)
        self.tabs.setAccessibleName(_("Bagan alir dokumen ini"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.table)
        layout.addWidget(self.tabs)
        self.table.list_wanted.connect(self.open_list)
        self.table.clear_wanted.connect(self.cells.clear)
        self.table.rows_dropped.connect(self.rows.drop)
        self.tabs.currentChanged.connect(self._show)
        self._unsubscribe = session.subscribe(self._follow)
        self._refill()

    @property
    def chart(self) -> Chart:
        """The chart that is shown."""
        return self.table.steps.chart

    def close_down(self) -> None:
        """Stop listening to the session."""
        self._unsubscribe()
        self.table.close_down()

    def open_list(self, index: QModelIndex, typed: str = "") -> Popup | None:
        """Open the list of a cell that is chosen, not typed; what was typed goes into its search field."""
        step, part = self.table.steps.step_at(index.row()), self.table.steps.parts[index.column()]
        if step is None or part not in _POPUPS:
            return None
        self._session.seal()
        popup = _POPUPS[part](self, self._session, step.id)
        cell = self.table.visualRect(index)
        viewport = self.table.viewport()
        popup.open_below(QRect(viewport.mapToGlobal(cell.topLeft()), cell.size()))
        popup.closed.connect(self._session.seal)
        popup.closed.connect(self.table.setFocus)
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

    def show_chart(self, chart_id: str) -> None:
        """Show another chart of the document."""
        ids = [chart.id for chart in self._charts()]
        if chart_id in ids:
            self.tabs.setCurrentIndex(ids.index(chart_id))

    def _charts(self) -> tuple[Chart, ...]:
        return self._session.document.sop.charts

    def _follow(self, change: Change) -> None:
        if change.charts or change.order:
            self._refill()

    def _refill(self) -> None:
        """Show a tab for each chart, none if there is only one."""
        charts, shown = self._charts(), self.chart.id
        self.tabs.blockSignals(True)
        while self.tabs.count() > len(charts):
            self.tabs.removeTab(self.tabs.count() - 1)
        for index, chart in enumerate(charts):
            name = chart.title or _("Bagan {number}").format(number=index + 1)
            if index < self.tabs.count():
                self.tabs.setTabText(index, name)
            else:
                self.tabs.addTab(name)
        ids = [chart.id for chart in charts]
        self.tabs.setCurrentIndex(ids.index(shown) if shown in ids else 0)
        self.tabs.blockSignals(False)
        self.tabs.setVisible(len(charts) > 1)
        self._show(self.tabs.currentIndex())

    def _show(self, index: int) -> None:
        charts = self._charts()
        if 0 <= index < len(charts) and charts[index].id != self.chart.id:
            self.table.show_chart(charts[index].id)
            self.chart_shown.emit(charts[index].id)
