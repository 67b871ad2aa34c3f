"""The rows of a table, measured: as high as their tallest cell or the symbols they hold (points)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from itertools import takewhile
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from sopeditor.layout.columns import Columns, Slot
from sopeditor.layout.form import DENSITIES, LABEL_WIDTH, STACK_GAP, Density, Form
from sopeditor.layout.ink import tallest
from sopeditor.layout.symbols import Figure, figure
from sopeditor.layout.text import Block, set_text, wrappings
from sopeditor.layout.widths import field_of
from sopeditor.model.numbering import numbers
from sopeditor.model.profile import Column
from sopeditor.model.records import Chart, Step, Symbol, SymbolKind

Ties = tuple[tuple[str, str], ...]
Labels = tuple[tuple[str, str], ...]
"""The ids of symbols with the label of an exit."""

Stands = tuple[tuple[str, int], ...]
"""The ids of symbols with the numbers of their lanes."""

_SHORT_LABEL = 3
"""A label of no more letters finds its place anywhere."""

_LABEL_CLEAR = 3.0
_MOST_LABEL_LINES = 3
_SCALES = frozenset(density.scale for density in DENSITIES)

DIVIDED = tuple(density for density in DENSITIES if density.scale < 1.0)
"""The densities in which words may be divided: those with smaller symbols."""


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
    cells: tuple[tuple[Column, Block], ...]
    height: float
    symbols: tuple[StoodSymbol, ...] = ()
    stands: Stands = ()
    heading: Block | None = None
    head: float = 0.0
    part: int = 1
    parts: int = 1

    @property
    def total(self) -> float:
        """The height of row and heading."""
        return self.head + self.height


class Measures(Struct, frozen=True, eq=False):
    """A step's row in some densities, and its height there with its heading."""

    rows: tuple[Row, ...]
    heights: tuple[float, ...]


class MeasuredRow(Struct, frozen=True, eq=False, dict=True):
    """A step's row in each of `DENSITIES`. The same row, measured again, is the very same value."""

    whole: Measures
    columns: Columns
    form: Form

    @cached_property
    def divided(self) -> Measures:
        """The row in each of `DIVIDED`, with words divided where it has to be for the row to be lower."""
        row = self.whole.rows[0]
        number = dict(row.cells).get(Column.NUMBER)
        cells = tuple(_cells(row.step, number, self.columns, self.form, divide=True))
        pairs = zip(DENSITIES, self.whole.rows, strict=True)
        return _measures([_divided(row, cells, one, self.form) for one, row in pairs if one in DIVIDED])


def _measures(rows: Sequence[Row]) -> Measures:
    return Measures(tuple(rows), tuple([row.total for row in rows]))


def rows_of(chart: Chart, columns: Columns, form: Form) -> tuple[MeasuredRow, ...]:
    """All rows of a chart in order."""
    ties, labels = _ties(chart), _labels(chart)
    ruler = _ruler_of(columns, form)
    return tuple(
        map(
            ruler.row,
            chart.steps,
            map(ruler.tall_number, numbers(chart)),
            [ties.get(step.id, ()) for step in chart.steps],
            [labels.get(step.id, ()) for step in chart.steps],
        )
    )


class _Ruler:
    """Measures rows for the columns of a chart, each once."""

    def __init__(self, columns: Columns, form: Form) -> None:
        self.row = lru_cache(maxsize=2048)(partial(_measured, columns, form))
        self.tall_number = lru_cache(maxsize=2048)(partial(_tall_number, columns, form))


_ruler_of = lru_cache(maxsize=8)(_Ruler)


def _ties(chart: Chart) -> Mapping[str, Ties]:
    """The flows within each row that has any."""
    homes = {one.id: step.id for step in chart.steps if len(step.symbols) > 1 for one in step.symbols}
    found: dict[str, Ties] = {}
    for flow in chart.flows if homes else ():
        home = homes.get(flow.source)
        if home is not None and homes.get(flow.target) == home:
            found[home] = (*found.get(home, ()), (flow.source, flow.target))
    return found


def _labels(chart: Chart) -> Mapping[str, Labels]:
    """The exits of each row that have a label of some length."""
    exits = [(flow.source, flow.label) for flow in chart.flows if len(flow.label) > _SHORT_LABEL]
    found: dict[str, Labels] = {}
    if exits:
        homes = {one.id: step.id for step in chart.steps for one in step.symbols}
        for one in exits:
            home = homes[one[0]]
            found[home] = (*found.get(home, ()), one)
    return found


def _tall_number(columns: Columns, form: Form, number: str) -> Block | None:
    """A step's number, set, if it takes more than one line."""
    width = next((slot.w for slot in columns.texts if slot.column is Column.NUMBER), None)
    block = None if width is None else set_number(number, width, form)
    return block if block is not None and len(block.lines) > 1 else None


def set_number(number: str, width: float, form: Form) -> Block:
    """A step's number in a slot of that width."""
    return set_text(number, form.body, width - 2 * form.padding)


def _measured(
    columns: Columns, form: Form, step: Step, number: Block | None, ties: Ties, labels: Labels
) -> MeasuredRow:
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
    return MeasuredRow(_measures(found), columns, form)


def _cells(
    step: Step, number: Block | None, columns: Columns, form: Form, *, divide: bool = False
) -> Iterator[tuple[Column, Block]]:
    for slot in columns.texts:
        if slot.column is not Column.NUMBER:
            text = field_of(slot.column, step)
            yield slot.column, set_text(text, form.body, slot.w - 2 * form.padding, divide)
        elif number is not None:
            yield slot.column, number


def _divided(row: Row, parted: tuple[tuple[Column, Block], ...], density: Density, form: Form) -> Row:
    """A row with words divided in those cells that have to be lower for it to be lower; itself if that is no use."""
    lines, before = (tallest(block for _, block in cells) for cells in (parted, row.cells))
    if lines >= before:
        return row
    pairs = zip(row.cells, parted, strict=True)
    cells = tuple(whole if whole[1].height <= lines else other for whole, other in pairs)
    return replace(row, cells=cells, height=_height(lines, row.symbols, density, form))


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
