"""Pelaksana who act together are joined by one straight line, whoever the flows name."""

import pytest
from building import document

from sopeditor.layout.compose import lay_out


def drawn(flows, row="A:Karo B:Kabag C:Kasubbag D:Unit"):
    """The row's lines as the pairs they join, with the flows that each shows."""
    (part,) = [
        table
        for page in lay_out(document("S:Karo " + row.replace(" ", "+"), flows)).pages
        for table in page.tables
    ]
    return part, {(edge.source, edge.target): set(edge.flows) for edge in part.edges}


@pytest.mark.parametrize(
    ("flows", "expected"),
    [
        #  A ── B ── C ── D
        ("A-B B-C C-D", {("A", "B"): {"A-B"}, ("B", "C"): {"B-C"}, ("C", "D"): {"C-D"}}),
        # A and everybody: the same picture
        (
            "A-B A-C A-D",
            {("A", "B"): {"A-B", "A-C", "A-D"}, ("B", "C"): {"A-C", "A-D"}, ("C", "D"): {"A-D"}},
        ),
        # written from the right
        ("D-B", {("D", "B"): {"D-B"}}),
        ("B-A B-C", {("B", "A"): {"B-A"}, ("B", "C"): {"B-C"}}),
        # two groups in a row keep apart
        ("A-B C-D", {("A", "B"): {"A-B"}, ("C", "D"): {"C-D"}}),
        # what has a head or a label is a flow of its own
        ("A-B A>C A-D:telepon", {("A", "B"): {"A-B"}, ("A", "C"): {"A>C"}, ("A", "D"): {"A-D:telepon"}}),
    ],
)
def test_lines_run_from_each_to_the_next(flows, expected):
    assert drawn(flows)[1] == expected


def test_the_lines_are_straight_and_level():
    part, _ = drawn("A-B A-C A-D")
    for edge in part.edges:
        (_, y), (_, other) = edge.points
        assert y == other


def test_two_symbols_in_one_lane_keep_their_own_lines():
    assert drawn("A-B B-C A-C", "A:Karo B:Kabag C:Karo")[1].keys() == {("A", "B"), ("B", "C"), ("A", "C")}
