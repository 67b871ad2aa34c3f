"""Cut, copy, paste and duplicate on the sheet: rows, symbols with the flows between them, or the text of a cell."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from sopeditor.edit.copying import Copied, copied, insert_copied, put_copied, renewed
from sopeditor.edit.parts import new_id
from sopeditor.gui.cells.columns import TableColumn, parts_of
from sopeditor.gui.cells.grid import Grid
from sopeditor.gui.cells.pasting import paste_block
from sopeditor.gui.cells.reading import Reading
from sopeditor.gui.cells.system_clipboard import (
    TooMuch,
    cells_on_clipboard,
    fill_clipboard,
    rows_on_clipboard,
)
from sopeditor.gui.gestures.erasing import Erasure, erase, erasure
from sopeditor.gui.gestures.stage import Stage, chart_around
from sopeditor.gui.gestures.wording import Wording, wording_of
from sopeditor.gui.naming import parts_name
from sopeditor.gui.selection import Cursor
from sopeditor.model.lookup import chart_of
from sopeditor.model.profile import Profile
from sopeditor.model.records import Chart, Document
from sopeditor.texts import _

_ROW_PARTS = {"number": TableColumn.ACTIVITY, **{part.value: part for part in TableColumn}}
_FLOWS_ALONE = _("Panah ikut tersalin bila kedua simbolnya terpilih.")
_NOTHING = _("Pilih dulu langkah, simbol, atau sel yang akan disalin.")


class CanvasClipboard(QObject):
    """Acts on what is selected, as every program does."""

    told = Signal(str)
    """A sentence about what could not be pasted."""

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage

    def copy(self) -> bool:
        """Put what is selected on the clipboard; False (and a sentence) if that is nothing."""
        text = self._text()
        if text is not None:
            fill_clipboard(((text.text,),))
            return True
        chart = self._chart()
        copy = copied(chart, self._ids) if chart else None
        if chart is None or copy is None:
            self._stage.say(_FLOWS_ALONE if chart and self._ids & _flows(chart) else _NOTHING)
            return False
        fill_clipboard(_grid(chart, copy, self._document.profile), copy)
        return True

    def cut(self) -> None:
        """Copy, then delete; arrows close over what goes."""
        text, ids = self._text(), self._ids
        if not self.copy():
            return
        if text is not None:
            self._stage.commit(_("potong teks"), text.edit(""))
            return
        found = erasure(self._document, ids)
        if found is not None:
            label = _("potong {parts}").format(parts=parts_name(self._document, ids))
            erase(self._stage, Erasure(label, found.edit), ids)

    def paste(self) -> None:
        """Put symbols into the empty cell of the cursor or below its row, rows below it, texts from its cell on."""
        copy = rows_on_clipboard()
        if copy is not None and copy.rows:
            label = _("tempel {parts}").format(parts=_counted(copy))
            self._put(copy, label, into=self._empty_cell() if copy.bare else None)
            return
        try:
            cells = cells_on_clipboard()
        except TooMuch as error:
            self.told.emit(str(error))
            return
        if cells.grid:
            self._fill(cells.grid, cells.beside)
        else:
            self._stage.say(_("Belum ada yang disalin."))

    def duplicate(self) -> None:
        """Copy the selected rows or symbols as new rows below them."""
        chart = self._chart()
        copy = copied(chart, self._ids) if chart else None
        if copy is None:
            self._stage.say(_NOTHING)
        else:
            self._put(copy, _("gandakan {parts}").format(parts=parts_name(self._document, self._ids)))

    @property
    def _document(self) -> Document:
        return self._stage.session.document

    @property
    def _ids(self) -> frozenset[str]:
        return self._stage.selection.ids

    def _text(self) -> Wording | None:
        """The text of the cell the cursor is in, unless a whole row or a symbol is selected."""
        cursor = self._stage.selection.cursor
        if cursor is None or self._ids != {cursor.part} or cursor.field in {"", "number"}:
            return None
        return wording_of(self._document, cursor.part, cursor.field)

    def _chart(self) -> Chart | None:
        return chart_around(self._stage)

    def _empty_cell(self) -> tuple[str, str] | None:
        """The row and lane of the cursor, if it stands in a lane's empty cell."""
        cursor, chart = self._stage.selection.cursor, self._chart()
        if cursor is None or chart is None or all(actor.id != cursor.field for actor in chart.actors):
            return None
        row = next((step for step in chart.steps if step.id == cursor.part), None)
        if row is None or any(symbol.actor == cursor.field for symbol in row.symbols):
            return None
        return row.id, cursor.field

    def _put(self, copy: Copied, label: str, into: tuple[str, str] | None = None) -> None:
        chart = self._chart()
        if chart is None:
            return
        ids = renewed(copy, new_id)
        if into is not None:
            edit = put_copied(chart, copy, *into, ids, new_id())
        else:
            edit = insert_copied(chart, copy, self._below(chart), ids, new_id())
        parts = copy.symbols if copy.bare else copy.steps
        if self._stage.commit(label, edit):
            self._select([ids[part.id] for part in parts], "" if copy.bare else "number")

    def _fill(self, grid: Grid, beside: Sequence[str]) -> None:
        """Put texts of another program into the cell of the cursor and those after it, or below the last row."""
        chart, text, cursor = self._chart(), self._text(), self._stage.selection.cursor
        rows = [step.id for step in chart.steps] if chart else []
        at = rows.index(cursor.part) if cursor and cursor.part in rows else None
        part = _ROW_PARTS.get(cursor.field) if cursor and at is not None else None
        if text is not None and (part is None or len(grid) == len(grid[0]) == 1):
            lines = (" ".join(filter(None, row)) for row in grid)
            self._stage.commit(_("tempel teks"), text.edit("\n".join(lines)))
        elif chart is not None:
            place = len(rows) if at is None or part is None else at
            order = parts_of(self._document.profile)
            pasted = paste_block(chart, grid, place, part or order[0], order)
            if self._stage.commit(_("tempel {count} baris").format(count=pasted.rows), pasted.edit):
                now = chart_of(self._document, chart.id).steps
                self._select([step.id for step in now[place : place + pasted.rows]], "number")
            told = pasted.told(chart_of(self._document, chart.id), beside)
            if told:
                self.told.emit(told)

    def _below(self, chart: Chart) -> str | None:
        """The row above which copies come: the one after the last selected; None: at the end."""
        chosen = [
            at
            for at, step in enumerate(chart.steps)
            if step.id in self._ids or any(symbol.id in self._ids for symbol in step.symbols)
        ]
        after = chosen[-1] + 1 if chosen else len(chart.steps)
        return chart.steps[after].id if after < len(chart.steps) else None

    def _select(self, parts: Iterable[str], field: str) -> None:
        chosen = list(parts)
        self._stage.select(frozenset(chosen), Cursor(chosen[0], field))
        self._stage.reveal(chosen[0])


def _grid(chart: Chart, copy: Copied, profile: Profile) -> Grid:
    """What other programs get: whole rows as a table, of symbols alone their texts."""
    if copy.bare:
        return tuple((symbol.text,) for symbol in copy.symbols)
    reading = Reading(chart, profile.words)
    return tuple(tuple(reading.text(step, part) for part in parts_of(profile)) for step in copy.steps)


def _counted(copy: Copied) -> str:
    if copy.bare:
        return _("{count} simbol").format(count=len(copy.symbols))
    return _("{count} langkah").format(count=len(copy.steps))


def _flows(chart: Chart) -> frozenset[str]:
    return frozenset(flow.id for flow in chart.flows)
