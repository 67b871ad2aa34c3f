"""Somebody's first SOP, from the start page to the PDF, with mouse and keys only."""

from pathlib import Path

import pypdf
import pytest
from gui.desk import Hand
from gui.hands import (
    Alt,
    Ctrl,
    Key,
    Shift,
    answering,
    chart_of,
    click,
    click_cell,
    name_file,
    press,
    steps_of,
    type_text,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.identity.form import IdentityForm
from sopeditor.gui.office import Office
from sopeditor.gui.window import Window
from sopeditor.gui.workspace import IDENTITY, STEPS
from sopeditor.model.records import Document, SymbolKind

TYPED = (
    ("Mengajukan permohonan surat tugas", "Pegawai"),
    ("Mencatat permohonan", "Staf"),
    ("Memeriksa kelengkapan permohonan", "Staf"),
    ("Menyusun konsep surat tugas", "Staf"),
    ("Memeriksa konsep surat tugas", "Kepala Bagian"),
    ("Memberi paraf", "Kepala Bagian"),
    ("Menyampaikan konsep", "Staf"),
    ("Meneliti konsep surat tugas", "Kepala Biro"),
)
BRANCHES = {3: "Y 4, T 1", 5: "Y 6, T 4", 8: "9, 4"}
"""What is typed into Lanjut ke; step 8 is made a diamond before."""

PASTED = (
    "Menandatangani surat tugas\tKepala Biro\tProses\t\t\t1 hari\tSurat tugas\n"
    "Memberi nomor\tStaf\tProses\t\tSurat tugas\t10 menit\tSurat bernomor\n"
    "Menggandakan surat\tStaf\tProses\t\tSurat bernomor\t15 menit\tSalinan\n"
    "Memeriksa salinan\tKepala Bagian\tKeputusan\tYa → 13; Tidak → 11\tSalinan\t10 menit\tSalinan sah\n"
    "Menyampaikan surat tugas\tStaf\tProses\t\tSalinan sah\t1 jam\tTanda terima\n"
    "Menerima surat tugas\tPegawai\tProses\t\tSurat tugas\t5 menit\tTanda terima\n"
    "Mengarsipkan surat\tStaf\tProses\t\tTanda terima\t10 menit\tArsip\n"
    "Melaporkan pelaksanaan\tPegawai\tMulai/selesai\t\tArsip\t1 hari\tLaporan\n"
)


@pytest.fixture
def hand(window: Window) -> Hand:
    """A new SOP, begun from the start page, and a hand for its pages."""
    begin = next(each for each in window.start.findChildren(QPushButton) if "SOP baru" in each.text())
    click(begin)
    assert window.workspace is not None
    return Hand(window.workspace.canvas, window.workspace.source)


def show_side(window: Window, side: int) -> None:
    """Click a tab."""
    assert window.workspace is not None
    bar = window.workspace.sides.tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(side).center())
    QApplication.processEvents()


def write_into(field: QWidget, text: str) -> None:
    """Click a field, type, and leave it with Tab."""
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(12, 10))
    type_text(text)
    press(Key.Key_Tab)


def fill_identity(window: Window) -> None:
    show_side(window, IDENTITY)
    form = window.findChild(IdentityForm)
    assert form is not None
    write_into(form.number, "SOP-7/2026")
    write_into(form.title.viewport(), "Penerbitan Surat Tugas")
    write_into(form.dates["created"].field, "14/12/2026")
    click(form.lists["legal_basis"].adder)
    QGuiApplication.clipboard().setText("1. Undang-undang tentang contoh\n2. Peraturan tentang contoh")
    press(Key.Key_V, Ctrl)


def fill_table(window: Window) -> None:
    """Half of the steps are typed, the others come from a spreadsheet."""
    show_side(window, STEPS)
    click_cell(window, 0, TableColumn.ACTIVITY)
    for activity, actor in TYPED:
        type_text(activity)
        press(Key.Key_Tab)
        type_text(actor)
        press(Key.Key_Return)
    QGuiApplication.clipboard().setText(PASTED)
    click_cell(window, len(TYPED), TableColumn.ACTIVITY)
    press(Key.Key_V, Ctrl)
    click_cell(window, 7, TableColumn.SYMBOLS)
    press(Key.Key_3)
    for number, text in BRANCHES.items():
        click_cell(window, number - 1, TableColumn.FLOWS)
        type_text(text)
        press(Key.Key_Return)


