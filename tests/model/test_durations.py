import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopeditor.model.durations import (
    Amount,
    DurationKind,
    Unit,
    parse_duration,
    read_back,
    sentence,
    total,
    unit_in,
)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("45 Menit", "45 menit"),
        ("45 menit.", "45 menit"),
        ("45 minit", "45 menit"),
        ("45mnt", "45 menit"),
        ("1 jam 30'", "1 jam 30 menit"),
        ("45 min.", "45 menit"),
        ("min. 45 menit", "paling sedikit 45 menit"),
        ("2 days", "2 hari"),
        ("4 5 menit", "45 menit"),
        ("1.250 menit", "1.250 menit"),
        ("2,5 jam", "2,5 jam"),
        ("2.5 jam", "2,5 jam"),
        ("2½ jam", "2,5 jam"),
        ("2 1/2 jam", "2,5 jam"),
        ("setengah hari", "0,5 hari"),
        ("seperempat jam", "0,25 jam"),
        ("seratus menit", "100 menit"),
        ("dua setengah hari", "2,5 hari"),
        ("sehari", "1 hari"),
        ("tiga puluh lima menit", "35 menit"),
        ("dua ratus lima puluh menit", "250 menit"),
        ("dua belas hari kerja", "12 hari kerja"),
        ("14 (empat belas) hari kerja", "14 hari kerja"),
        ("4 hari efektif", "4 hari kerja"),
        ("4 hari kalender", "4 hari"),
        ("2 jam kerja", "2 jam"),
        ("2 jam 15 menit", "2 jam 15 menit"),
        ("2 jam, 15 menit", "2 jam 15 menit"),
        ("1 minggu; 2 hari kerja; 3 jam", "1 minggu 2 hari kerja 3 jam"),
        ("2 x 24 jam", "2 hari"),
        ("24 jam", "24 jam"),
        ("2 x 12 jam", "24 jam"),
        ("3 x 20 menit", "60 menit"),
        ("a. 10 menit\nB. 5 menit", "10 menit 5 menit"),
        ("1 minggu (tanggal 5 - 12)", "1 minggu"),
        ("(15 menit)", "15 menit"),
        ("± 2 jam", "sekitar 2 jam"),
        ("3 hari setelah berkas diterima", "3 hari"),
        ("5-15 menit", "5 sampai 15 menit"),
        ("5 – 15 menit", "5 sampai 15 menit"),
        ("5 s.d. 15 menit", "5 sampai 15 menit"),
        ("5 s/d 15 menit", "5 sampai 15 menit"),
        ("antara 5 dan 15 menit", "5 sampai 15 menit"),
        ("15-5 menit", "5 sampai 15 menit"),
        ("45 menit - 2 Jam", "45 menit sampai 2 jam"),
        ("90 Menit / 2 Hari", "90 menit sampai 2 hari"),
        ("Paling lambat 5 hari", "paling lama 5 hari"),
        ("maks. 5 hari", "paling lama 5 hari"),
        ("< 2 jam", "paling lama 2 jam"),
        ("minimal 2 hari", "paling sedikit 2 hari"),
        ("10 menit/ berkas", "10 menit untuk setiap berkas"),
        ("1-2 jam per dokumen", "1 sampai 2 jam untuk setiap dokumen"),
    ],
)
def test_what_is_a_length_of_time(typed: str, understood: str):
    duration = parse_duration(typed)
    assert duration.is_length
    assert read_back(duration) == understood


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", DurationKind.EMPTY),
        ("-", DurationKind.EMPTY),
        ("Bulanan", DurationKind.PERIODIC),
        ("Triwulan", DurationKind.PERIODIC),
        ("2 kali seminggu", DurationKind.PERIODIC),
        ("3 bulan sekali", DurationKind.PERIODIC),
        ("Setiap 2 minggu", DurationKind.PERIODIC),
        ("Maret dan September", DurationKind.PERIODIC),
        ("Maksimal H-2", DurationKind.DEADLINE),
        ("H+3 sampai H+5", DurationKind.DEADLINE),
        ("30 menit sebelum rapat", DurationKind.DEADLINE),
        ("2 hari kerja paling cepat sebelum rapat", DurationKind.DEADLINE),
        ("2 hari dikirim sebelum rapat", DurationKind.DEADLINE),
        ("Paling lambat tanggal 5", DurationKind.DEADLINE),
        ("Selama rapat", DurationKind.FREE),
        ("Saat sisa waktu < 3 jam", DurationKind.FREE),
        ("Hari kerja", DurationKind.FREE),
        ("08.00 - 10.00 WIB", DurationKind.FREE),
        ("30", DurationKind.FREE),
        ("9" * 40 + " hari", DurationKind.FREE),
    ],
)
def test_what_is_deliberately_none(typed: str, kind: DurationKind):
    duration = parse_duration(typed)
    assert duration.kind is kind
    assert not duration.is_length
    assert read_back(duration)


