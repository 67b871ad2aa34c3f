"""Columns: stored widths where there are some, the best ones otherwise."""

import msgspec
import pytest
from building import chart
from hypothesis import given, settings
from layout.documents import documents

from sopeditor.assets import samples
from sopeditor.edit.charts import set_widths
from sopeditor.layout.compose import lay_out
from sopeditor.layout.fitting import fit_columns
from sopeditor.layout.form import Form, form_of
from sopeditor.layout.table.columns import (
    columns_of,
    reckoned_widths,
    reckoner_for,
    slot_keys,
    with_columns_of,
)
from sopeditor.layout.table.legibility import legible
from sopeditor.layout.table.widths import NARROWEST_LANE, breaks_names, field_of
from sopeditor.layout.typesetting.text import natural_width, widest_whole_word, widest_word
from sopeditor.model.integrity import faults
from sopeditor.model.profile import MM, Column, Paper, Profile
from sopeditor.model.records import Actor, Chart, Document, Flow, Sop, Step, Symbol, Width
from sopeditor.storage.documents import load

FORM = form_of(Profile())
LANES = {f"a{at}" for at in range(5)}


@settings(max_examples=40)
@given(documents())
def test_columns_fill_the_frame_side_by_side(document: Document) -> None:
    form = form_of(document.profile)
    for found in document.sop.charts:
        x = form.frame.x
        for slot in columns_of(found, form).slots:
            assert slot.x == pytest.approx(x)
            assert slot.w > 0
            x += slot.w
        assert x == pytest.approx(form.frame.x + form.frame.w)


@settings(max_examples=40)
@given(documents())
def test_fitted_columns_never_need_more_pages(document: Document) -> None:
    """Neither than reckoned ones nor than wide lanes beside equal columns; a broken lane name counts as one."""
    form = form_of(document.profile)
    for found in document.sop.charts:
        best = fit_columns(document, found.id)
        needed = score(best, document, found)
        assert needed <= score((), document, found)
        equal = with_equal_columns(best, found, form)
        if keeps_words(equal, found, form):
            assert needed <= score(equal, document, found)


@settings(max_examples=40)
@given(documents(), documents())
def test_columns_kept_from_before_are_those_of_before_where_nobody_chose_any(
    before: Document, other: Document
) -> None:
    form = form_of(before.profile)
    for old in before.sop.charts:
        new = msgspec.structs.replace(old, steps=other.sop.charts[0].steps if other.sop.charts else ())
        document = msgspec.structs.replace(before, sop=msgspec.structs.replace(before.sop, charts=(new,)))
        (kept,) = with_columns_of(before, document).sop.charts
        wanted = old if not old.widths else new
        assert columns_of(kept, legible(kept, form)) == columns_of(wanted, legible(wanted, form))
        assert msgspec.structs.replace(kept, widths=new.widths) == new


def score(widths: tuple[Width, ...], document: Document, found: Chart) -> int:
    """The pages of a document with those widths, one more if a name in the chart's lanes has to be broken."""
    printed = set_widths(found.id, widths)(document)
    (chart,) = (one for one in printed.sop.charts if one.id == found.id)
    form = legible(chart, form_of(document.profile))
    narrowest = min((lane.w for lane in columns_of(chart, form).lanes), default=0.0)
    return pages(printed) + breaks_names(found.actors, narrowest + 0.01, form)


def with_equal_columns(best: tuple[Width, ...], found: Chart, form: Form) -> tuple[Width, ...]:
    """The widest lanes worth trying, and text columns of one width."""
    lane = max(one.lane for one in reckoner_for(found, form).candidates)
    fixed = {width.column: width.points for width in best if width.column == Column.NUMBER}
    keys = slot_keys(found, form)
    fixed |= {key: lane for key, column in keys if column is Column.ACTORS}
    share = (form.frame.w - sum(fixed.values())) / max(len(keys) - len(fixed), 1)
    return tuple(Width(key, fixed.get(key, share)) for key, _ in keys)


def keeps_words(widths: tuple[Width, ...], found: Chart, form: Form) -> bool:
    """Whether no word of a text is wider than its column."""
    inside = {width.column: width.points - 2 * form.padding - 0.2 for width in widths}
    return all(
        max(widest_whole_word(field_of(column, step), form.body) for step in found.steps) <= inside[key]
        and widest_word(getattr(form.profile.words, key), form.bold) <= inside[key] >= 26
        for key, column in slot_keys(found, form)
        if column not in (Column.NUMBER, Column.ACTORS)
    )


