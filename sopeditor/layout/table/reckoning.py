"""How high the rows of a table get at given text widths, reckoned without setting a text or a symbol (points)."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations
from operator import mul

from msgspec import Struct

from sopeditor.layout.form import DENSITIES, STACK_GAP, Form
from sopeditor.layout.table.symbols import LARGEST_BOX, plain_size
from sopeditor.layout.typesetting.text import Style, line_count, natural_width
from sopeditor.model.profile import Column
from sopeditor.model.records import Step

Texts = dict[Column, tuple[str, ...]]
Widths = dict[Column, float]

_GRID = 3.0
"""Widths that differ by less hardly ever break a text otherwise."""

_STEPS = (48.0, 24.0, 12.0, 6.0, 3.0)
_LEAST_GAIN = 0.5
_EVENNESS = 0.2
_LINE_PRICE = 0.1
"""Price of every line of every cell, as a part of its height: of equal rows, those with fewer wraps look better."""

_DURATION_PRICE = 0.5
_LONGEST_DURATION = 90.0
"""The same for durations up to a width, which are read at a glance: "1 hari kerja" is one thing."""


class Contents(Struct, frozen=True):
    """What of a table's rows decides its widths: the texts of each column, the rows' numbers, their least heights."""

    texts: tuple[tuple[Column, tuple[str, ...]], ...]
    numbers: tuple[str, ...]
    floors: tuple[float, ...]


class TextRows:
    """The rows of a table by their texts; `least` are the widths below which no column is to get."""

    def __init__(self, contents: Contents, least: Widths, form: Form) -> None:
        self.texts: Texts = dict(contents.texts)
        self.least, self._form = least, form
        self._leading, self._padding = form.body.leading, 2 * form.row_padding
        self._floors = tuple((floor - self._padding) / self._leading for floor in contents.floors)
        self._prices = {
            column: tuple(_line_price(column, text, form) for text in texts)
            for column, texts in self.texts.items()
        }
        self._known: dict[tuple[Column, float], tuple[tuple[int, ...], float]] = {}

    def heights(self, widths: Widths) -> list[float]:
        """The height of each row, at least that of its symbols."""
        return [lines * self._leading + self._padding for lines in self._highest(self._columns(widths))]

    def cost(self, widths: Widths) -> float:
        """The height of all rows, some of the highest one's, so that rows come out even, and a price for wraps."""
        if not self._floors:
            return 0.0
        columns = self._columns(widths)
        highest = self._highest(columns)
        lines = sum(highest) + _EVENNESS * max(highest) + sum([price for _, price in columns])
        return lines * self._leading + (len(highest) + _EVENNESS) * self._padding

    def improved(self, widths: Widths) -> Widths:
        """Text widths moved from column to column while rows get shorter."""
        cost = self.cost(widths)
        for step in _STEPS:
            improved = True
            while improved:
                improved = False
                for giver, taker in permutations(widths, 2):
                    if widths[giver] - step < self.least[giver] or not self._wraps(taker, widths[taker]):
                        continue
                    trial = widths | {giver: widths[giver] - step, taker: widths[taker] + step}
                    trial_cost = self.cost(trial)
                    if trial_cost < cost - _LEAST_GAIN:
                        widths, cost, improved = trial, trial_cost, True
        return widths

    def _highest(self, columns: Sequence[tuple[tuple[int, ...], float]]) -> list[float]:
        """The lines of each row's highest cell; a row's symbols take as much room as so many lines."""
        return list(map(max, self._floors, self._floors, *[counts for counts, _ in columns]))

    def _columns(self, widths: Widths) -> list[tuple[tuple[int, ...], float]]:
        """The lines of each column's cells, and their price in lines."""
        return [self._known.get(item) or self._counted(*item) for item in widths.items()]

    def _counted(self, column: Column, width: float) -> tuple[tuple[int, ...], float]:
        room = on_grid(width) - 2 * self._form.padding
        counts = _line_counts(self.texts[column], self._form.body, room)
        price = sum(map(mul, counts, self._prices[column]))
        found = self._known[column, width] = counts, price
        return found

    def _wraps(self, column: Column, width: float) -> bool:
        """Whether a cell of the column needs more than a line."""
        (counts, _), *_ = self._columns({column: width})
        return max(counts, default=0) > 1


def _line_price(column: Column, text: str, form: Form) -> float:
    """The price of each line of a text."""
    is_glanced = column is Column.DURATION and natural_width(text, form.body) <= _LONGEST_DURATION
    return _DURATION_PRICE if is_glanced else _LINE_PRICE


def on_grid(width: float, least: float = 0.0) -> float:
    """The width or a little less, but not less than `least`, so that the same few widths come again and again."""
    return max(width // _GRID * _GRID, least)


@lru_cache(maxsize=8192)
def _line_counts(texts: tuple[str, ...], style: Style, width: float) -> tuple[int, ...]:
    return tuple(line_count(text, style, width) for text in texts)


def symbol_height(step: Step) -> float:
    """The least height of a row for the symbols it holds, texts in symbols left aside.

    That narrow lanes hold smaller symbols is no reason to make lanes narrow, so it doesn't count here.
    """
    stacks: dict[str, float] = {}
    for symbol in step.symbols:
        height = plain_size(symbol.kind, LARGEST_BOX, DENSITIES[-1].scale)[1]
        stacks[symbol.actor] = stacks.get(symbol.actor, -STACK_GAP) + height + STACK_GAP
    return max(stacks.values(), default=0.0) + 2 * DENSITIES[-1].clearance
