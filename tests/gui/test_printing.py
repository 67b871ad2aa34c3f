"""What comes out of the printer is what is on the screen."""

import pypdf
import pypdfium2
import pytest
from building import document
from PIL import ImageChops
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from sopeditor.gui.printing import (
    Offset,
    OffsetDialog,
    chosen_pages,
    keep_paper,
    knows,
    none_installed,
    page_layout,
    print_pages,
    printer_for,
    store_offset,
    stored_offset,
)
from sopeditor.gui.settings import settings
from sopeditor.layout.compose import lay_out
from sopeditor.model.profile import MM, PAPERS, Paper
from sopeditor.paper.pdf import pdf_bytes

DOCUMENT = document("A:(Kabag B:Staf? C:Karo)", "A>B B>C:Y B>A:T")
HERE = Offset()
A4 = Paper()


def to_file(path, paper=A4):
    printer = printer_for(paper, "SOP percobaan")
    layout = printer.pageLayout()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageLayout(layout)
    return printer


def seen(pdf, page=0):
    opened = pypdfium2.PdfDocument(pdf)
    picture = opened[page].render(scale=4, grayscale=True).to_pil().convert("L").reduce(2)
    opened.close()
    return picture


def test_printed_pages_look_like_the_exported_ones(qapp, tmp_path):
    sheet = lay_out(DOCUMENT)
    assert print_pages(to_file(tmp_path / "cetak.pdf"), sheet.pages, {}, HERE)
    printed = (tmp_path / "cetak.pdf").read_bytes()
    exported = pdf_bytes(sheet, DOCUMENT)
    for page in range(len(sheet.pages)):
        one, other = seen(printed, page), seen(exported, page)
        size = min(one.width, other.width), min(one.height, other.height)
        difference = ImageChops.difference(one.crop((0, 0, *size)), other.crop((0, 0, *size)))
        assert sum(difference.histogram()[128:]) < 0.001 * size[0] * size[1]


def test_letters_are_printed_as_outlines_not_as_pixels(qapp, tmp_path):
    print_pages(to_file(tmp_path / "cetak.pdf"), lay_out(DOCUMENT).pages, {}, HERE)
    page = pypdf.PdfReader(tmp_path / "cetak.pdf").pages[1]
    assert len(page.images) == 0
    assert page.get_contents().get_data().count(b" c\n") > 500


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("landscape", [True, False])
def test_paper_is_that_of_the_profile(qapp, tmp_path, name, landscape):
    paper = Paper(name, *PAPERS[name], landscape=landscape)
    print_pages(to_file(tmp_path / "cetak.pdf", paper), lay_out(DOCUMENT).pages, {}, HERE)
    box = pypdf.PdfReader(tmp_path / "cetak.pdf").pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(paper.size, abs=3)


def test_offset_moves_everything(qapp, tmp_path):
    sheet = lay_out(DOCUMENT)
    print_pages(to_file(tmp_path / "asli.pdf"), sheet.pages, {}, HERE)
    print_pages(to_file(tmp_path / "geser.pdf"), sheet.pages, {}, Offset(right=5.0, down=10.0))
    first, moved = (
        ImageChops.invert(seen((tmp_path / name).read_bytes(), 1)).getbbox()
        for name in ("asli.pdf", "geser.pdf")
    )
    assert moved[0] - first[0] == pytest.approx(5 * MM * 2, abs=2)
    assert moved[1] - first[1] == pytest.approx(10 * MM * 2, abs=2)


def test_only_the_pages_that_were_asked_for_are_printed(qapp):
    sheet = lay_out(document(" ".join(f"S{at}:Staf" for at in range(60))))
    printer = printer_for(Paper(), "SOP")
    assert chosen_pages(printer, sheet) == sheet.pages
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert chosen_pages(printer, sheet) == sheet.pages[1:3]


def test_the_documents_paper_is_kept_whatever_the_chosen_printer_begins_with(qapp, tmp_path):
    f4 = Paper("F4", *PAPERS["F4"])
    printer = to_file(tmp_path / "cetak.pdf", f4)
    for other in (Paper(landscape=False), Paper("F4", *PAPERS["F4"], landscape=False)):
        printer.setPageLayout(page_layout(other))
        keep_paper(printer, f4)
        size = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter).size()
        assert (size.width(), size.height()) == pytest.approx((330, 215), abs=0.2)


def test_the_same_paper_by_another_name_stays_as_it_was_chosen(qapp, tmp_path):
    printer = to_file(tmp_path / "cetak.pdf")
    folio = page_layout(Paper("Folio", 612.0, 936.0))
    printer.setPageLayout(folio)
    keep_paper(printer, Paper("F4", *PAPERS["F4"]))
    assert printer.pageLayout() == folio


@pytest.mark.parametrize(
    ("offered", "expected"),
    [
        (["A4", "Folio", "Legal"], "Folio"),
        (["A4", "Folio", "F4 kantor"], "F4 kantor"),
        (["A4", "Legal"], "F4"),
        ([], "F4"),
    ],
)
def test_f4_is_asked_for_by_the_name_that_the_printer_knows(qapp, offered, expected):
    known = {
        "A4": QPageSize(QPageSize.PageSizeId.A4),
        "Folio": QPageSize(QSizeF(8.5, 13), QPageSize.Unit.Inch, "Folio"),
        "Legal": QPageSize(QPageSize.PageSizeId.Legal),
        "F4 kantor": QPageSize(
            QSizeF(215, 330), QPageSize.Unit.Millimeter, "F4 kantor", QPageSize.SizeMatchPolicy.ExactMatch
        ),
    }
    f4, sizes = Paper("F4", *PAPERS["F4"]), [known[name] for name in offered]
    layout = page_layout(f4, sizes)
    assert knows(sizes, f4) is (expected != "F4" or not offered)
    assert layout.pageSize().name().startswith(expected)


def test_no_printer_at_all_is_told_where_the_systems_dialog_would_stay_away(qapp, tmp_path):
    printer = to_file(tmp_path / "cetak.pdf")
    assert none_installed(printer, "win32")
    assert none_installed(printer, "darwin")
    assert not none_installed(printer, "linux")


@pytest.mark.qt_log_ignore("QPainter::begin")  # Qt's own remark on what is tested here
def test_a_printer_that_can_not_begin_is_told(qapp, tmp_path):
    assert not print_pages(to_file(tmp_path / "tidak" / "ada.pdf"), lay_out(DOCUMENT).pages, {}, HERE)


def test_offset_is_kept_for_the_next_document(qtbot):
    dialog = OffsetDialog()
    qtbot.addWidget(dialog)
    dialog.right.setValue(1.5)
    dialog.down.setValue(-2.0)
    dialog.accept()
    assert stored_offset() == Offset(1.5, -2.0)


@pytest.mark.parametrize("written", ["", "banyak", "1e400", "nan"])
def test_an_offset_that_someone_spoiled_is_no_obstacle(qapp, written):
    store_offset(Offset(3.0, 4.0))
    settings().setValue("printer/right", written)
    offset = stored_offset()
    assert -20 <= offset.right <= 20
    assert offset.down == 4.0
