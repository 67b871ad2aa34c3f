"""Drawing a flow without a mouse: the arrows choose the symbol it leads to, Enter draws it."""

from sopeditor.gui.tools.connect import Connect
from sopeditor.gui.tools.previewing import Outcome
from sopeditor.gui.tools.spots import Kind, Spot, places_of
from sopeditor.gui.tools.stage import Pointer, Stage
from sopeditor.gui.tools.walking import Way
from sopeditor.layout.marks import Point
from sopeditor.model.lookup import chart_of, symbols
from sopeditor.texts import _

TELLS = _("Panah memilih simbol tujuan, Enter menghubungkan, Esc membatalkan.")


class ConnectByKeys(Connect):
    """A flow whose target is walked to; it begins with the next symbol in reading order."""

    def __init__(self, stage: Stage, source: str) -> None:
        super().__init__(stage, source, _ORIGIN)
        chart = chart_of(self.document, source)
        self._rows = [[each.id for each in row.symbols] for row in chart.steps if row.symbols]
        self._order = [each.id for _row, each in symbols(chart)]
        self._target = self._order[(self._order.index(source) + 1) % len(self._order)]
        self._show()

    @property
    def target(self) -> str:
        """The symbol that is chosen."""
        return self._target

    @property
    def tells(self) -> str:
        """What Enter would do, or why it can't, and which keys there are."""
        present = self.present
        return present.reason or f"{present.label[:1].upper()}{present.label[1:]}. {TELLS}"

    def walk(self, way: Way) -> None:
        """Choose the next or previous symbol, or the one in the next or previous row."""
        self._target = self._beside(way)
        self.stage.reveal(self._target)
        self._show()

    def accept(self) -> None:
        """Draw the flow."""
        self.release(_NOWHERE)

    def outcome(self, pointer: Pointer) -> Outcome:
        """The flow to the chosen symbol, or why there can be none."""
        place = next(places_of(self.sheet, self._target))
        return self.to_symbol(Spot(Kind.SYMBOL, place.page, self._target, "", place.box))

    def live_hints(self, pointer: Pointer) -> tuple[()]:
        """Nothing follows a pointer."""
        return ()

    def _show(self) -> None:
        self.move(_NOWHERE)
        self.stage.say(self.tells)

    def _beside(self, way: Way) -> str:
        by = 1 if way in {Way.RIGHT, Way.DOWN} else -1
        if way in {Way.LEFT, Way.RIGHT}:
            return self._order[(self._order.index(self._target) + by) % len(self._order)]
        row = next(at for at, row in enumerate(self._rows) if self._target in row)
        return self._rows[(row + by) % len(self._rows)][0]


_ORIGIN: Point = (0.0, 0.0)
_NOWHERE = Pointer(0, _ORIGIN, _ORIGIN, 0.0)
