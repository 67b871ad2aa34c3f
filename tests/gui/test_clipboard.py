"""Copy and paste between the table and other programs, and within it; fill down; clear."""

import pytest
from gui.hands import (
    Ctrl,
    Key,
    chart_of,
    click_cell,
    one_step,
    paste_at,
    press,
    put,
    select_rows,
    steps_of,
    table_of,
    type_text,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QToolTip

from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.cells.grid import from_html, from_text, to_html, to_text
from sopeditor.gui.office import Office
from sopeditor.gui.window import Window
from sopeditor.model.records import SymbolKind

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td {color:black}</style></head><body>
<table border=0><!--StartFragment--><col width=64>
 <tr height=20><td>Menyusun konsep</td><td>Disposisi</td><td align=right>30 menit</td><td>Konsep</td><td></td></tr>
 <tr><td>Memeriksa<br>  konsep</td><td>Konsep</td><td>1 hari</td><td>Konsep&nbsp;diparaf</td>
 <td>paling lambat</td></tr>
<!--EndFragment--></table></body></html>"""

WORD = """<html><body><p>Tabel 1</p><table class=MsoTableGrid><tr>
<td><p class=MsoNormal>1.</p></td><td><p class=MsoNormal>Menyusun <b>konsep</b><o:p></o:p></p><p>surat</p></td>
<td><p>10 menit</p></td></tr>
<tr><td rowspan=2><p>2.</p></td><td><p>Memeriksa surat</p></td><td><p>1 jam</p></td></tr>
<tr><td><p>Menandatangani surat</p></td><td><p>5 menit</p></td></tr></table></body></html>"""


def test_ten_rows_from_excel_become_ten_steps_in_one_undo_step(editing: Window) -> None:
    rows = [f"Mengerjakan bagian {n}\tBahan {n}\t{n} menit\tHasil {n}\tcatatan" for n in range(1, 11)]
    put("\r\n".join(rows) + "\r\n")
    before = len(steps_of(editing))
    with one_step(editing, "tempel 10 baris"):
        paste_at(editing, before, TableColumn.ACTIVITY)
    new = steps_of(editing)[before:]
    assert len(new) == 10
    assert [step.activity for step in new] == [f"Mengerjakan bagian {n}" for n in range(1, 11)]
    assert {(s.supplies, s.duration, s.output, s.remark) for s in new[:1]} == {
        ("Bahan 1", "1 menit", "Hasil 1", "catatan")
    }


def test_html_of_excel(editing: Window) -> None:
    put("ignored", EXCEL)
    with one_step(editing, "tempel 2 baris"):
        paste_at(editing, 4, TableColumn.ACTIVITY)
    first, second = steps_of(editing)[4:]
    assert (first.activity, first.supplies, first.duration, first.output) == (
        "Menyusun konsep",
        "Disposisi",
        "30 menit",
        "Konsep",
    )
    assert (second.activity, second.remark) == ("Memeriksa\nkonsep", "paling lambat")


def test_html_of_word_with_numbers_and_merged_cells(editing: Window) -> None:
    put("ignored", WORD)
    with one_step(editing, "tempel 3 baris"):
        paste_at(editing, 4, TableColumn.ACTIVITY)
    assert [(step.activity, step.duration) for step in steps_of(editing)[4:]] == [
        ("Menyusun konsep\nsurat", "10 menit"),
        ("Memeriksa surat", "1 jam"),
        ("Menandatangani surat", "5 menit"),
    ]


def test_a_table_with_its_heading_brings_lanes_and_symbols(editing: Window) -> None:
    put(
        "No\tKegiatan\tPelaksana\t\tKelengkapan\tWaktu\tOutput\n"
        "\t\tStaf\tMenteri\t\t\t\n"
        "1\tMenulis\tx\t\tKertas\t1 jam\tKonsep\n"
        "2\tMembaca\t\tx\tKonsep\t2 jam\tPendapat\n"
    )
    with one_step(editing, "tempel 2 baris"):
        paste_at(editing, 4, TableColumn.ACTIVITY)
    chart = chart_of(editing)
    assert [actor.name for actor in chart.actors] == ["Staf", "Kepala Bagian", "Kepala Biro", "Menteri"]
    new = chart.steps[4:]
    assert [step.activity for step in new] == ["Menulis", "Membaca"]
    assert [symbol.actor for step in new for symbol in step.symbols] == ["staf", chart.actors[3].id]


def test_columns_of_marks_are_the_lanes_in_their_order(editing: Window) -> None:
    put("Menulis\tx\t\t\tKertas\t1 jam\tKonsep\nMembaca\t\t\tx\tKonsep\t2 jam\tPendapat\n")
    with one_step(editing, "tempel 2 baris"):
        paste_at(editing, 4, TableColumn.ACTIVITY)
    new = steps_of(editing)[4:]
    assert [symbol.actor for step in new for symbol in step.symbols] == ["staf", "karo"]
    assert [(step.supplies, step.duration, step.output) for step in new] == [
        ("Kertas", "1 jam", "Konsep"),
        ("Konsep", "2 jam", "Pendapat"),
    ]


def test_numbers_typed_before_the_texts_of_a_list_are_not_printed_twice(editing: Window) -> None:
    put("3. Menerima surat\n4. Memeriksa surat\n5. Menjawab")
    paste_at(editing, 4, TableColumn.ACTIVITY)
    assert [step.activity for step in steps_of(editing)[4:]] == [
        "Menerima surat",
        "Memeriksa surat",
        "Menjawab",
    ]


def test_numbers_that_do_not_count_belong_to_the_texts(editing: Window) -> None:
    put("2. Menerima surat\n2. Memeriksa surat")
    paste_at(editing, 4, TableColumn.ACTIVITY)
    assert [step.activity for step in steps_of(editing)[4:]] == ["2. Menerima surat", "2. Memeriksa surat"]


def test_names_of_pelaksana_and_branches_are_understood(editing: Window) -> None:
    put(
        "Menulis\tStaf\tProses\t→ 6\t\t1 jam\tKonsep\n"
        "Memeriksa\tKepala Biro\tKeputusan\tYa → 4; Tidak → 5\t\t2 jam\tPendapat\n"
    )
    with one_step(editing, "tempel 2 baris"):
        paste_at(editing, 4, TableColumn.ACTIVITY)
    chart = chart_of(editing)
    first, second = chart.steps[4:]
    assert second.symbols[0].kind is SymbolKind.DECISION
    leading = {(f.source, f.label, f.target) for f in chart.flows}
    assert (first.symbols[0].id, "", second.symbols[0].id) in leading
    assert (second.symbols[0].id, "Y", "e") in leading
    assert (second.symbols[0].id, "T", first.symbols[0].id) in leading


def test_a_block_pasted_at_waktu_stays_right_of_it(editing: Window) -> None:
    put("3 jam\tHasil A\n4 jam\tHasil B\n")
    with one_step(editing, "tempel 2 baris"):
        paste_at(editing, 1, TableColumn.DURATION)
    assert [(step.duration, step.output) for step in steps_of(editing)[1:3]] == [
        ("3 jam", "Hasil A"),
        ("4 jam", "Hasil B"),
    ]
    assert [step.supplies for step in steps_of(editing)[1:3]] == ["Konsep surat", "Konsep diparaf"]


@pytest.mark.parametrize(
    ("before", "between", "after", "told"),
    [
        ("", "<p class=MsoNormal>B. Tahap <b>penutup</b><o:p></o:p></p>", "", "“B. Tahap penutup”"),
        ("<p>Tabel 1</p>", "", "<ol><li>Catatan</li></ol>", "“Tabel 1”, “1. Catatan”"),
        (
            "<p>a</p><p>b</p><p>c</p>",
            "<p>d<br>e</p><p>&nbsp;</p>",
            "<p>f<p>g",
            "“a”, “b”, “c”, “d”, “e”, dan 2 lainnya",
        ),
        ("", "<p> </p>\n<p>&nbsp;</p>", "<title>x</title>", ""),
    ],
)
def test_text_beside_pasted_tables_is_told(
    editing: Window, before: str, between: str, after: str, told: str
) -> None:
    tables = ["<table><tr><td>Menyusun</td></tr></table>", "<table><tr><td>Mengirim</td></tr></table>"]
    put("Menyusun", f"<html><body>{before}{between.join(tables)}{after}</body></html>")
    paste_at(editing, 4, TableColumn.ACTIVITY)
    assert [step.activity for step in steps_of(editing)[4:]] == ["Menyusun", "Mengirim"]
    assert editing.told == (f"Teks di luar tabel tidak ditempel: {told}." if told else "")


MANY = "Yang disalin berisi 300.000 baris, jadi tidak ditempel; paling banyak 1.000 baris sekaligus."


@pytest.mark.parametrize("html", ["", f"<table>{'<tr><td>Baris</td></tr>' * 300_000}</table>"])
@pytest.mark.parametrize("view", ["table", "pages"])
def test_far_too_many_rows_are_refused_in_one_sentence(editing: Window, view: str, html: str) -> None:
    assert editing.session is not None
    before = editing.session.document
    put("Baris\n" * 300_000, html)
    editing.actions_[f"view_{view}"].trigger()
    if view == "table":
        paste_at(editing, 2, TableColumn.ACTIVITY)
    else:
        press(Key.Key_Down)
        press(Key.Key_V, Ctrl)
    assert editing.told == MANY
    assert editing.session.document is before


@pytest.mark.parametrize("view", ["table", "pages"])
def test_far_too_many_columns_are_refused_in_one_sentence(editing: Window, view: str) -> None:
    assert editing.session is not None
    before = editing.session.document
    put("\t".join(["Baris"] * 5_000))
    editing.actions_[f"view_{view}"].trigger()
    if view == "table":
        paste_at(editing, 2, TableColumn.ACTIVITY)
    else:
        press(Key.Key_Down)
        press(Key.Key_V, Ctrl)
    assert editing.told == ("Yang disalin berisi 5.000 kolom, jadi tidak ditempel; paling banyak 200 kolom.")
    assert editing.session.document is before


def test_a_thousand_rows_are_pasted_and_one_more_is_not(editing: Window) -> None:
    put("Menyusun surat\n" * 1001)
    paste_at(editing, 4, TableColumn.ACTIVITY)
    assert "1.001 baris" in editing.told
    put("Menyusun surat\n" * 1000)
    paste_at(editing, 4, TableColumn.ACTIVITY)
    assert len(steps_of(editing)) == 1004


def test_a_text_takes_no_more_letters_than_a_file_may_hold(editing: Window) -> None:
    click_cell(editing, 1, TableColumn.OUTPUT)
    type_text("ab")
    put("x" * 99_999)
    press(Key.Key_V, Ctrl)
    assert steps_of(editing)[1].output == "ab"
    assert QToolTip.text() == (
        "Yang disalin (99.999 huruf) tidak muat: satu teks paling banyak 100.000 huruf."
    )
    put("surat " * 333)
    press(Key.Key_V, Ctrl)
    assert steps_of(editing)[1].output == "ab" + "surat " * 333


def test_just_the_cells_that_were_pasted_are_selected(editing: Window) -> None:
    put("Nota\nSurat\n")
    paste_at(editing, 1, TableColumn.OUTPUT)
    table = table_of(editing)
    assert table.steps.parts[table.currentIndex().column()] is TableColumn.OUTPUT
    assert [(index.row(), index.column()) for index in table.selectedIndexes()] == [(1, 6), (2, 6)]
    press(Key.Key_Delete)
    assert [(step.activity != "", step.output) for step in steps_of(editing)[1:3]] == [(True, "")] * 2


def test_what_is_copied_is_read_by_excel_and_comes_back_equal(editing: Window) -> None:
    select_rows(editing, 0, 3)
    press(Key.Key_C, Ctrl)
    mime = QGuiApplication.clipboard().mimeData()
    lines = mime.text().split("\n")
    assert (
        lines[0] == "Mengajukan konsep surat\tStaf\tMulai/selesai\t→ 2\tDisposisi\t30 menit\tKonsep surat\t"
    )
    assert "<table>" in mime.html()
    put(mime.text())
    with one_step(editing, "tempel 4 baris"):
        paste_at(editing, 4, TableColumn.ACTIVITY)
    old, new = steps_of(editing)[:4], steps_of(editing)[4:]
    assert [(s.activity, s.supplies, s.duration, s.output) for s in new] == [
        (s.activity, s.supplies, s.duration, s.output) for s in old
    ]
    assert [[(y.actor, y.kind) for y in s.symbols] for s in new] == [
        [(y.actor, y.kind) for y in s.symbols] for s in old
    ]


@pytest.mark.parametrize("cell", ["a\tb", 'kata "kunci"', "dua\nbaris", "", "=1+1", "<b>&amp;</b>", "é 😀"])
def test_cells_survive_the_way_there_and_back(cell: str) -> None:
    grid = (("depan", cell, "belakang"), ("x", "y", "z"))
    kept = cell.replace("\t", " ")
    assert from_text(to_text(grid))[0][1] == kept or "<" in cell
    told = from_html(to_html(grid), [])
    assert told is not None
    assert told[0][1] == kept or "<" in cell


def test_whole_rows_are_copied_with_their_arrows(editing: Window) -> None:
    select_rows(editing, 0, 2)
    press(Key.Key_C, Ctrl)
    with one_step(editing, "tempel 3 langkah"):
        paste_at(editing, 3, TableColumn.ACTIVITY)
    chart = chart_of(editing)
    assert len(chart.steps) == 7
    new = {symbol.id for step in chart.steps[4:] for symbol in step.symbols}
    assert len(new) == 4
    inner = [flow.label for flow in chart.flows if flow.source in new and flow.target in new]
    assert sorted(inner) == ["", "", "T", "Y"]


def test_rows_are_copied_into_another_document(program: Office, editing: Window) -> None:
    select_rows(editing, 0, 1)
    press(Key.Key_C, Ctrl)
    other = program.new_window()
    other.files.new()
    other.activateWindow()
    QApplication.processEvents()
    table_of(other).setFocus()
    with one_step(other, "tempel 2 langkah"):
        paste_at(other, 0, TableColumn.ACTIVITY)
    assert [actor.name for actor in chart_of(other).actors] == ["Staf", "Kepala Bagian"]
    assert [step.activity for step in steps_of(other)] == [
        "Mengajukan konsep surat",
        "Memeriksa konsep surat",
    ]


def test_cut_rows_and_paste_them_elsewhere(editing: Window) -> None:
    with one_step(editing, "potong langkah 2"):
        select_rows(editing, 1, 1)
        press(Key.Key_X, Ctrl)
    assert [step.id for step in steps_of(editing)] == ["s1", "s3", "s4"]
    with one_step(editing, "tempel 1 langkah"):
        paste_at(editing, 2, TableColumn.ACTIVITY)
    assert [step.activity for step in steps_of(editing)][3] == "Memeriksa konsep surat"
