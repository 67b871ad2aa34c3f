"""The one door for edits: the current document, its history, its saved mark, and who is told what changed."""

from collections.abc import Callable

from msgspec import Struct

from sopeditor.edit.change import Change, Edit, difference
from sopeditor.model.records import Document

Listener = Callable[[Change], None]


class _Moment(Struct, frozen=True):
    """A document of the past or future: the edit that lies between it and the present, and where that was made."""

    document: Document
    label: str
    place: object
    merge: str = ""


class Snapshot(Struct, frozen=True):
    """A session as it was: its document, past and future."""

    document: Document
    past: tuple[_Moment, ...]
    future: tuple[_Moment, ...]


class Session:
    """Holds one document, applies edits to it and publishes each change to its listeners.

    Undo keeps old values, so that no inverse of an edit exists. A `place` (caret, selection) is whatever the caller
    wants to get back when the edit is undone or redone.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._saved: Document | None = document
        self._past: list[_Moment] = []
        self._future: list[_Moment] = []
        self._listeners: list[Listener] = []
        self._publishing = False

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self._document

    @property
    def is_saved(self) -> bool:
        """Whether the document is as it was when it was last saved."""
        return self._document is self._saved or self._document == self._saved

    def mark_saved(self, document: Document | None = None) -> None:
        """Note that the file holds `document` (by default the present one), and begin a new undo step."""
        self._saved = self._document if document is None else document
        self.seal()

    def mark_unsaved(self) -> None:
        """Note that no file holds what is here, whatever it is."""
        self._saved = None

    @property
    def undo_label(self) -> str:
        """The name of the edit that `undo` would take back; "" if there is none."""
        return self._past[-1].label if self._past else ""

    @property
    def redo_label(self) -> str:
        """The name of the edit that `redo` would make again; "" if there is none."""
        return self._future[-1].label if self._future else ""

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each change, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(
        self, label: str, edit: Edit, *, origin: str = "", place: object = None, merge: str = ""
    ) -> bool:
        """Make an edit and publish its change; False, with no trace, if it leaves the document equal.

        Edits that follow each other with the same non-empty `merge` become one undo step. RuntimeError if called by
        a listener: what is being told must not change. Whatever the edit raises is passed on, with nothing changed.
        """
        self._refuse_while_publishing()
        before = self._document
        after = edit(before)
        if after is before or after == before:
            return False
        if not self.joins(merge):
            self._past.append(_Moment(before, label, place, merge))
        self._future.clear()
        self._become(after, label, origin, None)
        return True

    def joins(self, merge: str) -> bool:
        """Whether an edit with that `merge` would join the one before it."""
        return bool(merge and self._past and self._past[-1].merge == merge)

    @property
    def run_start(self) -> Document | None:
        """The document before the merged edits that still go on, such as typing in a field; None if none do."""
        return self._past[-1].document if self._past and self._past[-1].merge else None

    def seal(self) -> None:
        """End the merging of edits: the next one is an undo step of its own."""
        if self._past:
            last = self._past[-1]
            self._past[-1] = _Moment(last.document, last.label, last.place)

    def snapshot(self) -> Snapshot:
        """The session as it is now, for `go_back`."""
        return Snapshot(self._document, tuple(self._past), tuple(self._future))

    def go_back(self, snapshot: Snapshot, origin: str = "") -> None:
        """Be as at the snapshot, as if nothing had been edited since: neither undo nor redo knows of it."""
        self._refuse_while_publishing()
        self._past, self._future = list(snapshot.past), list(snapshot.future)
        if self._document != snapshot.document:
            self._become(snapshot.document, "", origin, None)

    def undo(self, origin: str = "") -> bool:
        """Go back before the last edit; False if there is none."""
        return self._step(self._past, self._future, origin)

    def redo(self, origin: str = "") -> bool:
        """Make the last undone edit again; False if there is none."""
        return self._step(self._future, self._past, origin)

    def _step(self, source: list[_Moment], target: list[_Moment], origin: str) -> bool:
        self._refuse_while_publishing()
        if not source:
            return False
        moment = source.pop()
        self.seal()
        target.append(_Moment(self._document, moment.label, moment.place))
        self._become(moment.document, moment.label, origin, moment.place)
        return True

    def _become(self, document: Document, label: str, origin: str, place: object) -> None:
        change = difference(self._document, document, label, origin, place)
        self._document = document
        self._publishing = True
        try:
            for listener in tuple(self._listeners):
                listener(change)
        finally:
            self._publishing = False

    def _refuse_while_publishing(self) -> None:
        if self._publishing:
            raise RuntimeError("a listener of the session must not edit the document it is being told about")
