"""The rows of a chart, measured in every setting in which it may be cut into pages (points).

Rows are kept by value, one by one and in stretches that are counted from the table's end: after an edit, what it
did not change is found again without a look at each row.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain, zip_longest
from typing import Any

from msgspec import Struct

from sopeditor.layout.form import DENSITIES, Form
from sopeditor.layout.table.columns import Columns
from sopeditor.layout.table.rows import Labels, Row, Stands, Ties, divided, measured, set_number
from sopeditor.layout.typesetting.text import Block
from sopeditor.model.numbering import numbers
from sopeditor.model.profile import Column
from sopeditor.model.records import Chart, Flow, Step

DIVIDED = tuple(density for density in DENSITIES if density.scale < 1.0)
"""The densities in which words may be divided: those with smaller symbols, the last ones."""

_STRETCH = 16
_SHORT_LABEL = 3
"""A label of no more letters finds its place anywhere."""

_Surroundings = tuple[Block | None, Ties, Labels]
"""What a row's height depends on besides its step: its number if that is no single line, and some of its flows."""


class SetRow(Struct, frozen=True, eq=False, gc=False):
    """A row set in one way, and its height with its heading: one of many `SetRows`."""

    rows: tuple[Row]
    heights: tuple[float]

    @property
    def tallest(self) -> float:
        """The height of the row with its heading, as `SetRows` has it of several."""
        return self.heights[0]


def set_row(row: Row) -> SetRow:
    """One row as `SetRows` are made of, with the height of row and heading."""
    return SetRow((row,), (row.total,))


class SetRows(Struct, frozen=True, eq=False, dict=True):
    """Rows that follow each other, set in one density; joined from stretches, of which equal ones are kept once."""

    parts: "tuple[SetRow | SetRows, ...]"

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all parts, in order."""
        return _chained([part.rows for part in self.parts])

    @cached_property
    def heights(self) -> tuple[float, ...]:
        """The height of each row with its heading, in points."""
        return _chained([part.heights for part in self.parts])

    @cached_property
    def tallest(self) -> float:
        """The height of the tallest of them."""
        return max([part.tallest for part in self.parts], default=0.0)


class MeasuredRow(Struct, frozen=True, eq=False, dict=True):
    """A step's row in each of `DENSITIES`. The same row, measured again, is the very same value."""

    whole: tuple[SetRow, ...]
    columns: Columns
    form: Form

    @cached_property
    def divided(self) -> tuple[SetRow, ...]:
        """The row in each of `DIVIDED`, with words divided where it has to be for the row to be lower."""
        rows = [one.rows[0] for one in self.whole]
        return tuple(map(set_row, divided(rows, DIVIDED, self.columns, self.form)))

    @cached_property
    def divides(self) -> bool:
        """Whether the row gets lower when words are divided, in any density."""
        pairs = zip(self.divided, self.whole[-len(DIVIDED) :], strict=True)
        return any(lower.heights != whole.heights for lower, whole in pairs)

    @cached_property
    def stands(self) -> tuple[Stands, ...]:
        """Where symbols stand in the row: a tuple of one, as `MeasuredRows` has it of several."""
        return (self.whole[0].rows[0].stands,)

    @cached_property
    def breaks(self) -> tuple[bool, ...]:
        """Whether a page must begin with the row: a tuple of one, as `MeasuredRows` has it of several."""
        return (self.whole[0].rows[0].step.page_break,)


class MeasuredRows(Struct, frozen=True, eq=False, dict=True):
    """Rows that follow each other, measured: those of a whole chart or of a stretch of it."""

    parts: tuple["MeasuredRow | MeasuredRows", ...]

    @cached_property
    def whole(self) -> tuple[SetRows, ...]:
        """The rows as they are in each of `DENSITIES`, words whole; one `SetRows` for each density."""
        return _joined([part.whole for part in self.parts], len(DENSITIES))

    @cached_property
    def divided(self) -> tuple[SetRows, ...]:
        """The rows as they are in each of `DIVIDED`, words divided; one `SetRows` for each density."""
        return _joined([part.divided for part in self.parts], len(DIVIDED))

    @cached_property
    def divides(self) -> bool:
        """Whether dividing words makes any row lower."""
        return any(part.divides for part in self.parts)

    @cached_property
    def stands(self) -> tuple[Stands, ...]:
        """Where symbols stand in each row, for whoever has to know which flows join which rows."""
        return _chained(part.stands for part in self.parts)

    @cached_property
    def breaks(self) -> tuple[bool, ...]:
        """Whether a page must begin with each row."""
        return _chained(part.breaks for part in self.parts)


