"""How high the rows of a table get at given text widths, reckoned without setting a text or a symbol (points)."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations

from sopeditor.layout.form import DENSITIES, STACK_GAP, Form
from sopeditor.layout.symbols import LARGEST_BOX, plain_size
from sopeditor.layout.text import Style, line_count
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
"""The same for durations, which are read at a glance: "1 hari kerja" is one thing."""


class TextRows:
    """The rows of a table by their texts; `least` are the widths below which no column is to get."""

    def __init__(self, texts: Texts, least: Widths, steps: tuple[Step, ...], form: Form) -> None:
        self.texts, self.least, self._form = texts, least, form
        self._floors = tuple(map(_symbol_height, steps))

    def heights(self, widths: Widths) -> list[float]:
        """The height of each row, at least that of its symbols."""
        return self._heights(self._counts(widths))

    def cost(self, widths: Widths) -> float:
        """The height of all rows, some of the highest one's, so that rows come out even, and a price for wraps."""
        if not self._floors:
            return 0.0
        counts = self._counts(widths)
        heights = self._heights(counts)
        prices = (_DURATION_PRICE if column is Column.DURATION else _LINE_PRICE for column in widths)
        lines = sum(price * sum(column) for price, column in zip(prices, counts, strict=True))
        return sum(heights) + _EVENNESS * max(heights) + self._form.body.leading * lines

    def improved(self, widths: Widths) -> Widths:
        """Text widths moved from column to column while rows get shorter."""
        cost = self.cost(widths)
        for step in _STEPS:
            improved = True
            while improved:
                improved = False
                for giver, taker in permutations(widths, 2):
                    if widths[giver] - step < self.least[giver]:
                        continue
                    trial = widths | {giver: widths[giver] - step, taker: widths[taker] + step}
                    trial_cost = self.cost(trial)
                    if trial_cost < cost - _LEAST_GAIN:
                        widths, cost, improved = trial, trial_cost, True
        return widths

    def _heights(self, counts: Sequence[tuple[int, ...]]) -> list[float]:
        leading, padding = self._form.body.leading, 2 * self._form.row_padding
        highest = map(max, zip(*counts, strict=True)) if counts else (0 for _ in self._floors)
        return [
            max(lines * leading + padding, floor) for lines, floor in zip(highest, self._floors, strict=True)
        ]

    def _counts(self, widths: Widths) -> Sequence[tuple[int, ...]]:
        """The lines of each cell, by columns."""
        inset, style = 2 * self._form.padding, self._form.body
        return [
            _line_counts(self.texts[column], style, on_grid(width) - inset)
            for column, width in widths.items()
        ]


def on_grid(width: float, least: float = 0.0) -> float:
    """The width or a little less, but not less than `least`, so that the same few widths come again and again."""
    return max(width // _GRID * _GRID, least)


@lru_cache(maxsize=8192)
def _line_counts(texts: tuple[str, ...], style: Style, width: float) -> tuple[int, ...]:
    return tuple(line_count(text, style, width) for text in texts)


def _symbol_height(step: Step) -> float:
    """The least height of a row for the symbols it holds, texts in symbols left aside.

    That narrow lanes hold smaller symbols is no reason to make lanes narrow, so it doesn't count here.
    """
    stacks: dict[str, float] = {}
    for symbol in step.symbols:
        height = plain_size(symbol.kind, LARGEST_BOX, DENSITIES[-1].scale)[1]
        stacks[symbol.actor] = stacks.get(symbol.actor, -STACK_GAP) + height + STACK_GAP
    return max(stacks.values(), default=0.0) + 2 * DENSITIES[-1].clearance
