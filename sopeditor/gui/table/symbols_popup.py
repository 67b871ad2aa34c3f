"""The sheet on which the symbols of a row are chosen: one line each, with the three shapes to pick from."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sopeditor.edit.change import Edit
from sopeditor.edit.parts import new_id
from sopeditor.edit.session import Session
from sopeditor.edit.symbols import place_symbol, remove_symbols, set_kind
from sopeditor.gui.cells.columns import NUMBERED, PLACED, TableColumn, kind_name
from sopeditor.gui.cells.reading import Reading
from sopeditor.gui.naming import row_name
from sopeditor.gui.selection import Cursor
from sopeditor.gui.table.model import ORIGIN
from sopeditor.gui.widgets.basic import flat_button, label, tool_button
from sopeditor.gui.widgets.popup import ChangingPopup
from sopeditor.model.lookup import all_ids, chart_of, step
from sopeditor.model.records import Step, Symbol, SymbolKind
from sopeditor.texts import _


class SymbolsPopup(ChangingPopup):
    """Clicking a shape changes the symbol at once; the keys 1, 2 and 3 do so for one symbol after the other.

    Up and Down choose whose turn it is. Typed on the cell of one symbol, a number does without the sheet.
    """

    def __init__(self, parent: QWidget, session: Session, step_id: str) -> None:
        super().__init__(parent)
        self._session = session
        self._step_id = step_id
        self._merge = f"symbols:{new_id()}"
        self._turn = 0
        self.fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a shape by its number, or whose shape the next number is."""
        if self._number(event.text()):
            return
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self._turn = (self._turn + by) % max(len(self._step().symbols), 1)
            self.fill_later()

    def settle(self, text: str) -> bool:
        """Choose a shape by its number, if there is one symbol that it could be for."""
        return len(self._step().symbols) == 1 and self._number(text)

    def type(self, text: str) -> None:
        """Choose the first symbol's shape by the number that was typed."""
        self._number(text)

    def _number(self, text: str) -> bool:
        """Give the symbol whose turn it is the shape of that number; after the last one all is done."""
        row = self._step().symbols
        if text not in NUMBERED or self._turn >= len(row):
            return False
        self._set(row[self._turn].id, NUMBERED[text])
        self._turn += 1
        if self._turn == len(row):
            self.close()
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
        for at, symbol in enumerate(row):
            lines.addLayout(self._line(symbol, has_turn=at == self._turn))
        told = _("1 kapsul · 2 kotak · 3 belah ketupat") if row else _("Pilih pelaksana terlebih dahulu.")
        lines.addWidget(label(told, "hint"))
        lines.addWidget(self._adder(), alignment=Qt.AlignmentFlag.AlignLeft)
        return content

    def _line(self, symbol: Symbol, has_turn: bool) -> QHBoxLayout:
        document = self._session.document
        reading = Reading(chart_of(document, self._step_id), document.profile.words)
        line = QHBoxLayout()
        line.setSpacing(3)
        name = label(reading.actor_name(symbol), "turn" if has_turn else "")
        name.setMinimumWidth(110)
        line.addWidget(name, stretch=1)
        group = QButtonGroup(self)
        for number, kind in enumerate(_offered(symbol), start=1):
            button = self._shape(symbol, kind)
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
        self._send(_("simbol baru {row}").format(row=self._row), place_symbol(self._step_id, new, new_id()))

    def _send(self, label: str, edit: Edit) -> None:
        place = Cursor(self._step_id, TableColumn.SYMBOLS.value)
        self._session.apply(label, edit, origin=ORIGIN, place=place, merge=self._merge)
        self.fill_later()


def _offered(symbol: Symbol) -> tuple[SymbolKind, ...]:
    """The shapes to choose from; the old round connector only where a document still has it."""
    return PLACED if symbol.kind in PLACED else (*PLACED, symbol.kind)
