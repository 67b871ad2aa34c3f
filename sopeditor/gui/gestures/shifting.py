"""Moving symbols or lanes together: all that are selected with the one that is taken."""

from collections.abc import Iterable, Sequence

from sopeditor.edit.change import Edit
from sopeditor.edit.parts import sequence
from sopeditor.edit.symbols import move_symbol
from sopeditor.gui.naming import actor_name, actors_name, parts_name
from sopeditor.model.lookup import chart_of, symbol, symbols
from sopeditor.model.records import Document
from sopeditor.texts import _

NO_ROOM = _("Di sana tidak ada pelaksana untuk semua simbol yang terpilih.")


def taken_with(document: Document, part: str, selected: frozenset[str]) -> tuple[str, ...]:
    """The symbols of a chart that go with one of them: those selected with it, in reading order, or it alone."""
    if part not in selected:
        return (part,)
    return tuple(each.id for _row, each in symbols(chart_of(document, part)) if each.id in selected)


def lanes_with(document: Document, lane: str, selected: frozenset[str]) -> tuple[str, ...]:
    """The lanes of a chart that go with one of them: those selected with it, from left to right, or it alone."""
    if lane not in selected:
        return (lane,)
    return tuple(each.id for each in chart_of(document, lane).actors if each.id in selected)


def lanes_label(document: Document, lanes: Sequence[str]) -> str:
    """The name of moving these lanes."""
    return _("pindahkan {actors}").format(actors=actors_name(document, lanes))


def shifted(document: Document, parts: Iterable[str], by: int) -> Edit | None:
    """The edit that gives symbols of one chart to the pelaksana so many lanes right; None if a lane is missing."""
    edits: list[Edit] = []
    for part in parts:
        chart = chart_of(document, part)
        order = [actor.id for actor in chart.actors]
        place = order.index(symbol(chart, part).actor) + by
        if not 0 <= place < len(order):
            return None
        edits.append(move_symbol(part, order[place]))
    return sequence(*edits)


def shift_label(document: Document, parts: tuple[str, ...], by: int) -> str:
    """The name of the undo step; of a single symbol it says which pelaksana it goes to."""
    name = parts_name(document, parts)
    if len(parts) > 1:
        return _("pindahkan {parts}").format(parts=name)
    chart = chart_of(document, parts[0])
    order = [actor.id for actor in chart.actors]
    lane = order[order.index(symbol(chart, parts[0]).actor) + by]
    return _("pindahkan {parts} ke {actor}").format(parts=name, actor=actor_name(document, lane))
