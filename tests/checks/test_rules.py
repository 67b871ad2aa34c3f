"""What each rule finds, where, and what it lets pass. Drawings are in the notation of `building`."""

from typing import Any

import pytest
from building import document
from msgspec.structs import replace

from sopeditor.checks.checking import Report, check, examine, has_errors
from sopeditor.checks.finding import Finding, Place, Severity
from sopeditor.checks.rules import NAMES, RULES
from sopeditor.edit.ignoring import heed, ignore
from sopeditor.model.profile import Capsule, Column, Profile, Words
from sopeditor.model.records import Actor, Chart, Document, Identity, Signatory, Step, SymbolKind

SOUND = ("A:Kabag( B:Staf C:Kabag? D:Staf)", "A>B B>C C>D:Y C>B:T")

COMPLETE = Identity(
    institution=("DINAS CONTOH",),
    number="01/2026",
    created="14 Desember 2017",
    effective="2 Januari 2018",
    signatories=(Signatory(position="Kepala Dinas"),),
    title="Penerbitan Surat",
    legal_basis=("Undang-Undang",),
    qualifications=("SLTA",),
)


def drawn(rows: str, flows: str = "", **profile: Any) -> Document:
    """The drawing in a document that is sound apart from it."""
    found = document(rows, flows)
    return replace(found, sop=replace(found.sop, identity=COMPLETE), profile=Profile(**profile))


def with_chart(base: Document, **changes: Any) -> Document:
    chart = replace(base.sop.charts[0], **changes)
    return replace(base, sop=replace(base.sop, charts=(chart, *base.sop.charts[1:])))


def with_step(row: int, **changes: Any) -> Document:
    base = drawn(*SOUND)
    steps = list(base.sop.charts[0].steps)
    steps[row] = replace(steps[row], **changes)
    return with_chart(base, steps=tuple(steps))


def with_identity(**changes: Any) -> Document:
    base = drawn(*SOUND)
    return replace(base, sop=replace(base.sop, identity=replace(COMPLETE, **changes)))


