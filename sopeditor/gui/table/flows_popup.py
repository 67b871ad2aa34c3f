"""The sheet on which the exits of a row are set: to which row each leads, and the label of each branch."""

from functools import partial
from itertools import islice, repeat

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from sopeditor.edit.change import Edit
from sopeditor.edit.flows import (
    Refused,
    connect,
    disconnect,
    label_flow,
    reconnect,
)
from sopeditor.edit.parts import new_id
from sopeditor.edit.session import Session
from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.cells.leading import lead
from sopeditor.gui.cells.reading import Reading
from sopeditor.gui.naming import row_name
from sopeditor.gui.selection import Cursor
from sopeditor.gui.table.model import ORIGIN
from sopeditor.gui.widgets.basic import flat_button, tool_button
from sopeditor.gui.widgets.designer import WheelGuard
from sopeditor.gui.widgets.icons import symbol_icon
from sopeditor.gui.widgets.popup import ChangingPopup
from sopeditor.model.exits import free_labels, natural_label
from sopeditor.model.lookup import all_ids, chart_of, step, step_of, symbol, symbols
from sopeditor.model.records import Chart, Flow, SymbolKind
from sopeditor.texts import _

_LONGEST_NAME = 46
_ONWARD: dict[int, int] = {
    Qt.Key.Key_Return: 0,
    Qt.Key.Key_Enter: 0,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Backtab: -1,
}
"""The keys that end typing, and how many cells they go on."""


class Exit(Struct, eq=False):
    """A line of the sheet: an exit of a symbol that is there (with its flow) or might be, with a label of its own."""

    source: str
    label: str
    flow: str = ""
    target: str = ""


