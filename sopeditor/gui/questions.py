"""The questions a window asks: file names, whether to save, a text."""

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QPlainTextEdit, QWidget

from sopeditor.storage.atomic import is_there
from sopeditor.texts import _

Role = QMessageBox.ButtonRole


class Answer(Enum):
    """What to do with unsaved work."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Questions:
    """Dialogs over one window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def unsaved(self, name: str) -> Answer:
        """Ask what to do with unsaved changes of a document."""
        box = self._box(_("Simpan perubahan pada “{name}”?").format(name=name))
        box.setInformativeText(_("Perubahan yang belum disimpan akan hilang."))
        answers = {
            box.addButton(_("Simpan"), Role.AcceptRole): Answer.SAVE,
            box.addButton(_("Jangan simpan"), Role.DestructiveRole): Answer.DISCARD,
        }
        cancel = box.addButton(_("Batal"), Role.RejectRole)
        box.setDefaultButton(next(iter(answers)))
        box.setEscapeButton(cancel)
        box.exec()
        return next(
            (answer for button, answer in answers.items() if button is box.clickedButton()), Answer.CANCEL
        )

    def agrees(self, question: str, explanation: str, yes: str) -> bool:
        """Ask whether to go on; `yes` names what would be done. A stray Enter does nothing."""
        box = self._box(question)
        box.setInformativeText(explanation)
        agree = box.addButton(yes, Role.AcceptRole)
        cancel = box.addButton(_("Batal"), Role.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        box.exec()
        return box.clickedButton() is agree

    def text(self, title: str, prompt: str, text: str, several_lines: bool = False) -> str | None:
        """Ask for a text; None if the user doesn't want to."""
        dialog = QInputDialog(self._parent)
        dialog.setWindowTitle(title)
        dialog.setLabelText(prompt)
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput, several_lines)
        dialog.setTextValue(text)
        for field in dialog.findChildren(QPlainTextEdit):
            field.setAccessibleName(prompt)
            field.setTabChangesFocus(True)
        dialog.resize(420, dialog.sizeHint().height())
        return dialog.textValue() if dialog.exec() == QInputDialog.DialogCode.Accepted else None

    def number(self, title: str, prompt: str, value: int, limits: tuple[int, int]) -> int | None:
        """Ask for a whole number within limits; None if the user doesn't want to."""
        dialog = QInputDialog(self._parent)
        dialog.setWindowTitle(title)
        dialog.setLabelText(prompt)
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(*limits)
        dialog.setIntValue(value)
        return dialog.intValue() if dialog.exec() == QInputDialog.DialogCode.Accepted else None

    def file_to_open(self, title: str, filters: str, folder: Path) -> Path | None:
        """Ask for a file that exists."""
        dialog = QFileDialog(self._parent, title, str(folder), filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._chosen(dialog)

    def files_to_open(self, title: str, filters: str, folder: Path) -> tuple[Path, ...]:
        """Ask for files that exist; none if the user doesn't want to."""
        dialog = QFileDialog(self._parent, title, str(folder), filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        if dialog.exec() != QFileDialog.DialogCode.Accepted:
            return ()
        return tuple(map(Path, dialog.selectedFiles()))

    def folder(self, title: str, folder: Path) -> Path | None:
        """Ask for a folder."""
        dialog = QFileDialog(self._parent, title, str(folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return self._chosen(dialog)

    def file_to_write(self, title: str, filters: str, proposal: Path, suffix: str) -> Path | None:
        """Ask where to write; the suffix is added where it was left out, and nothing is replaced unasked."""
        dialog = QFileDialog(self._parent, title, str(proposal.parent), filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.selectFile(proposal.name)
        path = self._chosen(dialog)
        if path is None:
            return None
        whole = _with_suffix(path, suffix)  # Qt takes what follows any full stop for a suffix: "SOP No. 7"
        if whole.name.lower() == path.name.lower():
            return path
        return whole if not is_there(whole) or self.replaces([whole]) else None

    def replaces(self, paths: Sequence[Path]) -> bool:
        """Ask whether files that are there may be replaced."""
        question = _("{count} berkas dengan nama yang sama sudah ada di folder itu.")
        detail = ", ".join(path.name for path in paths[:3]) + (", …" if len(paths) > 3 else "")
        return self.agrees(question.format(count=len(paths)), detail, _("Timpa"))

    def _chosen(self, dialog: QFileDialog) -> Path | None:
        if dialog.exec() != QFileDialog.DialogCode.Accepted or not dialog.selectedFiles():
            return None
        return Path(dialog.selectedFiles()[0])

    def _box(self, text: str) -> QMessageBox:
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("sopeditor")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        return box


def _with_suffix(path: Path, suffix: str) -> Path:
    """The path with a suffix like ".sop.json" once, whatever part of it was typed or added by the system's dialog."""
    parts = tuple(f".{part}" for part in suffix.split(".")[1:])
    name = path.name
    while name.lower().endswith(parts):
        name = name[: name.rindex(".")]
    return path.with_name(f"{name}{suffix}")
