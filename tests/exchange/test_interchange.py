"""Nothing of an exchange file's table and drawing is lost."""

from typing import Any

import pytest
from exchange.exchanges import LEAVE, chart_of, drawn, read_value
from hypothesis import given
from hypothesis import strategies as st

from sopeditor.model.flowgraph import ends, flow_graph, starts
from sopeditor.model.integrity import faults
from sopeditor.model.numbering import numbers
from sopeditor.model.profile import Column, Words
from sopeditor.model.records import Labelled, Scope
from sopeditor.storage.errors import StorageError

PLAIN: dict[str, Any] = {
    "pelaksana": ["Staf"],
    "steps": [{"no": number} for number in range(1, 8)],
    "shapes": [{"id": str(number), "step": number, "lane": 0} for number in range(1, 8)],
    "edges": [{"from": "1", "to": "2"}],
}


def test_the_drawing_is_kept_whole():
    chart = chart_of(LEAVE)
    assert drawn(chart) == [
        "Pemohon:terminator",
        "Petugas:process Kepala:process",
        "Pemohon:process Petugas:decision",
        "Kepala:terminator",
        "1.1>2.1",
        "2.1-2.2",
        "2.1=3.2",
        "3.2>3.1 Ditolak",
        "3.2>4.1 Ya",
    ]
    assert chart.steps[0].symbols[0].text == "Mulai"
    graph = flow_graph(chart)
    assert (len(starts(graph)), len(ends(graph))) == (1, 1)


def test_rows_lanes_and_printed_numbers_are_kept():
    chart = chart_of(LEAVE)
    assert numbers(chart) == ("1", "2", "2a", "3")
    assert [step.number for step in chart.steps] == [None, None, "2a", None]
    assert chart.steps[0].supplies == "Formulir"
    assert [(actor.name, actor.group) for actor in chart.actors] == [
        ("Pemohon", "Luar"),
        ("Petugas", "Dinas"),
        ("Kepala", "Dinas"),
    ]
    assert chart.footnote == "Hari berarti hari kerja."


def test_ids_can_be_read_by_a_person():
    chart = chart_of(LEAVE)
    assert [actor.id for actor in chart.actors] == ["l1", "l2", "l3"]
    assert [step.id for step in chart.steps] == ["s1", "s2", "s3", "s4"]
    assert [symbol.id for symbol in chart.steps[1].symbols] == ["s2a", "s2b"]
    assert [flow.id for flow in chart.flows] == ["f1", "f2", "f3", "f4", "f5"]


def test_the_identity_is_kept():
    identity = read_value(LEAVE).document.sop.identity
    assert (identity.number, identity.created, identity.effective) == (
        "SOP/7/2025",
        "02 Juni 2025",
        "7 Juli 2025",
    )
    assert (identity.revision, identity.revised) == (3, "4 Juli 2025")
    assert (identity.title, identity.scope) == ("Pemberian Cuti", Scope.MICRO)
    assert identity.institution == ("Dinas Contoh", "Subbagian Umum")
    assert identity.legal_basis == ("Peraturan A", "Peraturan B")
    assert identity.warnings == ("Cuti tanpa izin dianggap mangkir",)
    assert identity.extra == (Labelled("Kata kunci", "cuti"),)
    signatory = identity.signatories[0]
    assert (signatory.label, signatory.position, signatory.name) == ("Disahkan oleh", "Kepala Dinas", "")


def test_the_form_follows_the_original():
    profile = read_value(LEAVE).document.profile
    assert profile.words.activity == "Uraian Prosedur"
    assert profile.words.yes == "Ya"
    assert profile.columns == (
        Column.NUMBER,
        Column.ACTIVITY,
        Column.ACTORS,
        Column.SUPPLIES,
        Column.OUTPUT,
        Column.DURATION,
    )
    assert profile.column_numbers


