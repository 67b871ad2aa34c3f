"""Drawing a flow without a mouse: keys choose the symbol or the empty cell it leads to, Enter draws it."""

from sopeditor.gui.gestures.connect import Connect
from sopeditor.gui.gestures.previewing import Outcome
from sopeditor.gui.gestures.stage import Pointer, Stage
from sopeditor.gui.gestures.walking import Way, walked
from sopeditor.gui.selection import Cursor
from sopeditor.layout.marks import Point
from sopeditor.model.lookup import chart_of, symbols
from sopeditor.texts import _

TELLS = _("Panah: simbol atau sel kosong · Tab: simbol berikutnya · Enter: hubungkan · Esc: batal")


class ConnectByKeys(Connect):
    """A flow whose target is walked to; it begins with the next symbol in reading order that it may lead to."""

    def __init__(self, stage: Stage, source: str) -> None:
        super().__init__(stage, source, _ORIGIN)
        chart = chart_of(self.document, source)
        self._lanes = {actor.id for actor in chart.actors}
        self._order = [each.id for _row, each in symbols(chart)]
        at = self._order.index(source) + 1
        ahead = (*self._order[at:], *self._order[:at])
        self._target = Cursor(next((part for part in ahead if self.reason(part) is None), ahead[0]))
        self._show()

    @property
    def target(self) -> Cursor:
        """The symbol that is chosen, or a row's empty cell in a lane."""
        return self._target

    @property
    def tells(self) -> str:
        """What Enter would do, or why it can't, and which keys there are."""
        present = self.present
        return f"{present.tells}\n{TELLS}" if present.edit or present.reason else TELLS

    def walk(self, way: Way) -> None:
        """Choose the symbol or empty cell beside; the lanes' borders are the end."""
        beside = walked(self.document, self._target, way)
        if beside is not None and (beside.part in self._order or beside.field in self._lanes):
            self._choose(beside)

    def tab(self, by: int) -> None:
        """Choose the next (1) or previous (-1) symbol in reading order."""
        part = self._target.part
        at = self._order.index(part) + by if part in self._order else self._nearest(by)
        self._choose(Cursor(self._order[at % len(self._order)]))

    def accept(self) -> None:
        """Draw the flow."""
        self.release(_NOWHERE)

    def outcome(self, pointer: Pointer) -> Outcome:
        """The flow to what is chosen, or why there can be none."""
        target = self._target
        return self.to_cell(target.part, target.field) if target.field else self.to_symbol(target.part)

    def live_hints(self, pointer: Pointer) -> tuple[()]:
        """None: keys lead this gesture, and no pointer."""
        return ()

    def _choose(self, target: Cursor) -> None:
        self._target = target
        self._show()

    def _nearest(self, by: int) -> int:
        """The place of the first symbol from the row of the chosen cell on, or (`by` = -1) of the last above it."""
        rows = chart_of(self.document, self._target.part).steps
        here = next(at for at, row in enumerate(rows) if row.id == self._target.part)
        above = sum(len(row.symbols) for row in rows[:here])
        return above if by > 0 else above - 1

    def _show(self) -> None:
        self.move(_NOWHERE)
        self.stage.say(self.tells)


_ORIGIN: Point = (0.0, 0.0)
_NOWHERE = Pointer(0, _ORIGIN, _ORIGIN, 0.0)
