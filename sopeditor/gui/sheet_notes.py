"""What the layout had to give up, in the status bar: how many sentences there are, and on a click all of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QToolButton, QWidget

from sopeditor.gui.sheet_source import SheetSource
from sopeditor.gui.widgets.icons import icon
from sopeditor.texts import _, ngettext


class SheetNotes(QToolButton):
    """Follows the pages of a document; hidden while there is nothing to say of them."""

    def __init__(self, source: SheetSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self.setIcon(icon("warning"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setAutoRaise(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._show)
        self.hide()
        source.completed.connect(self._count)

    def _count(self) -> None:
        notes = self._source.sheet.notes
        text = ngettext("{count} catatan cetak", "{count} catatan cetak", len(notes))
        self.setText(text.format(count=len(notes)))
        self.setToolTip("\n".join(notes))
        self.setVisible(bool(notes))

    def _show(self) -> None:
        QMessageBox.information(self, _("Catatan cetak"), "\n\n".join(self._source.sheet.notes))
