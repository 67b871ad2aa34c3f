"""Problems drawn with characters, and routings read back as words.

A line is a row, `|` parts the lanes. `[a]` is a box, `<b>` a diamond, `(c)` a capsule, `{d}` a pentagon; symbols of
one cell are stacked in the order they stand. A flow is written `a>b`, `a-b` (no head) or `a=b` (two heads), with its
label after a colon.
"""

import re
from itertools import pairwise

from sopeditor.layout.routing import (
    Band,
    Defect,
    DefectKind,
    Heads,
    Link,
    Node,
    Problem,
    Rect,
    Routing,
    Shape,
    Wish,
    defects,
    route,
)

SHAPES = {"[": Shape.BOX, "<": Shape.DIAMOND, "(": Shape.CAPSULE, "{": Shape.PENTAGON}
SIZES = {Shape.BOX: (36, 24), Shape.DIAMOND: (36, 30), Shape.CAPSULE: (36, 20), Shape.PENTAGON: (20, 18)}
HEADS = {">": Heads.TO, "-": Heads.NONE, "=": Heads.BOTH}
STACK = 14.0

Points = tuple[tuple[float, float], ...]


def sketch(
    drawing: str,
    flows: str,
    *,
    lane: float = 60,
    row: float = 50,
    wishes: dict[str, Wish] | None = None,
    labels: dict[str, tuple[tuple[float, float], ...]] | None = None,
    breaks: tuple[int, ...] = (),
) -> Problem:
    """The problem of a drawing; `breaks` are numbers of row borders."""
    lines = [line.split("|") for line in drawing.splitlines() if line.strip()]
    lanes = max(len(cells) for cells in lines)
    nodes: list[Node] = []
    for number, cells in enumerate(lines):
        for place, cell in enumerate(cells):
            nodes += _stack(re.findall(r"([\[<({])(\w+)", cell), number, place, lane, row)
    return Problem(
        area=Rect(0, 0, lanes * lane, len(lines) * row),
        lanes=tuple(Band(k * lane, lane) for k in range(lanes)),
        rows=tuple(Band(k * row, row) for k in range(len(lines))),
        nodes=tuple(nodes),
        links=tuple(_link(flow, wishes or {}, labels or {}) for flow in flows.split()),
        breaks=tuple(number * row for number in breaks),
    )


def _stack(symbols: list[tuple[str, str]], row: int, lane: int, width: float, height: float) -> list[Node]:
    shapes = [SHAPES[mark] for mark, _ in symbols]
    top = row * height + (height - sum(SIZES[shape][1] for shape in shapes) - STACK * (len(shapes) - 1)) / 2
    found = []
    for shape, (_, name) in zip(shapes, symbols, strict=True):
        wide, high = SIZES[shape]
        wide = min(wide, round(width * 0.7))
        found.append(Node(name, shape, row, lane, Rect((lane + 0.5) * width - wide / 2, top, wide, high)))
        top += high + STACK
    return found


def _link(flow: str, wishes: dict[str, Wish], labels: dict[str, tuple[tuple[float, float], ...]]) -> Link:
    name, _, label = flow.partition(":")
    source, mark, target = re.fullmatch(r"(\w+)([>=-])(\w+)", name).groups()
    sizes = labels.get(flow, ((5.0 * len(label) + 1, 9.0),)) if label else ()
    return Link(flow, source, target, label, sizes, HEADS[mark], wishes.get(flow, Wish()))


def routed(drawing: str, flows: str, **more: object) -> tuple[Problem, Routing, dict[str, Points]]:
    """The problem of a drawing, its routing, and the points of each flow."""
    problem = sketch(drawing, flows, **more)
    routing = route(problem)
    return problem, routing, {found.id: found.points for found in routing.routes}


def words(points: Points) -> str:
    """A polyline as the directions it takes."""
    said = []
    for (x1, y1), (x2, y2) in pairwise(points):
        said.append("right" if x2 > x1 else "left" if x2 < x1 else "down" if y2 > y1 else "up")
    return " ".join(said)


def middles(problem: Problem, name: str) -> dict[str, tuple[float, float]]:
    """The middles of a symbol's sides: the corners of a diamond."""
    box = next(node.box for node in problem.nodes if node.id == name)
    x, y = box.x + box.w / 2, box.y + box.h / 2
    return {"top": (x, box.y), "bottom": (x, box.y + box.h), "left": (box.x, y), "right": (box.x + box.w, y)}


def side(problem: Problem, name: str, point: tuple[float, float]) -> str:
    """The side of a symbol on which a point lies."""
    return min(
        middles(problem, name).items(),
        key=lambda item: abs(item[1][0] - point[0]) + abs(item[1][1] - point[1]),
    )[0]


def wrong(problem: Problem, routing: Routing) -> list[Defect]:
    """What is wrong with a routing, lines on table lines counted."""
    return [defect for defect in defects(problem, routing) if defect.hard or defect.kind is DefectKind.RULE]
