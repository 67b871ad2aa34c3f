"""Rows and symbols are copied with the flows between them, and get new ids wherever they are pasted."""

from itertools import count

import pytest
from building import chart, document, sketch
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sopeditor.edit.copying import copied, insert_copied, put_copied, renewed
from sopeditor.edit.flows import set_wish
from sopeditor.edit.symbols import remove_symbols
from sopeditor.model.lookup import all_ids, chart_of, flow
from sopeditor.model.records import Chart, Document, Sop, Wish

#   A(Kabag) ─► B?(Staf) ─Y─► C(Karo) ─► D(Staf)     T goes back to A
CHART = document("A:(Kabag B:Staf? C:Karo D:Staf)", "A>B B>C:Y B>A:T C>D")
SOURCE = CHART.sop.charts[0]


def numbered(start: int = 1):
    ids = count(start)
    return lambda: f"n{next(ids)}"


def lanes(found: Chart, ids):
    where = {symbol.id: symbol.actor for step in found.steps for symbol in step.symbols}
    return [where[each] for each in ids]


def paste(into: Document, ids, before=None, source: Chart = SOURCE):
    copy = copied(source, ids)
    assert copy is not None
    fresh = numbered()
    names = renewed(copy, fresh)
    target = into.sop.charts[0]
    return insert_copied(target, copy, before, names, fresh())(into).sop.charts[0], names


def put(into: Document, ids, step, lane, source: Chart = SOURCE):
    copy = copied(source, ids)
    assert copy is not None
    fresh = numbered()
    names = renewed(copy, fresh)
    return put_copied(into.sop.charts[0], copy, step, lane, names, fresh())(into).sop.charts[0], names


def test_rows_come_with_their_texts_symbols_and_the_flows_between_them():
    #   b and c between c and d: the chain C─►D opens for them
    found, ids = paste(CHART, {"b", "c"}, before="d")
    assert [step.activity for step in found.steps] == [f"Kegiatan {n}" for n in "ABCBCD"]
    b, c = ids["B"], ids["C"]
    assert sketch(found) == " ".join(sorted(["A>B", "B>C:Y", "B>A:T", f"C>{b}", f"{b}>{c}:Y", f"{c}>D"]))


def test_symbols_alone_come_as_new_rows_without_the_texts():
    found, ids = paste(CHART, {"B", "D", "C>D"}, before="d")
    new = [step for step in found.steps if step.id not in "abcd"]
    assert [step.activity for step in new] == ["", ""]
    assert lanes(found, [ids["B"], ids["D"]]) == ["Staf", "Staf"]
    assert f"C>{ids['B']}" in sketch(found)


def test_rows_that_lie_apart_come_together_also_where_one_is_empty():
    empty = remove_symbols(["B"])(CHART)
    found, _ids = paste(empty, {"b", "d"}, source=empty.sop.charts[0])
    assert [step.activity for step in found.steps] == [f"Kegiatan {n}" for n in "ABCDBD"]


def test_a_symbol_chosen_with_rows_brings_its_row_without_the_texts():
    found, ids = paste(CHART, {"a", "C"})
    assert [step.activity for step in found.steps[4:]] == ["Kegiatan A", ""]
    assert lanes(found, [ids["A"], ids["C"]]) == ["Kabag", "Karo"]


def test_nothing_to_copy_but_a_flow():
    assert copied(SOURCE, {"A>B"}) is None


def test_another_document_gets_the_lanes_it_lacks_and_keeps_those_of_the_same_name():
    other = Document(sop=Sop(charts=(chart("X:(Menteri Y:Staf)", "X>Y", "other"),)))
    staf = next(actor for actor in other.sop.charts[0].actors if actor.name == "Staf")
    renamed = replace(staf, id="S")
    mine = replace(SOURCE, actors=tuple(renamed if a.id == "Staf" else a for a in SOURCE.actors))
    steps = tuple(
        replace(
            step, symbols=tuple(replace(s, actor="S" if s.actor == "Staf" else s.actor) for s in step.symbols)
        )
        for step in mine.steps
    )
    found, ids = paste(other, {"b", "c"}, source=replace(mine, steps=steps))
    assert [actor.name for actor in found.actors] == ["Menteri", "Staf", "Karo"]
    assert lanes(found, [ids["B"]]) == ["Staf"]


