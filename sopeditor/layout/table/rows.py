"""The rows of a table, measured: as high as their tallest cell or the symbols they hold (points)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from sopeditor.layout.form import DENSITIES, LABEL_WIDTH, STACK_GAP, Density, Form
from sopeditor.layout.ink import tallest
from sopeditor.layout.table.columns import Columns, Slot
from sopeditor.layout.table.symbols import Figure, figure
from sopeditor.layout.table.widths import field_of
from sopeditor.layout.typesetting.text import Block, set_text, wrappings
from sopeditor.model.profile import Column
from sopeditor.model.records import Step, Symbol, SymbolKind

Ties = tuple[tuple[str, str], ...]
Labels = tuple[tuple[str, str], ...]
"""The ids of symbols with the label of an exit."""

Cells = tuple[tuple[Column, Block], ...]

Stands = tuple[tuple[str, int], ...]
"""The ids of symbols with the numbers of their lanes."""

_LABEL_CLEAR = 3.0
_MOST_LABEL_LINES = 3
_SCALES = frozenset(density.scale for density in DENSITIES)


class StoodSymbol(Struct, frozen=True, gc=False):
    """A symbol in its row: the number of its lane and how far its centre lies below the row's.

    `room` is what the labels of its exits need above or below it.
    """

    symbol: Symbol
    lane: int
    figure: Figure
    offset: float
    room: float = 0.0


class Row(Struct, frozen=True, cache_hash=True, gc=False):
    """A step's row, or one part of a row taller than a page; only the first part has a heading and symbols.

    `heading` is the section heading above it, `head` the height that this takes. The number is not among the cells
    if it stands on one line, so that a row is the same value wherever it stands.
    """

    step: Step
    cells: Cells
    height: float
    symbols: tuple[StoodSymbol, ...] = ()
    stands: Stands = ()
    heading: Block | None = None
    head: float = 0.0
    part: int = 1
    parts: int = 1

    @property
    def total(self) -> float:
        """The height of the row and of the section heading above it, in points."""
        return self.head + self.height


def set_number(number: str, width: float, form: Form) -> Block:
    """A step's number in a slot of that width."""
    return set_text(number, form.body, width - 2 * form.padding)


def measured(
    step: Step, number: Block | None, ties: Ties, labels: Labels, columns: Columns, form: Form
) -> tuple[Row, ...]:
    """A step's row in each density; `number` is its number if that is no single line."""
    cells = tuple(_cells(step, number, columns, form))
    lines = tallest(block for _, block in cells)
    heading = (
        None if step.section is None else set_text(step.section, form.bold, heading_width(columns, form))
    )
    head = 0.0 if heading is None else max(heading.height, form.bold.leading) + 2 * form.row_padding
    stacks = _stacks(step, columns)
    stood = {scale: _stood(step, stacks, ties, labels, columns, form, scale) for scale in _SCALES}
    stands = stands_of(next(iter(stood.values())))
    found = []
    for density in DENSITIES:
        symbols = stood[density.scale]
        height = _height(lines, symbols, density, form)
        found.append(Row(step, cells, height, symbols, stands, heading, head))
    return tuple(found)


def _cells(step: Step, number: Block | None, columns: Columns, form: Form) -> Iterator[tuple[Column, Block]]:
    for slot in columns.texts:
        if slot.column is not Column.NUMBER:
            yield slot.column, set_text(field_of(slot.column, step), form.body, slot.w - 2 * form.padding)
        elif number is not None:
            yield slot.column, number


def divided(rows: Sequence[Row], densities: Sequence[Density], columns: Columns, form: Form) -> Iterator[Row]:
    """A row, given in each of `DENSITIES`, in some of them; with words divided where it is lower by that."""
    cells = _lower(rows[0], columns, form)
    lines = tallest(block for _, block in cells)
    for row, density in zip(rows, DENSITIES, strict=True):
        if density in densities and cells is row.cells:
            yield row
        elif density in densities:
            yield replace(row, cells=cells, height=_height(lines, row.symbols, density, form))


def _lower(row: Row, columns: Columns, form: Form) -> Cells:
    """A row's cells with words divided in those that have to be lower for it to be lower, or as they are.

    The highest come first: no text has more lines for being divided, so the others need not be looked at.
    """
    widths = {slot.column: slot.w - 2 * form.padding for slot in columns.texts}
    highest = sorted(row.cells, key=lambda cell: cell[1].height, reverse=True)
    parted: dict[Column, Block] = {}
    lines = 0.0
    for column, whole in highest:
        if whole.height <= lines:
            break
        if column is Column.NUMBER:
            parted[column] = whole
        else:
            parted[column] = set_text(field_of(column, row.step), form.body, widths[column], divide=True)
        lines = max(lines, parted[column].height)
        if lines >= highest[0][1].height:
            return row.cells
    return tuple((column, whole if whole.height <= lines else parted[column]) for column, whole in row.cells)


