"""The document's form: paper, words, columns, conventions."""

from PySide6.QtWidgets import QDialog, QWidget

from sopeditor.edit.session import Session
from sopeditor.texts import _

ORIGIN = "page setup"


class PaperCommands:
    """Changes the form that the document of a window is printed in."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        self._parent = parent
        self._session = session

    def setup(self) -> None:
        """Ask for paper, font, words and conventions; what was agreed to is one undo step."""
        from sopeditor.gui.page_setup import PageSetup
        from sopeditor.storage.folders import profile_folder

        dialog = PageSetup(self._session.document, profile_folder(), self._parent.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._session.apply(_("tata halaman"), dialog.edit, origin=ORIGIN)
        dialog.deleteLater()