class FlowsPopup(ChangingPopup):
    """A field to type all exits at once, and one line for each of them; a change there is made at once."""

    def __init__(self, parent: QWidget, session: Session, step_id: str) -> None:
        super().__init__(parent)
        self._session = session
        self._step_id = step_id
        self._merge = f"flows:{new_id()}"
        self._wished: list[Exit] = []
        self._guard = WheelGuard(self)
        self._reason = QLabel(wordWrap=True)
        self._reason.setProperty("role", "danger")
        self._reason.hide()
        self.field = QLineEdit(placeholderText=_("Ketik nomornya: 5, atau Y 5, T 2"))
        self.field.setAccessibleName(_("Nomor langkah berikutnya"))
        self.field.installEventFilter(self)
        self.body.addWidget(self.field)
        self.body.addWidget(self._reason)
        self.fill()
        first = self.findChild(QComboBox, "target")
        if first is not None:
            first.setFocus()

    def type(self, text: str) -> None:
        """Go on in the field with what was typed on the cell."""
        if text:
            self.field.setText(text.strip())
            self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the field takes what was typed, Tab does so and goes on; what isn't understood stays there."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            away = _ONWARD.get(event.key())
            if away is not None and (self.field.text().strip() or away == 0):
                if self._lead(self.field.text()):
                    self.finish(away)
                return True
        return super().eventFilter(watched, event)

    def _lead(self, text: str) -> bool:
        """Lead the row where a text says; False if it can't be."""
        self._reason.hide()
        try:
            edit = lead(self._session.document, self._step_id, text)
        except Refused as refused:
            self._reason.setText(str(refused))
            self._reason.show()
            return False
        self._send(_("lanjutan {row}").format(row=self._row), edit)
        return self._reason.isHidden()

    @property
    def reason(self) -> str:
        """Why the last change was refused; "" if it wasn't."""
        return "" if self._reason.isHidden() else self._reason.text()

    @property
    def _row(self) -> str:
        return row_name(self._session.document, self._step_id)

    def _chart(self) -> Chart:
        return chart_of(self._session.document, self._step_id)

    def is_current(self) -> bool:
        """Whether the row is still there."""
        return self._step_id in all_ids(self._session.document.sop)

    def content(self) -> QWidget:
        """The exits as they are now."""
        content, chart = QWidget(), self._chart()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(3, 1)
        row = step(chart, self._step_id).symbols
        reading, line = Reading(chart, self._session.document.profile.words), 0
        for each in row:
            if len(row) > 1:
                grid.addWidget(QLabel(reading.actor_name(each)), line, 0, 1, 4)
                line += 1
            for exit_ in self._exits(reading, each.id):
                self._add_line(grid, line, reading, exit_)
                line += 1
        if row:
            grid.addWidget(self._adder(row[-1].id), line, 0, 1, 5, Qt.AlignmentFlag.AlignLeft)
        else:
            grid.addWidget(QLabel(_("Pilih pelaksana terlebih dahulu.")), line, 0)
        return content

    def _exits(self, reading: Reading, symbol_id: str) -> list[Exit]:
        """The exits there are, then those that are missing or wished for."""
        present = [Exit(symbol_id, f.label, f.id, f.target) for f in reading.exits(symbol_id)]
        wished = [exit_ for exit_ in self._wished if exit_.source == symbol_id]
        kind = symbol(reading.chart, symbol_id).kind
        enough = 2 if kind is SymbolKind.DECISION else 0 if kind is SymbolKind.TERMINATOR else 1
        missing = max(enough - len(present) - len(wished), 0)
        taken = [each.label for each in (*present, *wished)]
        words = self._session.document.profile.words
        free = free_labels(words, taken) if kind is SymbolKind.DECISION else repeat("")
        labels = islice(free, missing)
        return [*present, *wished, *(Exit(symbol_id, label) for label in labels)]

    def _add_line(self, grid: QGridLayout, line: int, reading: Reading, exit_: Exit) -> None:
        grid.addWidget(self._label_field(exit_), line, 1)
        grid.addWidget(QLabel("→"), line, 2)
        grid.addWidget(self._target_field(reading, exit_), line, 3)
        remove = tool_button("close", _("Hapus panah ini"), 14)
        remove.setEnabled(bool(exit_.flow))
        remove.clicked.connect(partial(self._remove, exit_))
        grid.addWidget(remove, line, 4)

    def _label_field(self, exit_: Exit) -> QComboBox:
        words = self._session.document.profile.words
        field, edit = QComboBox(editable=True), QLineEdit(placeholderText=_("label"))
        field.setObjectName("label")
        field.installEventFilter(self._guard)
        field.setLineEdit(edit)
        for named in (field, edit):
            named.setAccessibleName(_("Label panah"))
        field.addItems(list(dict.fromkeys([words.yes, words.no, _("Ya"), _("Tidak")])))
        field.setCurrentText(exit_.label)
        field.setFixedWidth(96)
        edit.editingFinished.connect(lambda: self._relabel(exit_, field.currentText()))
        field.activated.connect(lambda _index: self._relabel(exit_, field.currentText()))
        return field

    def _target_field(self, reading: Reading, exit_: Exit) -> QComboBox:
        field = QComboBox()
        field.setObjectName("target")
        field.installEventFilter(self._guard)
        field.setAccessibleName(_("Langkah berikutnya"))
        field.setMinimumContentsLength(40)
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setPlaceholderText(_("pilih langkah …"))
        for row, each in symbols(reading.chart):
            if each.id != exit_.source:
                text = row.activity.replace("\n", " ")
                short = text if len(text) <= _LONGEST_NAME else text[:_LONGEST_NAME].rstrip() + "…"
                name = f"{reading.number(row)} · {reading.actor_name(each)} · {short}"
                field.addItem(symbol_icon(each.kind), name, each.id)
        field.setCurrentIndex(field.findData(exit_.target) if exit_.target else -1)
        field.activated.connect(lambda index: self._aim(exit_, field.itemData(index)))
        return field

    def _adder(self, symbol_id: str) -> QPushButton:
        button = flat_button("add", _("Cabang lain"))
        button.clicked.connect(partial(self._wish, symbol_id))
        return button

    def _wish(self, symbol_id: str) -> None:
        label = natural_label(self._chart(), symbol_id, self._session.document.profile.words)
        self._wished.append(Exit(symbol_id, label))
        self.fill_later()

    def _is_gone(self, exit_: Exit) -> bool:
        """Whether a line tells of a flow that was removed just now: it keeps its fields until all are made anew."""
        return bool(exit_.flow) and all(flow.id != exit_.flow for flow in self._chart().flows)

    def _aim(self, exit_: Exit, target: str) -> None:
        if self._is_gone(exit_):
            return
        goal = row_name(self._session.document, step_of(self._chart(), target).id)
        if exit_.flow:
            label = _("arahkan panah ke {row}").format(row=goal)
            self._send(label, reconnect(exit_.flow, target=target))
            return
        self._wished = [wish for wish in self._wished if wish is not exit_]
        label = _("hubungkan {one} ke {other}").format(one=self._row, other=goal)
        self._send(label, connect(Flow(new_id(), exit_.source, target, exit_.label)))

    def _relabel(self, exit_: Exit, label: str) -> None:
        if label.strip() == exit_.label or self._is_gone(exit_):
            return
        if exit_.flow:
            self._send(_("label panah {row}").format(row=self._row), label_flow(exit_.flow, label.strip()))
            return
        exit_.label = label.strip()
        if exit_ not in self._wished:
            self._wished.append(exit_)

    def _remove(self, exit_: Exit) -> None:
        if not self._is_gone(exit_):
            self._send(_("hapus panah {row}").format(row=self._row), disconnect([exit_.flow]))

    def _send(self, label: str, edit: Edit) -> None:
        place = Cursor(self._step_id, TableColumn.FLOWS.value)
        self._reason.hide()
        try:
            self._session.apply(label, edit, origin=ORIGIN, place=place, merge=self._merge)
        except Refused as refused:
            self._reason.setText(str(refused))
            self._reason.show()
        self.fill_later()
