"""What the keys of the canvas do to the selection and to the document."""

from typing import Protocol

from sopeditor.edit.steps import move_steps
from sopeditor.edit.symbols import set_kind
from sopeditor.gui.canvas.editing import Editing
from sopeditor.gui.canvas.hand import Hand
from sopeditor.gui.cells.columns import NUMBERED
from sopeditor.gui.gestures.connect_by_keys import ConnectByKeys
from sopeditor.gui.gestures.erasing import erase, erasure
from sopeditor.gui.gestures.offers import (
    Offer,
    insert_lane,
    insert_row,
    lane_deletions,
    offers,
    put_symbol,
    shift_lanes,
)
from sopeditor.gui.gestures.shifting import NO_ROOM, shift_label, shifted, taken_with
from sopeditor.gui.gestures.spots import Spot, SpotKind
from sopeditor.gui.gestures.stage import Stage, chart_around
from sopeditor.gui.gestures.walking import Way, at_end, cell_at, first_cell, tabbed, walked
from sopeditor.gui.gestures.wording import is_there, wording_of
from sopeditor.gui.naming import row_name, symbol_name
from sopeditor.gui.selection import Cursor
from sopeditor.model.records import Chart, SymbolKind
from sopeditor.texts import _

_NO_RUN: tuple[str, Cursor | None] = ("", None)
"""The column in which a run of Tabs began, and the cell it has come to."""


_SYMBOLS = _("Di kolom pelaksana: 1 mulai/selesai, 2 proses, 3 keputusan.")


class Asking(Stage, Protocol):
    """A stage that can open menus."""

    def ask(self, choices: tuple[Offer, ...], part: str, field: str) -> None:
        """Open a menu at a part of the sheet."""


