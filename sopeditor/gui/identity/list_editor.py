"""A list edited as a list: one growing field for each item, with its number and a handle to drag it by."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sopeditor.exchange.listing import split_items
from sopeditor.gui.widgets.basic import flat_button, tool_button
from sopeditor.gui.widgets.growing_text import GrowingText
from sopeditor.gui.widgets.sortable import Handle, Rows
from sopeditor.texts import _

Key = Qt.Key


class ItemField(GrowingText):
    """One item. Enter wants a new item, Backspace or Delete in an empty one removes it."""

    enter = Signal()
    emptied = Signal(int)
    pasted = Signal(list)
    moved = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of a list; all others write."""
        key, modifiers = event.key(), event.modifiers()
        if key in (Key.Key_Return, Key.Key_Enter) and not modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.enter.emit()
        elif key in (Key.Key_Backspace, Key.Key_Delete) and not self.text():
            self.emptied.emit(-1 if key == Key.Key_Backspace else 0)
        elif key in (Key.Key_Up, Key.Key_Down) and modifiers & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(-1 if key == Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def write(self, text: str) -> None:
        """Split a pasted list into items."""
        items = list(split_items(text))
        if len(items) > 1:
            self.pasted.emit(items)
        else:
            self.insertPlainText(items[0] if items and not self.text() else text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the typing ends."""
        super().focusOutEvent(event)
        self.left.emit()


class _Item(QFrame):
    """An item's field with its handle, number and cross."""

    def __init__(self) -> None:
        super().__init__()
        self.field = ItemField()
        self.handle = Handle()
        self.number = QLabel()
        self.number.setProperty("role", "hint")
        self.number.setMinimumWidth(22)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.number.setContentsMargins(0, 5, 0, 0)
        self.remove = tool_button("close", _("Hapus butir ini"), 12)
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        top = Qt.AlignmentFlag.AlignTop
        self.handle.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self.handle, 0, top)
        layout.addWidget(self.number, 0, top)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.remove, 0, top)


class ListEditor(QWidget):
    """Edits a tuple of texts; blank items are shown while one works on them, and are never part of the value."""

    edited = Signal(int)
    """The value is another; the item that was typed in, or -1 if the list itself was changed."""

    finished = Signal()
    """The typing in an item has ended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbered = True
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._items: Rows[_Item] = Rows(self, layout)
        self.adder = flat_button("add", _("Tambah butir"))
        self.adder.clicked.connect(lambda: self._insert(len(self._items)))
        layout.addWidget(self.adder, 0, Qt.AlignmentFlag.AlignLeft)
        self._items.rearranged.connect(self._rearranged)

    @property
    def value(self) -> tuple[str, ...]:
        """The items that are not blank."""
        return tuple(item.field.text() for item in self._items if item.field.text().strip())

    @property
    def fields(self) -> list[ItemField]:
        """The fields, from the first to the last."""
        return [item.field for item in self._items]

    @property
    def rows(self) -> Rows["_Item"]:
        """The rows with their handles."""
        return self._items

    def set_numbered(self, numbered: bool) -> None:
        """Whether the items are counted."""
        self._numbered = numbered
        self._count()

    def take(self, value: tuple[str, ...]) -> None:
        """Show another value; fields, carets and blank items stay where they are if it is the same."""
        if value == self.value:
            return
        while len(self._items) > len(value):
            self._drop(len(self._items) - 1)
        while len(self._items) < len(value):
            self._make(len(self._items))
        for item, text in zip(self._items, value, strict=True):
            item.field.take(text)
        self._count()

    def _make(self, index: int, text: str = "") -> _Item:
        item = _Item()
        item.field.take(text)
        item.field.setAccessibleName(self.accessibleName())
        self._items.insert(index, item, item.handle)
        item.field.textChanged.connect(lambda: self.edited.emit(self._items.index(item)))
        item.field.enter.connect(lambda: self._insert(self._items.index(item) + 1))
        item.field.emptied.connect(lambda way: self._remove(item, way))
        item.field.pasted.connect(lambda items: self._paste(item, items))
        item.field.moved.connect(lambda by: self._move(item, self._items.index(item) + by))
        item.field.left.connect(self.finished)
        item.remove.clicked.connect(lambda: self._remove(item, 0))
        return item

    def _insert(self, index: int) -> None:
        item = self._make(index, "")
        self._count()
        item.field.setFocus()

    def _remove(self, item: _Item, way: int) -> None:
        index = self._items.index(item)
        self._drop(index)
        self._count()
        if len(self._items):
            field = self._items[min(max(index + way, 0), len(self._items) - 1)].field
            field.setFocus()
            field.to_end()
        self.edited.emit(-1)

    def _paste(self, item: _Item, items: list[str]) -> None:
        index = self._items.index(item)
        if item.field.text().strip():
            index += 1
        else:
            item.field.take(items[0])
            index, items = index + 1, items[1:]
        for place, text in enumerate(items, start=index):
            self._make(place, text)
        self._count()
        self._items[index + len(items) - 1].field.setFocus()
        self.edited.emit(-1)

    def _move(self, item: _Item, index: int) -> None:
        if 0 <= index < len(self._items):
            self._items.move(item, index)
            item.field.setFocus()
            self._rearranged()

    def _rearranged(self) -> None:
        self._count()
        self.edited.emit(-1)

    def _drop(self, index: int) -> None:
        self._items[index].field.blockSignals(True)
        self._items.remove(index)

    def _count(self) -> None:
        for number, item in enumerate(self._items, start=1):
            item.number.setText(f"{number}." if self._numbered else "")
            item.number.setVisible(self._numbered)
