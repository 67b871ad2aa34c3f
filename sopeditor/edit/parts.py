"""The small tools edits are made of: rebuild one chart, one step, one symbol, and leave all else as it is."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from secrets import token_hex

from msgspec.structs import replace

from sopeditor.edit.change import Edit
from sopeditor.model.lookup import Part, PartT, all_ids, by_id, chart_of, step_of
from sopeditor.model.profile import Words
from sopeditor.model.records import Chart, Document, Step, Symbol


def new_id() -> str:
    """A fresh id; 64 random bits, so that ids of different documents never meet."""
    return token_hex(8)


def sequence(*edits: Edit) -> Edit:
    """The edit that makes all of these, one after the other."""

    def edit(document: Document) -> Document:
        for each in edits:
            document = each(document)
        return document

    return edit


def in_chart(part_id: str, change: Callable[[Chart], Chart]) -> Edit:
    """The edit that changes the chart which is or holds that part; KeyError if there is none."""

    def edit(document: Document) -> Document:
        chart = chart_of(document, part_id)
        return with_charts(document, swapped(document.sop.charts, change(chart)))

    return edit


def in_chart_of_form(part_id: str, change: Callable[[Chart, Words], Chart]) -> Edit:
    """The same for a change that depends on the words of the document's form."""
    return lambda document: in_chart(part_id, lambda chart: change(chart, document.profile.words))(document)


def in_step(step_id: str, change: Callable[[Step], Step]) -> Edit:
    """The edit that changes one row; KeyError if there is none of that id."""

    def in_its_chart(chart: Chart) -> Chart:
        found = by_id(chart.steps, step_id)
        return replace(chart, steps=swapped(chart.steps, change(found)))

    return in_chart(step_id, in_its_chart)


def in_symbol(symbol_id: str, change: Callable[[Symbol], Symbol]) -> Edit:
    """The edit that changes one symbol in its place; KeyError if there is none of that id."""

    def in_its_chart(chart: Chart) -> Chart:
        row = step_of(chart, symbol_id)
        changed = change(by_id(row.symbols, symbol_id))
        return replace(chart, steps=swapped(chart.steps, replace(row, symbols=swapped(row.symbols, changed))))

    return in_chart(symbol_id, in_its_chart)


def with_charts(document: Document, charts: tuple[Chart, ...]) -> Document:
    """The same document with these charts in place of its own."""
    return replace(document, sop=replace(document.sop, charts=charts))


def swapped(parts: tuple[PartT, ...], new: PartT) -> tuple[PartT, ...]:
    """The parts with `new` in the place of the one that has its id, if there is one."""
    for at, part in enumerate(parts):
        if part.id == new.id:
            return (*parts[:at], new, *parts[at + 1 :])
    return parts


def position(parts: Sequence[Part], before: str | None) -> int:
    """Where a part that goes before that id stands; the end for None. KeyError if there is no such id."""
    if before is None:
        return len(parts)
    for index, part in enumerate(parts):
        if part.id == before:
            return index
    raise KeyError(before)


def inserted(parts: tuple[PartT, ...], new: Iterable[PartT], before: str | None) -> tuple[PartT, ...]:
    """The parts with new ones before another (None: at the end); KeyError if there is no such one."""
    index = position(parts, before)
    return (*parts[:index], *new, *parts[index:])


def moved(parts: tuple[PartT, ...], ids: Iterable[str], before: str | None) -> tuple[PartT, ...]:
    """The parts with those ids, in their present order, put before another part (None: at the end).

    `before` may itself be one of the moved: then they go before the first part after it that stays.
    """
    wanted = set(ids)
    for part_id in wanted:
        by_id(parts, part_id)
    start = position(parts, before)
    travellers = tuple(part for part in parts if part.id in wanted)
    head = tuple(part for part in parts[:start] if part.id not in wanted)
    tail = tuple(part for part in parts[start:] if part.id not in wanted)
    return head + travellers + tail


def require_fresh(document: Document, ids: Iterable[str]) -> None:
    """ValueError if one of the ids is in use already, or occurs twice."""
    wanted = Counter(ids)
    twice = {part_id for part_id, times in wanted.items() if times > 1}
    for part_id in twice.union(wanted.keys() & all_ids(document.sop)):
        raise ValueError(f"id {part_id} is in use")
