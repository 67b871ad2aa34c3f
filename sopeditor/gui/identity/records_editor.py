"""Several records of short fields below each other: signatories, and the fields an agency adds."""

from collections.abc import Mapping
from typing import ClassVar, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from sopeditor.gui.widgets.basic import flat_button, tool_button
from sopeditor.model.records import Labelled, Signatory
from sopeditor.texts import _

CAPTIONS = 124
"""Pixels of a caption beside its field, so that fields of all parts of the form begin at one line."""

Record = TypeVar("Record", bound=Struct)


class _Card(QFrame):
    """The fields of one record."""

    def __init__(self, names: Mapping[str, str], removal: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.fields = {name: QLineEdit() for name in names}
        self.remove = tool_button("close", removal, 12)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 6)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        for line, (name, text) in enumerate(names.items()):
            caption = QLabel(text)
            caption.setBuddy(self.fields[name])
            self.fields[name].setAccessibleName(text)
            grid.addWidget(caption, line, 0)
            grid.addWidget(self.fields[name], line, 1)
        grid.addWidget(self.remove, 0, 2)
        grid.setColumnMinimumWidth(0, CAPTIONS)


class RecordsEditor(QWidget, Generic[Record]):
    """Edits a tuple of records, each on a card of text fields."""

    edited = Signal(str)
    """The value is another; which card and field was typed in ("0.name"), or "" if a card came or went."""

    finished = Signal()

    empty: Record
    names: ClassVar[Mapping[str, str]]
    addition: str
    removal: str

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: tuple[Record, ...] = ()
        self._cards: list[_Card] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self.adder = flat_button("add", self.addition)
        self.adder.clicked.connect(self._add)
        self._layout.addWidget(self.adder, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def value(self) -> tuple[Record, ...]:
        """The records as they stand in the fields."""
        return self._value

    @property
    def cards(self) -> list[dict[str, QLineEdit]]:
        """The fields of each record, by name."""
        return [card.fields for card in self._cards]

    def take(self, value: tuple[Record, ...]) -> None:
        """Show other records; carets stay in fields that say the same."""
        self._value = value
        while len(self._cards) > len(value):
            card = self._cards.pop()
            card.hide()
            card.deleteLater()
        while len(self._cards) < len(value):
            self._make()
        for card, record in zip(self._cards, value, strict=True):
            for name, field in card.fields.items():
                if field.text() != getattr(record, name):
                    field.setText(getattr(record, name))

    def _make(self) -> None:
        card = _Card(self.names, self.removal)
        self._cards.append(card)
        self._layout.insertWidget(len(self._cards) - 1, card)
        card.remove.clicked.connect(lambda: self._remove(self._cards.index(card)))
        for name, field in card.fields.items():
            field.textEdited.connect(lambda text, name=name: self._write(self._cards.index(card), name, text))
            field.editingFinished.connect(self.finished)

    def _write(self, index: int, name: str, text: str) -> None:
        changed = replace(self._value[index], **{name: text})
        self._value = (*self._value[:index], changed, *self._value[index + 1 :])
        self.edited.emit(f"{index}.{name}")

    def _add(self) -> None:
        self.take((*self._value, self.empty))
        next(iter(self._cards[-1].fields.values())).setFocus()
        self.edited.emit("")

    def _remove(self, index: int) -> None:
        self.take((*self._value[:index], *self._value[index + 1 :]))
        self.edited.emit("")


class SignatoriesEditor(RecordsEditor[Signatory]):
    """Who authorises the document."""

    empty = Signatory()
    names: ClassVar[Mapping[str, str]] = {
        "label": _("Sebutan"),
        "position": _("Jabatan"),
        "name": _("Nama"),
        "rank": _("Pangkat"),
        "nip": _("NIP"),
    }
    addition = _("Tambah pejabat")
    removal = _("Hapus pejabat ini")


class ExtrasEditor(RecordsEditor[Labelled]):
    """Fields that an agency adds to the identity block."""

    empty = Labelled("")
    names: ClassVar[Mapping[str, str]] = {"label": _("Nama isian"), "text": _("Isi")}
    addition = _("Tambah isian")
    removal = _("Hapus isian ini")
