"""What gestures act on and what they are told: the stage, the pointer, and the life of a gesture."""

from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import Qt

from sopeditor.edit.change import Edit
from sopeditor.edit.session import Session
from sopeditor.gui.gestures.hints import AnyHints
from sopeditor.gui.gestures.spots import Spot
from sopeditor.gui.selection import Cursor, Picked, Selection
from sopeditor.layout.marks import Point
from sopeditor.layout.sheet import Sheet
from sopeditor.model.lookup import part_ids
from sopeditor.model.records import Chart

ORIGIN = "canvas"


class Pointer(Struct, frozen=True):
    """Where the pointer is: a page (from 0) and a point of it; `reach` is how many points away it still hits."""

    page: int
    point: Point
    desk: Point
    reach: float
    control: bool = False
    shift: bool = False
    alt: bool = False


class Clipboard(Protocol):
    """Cut, copy, paste and duplicate what is selected."""

    def cut(self) -> None:
        """Copy, then delete."""

    def copy(self) -> bool:
        """Put what is selected on the clipboard; False if that is nothing."""

    def paste(self) -> None:
        """Put down what the clipboard holds."""

    def duplicate(self) -> None:
        """Copy what is selected as new rows below it."""


class Stage(Protocol):
    """The canvas, as gestures see it."""

    @property
    def session(self) -> Session:
        """The document being edited."""

    @property
    def selection(self) -> Selection:
        """What is selected."""

    @property
    def clipboard(self) -> Clipboard:
        """What is done with the clipboard."""

    @property
    def sheet(self) -> Sheet:
        """The sheet of the session's document, without preview."""

    @property
    def chart_in_view(self) -> str | None:
        """The chart that is seen; None if the sheet shows none."""

    @property
    def row_in_view(self) -> str | None:
        """The first row whose beginning is seen; None if none is."""

    def spot(self, pointer: Pointer) -> Spot:
        """What lies under the pointer."""

    def select(self, ids: frozenset[str], cursor: Cursor | None = None) -> None:
        """Select parts."""

    def show_hints(self, hints: AnyHints) -> None:
        """Show these hints over the paper, besides the selection."""

    def preview(self, edit: Edit | None) -> None:
        """Show what an edit would make of the document; None shows the document as it is."""

    def commit(self, label: str, edit: Edit, merge: str = "", chosen: Picked | None = None) -> bool:
        """Make an edit: one undo step with that name, which the edits that follow with the same `merge` join.

        `chosen` is selected then, and again whenever the edit is redone.
        """

    def edit_text(self, part: str, field: str) -> None:
        """Open a text where it stands, as soon as the sheet shows it."""

    def connect_by_keys(self, source: str) -> None:
        """Let the keyboard choose where a flow from a symbol leads."""

    def show_cursor(self, shape: Qt.CursorShape | None) -> None:
        """Give the pointer a shape; None: the usual one."""

    def reveal(self, part: str, field: str = "", *, whole: bool = True) -> None:
        """Scroll to a part of the document; to one that isn't seen whole only if `whole`."""

    def say(self, text: str) -> None:
        """Tell the user something that needs no answer; "" takes it back."""


def chart_around(stage: Stage) -> Chart | None:
    """The chart of the cursor or of what is selected, or else the one in view; None if there is none."""
    charts, cursor = stage.session.document.sop.charts, stage.selection.cursor
    parts = [cursor.part if cursor else "", *stage.selection.ids, stage.chart_in_view or ""]
    holding = (chart for part in parts for chart in charts if part == chart.id or part in part_ids(chart))
    return next(holding, next(iter(charts), None))


class Gesture(Protocol):
    """What the user does from a press to a release."""

    def move(self, pointer: Pointer) -> "Gesture":
        """Follow the pointer; returns the gesture that goes on from here."""

    def release(self, pointer: Pointer) -> None:
        """End the gesture where the pointer is, making its edit."""

    def cancel(self) -> None:
        """End the gesture as if it had never begun."""
