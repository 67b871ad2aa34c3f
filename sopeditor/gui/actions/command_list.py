"""All commands in one list that is searched by typing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from sopeditor.gui.actions.action_set import ActionSet
from sopeditor.gui.actions.row import plain_text
from sopeditor.gui.widgets.popup import Popup
from sopeditor.texts import _

_ACTION = Qt.ItemDataRole.UserRole
_SIZE = QSize(520, 400)
_AROUND = QSize(40, 80)


class CommandList(Popup):
    """Typing narrows the list, Enter runs the marked command; what can't be done now is not offered."""

    def __init__(self, parent: QWidget, actions: ActionSet) -> None:
        super().__init__(parent)
        self.field = QLineEdit(placeholderText=_("Cari perintah …"))
        self.field.setAccessibleName(_("Cari perintah"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Perintah"))
        self.body.addWidget(self.field)
        self.body.addWidget(self.list)
        self.setFixedSize(_SIZE.boundedTo(parent.window().size() - _AROUND))
        self._usable = [(row.menu, actions[row.id]) for row in actions.rows if actions[row.id].isEnabled()]
        self._fill("")
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(self._run)
        self.list.itemClicked.connect(self._run)
        self.field.setFocus()

    def open_over(self, window: QWidget) -> None:
        """Show it at the top of a window's middle."""
        left = (window.width() - self.width()) // 2
        self.open_below(QRect(window.mapToGlobal(QPoint(left, 60)), QSize(self.width(), 1)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while one types; Enter runs."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentItem())
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            return super().eventFilter(watched, event)
        return True

    def shown(self) -> list[str]:
        """The commands that match, from top to bottom."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [plain_text(item.data(_ACTION).text()) for item in items]

    def _fill(self, wanted: str) -> None:
        """List what matches; what is named so comes before what only says so in its tip."""
        words = wanted.casefold().split()
        matching = [(menu, action) for menu, action in self._usable if _matches(action, words)]
        self.list.clear()
        for menu, action in sorted(matching, key=lambda found: _distance(found[1], words)):
            item = QListWidgetItem(self.list)
            item.setData(_ACTION, action)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, plain_text(action.text()))
            item.setSizeHint(QSize(0, 32))
            self.list.setItemWidget(item, _line(menu, action))
        self.list.setCurrentRow(0)

    def _move(self, by: int) -> None:
        if self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            action: QAction = item.data(_ACTION)
            self.close()
            action.trigger()


def _matches(action: QAction, words: Sequence[str]) -> bool:
    known = f"{plain_text(action.text())} {action.toolTip()}".casefold()
    return all(word in known for word in words)


def _distance(action: QAction, words: Sequence[str]) -> int:
    """How far a command is from what was typed: it begins so, a word of it does, contains it, only its tip does."""
    name = plain_text(action.text()).casefold()
    if not words or name.startswith(words[0]):
        return 0
    if any(part.startswith(words[0]) for part in name.split()):
        return 1
    return 2 if words[0] in name else 3


def _line(menu: str, action: QAction) -> QWidget:
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(8, 0, 8, 0)
    layout.setSpacing(12)
    sign = QLabel()
    sign.setFixedWidth(20)
    sign.setPixmap(action.icon().pixmap(QSize(18, 18), line.devicePixelRatioF()))
    layout.addWidget(sign)
    layout.addWidget(QLabel(plain_text(action.text())))
    layout.addStretch(1)
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    hint = QLabel(" · ".join(filter(None, (plain_text(menu), keys))))
    hint.setProperty("role", "hint")
    layout.addWidget(hint)
    return line
