"""What is to be said about a session's document, reckoned beside the window once nothing changes for a moment."""

from concurrent.futures import Future, ThreadPoolExecutor

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from sopeditor.checks.checking import Report, examine
from sopeditor.checks.finding import Finding
from sopeditor.checks.ordering import in_reading_order
from sopeditor.edit.change import Change
from sopeditor.edit.session import Session
from sopeditor.model.records import Document

CALM = 400  # milliseconds without a change, after which the document is examined


class Examined(Struct, frozen=True):
    """A document, and what is to be said about it in reading order."""

    document: Document
    report: Report


class FindingSource(QObject):
    """Trails the document by some tenths of a second; `changed` tells that there is something else to be said."""

    changed = Signal()
    _finished = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._known: Examined | None = None
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="findings")
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self._begin)
        self._finished.connect(self._receive)
        self._unsubscribe = session.subscribe(self._follow)
        self._calm.start()

    @property
    def document(self) -> Document:
        """The document that was last examined; an empty one before the first time."""
        return self._known.document if self._known else Document()

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that the user has not set aside, as last found."""
        return self._known.report.open if self._known else ()

    def settle(self) -> Report:
        """What is to be said about the document as it is now."""
        self._calm.stop()
        if self._known is None or self._known.document is not self._session.document:
            self._show(_examined(self._session.document))
        return self._known.report if self._known else Report()

    def close(self) -> None:
        """Stop listening to the session."""
        self._unsubscribe()
        self._calm.stop()
        self._pool.shutdown()

    def _follow(self, change: Change) -> None:
        del change
        self._calm.start()

    def _begin(self) -> None:
        self._pool.submit(_examined, self._session.document).add_done_callback(self._finished.emit)

    def _receive(self, future: "Future[Examined]") -> None:
        found = future.result()
        if found.document is self._session.document:
            self._show(found)

    def _show(self, found: Examined) -> None:
        before, self._known = self._known, found
        if before is None or before.report != found.report:
            self.changed.emit()


def _examined(document: Document) -> Examined:
    report = examine(document)
    return Examined(
        document,
        Report(in_reading_order(document, report.open), in_reading_order(document, report.ignored)),
    )
