"""All that belongs to one document in a window, made when the document is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopeditor.edit.session import Session
from sopeditor.gui.chart_commands import ChartCommands
from sopeditor.gui.document_file import DocumentFile
from sopeditor.gui.edit_commands import EditCommands
from sopeditor.gui.export_commands import ExportCommands
from sopeditor.gui.list_commands import ListCommands
from sopeditor.gui.paper_commands import PaperCommands
from sopeditor.gui.recovering import Keeper
from sopeditor.gui.status import Status
from sopeditor.gui.view_commands import ViewCommands
from sopeditor.gui.workspace import Workspace

if TYPE_CHECKING:
    from sopeditor.gui.window import Window


class Desk:
    """Workspace, status bar, safety copy, and the objects whose methods the table of actions names."""

    def __init__(self, window: Window, session: Session, file: DocumentFile) -> None:
        self.workspace = Workspace(session)
        self.status = Status()
        self.status.follow(self.workspace.canvas)
        self.keeper = Keeper(session, file)
        panel = self.workspace.steps
        self.commands: dict[str, object] = {
            "edits": EditCommands(session, self.workspace),
            "rows": panel.rows,
            "cells": panel.cells,
            "lists": ListCommands(window, panel),
            "charts": ChartCommands(window, session, panel),
            "view": ViewCommands(self.workspace),
            "exports": ExportCommands(window, self.workspace, file),
            "paper": PaperCommands(window, session),
        }
        panel.cells.told.connect(window.tell)
        panel.table.history.connect(lambda back: session.undo() if back else session.redo())
