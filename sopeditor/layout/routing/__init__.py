"""The router: rectangles, ends and channels in, polylines and label places out.

`route` answers a `Problem` with a `Routing`; it goes from the `grid` of columns and lines (`axes`) over the ways each
flow has on it (`patterns`, `prices`, `search`, kept in a `repertoire`), the `choice` among them (by `placing` each in
the `traffic`, which knows from the `paths` alone who crosses whom, and by `ejection`), made for one of the page's
`sections` after the other, and the `tracks` the chosen runs get in their channels (`spacing`), to the places of the
`labels`; a `revision` changes ways of which these show that they don't do. `defects` and `crossings` judge any
routing (`judge`).
"""

from sopeditor.layout.routing.judge import Crossing, Defect, DefectKind, crossings, defects
from sopeditor.layout.routing.problem import (
    Band,
    Heads,
    Link,
    Node,
    Problem,
    Reason,
    Rect,
    Route,
    Routing,
    Shape,
    Side,
    Wish,
)
from sopeditor.layout.routing.router import route

__all__ = [
    "Band",
    "Crossing",
    "Defect",
    "DefectKind",
    "Heads",
    "Link",
    "Node",
    "Problem",
    "Reason",
    "Rect",
    "Route",
    "Routing",
    "Shape",
    "Side",
    "Wish",
    "crossings",
    "defects",
    "route",
]
