"""Tables whose columns are too narrow for their type: it gets smaller before words are torn, and that is said."""

import pytest
from hypothesis import given, settings
from layout.documents import documents
from msgspec.structs import replace

from sopeditor.edit.charts import set_widths
from sopeditor.layout.compose import lay_out
from sopeditor.layout.fitting import fit_columns
from sopeditor.layout.form import SMALLEST, form_of
from sopeditor.layout.table.columns import columns_of
from sopeditor.layout.table.legibility import legible
from sopeditor.layout.typesetting.text import widest_syllable
from sopeditor.model.profile import Column, Paper, Profile, Typeface
from sopeditor.model.records import Actor, Chart, Document, Sop, Step, Symbol

ROW = Step("r", "Menyampaikan usulan rancangan peraturan", "Berkas lengkap", "30 menit", "Usulan rancangan")


def crowded(lanes: int, size: float, *, landscape: bool) -> Document:
    """Rows under many lanes, their columns fitted."""
    actors = tuple(Actor(f"a{at}", "Kepala") for at in range(lanes))
    steps = tuple(replace(ROW, id=f"r{at}", symbols=(Symbol(f"s{at}", f"a{at % lanes}"),)) for at in range(3))
    profile = Profile(paper=Paper(landscape=landscape), typeface=Typeface(size=size))
    found = Document(sop=Sop(charts=(Chart("c", "", actors, steps),)), profile=profile)
    return set_widths("c", fit_columns(found, "c"))(found)


def sizes(document: Document) -> set[float]:
    texts = (text for page in lay_out(document).pages for text in page.texts)
    return {text.size for text in texts if text.field == "activity" and text.of}


def is_torn(document: Document) -> bool:
    """Whether a column is narrower than a syllable in it."""
    (chart,) = document.sop.charts
    form = legible(chart, form_of(document.profile))
    room = {slot.column: slot.w - 2 * form.padding for slot in columns_of(chart, form).texts}
    texts = {Column.ACTIVITY: ROW.activity, Column.SUPPLIES: ROW.supplies, Column.OUTPUT: ROW.output}
    return any(widest_syllable(text, form.body) > room[column] for column, text in texts.items())


@pytest.mark.parametrize("lanes", [7, 8, 9, 10])
def test_words_are_not_torn_in_portrait(lanes: int) -> None:
    found = crowded(lanes, 11.0, landscape=False)
    assert not is_torn(found)
    assert SMALLEST <= min(sizes(found)) <= 11.0


def test_smaller_type_is_said_and_wider_paper_is_advised() -> None:
    found = crowded(10, 12.0, landscape=False)
    (size,) = sizes(found)
    (note,) = lay_out(found).notes
    assert size < 12.0
    assert f"{size:g}".replace(".", ",") in note
    assert "lanskap" in note


@pytest.mark.parametrize("lanes", [1, 5, 10])
def test_type_stays_where_there_is_room(lanes: int) -> None:
    found = crowded(lanes, 9.0, landscape=True)
    assert sizes(found) == {9.0}
    assert lay_out(found).notes == ()


@settings(max_examples=60)
@given(documents())
def test_no_type_is_smaller_than_the_smallest(document: Document) -> None:
    form = form_of(document.profile)
    for chart in document.sop.charts:
        size = legible(chart, form).body.size
        assert min(SMALLEST, form.body.size) <= size <= form.body.size
