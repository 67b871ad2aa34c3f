"""The print preview is the PDF itself, and prints or saves what was chosen in it."""

from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from building import chart
from building import document as sketched
from gui.conftest import letter
from gui.hands import answering, click, name_file
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from sopeditor.gui.print_preview import PrintPreview
from sopeditor.gui.print_preview.page_range import pages_in
from sopeditor.gui.print_preview.pdf_view import paint_sharply
from sopeditor.gui.window import Window
from sopeditor.layout.compose import lay_out
from sopeditor.model.records import Document, Sop, Status
from sopeditor.paper.pdf import pdf_bytes

LONG = sketched(" ".join(f"S{at}:Staf" for at in range(40)))


def opened(qtbot: QtBot, document: Document, folder: Path = Path()) -> PrintPreview:
    dialog = PrintPreview(document, "Surat tugas", folder / "Surat.pdf")
    qtbot.addWidget(dialog, before_close_func=lambda shown: shown.done(0))
    dialog.show()
    return dialog


def tick(box: QCheckBox) -> None:
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))


def rendered(data: bytes, page: int, scale: float, grey: bool = False) -> QImage:
    """A page of a PDF as any viewer with PDFium shows it."""
    with pypdfium2.PdfDocument(data) as pdf:
        picture = pdf[page].render(scale=scale, grayscale=grey).to_pil().convert("RGB")
    return QImage(
        picture.tobytes(), picture.width, picture.height, 3 * picture.width, QImage.Format.Format_RGB888
    ).copy()


@pytest.mark.parametrize("document", [letter(), LONG], ids=["short", "long"])
def test_every_page_is_that_of_the_exported_pdf(qtbot: QtBot, app: object, document: Document) -> None:
    data = pdf_bytes(lay_out(document), document)
    dialog = opened(qtbot, document)
    assert dialog.view.count == len(pypdf.PdfReader(BytesIO(data)).pages)
    for page in range(dialog.view.count):
        assert dialog.view.picture(page, 1.5) == rendered(data, page, 1.5)


def test_the_window_shows_these_pixels(qtbot: QtBot, app: object) -> None:
    dialog = opened(qtbot, letter())
    shown = dialog.view.viewport().grab().toImage()
    width = dialog.view.viewport().width() - 32
    page = rendered(pdf_bytes(lay_out(letter()), letter()), 0, width / lay_out(letter()).pages[0].width)
    assert shown.pixelColor(16, 16) == page.pixelColor(0, 0)
    dark = [
        (x, y)
        for x in range(60, 300)
        for y in range(40, 200)
        if page.pixelColor(x, y).lightness() < 100 and shown.pixelColor(16 + x, 16 + y).lightness() < 100
    ]
    assert len(dark) > 200


def test_grey_is_seen_in_grey(qtbot: QtBot, app: object) -> None:
    document = letter()
    dialog = opened(qtbot, document)
    tick(dialog.grey)
    expected = rendered(pdf_bytes(lay_out(document), document), 1, 1.0, grey=True)
    assert dialog.view.picture(1, 1.0) == expected
    assert dialog.make_printer().colorMode() is QPrinter.ColorMode.GrayScale


def test_copies_reach_the_printer(qtbot: QtBot, app: object) -> None:
    dialog = opened(qtbot, letter())
    dialog.copies.setFocus()
    QTest.keyClick(dialog.copies, Qt.Key.Key_Up)
    QTest.keyClick(dialog.copies, Qt.Key.Key_Up)
    assert dialog.copies.value() == 3
    assert dialog.make_printer().copyCount() in (1, 3)  # 1 where no printer is installed that counts copies


