"""One window: the start page, or one document with its menus, toolbar, workspace and status bar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QMessageBox, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from sopeditor import __version__
from sopeditor.gui.actions.action_set import ActionSet
from sopeditor.gui.actions.command_list import CommandList
from sopeditor.gui.actions.row import FILE
from sopeditor.gui.actions.state import State
from sopeditor.gui.commands.files import FileCommands
from sopeditor.gui.file_drops import FileDrops
from sopeditor.gui.questions import Questions
from sopeditor.gui.settings import keep_window, restore_window
from sopeditor.gui.start_page import StartPage, shortened
from sopeditor.gui.widgets.icons import icon
from sopeditor.gui.widgets.notice import Choice, Notices, Subject
from sopeditor.storage.names import SUFFIX
from sopeditor.texts import _

if TYPE_CHECKING:
    from sopeditor.edit.change import Change
    from sopeditor.edit.session import Session
    from sopeditor.gui.document_file import DocumentFile
    from sopeditor.gui.guide import Guide
    from sopeditor.gui.office import Office
    from sopeditor.gui.open_document import OpenDocument
    from sopeditor.gui.workspace import Workspace

_USUAL_SIZE = QSize(1280, 760)
_MESSAGE = 4000
_MENU_PART = 280
"""Pixels that the name of a recent file, or its folder, takes in the menu at the most."""
_SIDE_GROUP = 5
"""The part of the toolbar that stands at its far end begins with this group."""


class Window(QMainWindow):
    """Shows the start page until it is given a document."""

    closed = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office = office
        self.questions = Questions(self)
        self._opened: OpenDocument | None = None
        self.files = FileCommands(self)
        self.commands: dict[str, object] = {"files": self.files, "office": office, "window": self}
        self.actions_ = ActionSet(self, self.commands)
        self._recent_menu = QMenu(_("Berkas te&rakhir"), self)
        self._bar = QToolBar(_("Bilah alat"))
        self._stack = QStackedWidget()
        self._notices = Notices()
        self._drops = FileDrops(self, lambda paths: office.open_all(paths, self))
        self.start = StartPage()
        self._build()
        self.show_recent()
        self.refresh()

    @property
    def session(self) -> Session | None:
        """The document's session; None on the start page."""
        return self._opened.session if self._opened else None

    @property
    def file(self) -> DocumentFile | None:
        """The document's file, which may have no path yet; None on the start page."""
        return self._opened.file if self._opened else None

    @property
    def workspace(self) -> Workspace | None:
        """What the document is edited in; None on the start page."""
        return self._opened.workspace if self._opened else None

    @property
    def is_free(self) -> bool:
        """Whether another document may take this window without anything being lost."""
        if self._opened is None:
            return True
        session, is_new = self._opened.session, self._opened.file.path is None
        return is_new and session.is_saved and not session.undo_label and not session.redo_label

    def show_document(self, session: Session, file: DocumentFile) -> None:
        """Show a document in place of what was shown before."""
        from sopeditor.gui.open_document import OpenDocument
        from sopeditor.gui.workspace_settings import restore_workspace

        self._let_go()
        self.settle()
        self._opened = opened = OpenDocument(self, session, file)
        self.commands |= opened.commands
        self._stack.addWidget(opened.workspace)
        self._stack.setCurrentWidget(opened.workspace)
        restore_workspace(opened.workspace)
        self.setStatusBar(opened.status)
        self._bar.show()
        session.subscribe(self._follow)
        file.moved.connect(self.refresh)
        file.changed_outside.connect(self.files.tell_changed_outside)
        file.returned.connect(self._be_at_ease_about_file)
        file.vanished.connect(self.files.tell_vanished)
        file.vanished.connect(self.refresh)
        opened.workspace.selection.changed.connect(self.refresh)
        opened.workspace.view_changed.connect(self.refresh)
        self.refresh()
        opened.workspace.begin()

    def refresh(self) -> None:
        """Bring title, actions and status bar up to date."""
        state = self.state()
        self.actions_.update(state)
        if self._opened is None:
            self.setWindowTitle("sopeditor")
            return
        file = self._opened.file
        self.setWindowTitle(f"{file.name}[*] – sopeditor")
        self.setWindowModified(not state.saved)
        self._opened.status.tell(self._opened.workspace.steps.chart, file.standing)

    def state(self) -> State:
        """What can be done now."""
        if self._opened is None:
            return State()
        session, workspace = self._opened.session, self._opened.workspace
        return State(
            document=True,
            saved=session.is_saved,
            undo=session.undo_label,
            redo=session.redo_label,
            steps=len(workspace.steps.table.selected_steps()),
            charts=len(session.document.sop.charts),
            view=workspace.view,
            properties=workspace.properties_shown,
            findings=workspace.findings_shown,
        )

    def show_recent(self) -> None:
        """List the recent files anew."""
        paths = self.office.recent()
        self._recent_menu.clear()
        self._recent_menu.setEnabled(bool(paths))
        for number, path in enumerate(paths, start=1):
            name, folder = (
                self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, _MENU_PART)
                for text in (path.name.removesuffix(SUFFIX), shortened(path.parent))
            )
            title = f"{name}\t{folder}".replace("&", "&&")
            action = self._recent_menu.addAction(f"&{number} {title}")
            action.triggered.connect(lambda _checked=False, path=path: self.office.open_file(path, self))
        self.start.show_recent(paths)

    def tell(self, text: str, *choices: Choice, sign: str = "info", about: Subject = Subject.DEED) -> None:
        """Show a sentence in a strip above what is shown."""
        self._notices.tell(text, *choices, sign=sign, about=about)

    def settle(self) -> None:
        """Close what was told of the document until now; what a crash left behind stays offered."""
        self._notices.settle(Subject.DEED, Subject.FILE, Subject.SAFETY)

    def tell_error(self, error: Exception) -> None:
        """Show the one sentence of what went wrong with a file."""
        self.tell(str(error), sign="error")

    def proposal(self, suffix: str) -> Path:
        """The file that is offered when something is made of the document, with a suffix like ".pdf"."""
        return self.files.proposal(suffix)

    def context_menu(self, parent: QWidget) -> QMenu:
        """What can be done with the selected rows and cells."""
        return self.actions_.context_menu(parent)

    @property
    def told(self) -> str:
        """The sentences in the strips."""
        return self._notices.text

    def show_message(self, text: str) -> None:
        """Say something in the status bar for some seconds."""
        self.statusBar().showMessage(text, _MESSAGE)

    def about(self) -> None:
        """Say what this program is."""
        QMessageBox.about(
            self,
            "sopeditor",
            _(
                "<b>sopeditor {version}</b><br>Editor SOP AP menurut PermenPAN-RB 35/2012.<br>"
                "Semua dokumen tetap di komputer ini.<br>Lisensi MIT."
            ).format(version=__version__),
        )

    def guide(self) -> Guide:
        """Open the user's guide beside the work, or bring it back to the front."""
        from sopeditor.gui.guide import Guide

        found: Guide = self.findChild(Guide) or Guide(self)
        found.show()
        found.raise_()
        found.activateWindow()
        return found

    def command_list(self) -> CommandList:
        """Open the list of all commands."""
        found = CommandList(self, self.actions_)
        found.open_over(self)
        return found

    def shortcuts(self) -> None:
        """Show the page of all keys."""
        from sopeditor.gui.shortcuts import ShortcutsDialog

        dialog = ShortcutsDialog(self.actions_.rows, self)
        dialog.exec()
        dialog.deleteLater()

    def keep_work(self) -> bool:
        """Put unsaved work into safety; False if it can't be."""
        return self._opened is None or self._opened.keeper.keep_now()

    def raise_to_front(self) -> None:
        """Bring this window before the others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before unsaved work is lost."""
        if not self.files.may_leave():
            event.ignore()
            return
        self._let_go()
        keep_window(self)
        event.accept()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take files from now on."""
        super().showEvent(event)
        self._drops.listen()

    def _build(self) -> None:
        self.setWindowIcon(icon("sopeditor"))
        restore_window(self, _USUAL_SIZE)
        menus = self.actions_.fill_menus(self.menuBar())
        menus[FILE].insertMenu(self.actions_["import"], self._recent_menu)
        self._bar.setMovable(False)
        self._bar.setIconSize(QSize(20, 20))
        self._bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.actions_.fill_bar(self._bar, stretch_before=_SIDE_GROUP)
        self.addToolBar(self._bar)
        self._bar.hide()
        self._stack.addWidget(self.start)
        self.start.new_button.clicked.connect(self.files.new)
        self.start.open_button.clicked.connect(self.files.open)
        self.start.import_button.clicked.connect(self.files.import_file)
        self.start.guide_button.clicked.connect(self.guide)
        self.start.sample_wanted.connect(self.files.open_sample)
        self.start.file_wanted.connect(self.files.open_path)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._notices)
        layout.addWidget(self._stack, stretch=1)
        self.setCentralWidget(body)

    def _follow(self, change: Change) -> None:
        del change
        self.refresh()

    def _be_at_ease_about_file(self) -> None:
        """The file holds again what this window knows of it."""
        self._notices.settle(Subject.FILE)

    def _let_go(self) -> None:
        """Drop the document that is shown, whose loss has been agreed to."""
        from sopeditor.gui.workspace_settings import keep_workspace

        if self._opened is not None:
            workspace = self._opened.workspace
            keep_workspace(workspace)
            self._opened.keeper.close()
            workspace.close_down()
            self._stack.removeWidget(workspace)
            workspace.deleteLater()
            self._opened = None
