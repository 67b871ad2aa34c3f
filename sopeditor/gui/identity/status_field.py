"""Where the document stands in its life, and what that does to its pages."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from sopeditor.gui.naming import status_name
from sopeditor.gui.widgets.basic import label
from sopeditor.model.records import Document, Status
from sopeditor.texts import _


class StatusField(QWidget):
    """A choice of the four, each saying what it means, with a sentence about KONSEP below."""

    chosen = Signal(object)
    """The `Status` that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Status dokumen"))
        meanings = {
            Status.DRAFT: _("masih disusun"),
            Status.REVIEW: _("sedang diperiksa"),
            Status.APPROVED: _("berlaku"),
            Status.REVOKED: _("tidak berlaku lagi"),
        }
        for status, meaning in meanings.items():
            self.choice.addItem(f"{status_name(status)} – {meaning}")
        self.hint = label("", "hint")
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.choice, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.hint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFocusProxy(self.choice)
        self.choice.activated.connect(lambda index: self.chosen.emit(tuple(Status)[index]))

    def take(self, document: Document) -> None:
        """Show the status of a document."""
        self.choice.setCurrentIndex(tuple(Status).index(document.status))
        self.hint.setText(_effect(document))
        self.choice.setAccessibleDescription(self.hint.text())
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the sentence the lines it needs; a page that scrolls doesn't ask it."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.hint.setMinimumHeight(self.hint.heightForWidth(self.width()))


def _effect(document: Document) -> str:
    """What the status and the form together do to the pages."""
    if document.profile.draft_mark:
        if document.status.is_pending:
            return _("Dicetak dengan tulisan KONSEP di balik teks, sampai statusnya Disahkan.")
        return _("Tulisan KONSEP tidak lagi dicetak.")
    if document.status.is_pending:
        return _("Dicetak tanpa tulisan KONSEP; bila perlu, nyalakan di Tata halaman.")
    return _("Dicetak tanpa tulisan KONSEP.")
