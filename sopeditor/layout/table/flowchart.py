"""The flowchart of one table part: its routing problem, and the answer as placed nodes, edges and marks (points)."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from sopeditor.layout.form import DENSITIES, LABEL_WIDTH, Form
from sopeditor.layout.ink import Ink, fitted
from sopeditor.layout.marks import Role
from sopeditor.layout.routing import Band, Heads, Link, Node, Problem, Reason, Rect, Routing, Shape, route
from sopeditor.layout.routing.problem import Side, Size, Wish
from sopeditor.layout.sheet import PlacedEdge, PlacedNode
from sopeditor.layout.table.columns import Columns
from sopeditor.layout.table.connectors import PageEnds, Pentagon
from sopeditor.layout.table.lines import line_marks
from sopeditor.layout.table.rows import Row, reach
from sopeditor.layout.table.stubs import Stub
from sopeditor.layout.table.symbols import outline
from sopeditor.layout.typesetting.text import Block, Style, wrappings
from sopeditor.model.profile import PentagonPlace

PENTAGON_WIDTH = 16.0
PENTAGON_HEIGHT = 15.0
_OUTER = 0.4
"""The part of a strip's spare height that is on a connector's outer side; the rest is for the arrow to the table."""

_CLOSE = DENSITIES[1]
_LARGEST_MARK = 10.0


class Bands(Struct, frozen=True):
    """The heights of one table part from top to bottom: strips of connectors, headings and rows.

    Connectors at the head stand below the heading of the first row. `row_at` gives the number of each row's band,
    `heads` and `feet` those of the strips' levels; `seen` is where each row seems to
    be: its band, with the strips that stand within its frame.
    """

    all: tuple[Band, ...]
    row_at: tuple[int, ...]
    heads: tuple[int, ...]
    feet: tuple[int, ...]
    seen: tuple[Band, ...]

    def first(self, at: int) -> int:
        """The first band of what looks like a row's: a strip of connectors above it, or its own."""
        return self.heads[0] if self.heads and at == self.heads[-1] + 1 else at


class Drawing(Struct, frozen=True):
    """The flowchart of a part: the area that the router had, where everything stands, and what had to be given up."""

    area: Rect
    nodes: tuple[PlacedNode, ...]
    edges: tuple[PlacedEdge, ...]
    notes: tuple[tuple[str, Reason], ...]


def draw_flowchart(
    rows: Sequence[Row], ends: PageEnds, bands: Bands, columns: Columns, form: Form, ink: Ink
) -> Drawing:
    """Route the flows of a part and draw lines, symbols and labels."""
    nodes = (*_symbol_nodes(rows, bands, columns), *_pentagon_nodes(ends.pentagons, bands, columns))
    labels = {stub.id: _label(stub.flows[0].label, form) for stub in ends.stubs if stub.leaves}
    problem = _problem(nodes, ends.stubs, labels, rows, bands, columns)
    routing = route(problem)
    owners = [stub.flows[0].id for stub in ends.stubs]
    ink.marks += line_marks(routing, problem.links, owners, form.flow_pen, bridges=form.profile.bridges)
    _draw_symbols(rows, nodes, form, ink)
    _draw_pentagons(ends.pentagons, nodes, form, ink)
    edges = tuple(_edges(ends.stubs, problem.links, routing))
    for edge in edges:
        if edge.label_box is not None:
            label = labels[edge.id][edge.label_box.w, edge.label_box.h]
            ink.write(label, edge.label_box, edge.flows[0], "label", across=0.5, role=Role.LABEL)
    placed = tuple(_placed(nodes, rows, ends.pentagons, columns))
    return Drawing(problem.area, placed, edges, routing.notes)


def _symbol_nodes(rows: Sequence[Row], bands: Bands, columns: Columns) -> Iterator[Node]:
    for row, at, seen in zip(rows, bands.row_at, bands.seen, strict=True):
        middle = _middle(row, bands.all[at], seen)
        for stood in row.symbols:
            lane, one = columns.lanes[stood.lane], stood.figure
            box = Rect(lane.x + (lane.w - one.w) / 2, middle + stood.offset - one.h / 2, one.w, one.h)
            yield Node(stood.symbol.id, one.shape, at, stood.lane, box)


def _middle(row: Row, own: Band, seen: Band) -> float:
    """The height on which a row's symbols stand: as near to the middle of its texts as its own band has room."""
    spare = max((row.height - reach(row.symbols, _CLOSE)) / 2, 0.0)
    shift = seen.start + seen.size / 2 - own.start - own.size / 2
    return own.start + own.size / 2 + min(max(shift, -spare), spare)


def is_inside(form: Form) -> bool:
    """Whether connectors stand inside the table's frame."""
    return form.profile.pentagon_place is PentagonPlace.INSIDE


