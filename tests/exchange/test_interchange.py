"""Nothing of an exchange file's table and drawing is lost."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopeditor.exchange.outcome import Imported
from sopeditor.exchange.reading import read
from sopeditor.model.flowgraph import ends, flow_graph, starts
from sopeditor.model.integrity import faults
from sopeditor.model.numbering import numbers
from sopeditor.model.profile import Column
from sopeditor.model.records import Chart, Labelled, Scope
from sopeditor.storage.errors import StorageError

FILE = Path("tukar.json")

#   Pemohon   Petugas   Kepala
#     (1a)──►[2a]───────[2b]        2a and 2b act together
#     [3a]◄─T─◇3b         │
#              └─Y─────►(4a)
LEAVE: dict[str, Any] = {
    "name": "cuti",
    "judul": "Pemberian Cuti",
    "unit": "Dinas Contoh, Subbagian Umum",
    "identity": {
        "nomor_sop": "SOP/7/2025",
        "tanggal_pembuatan": "02 Juni 2025",
        "tanggal_revisi": "Revisi ke-3, 4 Juli 2025",
        "tanggal_efektif": "7 Juli 2025",
        "disahkan_oleh_jabatan": "Kepala Dinas",
        "judul": "Pemberian Cuti",
        "jenis": "SOP Mikro",
        "dasar_hukum": ["Peraturan A", "Peraturan B"],
        "peringatan": "Cuti tanpa izin dianggap mangkir",
        "kata_kunci": "cuti",
    },
    "pelaksana": ["Pemohon", "Petugas", "Kepala"],
    "lane_groups": [{"name": "Luar", "lanes": [0]}, {"name": "Dinas", "lanes": [1, 2]}],
    "columns": {
        "kegiatan": "Uraian Prosedur",
        "missing": ["ket"],
        "order": ["output", "waktu"],
        "number_row": True,
    },
    "page_breaks_after": [3],
    "footnote": "Hari berarti hari kerja.",
    "steps": [
        {"no": 1, "label": "1", "kegiatan": "Mengajukan cuti", "kelengkapan": "Formulir", "waktu": "5 menit"},
        {"no": 2, "label": "2", "kegiatan": "Membahas cuti", "output": "Usulan"},
        {"no": 3, "label": "2a", "kegiatan": "Memeriksa usulan"},
        {"no": 4, "label": "3", "kegiatan": "Menyetujui cuti", "output": "Surat izin"},
    ],
    "shapes": [
        {"id": "1a", "step": 1, "lane": "Pemohon", "type": "start", "text": "Mulai"},
        {"id": "2a", "step": 2, "lane": "Petugas", "type": "process"},
        {"id": "2b", "step": 2, "lane": "Kepala", "type": "process"},
        {"id": "3a", "step": 3, "lane": "Pemohon", "type": "process"},
        {"id": "3b", "step": 3, "lane": "Petugas", "type": "decision"},
        {"id": "4a", "step": 4, "lane": "Kepala", "type": "end"},
    ],
    "edges": [
        {"from": "1a", "to": "2a"},
        {"from": "2a", "to": "2b", "arrow": "none"},
        {"from": "2a", "to": "3b", "arrow": "both"},
        {"from": "3b", "to": "3a", "label": "Ditolak", "arrow": "to"},
        {"from": "3b", "to": "4a", "label": "Ya", "arrow": "to"},
    ],
}


def _read(raw: Any) -> Imported:
    return read(FILE, json.dumps(raw).encode())


def _chart(raw: Any) -> Chart:
    return _read(raw).document.sop.charts[0]


def _drawn(chart: Chart) -> list[str]:
    """Each row's symbols as lane:kind, then the flows by row number and place in the row."""
    lanes = {actor.id: actor.name for actor in chart.actors}
    place = {
        symbol.id: f"{row}.{at}"
        for row, step in enumerate(chart.steps, 1)
        for at, symbol in enumerate(step.symbols, 1)
    }
    rows = [
        " ".join(f"{lanes[each.actor]}:{each.kind.value}" for each in step.symbols) for step in chart.steps
    ]
    signs = {"to": ">", "none": "-", "both": "="}
    flows = [
        f"{place[flow.source]}{signs[flow.arrow.value]}{place[flow.target]} {flow.label}".strip()
        for flow in chart.flows
    ]
    return [*rows, *flows]