@pytest.mark.parametrize(
    ("columns", "order"),
    [
        ({}, "no kegiatan pelaksana kelengkapan waktu output ket"),
        ({"order": "Output, Waktu"}, "no kegiatan pelaksana kelengkapan output waktu ket"),
        ({"order": "pelaksana before kegiatan"}, "no pelaksana kegiatan kelengkapan waktu output ket"),
        ({"order": ["mutu_baku", "remark", "Waktu"]}, "no kegiatan pelaksana kelengkapan ket output waktu"),
        ({"missing": ["ket", "entah"]}, "no kegiatan pelaksana kelengkapan waktu output"),
        ({"missing": ["pelaksana"]}, "no kegiatan pelaksana kelengkapan waktu output ket"),
    ],
)
def test_columns_stand_as_the_original_had_them(columns: dict[str, Any], order: str):
    names = {
        "no": Column.NUMBER,
        "kegiatan": Column.ACTIVITY,
        "pelaksana": Column.ACTORS,
        "kelengkapan": Column.SUPPLIES,
        "waktu": Column.DURATION,
        "output": Column.OUTPUT,
        "ket": Column.REMARK,
    }
    imported = read_value(PLAIN | {"columns": columns})
    assert imported.document.profile.columns == tuple(names[word] for word in order.split())
    assert imported.notes == ()


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"order": "entah"}, 'Urutan kolom "entah" tidak dipahami.'),
        ({"lebar": 3}, 'Keterangan kolom "lebar" tidak dikenal dan tidak disimpan.'),
    ],
)
def test_what_is_not_understood_of_the_columns_is_named(columns: dict[str, Any], said: str):
    assert read_value(PLAIN | {"columns": columns}).notes == (said,)


def test_a_kind_that_is_no_scope_is_kept_as_a_field_and_empty_fields_are_none():
    fields = {"jenis": "SOP Teknis", "kode": "A-1", "lain": "", "kosong": [], "tiada": None}
    identity = read_value(PLAIN | {"identity": fields}).document.sop.identity
    assert identity.scope is Scope.UNSTATED
    assert identity.extra == (Labelled("Jenis", "SOP Teknis"), Labelled("Kode", "A-1"))
    scoped = read_value(PLAIN | {"identity": {"jenis": "SOP Makro"}}).document.sop.identity
    assert (scoped.scope, scoped.extra) == (Scope.MACRO, ())


def test_only_words_that_decisions_use_become_the_form_s():
    assert read_value(PLAIN).document.profile.words == Words()


def test_a_column_that_is_said_to_be_missing_but_holds_text_stays():
    imported = read_value(LEAVE | {"columns": {"missing": ["kelengkapan"]}})
    assert Column.SUPPLIES in imported.document.profile.columns
    assert any("Kelengkapan" in note for note in imported.notes)


def test_what_is_not_kept_is_named():
    raw = LEAVE | {
        "inferred_fields": ["pelaksana"],
        "off_page_connectors": [{"after": 3, "from": "3b", "to": "4a"}],
        "merged_cells": [{"column": "waktu", "steps": [1, 2]}],
        "penulis": "Ani",
    }
    notes = " ".join(read_value(raw).notes)
    for word in (
        "memperkirakan: pelaksana",
        "Penghubung antarhalaman",
        "Sel gabungan",
        "waktu",
        "name, penulis",
    ):
        assert word in notes


def test_what_is_kept_whole_needs_no_sentence():
    assert read_value(PLAIN).notes == ()


def test_shapes_that_are_called_as_rows_are_get_ids_of_their_own():
    chart = chart_of(PLAIN)
    assert len({step.id for step in chart.steps} | {step.symbols[0].id for step in chart.steps}) == 14
    assert (chart.flows[0].source, chart.flows[0].target) == (
        chart.steps[0].symbols[0].id,
        chart.steps[1].symbols[0].id,
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            {"steps": [{"no": number, "inferred": number != 4} for number in range(1, 8)]},
            "Sebagian isi langkah 1-3, 5-7 hanya perkiraan pembuat berkas ini. Periksalah.",
        ),
        (
            {"steps": [{"no": number, "inferred": number in (2, 5)} for number in range(1, 8)]},
            "Sebagian isi langkah 2, 5 hanya perkiraan pembuat berkas ini. Periksalah.",
        ),
        (
            {"edges": [{"from": "1", "to": "2", "warna": "merah", "tebal": 2}]},
            "Isian yang tidak dikenal di edges dan tidak disimpan: tebal, warna.",
        ),
        (
            {"off_page_connectors": [{"after": 3}]},
            "Penghubung antarhalaman digambar ulang menurut halaman yang baru.",
        ),
        ({"catatan": "x", "a": 1}, "Keterangan berkas yang tidak disimpan: a, catatan."),
    ],
    ids=["guessed rows", "guessed rows apart", "keys of a part", "connectors", "keys of the file"],
)
def test_what_is_not_kept_has_a_sentence_of_its_own(more: dict[str, Any], said: str):
    assert read_value(PLAIN | more).notes == (said,)


