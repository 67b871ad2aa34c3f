"""Walking over the sheet with the keyboard: from cell to cell, and in the lanes from symbol to symbol."""

from enum import StrEnum

from sopeditor.gui.selection import Cursor
from sopeditor.model.lookup import chart_of, symbols
from sopeditor.model.profile import Column, Profile
from sopeditor.model.records import Chart, Document, Step


class Way(StrEnum):
    """Where to go."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


def first_cell(document: Document, row: str | None = None) -> Cursor | None:
    """Where walking begins: the first text of a row (None: the first of all); None without rows."""
    for chart in document.sop.charts:
        for step in chart.steps:
            if row in {None, step.id}:
                return Cursor(step.id, first_field(document, chart))
    return None


def first_field(document: Document, chart: Chart) -> str:
    """The leftmost text of a chart's rows."""
    return _fields(document.profile, chart)[0]


def at_end(document: Document, cursor: Cursor, *, last: bool, whole: bool) -> Cursor | None:
    """The first or last cell of the cursor's row, or of its whole table; None outside of tables."""
    found = _cell(document, cursor)
    if found is None:
        return None
    chart, row, _field = found
    row = chart.steps[-1 if last else 0] if whole else row
    return _entered(row, _fields(document.profile, chart)[-1 if last else 0])


def walked(document: Document, cursor: Cursor, way: Way) -> Cursor | None:
    """The cell or symbol beside the cursor's; None at the table's border or outside of it."""
    found = _cell(document, cursor)
    if found is None:
        return None
    chart, row, field = found
    if way in {Way.LEFT, Way.RIGHT}:
        return _beside(document.profile, chart, row, field, 1 if way is Way.RIGHT else -1)
    by = 1 if way is Way.DOWN else -1
    stack = _stack(row, field)
    place = stack.index(cursor.part) + by if cursor.part in stack else -1
    if 0 <= place < len(stack):
        return Cursor(stack[place])
    other = chart.steps.index(row) + by
    if not 0 <= other < len(chart.steps):
        return None
    return _entered(chart.steps[other], field, last=way is Way.UP)


def tabbed(document: Document, cursor: Cursor, by: int) -> Cursor | None:
    """The next text (`by` = 1) or the one before (-1), over the rows' ends; None at the end of the table."""
    found = _cell(document, cursor)
    if found is None:
        return None
    chart, row, field = found
    everything = _fields(document.profile, chart)
    lanes = {actor.id for actor in chart.actors}
    texts = [name for name in everything if name not in lanes]
    place = everything.index(field) if field in everything else 0
    ahead = [
        name for name in (everything[place + 1 :] if by > 0 else everything[:place][::-1]) if name in texts
    ]
    if ahead:
        return Cursor(row.id, ahead[0])
    other = chart.steps.index(row) + by
    if not texts or not 0 <= other < len(chart.steps):
        return None
    return Cursor(chart.steps[other].id, texts[0 if by > 0 else -1])


def cell_at(document: Document, cursor: Cursor) -> tuple[str, str] | None:
    """The row and the column or lane in which the cursor stands, also if it is on a symbol, or a flow's source."""
    found = _cell(document, cursor)
    return None if found is None else (found[1].id, found[2])


def _cell(document: Document, cursor: Cursor) -> tuple[Chart, Step, str] | None:
    try:
        chart = chart_of(document, cursor.part)
    except KeyError:
        return None
    for row in chart.steps:
        if row.id == cursor.part:
            return chart, row, cursor.field
    sources = {flow.id: flow.source for flow in chart.flows}
    part = sources.get(cursor.part, cursor.part)
    for row, each in symbols(chart):
        if each.id == part:
            return chart, row, each.actor
    return None


def _beside(profile: Profile, chart: Chart, row: Step, field: str, by: int) -> Cursor | None:
    fields = _fields(profile, chart)
    place = (
        fields.index(field) + by if field in fields else 0 if by > 0 else -1
    )  # the number stands before them
    if not 0 <= place < len(fields):
        return None
    return _entered(row, fields[place])


def _entered(row: Step, field: str, *, last: bool = False) -> Cursor:
    stack = _stack(row, field)
    return Cursor(stack[-1 if last else 0]) if stack else Cursor(row.id, field)


def _stack(row: Step, actor_id: str) -> list[str]:
    return [each.id for each in row.symbols if each.actor == actor_id]


def _fields(profile: Profile, chart: Chart) -> list[str]:
    """The columns from left to right, the lanes by their actors' ids; the number is no text to walk to."""
    fields: list[str] = []
    for column in profile.columns:
        if column is Column.ACTORS:
            fields += [actor.id for actor in chart.actors]
        elif column is not Column.NUMBER:
            fields.append(column.value)
    return fields
