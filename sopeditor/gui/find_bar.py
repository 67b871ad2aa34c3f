"""Find and replace over the whole document: texts, lanes, labels, identity."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sopeditor.edit.change import Change
from sopeditor.edit.replacing import Wanted, occurrences, replace_all
from sopeditor.edit.session import Session
from sopeditor.gui.matches import Match, matches
from sopeditor.gui.widgets.designer import child, load
from sopeditor.gui.widgets.icons import icon
from sopeditor.texts import _


class FindBar(QWidget):
    """Counts while one types; Enter goes to the next match, "Ganti semua" is one undo step."""

    reached = Signal(object)
    """The `Match` that was gone to."""

    closed = Signal(object)
    """The bar is gone; the `Match` that was gone to last, or None."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._at: Match | None = None
        form = load("find")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(form)
        self.wanted = child(form, QLineEdit, "wanted")
        self.replacement = child(form, QLineEdit, "replacement")
        self.case, self.whole = child(form, QCheckBox, "case"), child(form, QCheckBox, "whole")
        self.count = child(form, QLabel, "count")
        self.replace = child(form, QPushButton, "replace")
        self.previous, self.next = child(form, QToolButton, "previous"), child(form, QToolButton, "next")
        close = child(form, QToolButton, "close")
        for button, name in ((self.previous, "chevron-up"), (self.next, "chevron-down"), (close, "close")):
            button.setIcon(icon(name))
        self.wanted.textChanged.connect(self._recount)
        for box in (self.case, self.whole):
            box.toggled.connect(self._recount)
        self.previous.clicked.connect(lambda: self.go(-1))
        self.next.clicked.connect(lambda: self.go(1))
        self.replace.clicked.connect(self._replace)
        close.clicked.connect(self.shut)
        for field in (self.wanted, self.replacement):
            field.installEventFilter(self)
        self._unsubscribe = session.subscribe(self._follow)
        self.hide()

    def close_down(self) -> None:
        """Stop listening to the session."""
        self._unsubscribe()

    def open(self, wanted: str = "") -> None:
        """Show the bar, searching for what is selected, if anything is."""
        self.show()
        if wanted and "\n" not in wanted:
            self.wanted.setText(wanted)
        self.wanted.setFocus()
        self.wanted.selectAll()
        self._recount()

    def shut(self) -> None:
        """Hide the bar."""
        self.hide()
        self.closed.emit(self._at)

    def go(self, by: int) -> None:
        """Go to the next match, or the one before; after the last comes the first."""
        found = matches(self._session.document, self._wanted())
        if not found:
            return
        place = found.index(self._at) + by if self._at in found else 0 if by > 0 else len(found) - 1
        self._at = found[place % len(found)]
        self.reached.emit(self._at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Shift+Enter back, Esc closes; Enter in the replacement replaces."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if watched is self.replacement:
                self._replace()
            else:
                self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            return super().eventFilter(watched, event)
        return True

    def _replace(self) -> None:
        wanted, count = self._wanted(), self._found()
        if count:
            edit = replace_all(wanted, self.replacement.text())
            label = _("ganti “{wanted}” ({count} kali)").format(wanted=wanted.text, count=count)
            self._session.apply(label, edit, origin="find")
            self.count.setText(_("{count} diganti").format(count=count))

    def _found(self) -> int:
        return occurrences(self._session.document, self._wanted())

    def _wanted(self) -> Wanted:
        return Wanted(self.wanted.text(), self.case.isChecked(), self.whole.isChecked())

    def _recount(self) -> None:
        count = self._found()
        if not self.wanted.text():
            self.count.clear()
        else:
            self.count.setText(_("{count} hasil").format(count=count) if count else _("tidak ada"))
        for button in (self.previous, self.next, self.replace):
            button.setEnabled(count > 0)

    def _follow(self, change: Change) -> None:
        del change
        if self.isVisible():
            self._recount()
