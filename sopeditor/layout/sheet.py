"""The laid-out document: pages of marks, and where everything on them stands (points, y downwards)."""

from msgspec import Struct

from sopeditor.layout.marks import Mark
from sopeditor.layout.routing.problem import Band, Heads, Rect, Shape


class RowPart(Struct, frozen=True):
    """A step's row on one page; a row taller than a page has several parts, numbered from 1."""

    step: str
    y: float
    h: float
    part: int = 1
    parts: int = 1


class PlacedNode(Struct, frozen=True):
    """A symbol, or an off-page connector (whose `symbol` and `step` are empty), with its outline's box."""

    id: str
    symbol: str
    shape: Shape
    step: str
    lane: str
    box: Rect
    text: str = ""


class PlacedEdge(Struct, frozen=True):
    """A drawn line between two nodes of one table part; a shared stub names several flows."""

    id: str
    flows: tuple[str, ...]
    source: str
    target: str
    label: str
    heads: Heads
    points: tuple[tuple[float, float], ...]
    label_box: Rect | None = None


class PlacedLane(Struct, frozen=True):
    """An actor's lane: x and width."""

    actor: str
    band: Band


class TablePart(Struct, frozen=True):
    """The part of one chart that stands on one page; `area` holds lanes, rows and pentagon strips."""

    chart: str
    area: Rect
    lanes: tuple[PlacedLane, ...]
    rows: tuple[RowPart, ...]
    nodes: tuple[PlacedNode, ...]
    edges: tuple[PlacedEdge, ...]


class PlacedText(Struct, frozen=True):
    """A text in its cell: `of` and `field` name it (a step's id and "activity"; an actor's id and "name"; …).

    `box` is what its lines cover, `size` the font size.
    """

    of: str
    field: str
    cell: Rect
    box: Rect
    size: float


class Page(Struct, frozen=True):
    """One printed page; `identity` says whether the identity block or a part of it stands on it."""

    number: int
    width: float
    height: float
    marks: tuple[Mark, ...]
    identity: bool = False
    tables: tuple[TablePart, ...] = ()
    texts: tuple[PlacedText, ...] = ()


class Sheet(Struct, frozen=True):
    """All pages, and one sentence for each thing the layout had to give up."""

    pages: tuple[Page, ...]
    notes: tuple[str, ...] = ()
