"""What lands in the table of a block that Excel, Word, LibreOffice or Google put on the clipboard."""

from pathlib import Path

import pytest
from gui.conftest import letter
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sopeditor.gui.cells.columns import TableColumn, parts_of
from sopeditor.gui.cells.grid import Grid, from_html, from_text, to_html, to_text
from sopeditor.gui.cells.html_tables import MERGED
from sopeditor.gui.cells.pasting import paste_block
from sopeditor.gui.cells.reading import Reading
from sopeditor.model.integrity import faults
from sopeditor.model.profile import Column, Words
from sopeditor.model.records import Document

LETTER = letter()
COUNT = len(LETTER.sop.charts[0].steps)

BLOCKS = Path(__file__).parents[1] / "files" / "clipboard"
"""What other programs put on the clipboard, one file a program; the words are made up."""


def block(name: str) -> Grid | None:
    """The cells that a program put on the clipboard."""
    return from_html((BLOCKS / f"{name}.html").read_text("utf-8"), [])


def pasted(
    grid: Grid | None, row: int = COUNT, part: TableColumn = TableColumn.ACTIVITY, document: Document = LETTER
):
    """What a block becomes: what its cells say where they say something, and what is told about it."""
    assert grid is not None
    chart = document.sop.charts[0]
    found = paste_block(chart, grid, row, part, parts_of(document.profile))
    chart = found.edit(document).sop.charts[0]
    reading = Reading(chart, Words())
    rows = [
        {part.value: text for part in TableColumn if (text := reading.text(step, part))}
        for step in chart.steps[row : row + found.rows]
    ]
    return rows, found.told(chart, ())


def texts(grid: Grid | None, *names: str) -> list[tuple[str, ...]]:
    """The rows that a block becomes at the end, in some columns; nothing is told."""
    rows, told = pasted(grid)
    assert told == ""
    return [tuple(row.get(name, "") for name in names) for row in rows]


def test_a_sheet_of_excel_with_its_heading_hidden_parts_and_wingdings():
    assert texts(block("excel"), "activity", "actors", "duration", "output", "remark") == [
        ("Menyusun:\n1. surat\n2. lampiran", "Staf", "7,5 menit", 'Konsep "A"', ""),
        ("Memeriksa", "Sekretaris Daerah", "15 menit", "", ""),
        ("Mengirim", "Staf", "5 menit", "Tanda terima", ""),
    ]


def test_the_text_of_excel_with_quoted_breaks():
    text = '1\t"Menyusun ""konsep"":\n1. surat"\t\u2713\t\t7,5 menit\r\n2\tMemeriksa\t\t\u2713\t1,5 jam\r\n'
    assert texts(from_text(text), "activity", "actors", "duration") == [
        ('Menyusun "konsep":\n1. surat', "Staf", "7,5 menit"),
        ("Memeriksa", "Kepala Bagian", "1,5 jam"),
    ]


def test_a_table_of_word_with_lists_merged_pelaksana_and_what_was_struck_out():
    assert texts(block("word"), "activity", "actors", "supplies", "duration", "output") == [
        ("a. Menerima berkas\nb. Mencatat", "Petugas Loket", "- KTP\n- KK", "5 menit", "Berkas → arsip"),
        ("Memeriksa baru", "Petugas Loket", "", "10 menit", "Hasil"),
        ("Menutup", "Petugas Loket", "", "1 jam", ""),
        ("Menyimpan", "Arsiparis", "", "", "Arsip"),
    ]


def test_drawn_shapes_are_the_symbols_of_their_lanes():
    assert texts(block("shapes"), "activity", "actors", "symbols") == [
        ("Menerima surat", "Staf", "Mulai/selesai"),
        ("Memeriksa surat", "Kepala Bagian", "Keputusan"),
        ("Mengirim surat", "Staf", "Proses"),
    ]


@pytest.mark.parametrize(
    ("name", "activities"),
    [
        ("writer", ["1. Menulis\n2. Membaca\n- dua"]),
        ("google-docs", ["Menulis surat\na. satu\nb. dua"]),
        ("google-sheets", ["Menulis\nulang", "Membaca"]),
    ],
)
def test_lists_and_breaks_of_other_programs(name: str, activities: list[str]):
    assert [row for (row,) in texts(block(name), "activity")] == activities


def test_a_cell_merged_beside_several_pelaksana_is_one_step():
    html = (
        "<table><tr><td rowspan=2>1</td><td rowspan=2>Membahas bersama</td><td>Staf</td><td rowspan=2>2 jam</td></tr>"
        "<tr><td>Kepala Biro</td></tr><tr><td>2</td><td>Melapor</td><td>Staf</td><td>1 jam</td></tr></table>"
    )
    assert texts(from_html(html, []), "activity", "actors", "duration") == [
        ("Membahas bersama", "Staf\nKepala Biro", "2 jam"),
        ("Melapor", "Staf", "1 jam"),
    ]


