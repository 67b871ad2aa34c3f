"""The panel beside the pages: the form of whatever is selected."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from sopeditor.edit.change import Change
from sopeditor.edit.session import Session
from sopeditor.gui.properties.forms import FlowForm, LaneForm, PartForm, StepForm, SymbolForm, hint
from sopeditor.gui.selection import Selection
from sopeditor.gui.widgets.basic import label
from sopeditor.model.lookup import chart_of, symbols
from sopeditor.texts import _

_WIDTH = 236

_NOTHING = _("Pilih langkah, simbol, panah, atau pelaksana untuk melihat sifatnya di sini.")
_SEVERAL = _(
    "Sifat terlihat bila satu saja yang dipilih. Semuanya dapat dipindah, disalin, atau dihapus bersama."
)


class PropertiesPanel(QScrollArea):
    """Follows the selection; hidden, it does nothing."""

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = selection
        self._part = ""
        self.current: PartForm | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(_("Sifat pilihan"))
        self._title = label("", "heading")
        self._hint = hint(_NOTHING)
        body = QWidget()
        self._layout = QVBoxLayout(body)
        self._layout.setContentsMargins(14, 14, 14, 14)
        self._layout.setSpacing(10)
        self._layout.addWidget(self._title)
        self._layout.addWidget(self._hint)
        self._layout.addStretch(1)
        self.setWidget(body)
        selection.changed.connect(self._follow_selection)
        self._unsubscribe = session.subscribe(self._follow_change)
        self.refresh()

    def close_down(self) -> None:
        """Stop listening to session and selection."""
        self._unsubscribe()
        self._selection.changed.disconnect(self._follow_selection)

    def refresh(self) -> None:
        """Show what is selected now."""
        ids = self._selection.ids
        part = next(iter(ids)) if len(ids) == 1 else ""
        kind = self._kind(part)
        if kind is None or part != self._part:
            self._replace(kind(self._session, part) if kind else None)
            self._part = part if kind else ""
        elif self.current is not None:
            self.current.refresh()
        if self.current is not None:
            self._title.setText(self.current.title())
        else:
            count = len(ids)
            self._title.setText(_("{count} dipilih").format(count=count) if count > 1 else _("Sifat"))
            self._hint.setText(_SEVERAL if count > 1 else _NOTHING)

    def _follow_selection(self, origin: str) -> None:
        del origin
        if not self.isHidden():
            self.refresh()

    def _follow_change(self, change: Change) -> None:
        del change
        if not self.isHidden():
            self.refresh()

    def _kind(self, part: str) -> type[PartForm] | None:
        """The form for a part, or None if there is no such part any more."""
        try:
            chart = chart_of(self._session.document, part)
        except KeyError:
            return None
        if part in {step.id for step in chart.steps}:
            return StepForm
        if part in {symbol.id for _step, symbol in symbols(chart)}:
            return SymbolForm
        if part in {flow.id for flow in chart.flows}:
            return FlowForm
        return LaneForm if part in {actor.id for actor in chart.actors} else None

    def _replace(self, form: PartForm | None) -> None:
        if self.current is not None:
            self._layout.removeWidget(self.current)
            self.current.hide()
            self.current.deleteLater()
        self.current = form
        if form is not None:
            self._layout.insertWidget(1, form)
        self._hint.setVisible(form is None)
