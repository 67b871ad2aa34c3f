"""What a document is edited in: identity, table and lanes on the left, the pages as on paper on the right.

Left and right, not above and below: the sheet lies in landscape, so a half-height strip of a 1366 × 768 screen would
show three rows of either; side by side the table keeps its whole height and the page its whole width. Where that is
too narrow, one command shows the table or the pages alone.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from sopeditor.edit.session import Session
from sopeditor.gui.canvas import Canvas
from sopeditor.gui.icons import icon
from sopeditor.gui.identity.form import IdentityForm
from sopeditor.gui.lanes import LanePanel
from sopeditor.gui.notice import Notice
from sopeditor.gui.selection import Selection
from sopeditor.gui.sheet_source import SheetSource
from sopeditor.gui.table.panel import StepPanel
from sopeditor.texts import _

IDENTITY, STEPS, LANES = range(3)
_NARROWEST = 260
_HALF = 10_000


class Workspace(QWidget):
    """The parts of one document's window, kept in step by the session and the selection they share."""

    view_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.selection = Selection(self)
        self.source = SheetSource(session, self)
        self.notice = Notice(self)
        self.steps = StepPanel(session, self.selection)
        self.canvas = Canvas(session, self.selection, self.source)
        self.sides = QTabWidget(documentMode=True)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=5)
        self._closers: list[Callable[[], None]] = [self.steps.close_down, self.source.close]
        self._fill_sides()
        self.splitter.addWidget(self.sides)
        self.splitter.addWidget(self.canvas)
        self.splitter.setSizes([_HALF, _HALF])
        for side in (self.sides, self.canvas):
            side.setMinimumWidth(_NARROWEST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.splitter, stretch=1)

    @property
    def view(self) -> str:
        """What is shown: "table", "pages" or "both"."""
        if self.canvas.isHidden():
            return "table"
        return "pages" if self.sides.isHidden() else "both"

    def show_view(self, view: str) -> None:
        """Show the table, the pages or both; the keyboard goes to what is left."""
        self.sides.setVisible(view != "pages")
        self.canvas.setVisible(view != "table")
        (self.canvas if view == "pages" else self.steps.table).setFocus()
        self.view_changed.emit()

    def show_side(self, side: int) -> None:
        """Show identity, steps or lanes on the left."""
        if self.sides.isHidden():
            self.show_view("both")
        self.sides.setCurrentIndex(side)

    def close_down(self) -> None:
        """Let go of the session."""
        for close in self._closers:
            close()

    def _fill_sides(self) -> None:
        lazy = _Lazy(self._make_identity), self.steps, _Lazy(self._make_lanes)
        for widget, name, sign in zip(
            lazy, (_("Identitas"), _("Langkah"), _("Pelaksana")), ("identity", "steps", "actors"), strict=True
        ):
            self.sides.addTab(widget, icon(sign), name)
        self.sides.setCurrentIndex(STEPS)
        self.sides.currentChanged.connect(self._awake)

    def _awake(self, index: int) -> None:
        side = self.sides.widget(index)
        if isinstance(side, _Lazy):
            side.fill()

    def _make_identity(self) -> QWidget:
        form = IdentityForm(self.session)
        self._closers.append(form.close_down)
        return form

    def _make_lanes(self) -> QWidget:
        panel = LanePanel(self.session, self.selection, lambda: self.steps.chart)
        self.steps.chart_shown.connect(panel.refresh)
        self._closers.append(panel.close_down)
        return panel


class _Lazy(QWidget):
    """A page that is made when it is first looked at, so that the window opens sooner."""

    def __init__(self, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._make: Callable[[], QWidget] | None = make

    def fill(self) -> None:
        if self._make is not None:
            layout = QVBoxLayout(self)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(self._make())
            self._make = None
