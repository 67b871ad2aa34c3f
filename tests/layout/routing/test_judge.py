"""The judge finds what is wrong, told by drawings that are made wrong on purpose."""

import pytest
from layout.routing.sketches import sketch

from sopeditor.layout.routing import DefectKind, Rect, Route, Routing, crossings, defects

PROBLEM = sketch(
    """
    [a] |     | [c]
        | <b> |
    [d] |     | [e]
    """,
    "a>b c>b d>e b>e:Y b>d:T",
)
GOOD = {
    "a>b": ((48, 25), (90, 25), (90, 60)),
    "c>b": ((132, 25), (90, 25), (90, 60)),
    "d>e": ((48, 125), (132, 125)),
    "b>e:Y": ((108, 75), (150, 75), (150, 113)),
    "b>d:T": ((72, 75), (30, 75), (30, 113)),
}


def judged(boxes=None, **changed):
    points = {**GOOD, **{flow.replace("_", ">").replace("9", ":"): p for flow, p in changed.items()}}
    routes = tuple(
        Route(link.id, points[link.id], (boxes or {}).get(link.id))
        for link in PROBLEM.links
        if points[link.id] is not None
    )
    return defects(PROBLEM, Routing(routes))


def test_a_good_drawing_has_no_defect():
    assert judged() == []


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"d_e": None}, DefectKind.MISSING),
        ({"d_e": ((48, 125), (132, 120))}, DefectKind.OBLIQUE),
        ({"a_b": ((30, 37), (30, 140), (90, 140), (90, 90))}, DefectKind.THROUGH),
        ({"a_b": ((30, 37), (30, 75), (108, 75))}, DefectKind.OWN),
        ({"d_e": ((48, 127), (100, 127), (100, 125), (148, 125), (148, 113))}, DefectKind.OWN),
        ({"d_e": ((48, 125), (120, 125))}, DefectKind.BORDER),
        ({"d_e": ((48, 125), (52, 125), (52, 160), (150, 160), (150, 137))}, DefectKind.OUTSIDE),
        ({"b_e9Y": ((72, 75), (30, 75), (30, 105), (150, 105), (150, 113))}, DefectKind.FORK),
        ({"d_e": ((30, 113), (30, 75), (66, 75), (66, 105), (150, 105), (150, 113))}, DefectKind.OVERLAP),
        ({"d_e": ((48, 125), (60, 125), (60, 75), (60.4, 75), (60.4, 125), (132, 125))}, DefectKind.TOUCH),
        ({"d_e": ((30, 113), (30, 95), (140, 95), (140, 113))}, DefectKind.PORT),
        ({"a_b": ((48, 25), (90, 25), (90, 56), (95, 56), (95, 64.1))}, DefectKind.CORNER),
        ({"a_b": ((48, 25), (60, 25), (60, 52), (90, 52), (90, 60))}, DefectKind.RULE),
        ({"a_b": ((48, 25), (60, 25), (60, 56), (90, 56), (90, 60))}, DefectKind.HEAD),
    ],
)
def test_each_kind_is_found(changed, kind):
    assert kind in {defect.kind for defect in judged(**changed)}


@pytest.mark.parametrize(
    ("box", "kind"),
    [
        (Rect(90, 66, 8, 9), DefectKind.LABEL_ON_SYMBOL),
        (Rect(125, 70, 8, 9), DefectKind.LABEL_ON_LINE),
        (Rect(116, 76.5, 8, 9), DefectKind.LABEL_ON_RULE),
        (Rect(64, 76.5, 8, 9), DefectKind.LABEL_ON_LABEL),
    ],
)
def test_labels_are_judged(box, kind):
    found = judged({"b>e:Y": box, "b>d:T": Rect(62, 76.5, 8, 9)})
    assert kind in {defect.kind for defect in found if "b>e:Y" in defect.links}


def test_soft_kinds_are_not_hard():
    found = judged(a_b=((48, 25), (90, 25), (90, 56), (95, 56), (95, 64.1)))
    assert {defect.kind for defect in found if not defect.hard} == {DefectKind.CORNER}


def test_flows_into_one_target_do_not_cross_where_they_join():
    routes = tuple(Route(flow, points) for flow, points in GOOD.items())
    assert crossings(Routing(routes)) == []