#            Kabag   Staf   Karo
#     a  │  (A) │      │      │
#     b  │      │ <B>  │      │        copy A, B
#     c  │      │  *   │  C   │        put at *: A at (c, Staf), B at (d, Karo)
def test_symbols_stand_to_each_other_as_they_did():
    found, ids = put(CHART, {"A", "B"}, "c", "Staf")
    assert lanes(found, [ids["A"], ids["B"]]) == ["Staf", "Karo"]
    assert [len(step.symbols) for step in found.steps] == [1, 1, 2, 2]
    assert f"{ids['A']}>{ids['B']}" in sketch(found)


def test_symbols_are_shifted_to_the_left_as_well():
    found, ids = put(CHART, {"B", "C"}, "c", "Kabag")
    assert lanes(found, [ids["B"], ids["C"]]) == ["Kabag", "Staf"]


def test_several_symbols_of_another_document_go_into_the_lanes_of_their_names():
    other = Document(sop=Sop(charts=(chart("X:(Menteri Y:Staf)", "X>Y", "other"),)))
    found, ids = put(other, {"A", "B"}, "x", "Menteri")
    assert lanes(found, [ids["A"], ids["B"]]) == [ids["Kabag"], "Staf"]
    assert [actor.name for actor in found.actors] == ["Menteri", "Staf", "Kabag"]


def test_rows_past_the_last_one_are_made_and_lanes_kept_where_there_are_none_beside():
    found, ids = put(CHART, {"A", "B"}, "d", "Karo")
    assert len(found.steps) == 5
    assert lanes(found, [ids["A"], ids["B"]]) == ["Kabag", "Staf"]


def test_one_symbol_goes_where_it_is_put_and_is_wired_into_an_empty_row():
    rows = document("A:Staf X:Staf B:Staf", "A>X X>B")
    found, ids = put(remove_symbols(["X"])(rows), {"C"}, "x", "Staf")
    assert lanes(found, [ids["C"]]) == ["Staf"]
    assert sketch(found) == " ".join(sorted([f"A>{ids['C']}", f"{ids['C']}>B"]))


def test_a_wish_goes_with_the_rows_or_is_forgotten():
    wished = set_wish("B>C:Y", Wish(gutter="Karo", gap="c"))(CHART)
    copy = wished.sop.charts[0]
    found, ids = paste(wished, {"b", "c"}, source=copy)
    assert flow(found, ids["B>C:Y"]).wish == Wish(gutter="Karo", gap=ids["c"])
    found, ids = paste(wished, {"B", "C"}, source=copy)
    assert flow(found, ids["B>C:Y"]).wish.gutter == "Karo"


@given(st.data())
def test_whatever_is_copied_ids_stay_unique_and_flows_keep_their_ends(data):
    parts = sorted(all_ids(CHART.sop))
    ids = data.draw(st.sets(st.sampled_from(parts)))
    copy = copied(SOURCE, ids)
    if copy is None:
        return
    fresh = numbered()
    names = renewed(copy, fresh)
    if copy.bare and data.draw(st.booleans()):
        step = data.draw(st.sampled_from(SOURCE.steps)).id
        lane = data.draw(st.sampled_from(SOURCE.actors)).id
        edit = put_copied(SOURCE, copy, step, lane, names, fresh())
    else:
        before = data.draw(st.sampled_from([None, *(step.id for step in SOURCE.steps)]))
        edit = insert_copied(SOURCE, copy, before, names, fresh())
    done = edit(CHART)
    everything = list(all_ids(done.sop))
    assert len(everything) == len(set(everything))
    found = chart_of(done, "chart")
    there = {symbol.id for step in found.steps for symbol in step.symbols}
    assert all({each.source, each.target} <= there for each in found.flows)
    assert {names[symbol.id] for symbol in copy.symbols} <= there
    inner = {(names[f.source], names[f.target]) for f in copy.flows}
    assert inner <= {(f.source, f.target) for f in found.flows}
    with pytest.raises(ValueError, match="in use"):
        edit(done)
