"""The print preview: the pages of the PDF, and beside them what to print, how often and how."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sopeditor.gui.painting.painter import Images, images_of
from sopeditor.gui.print_preview.page_range import pages_in, pages_named
from sopeditor.gui.print_preview.pdf_view import PdfView
from sopeditor.gui.printing import ask, printer_for, send
from sopeditor.gui.questions import Questions
from sopeditor.gui.widgets.basic import fit_on_screen, label, roomy, tool_button
from sopeditor.gui.widgets.notice import Notice
from sopeditor.layout.compose import lay_out
from sopeditor.layout.sheet import Page, Sheet
from sopeditor.layout.watermark import is_marked
from sopeditor.model.records import Document
from sopeditor.paper.errors import ExportError
from sopeditor.paper.pdf import pdf_bytes
from sopeditor.storage.errors import StorageError
from sopeditor.storage.outputs import write_outputs
from sopeditor.texts import _

_PANEL = 230


class PrintPreview(QDialog):
    """Shows a document as its PDF; prints it, or saves what would be printed."""

    def __init__(self, document: Document, title: str, proposal: Path, parent: QWidget | None = None) -> None:
        """`proposal` is the file that saving offers."""
        super().__init__(parent)
        self.setWindowTitle(_("Pratinjau cetak – {title}").format(title=title))
        self._document = document
        self._title = title
        self._proposal = proposal
        self._sheet = Sheet(())
        self.view = PdfView()
        self.pages = QLineEdit(placeholderText=_("semua"))
        self.charts = QComboBox(placeholderText=_("pilihan sendiri"))
        self.copies = roomy(QSpinBox(minimum=1, maximum=99))
        self.grey = QCheckBox(_("Skala abu-abu"))
        self.mark = QCheckBox(_("Tulisan KONSEP"))
        self.printer = QPushButton(_("Cetak…"))
        self.saver = QPushButton(_("Simpan PDF…"))
        self._hint = label(_("Contoh: 1-3, 5"), "hint")
        self._notice = Notice()
        self._build()
        self._lay_out()

    @property
    def chosen(self) -> tuple[Page, ...] | None:
        """The pages to print; None if they were named in a way that can't be understood."""
        found = pages_in(self.pages.text(), len(self._sheet.pages))
        return None if found is None else tuple(self._sheet.pages[at] for at in found)

    def make_printer(self) -> QPrinter:
        """The default printer, set to what was chosen here."""
        printer = printer_for(self._document.profile.paper, self._title)
        printer.setCopyCount(self.copies.value())
        if self.grey.isChecked():
            printer.setColorMode(QPrinter.ColorMode.GrayScale)
        return printer

    def print_to(self, printer: QPrinter) -> bool:
        """Print the chosen pages; what fails is told."""
        images = images_of(self._document.assets)
        return send(self, printer, self.chosen or (), _greyed(images) if self.grey.isChecked() else images)

    def done(self, result: int) -> None:
        """Let go of the PDF."""
        self.view.close_down()
        super().done(result)

    def _build(self) -> None:
        self.mark.setChecked(is_marked(self._document))
        draft = replace(self._document, profile=replace(self._document.profile, draft_mark=True))
        self.mark.setVisible(is_marked(draft))
        self.mark.setToolTip(_("Hanya untuk cetakan ini; untuk seterusnya, aturlah di Tata halaman"))
        self.pages.textChanged.connect(self._refresh)
        self.charts.activated.connect(lambda row: self.pages.setText(self.charts.itemData(row)))
        self.grey.toggled.connect(self._refresh)
        self.mark.toggled.connect(self._lay_out)
        self.printer.clicked.connect(self._ask_printer)
        self.saver.clicked.connect(self._ask_file)
        self.printer.setDefault(True)
        body = QHBoxLayout()
        body.setSpacing(14)
        body.addWidget(self.view, stretch=1)
        body.addWidget(self._panel())
        layout = QVBoxLayout(self)
        layout.addWidget(self._notice)
        layout.addLayout(body, stretch=1)
        fit_on_screen(self, 1080, 680)
        self.printer.setFocus()

    def _panel(self) -> QWidget:
        panel = QWidget()
        panel.setFixedWidth(_PANEL)
        fields = QFormLayout()
        if len(self._document.sop.charts) > 1:
            fields.addRow(_("Bagan"), self.charts)
        fields.addRow(_("Halaman"), self.pages)
        fields.addRow("", self._hint)
        fields.addRow(_("Salinan"), self.copies)
        zooms = QHBoxLayout()
        for sign, text, act in (
            ("zoom-out", _("Perkecil"), lambda: self.view.zoom(larger=False)),
            ("zoom-in", _("Perbesar"), lambda: self.view.zoom(larger=True)),
            ("fit-width", _("Selebar jendela"), self.view.fit),
        ):
            button = tool_button(sign, text, 18)
            button.clicked.connect(act)
            zooms.addWidget(button)
        zooms.addStretch()
        close = QPushButton(_("Tutup"))
        close.clicked.connect(self.reject)
        for one in (self.saver, close):
            one.setAutoDefault(False)
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(9)
        layout.addLayout(zooms)
        layout.addLayout(fields)
        layout.addWidget(self.grey)
        layout.addWidget(self.mark)
        layout.addStretch()
        for widget in (self.printer, self.saver, close):
            layout.addWidget(widget)
        return panel

    def _lay_out(self) -> None:
        """Make the PDF anew."""
        profile = replace(self._document.profile, draft_mark=self.mark.isChecked())
        self._document = replace(self._document, profile=profile)
        self._sheet = lay_out(self._document)
        self._list_charts()
        try:
            self.view.show_pdf(pdf_bytes(self._sheet, self._document))
        except ExportError as error:
            self._notice.tell(str(error), sign="error")
        else:
            if self._sheet.notes:
                self._notice.tell("\n".join(self._sheet.notes), sign="warning")
        self._refresh()

    def _list_charts(self) -> None:
        """Offer each chart as the pages on which it stands."""
        self.charts.clear()
        self.charts.addItem(_("semua"), "")
        for number, chart in enumerate(self._document.sop.charts, 1):
            name = chart.title or _("Bagan {number}").format(number=number)
            self.charts.addItem(name, pages_named(self._sheet, chart.id))

    def _refresh(self) -> None:
        """Show which pages would be printed, and whether anything can be."""
        count = len(self._sheet.pages)
        found = pages_in(self.pages.text(), count)
        wrong = _("Dokumen ini punya {count} halaman; tulislah seperti 1-3, 5.").format(count=count)
        self._hint.setText(wrong if found is None else _("Contoh: 1-3, 5"))
        self._hint.setWordWrap(True)
        self._hint.setProperty("role", "danger" if found is None else "hint")
        self._hint.style().polish(self._hint)
        if self.charts.currentData() != self.pages.text().strip():
            self.charts.setCurrentIndex(self.charts.findData(self.pages.text().strip()))
        for button in (self.printer, self.saver):
            button.setEnabled(bool(found))
        self.view.show_as(grey=self.grey.isChecked(), chosen=frozenset(found or ()))

    def _ask_printer(self) -> None:
        printer = self.make_printer()
        if ask(self, printer, self._document.profile.paper) and self.print_to(printer):
            self._notice.tell(_("Dikirim ke printer."), sign="check")

    def _ask_file(self) -> None:
        filters = _("PDF (*.pdf)")
        path = Questions(self).file_to_write(_("Simpan PDF"), filters, self._proposal, ".pdf")
        if path is None:
            return
        try:
            write_outputs({path: pdf_bytes(Sheet(self.chosen or ()), self._document)})
        except (ExportError, StorageError) as error:
            self._notice.tell(str(error), sign="error")
        else:
            self._notice.tell(_("PDF sudah dibuat: {path}").format(path=path), sign="check")


def _greyed(images: Images) -> Images:
    """Pictures without colour, for printers that take no notice of being told to print in grey."""
    return {key: image.convertToFormat(QImage.Format.Format_Grayscale8) for key, image in images.items()}
