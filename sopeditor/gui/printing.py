"""Printing: the same marks as on the screen, as vectors, on the paper of the document's profile.

Pages are printed over the full paper, without the printer's own margins; what a printer shifts is set right by an
offset that the user measures once on a test print. It is kept in the settings of this machine.
"""

from collections.abc import Sequence
from math import isfinite

from msgspec import Struct
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
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

from sopeditor.gui.memory import settings
from sopeditor.gui.painting.painter import Images, images_of, paint_marks
from sopeditor.gui.widgets.basic import roomy
from sopeditor.layout.sheet import Page, Sheet
from sopeditor.model.profile import MM, Paper
from sopeditor.model.records import Document
from sopeditor.texts import _

_FARTHEST = 20.0  # millimetres that the offset may be


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
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(paper))
    printer.setDocName(title)
    return printer


def page_layout(paper: Paper) -> QPageLayout:
    """The paper as Qt knows it; one of the printer's own sizes where it is the same."""
    size = QPageSize(QSizeF(paper.width, paper.height), QPageSize.Unit.Point, paper.name)
    turned = QPageLayout.Orientation.Landscape if paper.landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, turned, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def print_pages(printer: QPrinter, pages: Sequence[Page], images: Images, offset: Offset) -> bool:
    """Print pages; False if the printer can't begin."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    scale = printer.resolution() / 72.0
    for index, page in enumerate(pages):
        if index:
            printer.newPage()
        painter.resetTransform()
        painter.scale(scale, scale)
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
    printer = printer_for(document.profile.paper, title)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, max(len(sheet.pages), 1))
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    return send(parent, printer, chosen_pages(printer, sheet), images_of(document.assets))


def send(parent: QWidget, printer: QPrinter, pages: Sequence[Page], images: Images) -> bool:
    """Print pages, moved as this machine's printer needs it; False, and the user is told, if it can't begin."""
    done = print_pages(printer, pages, images, stored_offset())
    if not done:
        QMessageBox.warning(
            parent, _("Cetak"), _("Printer tidak dapat dipakai. Periksa sambungan dan kertasnya.")
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
