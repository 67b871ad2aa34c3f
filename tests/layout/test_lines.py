"""Lines of flows as marks: arrow heads and where they begin."""

from math import dist

from hypothesis import given
from hypothesis import strategies as st

from sopeditor.layout.marks import Point, Polygon, Polyline, Stroke
from sopeditor.layout.routing import Heads, Link, Route, Routing
from sopeditor.layout.table.lines import HEAD_LENGTH, SHORTEST_HEAD, line_marks

lengths = st.floats(0.5, 40)


@given(lengths, lengths, st.sampled_from((Heads.TO, Heads.BOTH)))
def test_an_arrow_head_is_no_longer_than_the_stretch_it_ends(first: float, last: float, heads: Heads) -> None:
    """In a narrow lane a head would stick out behind the bend, and over the table line there."""
    points: tuple[Point, ...] = ((0.0, 0.0), (0.0, -first), (last, -first))
    link = Link("f", "a", "b", heads=heads)
    marks = line_marks(Routing((Route("f", points),)), (link,), ("f",), Stroke(0.8), bridges=False)
    found = [mark.points for mark in marks if isinstance(mark, Polygon)]
    assert len(found) == 1 + (heads is Heads.BOTH)
    for (tip, *base), stretch in zip(found, (last, first), strict=False):
        middle = (base[0][0] + base[1][0]) / 2, (base[0][1] + base[1][1]) / 2
        assert dist(tip, middle) <= max(stretch, SHORTEST_HEAD) + 1e-6
        assert dist(tip, middle) >= min(stretch, HEAD_LENGTH) - 1e-6
    (line,) = (mark for mark in marks if isinstance(mark, Polyline))
    assert dist(line.points[-1], points[-1]) <= last + 1e-6
