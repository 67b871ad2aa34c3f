"""The dialog for exporting several documents: files, folder, format, progress, and what went wrong with which."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sopeditor.exchange.batch import Task
from sopeditor.gui.batch.run import BatchRun
from sopeditor.gui.batch.targets import replaced_by, tasks_for
from sopeditor.gui.file_drops import FileDrops
from sopeditor.gui.questions import Questions
from sopeditor.gui.widgets.basic import fit_on_screen, label, roomy, tool_button
from sopeditor.gui.widgets.icons import icon
from sopeditor.gui.widgets.theme import theme_of
from sopeditor.paper.formats import DPI, DPI_RANGE
from sopeditor.storage.names import SUFFIX
from sopeditor.texts import _

_PATH = Qt.ItemDataRole.UserRole
_FORMATS = (("PDF", "pdf"), (_("Gambar PNG"), "png"), (_("Gambar SVG"), "svg"))


class _Files(QListWidget):
    """The list of files; while it is empty it says how they get there."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the files, or what to do."""
        super().paintEvent(event)
        if self.count() == 0:
            told = _(
                "Belum ada berkas.\nPilih dengan “Tambah berkas…”, atau seret berkas atau foldernya ke sini."
            )
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme_of(self.palette()).muted))
            where = self.viewport().rect().adjusted(20, 0, -20, 0)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, told)


