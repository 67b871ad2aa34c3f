"""A pasted block as one edit: cells land where they belong, rows past the last one are made."""

import re
from collections.abc import Sequence
from itertools import pairwise
from re import Match

from msgspec import Struct
from msgspec.structs import replace

from sopeditor.edit.actors import add_actor
from sopeditor.edit.change import Edit
from sopeditor.edit.copying import Copied, insert_copied, renewed
from sopeditor.edit.flows import Refused, connect, disconnect
from sopeditor.edit.parts import new_id, sequence
from sopeditor.edit.steps import insert_step, reword
from sopeditor.edit.symbols import assign, set_kind
from sopeditor.exchange.outcome import Unfit
from sopeditor.exchange.text import read_text
from sopeditor.exchange.text_cells import lines
from sopeditor.exchange.text_headings import table_at
from sopeditor.gui.cells.columns import TEXTS, Part, text_field
from sopeditor.gui.cells.fitting import Extra, Meaning, exits_in, kind_of, meanings
from sopeditor.gui.cells.grid import Grid, to_text
from sopeditor.gui.cells.leading import in_words
from sopeditor.model.exits import exits
from sopeditor.model.lookup import by_id, chart_of, symbols
from sopeditor.model.numbering import numbered_rows
from sopeditor.model.records import Actor, Chart, Document, Flow, Step, Symbol, SymbolKind
from sopeditor.texts import _

_NUMBERED = re.compile(r"(?P<number>\d{1,3})[.)]\s+(?P<text>.+)", re.DOTALL)
_TARGET = re.compile(r"(?P<number>[^()]+?)(?:\s*\((?P<actor>[^()]*)\))?")


class Pasted(Struct, frozen=True):
    """What a block becomes: the edit, how many rows it fills, and how many of its columns fit nowhere."""

    edit: Edit
    rows: int
    unplaced: int = 0


def paste_block(chart: Chart, grid: Grid, row: int, part: Part) -> Pasted:
    """The edit that puts a block into a chart from a cell on; under a heading of its own it is read as a table."""
    table = _with_heading(grid)
    if table is not None:
        before = chart.steps[row].id if row < len(chart.steps) else None
        copy = Copied(table.steps, table.flows, table.actors)
        edit = insert_copied(chart, copy, before, renewed(copy, new_id), new_id())
        return Pasted(edit, len(table.steps))
    grid = _without_numbers(grid) if part is Part.ACTIVITY else grid
    names = frozenset(actor.name.strip().casefold() for actor in chart.actors)
    meant = meanings(grid, names, part)
    count = len(chart.steps)
    targets = [chart.steps[at].id if at < count else new_id() for at in range(row, row + len(grid))]
    fresh = targets[max(count - row, 0) :]
    edits: list[Edit] = [insert_step(chart.id, None, Step(step_id), new_id()) for step_id in fresh]
    actors = _lanes(chart, grid, meant)
    edits += [add_actor(chart.id, actor) for actor in actors[len(chart.actors) :]]
    for step_id, cells in zip(targets, grid, strict=True):
        edits += _row_edits(step_id, cells, meant, actors)
    edits += [_leading(step_id, cells, meant) for step_id, cells in zip(targets, grid, strict=True)]
    lost = sum(1 for at, meaning in enumerate(meant) if meaning is None and any(row[at] for row in grid))
    return Pasted(sequence(*edits), len(grid), lost)


def _without_numbers(grid: Grid) -> Grid:
    """The block without numbers typed before its first texts ("1. Menerima"): the table counts its rows itself."""
    found = [_NUMBERED.fullmatch(row[0]) for row in grid if row]
    counted = [int(match["number"]) for match in found if match]
    if len(counted) < 2 or len(counted) < len(grid) or any(b - a != 1 for a, b in pairwise(counted)):
        return grid
    return tuple((match["text"], *row[1:]) for match, row in zip(found, grid, strict=True) if match)


def _with_heading(grid: Grid) -> Chart | None:
    """The chart of a block that begins with the heading of a step table."""
    text = to_text(grid)
    if not grid or table_at(lines(text, []), 0) is None:
        return None
    try:
        charts = read_text(text, []).document.sop.charts
    except Unfit:
        return None
    return next((chart for chart in charts if chart.steps), None)


def _lanes(chart: Chart, grid: Grid, meant: Sequence[Meaning]) -> tuple[Actor, ...]:
    """The lanes of the chart and those that the block needs besides, which come last."""
    actors = list(chart.actors)
    known = {actor.name.strip().casefold() for actor in actors}
    if Part.ACTORS in meant:
        column = meant.index(Part.ACTORS)
        for name in (line.strip() for row in grid for line in row[column].splitlines()):
            if name and name.casefold() not in known:
                known.add(name.casefold())
                actors.append(Actor(new_id(), name))
    missing = sum(1 for meaning in meant if meaning is Extra.LANE) - len(actors)
    for number in range(missing):
        actors.append(Actor(new_id(), _("Pelaksana {number}").format(number=len(chart.actors) + number + 1)))
    return tuple(actors)


