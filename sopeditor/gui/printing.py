"""Printing: the same marks as on the screen, as vectors, on the paper of the document's profile.

Pages are printed over the full paper, without the printer's own margins; what a printer shifts is set right by an
offset that the user measures once on a test print. It is kept in the settings of this machine.
"""

import sys
from collections.abc import Iterable, Sequence
from math import isfinite

from msgspec import Struct
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from sopeditor.gui.painting.painter import Images, images_of, paint_marks
from sopeditor.gui.questions import Questions
from sopeditor.gui.settings import settings
from sopeditor.gui.widgets.basic import roomy
from sopeditor.layout.sheet import Page, Sheet
from sopeditor.model.profile import MM, Paper
from sopeditor.model.records import Document
from sopeditor.texts import _

_FARTHEST = 20.0  # millimetres that the offset may be
_SAME_PAPER = 6.0  # millimetres between names of one paper: F4 is somewhere Folio, 210 or 216 wide


class Offset(Struct, frozen=True):
    """How far everything is moved on the paper, in millimetres to the right and down."""

    right: float = 0.0
    down: float = 0.0


def stored_offset() -> Offset:
    """The offset of this machine's printer."""
    store = settings()
    return Offset(*(_millimetres(store.value(f"printer/{side}", 0.0)) for side in ("right", "down")))


def store_offset(offset: Offset) -> None:
    """Keep the offset for all documents printed on this machine."""
    store = settings()
    store.setValue("printer/right", offset.right)
    store.setValue("printer/down", offset.down)


def printer_for(paper: Paper, title: str) -> QPrinter:
    """The default printer, set to a paper (its edges, not its margins) and a title."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    _set(printer, page_layout(paper, _offered(printer)))
    printer.setDocName(title)
    return printer


def page_layout(paper: Paper, offered: Iterable[QPageSize] = ()) -> QPageLayout:
    """The paper without margins, as the size among those that a printer offers which is the same.

    F4 goes by several names (Folio, a form of the office's own), and a printer may know one of them and no other.
    """
    turned = QPageLayout.Orientation.Landscape if paper.landscape else QPageLayout.Orientation.Portrait
    points = QSizeF(paper.width, paper.height)
    exact = QPageSize(points, QPageSize.Unit.Point, paper.name, QPageSize.SizeMatchPolicy.ExactMatch)
    near = min(offered, key=lambda size: _difference(size, exact), default=exact)
    layout = QPageLayout(near if _difference(near, exact) <= _SAME_PAPER else exact, turned, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _difference(one: QPageSize, other: QPageSize) -> float:
    """How far two papers differ, in millimetres."""
    between = one.size(QPageSize.Unit.Millimeter) - other.size(QPageSize.Unit.Millimeter)
    return max(abs(between.width()), abs(between.height()))


def print_pages(printer: QPrinter, pages: Sequence[Page], images: Images, offset: Offset) -> bool:
    """Print pages; False if the printer can't begin."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    across, down = (
        printer.logicalDpiX() / 72.0,
        printer.logicalDpiY() / 72.0,
    )  # needle printers differ in them
    for index, page in enumerate(pages):
        if index:
            printer.newPage()
        painter.resetTransform()
        painter.scale(across, down)
        painter.translate(offset.right * MM, offset.down * MM)
        paint_marks(painter, page.marks, images)
    return painter.end()


