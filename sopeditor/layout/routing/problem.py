"""What the router is given and what it answers: plain values, in points, y downwards."""

from enum import StrEnum

from msgspec import Struct

Size = tuple[float, float]
"""Width and height."""


class Shape(StrEnum):
    """The outline a flow ends on; the values are those of the geometry interchange."""

    BOX = "box"
    CAPSULE = "capsule"
    DIAMOND = "diamond"
    PENTAGON = "pentagon"


class Side(StrEnum):
    """A side of a symbol; on a diamond, the corner of that side."""

    TOP = "top"
    RIGHT = "right"
    BOTTOM = "bottom"
    LEFT = "left"


class Heads(StrEnum):
    """Where a flow carries arrow heads."""

    TO = "to"
    NONE = "none"
    BOTH = "both"


class Rect(Struct, frozen=True, gc=False):
    """A rectangle by its top left corner and size."""

    x: float
    y: float
    w: float
    h: float


class Band(Struct, frozen=True, gc=False):
    """A lane (x and width) or a row (y and height) of the table."""

    start: float
    size: float


class Node(Struct, frozen=True, gc=False):
    """A symbol that stands in the cell (row, lane); several may share a row or a cell."""

    id: str
    shape: Shape
    row: int
    lane: int
    box: Rect


class Wish(Struct, frozen=True, gc=False):
    """What the user asked of a flow; None leaves it to the router.

    `gutter` numbers the lane borders from 0 (left of the first lane), `gap` the row borders from 0 (above the
    first row).
    """

    exit: Side | None = None
    entry: Side | None = None
    gutter: int | None = None
    gap: int | None = None


class Link(Struct, frozen=True, gc=False):
    """A flow to be routed.

    `label_sizes` are the measured widths and heights of its label, one for each way to wrap it, the best first; empty
    if it has none.
    """

    id: str
    source: str
    target: str
    label: str = ""
    label_sizes: tuple[Size, ...] = ()
    heads: Heads = Heads.TO
    wish: Wish = Wish()


class Problem(Struct, frozen=True):
    """One page of one table: `area` holds lanes and rows, strips for off-page connectors being rows as well.

    `breaks` are heights at which a continuous sheet will be cut (empty on a real page): no horizontal run lies
    near one, and flows that cross it keep their distance there.
    """

    area: Rect
    lanes: tuple[Band, ...]
    rows: tuple[Band, ...]
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    breaks: tuple[float, ...] = ()


class Route(Struct, frozen=True, gc=False):
    """The way of one link: its bends from source to target, and where its label stands.

    Links that leave as one line, a fork, are labelled once: all but the first have no box.
    """

    id: str
    points: tuple[tuple[float, float], ...]
    label_box: Rect | None = None


class Reason(StrEnum):
    """What the router had to give up for a link."""

    WISH = "wish"
    SURPLUS = "surplus"
    LABEL = "label"
    BLOCKED = "blocked"


class Routing(Struct, frozen=True):
    """One route for each link, in the order of the links, and what had to be given up.

    `notes` are pairs of a link's id and a reason: its wish is not met, it ends on a side of a diamond that has more
    flows than corners, its label has no free place, or symbols leave it no way at all.
    """

    routes: tuple[Route, ...]
    notes: tuple[tuple[str, Reason], ...] = ()
