"""New, open, save, import: what a window does with files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from sopeditor.gui.blank import blank_document
from sopeditor.gui.questions import Answer
from sopeditor.gui.widgets.notice import Subject
from sopeditor.storage.answering import first_answering
from sopeditor.storage.names import SUFFIX, plain_name
from sopeditor.texts import _

if TYPE_CHECKING:
    from sopeditor.gui.window import Window


class FileCommands:
    """The commands on files of one window."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def new(self) -> None:
        """Begin an empty SOP."""
        self._window.office.open_document(blank_document(), self._window)

    def open(self) -> None:
        """Ask for a file and open it."""
        filters = _("Dokumen SOP (*.sop.json);;Semua berkas (*)")
        path = self._window.questions.file_to_open(_("Buka SOP"), filters, self.folder())
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a document, or import what another program wrote."""
        self._window.office.open_any(path, self._window)

    def open_sample(self, path: Path) -> None:
        """Open a copy of a sample."""
        self._window.office.open_copy(path, self._window)

    def open_previous(self) -> None:
        """Open what the document's file held before it was last saved."""
        file = self._window.file
        if file is not None and file.path is not None:
            self._window.office.open_previous(file.path, self._window)
        else:
            self._window.tell(_("Dokumen ini belum pernah disimpan."))

    def import_file(self) -> None:
        """Ask for another program's file and read it."""
        path = self._window.questions.file_to_open(
            _("Impor"), self._window.office.importable(), self.folder()
        )
        if path is not None:
            self._window.office.import_file(path, self._window)

    def export_several(self) -> None:
        """Export many files at once."""
        from sopeditor.gui.batch import BatchDialog

        own = self._window.file.path if self._window.file else None
        dialog = BatchDialog(self.folder(), [own] if own else [], self._window)
        dialog.exec()
        dialog.deleteLater()

    def offset(self) -> None:
        """Ask how far this machine's printer must move everything."""
        from sopeditor.gui.printing import OffsetDialog

        dialog = OffsetDialog(self._window)
        dialog.exec()
        dialog.deleteLater()

    def save(self) -> bool:
        """Save; a document without a file, or one that must not be overwritten, asks for a name."""
        file = self._window.file
        if file is None:
            return False
        if file.path is None or file.read_only:
            return self.save_as()
        if file.differs and not self._overwrites(file.path):
            return False
        return self._write(file.path)

    def save_as(self) -> bool:
        """Ask for a name and save there."""
        file = self._window.file
        if file is None:
            return False
        filters = _("Dokumen SOP (*.sop.json)")
        path = self._window.questions.file_to_write(
            _("Simpan sebagai"), filters, self.proposal(SUFFIX), SUFFIX
        )
        if path is None:
            return False
        refusal = self._refusal(path)
        if refusal:
            self._window.tell(refusal, sign="lock")
            return False
        return self._write(path)

    def may_leave(self) -> bool:
        """Whether the document may be let go: it is saved, or the user says what to do with it."""
        session, file = self._window.session, self._window.file
        if session is None or file is None:
            return True
        file.look()
        if session.is_saved:
            return True
        self._window.raise_to_front()
        answer = self._window.questions.unsaved(file.name)
        if answer is Answer.SAVE:
            return self.save()
        return answer is Answer.DISCARD

    def tell_changed_outside(self) -> None:
        """Say that another program wrote the document's file, and offer to read it."""
        file = self._window.file
        if file is not None and file.path is not None:
            self._window.tell(
                _("Berkas “{name}” baru saja diubah oleh program lain.").format(name=file.path.name),
                (_("Muat ulang"), self.reload),
                (_("Tetap pakai yang ini"), file.accept_outside),
                sign="warning",
                about=Subject.FILE,
            )

    def tell_vanished(self) -> None:
        """Say that the document's file is no longer there, and offer to write it again."""
        file = self._window.file
        if file is not None and file.path is not None:
            self._window.tell(
                _(
                    "Berkas “{name}” tidak ada lagi di tempatnya; isinya kini hanya ada di jendela ini."
                ).format(name=file.path.name),
                (_("Simpan lagi"), self.save),
                (_("Simpan sebagai…"), self.save_as),
                sign="warning",
                about=Subject.FILE,
            )

    def reload(self) -> None:
        """Read the document's file again, after asking if unsaved work would be lost."""
        session, path = self._window.session, self._window.file.path if self._window.file else None
        if session is None or path is None:
            return
        question = _("Muat ulang “{name}” dari berkasnya?").format(name=path.name)
        lost = _("Perubahan di jendela ini yang belum disimpan akan hilang.")
        if session.is_saved or self._window.questions.agrees(question, lost, _("Muat ulang")):
            self._window.office.reload_file(path, self._window)
        else:
            self.tell_changed_outside()

    def folder(self) -> Path:
        """The folder a dialog begins in: the document's, or that of the newest file, or the documents folder.

        One that isn't there would stand in the dialog as a file's name, one that doesn't answer would hold it up.
        """
        file = self._window.file
        known = [file.path] if file is not None and file.path is not None else []
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folders = (*(path.parent for path in (*known, *self._window.office.recent())), Path(usual))
        return first_answering(folders) or Path.home()

    def proposal(self, suffix: str) -> Path:
        """The file that a dialog offers to write: of the document's name, with that suffix."""
        file = self._window.file
        return self.folder() / f"{plain_name(file.name if file else '', 'SOP')}{suffix}"

    def _refusal(self, path: Path) -> str:
        """Why the document can't be saved under a name; "" if it can."""
        file = self._window.file
        if file is not None and file.read_only and file.lies_at(path):
            return _("Berkas ini hanya dapat dibaca; pilihlah nama lain.")
        others = (window.file for window in self._window.office.windows if window is not self._window)
        if any(other is not None and other.lies_at(path) for other in others):
            return _("“{name}” sedang terbuka di jendela lain; pilihlah nama lain.").format(name=path.name)
        return ""

    def _overwrites(self, path: Path) -> bool:
        return self._window.questions.agrees(
            _("Berkas “{name}” diubah program lain sejak dibuka.").format(name=path.name),
            _("Bila ditimpa, perubahan dari program lain itu hilang."),
            _("Timpa"),
        )

    def _write(self, path: Path) -> bool:
        from sopeditor.storage.errors import StorageError

        file = self._window.file
        if file is None:
            return False
        try:
            file.save(path)
        except StorageError as error:
            self._window.tell_error(error)
            return False
        self._window.office.remember(path)
        self._window.settle()
        self._window.show_message(_("Tersimpan di {path}").format(path=path))
        return True
