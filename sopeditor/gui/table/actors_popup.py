"""The list from which the pelaksana of a row are chosen, and new ones named."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from sopeditor.edit.actors import add_actor
from sopeditor.edit.change import Edit
from sopeditor.edit.parts import new_id, sequence
from sopeditor.edit.session import Session
from sopeditor.edit.symbols import assign
from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.cells.reading import plain
from sopeditor.gui.naming import row_name
from sopeditor.gui.selection import Cursor
from sopeditor.gui.table.model import ORIGIN
from sopeditor.gui.widgets.icons import icon
from sopeditor.gui.widgets.popup import Popup
from sopeditor.model.lookup import chart_of, step
from sopeditor.model.records import Actor, Chart, SymbolKind
from sopeditor.texts import _

_ID = Qt.ItemDataRole.UserRole
_NAMES = Qt.ItemDataRole.UserRole + 1
_MOST_SHOWN = 9
_NARROWEST, _WIDEST, _AROUND = 280, 560, 40
_Key = Qt.Key
_Check = Qt.CheckState


class ActorsPopup(Popup):
    """A field to search in or to name a new pelaksana, above a list with a tick for each who acts in the row.

    Enter takes the marked pelaksana alone, unless ticks were set: then it only closes. Tab does the same, where
    something was typed or marked, and goes on. What was typed and is no pelaksana yet is offered below them; with a
    comma in it, as several and as one.
    """

    def __init__(self, parent: QWidget, session: Session, step_id: str) -> None:
        super().__init__(parent)
        self._session = session
        self._step_id = step_id
        self._merge = f"actors:{new_id()}"
        self._ticking = False
        self._marking = False
        self.field = QLineEdit(placeholderText=_("Cari atau ketik pelaksana baru"))
        self.field.setAccessibleName(_("Cari pelaksana"))
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Pelaksana langkah ini"))
        self.hint = QLabel()
        self.hint.setProperty("role", "hint")
        for widget in (self.field, self.list, self.hint):
            self.body.addWidget(widget)
            widget.installEventFilter(self)
        self._fill()
        self._filter("")
        self.field.textChanged.connect(self._filter)
        self.list.itemChanged.connect(self._ticked)
        self.field.setFocus()

    def type(self, text: str) -> None:
        """Begin the search with what was typed."""
        self.field.insert(text.strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while one types in the field; Space ticks, Enter chooses and closes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event.key())
        return super().eventFilter(watched, event)

    def _key(self, watched: QObject, key: int) -> bool:
        if key in (_Key.Key_Return, _Key.Key_Enter):
            self._choose()
            self.finish()
        elif key in (_Key.Key_Tab, _Key.Key_Backtab):
            if self._marking or self.field.text().strip():
                self._choose()
            self.finish(1 if key == _Key.Key_Tab else -1)
        elif key in (_Key.Key_Down, _Key.Key_Up) and watched is self.field:
            self._move(1 if key == _Key.Key_Down else -1)
        elif key == _Key.Key_Space and watched is self.field and not self.field.text():
            self._toggle(self.list.currentItem())
        else:
            return False
        return True

    def _chart(self) -> Chart:
        return chart_of(self._session.document, self._step_id)

    def _items(self) -> list[QListWidgetItem]:
        """The rows of the pelaksana there are, without the one that adds another."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        return [item for item in rows if item.data(_ID)]

    def _fill(self) -> None:
        chart = self._chart()
        acting = [symbol.actor for symbol in step(chart, self._step_id).symbols]
        for actor in chart.actors:
            item = QListWidgetItem(actor.name or _("(tanpa nama)"), self.list)
            item.setData(_ID, actor.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_Check.Checked if actor.id in acting else _Check.Unchecked)
        marked = [row for row, actor in enumerate(chart.actors) if actor.id in acting]
        self.list.setCurrentRow(marked[0] if marked else 0)

    def _filter(self, text: str) -> None:
        name, wanted = text.strip(), text.strip().casefold()
        for item in self._items():
            item.setHidden(wanted not in item.text().casefold())
        self._offer(readings(name, [item.text() for item in self._items()]))
        shown = self._shown()
        current = self.list.currentItem()
        if shown and (current is None or current.isHidden()):
            self.list.setCurrentItem(shown[0])
        self.list.setVisible(bool(shown))
        self.hint.setText(
            _("Enter memilih · Spasi atau koma: beberapa") if shown else _("Ketik nama pelaksana pertama")
        )
        self.setMinimumWidth(min(max(_NARROWEST, self.list.sizeHintForColumn(0) + _AROUND), _WIDEST))
        tallest = max((self.list.sizeHintForRow(row) for row in range(self.list.count())), default=0)
        self.list.setFixedHeight(min(len(shown), _MOST_SHOWN) * max(tallest, 26) + 10)
        self.adjustSize()

    def _offer(self, offers: Sequence[tuple[str, ...]]) -> None:
        """Let the last rows offer what was typed, as each may be meant."""
        while (last := self.list.item(self.list.count() - 1)) is not None and not last.data(_ID):
            self.list.takeItem(self.list.count() - 1)
        for names in offers:
            sign = "actors" if len(names) > 1 else "add"
            item = QListWidgetItem(icon(sign), _offered(names, len(offers) > 1))
            item.setData(_NAMES, names)
            self.list.addItem(item)

    def _shown(self) -> list[QListWidgetItem]:
        rows = (self.list.item(row) for row in range(self.list.count()))
        return [item for item in rows if not item.isHidden()]

    def _move(self, by: int) -> None:
        shown = self._shown()
        current = self.list.currentItem()
        if shown:
            self._marking = True
            place = shown.index(current) if current in shown else -by
            self.list.setCurrentItem(shown[(place + by) % len(shown)])

    def _toggle(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_ID):
            checked = item.checkState() is _Check.Checked
            item.setCheckState(_Check.Unchecked if checked else _Check.Checked)

    def _ticked(self) -> None:
        self._ticking = True
        self._assign(self._ticks())

    def _ticks(self) -> list[str]:
        return [item.data(_ID) for item in self._items() if item.checkState() is _Check.Checked]

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is None or item.isHidden():
            return
        if names := item.data(_NAMES):
            self._take(names)
        elif not self._ticking:
            self._assign([item.data(_ID)])

    def _take(self, names: Sequence[str]) -> None:
        """Let these act in the row, besides those that were ticked; who is no pelaksana yet becomes one."""
        chart = self._chart()
        there = {plain(actor.name): actor.id for actor in reversed(chart.actors)}
        new = [Actor(new_id(), name) for name in names if plain(name) not in there]
        there |= {plain(actor.name): actor.id for actor in new}
        chosen = [*(self._ticks() if self._ticking else ()), *(there[plain(name)] for name in names)]
        if not new:
            self._assign(chosen)
            return
        label = _("pelaksana baru {names}").format(names=", ".join(f"“{actor.name}”" for actor in new))
        self._send(label, sequence(*(add_actor(chart.id, actor) for actor in new), self._assignment(chosen)))

    def _assign(self, actor_ids: list[str]) -> None:
        label = _("pelaksana {row}").format(row=row_name(self._session.document, self._step_id))
        self._send(label, self._assignment(actor_ids))

    def _assignment(self, actor_ids: list[str]) -> Edit:
        return assignment(self._step_id, actor_ids)

    def _send(self, label: str, edit: Edit) -> None:
        place = Cursor(self._step_id, TableColumn.ACTORS.value)
        self._session.apply(label, edit, origin=ORIGIN, place=place, merge=self._merge)


