"""A rubber band: selects the symbols in it with the flows between them, or else the rows it touches."""

from sopeditor.gui.tools.hints import Hint, Tone
from sopeditor.gui.tools.stage import Gesture, Pointer, Stage
from sopeditor.layout.routing.problem import Rect
from sopeditor.layout.sheet import Page
from sopeditor.model.records import Document


class RubberBand:
    """Spans from where the button was pressed to the pointer; with Ctrl it adds to what is selected."""

    def __init__(self, stage: Stage, pressed: Pointer) -> None:
        self._stage = stage
        self._pressed = pressed
        self._before = stage.selection.ids, stage.selection.cursor
        self._kept = stage.selection.ids if pressed.control else frozenset[str]()

    def move(self, pointer: Pointer) -> Gesture:
        """Select what is in it now."""
        box = self._box(pointer)
        page = self._stage.sheet.pages[self._pressed.page]
        inside = caught(self._stage.session.document, page, box)
        self._stage.select(self._kept | inside, None)
        self._stage.show_hints((Hint(Tone.BAND, self._pressed.page, box),))
        return self

    def release(self, pointer: Pointer) -> None:
        """Keep what is selected."""
        self.move(pointer)
        self._stage.show_hints(())

    def cancel(self) -> None:
        """Select what was selected before."""
        self._stage.show_hints(())
        self._stage.select(*self._before)

    def _box(self, pointer: Pointer) -> Rect:
        start = self._pressed.point
        end = (
            start[0] + pointer.desk[0] - self._pressed.desk[0],
            start[1] + pointer.desk[1] - self._pressed.desk[1],
        )
        left, top = min(start[0], end[0]), min(start[1], end[1])
        return Rect(left, top, abs(end[0] - start[0]), abs(end[1] - start[1]))


def caught(document: Document, page: Page, box: Rect) -> frozenset[str]:
    """The symbols that a box touches and the flows between them; without symbols, the rows it touches."""
    nodes = [node for table in page.tables for node in table.nodes if node.symbol]
    symbols = {node.symbol for node in nodes if touches(box, node.box)}
    if symbols:
        flows = (flow for chart in document.sop.charts for flow in chart.flows)
        return frozenset(symbols | {flow.id for flow in flows if {flow.source, flow.target} <= symbols})
    rows = (row for table in page.tables for row in table.rows)
    return frozenset(row.step for row in rows if touches(box, row.box))


def touches(one: Rect, other: Rect) -> bool:
    """Whether two rectangles have something in common."""
    beside = one.x + one.w < other.x or other.x + other.w < one.x
    above = one.y + one.h < other.y or other.y + other.h < one.y
    return not (beside or above)
