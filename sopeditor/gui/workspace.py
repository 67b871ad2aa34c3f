"""What a document is edited in: identity, table and lanes on the left, the pages as on paper on the right.

Left and right, not above and below: the sheet lies in landscape, so a half-height strip of a 1366 × 768 screen would
show three rows of either; side by side the table keeps its whole height and the page its whole width. Where that is
too narrow, one command shows the table or the pages alone.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from sopeditor.checks.finding import Finding
from sopeditor.edit.session import Session
from sopeditor.gui.canvas import Canvas
from sopeditor.gui.find_bar import FindBar
from sopeditor.gui.findings.panel import FindingsPanel
from sopeditor.gui.findings.places import spot_of
from sopeditor.gui.findings.source import FindingSource
from sopeditor.gui.findings.strip import FindingsStrip
from sopeditor.gui.form_history import FormHistory
from sopeditor.gui.identity.form import IdentityForm
from sopeditor.gui.lanes import LanePanel
from sopeditor.gui.matches import Match
from sopeditor.gui.properties.panel import PropertiesPanel
from sopeditor.gui.selection import Selection
from sopeditor.gui.sheet_source import SheetSource
from sopeditor.gui.table.panel import StepPanel
from sopeditor.gui.widgets.basic import give_keyboard
from sopeditor.gui.widgets.icons import icon
from sopeditor.texts import _

_Panel = TypeVar("_Panel", bound=QWidget)

IDENTITY, STEPS, LANES = range(3)
_NARROWEST = 210
_SHARES = (5900, 4100)
"""How table and pages share the width at first: the table is where one writes, the pages show what comes of it."""
_ROOMY = 1700
"""Pixels of a screen that has room for the panel of the selection from the first start on."""


class Workspace(QWidget):
    """The parts of one document's window, kept in step by the session and the selection they share."""

    view_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.selection = Selection(self)
        self.source = SheetSource(session, self)
        self.steps = StepPanel(session, self.selection)
        self.canvas = Canvas(session, self.selection, self.source)
        self.sides = QTabWidget(documentMode=True)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=5)
        self.find_bar = FindBar(session)
        self.find_bar.reached.connect(self._go_to)
        self.find_bar.closed.connect(self._leave_search)
        self.examiner = FindingSource(session, self)
        self.findings = FindingsPanel(session, self.examiner)
        self.findings.reached.connect(self._mend)
        self.findings.left.connect(lambda: self.show_findings(False))
        self.properties = PropertiesPanel(session, self.selection)
        self.properties.setVisible(self._is_roomy())
        self._closers: list[Callable[[], None]] = [
            self.steps.close_down,
            self.find_bar.close_down,
            self.properties.close_down,
            self.source.close,
            self.examiner.close,
        ]
        self._identity = _Lazy(self._make_identity)
        self._lanes = _Lazy(self._make_lanes)
        self._fill_sides()
        self._history = FormHistory(self, (self._identity, self._lanes, self.properties))
        self.steps.chart_opened.connect(self._look_at)
        self.splitter.addWidget(self.sides)
        self.splitter.addWidget(self.canvas)
        self.splitter.setSizes(list(_SHARES))
        for side in (self.sides, self.canvas):
            side.setMinimumWidth(_NARROWEST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.find_bar)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.splitter, stretch=1)
        body.addWidget(self.properties)
        upper = QWidget()
        upper.setLayout(body)
        body.setContentsMargins(0, 0, 0, 0)
        self.strip = FindingsStrip(upper, self.findings)
        layout.addWidget(self.strip, stretch=1)

    @property
    def view(self) -> str:
        """What is shown: "table", "pages" or "both"."""
        if self.canvas.isHidden():
            return "table"
        return "pages" if self.sides.isHidden() else "both"

    def show_view(self, view: str) -> None:
        """Show the table, the pages or both, and in them what is selected; the keyboard goes to what is left."""
        was = self.view
        self.sides.setVisible(view != "pages")
        self.canvas.setVisible(view != "table")
        self._go_on_working()
        self.view_changed.emit()
        if was != view:
            QTimer.singleShot(0, self, self._show_selected)

    def begin(self) -> None:
        """Give the keyboard to the first cell of the table."""
        table = self.steps.table
        table.setFocus()
        table.setCurrentIndex(table.steps.index(0, 0))

    def show_side(self, side: int) -> None:
        """Show identity, steps or lanes on the left."""
        if self.sides.isHidden():
            self.show_view("both")
        self.sides.setCurrentIndex(side)

    def open_field(self, field: str) -> None:
        """Show a field of the identity form and give it the keyboard."""
        self.show_side(IDENTITY)
        self._identity.panel().open_field(field)

    @property
    def properties_shown(self) -> bool:
        """Whether the panel of the selection is shown."""
        return not self.properties.isHidden()

    def show_properties(self, shown: bool) -> None:
        """Show or hide the panel of the selection."""
        self.properties.setVisible(shown)
        self.properties.refresh()
        self.view_changed.emit()

    @property
    def findings_shown(self) -> bool:
        """Whether the list of findings is shown."""
        return not self.findings.isHidden()

    def show_findings(self, shown: bool) -> None:
        """Show the list of findings with the keyboard in it, or hide it and go on working."""
        if shown:
            self.findings.open()
        else:
            held = self.findings.isAncestorOf(QApplication.focusWidget() or self)
            self.findings.hide()
            if held:
                self._go_on_working()
        self.view_changed.emit()

    def go_to_finding(self, by: int) -> bool:
        """Go to the next finding, or the one before; False if there is none."""
        found = self.findings.go(by)
        self.view_changed.emit()
        return found

    def next_pane(self) -> None:
        """Give the keyboard to the next of table, pages and panel."""
        panes = (self.sides.currentWidget(), self.canvas, self.properties, self.findings)
        shown = [pane for pane in panes if pane is not None and pane.isVisible()]
        focus = QApplication.focusWidget()
        within = [
            place for place, pane in enumerate(shown) if (focus and pane.isAncestorOf(focus)) or pane is focus
        ]
        pane = shown[(within[0] + 1) % len(shown)] if within else shown[0]
        target: QWidget = self.steps.table if pane is self.steps else pane
        give_keyboard(target)

    def close_down(self) -> None:
        """Let go of the session."""
        for close in self._closers:
            close()

    def _is_roomy(self) -> bool:
        screen = QGuiApplication.primaryScreen()
        return screen is not None and screen.availableGeometry().width() >= _ROOMY

    def _go_to(self, match: Match) -> None:
        """Show a match: the identity form, the lanes, or the row."""
        if not match.chart:
            self.show_side(IDENTITY)
            self._identity.panel().scroll_to(match.cursor.field)
            return
        self.steps.show_chart(match.chart)
        self.show_side(_side_of(match))
        self.selection.select(frozenset({match.cursor.part}), match.cursor, "find")

    def _mend(self, finding: Finding) -> None:
        """Go where a finding is mended, and give the keyboard to that place."""
        match = spot_of(self.session.document, finding.place)
        cursor = match.cursor
        if not match.chart:
            self._type_at(match)
            return
        if self.sides.isHidden():
            self.steps.show_chart(match.chart)
            self.selection.select(frozenset({cursor.part}), cursor, "finding")
        else:
            self._go_to(match)
        self.canvas.reveal(cursor.part, cursor.field)
        self._type_at(match)

    def _leave_search(self, at: Match | None) -> None:
        """Go on where the search has led; where it led nowhere, or somebody went elsewhere, in what is shown."""
        shown = STEPS if self.sides.isHidden() else self.sides.currentIndex()
        if at is not None and _side_of(at) == shown:
            self._type_at(at)
        elif shown == STEPS:
            self._go_on_working()
        else:
            give_keyboard(self.sides.currentWidget())

    def _type_at(self, match: Match) -> None:
        """Give the keyboard to the place of a match: a field of the identity, a lane's name, or table or pages."""
        if not match.chart:
            self.open_field(match.cursor.field)
        elif self.sides.currentIndex() == LANES and not self.sides.isHidden():
            self._lanes.panel().open_name(match.cursor.part)
        else:
            self._go_on_working()

    def _go_on_working(self) -> None:
        (self.canvas if self.view == "pages" else self.steps.table).setFocus()

    def _show_selected(self) -> None:
        """Show what is selected on pages that have just got another size."""
        cursor = self.selection.cursor
        if cursor is not None and not self.canvas.isHidden():
            self.canvas.reveal(cursor.part, cursor.field)

    def _look_at(self, chart_id: str) -> None:
        """Show the first page of a chart."""
        self.source.settle()
        chart = self.steps.chart
        parts = (*(lane.id for lane in chart.actors), *(row.id for row in chart.steps))
        pages = next(filter(None, map(self.canvas.sheet.pages_with, parts)), ())
        if pages and self.canvas.chart_in_view != chart_id:
            self.canvas.go_to_page(pages[0] + 1)

    def _fill_sides(self) -> None:
        self.sides.addTab(self._identity, icon("identity"), _("Identitas"))
        self.sides.addTab(self.steps, icon("steps"), _("Langkah"))
        self.sides.addTab(self._lanes, icon("actors"), _("Pelaksana"))
        self.sides.setCurrentIndex(STEPS)
        self.sides.currentChanged.connect(self._awake)

    def _awake(self, index: int) -> None:
        cursor = self.selection.cursor
        if index == IDENTITY:
            self.canvas.go_to_page(1)
        elif cursor is not None:
            self.canvas.reveal(cursor.part, cursor.field)
        side = self.sides.widget(index)
        if isinstance(side, _Lazy):
            side.panel()

    def _make_identity(self) -> IdentityForm:
        form = IdentityForm(self.session)
        self._closers.append(form.close_down)
        return form

    def _make_lanes(self) -> LanePanel:
        panel = LanePanel(self.session, self.selection, lambda: self.steps.chart)
        self.steps.chart_shown.connect(panel.refresh)
        self._closers.append(panel.close_down)
        return panel


def _side_of(match: Match) -> int:
    """Which of the sides shows the place of a match."""
    return IDENTITY if not match.chart else LANES if match.cursor.field == "name" else STEPS


class _Lazy(QWidget, Generic[_Panel]):
    """The place of a panel that is made when it is first needed, so that the window opens sooner."""

    def __init__(self, make: Callable[[], _Panel]) -> None:
        super().__init__()
        self._make = make
        self._panel: _Panel | None = None

    def panel(self) -> _Panel:
        """The panel, made for the first who asks."""
        if self._panel is None:
            self._panel = self._make()
            layout = QVBoxLayout(self)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(self._panel)
        return self._panel
