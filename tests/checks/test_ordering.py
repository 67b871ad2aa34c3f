"""Findings come as one meets their places from top to bottom."""

from checks.test_rules import COMPLETE, drawn, with_chart
from msgspec.structs import replace

from sopeditor.checks.checking import check
from sopeditor.checks.ordering import in_reading_order
from sopeditor.model.records import Actor, Document


def broken() -> Document:
    """Without title and number; a lane too many; row 3 before row 1 in the table of rules."""
    base = drawn("A:Kabag( B:Staf C:Kabag? D:Staf)", "A>B B>C C>D:Y C>B:T")
    chart = base.sop.charts[0]
    first, second, third, fourth = chart.steps
    steps = (
        replace(first, output=""),
        second,
        replace(third, output="", duration="Sesuai kebutuhan"),
        fourth,
    )
    base = with_chart(base, actors=(*chart.actors, Actor("x", "KPA")), steps=steps)
    identity = replace(COMPLETE, title="", number="")
    return replace(base, sop=replace(base.sop, identity=identity))


def test_identity_then_lanes_then_rows_and_the_gravest_of_a_row_first() -> None:
    document = broken()
    ordered = in_reading_order(document, check(document))
    assert [(finding.rule, finding.place.actor or finding.place.step) for finding in ordered] == [
        ("ID-01", ""),
        ("ID-01", ""),
        ("PL-02", "x"),
        ("MB-05", "a"),
        ("MB-05", "c"),
        ("MB-04", "c"),
    ]
    assert [finding.place.field for finding in ordered[:2]] == ["number", "title"]


def test_what_a_chart_lacks_as_a_whole_comes_before_its_lanes() -> None:
    base = drawn("A:Kabag( B:Staf", "A>B B>A")
    document = with_chart(base, actors=(Actor("x", "KPA"), *base.sop.charts[0].actors))
    places = [finding.place for finding in in_reading_order(document, reversed(check(document)))]
    assert [place.field or place.actor or place.step for place in places] == ["end", "x"]


def test_charts_in_their_order() -> None:
    one, other = broken(), drawn("P:Kabag( Q:Staf)", "P>Q").sop.charts[0]
    other = replace(other, id="other", steps=(replace(other.steps[0], duration=""), *other.steps[1:]))
    both = replace(one, sop=replace(one.sop, charts=(other, *one.sop.charts)))
    charts = [finding.place.chart for finding in in_reading_order(both, check(both))]
    assert charts == ["", "", "other", "chart", "chart", "chart", "chart"]
