"""A rubber band: selects the symbols in it with the flows between them, or else the rows it touches."""

from collections.abc import Iterator

from sopeditor.gui.gestures.desk import Desk
from sopeditor.gui.gestures.hints import Hint, Tone
from sopeditor.gui.gestures.stage import Gesture, Pointer, Stage
from sopeditor.gui.selection import Cursor
from sopeditor.layout.routing.problem import Rect
from sopeditor.layout.sheet import Page
from sopeditor.model.records import Document


class RubberBand:
    """Spans from where the button was pressed to the pointer, over all pages; with Ctrl it adds to the selection."""

    def __init__(self, stage: Stage, pressed: Pointer) -> None:
        self._stage = stage
        self._pressed = pressed
        self._desk = Desk(stage.sheet)
        self._before = stage.selection.ids, stage.selection.cursor
        self._kept = stage.selection.ids if pressed.control else frozenset[str]()

    def move(self, pointer: Pointer) -> Gesture:
        """Select what is in it now; the keyboard goes on from the first of it."""
        band = _between(self._pressed.desk, pointer.desk)
        inside, first = caught(self._stage.session.document, tuple(self._pages(band)))
        self._stage.select(self._kept | inside, first)
        start, corner = self._pressed.point, self._pressed.desk
        shown = Rect(band.x + start[0] - corner[0], band.y + start[1] - corner[1], band.w, band.h)
        self._stage.show_hints((Hint(Tone.BAND, self._pressed.page, shown),))
        return self

    def release(self, pointer: Pointer) -> None:
        """Take the rectangle away and leave selected what it caught."""
        self.move(pointer)
        self._stage.show_hints(())

    def cancel(self) -> None:
        """Select what was selected before."""
        self._stage.show_hints(())
        self._stage.select(*self._before)

    def _pages(self, band: Rect) -> Iterator[tuple[Page, Rect]]:
        """The pages that the band touches, each with the band in its coordinates."""
        for index in self._desk.between(band.y, band.y + band.h):
            x, y = self._desk.on_page(index, (band.x, band.y))
            yield self._stage.sheet.pages[index], Rect(x, y, band.w, band.h)


def caught(document: Document, bands: tuple[tuple[Page, Rect], ...]) -> tuple[frozenset[str], Cursor | None]:
    """The symbols that a band touches and the flows between them, or else rows; and the first of these."""
    tables = [(table, band) for page, band in bands for table in page.tables]
    nodes = [node for table, band in tables for node in table.nodes if touches(band, node.box)]
    symbols = dict.fromkeys(node.symbol for node in nodes if node.symbol)
    if symbols:
        flows = (flow for chart in document.sop.charts for flow in chart.flows)
        inner = {flow.id for flow in flows if {flow.source, flow.target} <= symbols.keys()}
        return frozenset(inner | symbols.keys()), Cursor(next(iter(symbols)))
    rows = [row.step for table, band in tables for row in table.rows if touches(band, row.box)]
    return frozenset(rows), Cursor(rows[0], "number") if rows else None


def _between(start: tuple[float, float], end: tuple[float, float]) -> Rect:
    left, top = min(start[0], end[0]), min(start[1], end[1])
    return Rect(left, top, abs(end[0] - start[0]), abs(end[1] - start[1]))


def touches(one: Rect, other: Rect) -> bool:
    """Whether two rectangles have something in common."""
    beside = one.x + one.w < other.x or other.x + other.w < one.x
    above = one.y + one.h < other.y or other.y + other.h < one.y
    return not (beside or above)
