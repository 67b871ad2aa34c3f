"""Selecting by click: what a spot selects, and how Ctrl and Shift add to what is selected already."""

from msgspec.structs import replace

from sopeditor.gui.gestures.spots import Spot, SpotKind
from sopeditor.gui.gestures.stage import Pointer, Stage
from sopeditor.gui.selection import Cursor
from sopeditor.model.records import Document


def pick(stage: Stage, pointer: Pointer) -> Spot:
    """Select what lies under the pointer, and return it; with Ctrl, in addition to what is selected."""
    spot = _next_of(stage.spot(pointer), stage.selection.cursor)
    chosen, cursor = chosen_by(spot)
    present = stage.selection.ids
    if pointer.control and chosen:
        stage.select(present | chosen, cursor)
    elif pointer.shift and chosen:
        stage.select(
            _stretch(stage.session.document, stage.selection.cursor, spot) or present | chosen, cursor
        )
    elif not (chosen and chosen <= present and len(present) > 1):
        stage.select(chosen, cursor)
    return spot


def clicked(stage: Stage, pointer: Pointer, spot: Spot, before: frozenset[str]) -> None:
    """After a press and release without a drag: what was clicked is selected alone; with Ctrl it is or is not.

    `before` was selected when the button was pressed.
    """
    chosen, cursor = chosen_by(spot)
    if pointer.control and chosen <= before:
        stage.select(stage.selection.ids - chosen, cursor)
    elif not (pointer.control or pointer.shift) and chosen < stage.selection.ids:
        stage.select(chosen, cursor)


def chosen_by(spot: Spot) -> tuple[frozenset[str], Cursor | None]:
    """The ids and the cursor that a click on a spot selects."""
    if spot.kind is SpotKind.DESK:
        return frozenset(), None
    field = {SpotKind.NUMBER: "number", SpotKind.SYMBOL: "", SpotKind.FLOW: ""}.get(spot.kind, spot.field)
    return frozenset({spot.part}), Cursor(spot.part, field)


def _next_of(spot: Spot, cursor: Cursor | None) -> Spot:
    """Of a line that stands for several flows, the one after the one that is selected."""
    if cursor is None or cursor.part not in spot.shared:
        return spot
    following = spot.shared.index(cursor.part) + 1
    return replace(spot, part=spot.shared[following % len(spot.shared)])


def _stretch(document: Document, start: Cursor | None, end: Spot) -> frozenset[str]:
    """The rows from the cursor's to the spot's, if both stand in rows of one chart."""
    for chart in document.sop.charts:
        order = [step.id for step in chart.steps]
        if start is not None and start.part in order and end.part in order:
            first, last = sorted((order.index(start.part), order.index(end.part)))
            return frozenset(order[first : last + 1])
    return frozenset()
