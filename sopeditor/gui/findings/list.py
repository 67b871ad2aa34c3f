"""The findings from top to bottom of the document, each with its sign; those set aside come last."""

from math import ceil, floor

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from sopeditor.checks.finding import Finding
from sopeditor.gui.findings.signs import sign
from sopeditor.gui.widgets.icons import toned
from sopeditor.texts import _

_FINDING = Qt.ItemDataRole.UserRole


class FindingList(QListWidget):
    """Keeps its place when what it shows changes: of a finding that was mended, the gap between its neighbours."""

    reached = Signal(object)
    """The `Finding` that was clicked or entered."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings")
        self.setAccessibleName(_("Temuan"))
        self.setWordWrap(True)
        self.setIconSize(QSize(16, 16))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._listed: tuple[tuple[Finding, ...], tuple[Finding, ...]] = ((), ())
        self._gap = -0.5
        self.itemClicked.connect(self._reach)
        self.itemActivated.connect(self._reach)

    @property
    def current(self) -> Finding | None:
        """The marked finding, if one is."""
        item = self.currentItem()
        found: Finding | None = item.data(_FINDING) if item else None
        return found

    def sizeHint(self) -> QSize:
        """All rows, as their words break at the present width."""
        self.doItemsLayout()
        return QSize(super().sizeHint().width(), self.contentsSize().height() + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """One row."""
        return QSize(0, self.fontMetrics().height() + 12)

    def take(self, found: tuple[Finding, ...], ignored: tuple[Finding, ...]) -> None:
        """Show these findings, and after them those set aside."""
        if (found, ignored) == self._listed:
            return
        self._listed = found, ignored
        row, marked = self.currentRow(), self.current
        self.clear()
        for finding in found:
            self._add(finding, finding.severity.word).setIcon(sign(finding.severity))
        for finding in ignored:
            self._add(finding, _("diabaikan")).setIcon(toned("hide", "muted"))
        if marked is not None:
            keys = [finding.key for finding in (*found, *ignored)]
            self._gap = row - 0.5
            self.setCurrentRow(keys.index(marked.key) if marked.key in keys else -1)

    def walk(self, by: int) -> Finding | None:
        """Mark the next finding that isn't set aside, or the one before; after the last comes the first."""
        count = len(self._listed[0])
        if not count:
            return None
        at = self.currentRow() if self.currentRow() >= 0 else self._gap
        self.setCurrentRow((floor(at) + 1 if by > 0 else ceil(at) - 1) % count)
        return self.current

    def begin(self) -> None:
        """Mark the finding at the place that was left, if none is marked."""
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(min(ceil(self._gap), self.count() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._reach()
        else:
            super().keyPressEvent(event)

    def _reach(self) -> None:
        if self.current is not None:
            self.reached.emit(self.current)

    def _add(self, finding: Finding, word: str) -> QListWidgetItem:
        item = QListWidgetItem(finding.message, self)
        item.setData(_FINDING, finding)
        rule = _("Aturan {rule}: {basis}").format(rule=finding.rule, basis=finding.basis)
        item.setToolTip(f"{finding.message}\n{rule}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{word}: {finding.message}")
        return item
