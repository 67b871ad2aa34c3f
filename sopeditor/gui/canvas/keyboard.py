"""The keys of the canvas: one table, from which the page of shortcuts can be written as well."""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from sopeditor.gui.gestures.walking import Way
from sopeditor.model.records import SymbolKind
from sopeditor.texts import _


class Commands(Protocol):
    """What keys ask for."""

    def walk(self, way: Way) -> None:
        """Go to the cell or symbol beside the present one."""

    def tab(self, by: int) -> None:
        """Go to the next or previous text."""

    def go_to_end(self, *, last: bool, whole: bool) -> None:
        """Go to the first or last cell of the present row, or of the whole table."""

    def open_text(self) -> None:
        """Edit the present text."""

    def erase(self) -> None:
        """Delete what is selected, or the text of the present cell."""

    def extend(self, by: int) -> None:
        """Select the next (1) or previous (-1) row or symbol as well."""

    def select_row(self) -> None:
        """Select the present row whole."""

    def select_all(self) -> None:
        """Select the present chart's rows, symbols and flows."""

    def put(self, kind: SymbolKind) -> None:
        """Give the present symbol another kind, or put a new one into the present cell."""

    def move_symbol(self, way: Way) -> None:
        """Give the present symbol to the pelaksana beside, or move the present row up or down."""

    def connect(self) -> None:
        """Choose by keys where a flow from the present symbol leads."""

    def next_flow(self) -> None:
        """Select the next flow of the present symbol."""

    def open_menu(self) -> None:
        """Offer what can be done with the present part."""

    def accept(self) -> None:
        """End the gesture of the keyboard that runs, or edit the present text."""

    def leave(self) -> None:
        """Let go of what is going on, or of the selection."""


class KeyRow(Struct, frozen=True):
    """A key in Qt's portable notation, what it is good for, and what it does."""

    keys: str
    tells: str
    does: Callable[[Commands], None]


KEYS = (
    KeyRow("Left", _("Ke sel atau simbol di kiri"), lambda it: it.walk(Way.LEFT)),
    KeyRow("Right", _("Ke sel atau simbol di kanan"), lambda it: it.walk(Way.RIGHT)),
    KeyRow("Up", _("Ke sel atau simbol di atas"), lambda it: it.walk(Way.UP)),
    KeyRow("Down", _("Ke sel atau simbol di bawah"), lambda it: it.walk(Way.DOWN)),
    KeyRow("Tab", _("Ke teks berikutnya"), lambda it: it.tab(1)),
    KeyRow("Shift+Tab", _("Ke teks sebelumnya"), lambda it: it.tab(-1)),
    KeyRow("Home", _("Ke awal baris"), lambda it: it.go_to_end(last=False, whole=False)),
    KeyRow("End", _("Ke akhir baris"), lambda it: it.go_to_end(last=True, whole=False)),
    KeyRow("Ctrl+Home", _("Ke awal tabel"), lambda it: it.go_to_end(last=False, whole=True)),
    KeyRow("Ctrl+End", _("Ke akhir tabel"), lambda it: it.go_to_end(last=True, whole=True)),
    KeyRow("F2", _("Sunting teks"), lambda it: it.open_text()),
    KeyRow("Return", _("Sunting teks; selesaikan panah"), lambda it: it.accept()),
    KeyRow("Delete", _("Hapus yang terpilih"), lambda it: it.erase()),
    KeyRow("Shift+Down", _("Pilih langkah atau simbol berikutnya juga"), lambda it: it.extend(1)),
    KeyRow("Shift+Up", _("Pilih langkah atau simbol sebelumnya juga"), lambda it: it.extend(-1)),
    KeyRow("Shift+Space", _("Pilih langkah seutuhnya"), lambda it: it.select_row()),
    KeyRow("Ctrl+A", _("Pilih semua"), lambda it: it.select_all()),
    KeyRow(
        "Alt+1", _("Simbol mulai/selesai; di sel kosong cukup 1"), lambda it: it.put(SymbolKind.TERMINATOR)
    ),
    KeyRow("Alt+2", _("Simbol proses; di sel kosong cukup 2"), lambda it: it.put(SymbolKind.PROCESS)),
    KeyRow("Alt+3", _("Simbol keputusan; di sel kosong cukup 3"), lambda it: it.put(SymbolKind.DECISION)),
    KeyRow(
        "Alt+H",
        _("Hubungkan simbol: panah memilih simbol atau sel kosong, Tab simbol berikutnya, Enter selesai"),
        lambda it: it.connect(),
    ),
    KeyRow("Alt+P", _("Pilih panah berikutnya dari simbol ini"), lambda it: it.next_flow()),
    KeyRow(
        "Alt+Left",
        _("Pindahkan simbol ke pelaksana di kiri; geser kolom pelaksana"),
        lambda it: it.move_symbol(Way.LEFT),
    ),
    KeyRow(
        "Alt+Right",
        _("Pindahkan simbol ke pelaksana di kanan; geser kolom pelaksana"),
        lambda it: it.move_symbol(Way.RIGHT),
    ),
    KeyRow("Alt+Up", _("Pindahkan langkah ke atas"), lambda it: it.move_symbol(Way.UP)),
    KeyRow("Alt+Down", _("Pindahkan langkah ke bawah"), lambda it: it.move_symbol(Way.DOWN)),
    KeyRow("Esc", _("Batalkan"), lambda it: it.leave()),
)

_ALIASES = {Qt.Key.Key_Enter: Qt.Key.Key_Return, Qt.Key.Key_Backspace: Qt.Key.Key_Delete}
_HELD = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
)


def command_of(event: QKeyEvent) -> KeyRow | None:
    """The row of the table that a key asks for; None if it is not in it."""
    key = Qt.Key(event.key())
    held = event.modifiers() & _HELD
    if key is Qt.Key.Key_Backtab:
        key, held = Qt.Key.Key_Tab, held | Qt.KeyboardModifier.ShiftModifier
    pressed = QKeySequence(QKeyCombination(held, _ALIASES.get(key, key)))
    return next((row for row in KEYS if QKeySequence(row.keys) == pressed), None)
