"""Putting a new symbol onto the sheet: into a cell, as a new row on a row border, or over another symbol."""

from sopeditor.edit.parts import new_id
from sopeditor.edit.steps import insert_step
from sopeditor.edit.symbols import place_symbol, set_kind
from sopeditor.gui.gestures.gaps import RowGap, lane_under, row_gap_at
from sopeditor.gui.gestures.hints import AnyHints, PartHint, Tone
from sopeditor.gui.gestures.previewing import NOTHING, Outcome, Previewed
from sopeditor.gui.gestures.spots import Spot, SpotKind, lane_cell, spot_at
from sopeditor.gui.gestures.stage import Pointer, Stage
from sopeditor.gui.naming import row_name, symbol_name
from sopeditor.gui.selection import Cursor, Picked
from sopeditor.layout.sheet import PlacedLane
from sopeditor.model.lookup import chart_of, symbol
from sopeditor.model.records import Step, Symbol, SymbolKind
from sopeditor.texts import _


class PlaceSymbol(Previewed):
    """Carries a symbol of one kind over the sheet; its ids are given once, so that the preview is what comes."""

    def __init__(self, stage: Stage, kind: SymbolKind) -> None:
        super().__init__(stage)
        self._kind = kind
        self._symbol, self._step, self._flow = new_id(), new_id(), new_id()

    def outcome(self, pointer: Pointer) -> Outcome:
        """What letting go there would add or change."""
        spot = spot_at(self.sheet, pointer.page, pointer.point, 0.0)
        if spot.kind is SpotKind.SYMBOL:
            return self._over(spot)
        lane = lane_under(self.sheet, pointer)
        if lane is None:
            return self._outside(pointer)
        if not chart_of(self.document, lane.actor).steps:
            return self._row(chart_of(self.document, lane.actor).id, None, lane, ())
        gap = row_gap_at(self.sheet, pointer)
        cell = lane_cell(self.sheet, pointer.page, pointer.point)
        if gap is not None and (cell is None or abs(gap.line[0][1] - pointer.point[1]) <= pointer.reach):
            return self._between(gap, lane)
        return self._into(cell) if cell is not None else NOTHING

    def _over(self, spot: Spot) -> Outcome:
        if symbol(chart_of(self.document, spot.part), spot.part).kind is self._kind:
            return NOTHING
        label = _("ubah {symbol}").format(symbol=symbol_name(self.document, spot.part))
        hint = PartHint(Tone.TARGET, spot.part)
        return Outcome(
            ("over", spot.part),
            label,
            set_kind(spot.part, self._kind),
            (hint,),
            chosen=Picked(Cursor(spot.part)),
        )

    def _into(self, cell: Spot) -> Outcome:
        label = _("simbol baru {row}").format(row=row_name(self.document, cell.part))
        edit = place_symbol(cell.part, Symbol(self._symbol, cell.field, self._kind), self._flow)
        hint = PartHint(Tone.TARGET, cell.part, cell.field)
        return Outcome(
            ("into", cell.part, cell.field), label, edit, (hint,), chosen=Picked(Cursor(self._symbol))
        )

    def _between(self, gap: RowGap, lane: PlacedLane) -> Outcome:
        return self._row(gap.chart, gap.before, lane, (gap.hint,))

    def _row(self, chart: str, before: str | None, lane: PlacedLane, hints: AnyHints) -> Outcome:
        step = Step(self._step, symbols=(Symbol(self._symbol, lane.actor, self._kind),))
        edit = insert_step(chart, before, step, self._flow)
        key = "row", chart, before, lane.actor
        return Outcome(key, _("langkah baru"), edit, hints, chosen=Picked(Cursor(self._symbol)))

    def _outside(self, pointer: Pointer) -> Outcome:
        has_lanes = any(chart.actors for chart in self.document.sop.charts)
        reason = "" if has_lanes else _("Tambahkan pelaksana dulu: simbol berdiri di kolom pelaksana.")
        where = _("Lepaskan di kolom pelaksana, atau di garis antarlangkah untuk langkah baru.")
        return Outcome("outside", reason=reason, aside="" if reason else where)
