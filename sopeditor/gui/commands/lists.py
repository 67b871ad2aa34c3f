"""Commands that ask something about the current row."""

from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.questions import Questions
from sopeditor.gui.workspace import STEPS, Workspace
from sopeditor.texts import _


class ListCommands:
    """Opens the lists of the current row, and asks for its number and section heading."""

    def __init__(self, questions: Questions, workspace: Workspace) -> None:
        self._questions = questions
        self._workspace = workspace
        self._panel = workspace.steps
        self._panel.table.number_wanted.connect(lambda _step: self.number())

    def actors(self) -> None:
        """Choose the pelaksana of the current row."""
        self._open(TableColumn.ACTORS)

    def symbols(self) -> None:
        """Choose the symbols of the current row."""
        self._open(TableColumn.SYMBOLS)

    def flows(self) -> None:
        """Choose where the current row leads."""
        self._open(TableColumn.FLOWS)

    def number(self) -> None:
        """Ask for another number of the current row."""
        step = self._panel.rows.current()
        if step is None:
            return
        printed = self._panel.table.steps.reading.numbers[step.id]
        prompt = _("Nomor yang dicetak (kosongkan agar dihitung sendiri):")
        text = self._questions.text(_("Nomor langkah"), prompt, printed)
        if text is not None and text.strip() != printed:
            self._panel.rows.set_number(step.id, text.strip() or None)

    def section(self) -> None:
        """Ask for the section heading above the current row."""
        step = self._panel.rows.current()
        if step is None:
            return
        prompt = _("Judul di atas langkah ini; nomor mulai lagi dari 1 (kosongkan untuk menghapus):")
        text = self._questions.text(_("Judul bagian"), prompt, step.section or "")
        if text is not None:
            self._panel.rows.set_section(text.strip() or None)

    def _open(self, part: TableColumn) -> None:
        table = self._panel.table
        self._workspace.show_side(STEPS)
        column = table.steps.column_of(part)
        if column is not None and table.currentIndex().isValid():
            table.setCurrentIndex(table.steps.index(table.currentIndex().row(), column))
            table.edit_current()
