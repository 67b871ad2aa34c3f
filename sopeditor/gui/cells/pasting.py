"""A pasted block as one edit: cells land where they belong, rows past the last one are made."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from sopeditor.edit.actors import add_actor
from sopeditor.edit.change import Edit
from sopeditor.edit.copying import Copied, insert_copied, renewed
from sopeditor.edit.flows import Refused, connect, disconnect
from sopeditor.edit.parts import new_id, sequence
from sopeditor.edit.steps import insert_step, reword, set_section
from sopeditor.edit.symbols import assign, set_kind
from sopeditor.exchange.leads import Exit, exits_in
from sopeditor.exchange.text.cells import Line
from sopeditor.exchange.text.headings import Heading, Table
from sopeditor.exchange.text.rows import listed_names, section_heading
from sopeditor.gui.cells.column_meanings import Extra, Meaning, kind_of, meanings
from sopeditor.gui.cells.columns import TEXTS, TableColumn, text_field
from sopeditor.gui.cells.grid import Grid
from sopeditor.gui.cells.headed import headed
from sopeditor.gui.cells.html_tables import MERGED
from sopeditor.gui.cells.leading import in_words
from sopeditor.gui.cells.merged import unmerged
from sopeditor.gui.cells.reading import plain
from sopeditor.model.exits import exits
from sopeditor.model.lookup import by_id, chart_of, symbol
from sopeditor.model.numbering import numbered_rows, numbers
from sopeditor.model.records import Actor, Chart, Document, Flow, Step, Symbol, SymbolKind
from sopeditor.texts import _

_NUMBERED = re.compile(r"(?P<number>\d{1,3})[.)]\s+(?P<text>.+)", re.DOTALL)
_SHOWN = 30
_LISTED = 5
_TARGET = re.compile(r"(?P<number>[^()]+?)(?:\s*\((?P<actor>[^()]*)\))?")


class Pasted(Struct, frozen=True):
    """What a block becomes: the edit, how many rows it fills, the ways on it names, and what of it is left out.

    `parts` are the columns it goes into; none stands for all.
    """

    edit: Edit
    rows: int
    parts: frozenset[TableColumn] = frozenset()
    leads: tuple[tuple[str, tuple[Exit, ...]], ...] = ()
    notes: tuple[str, ...] = ()

    def told(self, chart: Chart, beside: Sequence[str]) -> str:
        """What of the block, and of the texts beside it, isn't in the chart it was pasted into; "" if it all is."""
        printed = {step.id: number for step, number in zip(chart.steps, numbers(chart), strict=True)}
        lost = [
            f"{each.label} → {printed.get(each.target, each.target)}".strip()
            for step_id, ways in self.leads
            for each in ways
            if not _is_led(chart, step_id, each)
        ]
        missing = _("Panah tidak dapat dibuat: {texts}.").format(texts="; ".join(lost))
        outside = _("Teks di luar tabel tidak ditempel: {texts}.").format(texts=_listed(beside))
        return " ".join((*([outside] if beside else []), *self.notes, *([missing] if lost else [])))


def paste_block(
    chart: Chart,
    grid: Grid,
    row: int,
    part: TableColumn,
    order: Sequence[TableColumn],
    own: Sequence[TableColumn] = (),
) -> Pasted:
    """The edit that puts a block into a chart from a cell on; under a heading of its own it is read as a table.

    `order` are the columns that are shown; `own` are those that the block was copied from in this program, if it was.
    """
    table = headed(chart, grid)
    if table is not None:
        before = chart.steps[row].id if row < len(chart.steps) else None
        edit = _inserted(chart, table.copy, before)
        return Pasted(edit, len(table.copy.steps), notes=table.notes)
    counted, grid = _without_numbers(grid) if part is order[0] else ({}, grid)
    names = frozenset(plain(actor.name) for actor in chart.actors)
    meant = tuple(own) if own and own[0] is part else meanings(_without_merges(grid), names, part, order)
    grid = _rows(grid, meant, keep_blank=bool(own))
    grid, headings = (grid, {}) if own else _without_headings(grid, meant)
    count = len(chart.steps)
    targets = [chart.steps[at].id if at < count else new_id() for at in range(row, row + len(grid))]
    leads = _leads(grid, meant, targets, counted)
    actors = _lanes(chart, grid, meant)
    edits: list[Edit] = [
        *(insert_step(chart.id, None, Step(step_id), new_id()) for step_id in targets[max(count - row, 0) :]),
        *(add_actor(chart.id, actor) for actor in actors[len(chart.actors) :]),
    ]
    for step_id, cells in zip(targets, grid, strict=True):
        edits += _row_edits(step_id, cells, meant, actors)
    edits += [set_section(targets[at], heading) for at, heading in headings.items()]
    for step_id, ways in leads:
        edits.append(_leading(step_id, ways, kinds_known=TableColumn.SYMBOLS in meant))
    named = (TableColumn.ACTORS if meaning is Extra.LANE else meaning for meaning in meant)
    parts = frozenset(meaning for meaning in named if isinstance(meaning, TableColumn))
    return Pasted(sequence(*edits), len(grid), parts, leads, tuple(_notes(grid, meant)))


