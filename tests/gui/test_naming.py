"""What parts are called in the names of undo steps."""

import pytest
from building import document

from sopeditor.edit.actors import rename_actor
from sopeditor.edit.charts import add_chart
from sopeditor.edit.steps import set_number
from sopeditor.gui.naming import actor_name, actors_name, parts_name, row_name, rows_name, symbol_name
from sopeditor.model.records import Chart, Step

DRAFT = document("A:Staf B:Kabag+C:Staf D:Staf", "A>B B>D")


def test_rows_and_symbols_are_called_by_the_printed_number():
    numbered = set_number("b", "7")(DRAFT)
    assert row_name(numbered, "b") == "langkah 7"
    assert row_name(numbered, "d") == "langkah 8"
    assert symbol_name(numbered, "C") == "simbol langkah 7"


def test_a_row_without_a_printed_number_is_called_by_its_place():
    unnumbered = set_number("b", "")(DRAFT)
    assert row_name(unnumbered, "b") == "baris ke-2"
    assert symbol_name(unnumbered, "B") == "simbol baris ke-2"


def test_a_row_of_another_chart_has_that_chart_s_number():
    both = add_chart(Chart("second", steps=(Step("x"), Step("y"))))(DRAFT)
    assert row_name(both, "y") == "langkah 2"
    assert rows_name(both, ["x"]) == "langkah 1"


@pytest.mark.parametrize(
    ("ids", "name"),
    [
        ({"a"}, "langkah 1"),
        ({"a", "d"}, "2 langkah"),
        ({"a", "B", "A>B"}, "langkah 1"),
        ({"C", "A>B"}, "simbol langkah 2"),
        ({"B", "C", "D"}, "3 simbol"),
    ],
)
def test_several_parts_are_counted_rows_before_symbols(ids: set[str], name: str):
    assert parts_name(DRAFT, ids) == name


def test_lanes_are_called_by_their_pelaksana():
    assert actor_name(DRAFT, "Staf") == "pelaksana Staf"
    assert actor_name(rename_actor("Staf", "")(DRAFT), "Staf") == "pelaksana (tanpa nama)"
    assert actors_name(DRAFT, {"Staf"}) == "pelaksana Staf"
    assert actors_name(DRAFT, {"Staf", "Kabag"}) == "2 pelaksana"