def chosen_pages(printer: QPrinter, sheet: Sheet) -> tuple[Page, ...]:
    """The pages that the print dialog asks for."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange or not printer.fromPage():
        return tuple(sheet.pages)
    return tuple(sheet.pages[printer.fromPage() - 1 : printer.toPage() or len(sheet.pages)])


def print_document(parent: QWidget, document: Document, sheet: Sheet, title: str) -> bool:
    """Ask how to print, and print; True if it was done."""
    paper = document.profile.paper
    printer = printer_for(paper, title)
    if not ask(parent, printer, paper, pages=len(sheet.pages)):
        return False
    return send(parent, printer, chosen_pages(printer, sheet), images_of(document.assets))


def ask(parent: QWidget, printer: QPrinter, paper: Paper, pages: int = 0) -> bool:
    """Ask for the printer, and for a range of so many pages if any are given; True if it is to print."""
    if none_installed(printer):
        QMessageBox.warning(
            parent, _("Cetak"), _("Belum ada printer di komputer ini; simpanlah sebagai PDF.")
        )
        return False
    dialog = QPrintDialog(printer, parent)
    if pages:
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, pages)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    keep_paper(printer, paper)
    return sys.platform != "win32" or knows(_offered(printer), paper) or _agrees(parent, paper)


def knows(offered: Sequence[QPageSize], paper: Paper) -> bool:
    """Whether a paper is among those that a printer offers; one that offers none is trusted."""
    wanted = page_layout(paper).pageSize()
    return not offered or any(_difference(size, wanted) <= _SAME_PAPER for size in offered)


def _agrees(parent: QWidget, paper: Paper) -> bool:
    question = _("Printer ini tidak mengenal kertas {name} ({width:.0f} × {height:.0f} mm). Cetak juga?")
    explanation = _(
        "Hasilnya bisa terpotong. Tambahkan ukuran itu di pengaturan printer, atau simpanlah PDF."
    )
    named = question.format(name=paper.name, width=paper.width / MM, height=paper.height / MM)
    return Questions(parent).agrees(named, explanation, _("Cetak"))


def none_installed(printer: QPrinter, platform: str = sys.platform) -> bool:
    """Whether the system's dialog could offer no printer; Qt's own, elsewhere, always offers a PDF file."""
    native = printer.outputFormat() is QPrinter.OutputFormat.NativeFormat
    return platform in ("win32", "darwin") and not native


def keep_paper(printer: QPrinter, paper: Paper) -> None:
    """Set the paper again if another one came with another printer, which begins with a paper of its own."""
    wanted, found = page_layout(paper, _offered(printer)), printer.pageLayout()
    same = _difference(found.pageSize(), wanted.pageSize()) <= _SAME_PAPER
    if not same or found.orientation() is not wanted.orientation():
        _set(printer, wanted)


def _set(printer: QPrinter, layout: QPageLayout) -> None:
    """Set paper and direction, one after the other: Windows takes no whole layout of a paper it doesn't know."""
    printer.setPageSize(layout.pageSize())
    printer.setPageOrientation(layout.orientation())
    printer.setFullPage(True)
    printer.setPageMargins(layout.margins())


def _offered(printer: QPrinter) -> list[QPageSize]:
    return QPrinterInfo(printer).supportedPageSizes()


def send(parent: QWidget, printer: QPrinter, pages: Sequence[Page], images: Images) -> bool:
    """Print pages, moved as this machine's printer needs it; False, and the user is told, if it can't begin."""
    done = print_pages(printer, pages, images, stored_offset())
    if not done:
        QMessageBox.warning(
            parent,
            _("Cetak"),
            _(
                "Tidak ada yang dicetak. Bila bukan Anda yang membatalkannya, periksa sambungan dan kertas printer."
            ),
        )
    return done


class OffsetDialog(QDialog):
    """Asks how far this machine's printer must move everything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Geseran printer"))
        offset = stored_offset()
        self.right = _spin_box(offset.right)
        self.down = _spin_box(offset.down)
        hint = QLabel(_("Bila hasil cetak bergeser dari tepi kertas, isikan geseran untuk membetulkannya."))
        hint.setWordWrap(True)
        fields = QFormLayout()
        fields.addRow(_("Ke kanan"), self.right)
        fields.addRow(_("Ke bawah"), self.down)
        choices = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(choices.Ok | choices.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(hint)
        layout.addLayout(fields)
        layout.addWidget(buttons)

    def accept(self) -> None:
        """Keep the offset."""
        store_offset(Offset(self.right.value(), self.down.value()))
        super().accept()


def _spin_box(value: float) -> QDoubleSpinBox:
    box = roomy(QDoubleSpinBox())
    box.setRange(-_FARTHEST, _FARTHEST)
    box.setDecimals(1)
    box.setSingleStep(0.5)
    box.setSuffix(_(" mm"))
    box.setValue(value)
    return box


def _millimetres(stored: object) -> float:
    """A stored number within what the dialog allows; 0 for anything else that someone wrote into the settings."""
    try:
        number = float(str(stored))
    except ValueError:
        return 0.0
    return min(max(number, -_FARTHEST), _FARTHEST) if isfinite(number) else 0.0