def _rows(grid: Grid, meant: Sequence[Meaning], keep_blank: bool) -> Grid:
    """The rows of a block without merged cells, and without the blank lines that other programs put between steps."""
    acting = {at for at, meaning in enumerate(meant) if meaning in (TableColumn.ACTORS, Extra.LANE)}
    activity = meant.index(TableColumn.ACTIVITY) if TableColumn.ACTIVITY in meant else None
    grid = unmerged(grid, activity, acting)
    return grid if keep_blank or activity is None else tuple(row for row in grid if any(row)) or grid


def _without_headings(grid: Grid, meant: Sequence[Meaning]) -> tuple[Grid, dict[int, str]]:
    """The rows of a block that are steps, and the section headings ("A. Persiapan") by the row they stand above."""
    if len(meant) == 1 or TableColumn.ACTIVITY not in meant:
        return grid, {}
    places = {Extra.NUMBER: Heading.NUMBER, TableColumn.ACTIVITY: Heading.ACTIVITY}
    table = Table({places[each]: at for at, each in enumerate(meant) if each in places}, {}, (), 0)
    rows: list[tuple[str, ...]] = []
    headings: dict[int, str] = {}
    for cells in grid:
        heading = section_heading(Line(cells), table)
        if heading is None:
            rows.append(cells)
        else:
            headings[len(rows)] = "\n".join(filter(None, (headings.get(len(rows)), heading)))
    return (tuple(rows), headings) if len(rows) not in {0, *headings} else (grid, {})


def _leads(
    grid: Grid, meant: Sequence[Meaning], targets: Sequence[str], counted: Mapping[str, int]
) -> tuple[tuple[str, tuple[Exit, ...]], ...]:
    """The ways on of each row that names some; a number of the block's own rows stands for that row's id."""
    if Extra.NUMBER in meant:
        column = meant.index(Extra.NUMBER)
        counted = {cells[column].strip("(). "): at for at, cells in reversed([*enumerate(grid)])}
    rows = {number: targets[at] for number, at in counted.items() if number}
    named = zip(targets, (exits_in(_cell(cells, meant, TableColumn.FLOWS))[0] for cells in grid), strict=True)
    return tuple(
        (step_id, tuple(replace(way, target=rows.get(way.target, way.target)) for way in ways))
        for step_id, ways in named
        if ways
    )


def _inserted(chart: Chart, copy: Copied, before: str | None) -> Edit:
    """Insert the rows of a table, its yes and no in the document's words."""
    ids, flow_id = renewed(copy, new_id), new_id()

    def edit(document: Document) -> Document:
        words = document.profile.words
        flows = tuple(replace(flow, label=in_words(flow.label, words)) for flow in copy.flows)
        return insert_copied(chart, replace(copy, flows=flows), before, ids, flow_id)(document)

    return edit


