"""The newest laid-out sheet of a session's document, or of what a running gesture would make of it.

Columns whose widths nobody chose keep still while somebody types: they get their new widths when the typing ends.

Many changes in a row are laid out once. Small documents are laid out at once in the window's thread; one whose
last layout took longer than `PATIENCE` seconds is laid out beside it, newest first, while the old sheet stays. Pages
out of view are drawn when nothing has changed for a while, one each time that the window is idle.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from sopeditor.edit.change import Change
from sopeditor.edit.session import Session
from sopeditor.layout.compose import lay_out
from sopeditor.layout.sheet import LaidOut, Sheet
from sopeditor.layout.table.columns import with_columns_of
from sopeditor.model.records import Document

PATIENCE = 0.05
CALM = 300  # milliseconds after which one looks whether the typing has ended
LEISURE = 300  # milliseconds without another sheet, after which pages out of view are drawn
ROW_GUESS = 0.001  # seconds a row may take, before anything has been measured


class SheetSource(QObject):
    """Keeps the newest sheet and emits `changed` when it is another; `busy_changed` tells of long layouts.

    `completed` tells that all of its pages are drawn, so that its notes can be asked for without waiting.
    """

    changed = Signal()
    completed = Signal()
    busy_changed = Signal(bool)
    _finished = Signal(object)

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        lay_out: Callable[[Document], Sheet] = lay_out,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._lay_out = lay_out
        self._shown = self._settled = LaidOut(Document(), Sheet(()))
        self._wanted = session.document
        self._in_view = range(0)
        self._cost = ROW_GUESS * sum(len(chart.steps) for chart in session.document.sop.charts)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="layout")
        self._running: Future[tuple[LaidOut, float]] | None = None
        self._overtaken: Future[tuple[LaidOut, float]] | None = None
        self._is_closed = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._begin)
        self._finished.connect(self._receive)
        self._ahead = 0
        self._leisure = QTimer(self, singleShot=True)
        self._leisure.timeout.connect(self._draw_ahead)
        self._calm = QTimer(self, interval=CALM)
        self._calm.timeout.connect(self._let_columns_go)
        self._unsubscribe = session.subscribe(self._follow)
        self._timer.start()

    @property
    def sheet(self) -> Sheet:
        """The newest sheet; without pages until the first layout."""
        return self._shown.sheet

    @property
    def document(self) -> Document:
        """The document that `sheet` shows."""
        return self._shown.document

    @property
    def is_behind(self) -> bool:
        """Whether the sheet shows another document than was asked for."""
        return self._wanted is not self._shown.document

    def preview(self, document: Document | None) -> None:
        """Show another document than the session's; None goes back to the session's."""
        self._calm.stop()
        self._want(self._session.document if document is None else document)

    def look_at(self, pages: range) -> None:
        """Say which pages are in view (from 0): a layout is ready when these are drawn."""
        self._in_view = pages

    def expect(self, cost: float) -> None:
        """Say how many seconds the next layout will probably take."""
        self._cost = cost

    def settle(self) -> Sheet:
        """Lay out now what is still waiting, and return the sheet of what was last asked for."""
        self._let_columns_go()
        self._timer.stop()
        if self.is_behind:
            known = self._shown.sheet if self._wanted == self._shown.document else self._lay_out(self._wanted)
            self._show(LaidOut(self._wanted, known))
        return self.sheet

    def close(self) -> None:
        """Stop listening to the session and laying out; once is enough, twice does no harm."""
        if not self._is_closed:
            self._is_closed = True
            self._unsubscribe()
            self._timer.stop()
            self._leisure.stop()
            self._calm.stop()
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _follow(self, change: Change) -> None:
        before, document = self._session.run_start, self._session.document
        self._want(document if before is None else with_columns_of(before, document))
        if self._wanted is document:
            self._calm.stop()
        else:
            self._calm.start()

    def _let_columns_go(self) -> None:
        """Show the session's document as it is when columns were kept still for typing that has ended."""
        if self._calm.isActive() and self._session.run_start is None:
            self._calm.stop()
            self._want(self._session.document)

    def _want(self, document: Document) -> None:
        self._wanted = document
        for known in (self._shown, self._settled):
            if document is known.document or document == known.document:
                self._timer.stop()
                self._show(LaidOut(document, known.sheet))
                return
        self._timer.start()

    def _begin(self) -> None:
        if self._running is not None or self._is_closed:
            return
        if self._cost <= PATIENCE:
            self._finish(*self._measured(self._wanted))
            return
        self.busy_changed.emit(True)
        self._running = self._pool.submit(self._measured, self._wanted)
        self._running.add_done_callback(self._finished.emit)

    def _measured(self, document: Document) -> tuple[LaidOut, float]:
        start = perf_counter()
        sheet = self._lay_out(document)
        sheet.pages[self._in_view.start : self._in_view.stop]  # looking at pages draws them
        return LaidOut(document, sheet), perf_counter() - start

    def _receive(self, future: "Future[tuple[LaidOut, float]]") -> None:
        self._running = None
        if future.cancelled():
            return
        self.busy_changed.emit(False)
        if future is not self._overtaken:
            self._finish(*future.result())
        elif self.is_behind:
            self._timer.start()

    def _finish(self, laid: LaidOut, cost: float) -> None:
        self._cost = cost
        if laid.document is not self._wanted:
            if not self.is_behind:
                return  # what was asked for later is shown already
            self._timer.start()
        self._show(laid)

    def _show(self, laid: LaidOut) -> None:
        self._overtaken = self._running  # what began before this is older
        if laid.document == self._session.document:
            self._settled = laid
        if laid.sheet is self._shown.sheet:
            self._shown = laid
            return
        self._shown = laid
        self._ahead = 0
        self._leisure.start(LEISURE)
        self.changed.emit()

    def _draw_ahead(self) -> None:
        """Draw one more page, whether it is in view or not; then let the window do what it has to do."""
        pages = self.sheet.pages
        if self._ahead < len(pages):
            pages[self._ahead : self._ahead + 1]  # looking at pages draws them
            self._ahead += 1
            self._leisure.start(0)
        else:
            self.completed.emit()
