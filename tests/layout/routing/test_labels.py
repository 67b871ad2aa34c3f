"""Labels stand beside their line near its start, on nothing else."""

import pytest
from layout.routing.sketches import routed, sketch
from msgspec.structs import replace

from sopeditor.layout.routing import DefectKind, Reason, Rect, Side, Wish, crossings, defects, route

ON = {
    DefectKind.LABEL_ON_LABEL,
    DefectKind.LABEL_ON_LINE,
    DefectKind.LABEL_ON_RULE,
    DefectKind.LABEL_ON_SYMBOL,
}


def box_of(routing, flow):
    return next(found.label_box for found in routing.routes if found.id == flow)


def distance(box, point):
    x = max(box.x - point[0], 0, point[0] - box.x - box.w)
    y = max(box.y - point[1], 0, point[1] - box.y - box.h)
    return x + y


@pytest.mark.parametrize(("yes", "no"), [("Y", "T"), ("Ya", "Tidak"), ("Disetujui", "Ditolak")])
@pytest.mark.parametrize("lane", [44, 60, 90])
def test_labels_stand_free_near_the_start(yes, no, lane):
    problem, routing, way = routed(
        """
        [a] |     |
            | <b> |
            |     | [c]
        """,
        f"a>b b>c:{yes} b>a:{no}",
        lane=lane,
    )
    for flow in (f"b>c:{yes}", f"b>a:{no}"):
        if flow not in {link for link, _ in routing.notes}:
            assert distance(box_of(routing, flow), way[flow][0]) < 32
    noted = {link for link, _ in routing.notes}
    assert lane < 60 or noted == set()
    assert {
        link for defect in defects(problem, routing) if defect.kind in ON for link in defect.links
    } <= noted


@pytest.mark.parametrize(("lane", "row"), [(60, 42), (46, 60)], ids=["low row", "narrow lane"])
def test_a_label_stays_in_the_cell_of_its_symbol(lane, row):
    problem, routing, _ = routed(
        """
        [a] |     |
            | <b> |
            |     | [c]
            | [d] |
        """,
        "a>b b>c:Y b>d:T",
        lane=lane,
        row=row,
    )
    for flow in ("b>c:Y", "b>d:T"):
        box = box_of(routing, flow)
        assert lane <= box.x < box.x + box.w <= 2 * lane
        assert row <= box.y < box.y + box.h <= 2 * row
    assert [defect for defect in defects(problem, routing) if defect.kind in ON] == []


@pytest.mark.parametrize(
    ("taken", "stands"),
    [("b>c:Y", "under the slope"), ("b>d:Y", "in the next cell")],
    ids=["right", "bottom"],
)
def test_a_label_is_not_taken_for_that_of_the_arrow_that_comes_in(taken, stands):
    """In a narrow lane it would stand at the arrow's head; another exit may have the place under the slope."""
    drawn = sketch(
        """
        [a] |     |
            | <b> |
            | [d] | [c]
        """,
        f"a>b b>a:T {taken}",
        lane=52,
        wishes={"a>b": Wish(entry=Side.TOP), "b>a:T": Wish(exit=Side.LEFT)},
        labels={"b>a:T": ((18.7, 9.6),)},
    )
    flat = Rect(62.0, 65.0, 32.0, 20.0)
    nodes = tuple(replace(node, box=flat) if node.id == "b" else node for node in drawn.nodes)
    problem = replace(drawn, nodes=nodes)
    routing = route(problem)
    assert defects(problem, routing) == []
    box = box_of(routing, "b>a:T")
    assert stands == (
        "under the slope" if box.y > 75 else "over the slope" if box.x > 52 else "in the next cell"
    )


def test_a_label_does_not_stand_on_the_head_of_its_own_arrow():
    _, routing, way = routed(
        """
        [a] |
            | <b> [c]
        """,
        "a>b b>c:Ya",
        row=110,
    )
    (x, _), (_, tip) = way["b>c:Ya"]
    box = box_of(routing, "b>c:Ya")
    assert box.y + box.h <= tip - 5 or box.x >= x + 2


