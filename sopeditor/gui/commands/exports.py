"""From the screen to paper and pictures."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from sopeditor.gui.document_file import DocumentFile
from sopeditor.gui.host import Host
from sopeditor.gui.workspace import Workspace
from sopeditor.layout.sheet import Sheet
from sopeditor.paper.formats import DPI, DPI_RANGE
from sopeditor.texts import _


class ExportCommands:
    """Exports and prints the document of a window; the libraries are loaded when they are first needed."""

    def __init__(self, host: Host, workspace: Workspace, file: DocumentFile) -> None:
        self._host = host
        self._workspace = workspace
        self._file = file

    def pdf(self) -> None:
        """Ask for a file and write all pages into it as PDF."""
        self._export("PDF", ".pdf")

    def svg(self) -> None:
        """Write the pages as SVG pictures."""
        self._export("SVG", ".svg")

    def png(self) -> None:
        """Write the pages as PNG pictures of the resolution that is asked for."""
        dpi = self._host.questions.number(_("Ekspor PNG"), _("Resolusi (dpi):"), DPI, DPI_RANGE)
        if dpi is not None:
            self._export("PNG", ".png", dpi)

    def preview(self) -> None:
        """Show the PDF, and what is to be printed of it."""
        from sopeditor.gui.print_preview import PrintPreview

        proposal = self._host.proposal(".pdf")
        document = self._workspace.session.document
        dialog = PrintPreview(document, self._file.name, proposal, self._workspace.window())
        dialog.exec()
        dialog.deleteLater()

    def print_out(self) -> None:
        """Ask for a printer and print the document."""
        from sopeditor.gui.printing import print_document

        print_document(
            self._workspace.window(), self._workspace.session.document, self._sheet(), self._file.name
        )

    def _sheet(self) -> Sheet:
        """The document's sheet; what is being typed is taken as finished."""
        self._workspace.session.seal()
        return self._workspace.source.settle()

    def _export(self, kind: str, suffix: str, dpi: int = DPI) -> None:
        filters = f"{kind} (*{suffix})"
        title = _("Ekspor {kind}").format(kind=kind)
        path = self._host.questions.file_to_write(title, filters, self._host.proposal(suffix), suffix)
        if path is not None:
            self.write(kind, path, dpi)

    def write(self, kind: str, path: Path, dpi: int = DPI) -> None:
        """Write the document in the format of the path's suffix and tell how it went."""
        from sopeditor.paper.errors import ExportError
        from sopeditor.paper.painting import painted
        from sopeditor.storage.atomic import is_there
        from sopeditor.storage.errors import StorageError
        from sopeditor.storage.outputs import write_outputs

        sheet = self._sheet()
        try:
            contents = painted(sheet, self._workspace.session.document, path, dpi)
            further = [each for each in contents if each != path and is_there(each)]
            if further and not self._host.questions.replaces(further):
                return
            write_outputs(contents)
        except (ExportError, StorageError) as error:
            self._host.tell_error(error)
            return
        self._host.tell(
            " ".join((_("{kind} sudah dibuat: {path}").format(kind=kind, path=path), *sheet.notes)),
            (_("Buka"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))),
            sign="warning" if sheet.notes else "check",
        )