def connect(window: Window, hand: Hand) -> None:
    """On the pages: step 14 back to 12 by mouse, 13 to 15 by keys."""
    press(Key.Key_3, Ctrl)
    hand.canvas.setFocus()
    symbols = [step.symbols[0].id for step in steps_of(window)]
    count = len(chart_of(window).flows)
    hand.drag(hand.handle_of(symbols[13]), hand.at(symbols[11]))
    hand.click(hand.at(symbols[12]))
    for key, held in ((Key.Key_H, Alt), (Key.Key_Tab, Qt.KeyboardModifier.NoModifier)):
        press(key, held)
    press(Key.Key_Return)
    new = {(flow.source, flow.target) for flow in chart_of(window).flows[count:]}
    assert new == {(symbols[13], symbols[11]), (symbols[12], symbols[15])}


def rearrange(window: Window, hand: Hand) -> None:
    """A row is inserted at 3, and two lanes change places."""
    hand.click(hand.at(steps_of(window)[2].id, "number"))
    press(Key.Key_Return, Ctrl | Shift)
    type_text("Menerima kelengkapan")
    press(Key.Key_Return)
    lanes = [actor.id for actor in chart_of(window).actors]
    hand.drag(hand.at(lanes[1], "name"), hand.at(lanes[2], "name", across=0.9))
    assert [actor.id for actor in chart_of(window).actors] == [lanes[0], lanes[2], lanes[1], lanes[3]]


def draft(window: Window, hand: Hand) -> Document:
    """All of it; the document that comes of it."""
    fill_identity(window)
    fill_table(window)
    connect(window, hand)
    rearrange(window, hand)
    assert window.session is not None
    return window.session.document


def test_a_first_sop_from_the_start_page_to_the_pdf(
    program: Office, window: Window, hand: Hand, tmp_path: Path
) -> None:
    done = draft(window, hand)
    (chart,) = done.sop.charts
    assert [step.activity for step in chart.steps[:4]] == [
        "Mengajukan permohonan surat tugas",
        "Mencatat permohonan",
        "Menerima kelengkapan",
        "Memeriksa kelengkapan permohonan",
    ]
    assert len(chart.steps) == 17
    kinds = [symbol.kind for step in chart.steps for symbol in step.symbols]
    assert kinds.count(SymbolKind.DECISION) == 4
    names = {step.symbols[0].id: step.activity for step in chart.steps if step.symbols}
    refused = {names[flow.source]: names[flow.target] for flow in chart.flows if flow.label == "T"}
    diamonds = {each.id for step in chart.steps for each in step.symbols if each.kind is SymbolKind.DECISION}
    assert all(flow.label for flow in chart.flows if flow.source in diamonds)
    assert refused["Meneliti konsep surat tugas"] == "Menyusun konsep surat tugas"
    assert refused["Memeriksa kelengkapan permohonan"] == "Mengajukan permohonan surat tugas"
    assert kinds[0] is kinds[-1] is SymbolKind.TERMINATOR
    assert done.sop.identity.legal_basis == ("Undang-undang tentang contoh", "Peraturan tentang contoh")
    assert done.sop.identity.created == "Senin, 14 Desember 2026"
    file = tmp_path / "surat tugas.sop.json"
    answering(name_file(str(file)), lambda: press(Key.Key_S, Ctrl))
    pdf = tmp_path / "surat tugas.pdf"
    answering(name_file(str(pdf)), lambda: press(Key.Key_E, Ctrl))
    read = " ".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    assert "SOP-7/2026" in read
    assert all(step.activity.split()[0] in read for step in chart.steps)
    other = program.open_file(file, program.new_window())
    assert other is not None
    assert other.session is not None
    assert other.session.document == done


def test_all_of_it_is_undone_and_done_again(window: Window, hand: Hand) -> None:
    assert window.session is not None
    blank = window.session.document
    done = draft(window, hand)
    count = 0
    while window.session.undo_label:
        press(Key.Key_Z, Ctrl)
        count += 1
    assert window.session.document == blank
    assert not window.isWindowModified()
    for _each in range(count):
        press(Key.Key_Y, Ctrl)
    assert window.session.document == done
    assert window.session.redo_label == ""