@pytest.mark.parametrize("flows", ["b>c:Ya b>a:Tidak", "b>a:Tidak b>c:Ya"])
def test_the_widest_label_has_the_first_choice(flows):
    """It finds room under one slope of the diamond only, the other label on either side of the line down."""
    drawn = sketch(
        """
        [a]
        <b>
        [c]
        """,
        f"a>b {flows}",
        lane=56,
        wishes={"b>a:Tidak": Wish(exit=Side.RIGHT)},
        labels={"b>a:Tidak": ((18.7, 9.6),), "b>c:Ya": ((7.8, 9.6),)},
    )
    nodes = tuple(replace(node, box=Rect(10, 67, 36, 16)) if node.id == "b" else node for node in drawn.nodes)
    problem = replace(drawn, nodes=nodes)
    routing = route(problem)
    assert defects(problem, routing) == []
    assert all(75 < box_of(routing, flow).y < 100 for flow in flows.split())


def test_a_wrapped_label_keeps_its_size():
    _, routing, _ = routed(
        """
        [a] |
            | <b>
            | [c]
        """,
        "a>b b>c:Perlu b>a:Perbaikan",
        lane=90,
        row=70,
        labels={"b>c:Perlu": ((38.0, 18.0),)},
    )
    box = box_of(routing, "b>c:Perlu")
    assert (box.w, box.h) == (38.0, 18.0)


def test_a_label_is_wrapped_where_that_finds_it_a_place_in_its_lane():
    problem, routing, _ = routed(
        """
        [a] |
            | <b>
            | [c]
        """,
        "a>b b>c:Lengkap b>a:Perbaikan",
        lane=64,
        row=70,
        labels={"b>c:Lengkap": ((60.0, 9.0), (22.0, 18.0))},
    )
    box = box_of(routing, "b>c:Lengkap")
    assert (box.w, box.h) == (22.0, 18.0)
    assert not any(defect.kind in ON for defect in defects(problem, routing))


def test_two_labels_of_one_corner_do_not_meet():
    problem, routing, _ = routed(
        """
        [a]
        <b>
        <c>
        [d]
        """,
        "a>b b>c:Y c>d:Y b>a:T c>b:T",
        row=46,
    )
    assert [defect for defect in defects(problem, routing) if defect.hard] == []


def test_a_label_without_a_place_is_noted_and_still_drawn():
    problem, routing, _ = routed(
        """
        <a> | [b]
        """,
        "a>b:Mustahil",
        lane=40,
        row=32,
        labels={"a>b:Mustahil": ((60.0, 30.0),)},
    )
    assert routing.notes == (("a>b:Mustahil", Reason.LABEL),)
    assert box_of(routing, "a>b:Mustahil").w == 60.0
    assert any(defect.kind in ON for defect in defects(problem, routing))


def test_a_label_without_a_place_stays_inside_the_area():
    problem, routing, _ = routed(
        """
        [b] | <a>
        """,
        "a>b:Mustahil b>a",
        lane=40,
        row=32,
        labels={"a>b:Mustahil": ((75.0, 30.0),)},
    )
    box, area = box_of(routing, "a>b:Mustahil"), problem.area
    assert area.x <= box.x
    assert box.x + box.w <= area.x + area.w
    assert area.y <= box.y
    assert box.y + box.h <= area.y + area.h


def test_flows_without_a_label_get_no_box():
    _, routing, _ = routed("[a] | [b]", "a>b")
    assert routing.routes[0].label_box is None


def test_loops_that_have_to_cross_do_so_away_from_the_labels():
    loops = ("c>a:T", "d>b:T")
    problem, routing, way = routed(
        """
        [a]
        [b]
        <c>
        <d>
        [e]
        """,
        "a>b b>c c>d:Y d>e:Y c>a:T d>b:T",
        wishes=dict.fromkeys(loops, Wish(exit=Side.LEFT, gutter=0)),
    )
    assert [defect for defect in defects(problem, routing) if defect.hard] == []
    (crossing,) = crossings(routing)
    for flow in loops:
        assert distance(box_of(routing, flow), way[flow][0]) < 12
        assert abs(crossing.at[1] - way[flow][0][1]) > 20