def _row_edits(
    step_id: str, cells: Sequence[str], meant: Sequence[Meaning], actors: Sequence[Actor]
) -> list[Edit]:
    """The texts and pelaksana of one row."""
    edits: list[Edit] = [
        reword(step_id, text_field(meaning), cell)
        for meaning, cell in zip(meant, cells, strict=True)
        if isinstance(meaning, Part) and meaning in TEXTS
    ]
    kinds = _cell(cells, meant, Part.SYMBOLS).splitlines()
    acting = _acting(cells, meant, actors)
    if acting:
        edits.append(_assignment(step_id, acting, [kind_of(kind) for kind in kinds], _branches(cells, meant)))
    elif kinds:
        edits.append(_kinds(step_id, [kind_of(kind) for kind in kinds]))
    return edits


def _acting(cells: Sequence[str], meant: Sequence[Meaning], actors: Sequence[Actor]) -> list[str]:
    by_name = {actor.name.strip().casefold(): actor.id for actor in reversed(actors)}
    named = [line.strip().casefold() for line in _cell(cells, meant, Part.ACTORS).splitlines()]
    marked = [cell for meaning, cell in zip(meant, cells, strict=True) if meaning is Extra.LANE]
    return [by_name[name] for name in named if name in by_name] + [
        actor.id for actor, mark in zip(actors, marked, strict=False) if mark
    ]


def _branches(cells: Sequence[str], meant: Sequence[Meaning]) -> int:
    return len(exits_in(_cell(cells, meant, Part.FLOWS)))


def _assignment(
    step_id: str, acting: Sequence[str], kinds: Sequence[SymbolKind | None], branches: int
) -> Edit:
    """Who acts in a row, and in which symbol: the first of a chart is a capsule, two branches make a diamond."""

    def edit(document: Document) -> Document:
        chart = chart_of(document, step_id)
        first = not any(True for _step, _symbol in symbols(chart))
        usual = (
            SymbolKind.TERMINATOR if first else SymbolKind.DECISION if branches > 1 else SymbolKind.PROCESS
        )
        ids = [new_id() for _each in range(2 * len(acting))]
        document = assign(step_id, acting, usual, ids)(document)
        return _kinds(step_id, kinds)(document)

    return edit


def _kinds(step_id: str, kinds: Sequence[SymbolKind | None]) -> Edit:
    def edit(document: Document) -> Document:
        row = by_id(chart_of(document, step_id).steps, step_id).symbols
        for symbol, kind in zip(row, kinds, strict=False):
            if kind is not None:
                document = set_kind(symbol.id, kind)(document)
        return document

    return edit


def _leading(step_id: str, cells: Sequence[str], meant: Sequence[Meaning]) -> Edit:
    """Lead the exits of a row to the rows that its cell names by number; what names none is passed over."""
    wanted = exits_in(_cell(cells, meant, Part.FLOWS))

    def edit(document: Document) -> Document:
        chart = chart_of(document, step_id)
        named = [flow for match in wanted if (flow := _flow(chart, step_id, match))]
        words = document.profile.words
        flows = [replace(flow, label=in_words(flow.label, words)) for flow in named]
        if not flows:
            return document
        sources = {flow.source for flow in flows}
        old = [flow.id for source in sources for flow in exits(chart, source)]
        document = disconnect(old)(document)
        for flow in flows:
            document = _connected(document, flow)
        return document

    return edit


def _flow(chart: Chart, step_id: str, exit_: Match[str]) -> Flow | None:
    """The flow that an exit of a row names: "Ya → 5", "Karo PO: Ya → 5 (Kabag)"; None if there is no such row."""
    row = by_id(chart.steps, step_id).symbols
    target = _TARGET.fullmatch(exit_["target"].strip())
    aim = numbered_rows(chart, step_id).get(target["number"].strip()) if target else None
    if not row or aim is None or not aim.symbols or target is None:
        return None
    label = (exit_["label"] or "").strip()
    prefix, colon, rest = label.partition(": ")
    source = _of(chart, row, prefix) if colon else None
    label = rest if source else label
    goal = _of(chart, aim.symbols, target["actor"] or "") or aim.symbols[0]
    return Flow(new_id(), (source or row[-1]).id, goal.id, label)


def _of(chart: Chart, row: Sequence[Symbol], name: str) -> Symbol | None:
    """The symbol of the pelaksana of that name in a row."""
    names = {actor.id: actor.name.strip().casefold() for actor in chart.actors}
    return next((each for each in row if names[each.actor] == name.strip().casefold()), None)


def _connected(document: Document, flow: Flow) -> Document:
    try:
        return connect(flow)(document)
    except Refused:
        return document


def _cell(cells: Sequence[str], meant: Sequence[Meaning], part: Part) -> str:
    return cells[meant.index(part)] if part in meant else ""
