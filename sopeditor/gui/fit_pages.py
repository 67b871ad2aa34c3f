"""The question on how many pages a table is to fit, with what that would take said at once."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QSpinBox, QVBoxLayout, QWidget

from sopeditor.edit.charts import set_fit_pages
from sopeditor.gui.widgets.basic import label, roomy
from sopeditor.layout.compose import lay_out
from sopeditor.layout.sheet import Sheet
from sopeditor.model.lookup import chart_of
from sopeditor.model.records import Document
from sopeditor.texts import _, ngettext

_PATIENCE = 200
_MOST = 99
_WIDTH = 420


class FitPages(QDialog):
    """Asks for `pages`; the layout of the document is tried for each number that is shown."""

    def __init__(self, document: Document, chart: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Muatkan pada jumlah halaman"))
        self._document = document
        self._chart = chart
        self._free = self._tried(0)
        self.pages = roomy(QSpinBox(maximum=_MOST))
        self.pages.setSuffix(_(" halaman"))
        self.pages.setSpecialValueText(_("tanpa batas"))
        self.pages.setValue(chart_of(document, chart).fit_pages)
        self.told = label("", "hint")
        self.told.setWordWrap(True)
        self._timer = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._timer.timeout.connect(self._tell)
        self.pages.valueChanged.connect(lambda _pages: self._timer.start())
        self._build()
        self._tell()

    def _build(self) -> None:
        fields = QFormLayout()
        fields.addRow(_("Tabel ini paling banyak"), self.pages)
        choices = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(choices.Ok | choices.Cancel)
        buttons.button(choices.Ok).setText(_("Terapkan"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addLayout(fields)
        layout.addWidget(self.told, stretch=1)
        layout.addWidget(buttons)
        self.resize(_WIDTH, self.sizeHint().height() + self.told.sizeHint().height() * 2)

    def _tried(self, pages: int) -> Sheet:
        return lay_out(set_fit_pages(self._chart, pages)(self._document))

    def _tell(self) -> None:
        """Say how many pages the table takes, and what was given up for that."""
        sheet = self._tried(self.pages.value())
        count = sum(any(part.chart == self._chart for part in page.tables) for page in sheet.pages)
        takes = ngettext("Tabel menempati {count} halaman.", "Tabel menempati {count} halaman.", count)
        given_up = (note for note in sheet.notes if note not in self._free.notes)
        self.told.setText(" ".join((takes.format(count=count), *given_up)))
