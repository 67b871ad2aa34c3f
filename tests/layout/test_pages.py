"""Where a table is cut: rows are drawn as their heights, pages as the ranges of rows they hold."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from sopeditor.layout.table.connectors import crossings_of, ends_of_pages
from sopeditor.layout.table.pages import Crossing, Room, Seams, cut, least_pages, strip_height
from sopeditor.model.profile import PentagonMark
from sopeditor.model.records import Flow

ONE_PAGE = Room(300, 300)


def test_rows_that_fit_stay_on_one_page() -> None:
    assert cut([100, 100, 100], Seams(), ONE_PAGE) == ((0, 3),)


def test_no_rows_make_one_empty_page() -> None:
    assert cut([], Seams(), ONE_PAGE) == ((0, 0),)


def test_the_last_page_is_no_lone_row_if_another_cut_needs_no_more_pages() -> None:
    assert cut([60] * 6, Seams(), ONE_PAGE) == ((0, 4), (4, 6))


def test_a_lone_row_is_kept_if_it_costs_a_page_to_avoid_it() -> None:
    assert cut([150, 150, 150], Seams(), Room(300, 160)) == ((0, 2), (2, 3))


def test_a_table_does_not_begin_with_a_lone_row_to_cut_fewer_flows() -> None:
    flows = tuple(Crossing(source, source + 1, lane=0) for source in range(7))
    back = tuple(Crossing(source, 1, lane) for lane, source in enumerate((4, 5)))
    assert cut([60] * 8, Seams((*flows, *back)), Room(200, 500))[0] == (0, 2)


def test_a_forced_break_begins_a_page() -> None:
    assert cut([50, 50, 50], Seams(forced=frozenset({1})), ONE_PAGE) == ((0, 1), (1, 3))


def test_the_first_page_may_be_shorter() -> None:
    assert cut([100, 100, 100], Seams(), Room(100, 300)) == ((0, 1), (1, 3))


def test_room_for_a_footnote_is_kept_on_the_last_page() -> None:
    assert cut([100, 100, 90], Seams(), Room(300, 300, after=20)) == ((0, 1), (1, 3))


def test_connectors_need_room_on_both_pages() -> None:
    flow = Crossing(source=1, target=2, lane=0)
    heights = [135, 150, 150, 140]
    assert cut(heights, Seams(), ONE_PAGE) == ((0, 2), (2, 4))
    assert len(cut(heights, Seams((flow,)), ONE_PAGE)) == 3


def test_a_cut_through_few_flows_is_preferred() -> None:
    flows = tuple(Crossing(source=3, target=4, lane=at % 2) for at in range(4))
    assert cut([70] * 6, Seams(tuple(flows)), ONE_PAGE) == ((0, 3), (3, 6))


def test_pages_share_the_squeeze_of_rows_that_want_to_be_higher() -> None:
    assert cut([50] * 10, Seams(), ONE_PAGE) == ((0, 6), (6, 10))
    assert cut([50] * 10, Seams(), ONE_PAGE, [70] * 10) == ((0, 5), (5, 10))
    assert cut([50] * 7, Seams(), ONE_PAGE, [70] * 7) == ((0, 4), (4, 7))


def test_a_strip_grows_by_levels() -> None:
    assert strip_height(Counter()) == 0
    assert strip_height(Counter({0: 1, 1: 1})) < strip_height(Counter({0: 2}))


heights = st.lists(st.floats(20, 220), min_size=1, max_size=30)


@given(heights, st.data())
def test_pages_hold_every_row_once_and_no_more_than_fits(rows: list[float], data: st.DataObject) -> None:
    at = st.integers(0, len(rows) - 1)
    flows = data.draw(st.lists(st.builds(Crossing, at, at, st.integers(0, 1)), max_size=8))
    pages = cut(rows, Seams(tuple(flows)), ONE_PAGE)
    assert [row for start, stop in pages for row in range(start, stop)] == list(range(len(rows)))
    for start, stop in pages:
        inside = range(start, stop)
        foot = Counter(
            f.lane
            for f in flows
            for a, b in ((f.source, f.target), (f.target, f.source))
            if a in inside and b >= stop
        )
        head = Counter(
            f.lane
            for f in flows
            for a, b in ((f.source, f.target), (f.target, f.source))
            if a in inside and b < start
        )
        used = sum(rows[start:stop]) + strip_height(foot) + strip_height(head)
        assert used <= 300.01 or stop - start == 1


@given(heights, st.data())
def test_no_cut_makes_fewer_pages_than_is_reckoned_beforehand(rows: list[float], data: st.DataObject) -> None:
    at = st.integers(0, len(rows) - 1)
    near = st.builds(
        lambda row, lane: Crossing(row, min(row + 1, len(rows) - 1), lane), at, st.integers(0, 1)
    )
    far = st.builds(Crossing, at, at, st.integers(0, 1))
    flows = data.draw(st.lists(near | far, max_size=30))
    seams = Seams(tuple(flows), frozenset(data.draw(st.lists(at, max_size=2))) - {0})
    room = Room(data.draw(st.sampled_from([150, 300])), 300)
    assert least_pages(tuple(rows), seams, room) <= len(cut(rows, seams, room))


@given(heights)
def test_no_fewer_pages_would_do(rows: list[float]) -> None:
    full = 0
    used = 301.0
    for height in rows:
        if used + height > 300:
            full, used = full + 1, 0.0
        used += height
    assert len(cut(rows, Seams(), ONE_PAGE)) == full


@settings(max_examples=300)
@given(st.lists(st.integers(0, 2), min_size=9, max_size=12), st.data())
def test_no_strip_is_higher_than_the_cut_has_reckoned_with(lanes: list[int], data: st.DataObject) -> None:
    rows = range(len(lanes))
    ends = data.draw(
        st.lists(st.tuples(st.sampled_from(rows), st.sampled_from(rows)), min_size=12, max_size=24)
    )
    flows = tuple(Flow(f"f{at}", f"s{source}", f"s{target}") for at, (source, target) in enumerate(ends))
    stands = tuple(((f"s{row}", lane),) for row, lane in enumerate(lanes))
    size = data.draw(st.integers(2, 4))
    pages = tuple((start, min(start + size, len(lanes))) for start in rows[::size])
    crossings = crossings_of(flows, stands)
    found = ends_of_pages("chart", 3, crossings, pages, PentagonMark.LETTER)
    for (start, stop), page in zip(pages, found, strict=True):
        for foot in (False, True):
            reckoned = Counter(
                crossing.lane
                for crossing in crossings.crossings
                for here, other in (
                    (crossing.source, crossing.target),
                    (crossing.target, crossing.source),
                )
                if start <= here < stop and not start <= other < stop and (other >= stop) is foot
            )
            levels = [pentagon.level for pentagon in page.pentagons if pentagon.foot is foot]
            assert max(levels, default=-1) + 1 <= max(reckoned.values(), default=0)