def rows_of(chart: Chart, columns: Columns, form: Form) -> MeasuredRows:
    """Measure a chart's rows. They are joined from stretches that are counted from the end and kept by value."""
    ruler, steps, around = _ruler_of(columns, form), chart.steps, _surroundings(chart, columns, form)
    starts = [max(stop - _STRETCH, 0) for stop in range(len(steps), 0, -_STRETCH)]
    ends = range(len(steps), 0, -_STRETCH)
    stretches = [
        ruler.stretch(steps[start:end], around[start:end]) for start, end in zip(starts, ends, strict=True)
    ]
    return MeasuredRows(tuple(reversed(stretches)))


class _Ruler:
    """Measures rows for the columns of a chart, each once."""

    def __init__(self, columns: Columns, form: Form) -> None:
        self._columns = columns
        self._form = form
        self._row = lru_cache(maxsize=2048)(self._measured)
        self.stretch = lru_cache(maxsize=512)(self._stretch)
        self.tall = lru_cache(maxsize=512)(self._tall)

    def _stretch(self, steps: tuple[Step, ...], around: tuple[_Surroundings, ...]) -> MeasuredRows:
        return MeasuredRows(
            tuple([self._row(step, *more) for step, more in zip_longest(steps, around, fillvalue=())])
        )

    def _tall(self, printed: tuple[str, ...]) -> Mapping[str, Block]:
        """The numbers that take more than one line, set."""
        widths = [slot.w for slot in self._columns.texts if slot.column is Column.NUMBER]
        blocks = ((number, set_number(number, width, self._form)) for width in widths for number in printed)
        return {number: block for number, block in blocks if len(block.lines) > 1}

    def _measured(
        self, step: Step, number: Block | None = None, ties: Ties = (), labels: Labels = ()
    ) -> MeasuredRow:
        rows = measured(step, number, ties, labels, self._columns, self._form)
        return MeasuredRow(tuple(map(set_row, rows)), self._columns, self._form)


_ruler_of = lru_cache(maxsize=8)(_Ruler)


def _joined(parts: Sequence[tuple[SetRow | SetRows, ...]], count: int) -> tuple[SetRows, ...]:
    """The `count` settings of rows from those of their parts."""
    return tuple(map(SetRows, zip(*parts, strict=True))) if parts else (SetRows(()),) * count


def _chained(parts: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
    return tuple(chain.from_iterable(parts))


def _surroundings(chart: Chart, columns: Columns, form: Form) -> tuple[_Surroundings, ...]:
    """What each row's height depends on besides its step; empty if that is nothing in the whole chart."""
    printed = numbers(chart)
    tall, ties, labels = _tall(printed, _ruler_of(columns, form)), _ties(chart), _labels(chart)
    if not (tall or ties or labels):
        return ()
    return tuple(
        (tall.get(number), ties.get(step.id, ()), labels.get(step.id, ()))
        for step, number in zip(chart.steps, printed, strict=True)
    )


def _tall(printed: tuple[str, ...], ruler: _Ruler) -> Mapping[str, Block]:
    """The numbers that take more than one line, set."""
    stretches = (printed[start : start + _STRETCH] for start in range(0, len(printed), _STRETCH))
    return dict(chain.from_iterable(ruler.tall(stretch).items() for stretch in stretches))


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
    exits = _long_labels(chart.flows)
    found: dict[str, Labels] = {}
    if exits:
        homes = {one.id: step.id for step in chart.steps for one in step.symbols}
        for one in exits:
            home = homes[one[0]]
            found[home] = (*found.get(home, ()), one)
    return found


@lru_cache(maxsize=32)
def _long_labels(flows: tuple[Flow, ...]) -> Labels:
    return tuple([(flow.source, flow.label) for flow in flows if len(flow.label) > _SHORT_LABEL])
