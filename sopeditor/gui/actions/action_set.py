"""The QActions of a window, and the menus and the toolbar they stand in, made from the table of actions."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QSizePolicy, QToolBar, QToolButton, QWidget

from sopeditor.gui.actions.row import Row, plain_text
from sopeditor.gui.actions.state import State
from sopeditor.gui.actions.table import CONTEXT, TABLE
from sopeditor.gui.widgets.icons import icon
from sopeditor.texts import _


class ActionSet:
    """The QActions of one window, made from the table."""

    def __init__(self, window: QWidget, commands: Mapping[str, object], rows: Iterable[Row] = TABLE) -> None:
        self.rows = tuple(rows)
        self._window = window
        self._commands = commands
        self._actions = {row.id: self._made(row) for row in self.rows}

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def update(self, state: State) -> None:
        """Switch each action on or off for the window's present state, and name what undo and redo would do."""
        for row in self.rows:
            action = self._actions[row.id]
            action.setEnabled(row.when(state))
            if row.checked is not None:
                action.setChecked(row.checked(state))
        for action_id, what in (("undo", state.undo), ("redo", state.redo)):
            plain = next(row for row in self.rows if row.id == action_id).text
            action = self._actions[action_id]
            action.setText(f"{plain}: {what}" if what else plain)
            action.setToolTip(_tip(action.text(), "", action.shortcut()))

    def fill_menus(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Make the menus, in the order of the table."""
        menus: dict[str, QMenu] = {}
        groups: dict[str, int] = {}
        for row in self.rows:
            if not row.menu:
                continue
            menu = menus.setdefault(row.menu, menus.get(row.menu) or bar.addMenu(row.menu))
            if groups.setdefault(row.menu, row.group) != row.group:
                menu.addSeparator()
                groups[row.menu] = row.group
            menu.addAction(self._actions[row.id])
        return menus

    def context_menu(self, parent: QWidget) -> QMenu:
        """What can be done with the selected rows and cells."""
        menu = QMenu(parent)
        for part in CONTEXT:
            menu.addSeparator()
            for action_id in part:
                menu.addAction(self._actions[action_id])
        return menu

    def fill_bar(self, bar: QToolBar, stretch_before: int) -> None:
        """Put the actions of the table that belong there onto a toolbar; one group stands at its far end."""
        shown = sorted((row for row in self.rows if row.bar), key=lambda row: row.bar)
        for place, row in enumerate(shown):
            if place and row.bar != shown[place - 1].bar:
                if row.bar == stretch_before:
                    bar.addWidget(_spacer())
                else:
                    bar.addSeparator()
            bar.addAction(self._actions[row.id])
            button = bar.widgetForAction(self._actions[row.id])
            if row.named and isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        rest = bar.findChild(QToolButton, "qt_toolbar_ext_button")
        if isinstance(rest, QToolButton):
            rest.setIcon(icon("chevron-right"))
            rest.setToolTip(_("Tombol lainnya"))
            rest.setAccessibleName(_("Tombol lainnya"))

    def _made(self, row: Row) -> QAction:
        action = QAction(row.text, self._window)
        action.setObjectName(row.id)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.setCheckable(row.checked is not None)
        if row.icon:
            action.setIcon(icon(row.icon))
        action.setIconText(plain_text(row.text))
        action.setToolTip(_tip(row.text, row.tip, action.shortcut()))
        action.setStatusTip(row.tip)
        action.triggered.connect(lambda: self._run(row))
        self._window.addAction(action)
        return action

    def _run(self, row: Row) -> None:
        handler_of(self._commands, row)()


def handler_of(commands: Mapping[str, object], row: Row) -> Callable[[], object]:
    """The method that carries out a command: "files.save" is `commands["files"].save`."""
    group, _dot, name = row.handler.partition(".")
    found: Callable[[], object] = getattr(commands[group], name)
    return found


def _tip(text: str, tip: str, shortcut: QKeySequence) -> str:
    plain = tip or plain_text(text)
    keys = shortcut.toString(QKeySequence.SequenceFormat.NativeText)
    return f"{plain} ({keys})" if keys else plain


def _spacer() -> QWidget:
    spacer = QWidget()
    spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return spacer
