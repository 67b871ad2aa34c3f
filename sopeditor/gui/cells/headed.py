"""A pasted table that brings its own heading: its steps, pelaksana and flows, for the chart it is pasted into."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sopeditor.edit.copying import Copied
from sopeditor.exchange.outcome import Unfit
from sopeditor.exchange.text.cells import lines
from sopeditor.exchange.text.document import read_block
from sopeditor.exchange.text.headings import Heading, Table, table_at
from sopeditor.exchange.text.rows import CAPSULE, mark_kind
from sopeditor.gui.cells.grid import Grid, to_text
from sopeditor.gui.cells.html_tables import MERGED
from sopeditor.gui.cells.merged import unmerged
from sopeditor.model.durations import unit_in
from sopeditor.model.records import Chart, Step, SymbolKind
from sopeditor.texts import _

_FEWEST_CELLS = 3
"""A row with fewer that stands above the heading is a title, not a step."""


class Headed(Struct, frozen=True):
    """What a table holds, and sentences about what could not be kept of it."""

    copy: Copied
    notes: tuple[str, ...]


def headed(chart: Chart, grid: Grid) -> Headed | None:
    """The table of a block that begins with its heading, or with titles above it; None if there is no heading."""
    found = _table(grid)
    if found is None:
        return None
    at, table = found
    grid = grid[:at] + _unmerged(grid[at:], table)
    try:
        read, notes = read_block(to_text(grid[at:]))
    except Unfit:
        return None
    if read is None:
        return None
    named = any(mark_kind(cell) == CAPSULE for row in grid for cell in row)
    plain = not named and any(step.symbols for step in chart.steps)
    steps = tuple(_timed(_plain(step) if plain else step, table) for step in read.steps)
    return Headed(Copied(steps, read.flows, read.actors), (*_titles(grid[:at]), *notes))


def _table(grid: Grid) -> tuple[int, Table] | None:
    """Where the heading is, and what it says."""
    found = lines(to_text(grid).replace(MERGED, ""), [])
    for at in range(len(found)):
        table = table_at(found, at)
        if table is not None:
            return at, table
        if len(found[at].filled) >= _FEWEST_CELLS:
            return None
    return None


def _unmerged(grid: Grid, table: Table) -> Grid:
    acting = {lane.position for lane in table.lanes} or {table.columns.get(Heading.ACTORS, -1)} - {-1}
    plain = tuple(tuple("" if cell == MERGED else cell for cell in row) for row in grid[: table.height])
    return plain + unmerged(grid[table.height :], table.columns[Heading.ACTIVITY], acting)


def _titles(above: Grid) -> Iterator[str]:
    texts = [cell for row in above for cell in row if cell.strip(f" {MERGED}")]
    if texts:
        yield _("Teks di atas judul tabel tidak ditempel: {texts}.").format(texts="; ".join(texts))


def _timed(step: Step, table: Table) -> Step:
    """A row whose time has the unit that its heading names."""
    unit = unit_in(table.words.get(Heading.DURATION, ""))
    if unit is None or not step.duration.replace(",", "").isdecimal():
        return step
    return replace(step, duration=f"{step.duration} {unit.value}")


def _plain(step: Step) -> Step:
    """A row without the capsules that a table is given where nothing tells of any."""
    kinds = {SymbolKind.TERMINATOR: SymbolKind.PROCESS}
    return replace(
        step, symbols=tuple(replace(each, kind=kinds.get(each.kind, each.kind)) for each in step.symbols)
    )