def test_a_table_that_goes_on_after_a_page_and_one_inside_a_cell():
    html = (
        "<table><tr><td>Menulis<table><tr><td>satu</td><td>dua</td></tr></table></td><td>5 menit</td></tr></table>"
        "<p>- 2 -</p><table><tr><td>Membaca</td><td>1 jam</td></tr></table>"
    )
    assert texts(from_html(html, []), "activity", "duration") == [
        ("Menulis\nsatu dua", "5 menit"),
        ("Membaca", "1 jam"),
    ]


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (TableColumn.DURATION, "Sesuai kebutuhan"),
        (TableColumn.DURATION, "5"),
        (TableColumn.ACTIVITY, "5 menit"),
        (TableColumn.ACTIVITY, "12"),
        (TableColumn.SUPPLIES, "1 hari"),
        (TableColumn.OUTPUT, "2"),
        (TableColumn.ACTORS, "Menteri"),
        (TableColumn.FLOWS, "→ 4"),
    ],
)
def test_a_single_column_goes_where_it_is_pasted(part: TableColumn, text: str):
    before, _told = pasted(from_text("x"), 0, TableColumn.REMARK)
    rows, told = pasted(((text,),), 0, part)
    assert told == ""
    changed = {name for name in rows[0] if rows[0][name] != before[0].get(name)}
    assert (changed, rows[0][part.value]) == ({part.value}, text)


@pytest.mark.parametrize(
    ("part", "text", "expected"),
    [
        (
            TableColumn.SUPPLIES,
            "KTP\tSesuai kebutuhan\tSurat",
            {"supplies": "KTP", "duration": "Sesuai kebutuhan"},
        ),
        (TableColumn.DURATION, "5\tSurat", {"duration": "5", "output": "Surat"}),
        (
            TableColumn.DURATION,
            "Menulis\tKertas\t5 menit\tSurat",
            {"activity": "Menulis", "supplies": "Kertas"},
        ),
        (
            TableColumn.ACTIVITY,
            "Menulis\tKTP\tSegera\tSurat\tarsip",
            {"supplies": "KTP", "duration": "Segera"},
        ),
        (
            TableColumn.ACTIVITY,
            "1\tMenulis\tSekjen\tKTP\t1 jam\tSurat",
            {"actors": "Sekjen", "supplies": "KTP"},
        ),
        (TableColumn.ACTIVITY, "Menulis\tMenteri Agama", {"activity": "Menulis", "actors": "Menteri Agama"}),
        (
            TableColumn.ACTIVITY,
            "1\tMenulis\t15\tSurat",
            {"activity": "Menulis", "duration": "15", "output": "Surat"},
        ),
        (TableColumn.ACTIVITY, "Menulis\t\t\u25c7\tKTP\t1 jam", {"supplies": "KTP", "duration": "1 jam"}),
    ],
)
def test_several_columns_land_where_they_belong(part: TableColumn, text: str, expected: dict[str, str]):
    ((row,), _told) = pasted(from_text(text), COUNT, part)
    assert {name: row.get(name) for name in expected} == expected


def test_columns_follow_the_order_of_the_agencys_form():
    profile = LETTER.profile
    order = [column for column in profile.columns if column is not Column.DURATION]
    document = replace(LETTER, profile=replace(profile, columns=(*order, Column.DURATION)))
    ((row,), told) = pasted(from_text("Surat\tarsip\tSesuai jadwal"), 0, TableColumn.OUTPUT, document)
    assert (row["output"], row["remark"], row["duration"], told) == ("Surat", "arsip", "Sesuai jadwal", "")


@pytest.mark.parametrize(
    "named", ["Staf; Kepala Biro", "1. Staf\n2. Kepala Biro", "staf, kepala biro", "Staf/Kepala  Biro"]
)
def test_several_pelaksana_of_one_cell_act_together(named: str):
    assert texts((("Membahas surat", named, "1 jam"),), "actors") == [("Staf\nKepala Biro",)]


def test_headings_between_the_rows_are_those_of_sections():
    grid = from_html(
        "<table><tr><td colspan=4>A. Persiapan</td></tr>"
        "<tr><td>1</td><td>Menulis surat</td><td>Staf</td><td>1 jam</td></tr>"
        "<tr><td>B.</td><td>Penutup</td><td></td><td></td></tr>"
        "<tr><td>1</td><td>Mengirim surat</td><td>Staf</td><td>1 jam</td></tr></table>",
        [],
    )
    assert texts(grid, "activity") == [("Menulis surat",), ("Mengirim surat",)]
    assert grid is not None
    chart = LETTER.sop.charts[0]
    edit = paste_block(chart, grid, COUNT, TableColumn.ACTIVITY, parts_of(LETTER.profile)).edit
    new = edit(LETTER).sop.charts[0].steps[COUNT:]
    assert [step.section for step in new] == ["A. Persiapan", "B. Penutup"]


def test_steps_counted_by_letters_are_no_headings():
    assert texts(from_text("A. Menulis surat\nB. Mengirim surat"), "activity") == [
        ("A. Menulis surat",),
        ("B. Mengirim surat",),
    ]