class CanvasCommands:
    """Acts on the cell, symbol, flow, lane or row in which the keyboard is."""

    def __init__(self, stage: Asking, hand: Hand, editing: Editing) -> None:
        self._stage = stage
        self._hand = hand
        self._editing = editing
        self._run = _NO_RUN

    def walk(self, way: Way) -> None:
        """Go to the cell or symbol beside the present one."""
        if isinstance(self._hand.gesture, ConnectByKeys):
            self._hand.gesture.walk(way)
            return
        cursor, document = self._cursor, self._stage.session.document
        self._go(self._beginning if cursor is None else walked(document, cursor, way))

    def tab(self, by: int) -> None:
        """Go to the next or previous text, or to the next or previous symbol that a flow could lead to."""
        if isinstance(self._hand.gesture, ConnectByKeys):
            self._hand.gesture.tab(by)
        elif self._cursor is None:
            self._go(self._beginning)
        else:
            self.go_on(self._cursor, by, 0)

    def go_to_end(self, *, last: bool, whole: bool) -> None:
        """Go to the first or last cell of the present row, or of the whole table."""
        cursor = self._cursor or self._beginning
        if cursor is not None:
            self._go(at_end(self._stage.session.document, cursor, last=last, whole=whole))

    def go_on(self, left: Cursor, columns: int, rows: int) -> None:
        """Go where an editor that was left wants to go on; after a run of Tabs, down from where the run began."""
        document = self._stage.session.document
        home, end = self._run
        home = home if end == left else left.field
        if columns:
            following = tabbed(document, left, columns)
            self._go(following)
            same_row = following is not None and following.part == left.part
            self._run = (home, following) if same_row else _NO_RUN
        elif rows:
            self._go(walked(document, Cursor(left.part, home), Way.DOWN))

    def accept(self) -> None:
        """End the gesture of the keyboard that runs, or edit the present text."""
        if isinstance(self._hand.gesture, ConnectByKeys):
            self._hand.accept(self._hand.gesture)
        else:
            self.open_text()

    def open_text(self) -> None:
        """Edit the present text; into a lane's empty cell, put a box."""
        cursor = self._cursor
        if cursor is not None and not self._editing.open(cursor.part, cursor.field) and self._is_lane(cursor):
            self.put(SymbolKind.PROCESS)

    def type(self, text: str) -> bool:
        """Begin to write over the present text; where there is none, put the symbol of a number. False if neither."""
        cursor = self._cursor
        if not text or cursor is None:
            return False
        if self._editing.open(cursor.part, cursor.field, text):
            return True
        if text in NUMBERED:
            self.put(NUMBERED[text])
        elif self._is_lane(cursor):
            self._stage.say(_SYMBOLS)
        return text in NUMBERED or self._is_lane(cursor)

    def erase(self) -> None:
        """Delete what is selected, or the text of the present cell; of a lane, ask where its symbols go."""
        cursor, ids = self._cursor, self._stage.selection.ids
        if cursor is not None and ids == {cursor.part} and cursor.field not in {"", "number"}:
            self._erase_cell(cursor)
            return
        found = erasure(self._stage.session.document, ids)
        if found is not None:
            erase(self._stage, found, ids)
        else:
            self._erase_lanes(ids)

    def extend(self, by: int) -> None:
        """Select the next (1) or previous (-1) row or symbol as well; going back takes the last one off again."""
        cursor, chart, ids = self._cursor, self._chart(), self._stage.selection.ids
        if cursor is None or chart is None:
            return
        rows = [step.id for step in chart.steps]
        order = rows if cursor.part in rows else [each.id for step in chart.steps for each in step.symbols]
        place = order.index(cursor.part) + by if cursor.part in order else -1
        if 0 <= place < len(order):
            following = order[place]
            chosen = ids - {cursor.part} if following in ids else ids | {cursor.part, following}
            self._stage.select(chosen, Cursor(following, cursor.field if order is rows else ""))
            self._stage.reveal(following)

    def select_row(self) -> None:
        """Select the present row whole, as a click on its number does."""
        cell = cell_at(self._stage.session.document, self._cursor) if self._cursor else None
        if cell is not None:
            self._go(Cursor(cell[0], "number"))

    def select_all(self) -> None:
        """Select the rows, symbols and flows of the present chart."""
        chart = self._chart()
        if chart is not None:
            steps = {step.id for step in chart.steps}
            symbols = {symbol.id for step in chart.steps for symbol in step.symbols}
            flows = {flow.id for flow in chart.flows}
            self._stage.select(frozenset(steps | symbols | flows), self._cursor)

    def put(self, kind: SymbolKind) -> None:
        """Give the present symbol another kind, or put a new one into the present cell of a lane."""
        cursor, chart, document = self._cursor, self._chart(), self._stage.session.document
        if cursor is None or chart is None:
            return
        if cursor.part in _symbols(chart):
            label = _("ubah {symbol}").format(symbol=symbol_name(document, cursor.part))
            self._stage.commit(label, set_kind(cursor.part, kind))
            return
        cell = cell_at(document, cursor)
        if cell is not None and any(actor.id == cell[1] for actor in chart.actors):
            put_symbol(self._stage, *cell, kind)

    def insert_lane(self) -> None:
        """Add a lane at the right end and open its name for writing."""
        chart = self._chart()
        if chart is not None:
            insert_lane(self._stage, chart.id, None)

    def insert_row(self, *, below: bool) -> None:
        """Insert a row above or below the selected ones (without any: at the end) and open it for writing."""
        chart, ids = self._chart(), self._stage.selection.ids
        if chart is None:
            return
        chosen = [
            at
            for at, step in enumerate(chart.steps)
            if step.id in ids or any(symbol.id in ids for symbol in step.symbols)
        ]
        place = len(chart.steps) if not chosen else chosen[-1] + 1 if below else chosen[0]
        insert_row(self._stage, chart.id, chart.steps[place].id if place < len(chart.steps) else None)

    def move_symbol(self, way: Way) -> None:
        """Give the present symbol to the pelaksana beside, move the present row up or down, or the lane sideways."""
        cursor, chart, document = self._cursor, self._chart(), self._stage.session.document
        if cursor is not None and chart is not None and any(each.id == cursor.part for each in chart.actors):
            if way in {Way.LEFT, Way.RIGHT}:
                shift_lanes(self._stage, cursor.part, 1 if way is Way.RIGHT else -1)
            return
        cell = None if cursor is None else cell_at(document, cursor)
        if cursor is None or chart is None or cell is None:
            return
        if way in {Way.UP, Way.DOWN}:
            self._move_row(chart, cell[0], 1 if way is Way.DOWN else -1)
        elif cursor.part in _symbols(chart):
            self._shift_symbols(cursor.part, 1 if way is Way.RIGHT else -1)

    def connect(self) -> None:
        """Choose by keys where a flow from the present symbol leads."""
        chart = self._chart()
        if chart is not None and self._cursor is not None and self._cursor.part in _symbols(chart):
            self._stage.connect_by_keys(self._cursor.part)

    def next_flow(self) -> None:
        """Select the next flow of the present symbol: those that leave it, then those that come in."""
        cursor, chart = self._cursor, self._chart()
        if cursor is None or chart is None:
            return
        present = next((flow for flow in chart.flows if flow.id == cursor.part), None)
        source = present.source if present else cursor.part
        leaving = [flow.id for flow in chart.flows if flow.source == source]
        coming = [flow.id for flow in chart.flows if flow.target == source]
        flows = leaving or coming
        if flows:
            place = flows.index(cursor.part) + 1 if cursor.part in flows else 0
            self._go(Cursor(flows[place % len(flows)], "label"))

    def open_menu(self) -> None:
        """Offer what can be done with the present part."""
        cursor, chart = self._cursor, self._chart()
        if cursor is None or chart is None:
            return
        spot = Spot(_kind(chart, cursor), part=cursor.part, field=cursor.field)
        self._stage.ask(offers(self._stage, spot), cursor.part, cursor.field)

    def leave(self) -> None:
        """Let go of the gesture that runs, or else of the selection."""
        if not self._hand.cancel():
            self._stage.select(frozenset())

    @property
    def _cursor(self) -> Cursor | None:
        """Where the keyboard is; nowhere if that is gone, by an undo or a deletion elsewhere."""
        cursor, document = self._stage.selection.cursor, self._stage.session.document
        return cursor if cursor is not None and is_there(document, cursor.part, cursor.field) else None

    @property
    def _beginning(self) -> Cursor | None:
        """Where the keyboard begins: in the first row that is seen, or in the first of all."""
        return first_cell(self._stage.session.document, self._stage.row_in_view)

    def _is_lane(self, cursor: Cursor) -> bool:
        """Whether the cursor is in a row's cell of a lane, and on no symbol."""
        charts = self._stage.session.document.sop.charts
        return any(cursor.field == actor.id for chart in charts for actor in chart.actors)

    def _erase_lanes(self, ids: frozenset[str]) -> None:
        chart = self._chart()
        lanes = [actor.id for actor in chart.actors if actor.id in ids] if chart else []
        if lanes:
            self._stage.ask(lane_deletions(self._stage, lanes), lanes[0], "name")

    def _erase_cell(self, cursor: Cursor) -> None:
        document, ids = self._stage.session.document, frozenset({cursor.part})
        if cursor.field == "name":
            self._erase_lanes(ids)
            return
        found = erasure(document, ids) if cursor.field == "label" else None
        if found is not None:
            erase(self._stage, found, ids)
            return
        wording = wording_of(document, cursor.part, cursor.field)
        if wording is not None and wording.text:
            self._stage.commit(wording.label, wording.edit(""))

    def _shift_symbols(self, part: str, by: int) -> None:
        document = self._stage.session.document
        parts = taken_with(document, part, self._stage.selection.ids)
        edit = shifted(document, parts, by)
        if edit is not None:
            self._stage.commit(shift_label(document, parts, by), edit)
        elif len(parts) > 1:
            self._stage.say(NO_ROOM)

    def _move_row(self, chart: Chart, step_id: str, by: int) -> None:
        order = [step.id for step in chart.steps]
        place = order.index(step_id) + by
        if 0 <= place < len(order):
            label = _("pindahkan {row}").format(row=row_name(self._stage.session.document, step_id))
            rest = [step for step in order if step != step_id]
            before = rest[place] if place < len(rest) else None
            self._stage.commit(label, move_steps([step_id], before))
            self._stage.reveal(step_id, whole=False)

    def _go(self, cursor: Cursor | None) -> None:
        if cursor is not None:
            self._stage.select(frozenset({cursor.part}), cursor)
            self._stage.reveal(cursor.part, cursor.field)

    def _chart(self) -> Chart | None:
        return chart_around(self._stage)


def _symbols(chart: Chart) -> frozenset[str]:
    return frozenset(symbol.id for step in chart.steps for symbol in step.symbols)


def _kind(chart: Chart, cursor: Cursor) -> SpotKind:
    if cursor.part in _symbols(chart):
        return SpotKind.SYMBOL
    if any(flow.id == cursor.part for flow in chart.flows):
        return SpotKind.FLOW
    if any(actor.id == cursor.part for actor in chart.actors):
        return SpotKind.HEADER
    return SpotKind.CELL if any(actor.id == cursor.field for actor in chart.actors) else SpotKind.TEXT