def _without_numbers(grid: Grid) -> tuple[dict[str, int], Grid]:
    """The block without numbers typed before its first texts ("1. Menerima"): the table counts its rows itself.

    With it the rows, counted from 0, by those numbers.
    """
    rows = [row for row in grid if any(row)]
    found = [_NUMBERED.fullmatch(row[0]) for row in rows]
    counted = [int(match["number"]) for match in found if match]
    if len(counted) < 2 or len(counted) < len(rows) or any(b - a != 1 for a, b in pairwise(counted)):
        return {}, grid
    bare = tuple((match["text"], *row[1:]) for match, row in zip(found, rows, strict=True) if match)
    return {str(number): at for at, number in enumerate(counted)}, bare


def _notes(grid: Grid, meant: Sequence[Meaning]) -> Iterator[str]:
    """What of a block was not understood."""
    columns = zip(meant, zip(*grid, strict=True), strict=True)
    unplaced = [next(filter(None, cells)) for meaning, cells in columns if meaning is None and any(cells)]
    if unplaced:
        yield _("{count} kolom tidak dikenali dan dilewati: {cells}.").format(
            count=len(unplaced), cells=_listed(unplaced)
        )
    unread = [each for row in grid for each in exits_in(_cell(row, meant, TableColumn.FLOWS))[1]]
    unread += [
        line
        for row in grid
        for line in _cell(row, meant, TableColumn.SYMBOLS).splitlines()
        if kind_of(line) is None
    ]
    if unread:
        yield _("Tidak dipahami dan dilewati: {texts}.").format(texts=_listed(list(dict.fromkeys(unread))))


def _listed(texts: Sequence[str]) -> str:
    """The first texts in quotes, and how many more there are."""
    named = ", ".join(f"“{_short(text)}”" for text in texts[:_LISTED])
    more = len(texts) - _LISTED
    return _("{texts}, dan {count} lainnya").format(texts=named, count=more) if more > 0 else named


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _without_merges(grid: Grid) -> Grid:
    return tuple(tuple("" if cell == MERGED else cell for cell in row) for row in grid)


def _lanes(chart: Chart, grid: Grid, meant: Sequence[Meaning]) -> tuple[Actor, ...]:
    """The lanes of the chart and those that the block needs besides, which come last."""
    actors = list(chart.actors)
    known = {plain(actor.name) for actor in actors}
    if TableColumn.ACTORS in meant:
        column = meant.index(TableColumn.ACTORS)
        for name in (name for row in grid for name in _names(row[column], known)):
            if plain(name) not in known:
                known.add(plain(name))
                actors.append(Actor(new_id(), name))
    missing = sum(1 for meaning in meant if meaning is Extra.LANE) - len(actors)
    for number in range(missing):
        actors.append(Actor(new_id(), _("Pelaksana {number}").format(number=len(chart.actors) + number + 1)))
    return tuple(actors)


def _names(cell: str, known: Collection[str]) -> Iterator[str]:
    """The pelaksana that a cell names; commas and slashes part them only where all of them are known."""
    for name in listed_names(cell):
        parts = [part.strip() for part in re.split(r"[,/]", name)]
        is_one = plain(name) in known or not all(plain(part) in known for part in parts)
        yield from [name] if is_one else parts


def _row_edits(
    step_id: str, cells: Sequence[str], meant: Sequence[Meaning], actors: Sequence[Actor]
) -> list[Edit]:
    """The texts and pelaksana of one row."""
    edits: list[Edit] = [
        reword(step_id, text_field(meaning), cell)
        for meaning, cell in zip(meant, cells, strict=True)
        if isinstance(meaning, TableColumn) and meaning in TEXTS
    ]
    kinds = [kind_of(kind) for kind in _cell(cells, meant, TableColumn.SYMBOLS).splitlines()]
    marks = [cell for meaning, cell in zip(meant, cells, strict=True) if meaning is Extra.LANE]
    acting = _acting(cells, meant, actors)
    if acting:
        branches = len(exits_in(_cell(cells, meant, TableColumn.FLOWS))[0])
        edits.append(
            _assignment(step_id, acting, kinds or [kind_of(mark) for mark in marks if mark], branches)
        )
    elif kinds:
        edits.append(_kinds(step_id, kinds))
    return edits


