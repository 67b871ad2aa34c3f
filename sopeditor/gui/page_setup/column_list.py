"""The columns of the table: which are printed, and in what order."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QToolButton, QWidget

from sopeditor.gui.widgets.designer import child
from sopeditor.gui.widgets.icons import icon
from sopeditor.model.profile import Column, Profile
from sopeditor.texts import _

_COLUMN = Qt.ItemDataRole.UserRole


class ColumnList:
    """A list to tick and to drag; the lanes can be moved, not left out."""

    def __init__(self, form: QWidget, changed: Callable[[], object]) -> None:
        self._list = child(form, QListWidget, "columns")
        self._changed = changed
        self._list.itemChanged.connect(changed)
        self._list.model().rowsMoved.connect(changed)
        for name, sign, by in (("column_up", "arrow-up", -1), ("column_down", "arrow-down", 1)):
            mover = child(form, QToolButton, name)
            mover.setIcon(icon(sign))
            mover.clicked.connect(lambda _checked=False, by=by: self.move(by))

    def take(self, profile: Profile) -> None:
        """Show a profile; what it leaves out stands at the end."""
        self._list.clear()
        left_out = [column for column in Column if column not in profile.columns]
        for column in (*profile.columns, *left_out):
            self._list.addItem(_item(column, getattr(profile.words, column.value), column not in left_out))
        self._list.setCurrentRow(0)

    def given(self, profile: Profile) -> Profile:
        """The profile with what the list says."""
        items = [self._list.item(row) for row in range(self._list.count())]
        printed = (item for item in items if item.checkState() is Qt.CheckState.Checked)
        return replace(profile, columns=tuple(Column(item.data(_COLUMN)) for item in printed))

    def move(self, by: int) -> None:
        """Move the chosen column up or down."""
        row = self._list.currentRow()
        if row < 0 or not 0 <= row + by < self._list.count():
            return
        item = self._list.takeItem(row)
        self._list.insertItem(row + by, item)
        self._list.setCurrentRow(row + by)
        self._changed()


def _item(column: Column, word: str, printed: bool) -> QListWidgetItem:
    item = QListWidgetItem(word or _("(tanpa kepala)"))
    item.setData(_COLUMN, column.value)
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
    if column is Column.ACTORS:
        item.setText(_("{word} (kolom flowchart, selalu ada)").format(word=word))
    else:
        flags |= Qt.ItemFlag.ItemIsUserCheckable
    item.setFlags(flags)
    item.setCheckState(Qt.CheckState.Checked if printed else Qt.CheckState.Unchecked)
    return item
