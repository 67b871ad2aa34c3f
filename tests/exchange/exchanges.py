"""Exchange files to read, and what is read of them in a form that a person sees through."""

import json
from pathlib import Path
from typing import Any

from sopeditor.exchange.outcome import Imported
from sopeditor.exchange.reading import read
from sopeditor.model.records import Chart

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


def read_value(raw: Any) -> Imported:
    return read(FILE, json.dumps(raw).encode())


def chart_of(raw: Any) -> Chart:
    return read_value(raw).document.sop.charts[0]


def drawn(chart: Chart) -> list[str]:
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
