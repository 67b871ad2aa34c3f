"""The laid-out document: pages of marks, and where everything on them stands (points, y downwards)."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Protocol, overload

from msgspec import Struct

from sopeditor.layout.marks import Mark
from sopeditor.layout.routing.problem import Band, Heads, Rect, Shape
from sopeditor.model.records import Document


class RowPart(Struct, frozen=True, gc=False):
    """A step's row on one page; a row taller than a page has several parts, numbered from 1.

    `box` is the row as it looks: from the table's left border to its right one, off-page connectors beside it
    included; `head` is the height of the section heading above it.
    """

    step: str
    y: float
    h: float
    box: Rect
    head: float = 0.0
    part: int = 1
    parts: int = 1


class PlacedNode(Struct, frozen=True, gc=False):
    """A symbol, or an off-page connector (whose `symbol` and `step` are empty), with its outline's box."""

    id: str
    symbol: str
    shape: Shape
    step: str
    lane: str
    box: Rect
    text: str = ""


class PlacedEdge(Struct, frozen=True, gc=False):
    """A drawn line between two nodes of one table part; a shared stub names several flows."""

    id: str
    flows: tuple[str, ...]
    source: str
    target: str
    label: str
    heads: Heads
    points: tuple[tuple[float, float], ...]
    label_box: Rect | None = None


class PlacedLane(Struct, frozen=True, gc=False):
    """An actor's lane: where it begins from the left, and how wide it is."""

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


class PlacedText(Struct, frozen=True, gc=False):
    """A text in its cell: `of` and `field` name it (a step's id and "activity"; an actor's id and "name"; …).

    `box` is what its lines cover, `size` the font size.
    """

    of: str
    field: str
    cell: Rect
    box: Rect
    size: float


class Page(Struct, frozen=True):
    """One printed page; `identity` says whether the identity block or a part of it stands on it.

    `blank` is how far from its upper edge on nothing is printed.
    """

    number: int
    width: float
    height: float
    marks: tuple[Mark, ...]
    identity: bool = False
    tables: tuple[TablePart, ...] = ()
    texts: tuple[PlacedText, ...] = ()
    blank: float = 0.0

    def shows(self, part: str) -> bool:
        """Whether a step, symbol, flow or lane, or a text of that id stands on the page."""
        return any(text.of == part for text in self.texts) or any(
            any(row.step == part for row in table.rows)
            or any(node.symbol == part for node in table.nodes)
            or any(part in edge.flows for edge in table.edges)
            or any(lane.actor == part for lane in table.lanes)
            for table in self.tables
        )


class Outline(Protocol):
    """What is known of a page whether it has been drawn or not."""

    @property
    def width(self) -> float:
        """How wide the paper is."""

    @property
    def height(self) -> float:
        """How high the paper is."""

    @property
    def blank(self) -> float:
        """How far from the paper's upper edge on nothing is printed."""

    def shows(self, part: str) -> bool:
        """Whether a step, symbol, flow or lane, or a text of that id stands on the page."""


class LazyPages(Sequence[Page]):
    """Pages of which each is drawn when it is first looked at. Drawing the same page again gives an equal one."""

    def __init__(self, count: int, draw: Callable[[int], Page]) -> None:
        self._count = count
        self._draw = draw
        self._drawn: dict[int, Page] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Page: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Page, ...]: ...
    def __getitem__(self, at: int | slice) -> Page | tuple[Page, ...]:
        if isinstance(at, slice):
            return tuple(self[index] for index in range(self._count)[at])
        index = range(self._count)[at]
        if index not in self._drawn:
            self._drawn.setdefault(index, self._draw(index))
        return self._drawn[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)


class Sheet:
    """All pages, and one sentence for each thing the layout had to give up.

    `outlines` (the pages themselves by default) are what is known of them before they are drawn. Asking for the
    notes draws all pages.
    """

    def __init__(
        self,
        pages: Sequence[Page] = (),
        outlines: Sequence[Outline] | None = None,
        notes: Callable[[], tuple[str, ...]] = tuple,
    ) -> None:
        self.pages = pages
        self.outlines: Sequence[Outline] = pages if outlines is None else outlines
        self._notes = notes
        self._where: dict[str, tuple[int, ...]] = {}

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """One sentence for each thing the layout had to give up; asking for them draws all pages."""
        return self._notes()

    def drawn(self) -> "Sheet":
        """The sheet with all of it drawn now, for who lays out beside the window."""
        pages, notes = tuple(self.pages), self.notes
        return Sheet(pages, self.outlines, lambda: notes)

    def pages_with(self, part: str) -> tuple[int, ...]:
        """The pages, from 0, on which a step, symbol, flow or lane, or a text of that id stands."""
        if part not in self._where:
            self._where[part] = tuple(at for at, outline in enumerate(self.outlines) if outline.shows(part))
        return self._where[part]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sheet) and self.pages == other.pages and self.notes == other.notes


class LaidOut(Struct, frozen=True):
    """A document and its sheet."""

    document: Document
    sheet: Sheet
