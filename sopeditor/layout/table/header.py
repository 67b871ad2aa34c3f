"""The table's header: words over the columns, lanes under their groups, and the row of column numbers (points)."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from msgspec import Struct

from sopeditor.layout.form import HEADER_FILL, MOST_NAME_LINES, NAME_INSET, SMALLEST, Form
from sopeditor.layout.ink import Ink, Inked, fitted, tallest
from sopeditor.layout.marks import Role
from sopeditor.layout.routing.problem import Rect
from sopeditor.layout.table.columns import Columns, Slot
from sopeditor.layout.typesetting.text import Block, Style, balanced, widest_syllable, widest_word
from sopeditor.model.profile import Column
from sopeditor.model.records import Actor

_QUALITY = (Column.SUPPLIES, Column.DURATION, Column.OUTPUT)
_UPRIGHT_LENGTHS = (48.0, 60.0, 72.0, 84.0, 96.0, 108.0, 120.0, 150.0, 200.0)
_SMALL_TYPE = 20.0
"""So much lower a header must get for turned names to be a point smaller."""

_MOST_PARTED = 0.25
"""The part of the lanes whose names may be hyphenated; with more of them, turned names are easier to read."""


class HeaderCell(Struct, frozen=True, gc=False):
    """A cell of the header, its `cell.y` counted from the header's top."""

    cell: Rect
    text: Block
    of: str
    field: str
    upright: bool = False


class Header(Struct, frozen=True, cache_hash=True):
    """The header of a chart: its height and its cells."""

    height: float
    cells: tuple[HeaderCell, ...]


@lru_cache(maxsize=256)
def header_of(actors: tuple[Actor, ...], columns: Columns, form: Form) -> Header:
    """Measure the header: words, groups and names on levels of their own, then the column numbers."""
    names = _lane_names(actors, columns.lanes, form)
    padding = 2 * form.row_padding
    line = form.bold.leading + padding
    words = _words(columns, form)
    has_groups = any(actor.group for actor in actors)
    over = tuple(_over_words(columns, form))
    first = max(line, tallest(text for _, _, text in over) + padding) if over else 0.0
    second = _groups_height(actors, columns, form) + padding if has_groups else 0.0
    quality = [block for key, block in words.items() if key in _QUALITY]
    whole = [block for key, block in words.items() if key not in _QUALITY]
    third = max(names.height, tallest(quality) - second, tallest(whole) - first - second) + padding
    levels = (first, second, max(third, line))
    cells = [
        *_word_cells(columns, words, over, levels),
        *_group_cells(actors, columns, levels, form),
        *_name_cells(actors, columns, names, levels),
    ]
    cells.sort(key=lambda found: (found.cell.x, found.cell.y))  # the order in which it is read
    height = sum(levels)
    if form.profile.column_numbers:
        numbers = tuple(_numbers(columns, height, form))
        cells += numbers
        height += numbers[0].cell.h if numbers else 0.0
    return Header(height, tuple(cells))


@lru_cache(maxsize=128)
def drawn_header(header: Header, top: float, form: Form) -> Inked:
    """The header's cells with their rules; the frame around all of it is the table's."""
    ink = Ink()
    moved = [
        (found, Rect(found.cell.x, found.cell.y + top, found.cell.w, found.cell.h)) for found in header.cells
    ]
    for _, cell in moved:
        ink.box(cell, form.table_pen, HEADER_FILL, Role.HEADER)
    for found, cell in moved:
        if found.upright:
            ink.write_upright(found.text, cell, found.of, found.field)
        else:
            ink.write(found.text, cell, found.of, found.field, inset=1.0, across=0.5, role=Role.HEADER)
    return ink.inked()


def _words(columns: Columns, form: Form) -> dict[str, Block]:
    """The words over the text columns, all as small as the one that finds least room."""
    texts = {slot: getattr(form.profile.words, slot.key) for slot in columns.texts}
    alone = (fitted(text, form.bold, slot.w - 2 * NAME_INSET) for slot, text in texts.items())
    size = min((block.style.size for block in alone), default=form.bold.size)
    style = Style(form.bold.family, size, bold=True)
    return {slot.key: fitted(text, style, slot.w - 2 * NAME_INSET) for slot, text in texts.items()}


class _Names(Struct, frozen=True):
    """The names of the lanes, set; all of them upright or none."""

    blocks: tuple[Block, ...]
    upright: bool = False

    @property
    def height(self) -> float:
        """The height of the cells that hold them, without padding."""
        return max((b.width if self.upright else b.height for b in self.blocks), default=0.0)


def _lane_names(actors: tuple[Actor, ...], lanes: tuple[Slot, ...], form: Form) -> _Names:
    """The names across if their words fit, a little smaller if that helps; else hyphenated or upright."""
    rooms = [lane.w - 2 * NAME_INSET for lane in lanes]
    pairs = tuple(zip(actors, rooms, strict=False))
    short = min((room / max(widest_word(actor.name, form.bold), 1.0) for actor, room in pairs), default=1.0)
    size = form.bold.size * min(short, 1.0) - (0.01 if short < 1 else 0.0)
    if size >= min(SMALLEST, form.bold.size):
        return _across(pairs, Style(form.bold.family, size, bold=True))
    upright = _Names(_upright_names(actors, min(lane.w for lane in lanes), form), upright=True)
    return next((names for names in _hyphenated(pairs, form) if names.height <= upright.height), upright)


def _across(pairs: Iterable[tuple[Actor, float]], style: Style) -> _Names:
    return _Names(tuple(balanced(actor.name, style, room) for actor, room in pairs))