def test_stored_widths_are_kept_in_proportion() -> None:
    found = chart("A:Kabag B:Staf", "A>B")
    keys = ("number", "activity", "Kabag", "Staf", "supplies", "duration", "output", "remark")
    widths = tuple(Width(key, 50.0 if key == "Kabag" else 100.0) for key in keys)
    slots = {
        slot.key: slot.w for slot in columns_of(msgspec.structs.replace(found, widths=widths), FORM).slots
    }
    assert slots["Kabag"] == pytest.approx(slots["Staf"] / 2)
    assert slots["activity"] == pytest.approx(slots["Staf"])


def test_a_new_lane_beside_stored_widths_gets_its_own() -> None:
    found = chart("A:Kabag B:Staf", "A>B")
    widths = tuple(width for width in fit_columns(_document(found), "chart") if width.column != "Staf")
    slots = {
        slot.key: slot.w for slot in columns_of(msgspec.structs.replace(found, widths=widths), FORM).slots
    }
    assert slots["Staf"] > NARROWEST_LANE


def test_long_texts_get_more_room_than_short_ones() -> None:
    steps = tuple(
        Step(f"r{at}", activity="Menyusun konsep surat tugas " * 5, output="Konsep") for at in range(4)
    )
    slots = {
        slot.key: slot.w
        for slot in columns_of(Chart("c", actors=(Actor("a", "Staf"),), steps=steps), FORM).slots
    }
    assert slots["activity"] > 2 * slots["output"]


def test_fifteen_lanes_fit_on_f4() -> None:
    paper = Paper("F4", 215 * MM, 330 * MM)
    actors = tuple(Actor(f"a{at}", f"Kepala Subbagian {at}") for at in range(15))
    found = Chart("c", actors=actors, steps=(Step("r", activity="Memeriksa konsep surat tugas"),))
    columns = columns_of(found, form_of(Profile(paper=paper)))
    lanes = [slot.w for slot in columns.slots if slot.column is Column.ACTORS]
    assert min(lanes) >= NARROWEST_LANE - 0.01


@pytest.mark.parametrize("lanes", [16, 25, 40])
def test_more_lanes_than_a_sheet_has_room_for_can_still_be_saved(lanes: int) -> None:
    actors = tuple(Actor(f"a{at}", f"Kepala Subbagian {at}") for at in range(lanes))
    step = Step("s", "Menyusun konsep surat", "Disposisi", "30 menit", "Konsep", symbols=(Symbol("y", "a3"),))
    wide = _document(Chart("c", actors=actors, steps=(step,)))
    fitted = set_widths("c", fit_columns(wide, "c"))(wide)
    assert faults(fitted) == ()
    assert lay_out(fitted).pages


def test_an_unknown_chart_is_an_error() -> None:
    with pytest.raises(KeyError):
        fit_columns(Document(), "tidak ada")


def _document(found: Chart) -> Document:
    return Document(sop=Sop(charts=(found,)))


def long_table(rows: int) -> Document:
    steps = tuple(
        Step(
            f"r{at}",
            "Memeriksa kelengkapan berkas permohonan dan menyampaikannya kepada pejabat yang berwenang. " * 2,
            "Berkas permohonan yang lengkap " * 3,
            "10 menit",
            "Berkas yang telah diperiksa " * 3,
            symbols=(Symbol(f"s{at}", f"a{at % 5}"),),
        )
        for at in range(rows)
    )
    actors = tuple(Actor(lane, f"Pejabat {lane}") for lane in sorted(LANES))
    return _document(Chart("chart", "", actors, steps))


def pages(document: Document) -> int:
    return len(lay_out(document).pages)


def test_lanes_are_narrower_only_where_that_saves_a_page() -> None:
    found = {}
    for rows in (6, 9, 10):
        table = long_table(rows)
        widths = fit_columns(table, "chart")
        lane = next(one.points for one in widths if one.column in LANES)
        found[rows] = lane, pages(set_widths("chart", widths)(table))
    assert found[6][0] == found[10][0] > found[9][0]
    assert [count for _, count in found.values()] == [2, 2, 3]


