"""The list of findings, at the foot of the window.

A strip as wide as the window, and not a panel beside the pages: each finding is one sentence, which there stands on
one line, five of them in the height of three rows of the table; in a column of 236 pixels the same five would fill
half a screen of 768. It stays open while one mends one after the other, which a popup would not.
"""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from sopeditor.checks.finding import Finding, Severity
from sopeditor.checks.fixing import Fix, fix_of
from sopeditor.edit.ignoring import heed, ignore
from sopeditor.edit.session import Session
from sopeditor.gui.findings.list import FindingList
from sopeditor.gui.findings.signs import sign
from sopeditor.gui.findings.source import FindingSource
from sopeditor.gui.widgets.basic import announce, label, tool_button
from sopeditor.gui.widgets.icons import icon, toned
from sopeditor.texts import _

ORIGIN = "findings"


class FindingsPanel(QFrame):
    """Shows what is to be said about the document while it is open; hidden, it does nothing."""

    reached = Signal(object)
    """The `Finding` that was gone to."""

    left = Signal()
    """The panel was shut from within."""

    refreshed = Signal()
    """It may need another height now."""

    def __init__(self, session: Session, source: FindingSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._source = source
        self.setProperty("role", "surface")
        self.setAccessibleName(_("Temuan"))
        self.list = FindingList()
        self.filters = {severity: _filter(True) for severity in Severity}
        self.aside_shown = _filter(False)
        self.mender = QAction(icon("edit"), "", self)
        self.setter = QAction(toned("hide", "muted"), "", self)
        self._nothing: QLabel = label("", "hint")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._build()
        source.changed.connect(self._refresh_seen)
        self.hide()

    @property
    def needed(self) -> int:
        """The height in pixels at which all that is listed is seen."""
        self.list.updateGeometry()
        return self.sizeHint().height()

    def open(self) -> None:
        """Show the list and give it the keyboard."""
        self.show()
        self.refresh()
        self.list.begin()
        self.list.setFocus()

    def refresh(self) -> None:
        """Show what is to be said about the document now."""
        report = self._source.settle()
        counts = Counter(finding.severity for finding in report.open)
        for severity, button in self.filters.items():
            _name(button, counts[severity], severity.word)
            button.setIcon(sign(severity))
        _name(self.aside_shown, len(report.ignored), _("diabaikan"))
        wanted = {severity for severity, button in self.filters.items() if button.isChecked()}
        found = tuple(finding for finding in report.open if finding.severity in wanted)
        ignored = report.ignored if self.aside_shown.isChecked() else ()
        self.list.take(found, ignored)
        self._nothing.setText(
            _("Semua temuan disembunyikan oleh tombol di atas.")
            if report.open
            else _("Tidak ada temuan: semua yang diperiksa sudah sesuai.")
        )
        self.list.setVisible(bool(found or ignored))
        self._nothing.setVisible(not (found or ignored))
        self._name_actions()
        self.refreshed.emit()

    def go(self, by: int) -> bool:
        """Go to the next finding, or the one before; False if there is none."""
        self.show()
        self.setFocus()  # what was being typed is finished, and may have mended something
        self.refresh()
        finding = self.list.walk(by)
        if finding is not None:
            told = f"{finding.severity.word}: {finding.message}"
            self.setAccessibleDescription(told)
            self.reached.emit(finding)
            announce(self, told)
        return finding is not None

    def set_aside(self) -> None:
        """Set the marked finding aside, or take it up again if it is; one undo step."""
        finding = self.list.current
        if finding is None:
            return
        row, what = self.list.currentRow(), finding.message.split(";")[0]
        if self._is_aside(finding):
            self._session.apply(_("pulihkan “{what}”").format(what=what), heed(finding.key), origin=ORIGIN)
        else:
            self._session.apply(_("abaikan “{what}”").format(what=what), ignore(finding.key), origin=ORIGIN)
        self.refresh()
        self.list.setCurrentRow(min(row, self.list.count() - 1))

    def mend(self) -> None:
        """Do what plainly mends the marked finding, if anything does; one undo step."""
        self.refresh()  # the fix must be one for the document as it is now
        fix = self._fix()
        if fix is not None:
            self._session.apply(fix.label, fix.edit, origin=ORIGIN)
            self.refresh()
            self.list.begin()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 3, 4, 0)
        head.setSpacing(4)
        self.aside_shown.setIcon(toned("hide", "muted"))
        for button in (*self.filters.values(), self.aside_shown):
            button.toggled.connect(self.refresh)
            head.addWidget(button)
        head.addStretch(1)
        close = tool_button("close", _("Tutup daftar temuan (Esc)"), 14)
        close.clicked.connect(self.left)
        self.mender.setShortcut(QKeySequence("Ctrl+."))
        self.setter.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        head.addWidget(self._button(self.mender, self.mend))
        self.mender.setVisible(False)
        head.addWidget(self._button(self.setter, self.set_aside))
        head.addWidget(close)
        self.list.currentRowChanged.connect(self._name_actions)
        self.list.reached.connect(self._reach)
        self.list.left.connect(self.left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.list, stretch=1)
        layout.addWidget(self._nothing, stretch=1)

    def _button(self, action: QAction, does: Callable[[], None]) -> QToolButton:
        """A button for the marked finding; the list's own menu, and the action's key in it, do the same."""
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(does)
        self.list.addAction(action)
        button = QToolButton()
        button.setDefaultAction(action)
        action.visibleChanged.connect(lambda: button.setVisible(action.isVisible()))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _reach(self, finding: Finding) -> None:
        """Go to a finding, unless what was just done has mended it or deleted its place."""
        report = self._source.settle()
        if finding in (*report.open, *report.ignored):
            self.reached.emit(finding)

    def _refresh_seen(self) -> None:
        if not self.isHidden():
            self.refresh()

    def _fix(self) -> Fix | None:
        finding = self.list.current
        return fix_of(self._source.document, finding) if finding else None

    def _is_aside(self, finding: Finding) -> bool:
        return finding.key in self._session.document.ignored

    def _name_actions(self) -> None:
        finding = self.list.current
        fix = self._fix()
        self.mender.setVisible(fix is not None)
        if fix is not None:
            text = fix.label[:1].upper() + fix.label[1:]
            _dress(self.mender, text, _("Betulkan sendiri temuan ini"))
        self.setter.setEnabled(finding is not None)
        if finding is not None and self._is_aside(finding):
            _dress(self.setter, _("Pulihkan"), _("Tampilkan temuan ini lagi"))
        else:
            _dress(self.setter, _("Abaikan"), _("Jangan tampilkan lagi di dokumen ini"))


def _dress(action: QAction, text: str, tip: str) -> None:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setText(text)
    action.setToolTip(f"{tip} ({keys})")


def _filter(on: bool) -> QToolButton:
    """A button that shows or hides some of the findings."""
    button = QToolButton()
    button.setCheckable(True)
    button.setChecked(on)
    button.setIconSize(QSize(15, 15))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def _name(button: QToolButton, count: int, word: str) -> None:
    button.setText(f"{count} {word}")
    button.setToolTip(_("Tampilkan atau sembunyikan"))
    button.setVisible(count > 0)
