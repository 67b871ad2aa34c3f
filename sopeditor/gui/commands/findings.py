"""The commands on findings."""

from collections.abc import Callable

from sopeditor.gui.workspace import Workspace
from sopeditor.texts import _


class FindingCommands:
    """Opens the list of findings, and goes from one to the next."""

    def __init__(self, workspace: Workspace, tell: Callable[[str], None]) -> None:
        """`tell` shows the user a sentence for a while."""
        self._workspace = workspace
        self._tell = tell

    def toggle(self) -> None:
        """Show the list, or hide it where the keyboard is in it already."""
        panel = self._workspace.findings
        self._workspace.show_findings(panel.isHidden() or not panel.list.hasFocus())

    def next(self) -> None:
        """Go to the next finding."""
        self._go(1)

    def previous(self) -> None:
        """Go to the finding before."""
        self._go(-1)

    def _go(self, by: int) -> None:
        if not self._workspace.go_to_finding(by):
            hidden = self._workspace.examiner.open
            self._tell(_("Semua temuan sedang disembunyikan.") if hidden else _("Tidak ada temuan."))
