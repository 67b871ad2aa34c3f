"""The display list: what painters draw, in points, origin at the page's top left, y downwards.

A painter knows these six records and nothing else. `of` is the id of what a mark shows ("" for the form itself),
`role` its part in the reading order.
"""

from enum import StrEnum

from msgspec import Struct

Point = tuple[float, float]


class Role(StrEnum):
    """What a mark is for, in the order in which a reader meets it."""

    BEHIND = "behind"
    FORM = "form"
    HEADER = "header"
    TEXT = "text"
    SYMBOL = "symbol"
    FLOW = "flow"
    LABEL = "label"
    FOOTER = "footer"


class Stroke(Struct, frozen=True, gc=False):
    """A pen: width in points, colour as #rrggbb, dash lengths in points (empty: solid); mitred, butt ends."""

    width: float = 0.5
    colour: str = "#000000"
    dash: tuple[float, ...] = ()


class Polyline(Struct, frozen=True, tag="line", gc=False):
    """An open line through two or more points."""

    points: tuple[Point, ...]
    stroke: Stroke
    of: str = ""
    role: Role = Role.FORM


class Polygon(Struct, frozen=True, tag="polygon", gc=False):
    """A closed outline; without a stroke only filled, without a fill only drawn."""

    points: tuple[Point, ...]
    stroke: Stroke | None = None
    fill: str | None = None
    of: str = ""
    role: Role = Role.FORM


class RoundedRectangle(Struct, frozen=True, tag="rounded", gc=False):
    """A rectangle whose corners have the given radius (0: square)."""

    x: float
    y: float
    w: float
    h: float
    radius: float = 0.0
    stroke: Stroke | None = None
    fill: str | None = None
    of: str = ""
    role: Role = Role.FORM


class Arc(Struct, frozen=True, tag="arc", gc=False):
    """A circle's arc: angles in degrees, 0 to the right, counted counter-clockwise as seen on the page."""

    x: float
    y: float
    radius: float
    start: float
    sweep: float
    stroke: Stroke
    of: str = ""
    role: Role = Role.FLOW


class TextRun(Struct, frozen=True, tag="text", gc=False):
    """One line of text from `x` on its baseline `y`; `angle` turns it counter-clockwise around (x, y), in degrees.

    `family` is a font family, "" the guaranteed font.
    """

    x: float
    y: float
    text: str
    size: float
    family: str = ""
    bold: bool = False
    angle: float = 0.0
    colour: str = "#000000"
    of: str = ""
    role: Role = Role.TEXT


class Image(Struct, frozen=True, tag="image", gc=False):
    """An asset of the document, scaled to fill the rectangle."""

    x: float
    y: float
    w: float
    h: float
    asset: str
    of: str = ""
    role: Role = Role.FORM


Mark = Polyline | Polygon | RoundedRectangle | Arc | TextRun | Image