class TestPages:
    """Which pages are printed."""

    def test_all_unless_some_are_named(self, qtbot: QtBot, app: object) -> None:
        dialog = opened(qtbot, LONG)
        assert dialog.chosen == lay_out(LONG).pages

    def test_only_those_reach_the_paper(self, qtbot: QtBot, app: object, tmp_path: Path) -> None:
        dialog = opened(qtbot, LONG)
        QTest.keyClicks(dialog.pages, "2-3")
        printer = dialog.make_printer()
        layout = printer.pageLayout()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "cetak.pdf"))
        printer.setPageLayout(layout)
        assert dialog.print_to(printer)
        assert len(pypdf.PdfReader(tmp_path / "cetak.pdf").pages) == 2

    def test_of_one_chart_are_chosen_by_its_name(self, qtbot: QtBot, app: object) -> None:
        parts = [
            replace(chart(" ".join(f"{name}{at}:Staf" for at in range(30)), "", name), title=f"Bagian {name}")
            for name in "PQ"
        ]
        dialog = opened(qtbot, Document(sop=Sop(charts=tuple(parts))))
        assert dialog.chosen
        whole = [{part.chart for part in page.tables} for page in dialog.chosen]
        assert dialog.charts.currentText() == "semua"
        QTest.keyClick(dialog.charts, Qt.Key.Key_End)
        assert dialog.charts.currentText() == "Bagian Q"
        found = [{part.chart for part in page.tables} for page in dialog.chosen]
        assert found == [charts for charts in whole if "Q" in charts]
        assert 1 < len(found) < len(whole)
        dialog.pages.selectAll()
        QTest.keyClicks(dialog.pages, "1")
        assert dialog.charts.currentIndex() == -1
        dialog.pages.clear()
        assert dialog.charts.currentText() == "semua"

    def test_of_a_lone_chart_need_no_name(self, qtbot: QtBot, app: object) -> None:
        assert opened(qtbot, letter()).charts.isHidden()

    def test_that_are_not_there_are_told(self, qtbot: QtBot, app: object) -> None:
        dialog = opened(qtbot, letter())
        QTest.keyClicks(dialog.pages, "2-7")
        assert dialog.chosen is None
        assert not dialog.printer.isEnabled()
        dialog.pages.clear()
        assert dialog.printer.isEnabled()

    def test_are_saved_as_a_pdf(self, qtbot: QtBot, app: object, tmp_path: Path) -> None:
        dialog = opened(qtbot, LONG, tmp_path)
        QTest.keyClicks(dialog.pages, "2")
        answering(name_file(str(tmp_path / "sebagian.pdf")), lambda: click(dialog.saver))
        assert len(pypdf.PdfReader(tmp_path / "sebagian.pdf").pages) == 1


class TestKonsep:
    """The word behind the text, for this print alone."""

    def text(self, dialog: PrintPreview, tmp_path: Path) -> str:
        answering(name_file(str(tmp_path / "a.pdf")), lambda: click(dialog.saver))
        return pypdf.PdfReader(tmp_path / "a.pdf").pages[0].extract_text()

    def test_is_printed_when_ticked(self, qtbot: QtBot, app: object, tmp_path: Path) -> None:
        dialog = opened(qtbot, letter(), tmp_path)
        assert "KONSEP" not in self.text(dialog, tmp_path)
        (tmp_path / "a.pdf").unlink()
        tick(dialog.mark)
        assert "KONSEP" in self.text(dialog, tmp_path)

    def test_is_offered_only_for_what_is_not_authorised(self, qtbot: QtBot, app: object) -> None:
        assert opened(qtbot, letter()).mark.isVisible()
        assert not opened(qtbot, replace(letter(), status=Status.APPROVED)).mark.isVisible()


def test_the_window_opens_it_and_nothing_changes(editing: Window) -> None:
    assert editing.session is not None
    before = editing.session.document

    def look(dialog: object) -> None:
        assert isinstance(dialog, PrintPreview)
        tick(dialog.mark)
        dialog.reject()

    answering(look, editing.actions_["preview"].trigger)
    assert editing.session.document is before


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", [1, 2, 3, 4, 5]),
        ("3", [3]),
        ("1-3, 5", [1, 2, 3, 5]),
        ("4 – 5;1", [4, 5, 1]),
        ("-2", [1, 2]),
        ("4-", [4, 5]),
        ("2,2,1-2", [2, 1]),
    ],
)
def test_pages_are_read_as_people_write_them(text: str, pages: list[int]) -> None:
    assert pages_in(text, 5) == tuple(page - 1 for page in pages)


@pytest.mark.parametrize("text", ["0", "6", "3-2", "2-9", "satu", "-", ",", "1 2", "1--2"])
def test_pages_that_are_not_there_are_refused(text: str) -> None:
    assert pages_in(text, 5) is None


@given(st.text(alphabet="0123456789-, ;x", max_size=20), st.integers(0, 30))
def test_whatever_is_written_names_real_pages_or_none(text: str, count: int) -> None:
    found = pages_in(text, count)
    assert found is None or set(found) <= set(range(count))


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("corner", [QPoint(3, 5), QPoint(10, 7), QPoint(17, 14)])
def test_pages_are_painted_pixel_by_pixel_at_any_scaling(
    app: QApplication, ratio: float, corner: QPoint
) -> None:
    page = QImage(101, 77, QImage.Format.Format_RGB32)
    page.fill(QColor("white"))
    for line in range(0, 77, 2):
        for x in range(101):
            page.setPixel(x, line, 0xFF000000)
    page.setDevicePixelRatio(ratio)
    screen = QImage(300, 300, QImage.Format.Format_RGB32)
    screen.fill(QColor("white"))
    screen.setDevicePixelRatio(ratio)
    painter = QPainter(screen)
    paint_sharply(painter, corner, page)
    painter.end()
    place = QPoint(round(corner.x() * ratio), round(corner.y() * ratio))
    screen.setDevicePixelRatio(1.0)
    page.setDevicePixelRatio(1.0)
    assert screen.copy(QRect(place, page.size())) == page
