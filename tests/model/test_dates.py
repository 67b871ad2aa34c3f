import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopeditor.model.dates import long_date, parse_date

DAY = datetime.date(2017, 12, 14)


def test_the_long_form_has_the_right_weekday_and_two_digits():
    assert long_date(DAY) == "Kamis, 14 Desember 2017"
    assert long_date(datetime.date(2018, 5, 2)) == "Rabu, 02 Mei 2018"
    assert long_date(datetime.date(2025, 8, 1), weekday=False) == "01 Agustus 2025"


@pytest.mark.parametrize(
    "typed",
    [
        "Kamis, 14 Desember 2017",
        "kamis 14 desember 2017",
        "KAMIS,  14  DESEMBER 2017",
        "14 Desember 2017",
        "14 Des 2017",
        "14-Des-2017",
        "14 Des. 2017.",
        "14/12/2017",
        "14-12-17",
        "14.12.2017",
        "2017-12-14",
        "Tanggal 14 Desember 2017",
        "\u00a0Kam, 14 Desember 2017 ",
    ],
)
def test_a_day_is_understood_however_it_is_typed(typed: str):
    found = parse_date(typed)
    assert found is not None
    assert (found.date, found.remark) == (DAY, "")


def test_older_spellings_are_understood():
    for typed in ("7 Nopember 2014", "7 Nop 2014", "Jum'at, 7 November 2014", "Jum’at, 07 Nopember 2014"):
        found = parse_date(typed)
        assert found is not None
        assert (found.date, found.remark) == (datetime.date(2014, 11, 7), "")


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        *(("7 Pebruari 2014", 2), ("7 Peb 2014", 2), ("7 Agst 2014", 8), ("7 Agust. 2014", 8)),
        *(("7 Ags 2014", 8), ("7 Sept 2014", 9), ("7 Nopember 2014", 11), ("7 Nop. 2014", 11)),
    ],
)
def test_months_as_offices_spell_and_shorten_them(typed: str, month: int):
    found = parse_date(typed)
    assert found is not None
    assert found.date == datetime.date(2014, month, 7)


def test_sunday_has_two_names():
    for typed in ("Minggu, 17 Desember 2017", "Ahad, 17 Desember 2017"):
        found = parse_date(typed)
        assert found is not None
        assert found.remark == ""


def test_a_wrong_weekday_is_tolerated_and_remarked_upon():
    found = parse_date("Senin, 14 Desember 2017")
    assert found is not None
    assert found.date == DAY
    assert found.remark == "14 Desember 2017 adalah hari Kamis, bukan Senin."


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        "☐ Revisi ke .....",
        "31 Februari 2018",
        "14 Desembar 2017",
        "Sekitar 14 Desember 2017",
        "14 Desember 1817",
        "Desember 2017",
        "14/13/2017",
        "0/1/2017",
    ],
)
def test_what_is_no_day_is_none(typed: str):
    assert parse_date(typed) is None


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2150, 12, 31)), st.booleans())
def test_every_printed_date_is_read_back(date: datetime.date, weekday: bool):
    found = parse_date(long_date(date, weekday))
    assert found is not None
    assert (found.date, found.remark) == (date, "")


@given(st.text(max_size=40))
def test_any_text_gives_a_day_or_nothing(text: str):
    found = parse_date(text)
    assert found is None or long_date(found.date)
