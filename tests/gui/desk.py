"""A canvas on the desk of a test, and a hand that points at the parts of its document."""

from contextlib import AbstractContextManager

from gui.steps import one_step
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sopeditor.edit.session import Session
from sopeditor.gui.canvas import Canvas
from sopeditor.gui.gestures.hints import Tone
from sopeditor.gui.gestures.spots import Place, cell_of, places_of
from sopeditor.gui.selection import Selection
from sopeditor.gui.sheet_source import SheetSource
from sopeditor.layout.sheet import PlacedEdge, Sheet
from sopeditor.model.records import Chart, Document

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


class Hand:
    """Points at the parts of a document on a canvas, and takes them with the mouse."""

    def __init__(self, canvas: Canvas, source: SheetSource) -> None:
        self.canvas = canvas
        self.source = source

    @property
    def sheet(self) -> Sheet:
        return self.source.settle()

    def pixel(self, page: int, x: float, y: float) -> QPoint:
        """Where a point of a page is in the viewport."""
        place = self.canvas.desk.pages[page]
        return self.canvas.mapFromScene(QPointF(place.x + x, place.y + y))

    def middle(self, place: Place, across: float = 0.5, down: float = 0.5) -> QPoint:
        box = place.box
        return self.pixel(place.page, box.x + across * box.w, box.y + down * box.h)

    def place(self, part: str, field: str = "") -> Place:
        """Where a part, or its cell in a column or lane, stands on the sheet."""
        found = cell_of(self.sheet, part, field) if field else next(places_of(self.sheet, part))
        assert found is not None, (part, field)
        return found

    def at(self, part: str, field: str = "", across: float = 0.5, down: float = 0.5) -> QPoint:
        """A point (by default the middle) of a part, or of its cell in a column or lane, scrolled into view."""
        self.source.settle()
        self.canvas.reveal(part, field)
        return self.middle(self.place(part, field), across, down)

    def edge(self, flow_id: str) -> tuple[int, PlacedEdge]:
        """The first drawn line of a flow, and the page it is on."""
        return next(
            (page, edge)
            for page, found in enumerate(self.sheet.pages)
            for table in found.tables
            for edge in table.edges
            if flow_id in edge.flows
        )

    def end_of(self, flow_id: str, *, at_source: bool = False) -> QPoint:
        """Select a flow, and return where one of its ends is."""
        self.canvas.select(frozenset({flow_id}))
        page, edge = self.edge(flow_id)
        return self.pixel(page, *edge.points[0 if at_source else -1])

    def handle_of(self, part: str) -> QPoint:
        """Show a symbol's handles by hovering, and return where the right one is."""
        self.hover(self.at(part))
        handles = [hint.box for hint in self.canvas.hints if hint.tone is Tone.HANDLE and hint.box]
        place = self.place(part)
        edge = place.box.x + place.box.w
        right = min((box for box in handles if box.x > edge + 0.1), key=lambda box: box.x)
        return self.pixel(place.page, right.x, right.y)

    def press(self, at: QPoint, held: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.mousePress(self.canvas.viewport(), LEFT, held, at)

    def hover(self, at: QPoint) -> None:
        """Move the mouse with no button pressed."""
        self.move(at, button=Qt.MouseButton.NoButton)

    def move(self, at: QPoint, held: Qt.KeyboardModifier = NO_KEY, button: Qt.MouseButton = LEFT) -> None:
        """Move the mouse; QTest's own mouseMove tells of no pressed button."""
        view = self.canvas.viewport()
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            QPointF(at),
            QPointF(view.mapToGlobal(at)),
            Qt.MouseButton.NoButton,
            button,
            held,
        )
        QApplication.sendEvent(view, event)

    def release(self, at: QPoint, held: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.mouseRelease(self.canvas.viewport(), LEFT, held, at)

    def click(self, at: QPoint, held: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.mouseClick(self.canvas.viewport(), LEFT, held, at)

    def drag(self, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press, move in a few steps, release."""
        self.press(start, held)
        for part in (0.2, 0.6, 1.0):
            self.move(start + (end - start) * part, held)
        self.release(end, held)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.keyClick(self.canvas, key, held)


class Office(Hand):
    """A session with its canvas, shown in a window of 1100 × 800 pixels."""

    def __init__(self, qtbot: QtBot, document: Document) -> None:
        self.qtbot = qtbot
        self.session = Session(document)
        self.selection = Selection()
        source = SheetSource(self.session)
        self.first_sheet = source.settle()
        super().__init__(Canvas(self.session, self.selection, source), source)
        self.messages: list[str] = []
        self.canvas.message.connect(self.messages.append)
        qtbot.addWidget(self.canvas, before_close_func=lambda _: self.source.close())
        self.canvas.resize(1100, 800)
        with qtbot.waitExposed(self.canvas):
            self.canvas.show()
        self.canvas.setFocus()
        self.canvas.go_to_page(min(2, len(self.first_sheet.pages)))
        self.canvas.fit_page()

    @property
    def chart(self) -> Chart:
        return self.session.document.sop.charts[0]

    def one_step(self, name: str) -> AbstractContextManager[None]:
        """What is done meanwhile is one undo step of that name, for the document and for what is shown."""
        return one_step(self.session, name, self.session.undo, self.session.redo, lambda: self.sheet)