def _pentagon_nodes(pentagons: Sequence[Pentagon], bands: Bands, columns: Columns) -> Iterator[Node]:
    for pentagon in pentagons:
        lane = columns.lanes[pentagon.lane]
        at = (bands.feet if pentagon.foot else bands.heads)[pentagon.level]
        band = bands.all[at]
        y = band.start + (band.size - PENTAGON_HEIGHT) * (1 - _OUTER if pentagon.foot else _OUTER)
        box = Rect(lane.x + (lane.w - PENTAGON_WIDTH) / 2, y, PENTAGON_WIDTH, PENTAGON_HEIGHT)
        yield Node(pentagon.id, Shape.PENTAGON, at, pentagon.lane, box)


def _problem(
    nodes: tuple[Node, ...],
    stubs: Sequence[Stub],
    labels: Mapping[str, Mapping[Size, Block]],
    rows: Sequence[Row],
    bands: Bands,
    columns: Columns,
) -> Problem:
    band = columns.lane_band
    top, last = bands.all[0].start, bands.all[-1]
    gaps = {row.step.id: at for row, at in zip(rows, bands.row_at, strict=True) if row.part == 1}
    gaps[""] = bands.row_at[-1] + 1 if rows else 0
    gutters = {lane.key: at for at, lane in enumerate(columns.lanes)} | {"": len(columns.lanes)}
    return Problem(
        area=Rect(band.start, top, band.size, last.start + last.size - top),
        lanes=tuple(Band(lane.x, lane.w) for lane in columns.lanes),
        rows=bands.all,
        nodes=nodes,
        links=tuple(_link(stub, labels.get(stub.id, {}), gutters, gaps) for stub in stubs),
    )


def _link(
    stub: Stub, label: Mapping[Size, Block], gutters: Mapping[str, int], gaps: Mapping[str, int]
) -> Link:
    flow = stub.flows[0]
    wish = Wish(
        exit=_side(flow.wish.exit) if stub.leaves else None,
        entry=_side(flow.wish.entry) if stub.arrives else None,
        gutter=None if flow.wish.gutter is None else gutters.get(flow.wish.gutter),
        gap=None if flow.wish.gap is None else gaps.get(flow.wish.gap),
    )
    return Link(
        stub.id,
        stub.source,
        stub.target,
        label=flow.label if label else "",
        label_sizes=tuple(label),
        heads=Heads(flow.arrow.value),
        wish=wish,
    )


def _side(side: str | None) -> Side | None:
    return None if side is None else Side(side)


@lru_cache(maxsize=256)
def _label(text: str, form: Form) -> Mapping[Size, Block]:
    """A label set in all ways that make sense, by their sizes."""
    blocks = wrappings(text, form.label, LABEL_WIDTH)
    return {(block.width, block.height): block for block in blocks}


def _draw_symbols(rows: Sequence[Row], nodes: Sequence[Node], form: Form, ink: Ink) -> None:
    boxes = {node.id: node.box for node in nodes}
    for stood in (stood for row in rows for stood in row.symbols):
        box = boxes[stood.symbol.id]
        ink.marks.append(outline(stood.symbol.id, stood.figure.shape, box, form))
        if stood.figure.text.lines:
            ink.write(stood.figure.text, box, stood.symbol.id, "text", across=0.5, role=Role.SYMBOL)


def _draw_pentagons(pentagons: Sequence[Pentagon], nodes: Sequence[Node], form: Form, ink: Ink) -> None:
    boxes = {node.id: node.box for node in nodes}
    for pentagon in pentagons:
        box = boxes[pentagon.id]
        ink.marks.append(outline(pentagon.id, Shape.PENTAGON, box, form))
        if pentagon.mark:
            upper = Rect(box.x, box.y, box.w, box.h * 0.8)
            style = Style(form.label.family, min(form.label.size, _LARGEST_MARK))
            block = fitted(pentagon.mark, style, box.w - 2)
            ink.write(block, upper, pentagon.id, "mark", across=0.5, role=Role.SYMBOL)


def _placed(
    nodes: Sequence[Node], rows: Sequence[Row], pentagons: Sequence[Pentagon], columns: Columns
) -> Iterator[PlacedNode]:
    steps = {stood.symbol.id: (row.step.id, stood.symbol) for row in rows for stood in row.symbols}
    marks = {pentagon.id: pentagon.mark for pentagon in pentagons}
    for node in nodes:
        if node.id in steps:
            step, symbol = steps[node.id]
            yield PlacedNode(node.id, symbol.id, node.shape, step, symbol.actor, node.box, symbol.text)
        else:
            yield PlacedNode(
                node.id, "", node.shape, "", columns.lanes[node.lane].key, node.box, marks[node.id]
            )


def _edges(stubs: Sequence[Stub], links: Sequence[Link], routing: Routing) -> Iterator[PlacedEdge]:
    for stub, link, found in zip(stubs, links, routing.routes, strict=True):
        flows = tuple(flow.id for flow in stub.flows)
        yield PlacedEdge(
            stub.id, flows, stub.source, stub.target, link.label, link.heads, found.points, found.label_box
        )
