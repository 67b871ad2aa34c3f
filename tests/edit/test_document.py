"""Edits of charts, identity, form and texts."""

import pytest
from building import chart, document, sketch
from msgspec.structs import replace

from sopeditor.edit.charts import (
    add_chart,
    delete_chart,
    move_chart,
    retitle,
    set_fit_pages,
    set_footnote,
    set_widths,
)
from sopeditor.edit.form import set_profile, set_status
from sopeditor.edit.identity import set_identity, set_logo
from sopeditor.edit.replacing import Wanted, occurrences, replace_all
from sopeditor.model.profile import Profile, Words
from sopeditor.model.records import Asset, Identity, Revision, Scope, Status, Width

START = document("A:Staf B:Kabag? C:Staf", "A>B B>C:Y B>A:T")


def test_charts_are_added_moved_and_deleted():
    second = chart("P:Lurah Q:Camat", "P>Q", chart_id="second")
    two = add_chart(second)(START)
    assert [each.id for each in move_chart("second", "chart")(two).sop.charts] == ["second", "chart"]
    assert delete_chart("second")(two) == START


def test_a_chart_with_an_id_in_use_is_refused():
    with pytest.raises(ValueError, match="in use"):
        add_chart(chart("A:Staf", chart_id="second"))(START)


def test_title_footnote_and_widths_of_a_chart():
    start = retitle("chart", "Tahap I")(set_footnote("chart", "*) bila perlu")(START))
    changed = set_widths("chart", [Width("activity", 180.0)])(start).sop.charts[0]
    assert (changed.title, changed.footnote, changed.widths) == (
        "Tahap I",
        "*) bila perlu",
        (Width("activity", 180.0),),
    )


def test_a_table_is_asked_to_fit_on_pages_of_which_there_are_no_fewer_than_none():
    assert set_fit_pages("chart", 2)(START).sop.charts[0].fit_pages == 2
    with pytest.raises(ValueError, match="-1"):
        set_fit_pages("chart", -1)


def test_identity_fields_are_set_by_name():
    start = set_identity("title", "Penyusunan Laporan")(set_identity("scope", Scope.MICRO)(START))
    assert start.sop.identity == Identity(title="Penyusunan Laporan", scope=Scope.MICRO)
    with pytest.raises(KeyError):
        set_identity("nonsense", "")


def test_a_logo_is_carried_once_and_dropped_when_unused():
    one, other = Asset("1", "image/png", b"one"), Asset("2", "image/png", b"other")
    shown = set_logo(other)(set_logo(one)(START))
    assert shown.sop.identity.logo == "2"
    assert shown.assets == (other,)
    assert set_logo(other)(shown) == shown
    assert set_logo(None)(shown) == START


def test_a_logo_that_a_revision_shows_is_kept():
    one, other = Asset("1", "image/png", b"one"), Asset("2", "image/png", b"other")
    shown = set_logo(one)(START)
    authorised = replace(shown, revisions=(Revision(1, "2026-01-02", shown.sop),))
    assert set_logo(other)(authorised).assets == (one, other)


def test_a_replacement_leaves_the_logo_alone():
    shown = set_logo(Asset("ab", "image/png", b"one"))(START)
    assert replace_all(Wanted("ab"), "x")(shown).sop.identity.logo == "ab"


def test_another_form_speaks_its_own_yes_and_no():
    changed = set_profile(Profile(words=Words(yes="Ya", no="Tidak")), iter("").__next__)(START)
    assert sketch(changed.sop.charts[0]) == "A>B B>A:Tidak B>C:Ya"
    assert changed.profile.words.yes == "Ya"


def test_status():
    assert set_status(Status.APPROVED)(START).status is Status.APPROVED


def test_a_text_is_replaced_everywhere_and_counted_first():
    start = set_identity("related", ("SOP Staf", "SOP Kabag"))(START)
    assert occurrences(start, Wanted("staf")) == 2  # the lane's name and the related SOP
    changed = replace_all(Wanted("staf"), "Analis")(start)
    assert changed.sop.charts[0].actors[0].name == "Analis"
    assert changed.sop.identity.related == ("SOP Analis", "SOP Kabag")
    assert occurrences(changed, Wanted("staf")) == 0


def test_an_item_of_which_nothing_is_left_goes():
    start = set_identity("related", ("SOP Staf", "Kabag"))(START)
    assert replace_all(Wanted("Kabag"), "")(start).sop.identity.related == ("SOP Staf",)


def test_whole_words_leave_parts_of_words_alone():
    start = set_identity("related", ("SOP Staf", "Stafsus, staf."))(START)
    changed = replace_all(Wanted("staf", whole_words=True), "Analis")(start)
    assert changed.sop.identity.related == ("SOP Analis", "Stafsus, Analis.")


def test_a_replacement_that_holds_what_is_searched_for_is_done_once():
    changed = replace_all(Wanted("Kabag"), "Kabag Kabag")(START)
    assert changed.sop.charts[0].actors[1].name == "Kabag Kabag"
    assert occurrences(changed, Wanted("kabag")) == 2 * occurrences(START, Wanted("kabag"))


def test_case_can_matter_and_nothing_is_found_in_nothing():
    assert occurrences(START, Wanted("staf", match_case=True)) == 0
    assert occurrences(START, Wanted("")) == 0
    assert replace_all(Wanted(""), "x")(START) == START


def test_a_replacement_is_taken_literally():
    assert (
        replace_all(Wanted("Kegiatan A"), r"\1 (50%)")(START).sop.charts[0].steps[0].activity == r"\1 (50%)"
    )