def _acting(cells: Sequence[str], meant: Sequence[Meaning], actors: Sequence[Actor]) -> list[str]:
    by_name = {plain(actor.name): actor.id for actor in reversed(actors)}
    named = map(plain, _names(_cell(cells, meant, TableColumn.ACTORS), by_name))
    marked = [cell for meaning, cell in zip(meant, cells, strict=True) if meaning is Extra.LANE]
    return [by_name[name] for name in named if name in by_name] + [
        actor.id for actor, mark in zip(actors, marked, strict=False) if mark
    ]


def _assignment(
    step_id: str, acting: Sequence[str], kinds: Sequence[SymbolKind | None], branches: int
) -> Edit:
    """Who acts in a row, and in which symbol: two branches make a diamond."""
    usual = SymbolKind.DECISION if branches > 1 else SymbolKind.PROCESS
    acted = assign(step_id, acting, usual, [new_id() for _each in range(2 * len(acting))])
    return sequence(acted, _kinds(step_id, kinds))


def _kinds(step_id: str, kinds: Sequence[SymbolKind | None]) -> Edit:
    def edit(document: Document) -> Document:
        row = by_id(chart_of(document, step_id).steps, step_id).symbols
        for each, kind in zip(row, kinds, strict=False):
            if kind is not None:
                document = set_kind(each.id, kind)(document)
        return document

    return edit


def _leading(step_id: str, ways: Sequence[Exit], kinds_known: bool) -> Edit:
    """Lead a row on to the rows that are named; two labelled ways make a box a diamond, unless its kind is told."""

    def edit(document: Document) -> Document:
        chart, words = chart_of(document, step_id), document.profile.words
        named = [flow for way in ways if (flow := _flow(chart, step_id, way))]
        flows = [replace(flow, label=in_words(flow.label, words)) for flow in named]
        sources = {flow.source for flow in flows}
        document = disconnect([flow.id for source in sources for flow in exits(chart, source)])(document)
        for source in sources if not kinds_known else ():
            document = _divided(document, source, [flow for flow in flows if flow.source == source])
        for flow in flows:
            document = _connected(document, flow)
        return document

    return edit


def _divided(document: Document, source: str, flows: Sequence[Flow]) -> Document:
    is_box = symbol(chart_of(document, source), source).kind is SymbolKind.PROCESS
    labelled = [flow for flow in flows if flow.label]
    return set_kind(source, SymbolKind.DECISION)(document) if is_box and len(labelled) > 1 else document


def _flow(chart: Chart, step_id: str, way: Exit) -> Flow | None:
    """The flow that an exit of a row names: "Ya → 5", "Karo PO: Ya → 5 (Kabag)"; None if there is no such row."""
    row, aim = by_id(chart.steps, step_id).symbols, _aim(chart, step_id, way)
    if not row or aim is None:
        return None
    prefix, colon, rest = way.label.partition(": ")
    source = _of(chart, row, prefix) if colon else None
    return Flow(new_id(), (source or row[-1]).id, aim.id, rest if source else way.label)


def _is_led(chart: Chart, step_id: str, way: Exit) -> bool:
    aim, row = _aim(chart, step_id, way), {each.id for each in by_id(chart.steps, step_id).symbols}
    return aim is not None and any(flow.target == aim.id and flow.source in row for flow in chart.flows)


def _aim(chart: Chart, step_id: str, way: Exit) -> Symbol | None:
    """The symbol to which an exit leads: in the row of that id or printed number, of the pelaksana in brackets."""
    target = _TARGET.fullmatch(way.target)
    if target is None:
        return None
    number = target["number"].strip()
    own = next((step for step in chart.steps if step.id == number), None)
    aim = own or numbered_rows(chart, step_id).get(number)
    if aim is None or not aim.symbols:
        return None
    return _of(chart, aim.symbols, target["actor"] or "") or aim.symbols[0]


def _of(chart: Chart, row: Sequence[Symbol], name: str) -> Symbol | None:
    """The symbol of the pelaksana of that name in a row."""
    names = {actor.id: plain(actor.name) for actor in chart.actors}
    return next((each for each in row if names[each.actor] == plain(name)), None)


def _connected(document: Document, flow: Flow) -> Document:
    try:
        return connect(flow)(document)
    except Refused:
        return document


def _cell(cells: Sequence[str], meant: Sequence[Meaning], part: TableColumn) -> str:
    return cells[meant.index(part)] if part in meant else ""
