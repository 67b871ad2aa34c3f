"""Symbols move between lanes and rows, lanes come and go; flows stay whole."""

import pytest
from building import document, sketch

from sopeditor.edit.actors import add_actor, delete_actor, group_actors, move_actors, rename_actor
from sopeditor.edit.charts import set_widths
from sopeditor.edit.flows import set_wish
from sopeditor.edit.steps import insert_step
from sopeditor.edit.symbols import (
    add_symbol,
    assign,
    move_symbol,
    place_symbol,
    remove_symbols,
    set_kind,
    set_text,
)
from sopeditor.model.records import Actor, Step, Symbol, SymbolKind, Width, Wish

CHAIN = document("A:(Kabag B:Staf C:Karo)", "A>B B>C")
MEETING = document("A:Staf B:Kabag+C:Karo+D:Staf E:Staf", "A>B B-C B-D B>E")


def after(edit, start=CHAIN):
    return edit(start).sop.charts[0]


def lanes(chart, row):
    return [symbol.actor for symbol in chart.steps[row].symbols]


def test_kind_and_text_change_in_place():
    chart = after(set_text("B", "Lengkap?"), set_kind("B", SymbolKind.DECISION)(CHAIN))
    assert chart.steps[1].symbols == (Symbol("B", "Staf", SymbolKind.DECISION, "Lengkap?"),)
    assert sketch(chart) == "A>B B>C:Y"


def test_the_exit_of_a_box_is_the_yes_of_its_diamond_and_back():
    diamond = set_kind("B", SymbolKind.DECISION)(CHAIN)
    assert sketch(diamond.sop.charts[0]) == "A>B B>C:Y"
    assert set_kind("B", SymbolKind.DECISION)(diamond) == diamond
    assert set_kind("B", SymbolKind.PROCESS)(diamond) == CHAIN


def test_labels_that_somebody_chose_stay_when_the_kind_changes():
    start = document("A:(Kabag B:Staf C:Karo)", "A>B B>C:Lengkap B>A:Kurang")
    for kind in SymbolKind:
        assert sketch(after(set_kind("B", kind), start)) == sketch(start.sop.charts[0])
    alone = document("A:(Kabag B:Staf? C:Karo)", "A>B B>C:Lengkap")
    assert sketch(after(set_kind("B", SymbolKind.PROCESS), alone)) == "A>B B>C:Lengkap"


def test_a_diamond_keeps_the_yes_it_has_and_a_typed_label_of_its_other_exit():
    start = document("A:(Kabag B:Staf C:Karo)", "A>B B>C:Ya B>A")
    assert sketch(after(set_kind("B", SymbolKind.DECISION), start)) == "A>B B>A B>C:Ya"
    typed = document("A:(Kabag B:Staf C:Karo)", "A>B B>A:Ulang B>C")
    assert sketch(after(set_kind("B", SymbolKind.DECISION), typed)) == "A>B B>A:Ulang B>C:Y"


def test_the_exit_of_a_box_that_becomes_a_capsule_gets_no_label():
    assert sketch(after(set_kind("B", SymbolKind.TERMINATOR))) == "A>B B>C"


def test_a_symbol_changes_lane_with_its_flows():
    chart = after(move_symbol("B", "Karo"))
    assert lanes(chart, 1) == ["Karo"]
    assert sketch(chart) == "A>B B>C"


def test_a_symbol_changes_row_alone():
    chart = after(move_symbol("B", "Staf", "c"))
    assert [len(step.symbols) for step in chart.steps] == [1, 0, 2]
    assert sketch(chart) == "A>B B>C"


def test_the_first_symbol_of_a_row_joins_the_chain():
    start = insert_step("chart", "c", Step(id="n"), "x")(CHAIN)
    assert sketch(after(add_symbol("n", Symbol("N", "Staf"), "new"), start)) == "A>B B>N N>C"


def test_a_further_symbol_of_a_row_joins_nothing_by_itself():
    assert sketch(after(add_symbol("b", Symbol("N", "Karo"), "new"))) == "A>B B>C"


def test_removing_a_symbol_closes_the_chain_and_keeps_the_row():
    chart = after(remove_symbols(["B"]))
    assert [step.id for step in chart.steps] == ["a", "b", "c"]
    assert sketch(chart) == "A>C"


def test_a_pelaksana_who_leaves_hands_the_flows_to_a_partner():
    assert sketch(after(remove_symbols(["B"]), MEETING)) == "A>C C-D C>E"


def test_choosing_another_pelaksana_moves_the_symbol():
    chart = after(assign("b", ["Karo"], SymbolKind.PROCESS, iter("xyz")))
    assert chart.steps[1].symbols == (Symbol("B", "Karo"),)
    assert sketch(chart) == "A>B B>C"


def test_choosing_a_second_pelaksana_joins_them_by_a_plain_line():
    chart = after(assign("b", ["Staf", "Karo"], SymbolKind.PROCESS, iter(["N", "line"])))
    assert lanes(chart, 1) == ["Staf", "Karo"]
    assert sketch(chart) == "A>B B-N B>C"


BOX, DIAMOND, CAPSULE = SymbolKind.PROCESS, SymbolKind.DECISION, SymbolKind.TERMINATOR


