"""The pelaksana of a chart: add, rename, reorder, group and delete its lanes."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from sopeditor.edit.actors import add_actor, delete_actor, group_actors, move_actors, rename_actor
from sopeditor.edit.change import Change, Edit
from sopeditor.edit.parts import new_id
from sopeditor.edit.session import Session
from sopeditor.gui.selection import Cursor, Selection
from sopeditor.gui.widgets.basic import tool_button
from sopeditor.gui.widgets.designer import child, load
from sopeditor.gui.widgets.sortable import Handle, Rows
from sopeditor.model.lookup import symbols
from sopeditor.model.records import Actor, Chart
from sopeditor.texts import _

ORIGIN = "lanes"


class _Name(QLineEdit):
    """The name of a lane; Enter goes on, Alt+arrows move the lane."""

    enter = Signal()
    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of a list; all others write."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter.emit()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


class _Lane(QFrame):
    """One pelaksana: handle, name, group, how many symbols, and a cross."""

    def __init__(self, actor_id: str) -> None:
        super().__init__()
        self.actor_id = actor_id
        self.handle = Handle()
        self.name = _Name(placeholderText=_("Nama jabatan atau unit"))
        self.name.setAccessibleName(_("Nama pelaksana"))
        self.group = QLineEdit(placeholderText=_("kelompok"))
        self.group.setAccessibleName(_("Kelompok di atas nama"))
        self.group.setToolTip(_("Judul bersama di atas beberapa pelaksana yang berdampingan; boleh kosong"))
        self.count = QLabel()
        self.count.setProperty("role", "hint")
        self.count.setMinimumWidth(64)
        self.remove = tool_button("trash", _("Hapus pelaksana"), 15)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget, stretch in (
            (self.handle, 0),
            (self.name, 5),
            (self.group, 3),
            (self.count, 0),
            (self.remove, 0),
        ):
            layout.addWidget(widget, stretch)

    def take(self, actor: Actor, count: int) -> None:
        """Show a lane as it is now."""
        for field, text in ((self.name, actor.name), (self.group, actor.group)):
            if field.text() != text:
                field.setText(text)
        self.count.setText(_("{count} simbol").format(count=count) if count else _("kosong"))


class LanePanel(QWidget):
    """The lanes of the chart that is shown, from left to right."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        chart: Callable[[], Chart],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = selection
        self._chart = chart
        form = load("lanes")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(form)
        body = child(form, QVBoxLayout, "lanes")
        self._lanes: Rows[_Lane] = Rows(child(form, QWidget, "contents"), body)
        self._lanes.rearranged.connect(self._rearranged)
        self.adder = child(form, QPushButton, "add")
        self.adder.clicked.connect(lambda: self.add())
        self._unsubscribe = session.subscribe(self._follow)
        self.refresh()

    @property
    def lanes(self) -> list[_Lane]:
        """The rows of the panel."""
        return list(self._lanes)

    def close_down(self) -> None:
        """Stop listening to the session."""
        self._unsubscribe()

    def refresh(self) -> None:
        """Show the lanes as they are now; carets stay."""
        chart = self._chart()
        if [lane.actor_id for lane in self._lanes] != [actor.id for actor in chart.actors]:
            self._arrange(chart.actors)
        counts = Counter(symbol.actor for _step, symbol in symbols(chart))
        for lane, actor in zip(self._lanes, chart.actors, strict=True):
            lane.take(actor, counts[actor.id])

    def add(self, after: str | None = None) -> None:
        """Add a lane at the right end, or right of another, and wait for its name."""
        chart, actor = self._chart(), Actor(new_id())
        ids = [lane.id for lane in chart.actors]
        place = ids.index(after) + 1 if after else len(ids)
        before = ids[place] if place < len(ids) else None
        self._send(_("pelaksana baru"), add_actor(chart.id, actor, before))
        self._lanes[place].name.setFocus()

    def open_name(self, actor_id: str) -> None:
        """Give the keyboard to the name of a lane; to the first one if it is gone."""
        lanes = sorted(self._lanes, key=lambda lane: lane.actor_id != actor_id)
        (lanes[0].name if lanes else self.adder).setFocus()

    def delete(self, actor_id: str) -> None:
        """Delete a lane; if symbols stand in it, ask where they go."""
        chart = self._chart()
        actor = next(lane for lane in chart.actors if lane.id == actor_id)
        count = sum(1 for _step, symbol in symbols(chart) if symbol.actor == actor_id)
        into: str | None = None
        if count:
            dialog = HeirDialog(actor, [lane for lane in chart.actors if lane.id != actor_id], count, self)
            agreed, into = dialog.exec() == QDialog.DialogCode.Accepted, dialog.heir
            dialog.deleteLater()
            if not agreed:
                return
        label = _("hapus pelaksana “{name}”").format(name=actor.name)
        self._send(label, delete_actor(actor_id, into))

    def _arrange(self, actors: tuple[Actor, ...]) -> None:
        wanted = [actor.id for actor in actors]
        for index in reversed(range(len(self._lanes))):
            if self._lanes[index].actor_id not in wanted:
                self._lanes.remove(index)
        for place, actor_id in enumerate(wanted):
            found = next((lane for lane in self._lanes if lane.actor_id == actor_id), None)
            if found is None:
                self._make(place, actor_id)
            elif self._lanes.index(found) != place:
                self._lanes.move(found, place)

    def _make(self, place: int, actor_id: str) -> None:
        lane = _Lane(actor_id)
        self._lanes.insert(place, lane, lane.handle)
        lane.name.textEdited.connect(
            lambda text: self._type(_("nama pelaksana"), rename_actor(actor_id, text), actor_id, "name")
        )
        lane.group.textEdited.connect(
            lambda text: self._type(
                _("kelompok pelaksana"), group_actors([actor_id], text), actor_id, "group"
            )
        )
        lane.name.editingFinished.connect(self._session.seal)
        lane.group.editingFinished.connect(self._session.seal)
        lane.name.enter.connect(lambda: self._next(actor_id))
        lane.name.moved.connect(lambda by: self._shift(lane, by))
        lane.remove.clicked.connect(lambda: self.delete(actor_id))

    def _next(self, actor_id: str) -> None:
        """Enter: the next lane, or a new one after the last."""
        ids = [lane.actor_id for lane in self._lanes]
        place = ids.index(actor_id) + 1
        if place < len(ids):
            self._lanes[place].name.setFocus()
        else:
            self.add(after=actor_id)

    def _shift(self, lane: _Lane, by: int) -> None:
        place = self._lanes.index(lane) + by
        if 0 <= place < len(self._lanes):
            self._lanes.move(lane, place)
            self._rearranged()
            lane.name.setFocus()

    def _rearranged(self) -> None:
        """Put the lanes of the chart into the order of the rows, by moving the one that was dragged."""
        shown = [lane.actor_id for lane in self._lanes]
        current = [actor.id for actor in self._chart().actors]
        for actor_id in shown:
            rest = [other for other in shown if other != actor_id]
            if rest == [other for other in current if other != actor_id] and shown != current:
                place = shown.index(actor_id) + 1
                before = shown[place] if place < len(shown) else None
                self._send(_("urutan pelaksana"), move_actors([actor_id], before))
                return

    def _type(self, label: str, edit: Edit, actor_id: str, field: str) -> None:
        place = Cursor(actor_id, field)
        self._session.apply(label, edit, origin=ORIGIN, place=place, merge=f"{actor_id}:{field}")

    def _send(self, label: str, edit: Edit) -> None:
        self._session.apply(label, edit, origin=ORIGIN)

    def _follow(self, change: Change) -> None:
        if change.actors or change.order or change.steps or change.charts:
            self.refresh()