def _hyphenated(pairs: Sequence[tuple[Actor, float]], form: Form) -> Iterator[_Names]:
    """The names across with words of few divided between syllables, in the sizes at which all syllables fit."""
    for size in (form.bold.size, 8.0, SMALLEST):
        style = Style(form.bold.family, size, bold=True)
        parted = sum(widest_word(one.name, style) > room for one, room in pairs)
        if size > form.bold.size or parted > max(_MOST_PARTED * len(pairs), 1):
            continue
        if all(widest_syllable(one.name, style) <= room for one, room in pairs):
            names = _across(pairs, style)
            if names.height <= MOST_NAME_LINES * style.leading + 0.01:
                yield names


def _upright_names(actors: tuple[Actor, ...], width: float, form: Form) -> tuple[Block, ...]:
    """Names turned by 90°, as short as the lane's width allows, smaller where that makes the header much lower."""
    sizes = dict.fromkeys(min(size, form.bold.size) for size in (form.bold.size, 8.0, SMALLEST))
    found = [_upright_in(Style(form.bold.family, size, bold=True), actors, width) for size in sizes]
    fitting = [blocks for blocks in found if tallest(blocks) <= width - 2]
    return min(fitting or found[-1:], key=_upright_price)


def _upright_in(style: Style, actors: tuple[Actor, ...], width: float) -> tuple[Block, ...]:
    """Names to be turned, set to the least length at which they fit a lane; to the greatest if they don't."""
    longest = max((widest_word(actor.name, style) for actor in actors), default=0.0)
    blocks: tuple[Block, ...] = ()
    for length in _UPRIGHT_LENGTHS:
        blocks = tuple(balanced(actor.name, style, length) for actor in actors)
        if longest <= length and tallest(blocks) <= width - 2:
            break
    return blocks


def _upright_price(blocks: tuple[Block, ...]) -> float:
    """The height of turned names, and what small type is worth."""
    return max((block.width - _SMALL_TYPE * block.style.size for block in blocks), default=0.0)


def _over_words(columns: Columns, form: Form) -> Iterator[tuple[str, tuple[Slot, ...], Block]]:
    """The words that stand over the lanes and over neighbouring quality columns, with their slots."""
    over = {Column.ACTORS: ("actors", form.profile.words.actors)}
    over |= dict.fromkeys(_QUALITY, ("quality", form.profile.words.quality))
    for pair, slots in groupby(columns.slots, lambda slot: over.get(slot.column)):
        if pair is not None:
            covered = tuple(slots)
            width = _over(covered, 0.0, 0.0).w - 2
            yield pair[0], covered, fitted(pair[1], form.bold, width)


def _word_cells(
    columns: Columns,
    words: dict[str, Block],
    over: Iterable[tuple[str, tuple[Slot, ...], Block]],
    levels: tuple[float, float, float],
) -> Iterator[HeaderCell]:
    """The words of the text columns, and those that stand over several columns."""
    whole = sum(levels)
    for slot in columns.texts:
        top = levels[0] if slot.column in _QUALITY else 0.0
        cell = Rect(slot.x, top, slot.w, whole - top)
        yield HeaderCell(cell, words[slot.key], "", slot.key)
    for field, slots, text in over:
        yield HeaderCell(_over(slots, 0.0, levels[0]), text, "", field)


def _over(slots: tuple[Slot, ...], y: float, h: float) -> Rect:
    return Rect(slots[0].x, y, slots[-1].x + slots[-1].w - slots[0].x, h)


def _grouped(
    actors: tuple[Actor, ...], columns: Columns
) -> Iterator[tuple[str, tuple[Actor, ...], tuple[Slot, ...]]]:
    """Neighbours of one group, with its name ("" for lanes without one)."""
    pairs = zip(actors, columns.lanes, strict=False)
    for group, members in groupby(pairs, lambda pair: pair[0].group):
        found, slots = zip(*members, strict=True)
        yield group, found, slots


def _groups_height(actors: tuple[Actor, ...], columns: Columns, form: Form) -> float:
    return tallest(
        fitted(group, form.bold, _over(slots, 0.0, 0.0).w - 2 * NAME_INSET)
        for group, _, slots in _grouped(actors, columns)
    )


def _group_cells(
    actors: tuple[Actor, ...], columns: Columns, levels: tuple[float, float, float], form: Form
) -> Iterator[HeaderCell]:
    for group, members, slots in _grouped(actors, columns):
        if group:
            cell = _over(slots, levels[0], levels[1])
            text = fitted(group, form.bold, cell.w - 2 * NAME_INSET)
            yield HeaderCell(cell, text, members[0].id, "group")


def _name_cells(
    actors: tuple[Actor, ...], columns: Columns, names: _Names, levels: tuple[float, float, float]
) -> Iterator[HeaderCell]:
    for actor, lane, name in zip(actors, columns.lanes, names.blocks, strict=False):
        top = levels[0] + (levels[1] if actor.group else 0.0)
        cell = Rect(lane.x, top, lane.w, sum(levels) - top)
        yield HeaderCell(cell, name, actor.id, "name", upright=names.upright)


def _numbers(columns: Columns, top: float, form: Form) -> Iterator[HeaderCell]:
    texts = [fitted(f"({index})", form.body, slot.w) for index, slot in enumerate(columns.slots, 1)]
    height = max(form.body.leading, tallest(texts)) + form.row_padding
    for slot, text in zip(columns.slots, texts, strict=True):
        yield HeaderCell(Rect(slot.x, top, slot.w, height), text, "", "column number")