@pytest.mark.parametrize(
    ("rows", "flows", "new", "joined"),
    [
        ("A:(Staf B:Kabag", "A>B", Symbol("N", "Staf", BOX), "B-N"),
        ("A:(Staf B:Kabag", "A>B", Symbol("N", "Staf", DIAMOND), ""),
        ("A:(Staf B:Kabag?", "A>B", Symbol("N", "Staf", BOX), ""),
        ("A:(Staf B:Kabag", "A>B", Symbol("N", "Kabag", CAPSULE), "B>N"),
        ("A:(Staf B:Kabag?", "A>B B>A:T", Symbol("N", "Kabag", BOX), "B>N:Y"),
        ("A:(Staf B:Kabag C:Staf", "A>B B>C", Symbol("N", "Kabag", BOX), ""),
        ("A:Staf B:(Kabag", "", Symbol("N", "Kabag", BOX), "B>N"),
        ("A:Staf B:Kabag", "", Symbol("N", "Kabag", CAPSULE), ""),
    ],
    ids=[
        "a box beside a box acts together with it",
        "a diamond beside a box is led to by whoever draws an arrow",
        "a box beside a diamond likewise",
        "a capsule below a box ends it",
        "below a diamond is its missing exit",
        "below what leads on already nothing is guessed",
        "a box below the start follows it",
        "a capsule below the first box may be its start",
    ],
)
def test_a_symbol_put_into_a_row_is_connected_as_its_place_says(rows, flows, new, joined):
    start = document(f"{rows} D:Staf", flows)
    chart = after(place_symbol("b", new, "line"), start)
    assert chart.steps[1].symbols[-1] == new
    assert sketch(chart) == " ".join(sorted([*flows.split(), *joined.split()]))


def test_choosing_no_pelaksana_empties_the_row():
    chart = after(assign("b", [], SymbolKind.PROCESS, iter(())))
    assert chart.steps[1].symbols == ()
    assert sketch(chart) == "A>C"


def test_choosing_the_first_pelaksana_of_an_empty_row_joins_the_chain():
    start = insert_step("chart", "c", Step(id="n"), "x")(CHAIN)
    chart = after(assign("n", ["Staf"], SymbolKind.PROCESS, iter(["N", "new"])), start)
    assert sketch(chart) == "A>B B>N N>C"


def test_of_all_who_begin_a_chart_the_first_stands_in_the_capsule():
    start = document("A:Staf B:Kabag")
    empty = remove_symbols(["A", "B"])(start)
    chart = after(assign("a", ["Kabag", "Staf"], SymbolKind.PROCESS, iter(["M", "-", "N", "line"])), empty)
    assert [each.kind for each in chart.steps[0].symbols] == [SymbolKind.TERMINATOR, SymbolKind.PROCESS]
    assert sketch(chart) == "M-N"


def test_lanes_are_added_renamed_grouped_and_reordered():
    start = add_actor("chart", Actor("new", "Menteri"), before="Staf")(CHAIN)
    start = rename_actor("Staf", "Analis")(start)
    start = group_actors(["Kabag", "new"], "Pimpinan")(start)
    chart = after(move_actors(["Karo"], "Kabag"), start)
    assert [(actor.id, actor.name, actor.group) for actor in chart.actors] == [
        ("Karo", "Karo", ""),
        ("Kabag", "Kabag", "Pimpinan"),
        ("new", "Menteri", "Pimpinan"),
        ("Staf", "Analis", ""),
    ]
    assert sketch(chart) == "A>B B>C"


def test_a_deleted_lane_hands_its_symbols_over():
    chart = after(delete_actor("Staf", into="Karo"))
    assert lanes(chart, 1) == ["Karo"]
    assert sketch(chart) == "A>B B>C"


def test_a_deleted_lane_takes_its_symbols_with_it_and_the_chain_closes():
    chart = after(delete_actor("Staf"))
    assert [actor.id for actor in chart.actors] == ["Kabag", "Karo"]
    assert sketch(chart) == "A>C"


def test_a_deleted_lane_takes_its_width_with_it_and_the_wishes_for_its_gutter():
    start = set_widths("chart", [Width("Staf", 60.0), Width("Karo", 70.0)])(CHAIN)
    start = set_wish("A>B", Wish(gutter="Staf", gap="b"))(start)
    start = set_wish("B>C", Wish(gutter="Karo"))(start)
    chart = after(delete_actor("Staf", into="Karo"), start)
    assert chart.widths == (Width("Karo", 70.0),)
    assert [flow.wish for flow in chart.flows] == [Wish(gap="b"), Wish(gutter="Karo")]


def test_a_lane_with_an_id_in_use_is_refused():
    with pytest.raises(ValueError, match="in use"):
        add_actor("chart", Actor("A", "Menteri"))(CHAIN)


def test_grouping_no_lane_changes_nothing():
    assert group_actors([], "Pimpinan")(CHAIN) == CHAIN


def test_unknown_ids_are_refused():
    for edit in (
        move_symbol("B", "Nobody"),
        set_kind("Z", SymbolKind.PROCESS),
        delete_actor("Nobody"),
        delete_actor("Staf", into="Nobody"),
        move_actors(["Nobody"], None),
        remove_symbols(["B", "Z"]),
        add_symbol("b", Symbol("N", "Nobody"), "new"),
        assign("b", ["Nobody"], SymbolKind.PROCESS, iter("xy")),
    ):
        with pytest.raises(KeyError):
            edit(CHAIN)
