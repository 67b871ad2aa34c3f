"""A table copied as text keeps its identity, lanes, rows and texts, however its office words it."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopeditor.exchange.outcome import Imported
from sopeditor.exchange.reading import read
from sopeditor.model.integrity import faults
from sopeditor.model.numbering import numbers
from sopeditor.model.profile import Column
from sopeditor.model.records import Chart, Scope, SymbolKind
from sopeditor.storage.errors import StorageError

FILE = Path("tempel.txt")


def _table(*rows: str) -> str:
    """Cells are written with | between them."""
    return "\n".join(row.replace(" | ", "\t").replace("|", "\t") for row in rows)


def _read(text: str) -> Imported:
    return read(FILE, text.encode())


def _chart(text: str) -> Chart:
    return _read(text).document.sop.charts[0]


def _rows(chart: Chart) -> list[tuple[str, ...]]:
    return [(step.activity, step.supplies, step.duration, step.output, step.remark) for step in chart.steps]


HEAD = ("No.|Kegiatan|Pelaksana|||Mutu Baku|||Ket", "||Staf|Kabag|Karo|Kelengkapan|Waktu|Output|")


def test_rows_and_lanes_of_a_whole_table():
    chart = _chart(
        _table(*HEAD, "1|Menyusun konsep||||Arahan|2 Jam|Konsep|cepat", "2|Memeriksa||||Konsep|1 Jam|Paraf|")
    )
    assert [actor.name for actor in chart.actors] == ["Staf", "Kabag", "Karo"]
    assert _rows(chart) == [
        ("Menyusun konsep", "Arahan", "2 Jam", "Konsep", "cepat"),
        ("Memeriksa", "Konsep", "1 Jam", "Paraf", ""),
    ]


@pytest.mark.parametrize("sign", [";", ","])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_csv_of_a_spreadsheet_is_the_same_table(sign: str, end: str):
    rows = (
        ("Nomor SOP", "061/7"),
        ("No", "Kegiatan", "Staf", "Kabag", "Kelengkapan", "Waktu", "Output"),
        ("1", 'Menyusun "konsep"; lalu\nmengirim, bila perlu', "x", "", "Arahan", "2 jam", "Konsep"),
        ("2", "Memeriksa", "", "x", "Konsep", "1 jam", "Paraf"),
    )
    as_csv, as_tabs = StringIO(), StringIO()
    csv.writer(as_csv, delimiter=sign, lineterminator=end).writerows(rows)
    csv.writer(as_tabs, delimiter="\t").writerows(rows)
    imported = _read(as_csv.getvalue())
    assert imported == _read(as_tabs.getvalue())
    assert imported.document.sop.charts[0].steps[0].activity == rows[2][1]


def test_stray_marks_of_a_lost_drawing_shift_nothing():
    imported = _read(
        _table(
            *HEAD,
            "1|Menyusun konsep||||Arahan|2 Jam|Konsep|",
            "2|Memeriksa konsep| T| Y| T| Y|Konsep|1 Jam|Konsep terparaf",
            "3|Menandatangani|||| Y|Konsep terparaf|10 Menit|Naskah|",
            "4|Mengirim|||Y|Naskah|Sesuai jadwal|Tanda terima|",
        )
    )
    assert _rows(imported.document.sop.charts[0])[1:] == [
        ("Memeriksa konsep", "Konsep", "1 Jam", "Konsep terparaf", ""),
        ("Menandatangani", "Konsep terparaf", "10 Menit", "Naskah", ""),
        ("Mengirim", "Naskah", "Sesuai jadwal", "Tanda terima", ""),
    ]
    assert any("langkah 2: T, Y, T, Y; langkah 3: Y; langkah 4: Y" in note for note in imported.notes)


def test_without_a_drawing_no_symbol_is_guessed():
    imported = _read(_table(*HEAD, "1|Menyusun||||Arahan|2 Jam|Konsep|"))
    chart = imported.document.sop.charts[0]
    assert all(not step.symbols for step in chart.steps)
    assert chart.flows == ()
    assert any("1 langkah belum bersimbol" in note for note in imported.notes)


def test_a_row_without_a_mark_is_no_lost_drawing():
    imported = _read(
        _table(*HEAD, "1|Menyusun|x|||Arahan|2 Jam|Konsep|", "2|Menunggu||||Konsep|1 Jam|Paraf|")
    )
    assert [len(step.symbols) for step in imported.document.sop.charts[0].steps] == [1, 0]
    assert not any("belum bersimbol" in note for note in imported.notes)


def test_marks_in_the_lanes_are_symbols():
    chart = _chart(
        _table(
            *HEAD,
            "1|Menyusun|x|||Arahan|2 Jam|Konsep|",
            "2|Memeriksa||√|x|Konsep|1 Jam|Paraf|",
            "3|Mengirim|O|||Paraf|5 Menit|Bukti|",
        )
    )
    lanes = {actor.id: actor.name for actor in chart.actors}
    drawn = [[(lanes[each.actor], each.kind) for each in step.symbols] for step in chart.steps]
    assert drawn == [
        [("Staf", SymbolKind.TERMINATOR)],
        [("Kabag", SymbolKind.PROCESS), ("Karo", SymbolKind.PROCESS)],
        [("Staf", SymbolKind.TERMINATOR)],
    ]
    assert len(chart.flows) == 3


def test_a_column_of_names_gives_the_lanes():
    chart = _chart(
        _table(
            "No|Aktivitas|Pelaksana|Persyaratan|Waktu|Output|Keterangan",
            "1|Menerima surat|Staf|Surat|5 menit|Agenda|",
            "2|Membahas|Kepala; Sekretaris|Agenda|1 jam|Keputusan|",
        )
    )
    assert [actor.name for actor in chart.actors] == ["Staf", "Kepala", "Sekretaris"]
    assert [len(step.symbols) for step in chart.steps] == [1, 2]
    assert _rows(chart)[0] == ("Menerima surat", "Surat", "5 menit", "Agenda", "")


def test_a_column_tells_where_the_rows_lead():
    imported = _read(
        _table(
            "No|Kegiatan|Pelaksana|Lanjut ke|Waktu|Output",
            "1|Menerima surat|Staf||5 menit|Agenda",
            "2|Memeriksa surat|Kepala|Ya ke 3 / Tidak ke 1|1 jam|Paraf",
            "3|Mengirim surat|Staf|ke 9|1 jam|Surat",
        )
    )
    (chart,) = imported.document.sop.charts
    assert [actor.name for actor in chart.actors] == ["Staf", "Kepala"]
    first, second, third = (step.symbols[0].id for step in chart.steps)
    assert chart.steps[1].symbols[0].kind is SymbolKind.DECISION
    assert {(flow.source, flow.label, flow.target) for flow in chart.flows} == {
        (first, "", second),
        (second, "Ya", third),
        (second, "Tidak", first),
    }
    assert imported.notes[0] == "Arah lanjut yang tidak dipahami dan tidak disimpan: → 9."


@pytest.mark.parametrize(
    "head",
    [
        "No|Uraian Prosedur|Staf|Kabag|Persyaratan/Kelengkapan|Waktu (menit)|Output|Ket.",
        "NO.|AKTIVITAS|Staf|Kabag|INPUT|DURASI|HASIL|KETERANGAN",
        "No|Uraian Kegiatan|Staf|Kabag|Kelengka pan|Waktu|Autput|Ket",
    ],
)
def test_headings_are_known_in_any_usual_wording(head: str):
    imported = _read(_table(head, "1|Menyusun|||Arahan|10 menit|Konsep|segera"))
    chart = imported.document.sop.charts[0]
    assert [actor.name for actor in chart.actors] == ["Staf", "Kabag"]
    assert _rows(chart) == [("Menyusun", "Arahan", "10 menit", "Konsep", "segera")]
    assert imported.document.profile.words.activity == head.split("|")[1]


def test_columns_may_stand_in_another_order():
    imported = _read(_table("No|Kegiatan|Staf|Output|Waktu", "1|Menyusun||Konsep|1 jam"))
    columns = imported.document.profile.columns
    assert columns.index(Column.OUTPUT) < columns.index(Column.DURATION)
    assert _rows(imported.document.sop.charts[0]) == [("Menyusun", "", "1 jam", "Konsep", "")]


def test_a_heading_repeated_on_the_next_page_is_no_row():
    chart = _chart(_table(*HEAD, "1|Satu||||a|1 jam|b|", "- 2 -", "", *HEAD, "2|Dua||||b|1 jam|c|"))
    assert [step.activity for step in chart.steps] == ["Satu", "Dua"]
    assert numbers(chart) == ("1", "2")


def test_a_later_page_may_name_its_pelaksana_in_another_way():
    chart = _chart(
        _table(
            "No|Kegiatan|Staf|Kabag|Waktu|Output",
            "1|Menulis|x||1 jam|Konsep",
            "No|Kegiatan|Pelaksana||Waktu|Output",
            "2|Membaca|Kabag||1 jam|Paraf",
            "3|Mengirim|Karo||1 jam|Surat",
        )
    )
    assert [actor.name for actor in chart.actors] == ["Staf", "Kabag", "Karo"]
    assert [[symbol.actor for symbol in step.symbols] for step in chart.steps] == [
        [actor.id] for actor in chart.actors
    ]


def test_sections_groups_column_numbers_and_a_footnote():
    imported = _read(
        _table(
            "No|Kegiatan|Pelaksana||Mutu Baku|||Ket",
            "||Penerima||Kelengkapan|Waktu|Output|",
            "||Kepala|Staf||||",
            "(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)",
            "A. Persiapan",
            "1.|Menerima|||Surat|5 menit|Agenda|",
            "B.|Pelaporan",
            "1.|Melapor|||Agenda|5 menit|Laporan|",
            "Catatan: berlaku pada hari kerja",
        )
    )
    chart = imported.document.sop.charts[0]
    assert [(actor.name, actor.group) for actor in chart.actors] == [
        ("Kepala", "Penerima"),
        ("Staf", "Penerima"),
    ]
    assert [step.section for step in chart.steps] == ["A. Persiapan", "B. Pelaporan"]
    assert numbers(chart) == ("1", "1")
    assert chart.footnote == "Catatan: berlaku pada hari kerja"
    assert imported.document.profile.column_numbers


IDENTITY = {
    "in cells of their own": _table(
        "DINAS CONTOH|Nomor SOP|:|SOP-1/2025",
        "Bidang Umum|Tanggal Pembuatan|:|Senin, 02 Juni 2025",
        "|Tanggal Revisi|:|Revisi ke-2, 3 Juni 2025",
        "|Tanggal Efektif|:|4 Juni 2025",
        "|Disahkan oleh|:|Kepala Dinas",
        "|||(nama pejabat)",
        "|||NIP. (NIP)",
        "|Nama SOP Mikro|:|Pelayanan Tamu",
        "",
        "Dasar Hukum:|Kualifikasi Pelaksana:",
        "1. UU 1 Tahun 2020|1. Ramah",
        "2. UU 2 Tahun 2021|2. Sabar",
        "Keterkaitan:|Peralatan dan Perlengkapan:",
        "-|1. Buku tamu 2. Pena",
        "Peringatan:|Pencatatan & Pendataan:",
        "Jangan ditunda|Buku tamu",
    ),
    "run together": _table(
        "<p><b>DINAS CONTOH</b></p>|Nomor SOP   SOP-1/2025 Tanggal Pembuatan   Senin, 02 Juni 2025 Tanggal Revisi   "
        'Revisi ke 2, 3 Juni 2025 Tanggal Efektif   4 Juni 2025 <input checked="" type="checkbox"/> Disahkan oleh   '
        "Kepala Dinas  (nama pejabat) NIP. (NIP)",
        "<b>Bidang Umum</b>|<b>Judul SOP Mikro</b>|<b>Pelayanan Tamu</b>",
        "",
        "Dasar Hukum : 1. UU 1 Tahun 2020 2. UU 2 Tahun 2021|Kualifikasi Pelaksana : 1. Ramah 2. Sabar",
        "Keterkaitan :|Peralatan/perlengkapan : 1. Buku tamu 2. Pena",
        "Peringatan : Jangan ditunda|Pencatatan dan pendataan : Buku tamu",
    ),
}


@pytest.mark.parametrize("block", IDENTITY.values(), ids=IDENTITY.keys())
def test_the_identity_is_read_however_it_is_arranged(block: str):
    imported = _read(f"{block}\n\n**SOP Mikro Pelayanan Tamu**\n\n{_table(*HEAD)}\n")
    identity = imported.document.sop.identity
    assert identity.institution == ("DINAS CONTOH", "Bidang Umum")
    assert (identity.number, identity.created) == ("SOP-1/2025", "Senin, 02 Juni 2025")
    assert (identity.revision, identity.revised) == (2, "3 Juni 2025")
    assert identity.effective == "4 Juni 2025"
    assert (identity.title, identity.scope) == ("Pelayanan Tamu", Scope.MICRO)
    assert identity.legal_basis == ("UU 1 Tahun 2020", "UU 2 Tahun 2021")
    assert identity.qualifications == ("Ramah", "Sabar")
    assert identity.related == ()
    assert identity.equipment == ("Buku tamu", "Pena")
    assert (identity.warnings, identity.records) == (("Jangan ditunda",), ("Buku tamu",))
    assert imported.document.sop.charts[0].title == "SOP Mikro Pelayanan Tamu"


@pytest.mark.parametrize("block", IDENTITY.values(), ids=IDENTITY.keys())
def test_blanks_to_fill_in_are_no_names(block: str):
    signatory = _read(block).document.sop.identity.signatories[0]
    assert signatory.label.endswith("Disahkan oleh")
    assert (signatory.position, signatory.name, signatory.nip) == ("Kepala Dinas", "", "")


def test_a_name_and_its_nip_are_read():
    block = _table(
        "Nomor SOP|1", "Disahkan oleh|Kepala Dinas", "|Contoh Nama, S.E.", "|NIP 123", "Nama SOP|X"
    )
    signatory = _read(block).document.sop.identity.signatories[0]
    assert (signatory.position, signatory.name, signatory.nip) == ("Kepala Dinas", "Contoh Nama, S.E.", "123")


def test_an_unrevised_document_keeps_the_line_of_its_form():
    for line in ("Tanggal Revisi|<input type='checkbox'/> Revisi ke", "Tanggal Revisi|☐ Revisi ke ....."):
        identity = _read(_table("Nomor SOP|1", line, "Judul SOP|X")).document.sop.identity
        assert (identity.revision, identity.revised) == (None, "☐ Revisi ke .....")


def test_a_title_alone_above_the_table_is_the_documents():
    imported = _read("SOP AP Makro Penyusunan Laporan\n" + _table(*HEAD))
    identity = imported.document.sop.identity
    assert (identity.title, identity.scope) == ("Penyusunan Laporan", Scope.MACRO)


def test_cells_of_a_spreadsheet_may_hold_lines_and_quotes():
    text = 'No\tKegiatan\tWaktu\tOutput\n1\t"Mencatat ""tamu""\nyang datang"\t5 menit\t"1. Buku\n2. Kartu"\n'
    step = _chart(text).steps[0]
    assert step.activity == 'Mencatat "tamu"\nyang datang'
    assert step.output == "1. Buku\n2. Kartu"


def test_numbered_items_in_a_cell_stand_on_lines_of_their_own():
    step = _chart("No\tKegiatan\tWaktu\tOutput\n1\tA\t5 menit\t1. Surat Nomor 5 2. Kartu 3. Arsip\n").steps[0]
    assert step.output == "1. Surat Nomor 5\n2. Kartu\n3. Arsip"


@given(st.lists(st.tuples(st.text(), st.text(), st.text(), st.text()), max_size=5))
def test_whatever_is_pasted_below_a_heading_is_a_document_or_refused_in_one_sentence(
    rows: list[tuple[str, ...]],
):
    text = "No\tKegiatan\tStaf\tWaktu\n" + "\n".join("\t".join(row) for row in rows)
    data = text.encode("utf-8", errors="surrogatepass")
    try:
        said = faults(read(FILE, data).document)
    except StorageError as refused:
        said = str(refused).splitlines()[1:]
    assert not said
