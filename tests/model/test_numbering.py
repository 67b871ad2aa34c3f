from hypothesis import given
from hypothesis import strategies as st

from sopeditor.model.numbering import (
    connector_letter,
    derived_numbers,
    numbered_rows,
    numbers,
    with_printed_numbers,
)
from sopeditor.model.records import Chart, Step


def _chart(*rows: tuple[str | None, str | None]) -> Chart:
    steps = tuple(
        Step(id=f"s{index}", number=number, section=section) for index, (number, section) in enumerate(rows)
    )
    return Chart(id="c", steps=steps)


PLAIN = (None, None)


def test_rows_count_from_one():
    assert numbers(_chart(PLAIN, PLAIN, PLAIN)) == ("1", "2", "3")


def test_a_section_begins_again():
    assert numbers(_chart(PLAIN, PLAIN, (None, "B. Pelaporan"), PLAIN)) == ("1", "2", "1", "2")


def test_a_number_means_the_row_of_its_own_section_else_the_first():
    chart = _chart(PLAIN, PLAIN, (None, "B. Pelaporan"), PLAIN, PLAIN, (None, "C. Penutup"))
    found = {at: numbered_rows(chart, f"s{at}") for at in (0, 4, 5)}
    assert [found[at]["1"].id for at in (0, 4, 5)] == ["s0", "s2", "s5"]
    assert [found[at]["2"].id for at in (0, 4, 5)] == ["s1", "s3", "s1"]
    assert [found[at]["3"].id for at in (0, 4, 5)] == ["s4", "s4", "s4"]


def test_a_row_that_continues_the_one_above_is_not_counted():
    assert numbers(_chart(PLAIN, ("", None), PLAIN)) == ("1", "", "2")


def test_counting_goes_on_from_a_number_somebody_typed():
    chart = _chart(PLAIN, ("4", None), PLAIN, ("5a", None), PLAIN)
    assert numbers(chart) == ("1", "4", "5", "5a", "6")
    assert derived_numbers(chart) == ("1", "2", "5", "6", "6")


def test_nobody_counts_on_from_a_number_longer_than_any_table():
    for typed in ("1234567890", "9" * 5000):
        assert numbers(_chart(PLAIN, (typed, None), PLAIN)) == ("1", typed, "2")


def _steps(count: int) -> list[Step]:
    return [Step(id=str(index)) for index in range(count)]


@given(st.lists(st.sampled_from(["", "1", "2", "3", "7", "2a", "-", "²"]), max_size=12))
def test_any_printed_numbers_can_be_kept(printed: list[str]):
    steps = with_printed_numbers(_steps(len(printed)), printed)
    assert list(numbers(Chart(id="c", steps=steps))) == printed


def test_only_what_is_printed_otherwise_becomes_an_override():
    steps = with_printed_numbers(_steps(6), ["1", "2.", None, "4)", "", "7"])
    assert [step.number for step in steps] == [None, None, None, None, "", "7"]


def test_connector_letters_never_run_out():
    assert [connector_letter(index) for index in (0, 1, 25, 26, 27, 51, 52, 701, 702)] == [
        "A",
        "B",
        "Z",
        "AA",
        "AB",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]