class HeirDialog(QDialog):
    """Asks where the symbols of a lane go that is to be deleted."""

    def __init__(self, actor: Actor, others: list[Actor], count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Hapus pelaksana"))
        text = _("“{name}” memiliki {count} simbol. Apa yang terjadi dengan simbol itu?")
        question = QLabel(text.format(name=actor.name or _("(tanpa nama)"), count=count))
        question.setWordWrap(True)
        self.hand_over = QRadioButton(_("Pindahkan ke pelaksana lain:"))
        self.remove = QRadioButton(_("Hapus juga; panah disambung kembali"))
        self.heirs = QComboBox()
        for other in others:
            self.heirs.addItem(other.name or _("(tanpa nama)"), other.id)
        self._group = QButtonGroup(self)
        for choice in (self.hand_over, self.remove):
            self._group.addButton(choice)
        (self.hand_over if others else self.remove).setChecked(True)
        self.hand_over.setEnabled(bool(others))
        self.heirs.setEnabled(bool(others))
        self.remove.toggled.connect(lambda removes: self.heirs.setDisabled(removes))
        buttons = QDialogButtonBox()
        buttons.addButton(_("Hapus pelaksana"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Batal"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        for widget in (question, self.hand_over, self.heirs, self.remove, buttons):
            layout.addWidget(widget)

    @property
    def heir(self) -> str | None:
        """The lane that takes the symbols; None if they are deleted as well."""
        return str(self.heirs.currentData()) if self.hand_over.isChecked() else None
