"""Start and end in the two conventions offices use, and the way between them."""

from itertools import count

import pytest
from building import document, sketch

from sopeditor.edit.form import set_profile
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


def test_a_document_already_drawn_so_stays_as_it_is():
    start = document("A:(Kabag+B:Kabag C:Staf+D:Staf)", "A>B B>C C>D")
    assert switched(start, PRECEDES).sop == start.sop


def test_an_end_box_that_also_leads_elsewhere_keeps_its_own_capsule():
    start = switched(document("A:(Kabag B:Staf+C:Staf) D:Staf)", "A>B B>C B>D"), PRECEDES)
    assert sketch(switched(start, REPLACES).sop.charts[0]) == "A>B B>C B>D"
