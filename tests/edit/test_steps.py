"""Rows come and go; no arrow breaks."""

import pytest
from building import document, sketch
from msgspec.structs import replace

from sopeditor.edit.actors import delete_actor
from sopeditor.edit.flows import set_wish
from sopeditor.edit.steps import (
    delete_steps,
    insert_step,
    move_steps,
    reword,
    set_number,
    set_page_break,
    set_section,
)
from sopeditor.edit.symbols import remove_symbols
from sopeditor.model.profile import Profile, Words
from sopeditor.model.records import Step, Symbol, SymbolKind, Wish

CHAIN = document("A:(Kabag B:Staf C:Kabag)", "A>B B>C")
#   A ──► B? ──Y──► C ──► D       T of B and of C lead back
LOOPS = document("A:Staf B:Kabag? C:Karo? D:Staf", "A>B B>A:T B>C:Y C>B:T C>D:Y")


def after(edit, start=CHAIN):
    return edit(start).sop.charts[0]


def box(name, lane="Staf", kind=SymbolKind.PROCESS):
    return Step(id=name.lower(), symbols=(Symbol(id=name, actor=lane, kind=kind),))


def test_a_step_inserted_into_a_chain_becomes_part_of_it():
    chart = after(insert_step("chart", "c", box("N"), "new"))
    assert [step.id for step in chart.steps] == ["a", "b", "n", "c"]
    assert sketch(chart) == "A>B B>N N>C"


def test_a_diamond_inserted_into_a_chain_goes_on_with_yes():
    chart = after(insert_step("chart", "c", box("N", kind=SymbolKind.DECISION), "new"))
    assert sketch(chart) == "A>B B>N N>C:Y"


def test_inserting_behind_a_diamond_cuts_its_main_exit_and_keeps_its_label():
    chart = after(insert_step("chart", "c", box("N"), "new"), LOOPS)
    assert sketch(chart) == "A>B B>A:T B>N:Y C>B:T C>D:Y N>C"


def test_a_row_without_symbols_leaves_the_flows_alone():
    chart = after(insert_step("chart", "b", Step(id="n"), "new"))
    assert sketch(chart) == "A>B B>C"


def test_a_step_appended_to_an_open_chain_is_led_to():
    start = document("A:Staf B:Staf", "A>B")
    assert sketch(after(insert_step("chart", None, box("N"), "new"), start)) == "A>B B>N"


@pytest.mark.parametrize(
    ("flows", "expected"),
    [("A>B", "A>B B>N:Y"), ("A>B B>A:T", "A>B B>A:T B>N:Y"), ("A>B B>A:Y", "A>B B>A:Y B>N:T")],
)
def test_a_step_appended_below_a_diamond_is_its_missing_exit(flows, expected):
    start = document("A:Staf B:Kabag?", flows)
    assert sketch(after(insert_step("chart", None, box("N"), "new"), start)) == expected


def test_of_those_who_act_together_the_one_who_decides_leads_on():
    start = document("A:Staf B:Kabag?+C:Staf", "A>B B-C")
    assert sketch(after(insert_step("chart", None, box("N"), "new"), start)) == "A>B B-C B>N:Y"


def test_a_diamond_with_both_its_exits_gets_no_third_by_itself():
    start = document("A:Staf B:Kabag?", "A>B B>A:T B>A:Y")
    assert sketch(after(insert_step("chart", None, box("N"), "new"), start)) == "A>B B>A:T B>A:Y"


def test_nothing_is_led_on_from_an_end():
    assert sketch(after(insert_step("chart", None, box("N"), "new"))) == "A>B B>C"


def test_a_step_put_before_the_first_leads_to_it():
    start = document("A:Staf B:Staf", "A>B")
    assert sketch(after(insert_step("chart", "a", box("N"), "new"), start)) == "A>B N>A"


@pytest.mark.parametrize(
    ("rows", "flows", "before"),
    [
        ("A:Staf B:Staf", "", "b"),
        ("A:(Staf B:Staf", "A>B", "a"),
        ("A:Staf B:Staf", "A>B B>A", "a"),
    ],
    ids=["between two that no flow joins", "before a start", "before a step that is returned to"],
)
def test_a_step_joins_no_chain_where_none_is_open(rows, flows, before):
    start = document(rows, flows)
    assert sketch(after(insert_step("chart", before, box("N"), "new"), start)) == flows


def test_an_id_in_use_is_refused():
    with pytest.raises(ValueError, match="in use"):
        insert_step("chart", None, box("A"), "new")(CHAIN)


def test_an_id_that_comes_twice_is_refused():
    with pytest.raises(ValueError, match="in use"):
        insert_step("chart", None, Step(id="n", symbols=(Symbol("n", "Staf"),)), "new")(CHAIN)