class BatchDialog(QDialog):
    """Exports the files of a list into a folder; it can be stopped, and then only whole files are left."""

    def __init__(self, folder: Path, files: Iterable[Path] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Ekspor beberapa dokumen"))
        self._drops = FileDrops(self, self._take)
        self._questions = Questions(self)
        self._from = folder
        self._run: BatchRun | None = None
        self._failed = 0
        self.files = _Files()
        self.files.setAccessibleName(_("Berkas yang diekspor"))
        self.folder = QLineEdit(str(folder))
        self.folder.setAccessibleName(_("Ke folder"))
        self.format = QComboBox()
        low, high = DPI_RANGE
        self.dpi = roomy(QSpinBox(minimum=low, maximum=high, singleStep=50, value=DPI, suffix=_(" dpi")))
        self.bar = QProgressBar()
        self.told = QLabel(wordWrap=True)
        self.begin = QPushButton(_("Ekspor"))
        self.end = QPushButton(_("Tutup"))
        self.look = QPushButton(_("Buka folder"))
        self._inputs: list[QWidget] = []
        self._build()
        self.add(files)
        self._refresh()

    def add(self, paths: Iterable[Path]) -> None:
        """Put files on the list, each once; of a folder, the documents in it."""
        known = set(self._paths())
        for path in chain.from_iterable(map(_documents_in, paths)):
            if path not in known:
                known.add(path)
                item = QListWidgetItem(path.name)
                item.setData(_PATH, path)
                item.setToolTip(str(path))
                self.files.addItem(item)
        self._refresh()

    def reject(self) -> None:
        """Stop what is running; close if nothing is."""
        if self._run is not None:
            self.told.setText(_("Menghentikan …"))
            self._run.stop()
        else:
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """Take files from now on."""
        super().showEvent(event)
        self._drops.listen()

    def _take(self, paths: Iterable[Path]) -> None:
        if self._run is None:
            self.add(paths)

    def _build(self) -> None:
        add = QPushButton(icon("add"), _("Tambah berkas…"))
        remove = QPushButton(icon("remove"), _("Keluarkan"))
        browse = tool_button("folder", _("Pilih folder"))
        for text, value in _FORMATS:
            self.format.addItem(text, value)
        add.clicked.connect(self._ask_files)
        remove.clicked.connect(self._take_out)
        browse.clicked.connect(self._ask_folder)
        self.folder.textChanged.connect(self._refresh)
        self.format.currentIndexChanged.connect(self._refresh)
        self.files.itemSelectionChanged.connect(self._refresh)
        self._remove = remove
        self._inputs = [add, self.folder, browse, self.format]
        fields = QFormLayout()
        fields.addRow(_("Ke folder"), _beside(self.folder, browse))
        fields.addRow(_("Bentuk"), _beside(self.format, self.dpi))
        self.files.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        for button in (add, remove):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(label(_("Yang diekspor ialah isi berkas yang terakhir disimpan."), "hint"))
        layout.addWidget(self.files, stretch=1)
        adding = QHBoxLayout()
        adding.addWidget(add)
        adding.addWidget(remove)
        adding.addStretch()
        layout.addLayout(adding)
        layout.addLayout(fields)
        for widget in (self.bar, self.told, self._buttons()):
            layout.addWidget(widget)
        self.bar.hide()
        self.look.hide()
        fit_on_screen(self, 620, 520)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        buttons.addButton(self.look, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.begin, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.end, QDialogButtonBox.ButtonRole.RejectRole)
        self.begin.setDefault(True)
        self.begin.clicked.connect(self._begin)
        self.look.setAutoDefault(False)
        self.look.clicked.connect(self._open_folder)
        buttons.rejected.connect(self.reject)
        return buttons

    def _paths(self) -> list[Path]:
        return [self.files.item(row).data(_PATH) for row in range(self.files.count())]

    def _refresh(self) -> None:
        """Switch on what can be used now."""
        idle = self._run is None
        for widget in self._inputs:
            widget.setEnabled(idle)
        self._remove.setEnabled(idle and bool(self.files.selectedItems()))
        self.dpi.setVisible(self.format.currentData() == "png")
        self.dpi.setEnabled(idle)
        self.begin.setEnabled(idle and self.files.count() > 0 and bool(self.folder.text().strip()))
        self.end.setText(_("Tutup") if idle else _("Hentikan"))

    def _ask_files(self) -> None:
        filters = _("Dokumen SOP (*.sop.json);;Semua berkas (*)")
        found = self._questions.files_to_open(_("Tambah berkas"), filters, self._from)
        if found:
            self._from = found[0].parent
        self.add(found)

    def _take_out(self) -> None:
        for item in self.files.selectedItems():
            self.files.takeItem(self.files.row(item))
        self._refresh()

    def _ask_folder(self) -> None:
        found = self._questions.folder(_("Folder hasil ekspor"), Path(self.folder.text()))
        if found is not None:
            self.folder.setText(str(found))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text()))

    def _begin(self) -> None:
        folder = Path(self.folder.text().strip())
        tasks = tasks_for(self._paths(), folder, str(self.format.currentData()), self.dpi.value())
        if not self._may_write(folder, tasks):
            return
        for row in range(self.files.count()):
            path = self.files.item(row).data(_PATH)
            _show(self.files.item(row), path.name, "", str(path))
        self._failed = 0
        self.bar.setRange(0, len(tasks))
        self.bar.setValue(0)
        self.bar.show()
        self.told.setText(_("Mengekspor …"))
        self._run = BatchRun(tasks)
        self._run.exported.connect(self._exported)
        self._run.finished.connect(self._finished)
        self._run.start()
        self._refresh()

    def _may_write(self, folder: Path, tasks: list[Task]) -> bool:
        """Make the folder, and ask before older exports are replaced."""
        from sopeditor.storage.errors import reason_of

        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.told.setText(f"{folder}: {reason_of(error)}")
            return False
        old = [path for task in tasks for path in replaced_by(task)]
        return not old or self._questions.replaces(old)

    def _exported(self, source: Path, error: str, notes: tuple[str, ...]) -> None:
        self.bar.setValue(self.bar.value() + 1)
        row = self._paths().index(source)
        item = self.files.item(row)
        if error:
            self._failed += 1
            reason = error.removeprefix(f"{source}: ")
            _show(item, f"{source.name} – {reason}", "error", error)
        elif notes:
            _show(item, f"{source.name} – {' '.join(notes)}", "warning", "\n".join(notes))
        else:
            _show(item, source.name, "check", str(source))
        self.files.scrollToItem(item)

    def _finished(self, trouble: str) -> None:
        done, total = self.bar.value() - self._failed, self.bar.maximum()
        self._run = None
        self.look.setVisible(done > 0)
        if trouble:
            text = trouble
        elif self.bar.value() < total:
            text = _("Dihentikan: {done} dari {total} dokumen sudah diekspor utuh.")
        elif self._failed:
            text = _("{done} dari {total} dokumen diekspor; {failed} gagal, sebabnya ada di daftar.")
        else:
            text = _("{total} dokumen diekspor.")
        self.told.setText(text.format(done=done, total=total, failed=self._failed))
        self._refresh()


def _documents_in(path: Path) -> list[Path]:
    return sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]


def _show(item: QListWidgetItem, text: str, sign: str, tip: str) -> None:
    item.setText(text)
    item.setIcon(icon(sign) if sign else icon("document"))
    item.setToolTip(tip)


def _beside(*widgets: QWidget) -> QHBoxLayout:
    layout = QHBoxLayout()
    layout.setSpacing(6)
    layout.addWidget(widgets[0], stretch=1)
    for widget in widgets[1:]:
        layout.addWidget(widget)
    return layout
