"""Flows are drawn, aimed anew and labelled; what can't be is refused with a reason."""

import pytest
from building import document, sketch
from msgspec.structs import replace

from sopeditor.edit.flows import (
    Refused,
    branch,
    connect,
    disconnect,
    label_flow,
    reconnect,
    set_arrow,
    set_wish,
    swap_labels,
)
from sopeditor.edit.symbols import set_kind
from sopeditor.model.exits import natural_label
from sopeditor.model.profile import Profile, Words
from sopeditor.model.records import Arrow, Flow, Side, SymbolKind, Wish

START = document("A:Staf B:Kabag? C:Karo D:Staf", "A>B B>C:Y B>A:T")


def after(edit, start=START):
    return edit(start).sop.charts[0]


def test_a_flow_is_drawn_and_removed():
    drawn = connect(Flow("new", "C", "D"))(START)
    assert sketch(drawn.sop.charts[0]) == "A>B B>A:T B>C:Y C>D"
    assert disconnect(["new"])(drawn) == START


def test_an_arrow_takes_the_place_of_the_plain_line_between_its_ends():
    start = document("A:Staf+B:Kabag+C:Karo", "A-B A-C")
    assert sketch(after(connect(Flow("new", "B", "A")), start)) == "A-C B>A"


def test_both_ends_can_be_moved():
    chart = after(reconnect("B>A:T", source="C", target="B"))
    assert sketch(chart) == "A>B B>C:Y C>B:T"
    assert sketch(after(reconnect("B>A:T", source="C"))) == "A>B B>C:Y C>A:T"


def test_a_moved_end_forgets_the_wish():
    start = set_wish("A>B", Wish(exit=Side.LEFT))(START)
    assert after(reconnect("A>B", target="C"), start).flows[0].wish == Wish()


def test_label_and_arrow():
    chart = after(set_arrow("A>B", Arrow.BOTH), label_flow("A>B", "draf")(START))
    assert sketch(chart) == "A=B:draf B>A:T B>C:Y"


def test_y_and_t_change_places():
    assert sketch(after(swap_labels("B"))) == "A>B B>A:Y B>C:T"


def test_branches_are_set_aimed_and_removed_by_their_label():
    assert sketch(after(branch("B", "Y", "D", "new"))) == "A>B B>A:T B>D:Y"
    assert sketch(after(branch("B", "Ulang", "D", "new"))) == "A>B B>A:T B>C:Y B>D:Ulang"
    assert sketch(after(branch("B", "T", None, "new"))) == "A>B B>C:Y"


def test_a_branch_that_leads_there_already_keeps_its_way():
    start = set_wish("B>C:Y", Wish(exit=Side.LEFT))(START)
    assert branch("B", "Y", "C", "new")(start) == start


def test_a_flow_with_an_id_in_use_is_refused():
    with pytest.raises(ValueError, match="in use"):
        connect(Flow("A>B", "C", "D"))(START)


@pytest.mark.parametrize(
    ("flow", "reason"),
    [
        (Flow("new", "A", "A"), "simbolnya sendiri"),
        (Flow("new", "A", "B"), "sudah terhubung"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(flow, reason):
    with pytest.raises(Refused, match=reason):
        connect(flow)(START)


def test_a_plain_line_is_the_same_both_ways_round():
    start = connect(Flow("line", "C", "D", arrow=Arrow.NONE))(START)
    with pytest.raises(Refused):
        connect(Flow("again", "D", "C", arrow=Arrow.NONE))(start)


def test_a_flow_to_nowhere_is_impossible():
    with pytest.raises(KeyError):
        connect(Flow("new", "A", "Z"))(START)


def test_exits_of_a_diamond_are_labelled_y_then_t_then_letters():
    start, labels = document("A:Staf B:Kabag? C:Karo D:Staf"), []
    for target in "CAD":
        labels.append(natural_label(start.sop.charts[0], "B", start.profile.words))
        start = connect(Flow(f"to {target}", "B", target, labels[-1]))(start)
    assert labels == ["Y", "T", "A"]
    assert natural_label(START.sop.charts[0], "A", START.profile.words) == ""


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ("", "Lanjut"),
        ("B>C:Lanjut", "Henti"),
        ("B>C:Ya", "Henti"),
        ("B>C:Henti", "Lanjut"),
        ("B>C:Lanjut B>D:Tidak", "A"),
    ],
)
def test_exits_speak_the_words_of_the_form(taken, expected):
    start = replace(
        document("A:Staf B:Kabag? C:Karo D:Staf", taken),
        profile=Profile(words=Words(yes="Lanjut", no="Henti")),
    )
    assert natural_label(start.sop.charts[0], "B", start.profile.words) == expected
    boxed = set_kind("B", SymbolKind.PROCESS)(start)
    diamond = set_kind("B", SymbolKind.DECISION)(connect(Flow("new", "B", "A"))(boxed))
    labels = [flow.label for flow in diamond.sop.charts[0].flows]
    assert sum(label in ("Lanjut", "Ya") for label in labels) == 1