def test_the_kinds_of_length():
    kinds = ["1 jam", "3 hari kerja", "3-5 hari kerja", "paling lama 2 jam", "minimal 2 jam", "2 jam/kasus"]
    assert [parse_duration(text).kind for text in kinds] == [
        DurationKind.DURATION,
        DurationKind.WORKING_DAYS,
        DurationKind.RANGE,
        DurationKind.AT_MOST,
        DurationKind.AT_LEAST,
        DurationKind.PER_UNIT,
    ]


def test_the_unit_is_told_where_there_is_one():
    assert parse_duration("2-3 hari kerja").unit is Unit.WORKING_DAY
    assert parse_duration("1 hari 2 jam").unit is None
    assert parse_duration("2 menit/berkas").per == "berkas"


def test_a_heading_may_name_the_unit():
    unit = unit_in("Waktu (Menit)")
    assert read_back(parse_duration("15", unit)) == "15 menit"
    assert read_back(parse_duration("5 - 10", unit)) == "5 sampai 10 menit"
    assert read_back(parse_duration("1 jam", unit)) == "1 jam"
    assert unit_in("Waktu") is None


def _sum(*texts: str) -> str:
    return sentence(total(parse_duration(text) for text in texts))


def test_a_total_keeps_apart_what_no_rule_converts():
    assert _sum("1 Hari", "20 Menit", "1 hari", "5 jam 15 menit") == "2 hari 5 jam 35 menit"
    assert _sum("40 jam", "30 menit") == "40 jam 30 menit"
    assert _sum("1 hari", "2 hari kerja", "1 minggu") == "1 minggu 1 hari 2 hari kerja"
    assert _sum("10 bulan", "1 triwulan") == "1 tahun 1 bulan"
    assert _sum("1 semester", "1 bulan") == "7 bulan"
    assert _sum("1 tahun", "40 menit", "20 menit") == "1 tahun 1 jam"


def test_a_total_says_what_it_left_out():
    assert _sum("1 hari", "Bulanan", "") == "1 hari (2 langkah belum terhitung)"
    assert _sum("Bulanan") == "belum ada waktu yang dapat dijumlahkan"
    assert _sum() == "belum ada waktu yang dapat dijumlahkan"


def test_a_total_of_ranges_is_a_range():
    assert _sum("1-3 hari", "30 menit") == "1 hari 30 menit sampai 3 hari 30 menit"
    assert _sum("0 menit") == "0 menit"


values = st.integers(0, 5000)
units = st.sampled_from(Unit)


@given(values, units)
def test_whatever_is_read_back_says_the_same(value: int, unit: Unit):
    duration = parse_duration(f"{value} {unit.value}")
    assert duration.maximum == (Amount(float(value), unit),)
    assert parse_duration(read_back(duration)) == duration


@given(values, values, units, st.sampled_from(["-", " - ", " – ", " s.d. ", " sampai dengan "]))
def test_the_ends_of_a_range_are_in_order(first: int, second: int, unit: Unit, sign: str):
    duration = parse_duration(f"{first}{sign}{second} {unit.value}")
    low, high = sorted((float(first), float(second)))
    assert (duration.minimum, duration.maximum) == ((Amount(low, unit),), (Amount(high, unit),))


@given(st.text(alphabet="0123456789 .,-/xhariljmetkpds()½±;\n", max_size=40) | st.text(max_size=600))
def test_every_text_says_something(text: str):
    duration = parse_duration(text)
    assert read_back(duration)
    assert sentence(total([duration, duration]))
    assert duration.is_length == bool(duration.minimum)