def _height(lines: float, symbols: Sequence[StoodSymbol], density: Density, form: Form) -> float:
    """The height of a row from that of its texts and from its symbols."""
    text = max(lines, form.body.leading) + 2 * (form.row_padding + density.padding)
    return max(text, reach(symbols, density))


def stands_on(rows: Iterable[Row]) -> tuple[Stands, ...]:
    """The symbols of each row."""
    return tuple(map(attrgetter("stands"), rows))


def stands_of(symbols: Sequence[StoodSymbol]) -> Stands:
    """The ids of symbols with the numbers of their lanes."""
    return tuple((stood.symbol.id, stood.lane) for stood in symbols)


def reach(symbols: Sequence[StoodSymbol], density: Density) -> float:
    """The height that the symbols of a row need around its middle."""
    return max(
        (2 * (abs(stood.offset) + stood.figure.h / 2 + symbol_room(stood, density)) for stood in symbols),
        default=0.0,
    )


def symbol_room(stood: StoodSymbol, density: Density) -> float:
    """The room between a symbol and its row's border."""
    room = density.decision if stood.symbol.kind is SymbolKind.DECISION else density.clearance
    return max(room, stood.room)


def heading_width(columns: Columns, form: Form) -> float:
    """The room for a section heading: the text columns before the lanes, or after them if the lanes come first."""
    return sum(slot.w for slot in heading_slots(columns)) - 2 * form.padding


def heading_slots(columns: Columns) -> tuple[Slot, ...]:
    """The slots over which a section heading stands: over the lanes only where there is nothing else."""
    before = tuple(takewhile(lambda slot: slot.column is not Column.ACTORS, columns.slots))
    return before or columns.texts or columns.slots


def _stacks(step: Step, columns: Columns) -> Mapping[int, Sequence[Symbol]]:
    """The symbols of each cell by the number of its lane; none if the form shows no lanes."""
    found: dict[int, list[Symbol]] = {}
    for symbol in step.symbols if columns.lanes else ():
        found.setdefault(columns.lane_numbers[symbol.actor], []).append(symbol)
    return found


def _stood(
    step: Step,
    stacks: Mapping[int, Sequence[Symbol]],
    ties: Ties,
    labels: Labels,
    columns: Columns,
    form: Form,
    scale: float,
) -> tuple[StoodSymbol, ...]:
    """The symbols of a row: those of one cell stacked, one alone at the height of the one it is joined to."""
    found: dict[str, StoodSymbol] = {}
    for lane, stack in stacks.items():
        width = columns.lanes[lane].w
        figures = [figure(one.kind, one.text, columns.box_width, width, scale, form) for one in stack]
        y = -(sum([one.h for one in figures]) + STACK_GAP * (len(figures) - 1)) / 2
        for symbol, one in zip(stack, figures, strict=True):
            rooms = [_label_room(label, width, form) for source, label in labels if source == symbol.id]
            found[symbol.id] = StoodSymbol(symbol, lane, one, y + one.h / 2, max(rooms, default=0.0))
            y += one.h + STACK_GAP
    if ties:
        alone = {stack[0].id for stack in stacks.values() if len(stack) == 1}
        found |= {own: _levelled(found[own], ties, alone, found) for own in alone}
    return tuple([found[symbol.id] for symbol in step.symbols]) if stacks else ()


def _levelled(stood: StoodSymbol, ties: Ties, alone: set[str], found: dict[str, StoodSymbol]) -> StoodSymbol:
    own = stood.symbol.id
    for pair in ties:
        other = pair[1] if pair[0] == own else pair[0] if pair[1] == own else own
        if other not in alone and other in found:
            return replace(stood, offset=found[other].offset)
    return stood


def _label_room(label: str, lane: float, form: Form) -> float:
    """The height of a label beside a line in the middle of a lane; 0 where that is a single line."""
    blocks = wrappings(label, form.label, LABEL_WIDTH)
    block = next((one for one in blocks if one.width <= lane / 2 - _LABEL_CLEAR), blocks[-1])
    lines = min(len(block.lines), _MOST_LABEL_LINES)
    return 0.0 if lines < 2 else lines * form.label.leading + _LABEL_CLEAR