def test_the_drawing_is_kept_whole():
    chart = _chart(LEAVE)
    assert _drawn(chart) == [
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
    chart = _chart(LEAVE)
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
    chart = _chart(LEAVE)
    assert [actor.id for actor in chart.actors] == ["l1", "l2", "l3"]
    assert [step.id for step in chart.steps] == ["s1", "s2", "s3", "s4"]
    assert [symbol.id for symbol in chart.steps[1].symbols] == ["s2a", "s2b"]
    assert [flow.id for flow in chart.flows] == ["f1", "f2", "f3", "f4", "f5"]


def test_the_identity_is_kept():
    identity = _read(LEAVE).document.sop.identity
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
    profile = _read(LEAVE).document.profile
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


def test_a_column_that_is_said_to_be_missing_but_holds_text_stays():
    imported = _read(LEAVE | {"columns": {"missing": ["kelengkapan"]}})
    assert Column.SUPPLIES in imported.document.profile.columns
    assert any("Kelengkapan" in note for note in imported.notes)


def test_what_is_not_kept_is_named():
    raw = LEAVE | {
        "inferred_fields": ["pelaksana"],
        "off_page_connectors": [{"after": 3, "from": "3b", "to": "4a"}],
        "merged_cells": [{"column": "waktu", "steps": [1, 2]}],
        "penulis": "Ani",
    }
    notes = " ".join(_read(raw).notes)
    for word in (
        "memperkirakan: pelaksana",
        "Penghubung antarhalaman",
        "Sel gabungan",
        "waktu",
        "name, penulis",
    ):
        assert word in notes


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
    chart = _chart(LEAVE | {"sections": sections, "steps": bare})
    assert [step.section for step in chart.steps] == [None, None, "B. Keputusan", None]
    assert numbers(chart) == ("1", "2", "1", "2")


def test_a_section_nobody_understands_is_named():
    imported = _read(LEAVE | {"sections": [{"halaman": 2}]})
    assert any("sections[0]" in note for note in imported.notes)


SIMPLE: dict[str, Any] = {
    "pelaksana": ["Staf", "Kabag"],
    "steps": [
        {"no": 1, "pelaksana": ["Staf"], "type": "start", "next": [2]},
        {"no": 2, "pelaksana": ["Kabag"], "type": "decision", "next": [1, 3], "yes": 3, "tidak": 1},
        {"no": 3, "pelaksana": ["Staf", "Kabag"], "type": "process", "next": [4]},
        {
            "no": 4,
            "pelaksana": ["Kabag"],
            "type": "decision",
            "branches": [{"label": "Besar", "target": 5}, {"label": "Kecil", "target": 6}],
        },
        {"no": 5, "pelaksana": ["Staf"], "type": "process", "next": 6},
        {"no": 6, "pelaksana": ["Staf"], "multi_shape": ["process", "end"], "type": "end", "next": []},
    ],
}


def test_without_a_drawing_the_rows_are_drawn():
    imported = _read(SIMPLE)
    assert _drawn(imported.document.sop.charts[0]) == [
        "Staf:terminator",
        "Kabag:decision",
        "Staf:process Kabag:process",
        "Kabag:decision",
        "Staf:process",
        "Staf:process Staf:terminator",
        "1.1>2.1",
        "2.1>3.1 Ya",
        "2.1>1.1 Tidak",
        "3.1-3.2",
        "3.2>4.1",
        "4.1>5.1 Besar",
        "4.1>6.1 Kecil",
        "5.1>6.1",
        "6.1-6.2",
    ]
    assert any("Periksalah" in note for note in imported.notes)


def test_rows_that_say_nothing_of_what_comes_next_are_a_chain():
    rows = [
        {"kegiatan": "A", "pelaksana": "Staf"},
        {"kegiatan": "B", "pelaksana": ["Kabag"]},
        {"pelaksana": "Staf"},
    ]
    chart = _chart({"steps": rows})
    assert [actor.name for actor in chart.actors] == ["Staf", "Kabag"]
    assert _drawn(chart)[3:] == ["1.1>2.1", "2.1>3.1"]


def test_an_arrow_to_a_row_that_nobody_acts_in_is_named():
    imported = _read(
        {"pelaksana": ["Staf"], "steps": [{"pelaksana": ["Staf"], "next": [2]}, {"kegiatan": "?"}]}
    )
    assert any("langkah 1 ke 2" in note for note in imported.notes)


def test_a_sloppy_writer_is_understood():
    raw = {
        "pelaksana": ["Staf"],
        "identity": None,
        "columns": None,
        "steps": [{"no": "1", "kegiatan": 7, "waktu": None, "kelengkapan": ["1. A", "2. B"]}],
        "shapes": [{"id": 11, "step": "1", "lane": 0, "type": None, "text": None}],
        "edges": [{"from": 11, "to": "11", "label": None, "arrow": None}],
        "footnote": None,
    }
    chart = _chart(raw)
    assert (chart.steps[0].activity, chart.steps[0].supplies) == ("7", "1. A\n2. B")
    assert _drawn(chart) == ["Staf:process", "1.1>1.1"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"edges": [{"from": "1a", "to": "9z"}]}, 'edges[0].to: bentuk "9z" tidak ada.'),
        ({"edges": [{"to": "1a"}]}, 'edges[0].from: bentuk "" tidak ada.'),
        (
            {"edges": [{"from": "1a", "to": "2a", "arrow": "zigzag"}]},
            'edges[0].arrow: panah "zigzag" tidak dikenal',
        ),
        ({"edges": 7}, "edges: seharusnya daftar […], bukan bilangan 7."),
        ({"edges": ["1a"]}, 'edges[0]: seharusnya objek {…}, bukan teks "1a".'),
        ({"shapes": [LEAVE["shapes"][0]] * 2}, 'shapes[1].id: id "1a" sudah dipakai bentuk lain.'),
        ({"shapes": [{"id": "x", "step": 9, "lane": 0}]}, "shapes[0].step: langkah 9 tidak ada."),
        ({"shapes": [{"id": "x", "step": 1, "lane": 3}]}, "shapes[0].lane: pelaksana 3 tidak ada"),
        ({"shapes": [{"id": "x", "step": 1, "lane": -1}]}, "shapes[0].lane: pelaksana -1 tidak ada"),
        (
            {"shapes": [{"id": "x", "step": 1, "lane": "Lurah"}]},
            'shapes[0].lane: pelaksana "Lurah" tidak ada',
        ),
        (
            {"shapes": [{"id": "x", "step": 1, "lane": 0, "type": "awan"}]},
            'shapes[0].type: bentuk "awan" tidak dikenal',
        ),
        ({"shapes": [{"id": "", "step": 1, "lane": 0}]}, "shapes[0].id: tidak boleh kosong."),
        ({"lane_groups": [{"name": "X", "lanes": [3]}]}, "lane_groups[0].lanes: pelaksana 3 tidak ada"),
        ({"steps": [{"no": 1}, {"no": 1}]}, "steps[1].no: nomor 1 sudah dipakai langkah lain."),
        ({"steps": [{"no": "satu"}]}, 'steps[0].no: seharusnya bilangan bulat, bukan teks "satu".'),
        ({"steps": [{"kegiatan": {"a": 1}}]}, "steps[0].kegiatan: seharusnya teks, bukan objek."),
        ({"identity": []}, None),
        ({"identity": ["a"]}, "identity: seharusnya objek {…}, bukan daftar."),
    ],
)
def test_nonsense_is_refused_with_its_place(change: dict[str, Any], said: str | None):
    raw = LEAVE | change
    if said is None:
        assert _read(raw)
        return
    with pytest.raises(StorageError) as refused:
        _read(raw)
    assert str(refused.value).startswith(f"tukar.json: {said}")


