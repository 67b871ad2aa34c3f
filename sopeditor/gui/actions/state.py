"""What the actions look at to know whether they can be used now."""

from collections.abc import Callable

from msgspec import Struct


class State(Struct, frozen=True):
    """A window at this moment; without a document everything else is at its default."""

    document: bool = False
    saved: bool = True
    undo: str = ""
    redo: str = ""
    steps: int = 0
    charts: int = 0
    view: str = ""
    properties: bool = False
    findings: bool = False


When = Callable[[State], bool]


def always(state: State) -> bool:
    """Can be used at any time."""
    del state
    return True


def with_document(state: State) -> bool:
    """Needs an open document."""
    return state.document


def with_steps(state: State) -> bool:
    """Needs at least one selected row."""
    return state.steps > 0


def with_undo(state: State) -> bool:
    """Needs something to undo."""
    return bool(state.undo)


def with_redo(state: State) -> bool:
    """Needs something to redo."""
    return bool(state.redo)


def with_several_charts(state: State) -> bool:
    """Needs a document with more than one chart."""
    return state.charts > 1
