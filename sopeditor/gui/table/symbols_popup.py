"""The sheet on which the symbols of a row are chosen: one line each, with the three shapes to pick from."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sopeditor.edit.change import Edit
from sopeditor.edit.parts import new_id
from sopeditor.edit.session import Session
from sopeditor.edit.symbols import add_symbol, remove_symbols, set_kind
from sopeditor.gui.cells.columns import NUMBERED, PLACED, TableColumn, kind_name
from sopeditor.gui.cells.reading import Reading
from sopeditor.gui.naming import row_name
from sopeditor.gui.selection import Cursor
from sopeditor.gui.table.model import ORIGIN
from sopeditor.gui.widgets.basic import flat_button, tool_button
from sopeditor.gui.widgets.popup import ChangingPopup
from sopeditor.model.lookup import all_ids, chart_of, step
from sopeditor.model.records import Step, Symbol, SymbolKind
from sopeditor.texts import _


class SymbolsPopup(ChangingPopup):
    """Clicking a shape changes the symbol at once; the keys 1, 2 and 3 do so for a row with one symbol.

    Typed on the cell itself, they do without the sheet.
    """

    def __init__(self, parent: QWidget, session: Session, step_id: str) -> None:
        super().__init__(parent)
        self._session = session
        self._step_id = step_id
        self._merge = f"symbols:{new_id()}"
        self.fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a shape by its number."""
        if self.settle(event.text()):
            self.close()
        else:
            super().keyPressEvent(event)

    def settle(self, text: str) -> bool:
        """Choose a shape by its number, if there is one symbol that it could be for."""
        row = self._step().symbols
        if len(row) != 1 or text not in NUMBERED:
            return False
        self._set(row[0].id, NUMBERED[text])
        return True

    @property
    def _row(self) -> str:
        return row_name(self._session.document, self._step_id)

    def _step(self) -> Step:
        return step(chart_of(self._session.document, self._step_id), self._step_id)

    def is_current(self) -> bool:
        """Whether the row is still there."""
        return self._step_id in all_ids(self._session.document.sop)

    def content(self) -> QWidget:
        """The row's symbols as they are now."""
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        row = self._step().symbols
        for symbol in row:
            lines.addLayout(self._line(symbol, alone=len(row) == 1))
        if not row:
            lines.addWidget(QLabel(_("Pilih pelaksana terlebih dahulu.")))
        lines.addWidget(self._adder(), alignment=Qt.AlignmentFlag.AlignLeft)
        return content

    def _line(self, symbol: Symbol, alone: bool) -> QHBoxLayout:
        document = self._session.document
        reading = Reading(chart_of(document, self._step_id), document.profile.words)
        line = QHBoxLayout()
        line.setSpacing(3)
        name = QLabel(reading.actor_name(symbol))
        name.setMinimumWidth(110)
        line.addWidget(name, stretch=1)
        group = QButtonGroup(self)
        for number, kind in enumerate(_offered(symbol), start=1):
            button = self._shape(symbol, kind)
            if alone:
                button.setToolTip(f"{kind_name(kind)} ({number})")
            group.addButton(button)
            line.addWidget(button)
        line.addSpacing(6)
        line.addWidget(self._remover(symbol, reading.actor_name(symbol)))
        return line

    def _shape(self, symbol: Symbol, kind: SymbolKind) -> QToolButton:
        button = tool_button(kind.value, kind_name(kind), 26)
        button.setCheckable(True)
        button.setChecked(symbol.kind is kind)
        button.clicked.connect(partial(self._set, symbol.id, kind))
        return button

    def _remover(self, symbol: Symbol, name: str) -> QToolButton:
        button = tool_button("close", _("Hapus simbol {name}").format(name=name), 14)
        button.clicked.connect(partial(self._remove, symbol.id))
        return button

    def _adder(self) -> QPushButton:
        button = flat_button("add", _("Simbol lain di baris ini"))
        button.setEnabled(bool(chart_of(self._session.document, self._step_id).actors))
        button.clicked.connect(lambda: self._offer_lanes(button))
        return button

    def _offer_lanes(self, button: QPushButton) -> None:
        menu = QMenu(self)
        for actor in chart_of(self._session.document, self._step_id).actors:
            menu.addAction(actor.name or _("(tanpa nama)"), partial(self._add, actor.id))
        menu.exec(button.mapToGlobal(button.rect().bottomLeft()))

    def _is_there(self, symbol_id: str) -> bool:
        """Whether a symbol wasn't removed just now: its line stays until all are made anew."""
        return any(each.id == symbol_id for each in self._step().symbols)

    def _set(self, symbol_id: str, kind: SymbolKind) -> None:
        if self._is_there(symbol_id):
            self._send(_("ubah simbol {row}").format(row=self._row), set_kind(symbol_id, kind))

    def _remove(self, symbol_id: str) -> None:
        if self._is_there(symbol_id):
            self._send(_("hapus simbol {row}").format(row=self._row), remove_symbols([symbol_id]))

    def _add(self, actor_id: str) -> None:
        new = Symbol(new_id(), actor_id, SymbolKind.PROCESS)
        self._send(_("simbol baru {row}").format(row=self._row), add_symbol(self._step_id, new, new_id()))

    def _send(self, label: str, edit: Edit) -> None:
        place = Cursor(self._step_id, TableColumn.SYMBOLS.value)
        self._session.apply(label, edit, origin=ORIGIN, place=place, merge=self._merge)
        self.fill_later()


def _offered(symbol: Symbol) -> tuple[SymbolKind, ...]:
    """The shapes to choose from; the old round connector only where a document still has it."""
    return PLACED if symbol.kind in PLACED else (*PLACED, symbol.kind)