def test_a_shape_without_a_row_is_refused():
    with pytest.raises(StorageError, match=r"shapes\[0\]\.step: langkah yang disebut tidak ada"):
        read_value(PLAIN | {"shapes": [{"id": "a", "lane": 0}], "edges": []})


@pytest.mark.parametrize(
    "sections",
    [
        [{"before": 3, "title": "B. Keputusan"}],
        [{"after": 2, "label": "B. Keputusan"}],
        [{"steps": [3, 4], "name": "B. Keputusan"}],
        [{"from": "3", "judul": "B. Keputusan"}],
    ],
)
def test_sections_restart_the_numbers(sections: list[dict[str, Any]]):
    bare = [{"no": number} for number in range(1, 5)]
    chart = chart_of(LEAVE | {"sections": sections, "steps": bare})
    assert [step.section for step in chart.steps] == [None, None, "B. Keputusan", None]
    assert numbers(chart) == ("1", "2", "1", "2")


def test_a_section_nobody_understands_is_named():
    imported = read_value(LEAVE | {"sections": [{"halaman": 2}]})
    assert any("sections[0]" in note for note in imported.notes)


NAMES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=6)


@st.composite
def exchanges(draw: st.DrawFn) -> dict[str, Any]:
    """Any file that contradicts itself nowhere."""
    lanes = draw(st.lists(NAMES, min_size=1, max_size=5))
    count = draw(st.integers(1, 6))
    ids = draw(st.lists(NAMES, min_size=1, max_size=10, unique=True))
    kinds = st.sampled_from(["start", "process", "decision", "end", "connector"])
    shapes = [
        {
            "id": name,
            "step": draw(st.integers(1, count)),
            "lane": draw(st.integers(0, len(lanes) - 1)),
            "type": draw(kinds),
        }
        for name in ids
    ]
    ends_ = st.sampled_from(ids)
    edges = [
        {
            "from": draw(ends_),
            "to": draw(ends_),
            "label": draw(NAMES),
            "arrow": draw(st.sampled_from(["to", "none", "both"])),
        }
        for _ in range(draw(st.integers(0, 8)))
    ]
    labels = st.sampled_from(["1", "2", "3", "", "7", "a"])
    steps = [{"no": number, "label": draw(labels), "kegiatan": draw(NAMES)} for number in range(1, count + 1)]
    return {"pelaksana": lanes, "steps": steps, "shapes": shapes, "edges": edges}


@given(exchanges())
def test_no_step_shape_or_edge_is_ever_lost(raw: dict[str, Any]):
    chart = chart_of(raw)
    assert faults(read_value(raw).document) == ()
    assert list(numbers(chart)) == [step["label"] for step in raw["steps"]]
    symbols = {symbol.id: (step.id, symbol) for step in chart.steps for symbol in step.symbols}
    assert len(symbols) == len(raw["shapes"])
    ordered = sorted(raw["shapes"], key=lambda shape: shape["step"])
    named = {shape["id"]: symbol_id for shape, symbol_id in zip(ordered, symbols, strict=True)}
    for shape in raw["shapes"]:
        step_id, symbol = symbols[named[shape["id"]]]
        assert step_id == f"s{shape['step']}"
        assert symbol.actor == f"l{shape['lane'] + 1}"
        kind = "terminator" if shape["type"] in ("start", "end") else shape["type"]
        assert symbol.kind.value == kind
    got = [(flow.source, flow.target, flow.arrow.value) for flow in chart.flows]
    assert got == [(named[edge["from"]], named[edge["to"]], edge["arrow"]) for edge in raw["edges"]]