def test_moving_or_deleting_an_unknown_row_is_refused():
    for edit in (move_steps(["b", "z"], None), delete_steps(["b", "z"])):
        with pytest.raises(KeyError):
            edit(CHAIN)


def test_moving_or_deleting_no_rows_changes_nothing():
    assert move_steps([], "a")(CHAIN) == delete_steps([])(CHAIN) == CHAIN


def test_an_unknown_lane_is_refused():
    with pytest.raises(KeyError):
        insert_step("chart", None, box("N", lane="Nobody"), "new")(CHAIN)


def test_deleting_a_step_closes_the_chain_over_it():
    assert sketch(after(delete_steps(["b"]))) == "A>C"


def test_deleting_a_decision_goes_on_where_yes_led():
    assert sketch(after(delete_steps(["b"]), LOOPS)) == "A>C C>D:Y"


@pytest.mark.parametrize(
    "delete",
    [delete_steps(["b"]), remove_symbols(["B"]), delete_actor("Kabag")],
    ids=["its row", "its symbol", "its lane"],
)
def test_a_decision_is_closed_over_along_the_yes_of_the_form(delete):
    drawn = document("A:Staf B:Kabag? C:Karo D:Staf", "A>B B>D:Kembalikan B>C:LAYAK C>D")
    start = replace(drawn, profile=Profile(words=Words(yes="Layak", no="Kembalikan")))
    assert sketch(after(delete, start)) == "A>C C>D"


def test_what_is_inserted_behind_a_decision_follows_the_yes_of_the_form():
    drawn = document("A:Staf B:Kabag? C:Karo+D:Staf", "A>B B>D:Kembalikan B>C:Layak")
    start = replace(drawn, profile=Profile(words=Words(yes="Layak", no="Kembalikan")))
    assert sketch(after(insert_step("chart", "c", box("N"), "new"), start)) == (
        "A>B B>D:Kembalikan B>N:Layak N>C"
    )


def test_deleting_neighbours_closes_the_chain_over_both():
    assert sketch(after(delete_steps(["b", "c"]), LOOPS)) == "A>D"


def test_deleting_a_row_forgets_the_wishes_for_the_gap_above_it_only():
    start = set_wish("A>B", Wish(gap="c"))(set_wish("C>D:Y", Wish(gap="a"))(LOOPS))
    found = after(delete_steps(["c"]), set_wish("B>A:T", Wish(gap="c", gutter="Karo"))(start))
    assert {flow.id: flow.wish for flow in found.flows if flow.wish != Wish()} == {
        "B>A:T": Wish(gutter="Karo")
    }
    kept = after(delete_steps(["d"]), start)
    assert [flow.wish for flow in kept.flows if flow.id == "A>B"] == [Wish(gap="c")]


def test_deleting_the_last_step_leaves_nothing_dangling():
    assert sketch(after(delete_steps(["c"]))) == "A>B"


def test_a_flow_that_already_exists_is_not_doubled():
    start = document("A:Staf B:Staf C:Staf", "A>B A>C B>C")
    assert sketch(after(delete_steps(["b"]), start)) == "A>C"


def test_deleting_a_row_of_several_pelaksana_closes_the_chain_over_all_of_them():
    start = document("A:Staf B:Kabag+C:Karo+D:Staf E:Staf", "A>B B-C B-D B>E")
    assert sketch(after(delete_steps(["b"]), start)) == "A>E"


def test_moving_rows_keeps_their_order_and_every_flow():
    chart = after(move_steps(["d", "b"], "a"), LOOPS)
    assert [step.id for step in chart.steps] == ["b", "d", "a", "c"]
    assert sketch(chart) == sketch(LOOPS.sop.charts[0])


def test_moving_rows_before_one_of_themselves_gathers_them_there():
    chart = after(move_steps(["a", "c"], "c"), LOOPS)
    assert [step.id for step in chart.steps] == ["b", "a", "c", "d"]


def test_every_text_of_a_row_can_be_reworded():
    start = CHAIN
    for field in ("activity", "supplies", "duration", "output", "remark"):
        start = reword("b", field, f"baru: {field}")(start)
    step = start.sop.charts[0].steps[1]
    assert step.activity == "baru: activity"
    assert step.remark == "baru: remark"
    assert start.sop.charts[0].steps[0] == CHAIN.sop.charts[0].steps[0]


def test_number_section_and_page_break_of_a_row():
    start = set_number("b", "2a")(set_section("b", "Tahap II")(set_page_break("b", True)(CHAIN)))
    step = start.sop.charts[0].steps[1]
    assert (step.number, step.section, step.page_break) == ("2a", "Tahap II", True)
