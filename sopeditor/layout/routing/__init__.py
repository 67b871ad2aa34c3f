"""The router: rectangles, ends and channels in, polylines and label places out."""

from sopeditor.layout.routing.judge import Crossing, Defect, Kind, crossings, defects
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
    "Heads",
    "Kind",
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
