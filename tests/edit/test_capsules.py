"""Start and end in the two conventions offices use, and the way between them."""

from itertools import count

import pytest
from building import document, sketch
from msgspec.structs import replace

from sopeditor.edit.form import set_profile
from sopeditor.edit.symbols import set_text
from sopeditor.model.profile import Capsule, Profile

REPLACES, PRECEDES = Profile(), Profile(name="lain", capsule=Capsule.PRECEDES)


def switched(start, profile):
    fresh = (f"n{number}" for number in count(1))
    return set_profile(profile, lambda: next(fresh))(start)


def kinds(document):
    return [[symbol.kind.value[:4] for symbol in step.symbols] for step in document.sop.charts[0].steps]


def test_a_capsule_of_its_own_is_set_before_the_first_box_and_behind_the_last():
    start = document("A:(Kabag B:Staf C:Staf)", "A>B B>C")
    changed = switched(start, PRECEDES)
    assert kinds(changed) == [["term", "proc"], ["proc"], ["proc", "term"]]
    assert sketch(changed.sop.charts[0]) == "A>B B>C C>n3 n1>A"


def test_a_loop_back_still_leads_to_the_first_box():
    start = document("A:(Kabag B:Staf? C:Staf)", "A>B B>A:T B>C:Y")
    assert sketch(switched(start, PRECEDES).sop.charts[0]) == "A>B B>A:T B>C:Y C>n3 n1>A"


@pytest.mark.parametrize(
    "start",
    [
        document("A:(Kabag B:Staf? C:Staf)", "A>B B>A:T B>C:Y"),
        document("A:(Kabag B:Staf C:Staf) D:Kabag)", "A>B B>C B>D"),
    ],
)
def test_switching_there_and_back_draws_the_same(start):
    assert switched(switched(start, PRECEDES), REPLACES) == start


def test_what_is_written_in_a_capsule_stays_in_it():
    start = set_text("A", "Mulai")(document("A:(Kabag B:Staf C:Staf)", "A>B B>C"))
    there = switched(start, PRECEDES)
    assert [symbol.text for symbol in there.sop.charts[0].steps[0].symbols] == ["Mulai", ""]
    assert switched(there, REPLACES) == start
    renamed = set_text("A", "Menyusun")(there)
    assert switched(renamed, REPLACES).sop.charts[0].steps[0].symbols[0].text == "Menyusun"


def test_a_capsule_that_no_arrow_touches_stays_alone():
    start = document("A:(Kabag B:Staf)", "")
    assert switched(start, PRECEDES).sop == start.sop


def test_another_form_of_the_same_convention_redraws_nothing():
    start = replace(document("A:(Kabag B:Staf)", "A>B"), profile=PRECEDES)
    assert switched(start, replace(PRECEDES, name="ketiga")).sop == start.sop


@pytest.mark.parametrize(
    "start",
    [
        document("A:(Kabag B:Kabag C:Staf)", "A>B B>C"),
        document("A:(Kabag+B:Staf C:Staf)", "A>B B>C"),
        document("A:(Kabag+B:Kabag? C:Staf) D:Staf)", "A>B B>C:Y B>D:T"),
        document("A:Kabag+B:Kabag C:Staf)", "A>B B>C"),
    ],
    ids=["in another row", "in another lane", "a decision", "a box"],
)
def test_only_a_capsule_and_the_box_of_its_cell_become_one(start):
    apart = replace(start, profile=PRECEDES)
    assert switched(apart, REPLACES).sop == start.sop


def test_a_document_already_drawn_so_stays_as_it_is():
    start = document("A:(Kabag+B:Kabag C:Staf+D:Staf)", "A>B B>C C>D")
    assert switched(start, PRECEDES).sop == start.sop


def test_an_end_box_that_also_leads_elsewhere_keeps_its_own_capsule():
    start = switched(document("A:(Kabag B:Staf+C:Staf) D:Staf)", "A>B B>C B>D"), PRECEDES)
    assert sketch(switched(start, REPLACES).sop.charts[0]) == "A>B B>C B>D"
