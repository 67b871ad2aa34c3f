"""What the user has selected, shared by the step table and the canvas, which do not know each other."""

from msgspec import Struct
from PySide6.QtCore import QObject, Signal


class Cursor(Struct, frozen=True):
    """The cell the keyboard is in: a part's id (step, actor, symbol, flow) and its field ("activity", "name", …)."""

    part: str
    field: str = ""


class Picked(Struct, frozen=True):
    """The cell the keyboard is in, and what is selected with it (`ids`); without any, the cell's part alone.

    `cells` are those of the step table that are selected; without any, rows are selected whole.
    """

    cursor: Cursor
    ids: frozenset[str] = frozenset()
    cells: frozenset[Cursor] = frozenset()

    @property
    def parts(self) -> frozenset[str]:
        """Ids of all that is selected."""
        return self.ids or frozenset({self.cursor.part})


class Selection(QObject):
    """The selected ids, the cursor, and the cells selected in the step table.

    `changed` carries the origin (who selected), so that views don't echo.
    """

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: frozenset[str] = frozenset()
        self._cursor: Cursor | None = None
        self._cells: frozenset[Cursor] = frozenset()

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
        return None if self._cursor is None else Picked(self._cursor, self._ids, self._cells)

    @property
    def cells(self) -> frozenset[Cursor]:
        """The cells selected in the step table; none if what is selected isn't cells."""
        return self._cells

    def select(
        self,
        ids: frozenset[str],
        cursor: Cursor | None = None,
        origin: str = "",
        cells: frozenset[Cursor] = frozenset(),
    ) -> None:
        """Replace the selection and tell who listens, unless nothing changes."""
        if (ids, cursor, cells) != (self._ids, self._cursor, self._cells):
            self._ids, self._cursor, self._cells = ids, cursor, cells
            self.changed.emit(origin)
