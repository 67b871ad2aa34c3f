"""All commands in one list that is searched by typing."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from sopeditor.gui.action_set import ActionSet, plain_text
from sopeditor.gui.popup import Popup
from sopeditor.texts import _

_ACTION = Qt.ItemDataRole.UserRole
_SIZE = QSize(520, 400)


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
        self.setFixedSize(_SIZE)
        usable = [(row.menu, actions[row.id]) for row in actions.rows if actions[row.id].isEnabled()]
        self._fill(usable)
        self.field.textChanged.connect(self._filter)
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
        return [plain_text(item.data(_ACTION).text()) for item in self._items() if not item.isHidden()]

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _fill(self, usable: Iterable[tuple[str, QAction]]) -> None:
        for menu, action in usable:
            item = QListWidgetItem(self.list)
            item.setData(_ACTION, action)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, plain_text(action.text()))
            item.setSizeHint(QSize(0, 32))
            self.list.setItemWidget(item, _line(menu, action))
        self.list.setCurrentRow(0)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for item in self._items():
            action = item.data(_ACTION)
            known = f"{plain_text(action.text())} {action.toolTip()}".casefold()
            item.setHidden(not all(word in known for word in words))
        first = next((item for item in self._items() if not item.isHidden()), None)
        self.list.setCurrentItem(first)  # type: ignore[arg-type] # None: nothing is marked

    def _move(self, by: int) -> None:
        shown = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        if shown:
            place = shown.index(self.list.currentRow()) if self.list.currentRow() in shown else -by
            self.list.setCurrentRow(shown[(place + by) % len(shown)])

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is not None and not item.isHidden():
            action: QAction = item.data(_ACTION)
            self.close()
            action.trigger()


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
    hint = QLabel(keys or plain_text(menu))
    hint.setProperty("role", "hint")
    layout.addWidget(hint)
    return line