def test_a_simple_view_that_leads_nowhere_is_refused():
    with pytest.raises(StorageError, match="langkah 9 tidak ada"):
        _read({"pelaksana": ["Staf"], "steps": [{"pelaksana": ["Staf"], "next": [9]}]})


names = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=6)


@st.composite
def exchanges(draw: st.DrawFn) -> dict[str, Any]:
    """Any file that contradicts itself nowhere."""
    lanes = draw(st.lists(names, min_size=1, max_size=5))
    count = draw(st.integers(1, 6))
    ids = draw(st.lists(names, min_size=1, max_size=10, unique=True))
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
            "label": draw(names),
            "arrow": draw(st.sampled_from(["to", "none", "both"])),
        }
        for _ in range(draw(st.integers(0, 8)))
    ]
    labels = st.sampled_from(["1", "2", "3", "", "7", "a"])
    steps = [{"no": number, "label": draw(labels), "kegiatan": draw(names)} for number in range(1, count + 1)]
    return {"pelaksana": lanes, "steps": steps, "shapes": shapes, "edges": edges}


@given(exchanges())
def test_no_step_shape_or_edge_is_ever_lost(raw: dict[str, Any]):
    chart = _chart(raw)
    assert faults(_read(raw).document) == ()
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


junk = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 99) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Each object or list of a JSON value with each of its keys."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [(value, key) for key in keys] + [place for key in keys for place in _places(value[key])]


@given(st.data())
def test_a_file_with_anything_in_it_is_read_or_refused_in_one_sentence(data: st.DataObject):
    raw = json.loads(json.dumps(data.draw(st.sampled_from([LEAVE, SIMPLE]))))
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(_places(raw)))
        holder[key] = data.draw(junk)
    try:
        said = faults(_read(raw).document)
    except StorageError as refused:
        said = str(refused).splitlines()[1:]
    assert not said