def readings(text: str, known: Iterable[str]) -> list[tuple[str, ...]]:
    """The names that a typed text may mean, the likelier first; none where it is a pelaksana there is.

    A comma parts names ("Staf, Kabag") or stands in one ("Kabag Hukum, Humas, dan Umum"), which then ends with an
    "and". A semicolon always parts. Where each part is part of a name there is, those names are the likeliest.
    """
    there = {plain(name): name for name in known}
    parts = {plain(part): " ".join(part.split()) for part in re.split("[,;]", text) if part.strip()}
    if not parts or plain(text) in there:
        return []
    several = tuple(there.get(key, name) for key, name in parts.items())
    if len(several) == 1 or parts.keys() <= there.keys():
        return [several]
    found = [next((name for full, name in there.items() if part in full), "") for part in parts]
    whole = [tuple(found)] if all(found) and len(set(found)) == len(found) else []
    if ";" in text:
        return [*whole, several]
    alone = (text.strip(),)
    is_one = re.search(r"\b(dan|serta)\b|&", several[-1]) is not None
    return [*whole, *([alone, several] if is_one else [several, alone])]


def _offered(names: tuple[str, ...], is_choice: bool) -> str:
    """What a row says that offers these; `is_choice` if another one offers the same text as other names."""
    if len(names) > 1:
        return " + ".join(names)
    return (_("Satu nama: “{name}”") if is_choice else _("Tambah “{name}”")).format(name=names[0])


def assignment(step_id: str, actor_ids: list[str]) -> Edit:
    """Give a row these pelaksana."""
    return assign(step_id, actor_ids, SymbolKind.PROCESS, [new_id() for _each in range(2 * len(actor_ids))])
