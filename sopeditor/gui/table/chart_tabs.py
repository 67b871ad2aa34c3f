"""A tab for each chart of a document, below the table, as sheets are in a spreadsheet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QWidget

from sopeditor.edit.change import Change
from sopeditor.edit.charts import move_chart
from sopeditor.edit.session import Session
from sopeditor.gui.table.model import ORIGIN
from sopeditor.texts import _


class ChartTabs(QTabBar):
    """Shows which chart is in the table; dragging a tab moves its chart. One chart alone needs no tab."""

    chosen = Signal(str)
    """The chart that is to be shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._filling = False
        self.setShape(QTabBar.Shape.RoundedSouth)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setMovable(True)
        self.setAccessibleName(_("Bagan alir dokumen ini"))
        self.currentChanged.connect(self._choose)
        self.tabMoved.connect(self._move)
        self._unsubscribe = session.subscribe(self._follow)
        self._fill()

    @property
    def ids(self) -> list[str]:
        """The charts of the tabs, from left to right."""
        return [str(self.tabData(index)) for index in range(self.count())]

    def close_down(self) -> None:
        """Stop listening to the session."""
        self._unsubscribe()

    def show_chart(self, chart_id: str) -> None:
        """Make a chart the current one."""
        if chart_id in self.ids:
            self.setCurrentIndex(self.ids.index(chart_id))

    def _follow(self, change: Change) -> None:
        if change.charts or change.order:
            self._fill()

    def _fill(self) -> None:
        charts = self._session.document.sop.charts
        shown = self.tabData(self.currentIndex()) if self.count() else None
        place = self.currentIndex()
        self._filling = True
        while self.count() > len(charts):
            self.removeTab(self.count() - 1)
        for index, chart in enumerate(charts):
            if index == self.count():
                self.addTab("")
            self.setTabText(index, chart.title or _("Bagan {number}").format(number=index + 1))
            self.setTabData(index, chart.id)
        ids = [chart.id for chart in charts]
        self.setCurrentIndex(ids.index(shown) if shown in ids else min(max(place, 0), len(ids) - 1))
        self.setVisible(len(charts) > 1)
        self._filling = False
        self._choose(self.currentIndex())

    def _choose(self, index: int) -> None:
        if not self._filling and index >= 0:
            self.chosen.emit(self.tabData(index))

    def _move(self, to: int, start: int) -> None:
        """Tabs tell of a move by both places; the tab that is dragged is the current one."""
        del to, start
        ids, charts = self.ids, [chart.id for chart in self._session.document.sop.charts]
        if self._filling or ids == charts:
            return
        moved = self.currentIndex()
        before = ids[moved + 1] if moved + 1 < len(ids) else None
        self._session.apply(_("geser bagan"), move_chart(ids[moved], before), origin=ORIGIN)
