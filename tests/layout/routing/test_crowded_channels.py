"""Flows that all want one column: found on crowded pages, cut down to what is needed, with the places they had."""

from itertools import pairwise

from sopeditor.layout.routing import (
    Band,
    Defect,
    DefectKind,
    Link,
    Node,
    Problem,
    Rect,
    Shape,
    defects,
    route,
)

SHAPES = {"[": Shape.BOX, "<": Shape.DIAMOND, "{": Shape.PENTAGON}
LABELS = {
    "": (),
    "Ya": ((8.0, 9.0),),
    "Lengkap dan benar": ((60.0, 9.0), (32.0, 18.0), (27.0, 27.0)),
    "Tidak lengkap": ((44.0, 9.0), (25.0, 18.0)),
    "Tidak lengkap atau salah": ((44.0, 18.0), (32.0, 27.0), (25.0, 36.0)),
}


def bands(*borders: float) -> tuple[Band, ...]:
    return tuple(Band(low, high - low) for low, high in pairwise(borders))


def wrong(
    lanes: tuple[Band, ...],
    rows: tuple[Band, ...],
    symbols: dict[str, tuple[int, int, float, float, float, float]],
    flows: str,
) -> list[Defect]:
    """What is wrong on a page with symbols at (row, lane, x, y, width, height), crowded labels left aside."""
    nodes = tuple(
        Node(name[1], SHAPES[name[0]], row, lane, Rect(*box)) for name, (row, lane, *box) in symbols.items()
    )
    ends = [flow.strip().partition(":") for flow in flows.strip().splitlines()]
    links = tuple(Link(name, *name.split(">"), label, LABELS[label]) for name, _, label in ends)
    area = Rect(0, 0, lanes[-1].start + lanes[-1].size, rows[-1].start + rows[-1].size)
    problem = Problem(area, lanes, rows, nodes, links)
    found = defects(problem, route(problem))
    return [
        one for one in found if (one.hard or one.kind is DefectKind.RULE) and not one.kind.startswith("label")
    ]


def test_two_flows_held_in_one_column_at_corner_and_connector_do_not_overlap() -> None:
    """Both `d>p` and `f>q` want the column of `d` and `q`, in which neither can move aside.

        | [b]
        | <d>
    [e] |
        |
    <f> |
    {p} | {q}
    """
    symbols = {
        "[b": (0, 1, 102, 13, 54, 18),
        "<d": (1, 1, 106, 58, 46, 27),
        "[e": (2, 0, 16, 113, 54, 18),
        "<f": (4, 0, 20, 208, 46, 27),
        "{p": (5, 0, 35, 255, 16, 16),
        "{q": (5, 1, 121, 255, 16, 16),
    }
    flows = """
        b>e
        d>p:Tidak lengkap atau salah
        f>q:Lengkap dan benar
    """
    assert wrong(bands(0, 86, 172), bands(0, 44, 99, 146, 192, 247, 274), symbols, flows) == []


def test_flows_that_find_no_room_beside_each_other_go_other_ways() -> None:
    """Each two of `b>c`, `e>d` and `d>q` have room in the column of `b` and `q`; all three don't.

        |     | <b> |     |
        |     |     | [a] |
        |     |     |     |
    [d] |     |     | [c] | [e]
    {p} |     | {q} |     |
    """
    symbols = {
        "<b": (0, 2, 78, 15, 27, 16),
        "[a": (1, 3, 115, 69, 27, 12),
        "[c": (3, 3, 115, 216, 27, 12),
        "[e": (3, 4, 151, 216, 27, 12),
        "[d": (3, 0, 5, 216, 27, 12),
        "{p": (4, 0, 10.5, 269, 16, 16),
        "{q": (4, 2, 83.5, 269, 16, 16),
    }
    flows = """
        b>c:Ya
        e>d
        d>p
        d>q
    """
    assert wrong(bands(0, 37, 73, 110, 146, 183), bands(0, 46, 103, 182, 261, 288), symbols, flows) == []


def test_corners_that_face_each_other_in_a_full_gap_do_not_overlap() -> None:
    """The gap between `e` and `g` is so full that what leaves them there can't turn off in the right order.

    {p} | {q} |     | {r}
        |     |     |
    <d> |     |     |
    <e> |     | <a> |
    <g> | <f> |     |
        |     |     |
    """
    symbols = {
        "<d": (4, 0, 9, 201, 43, 23),
        "<a": (5, 2, 131, 255, 43, 23),
        "<e": (5, 0, 9, 255, 43, 23),
        "<f": (6, 1, 70, 316, 43, 23),
        "<g": (6, 0, 9, 316, 43, 23),
        "{p": (0, 0, 22, 3, 16, 16),
        "{q": (0, 1, 84, 3, 16, 16),
        "{r": (0, 3, 207, 3, 16, 16),
    }
    flows = """
        d>a:Lengkap dan benar
        a>e
        a>f:Lengkap dan benar
        e>f:Lengkap dan benar
        g>a:Tidak lengkap atau salah
        e>p:Tidak lengkap atau salah
        a>q:Tidak lengkap atau salah
        d>r:Tidak lengkap atau salah
    """
    rows = bands(0, 27, 73, 128, 185, 239, 294, 362, 419, 442, 466)
    assert wrong(bands(0, 61, 122, 184, 245), rows, symbols, flows) == []