def ragged_table(rows: int) -> Document:
    """Rows of very different heights, with flows back that need connectors where a page cuts them."""
    steps = tuple(
        Step(
            f"r{at}",
            "Memeriksa kelengkapan berkas permohonan dan menyampaikannya kepada pejabat. " * (1 + at % 5),
            "Berkas permohonan yang lengkap " * (1 + at % 3),
            "10 menit",
            "Berkas yang telah diperiksa " * (1 + at % 2),
            symbols=(Symbol(f"s{at}", f"a{at % 5}"),),
        )
        for at in range(rows)
    )
    onwards = [Flow(f"f{at}", f"s{at}", f"s{at + 1}") for at in range(rows - 1)]
    back = [Flow(f"b{at}", f"s{at}", f"s{at - 2}") for at in range(2, rows, 2)]
    actors = tuple(Actor(lane, f"Pejabat {lane}") for lane in sorted(LANES))
    return _document(Chart("chart", "", actors, steps, (*onwards, *back)))


@pytest.mark.parametrize(("rows", "saved"), [(8, 0), (9, 1)])
def test_pages_are_really_cut_before_widths_are_chosen(rows: int, saved: int) -> None:
    """What is reckoned from texts alone takes a page too many where connectors need the room."""
    found = ragged_table(rows)
    reckoned = set_widths("chart", ())(found)
    assert pages(reckoned) - pages(set_widths("chart", fit_columns(found, "chart"))(found)) == saved


@pytest.mark.parametrize("rows", range(6, 26))
def test_wider_lanes_never_save_a_page(rows: int) -> None:
    found = long_table(rows)
    best = fit_columns(found, "chart")
    for lane in (50.0, 60.0, 70.0, 80.0):
        others = tuple(Width(one.column, lane if one.column in LANES else one.points) for one in best)
        assert pages(set_widths("chart", best)(found)) <= pages(set_widths("chart", others)(found))


def test_a_duration_stands_on_one_line_where_there_is_room() -> None:
    """Though the rows get no lower by it."""
    found = load(next(path for path in samples() if "magang" in path.name)).document
    (table,) = found.sop.charts
    assert "1 hari kerja" in {step.duration for step in table.steps}
    widths = {width.column: width.points for width in fit_columns(found, table.id)}
    inset = 2 * form_of(found.profile).padding
    assert widths["duration"] >= natural_width("1 hari kerja", FORM.body) + inset


def test_long_durations_do_not_take_the_room_of_the_activities() -> None:
    durations = ("2 bulan 1 minggu; 5 hari kerja; 1 hari", "Minimal H-7 sebelum pelaksanaan rapat", "1 hari")
    steps = tuple(Step(f"r{at}", "Menyusun konsep surat " * 4, "", text) for at, text in enumerate(durations))
    widths = {one.column: one.points for one in fit_columns(_document(Chart("chart", steps=steps)), "chart")}
    assert widths["duration"] < widths["activity"] / 2


@pytest.mark.parametrize("actors", [2, 4, 6])
def test_room_that_no_text_needs_is_shared_out(actors: int) -> None:
    """Lanes get wide, and columns of short or no texts get room to write in."""
    steps = tuple(Step(f"r{at}", "Memeriksa", symbols=(Symbol(f"s{at}", f"a{at % 2}"),)) for at in range(5))
    found = Chart("chart", actors=tuple(Actor(f"a{at}", "Staf") for at in range(actors)), steps=steps)
    for widths in (fit_columns(_document(found), "chart"), reckoned_widths(found, FORM)):
        points = {one.column: one.points for one in widths}
        assert points["a0"] > 70
        assert points["activity"] < 2.5 * points["output"]
        assert points["remark"] > 30


def test_room_is_shared_out_among_texts_where_wide_lanes_would_cost_a_page() -> None:
    steps = tuple(Step(f"r{at}", "Memeriksa", symbols=(Symbol(f"s{at}", "a"),)) for at in range(20))
    found = _document(Chart("chart", actors=(Actor("a", "Teknisi"),), steps=steps))
    widths = {one.column: one.points for one in fit_columns(found, "chart")}
    assert pages(set_widths("chart", fit_columns(found, "chart"))(found)) == 2
    assert widths["activity"] < 2.5 * widths["output"]
