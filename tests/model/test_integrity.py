import hashlib
import math

import pytest
from building import chart, document
from msgspec.structs import replace

from sopeditor.model.integrity import faults
from sopeditor.model.profile import Column, Paper, Profile, Typeface
from sopeditor.model.records import (
    Actor,
    Asset,
    Chart,
    Document,
    Flow,
    Identity,
    Revision,
    Sop,
    Symbol,
    Width,
    Wish,
)

SOUND = document("A:Staf( B:Kabag? C:Staf)", "A>B B>A:T B>C:Y")


def _with(**changes: object) -> Document:
    changed = replace(SOUND.sop.charts[0], **changes)
    return replace(SOUND, sop=Sop(charts=(changed,)))


def _said(document: Document) -> str:
    return " | ".join(f"{fault.place}: {fault.reason}" for fault in faults(document))


def test_sound_documents_have_none():
    assert faults(SOUND) == ()
    assert faults(Document()) == ()


def test_an_id_that_occurs_twice_is_named():
    flows = SOUND.sop.charts[0].flows
    assert _said(_with(flows=(*flows, Flow("a", "A", "B")))) == 'panah 4: id "a" dipakai lebih dari sekali.'


def test_ids_are_unique_over_all_charts():
    twice = replace(SOUND, sop=Sop(charts=(SOUND.sop.charts[0], SOUND.sop.charts[0])))
    assert 'bagan 2, langkah 1: id "a" dipakai lebih dari sekali.' in _said(twice)


def test_an_empty_id_is_a_fault():
    assert _said(_with(id="")) == "bagan: id-nya kosong."


def test_more_lanes_than_a_page_can_be_divided_into_are_a_fault():
    lanes = (*SOUND.sop.charts[0].actors, *(Actor(f"l{number}") for number in range(2_000)))
    assert _said(_with(actors=lanes)) == "2.002 pelaksana: paling banyak 2.000 dalam satu bagan."


@pytest.mark.parametrize("ends", [("A", "Z"), ("Z", "A"), ("Z", "Z")])
def test_a_flow_to_nowhere_is_named(ends: tuple[str, str]):
    flows = (*SOUND.sop.charts[0].flows, Flow("f9", *ends))
    assert _said(_with(flows=flows)) == 'panah 4 ("f9"): simbol "Z" tidak ada di bagan ini.'


def test_a_flow_into_another_chart_is_a_fault():
    other = Chart(id="other", flows=(Flow("f9", "A", "A"),))
    two = replace(SOUND, sop=Sop(charts=(SOUND.sop.charts[0], other)))
    assert _said(two) == 'bagan 2, panah 1 ("f9"): simbol "A" tidak ada di bagan ini.'


def test_a_symbol_in_no_lane_is_named():
    steps = SOUND.sop.charts[0].steps
    homeless = replace(steps[1], symbols=(Symbol("B", "Direktur"),))
    changed = _with(steps=(steps[0], homeless, steps[2]))
    assert _said(changed) == 'langkah 2, simbol "B": pelaksana "Direktur" tidak ada.'


def test_frozen_revisions_are_looked_at_too():
    broken = Sop(charts=(Chart(id="c", flows=(Flow("f", "x", "x"),)),))
    found = faults(replace(SOUND, revisions=(Revision(3, "2025-01-02", broken),)))
    assert [fault.place for fault in found] == ['revisi 3, bagan 1, panah 1 ("f")']


@pytest.mark.parametrize("points", [0.0, -5.0, math.nan, math.inf, 1e9])
def test_widths_are_lengths(points: float):
    assert 'lebar kolom "Staf"' in _said(_with(widths=(Width("Staf", points),)))


@pytest.mark.parametrize(
    ("pages", "is_sound"), [(0, True), (1, True), (999, True), (1000, False), (-1, False)]
)
def test_a_table_fits_on_a_number_of_pages_that_somebody_may_mean(pages: int, is_sound: bool):
    said = _said(_with(fit_pages=pages))
    assert said == ("" if is_sound else "jumlah halaman: seharusnya bilangan dari 0 sampai 999.")


def test_wishes_and_widths_of_lanes_that_are_gone_have_no_effect():
    flows = (replace(SOUND.sop.charts[0].flows[0], wish=Wish(gutter="gone", gap="gone")),)
    assert faults(_with(flows=flows, widths=(Width("gone", 50.0),))) == ()


def test_pictures_are_whole_and_there():
    data = b"picture"
    key = hashlib.sha256(data).hexdigest()
    logo = Sop(identity=Identity(logo=key))
    assert faults(Document(sop=logo, assets=(Asset(key, "image/png", data),))) == ()
    assert "logonya tidak ada" in _said(Document(sop=logo))
    assert "rusak" in _said(Document(assets=(Asset(key, "image/png", b"other"),)))
    assert "dua kali" in _said(Document(assets=(Asset(key, "image/png", data),) * 2))


@pytest.mark.parametrize(
    "profile",
    [
        Profile(paper=Paper(width=math.nan)),
        Profile(paper=Paper(left=500.0, right=500.0)),
        Profile(paper=Paper(top=-1.0)),
        Profile(paper=Paper(top=300.0, bottom=400.0)),
        Profile(paper=Paper(top=200.0, bottom=200.0), signature_room=300.0),
        Profile(signature_room=-1.0),
        Profile(typeface=Typeface(size=0.0)),
        Profile(signature_room=math.inf),
        Profile(columns=(Column.ACTIVITY,)),
        Profile(columns=(Column.ACTORS, Column.OUTPUT, Column.OUTPUT)),
    ],
)
def test_a_form_that_cannot_be_printed_is_a_fault(profile: Profile):
    assert [fault.place for fault in faults(Document(profile=profile))] == ["format cetak"]


def test_every_chart_the_other_tests_draw_is_sound():
    assert faults(Document(sop=Sop(charts=(chart("A:Staf+B:Kabag C:Staf", "A-B B>C", "one"),)))) == ()