def said(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """Rule and beginning of each message, up to the advice."""
    return [(finding.rule, finding.message.split(";")[0]) for finding in findings]


def test_a_sound_document_has_no_findings() -> None:
    assert check(drawn(*SOUND)) == ()
    assert not has_errors(check(drawn(*SOUND)))


FLOWCHARTS: dict[str, tuple[str, str, list[tuple[str, str]]]] = {
    "no start": ("A:a B:b C:a)", "A>B B>C", [("FC-01", "Belum ada simbol mulai")]),
    "no end": (
        "A:a( B:b",
        "A>B",
        [("FC-01", "Belum ada simbol selesai"), ("FC-01", "Langkah 2: tidak ada panah keluar")],
    ),
    "a box that nothing leads to, and what follows it": (
        "A:a( B:b C:a D:b E:a)",
        "A>E C>D D>E",
        [
            ("FC-01", "Langkah 2: simbolnya belum terhubung"),
            ("FC-01", "Langkah 3: simbolnya tidak tercapai dari mulai"),
        ],
    ),
    "a circle that nothing leads to is named once": (
        "A:a( B:b C:a D:b E:a)",
        "A>E B>C C>D D>B",
        [("FC-01", "Langkah 2: simbolnya tidak tercapai dari mulai")],
    ),
    "a box that leads nowhere": (
        "A:a( B:b C:a)",
        "A>B A>C:x",
        [("FC-01", "Langkah 2: tidak ada panah keluar")],
    ),
    "an end that stands alone": (
        "A:a( B:b) C:a)",
        "A>B",
        [("FC-01", "Langkah 3: simbolnya belum terhubung")],
    ),
    "pelaksana who act together need one arrow only": ("A:a( B:b+C:c D:a)", "A>B B-C C>D", []),
    "two starts and three ends": ("A:a( B:b( C:a? D:b) E:a) F:b)", "A>C B>C C>D:x C>E:y C>F:z", []),
    "a capsule that work returns to": ("A:a( B:b? C:a)", "A>B B>C:Y B>A:T", []),
    "a two-way arrow": ("A:a( B:b C:a D:a)", "A>B B=C B>D", []),
    "a decision without exits": (
        "A:a( B:b? C:a)",
        "A>B A>C",
        [
            ("FC-01", "Langkah 2: tidak ada panah keluar"),
            ("FC-02", "Langkah 2: keputusan ini belum punya dua cabang"),
        ],
    ),
    "a decision with one exit": (
        "A:a( B:b? C:a)",
        "A>B B>C:Y",
        [("FC-02", "Langkah 2: keputusan ini belum punya dua cabang")],
    ),
    "a decision with an unlabelled exit": (
        "A:a( B:b? C:a)",
        "A>B B>C:Y B>A",
        [("FC-02", "Langkah 2: cabang keputusan ini belum berlabel semua")],
    ),
    "a decision whose labels are alike": (
        "A:a( B:b? C:a)",
        "A>B B>C:Y B>A:y",
        [("FC-02", "Langkah 2: semua cabang keputusan ini berlabel sama")],
    ),
    "a decision with labels of its own": ("A:a( B:b? C:a)", "A>B B>C:Teknis B>A:Ditolak", []),
    "a decision that two take together": ("A:a( B:b?+C:c? D:a)", "A>B B-C C>D:Y B>A:T", []),
    "a decision with as many lines as corners": (
        "A:a( B:b? C:a) D:a) E:b)",
        "A>B B>C:x B>D:y B>E:z D-E",
        [],
    ),
    "a decision with more lines than corners": (
        "A:a( B:b? C:a) D:a) E:b) F:a)",
        "A>B B>C:x B>D:y B>E:z B>F:u",
        [("FC-09", "Langkah 2: belah ketupat ini memerlukan 5 sudut")],
    ),
    "a plain line takes a corner, whichever way round it is drawn": (
        "A:a( B:b?+G:c C:a) D:a) E:b)",
        "A>B G-B B>C:x B>D:y B>E:z",
        [("FC-09", "Langkah 2, b: belah ketupat ini memerlukan 5 sudut")],
    ),
    "nothing comes in by a plain line": (
        "A:a(+B:b? C:a) D:a) E:b)",
        "A-B B>C:x B>D:y B>E:z",
        [],
    ),
    "a fork of more lines than a diamond has corners": (
        "A:a( B:b C:a) D:a) E:a) F:a) G:a)",
        "A>B B>C:x B>D:x B>E:x B>F:x B>G:x",
        [],
    ),
    "a process with two exits of different labels": (
        "A:a( B:b C:a) D:b)",
        "A>B B>C:Y B>D:T",
        [("FC-03", "Langkah 2: dari satu proses keluar 2 panah")],
    ),
    "a process with two exits": (
        "A:a( B:b C:a D:b E:a)",
        "A>B B>C B>D C>E D>E",
        [("FC-03", "Langkah 2: dari satu proses keluar 2 panah")],
    ),
    "a fork that is meant": ("A:a( B:b C:a D:b E:a)", "A>B B>C:kirim B>D:kirim C>E D>E", []),
    "two who are told at once": ("A:a( B:b+C:a D:b)", "A>B A>C B>D C>D", []),
    "two who hand over to two": ("A:a( B:b+C:a D:b+E:a F:b)", "A>B B-C B>D C>E D>F E>F", []),
    "two exits of those who act together": (
        "A:a( B:b+C:a D:b E:a F:b)",
        "A>B B-C C>D C>E D>F E>F",
        [("FC-03", "Langkah 2, a: dari satu proses keluar 2 panah")],
    ),
    "a capsule in the middle": (
        "A:a( B:b) C:a D:b)",
        "A>B B>C C>D",
        [("FC-04", "Langkah 2: kapsul dipakai di tengah alur")],
    ),
}


@pytest.mark.parametrize("case", FLOWCHARTS)
def test_flowcharts(case: str) -> None:
    rows, flows, expected = FLOWCHARTS[case]
    assert said(check(drawn(rows, flows))) == expected


def test_a_start_before_the_first_box_is_not_returned_to() -> None:
    rows, flows = "A:a( B:b? C:a)", "A>B B>C:Y B>A:T"
    expected = [("FC-03", "Langkah 1: ada panah kembali ke simbol mulai")]
    assert said(check(drawn(rows, flows, capsule=Capsule.PRECEDES))) == expected


def test_the_small_circle_is_rejected() -> None:
    base = drawn("A:a( B:b C:a)", "A>B B>C")
    first, second, third = base.sop.charts[0].steps
    circle = replace(second, symbols=(replace(second.symbols[0], kind=SymbolKind.CONNECTOR),))
    (finding,) = check(with_chart(base, steps=(first, circle, third)))
    assert (finding.rule, finding.severity, finding.place.symbol) == ("FC-08", Severity.ERROR, "B")


def test_a_symbol_among_others_in_its_row_is_named_by_its_lane() -> None:
    rows, flows = "A:Kabag( B:Staf?+D:Kabag C:Kabag)", "A>B B>C:Y B>A:T"
    (finding,) = check(drawn(rows, flows))
    assert finding.message.startswith("Langkah 2, Kabag: simbolnya belum terhubung")
    assert finding.place == Place(chart="chart", step="b", symbol="D", field="flows")


def test_an_empty_chart_has_one_finding() -> None:
    assert said(check(with_chart(drawn(*SOUND), steps=(), flows=(), actors=()))) == [
        ("FC-01", "Belum ada langkah")
    ]


ROWS = {
    "nobody does it": (
        {"symbols": ()},
        "symbols",
        ("PL-02", "Langkah 2: belum ada pelaksana"),
    ),
    "no activity": ({"activity": " \n"}, "activity", ("KG-00", "Langkah 2: kegiatan belum diisi")),
    "no time": ({"duration": ""}, "duration", ("MB-03", "Langkah 2: waktu belum diisi")),
    "a dash for the time": ({"duration": "-"}, "duration", ("MB-03", "Langkah 2: waktu belum diisi")),
    "a time that is none": (
        {"duration": "Sesuai\nkebutuhan"},
        "duration",
        ("MB-04", "Langkah 2: waktu “Sesuai kebutuhan” bukan lama pengerjaan"),
    ),
    "no output": ({"output": ""}, "output", ("MB-05", "Langkah 2: output belum diisi")),
    "the activity as output": (
        {"output": "KEGIATAN B "},
        "output",
        ("MB-05", "Langkah 2: output sama dengan kegiatan"),
    ),
}


@pytest.mark.parametrize("case", ROWS)
def test_rows(case: str) -> None:
    changes, field, expected = ROWS[case]
    base = with_step(1, **changes)
    if not base.sop.charts[0].steps[1].symbols:
        base = with_chart(
            base, flows=document("A:Kabag C:Kabag D:Staf", "A>C C>D:Y C>A:T").sop.charts[0].flows
        )
    (finding,) = check(base)
    assert said((finding,)) == [expected]
    assert (finding.place.step, finding.place.field) == ("b", field)


def test_a_row_that_continues_the_one_above_needs_no_texts() -> None:
    assert check(with_step(1, number="", activity="", duration="", output="")) == ()


def test_a_capsule_by_itself_needs_no_texts_where_it_stands_before_the_first_box() -> None:
    base = with_step(0, activity="", duration="", output="")
    assert len(check(base)) == 3
    profile = replace(base.profile, capsule=Capsule.PRECEDES)
    assert check(replace(base, profile=profile)) == ()


@pytest.mark.parametrize("row", range(3))
def test_work_needs_texts_also_with_a_capsule_before_or_behind_it(row: int) -> None:
    base = drawn("A:a(+B:a C:b D:b+E:b)", "A>B B>C C>D D>E", capsule=Capsule.PRECEDES)
    steps = list(base.sop.charts[0].steps)
    steps[row] = replace(steps[row], duration="")
    expected = [("MB-03", f"Langkah {row + 1}: waktu belum diisi")]
    assert said(check(with_chart(base, steps=tuple(steps)))) == expected


def test_a_row_that_nobody_does_is_work_for_all_that() -> None:
    base = with_step(1, symbols=(), duration="")
    without = with_chart(base, flows=document("A:a C:a D:b", "A>C C>D:Y C>A:T").sop.charts[0].flows)
    apart = replace(without, profile=Profile(capsule=Capsule.PRECEDES))
    assert ("MB-03", "Langkah 2: waktu belum diisi") in said(check(apart))


def test_a_long_text_is_quoted_by_its_beginning() -> None:
    whole, longer = "x" * 40, "x" * 41
    for typed, quoted in ((whole, whole), (longer, "x" * 39 + "…")):
        (finding,) = check(with_step(1, duration=typed))
        assert f"“{quoted}”" in finding.message


def test_a_column_that_the_agency_does_not_print_is_not_asked_for() -> None:
    columns = (Column.NUMBER, Column.ACTIVITY, Column.ACTORS)
    base = with_step(1, duration="", output="")
    assert check(replace(base, profile=Profile(columns=columns))) == ()


def test_a_bare_number_is_a_time_where_the_heading_names_the_unit() -> None:
    base = with_step(1, duration="15")
    assert said(check(base)) == [("MB-04", "Langkah 2: waktu “15” bukan lama pengerjaan")]
    profile = Profile(words=Words(duration="Waktu (menit)"))
    assert check(replace(base, profile=profile)) == ()


def test_a_lane_without_work_is_named() -> None:
    base = drawn(*SOUND)
    actors = (*base.sop.charts[0].actors, Actor("x", "KPA"))
    (finding,) = check(with_chart(base, actors=actors))
    assert said((finding,)) == [("PL-02", "Pelaksana “KPA” tidak mengerjakan satu langkah pun")]
    assert finding.place.actor == "x"


def test_a_table_that_was_never_drawn_is_not_told_about_its_lanes() -> None:
    chart = drawn(*SOUND).sop.charts[0]
    steps = tuple(replace(step, symbols=()) for step in chart.steps)
    findings = check(with_chart(drawn(*SOUND), steps=steps, flows=()))
    assert [(finding.rule, finding.place.field) for finding in findings] == [("PL-02", "symbols")] * 4


def test_a_finding_of_one_chart_among_several_names_it() -> None:
    base = drawn(*SOUND)
    more = replace(base, sop=replace(base.sop, charts=(*base.sop.charts, Chart("c2", steps=(Step("s"),)))))
    assert {finding.message.split(":")[0] for finding in check(more)} == {"Bagan 2, langkah 1"}


@pytest.mark.parametrize(
    ("field", "empty"),
    [
        ("institution", ()),
        ("number", ""),
        ("created", " "),
        ("effective", ""),
        ("signatories", ()),
        ("title", ""),
        ("legal_basis", ("",)),
        ("qualifications", ()),
    ],
)
def test_a_mandatory_field_of_the_identity_is_missed(field: str, empty: Any) -> None:
    (finding,) = check(with_identity(**{field: empty}))
    assert (finding.rule, finding.place.field) == ("ID-01", field)
    assert finding.message.endswith("belum diisi; lengkapilah.")


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"revised": "-"}, []),
        ({"revised": "20 Desember 2017"}, []),
        ({"revised": "14 Desember 2017"}, []),
        (
            {"created": "3 Januari 2018"},
            [("ID-02", "Identitas: Tanggal Efektif mendahului Tanggal Pembuatan")],
        ),
        ({"revised": "13-12-2017"}, [("ID-02", "Identitas: Tanggal Revisi mendahului Tanggal Pembuatan")]),
        ({"created": "entah"}, []),
        (
            {"created": "Senin, 14 Desember 2017"},
            [("TX-01", "Identitas: 14 Desember 2017 adalah hari Kamis, bukan Senin.")],
        ),
    ],
)
def test_dates(dates: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert said(check(with_identity(**dates))) == expected


class TestSeverities:
    BROKEN = with_step(1, duration="")

    def test_are_the_agencys_if_it_gives_them(self) -> None:
        for given, expected in (("warning", Severity.WARNING), ("info", Severity.INFO), ("", Severity.ERROR)):
            profile = Profile(severities=(("MB-03", given),))
            (finding,) = check(replace(self.BROKEN, profile=profile))
            assert finding.severity is expected

    def test_off_means_silence(self) -> None:
        assert check(replace(self.BROKEN, profile=Profile(severities=(("MB-03", "off"),)))) == ()

    def test_a_finding_set_aside_stays_aside_when_rows_move(self) -> None:
        (finding,) = check(self.BROKEN)
        chart = self.BROKEN.sop.charts[0]
        steps = (chart.steps[1], chart.steps[0], *chart.steps[2:])
        moved = with_chart(replace(self.BROKEN, ignored=(finding.key,)), steps=steps)
        assert "MB-03" not in {found.rule for found in check(moved)}

    def test_what_is_set_aside_is_still_known_and_can_be_taken_up_again(self) -> None:
        broken = with_step(1, duration="", output="")
        time, output = check(broken)
        aside = ignore(time.key)(ignore(time.key)(broken))
        assert aside.ignored == (time.key,)
        assert examine(aside) == Report(open=(output,), ignored=(time,))
        assert heed(time.key)(ignore(output.key)(aside)).ignored == (output.key,)
        assert heed(time.key)(aside) == broken

    def test_every_finding_of_a_document_can_be_set_aside_by_itself(self) -> None:
        findings = check(with_chart(with_identity(title="", number=""), flows=()))
        assert len({finding.key for finding in findings}) == len(findings) > 5


def test_every_rule_names_its_source() -> None:
    assert all(rule.basis for rule in RULES)


def test_every_rule_has_a_name() -> None:
    assert {rule.id for rule in RULES} == set(NAMES)
