"""All that belongs to one document in a window, made when the document is shown."""

from PySide6.QtCore import QPoint

from sopeditor.edit.session import Session
from sopeditor.gui.commands.charts import ChartCommands
from sopeditor.gui.commands.edits import EditCommands
from sopeditor.gui.commands.exports import ExportCommands
from sopeditor.gui.commands.findings import FindingCommands
from sopeditor.gui.commands.lists import ListCommands
from sopeditor.gui.commands.paper import PaperCommands
from sopeditor.gui.commands.view import ViewCommands
from sopeditor.gui.document_file import DocumentFile
from sopeditor.gui.findings.button import FindingsButton
from sopeditor.gui.host import Host
from sopeditor.gui.recovering import Keeper
from sopeditor.gui.sheet_notes import SheetNotes
from sopeditor.gui.status import Status
from sopeditor.gui.table.view import StepTable
from sopeditor.gui.widgets.notice import Subject
from sopeditor.gui.workspace import Workspace
from sopeditor.texts import _


class OpenDocument:
    """Session, file, workspace, status bar, safety copy, and the objects whose methods the table of actions names."""

    def __init__(self, host: Host, session: Session, file: DocumentFile) -> None:
        self.session = session
        self.file = file
        self.workspace = Workspace(session)
        self.status = Status()
        self.status.follow(self.workspace.canvas)
        self.status.add_sign(self._findings_button())
        self.status.addWidget(SheetNotes(self.workspace.source))
        self.keeper = Keeper(session, file)
        self.keeper.refused.connect(lambda reason: _tell_unsafe(host, reason))
        panel, edits = self.workspace.steps, EditCommands(session, self.workspace, host.show_message)
        self.commands: dict[str, object] = {
            "edits": edits,
            "rows": panel.rows,
            "cells": panel.cells,
            "lists": ListCommands(host.questions, self.workspace),
            "charts": ChartCommands(host.questions, session, panel),
            "findings": FindingCommands(self.workspace, host.show_message),
            "view": ViewCommands(self.workspace),
            "exports": ExportCommands(host, self.workspace, file),
            "paper": PaperCommands(self.workspace, session),
        }
        for clipboard in (panel.cells, self.workspace.canvas.clipboard):
            clipboard.told.connect(host.tell)
        panel.table.customContextMenuRequested.connect(lambda place: _open_menu(host, panel.table, place))
        for wanted in (panel.table.history, self.workspace.canvas.editing.history):
            wanted.connect(lambda back: edits.undo() if back else edits.redo())

    def _findings_button(self) -> FindingsButton:
        workspace = self.workspace
        button = FindingsButton(workspace.examiner)
        button.clicked.connect(workspace.show_findings)
        workspace.view_changed.connect(lambda: button.setChecked(workspace.findings_shown))
        return button


def _tell_unsafe(host: Host, reason: str) -> None:
    told = _("Salinan pengaman pekerjaan ini tidak dapat ditulis: {reason} Simpanlah sesering mungkin.")
    host.tell(told.format(reason=reason), sign="warning", about=Subject.SAFETY)


def _open_menu(host: Host, table: StepTable, place: QPoint) -> None:
    """The context menu of a cell; the cell becomes the current one unless it is part of what is selected."""
    index = table.indexAt(place)
    if index.isValid() and not table.selectionModel().isSelected(index):
        table.setCurrentIndex(index)
    menu = host.context_menu(table)
    menu.exec(table.viewport().mapToGlobal(place))
    menu.deleteLater()
