"""Connectors where pages cut flows: rows are drawn as the lanes of their symbols, one letter for each symbol."""

import pytest

from sopeditor.layout.table.connectors import Crossings, PageEnds, crossings_of, ends_of_pages
from sopeditor.model.profile import PentagonMark
from sopeditor.model.records import Arrow, Flow

_ARROWS = {">": Arrow.TO, "-": Arrow.NONE, "=": Arrow.BOTH}


def crossing(rows: str, flows: str) -> Crossings:
    """ "A0 B1+C2" are two rows with the symbol A in lane 0, B and C in lanes 1 and 2; flows as in `building`."""
    stands = tuple(tuple((part[0], int(part[1])) for part in row.split("+")) for row in rows.split())
    return crossings_of(
        tuple(Flow(each, each[0], each[2], arrow=_ARROWS[each[1]]) for each in flows.split()), stands
    )


def pages(rows: str, flows: str, *starts: int, mark: PentagonMark = PentagonMark.LETTER) -> list[PageEnds]:
    """The connectors of the pages that begin with those rows."""
    stops = (*starts[1:], len(rows.split()))
    cut = tuple(zip(starts, stops, strict=True))
    return list(ends_of_pages("c", 3, crossing(rows, flows), cut, mark))


def shown(page: PageEnds) -> str:
    """Its connectors: mark, lane, level, and v at the foot or ^ at the head."""
    return " ".join(
        f"{each.mark}{each.lane}.{each.level}{'v' if each.foot else '^'}" for each in page.pentagons
    )


@pytest.mark.parametrize(
    ("rows", "flow", "lane"),
    [
        ("A0 B1", "A>B", 1),
        ("A0 C2 B1", "A>B", 1),
        ("A0 C1 B1", "A>B", 0),
        ("A0 C0 B1", "B>A", 1),
        ("A0 C0 D1 B1", "A>B", 1),
        ("A0+C1 B1", "A>B", 1),
    ],
    ids=["neighbours", "free", "blocked", "blocked on the way back", "both blocked", "beside the source"],
)
def test_connectors_stand_in_the_lane_of_the_target_unless_a_symbol_is_in_the_way(
    rows: str, flow: str, lane: int
) -> None:
    (found,) = crossing(rows, flow).crossings
    assert found.lane == lane


def test_a_flow_goes_on_from_the_foot_to_the_head_and_back_from_the_head_to_the_foot() -> None:
    onward, back = pages("A0 B1", "A>B", 0, 1), pages("A0 B1", "B>A", 0, 1)
    assert [shown(page) for page in onward] == ["A1.0v", "A1.0^"]
    assert [shown(page) for page in back] == ["A0.0v", "A0.0^"]
    assert [(stub.source, stub.target) for page in onward for stub in page.stubs] == [
        ("A", "c:1:out"),
        ("c:1:in", "B"),
    ]
    assert [(stub.source, stub.target) for page in back for stub in page.stubs] == [
        ("c:1:in", "A"),
        ("B", "c:1:out"),
    ]


def test_flows_of_one_page_to_one_symbol_share_a_pair_but_none_with_heads_at_both_ends() -> None:
    shared = pages("A0 B1 C2", "A>C B>C", 0, 2)
    assert [shown(page) for page in shared] == ["A2.0v", "A2.0^"]
    assert shared[0].pentagons[0].flows == ("A>C", "B>C")
    assert [stub.id for stub in shared[0].stubs] == ["A>C:out", "B>C:out"]
    assert [stub.id for stub in shared[1].stubs] == ["A>C:in"]
    assert len(pages("A0 B1 C2", "A>C B=C", 0, 2)[0].pentagons) == 2


def test_marks_run_through_the_chart_from_page_to_page_and_from_the_left() -> None:
    rows, flows = "A0 B1 C2 D0", "A>D B>D B>C C>D"
    assert [shown(page) for page in pages(rows, flows, 0, 2, 3)] == [
        "A0.0v B2.0v",
        "B2.0^ C2.0v",
        "A0.0^ C2.0^",
    ]
    numbered = pages(rows, flows, 0, 2, 3, mark=PentagonMark.NUMBER)
    assert [shown(page) for page in numbered] == ["10.0v 22.0v", "22.0^ 32.0v", "10.0^ 32.0^"]
    blank = pages(rows, flows, 0, 2, 3, mark=PentagonMark.BLANK)
    assert {each.mark for page in blank for each in page.pentagons} == {""}


def test_pairs_of_one_lane_are_spread_over_free_lanes_before_they_stand_below_each_other() -> None:
    apart = pages("A0 B1+C1", "A>B A>C", 0, 1)
    assert [page.foot_levels or page.head_levels for page in apart] == [1, 1]
    crowded = pages("A0 B1+C1+D1+E1", "A>B A>C A>D A>E", 0, 1)
    assert sorted((each.lane, each.level) for each in crowded[0].pentagons) == [
        (0, 0),
        (1, 0),
        (1, 1),
        (2, 0),
    ]


def test_what_no_page_cuts_stands_whole_on_its_page() -> None:
    first, second = pages("A0+B1 C2 D0", "A-B B>C C>D", 0, 2)
    assert [(stub.source, stub.target) for stub in first.stubs] == [("B", "C"), ("A", "B"), ("C", "c:1:out")]
    assert first.shows("A-B")
    assert first.shows("C>D")
    assert not second.shows("B>C")
