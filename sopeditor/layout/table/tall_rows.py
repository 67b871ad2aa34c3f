"""Rows taller than a page in several parts: texts split by lines, symbols where they fit (points)."""

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from msgspec.structs import replace

from sopeditor.layout.form import Density, Form
from sopeditor.layout.table.rows import Row, StoodSymbol, reach, stands_of, symbol_room

_LEAST_LINES = 2
"""No part is left or begun with fewer lines, as long as there are more."""


def parts_of(row: Row, limit: float, form: Form, density: Density) -> tuple[Row, ...]:
    """A row taller than `limit` as several; heading and symbols stay in the first part if they fit there.

    Where even the symbols are too high together, they go on in the next part, each in its lane, in their order.
    """
    if row.total <= limit:
        return (row,)
    padding = 2 * (form.row_padding + density.padding)
    texts = _line_ranges(row, limit, padding, form.body.leading)
    groups = _groups(row.symbols, limit - row.head, density)
    count = max(len(texts), len(groups))
    parts = []
    for index, (lines, symbols) in enumerate(zip_longest(texts, groups)):
        cells = tuple((column, block.part(*(lines or (0, 0)))) for column, block in row.cells)
        height = max((block.height for _, block in cells), default=0.0) + padding
        heading = (row.heading, row.head) if index == 0 else (None, 0.0)
        parts.append(
            Row(
                row.step,
                cells,
                max(height, reach(symbols or (), density), form.body.leading + padding),
                symbols or (),
                stands_of(symbols or ()),
                *heading,
                index + 1,
                count,
            )
        )
    return tuple(parts)


def _line_ranges(row: Row, limit: float, padding: float, leading: float) -> list[tuple[int, int]]:
    """The lines of each part's texts as half-open ranges; the last has a single line only if the others have, too."""
    lines = max((len(block.lines) for _, block in row.cells), default=0)
    first = max(int((limit - row.head - padding) / leading), 1)
    later = max(int((limit - padding) / leading), 1)
    starts = [0, *range(first, lines, later)]
    if len(starts) > 1 and lines - starts[-1] == 1 and starts[-1] - starts[-2] > _LEAST_LINES:
        starts[-1] -= 1
    return list(pairwise((*starts, lines)))


def _groups(symbols: Sequence[StoodSymbol], limit: float, density: Density) -> list[tuple[StoodSymbol, ...]]:
    """The symbols of each part, all of them in one if they fit; centred in their part."""
    if reach(symbols, density) <= limit:
        return [tuple(symbols)]
    groups: list[list[StoodSymbol]] = []
    start = 0.0
    for stood in sorted(symbols, key=lambda one: one.offset):
        top, bottom = _extent(stood, density)
        if not groups or bottom - start > limit:
            groups.append([])
            start = top
        groups[-1].append(stood)
        start = min(start, top)
    return [_centred(group, density) for group in groups]


def _extent(stood: StoodSymbol, density: Density) -> tuple[float, float]:
    half = stood.figure.h / 2 + symbol_room(stood, density)
    return stood.offset - half, stood.offset + half


def _centred(group: Sequence[StoodSymbol], density: Density) -> tuple[StoodSymbol, ...]:
    extents = [_extent(stood, density) for stood in group]
    middle = (min(top for top, _ in extents) + max(bottom for _, bottom in extents)) / 2
    return tuple(replace(stood, offset=stood.offset - middle) for stood in group)