def test_blank_lines_between_steps_are_no_steps():
    assert texts(from_text("Menerima surat\n\nMemeriksa surat\n\n\nMenjawab"), "activity") == [
        ("Menerima surat",),
        ("Memeriksa surat",),
        ("Menjawab",),
    ]


@pytest.mark.parametrize(
    "ways",
    [
        "Ya ke 7 / Tidak ke 5",
        "Ya → 7\nTidak → 5",
        "Jika ya lanjut ke langkah 7, jika tidak kembali ke no. 5",
        "Y 7, T ke 5",
        "Ya → 7 dan Tidak → 5",
        "Ya → 7 Tidak → 5",
    ],
)
def test_ways_on_are_understood_as_offices_write_them(ways: str):
    grid = (("Menulis", "Staf", "", ""), ("Memeriksa", "Staf", ways, ""), ("Mengirim", "Staf", "", "x"))
    assert texts(grid, "symbols", "flows") == [
        ("Proses", "→ 6"),
        ("Keputusan", "Y → 7\nT → 5"),
        ("Proses", ""),
    ]


def test_numbers_in_ways_on_are_those_of_the_block_where_it_brings_some():
    for heading in ("", "No\tKegiatan\tPelaksana\tLanjut ke\tWaktu\tOutput\n"):
        text = heading + (
            "1\tMenulis surat\tStaf\t2\t1 jam\tKonsep\n"
            "2\tMemeriksa surat\tKepala Biro\tYa ke 3 / Tidak ke 1\t1 jam\tParaf\n"
            "3\tMengirim surat\tStaf\t\t5 menit\tSurat"
        )
        assert texts(from_text(text), "activity", "actors", "symbols", "flows") == [
            ("Menulis surat", "Staf", "Proses", "→ 6"),
            ("Memeriksa surat", "Kepala Biro", "Keputusan", "Y → 7\nT → 5"),
            ("Mengirim surat", "Staf", "Proses", ""),
        ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Menulis surat\tStaf\t→ 9\t\t1 jam", "Panah tidak dapat dibuat: → 9."),
        ("Menulis surat\tStaf\tYa → 1; entah\t\t1 jam", "Tidak dipahami dan dilewati: “entah”."),
        (
            "SOP Surat\nKegiatan\tPelaksana\tWaktu\nMenulis\tStaf\t1 jam",
            "Teks di atas judul tabel tidak ditempel: SOP Surat.",
        ),
        (
            "Menulis surat dinas\tStaf\tKTP\t1 jam\tSurat\tarsip\tcatatan kedua",
            "1 kolom tidak dikenali dan dilewati: “catatan kedua”.",
        ),
    ],
)
def test_what_is_not_understood_is_told(text: str, told: str):
    assert pasted(from_text(text))[1] == told


CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="<>&*_")
    | st.sampled_from(' \n"')
)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4))
def test_texts_come_back_from_other_programs_as_they_went(rows: list[tuple[str, ...]]):
    grid = tuple(
        tuple("\n".join(" ".join(line.split()) for line in cell.split("\n") if line.strip()) for cell in row)
        for row in rows
    )
    while grid and not any(grid[-1]):
        grid = grid[:-1]
    assert from_text(to_text(grid)) == grid
    assert (from_html(to_html(grid), []) or ()) == grid


def test_excel_takes_no_text_for_a_date():
    assert r"""mso-number-format:"\@"'>5-10""" in to_html((("5-10",),))


TEXTS = ("", "", "Menulis surat", "5 menit", "Sesuai jadwal", "A. Bagian", "1", "2.", MERGED)
SIGNS = ("Staf", "Kepala Biro; Menteri", "x", "◇", "Proses", "Ya ke 5 / Tidak ke 2", "→ 3 (Staf)")
WORDS = st.sampled_from((*TEXTS, *SIGNS, "Kegiatan", "Waktu", "Pelaksana", "Lanjut ke"))


@given(
    st.integers(1, 7).flatmap(lambda width: st.lists(st.tuples(*[WORDS] * width), min_size=1, max_size=6)),
    st.integers(0, COUNT),
    st.sampled_from(TableColumn),
)
def test_no_block_breaks_a_document(rows: list[tuple[str, ...]], row: int, part: TableColumn):
    chart = LETTER.sop.charts[0]
    found = paste_block(chart, tuple(rows), row, part, parts_of(LETTER.profile))
    after = found.edit(LETTER)
    assert list(faults(after)) == []
    assert isinstance(found.told(after.sop.charts[0], ()), str)
    assert MERGED not in str(after)


@given(
    st.lists(
        st.sampled_from(
            [*"<>/=\"' \na&", "<table>", "</table>", "<tr>", "<td rowspan=9>", "</td>", "<li>", "<ol>"]
        )
    )
)
def test_broken_pages_are_read_as_far_as_they_go(pieces: list[str]):
    assert isinstance(from_html("".join(pieces), []) or (), tuple)
