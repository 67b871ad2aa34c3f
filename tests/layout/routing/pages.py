"""Random pages: symbols anywhere, also several in a row or a cell, and flows of every kind between them."""

import random
from itertools import pairwise

from sopeditor.layout.routing import Band, Heads, Link, Node, Problem, Rect, Shape

SIZES = {
    Shape.BOX: (0.66, 24),
    Shape.DIAMOND: (0.6, 30),
    Shape.CAPSULE: (0.66, 20),
    Shape.PENTAGON: (0.3, 16),
}
STACK = 14.0


def page(
    seed: int, *, rows: int | None = None, lanes: int | None = None, lane: float | None = None
) -> Problem:
    """A page like those of real documents, the same for the same seed."""
    rng = random.Random(seed)
    rows = rows or rng.randint(3, 14)
    lanes = lanes or rng.randint(2, 9)
    lane = lane or rng.choice((34.0, 42.0, 56.0, 80.0))
    nodes: list[Node] = []
    bands: list[Band] = []
    top = 40.0
    for row in range(rows):
        cells: dict[int, list[Shape]] = {}
        for _ in range(rng.choices((0, 1, 2, 3), (0.05, 0.65, 0.2, 0.1))[0]):
            shape = rng.choices((Shape.BOX, Shape.DIAMOND, Shape.CAPSULE), (0.7, 0.22, 0.08))[0]
            cells.setdefault(rng.randrange(lanes), []).append(shape)
        tall = max(
            (sum(SIZES[s][1] for s in cell) + STACK * (len(cell) - 1) for cell in cells.values()), default=0
        )
        height = max(tall + 14, rng.uniform(34, 90))
        bands.append(Band(round(top, 2), round(height, 2)))
        for place, cell in sorted(cells.items()):
            nodes += _cell(cell, row, place, bands[row], lane, len(nodes))
        top += height
    area = Rect(100.0, 40.0, lanes * lane, round(top - 40, 2))
    return Problem(
        area=area,
        lanes=tuple(Band(100.0 + k * lane, lane) for k in range(lanes)),
        rows=tuple(bands),
        nodes=tuple(nodes),
        links=tuple(_links(rng, nodes)),
    )


def _cell(cell: list[Shape], row: int, place: int, band: Band, lane: float, first: int) -> list[Node]:
    top = band.start + (band.size - sum(SIZES[s][1] for s in cell) - STACK * (len(cell) - 1)) / 2
    found = []
    for shape in cell:
        part, high = SIZES[shape]
        wide = part * lane
        box = Rect(round(100.0 + (place + 0.5) * lane - wide / 2, 2), round(top, 2), round(wide, 2), high)
        found.append(Node(f"n{first + len(found)}", shape, row, place, box))
        top += high + STACK
    return found


def _links(rng: random.Random, nodes: list[Node]) -> list[Link]:
    found: list[Link] = []
    corners = {node.id: 3 for node in nodes}

    def join(a: Node, b: Node, label: str = "", heads: Heads = Heads.TO) -> None:
        if a.id == b.id or (a.shape is Shape.DIAMOND and corners[a.id] == 0):
            return
        corners[a.id] -= 1
        sizes = ((5.0 * len(label) + 1, 9.0),) if label else ()
        found.append(Link(f"f{len(found)}", a.id, b.id, label, sizes, heads))

    for number, (a, b) in enumerate(pairwise(nodes)):
        if (
            a.row == b.row
            and a.lane != b.lane
            and Shape.DIAMOND not in (a.shape, b.shape)
            and rng.random() < 0.6
        ):
            join(a, b, heads=rng.choice((Heads.NONE, Heads.BOTH, Heads.TO)))
        else:
            join(a, b, "Y" if a.shape is Shape.DIAMOND else "")
        if a.shape is Shape.DIAMOND and number:
            join(a, nodes[rng.randrange(max(0, number - 6), number)], "T")
    return found
