"""What the user has selected, shared by the step table and the canvas, which do not know each other."""

from msgspec import Struct
from PySide6.QtCore import QObject, Signal


class Cursor(Struct, frozen=True):
    """The cell the keyboard is in: a part's id (step, actor, symbol, flow) and its field ("activity", "name", …)."""

    part: str
    field: str = ""


class Picked(Struct, frozen=True):
    """The cell the keyboard is in, and what is selected with it (`ids`); without any, the cell's part alone."""

    cursor: Cursor
    ids: frozenset[str] = frozenset()

    @property
    def parts(self) -> frozenset[str]:
        """Ids of all that is selected."""
        return self.ids or frozenset({self.cursor.part})


class Selection(QObject):
    """The selected ids and the cursor; `changed` carries the origin (who selected), so that views don't echo."""

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: frozenset[str] = frozenset()
        self._cursor: Cursor | None = None

    @property
    def ids(self) -> frozenset[str]:
        """Ids of the selected steps, symbols, flows and actors."""
        return self._ids

    @property
    def cursor(self) -> Cursor | None:
        """The current cell, if there is one."""
        return self._cursor

    @property
    def picked(self) -> Picked | None:
        """The current cell with what is selected; None without a current cell."""
        return None if self._cursor is None else Picked(self._cursor, self._ids)

    def select(self, ids: frozenset[str], cursor: Cursor | None = None, origin: str = "") -> None:
        """Replace the selection and tell who listens, unless nothing changes."""
        if (ids, cursor) != (self._ids, self._cursor):
            self._ids, self._cursor = ids, cursor
            self.changed.emit(origin)
