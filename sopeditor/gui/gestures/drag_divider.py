"""Dragging the border between two columns: one becomes wider, the other narrower."""

from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import Qt

from sopeditor.edit.charts import set_widths
from sopeditor.gui.gestures.gaps import header_top
from sopeditor.gui.gestures.hints import AnyHints, Hint, Tone
from sopeditor.gui.gestures.previewing import Outcome, Previewed
from sopeditor.gui.gestures.stage import Pointer, Stage
from sopeditor.layout.fitting import fit_columns
from sopeditor.layout.form import form_of
from sopeditor.layout.sheet import Page, Sheet
from sopeditor.layout.table.columns import Slot, columns_of
from sopeditor.model.lookup import chart_of
from sopeditor.model.records import Document, Width
from sopeditor.texts import _

NARROWEST = 14.0
_NEAR = 0.5


class Divider(Struct, frozen=True):
    """The border right of one column and left of another, in the header of a chart."""

    chart: str
    left: Slot
    right: Slot
    page: int
    ends: tuple[float, float]

    @property
    def x(self) -> float:
        """Where it stands."""
        return self.right.x


def divider_at(document: Document, sheet: Sheet, pointer: Pointer) -> Divider | None:
    """The column border under the pointer in a table's header; None elsewhere, also in the middle of a heading."""
    page = sheet.pages[pointer.page]
    x, y = pointer.point
    for table in page.tables:
        ends = header_top(page, table), table.area.y
        if not ends[0] <= y < ends[1]:
            continue
        slots = columns_of(chart_of(document, table.chart), form_of(document.profile)).slots
        for left, right in pairwise(slots):
            if abs(right.x - x) <= pointer.reach and _is_drawn(page, right.x, y):
                return Divider(table.chart, left, right, pointer.page, ends)
    return None


def _is_drawn(page: Page, x: float, y: float) -> bool:
    """Whether a cell of the page ends or begins there."""
    cells = (text.cell for text in page.texts if text.cell.y <= y <= text.cell.y + text.cell.h)
    return any(min(abs(cell.x - x), abs(cell.x + cell.w - x)) < _NEAR for cell in cells)


class DragDivider(Previewed):
    """A column border in the user's hand."""

    shape = Qt.CursorShape.SplitHCursor

    def __init__(self, stage: Stage, pressed: Pointer, divider: Divider) -> None:
        super().__init__(stage)
        self._divider = divider
        self._grip = pressed.point[0]
        chart = chart_of(self.document, divider.chart)
        self._slots = columns_of(chart, form_of(self.document.profile)).slots

    def outcome(self, pointer: Pointer) -> Outcome:
        """All widths as they are but the two beside the border."""
        shift = round(self._shift(pointer), 1)
        if not shift:
            return Outcome((0.0,))
        by = {self._divider.left.key: shift, self._divider.right.key: -shift}
        widths = [Width(slot.key, round(slot.w + by.get(slot.key, 0.0), 2)) for slot in self._slots]
        return Outcome((shift,), _("lebar kolom"), set_widths(self._divider.chart, widths))

    def live_hints(self, pointer: Pointer) -> AnyHints:
        """The border where it would be."""
        x = self._divider.x + self._shift(pointer)
        top, bottom = self._divider.ends
        return (Hint(Tone.GAP, self._divider.page, points=((x, top), (x, bottom))),)

    def _shift(self, pointer: Pointer) -> float:
        left, right = self._divider.left.w, self._divider.right.w
        return min(max(pointer.point[0] - self._grip, NARROWEST - left), right - NARROWEST)


def fit_all(stage: Stage, divider: Divider) -> None:
    """Give all columns of the chart their best widths."""
    document = stage.session.document
    widths = fit_columns(document, divider.chart)
    stage.commit(_("lebar kolom otomatis"), set_widths(divider.chart, widths))
