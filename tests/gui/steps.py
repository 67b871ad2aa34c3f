"""What every gesture owes the user: exactly one undo step, under a name that tells what it did."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sopeditor.edit.session import Session


@contextmanager
def one_step(
    session: Session,
    name: str,
    undo: Callable[[], object],
    redo: Callable[[], object],
    shown: Callable[[], object] = lambda: None,
) -> Iterator[None]:
    """What is done meanwhile is one step of that name; it is undone and redone, and stays done.

    `shown` is what the user sees; it goes back and forth with the document.
    """
    before, past, seen = session.document, session.undo_label, shown()
    yield
    after, result = session.document, shown()
    assert after != before
    assert session.undo_label == name
    undo()
    assert session.document == before
    assert session.undo_label == past, "more than one step"
    assert session.redo_label == name
    assert shown() == seen
    redo()
    assert session.document == after
    assert (session.undo_label, session.redo_label) == (name, "")
    assert shown() == result
