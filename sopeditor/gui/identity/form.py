"""The identity form: every field of the identity block, written into the document as one types."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from sopeditor.edit.change import Change
from sopeditor.edit.form import set_status
from sopeditor.edit.identity import LISTS, set_identity, set_logo
from sopeditor.edit.session import Session
from sopeditor.gui.identity.date_field import DateField
from sopeditor.gui.identity.list_editor import ListEditor
from sopeditor.gui.identity.logo import LogoWell
from sopeditor.gui.identity.records_editor import CAPTIONS, ExtrasEditor, SignatoriesEditor
from sopeditor.gui.identity.status_field import StatusField
from sopeditor.gui.naming import status_name
from sopeditor.gui.widgets.basic import give_keyboard
from sopeditor.gui.widgets.designer import child, load
from sopeditor.gui.widgets.growing_text import GrowingText
from sopeditor.model.records import Asset, Document, Scope, Status
from sopeditor.texts import _

ORIGIN = "identity"

_AROUND = 40
"""Pixels that are shown above and below a field that is scrolled to."""

CUSTOM = (GrowingText, DateField, ListEditor, LogoWell, SignatoriesEditor, ExtrasEditor, StatusField)

_DATES = ("created", "effective")
_CAPTIONS = (
    "created",
    "revised",
    "effective",
    "title",
    "legal_basis",
    "qualifications",
    "related",
    "equipment",
    "warnings",
    "records",
)


class IdentityForm(QWidget):
    """Shows and edits `Document.sop.identity` and the status; labels are the words of the agency's form."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._form = load("identity", *CUSTOM)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form)
        self.number = child(self._form, QLineEdit, "number")
        self.title = child(self._form, GrowingText, "title")
        self.scope = child(self._form, QComboBox, "scope")
        self.revision = child(self._form, QSpinBox, "revision")
        self.revised = child(self._form, DateField, "revised")
        self.dates = {name: child(self._form, DateField, name) for name in _DATES}
        for date in (self.revised, *self.dates.values()):
            date.field.setAccessibleName(date.accessibleName())
        self.lists = {name: child(self._form, ListEditor, name) for name in LISTS}
        self.logo = child(self._form, LogoWell, "logo")
        self.signatories = child(self._form, SignatoriesEditor, "signatories")
        self.status = child(self._form, StatusField, "status")
        self.extra = child(self._form, ExtrasEditor, "extra")
        self._refusal = child(self._form, QLabel, "refusal")
        self._refusal.hide()
        for name in ("number", "created", "status"):
            child(self._form, QLabel, f"label_{name}").setMinimumWidth(CAPTIONS)
        self._takers = self._connect()
        self._unsubscribe = session.subscribe(self._follow)
        self._show(session.document)

    def close_down(self) -> None:
        """Stop listening to the session."""
        self._unsubscribe()

    @property
    def refusal(self) -> str:
        """Why the last picture was refused; "" if it wasn't."""
        return "" if self._refusal.isHidden() else self._refusal.text()

    def scroll_to(self, field: str) -> None:
        """Show a field of the identity, once the form has its place."""
        area, part = child(self._form, QScrollArea, "scroll"), child(self._form, QWidget, field)
        QTimer.singleShot(0, part, lambda: area.ensureWidgetVisible(part, 0, _AROUND))

    def open_field(self, field: str) -> None:
        """The same, and give it the keyboard."""
        self.scroll_to(field)
        give_keyboard(self._first_of(field))

    def _first_of(self, field: str) -> QWidget:
        """Where one writes what a field must not lack."""
        if field == "signatories" and self.signatories.cards:
            return self.signatories.cards[0]["position"]
        if field in self.lists and self.lists[field].fields:
            return self.lists[field].fields[0]
        return child(self._form, QWidget, field)

    def _connect(self) -> dict[str, Callable[[Any], None]]:
        """Connect each widget to its field; the result shows a field's value."""
        self.lists["institution"].set_numbered(False)
        self.number.textEdited.connect(lambda text: self._send("number", text))
        self.number.editingFinished.connect(self._session.seal)
        self.title.textChanged.connect(lambda: self._send("title", self.title.text()))
        self.scope.addItems([_("Tidak disebutkan"), _("SOP Makro"), _("SOP Mikro")])
        self.scope.activated.connect(lambda index: self._send("scope", tuple(Scope)[index]))
        self.revision.setSpecialValueText("–")
        self.revision.valueChanged.connect(lambda value: self._send("revision", value or None))
        takers: dict[str, Callable[[Any], None]] = {
            "number": _keeping_caret(self.number),
            "title": self.title.take,
            "scope": lambda scope: self.scope.setCurrentIndex(tuple(Scope).index(scope)),
            "revision": self._take_revision,
        }
        for name, date in {**self.dates, "revised": self.revised}.items():
            date.edited.connect(lambda name=name, date=date: self._send(name, date.value))
            date.finished.connect(self._session.seal)
            takers[name] = date.take
        for name, items in self.lists.items():
            items.edited.connect(lambda index, name=name, items=items: self._send_list(name, items, index))
            items.finished.connect(self._session.seal)
            takers[name] = items.take
        for name, cards in (("signatories", self.signatories), ("extra", self.extra)):
            cards.edited.connect(lambda key, name=name, cards=cards: self._send(name, cards.value, key))
            cards.finished.connect(self._session.seal)
            takers[name] = cards.take
        self.status.chosen.connect(self._send_status)
        self.logo.chosen.connect(self._send_logo)
        self.logo.refused.connect(self._refuse)
        return takers

    def _send(self, name: str, value: object, key: str = "value") -> None:
        merge = f"identity:{name}:{key}" if key else ""
        self._session.apply(self._caption(name), set_identity(name, value), origin=ORIGIN, merge=merge)

    def _send_list(self, name: str, items: ListEditor, index: int) -> None:
        if index < 0:
            self._session.seal()
        self._send(name, items.value, str(index) if index >= 0 else "")

    def _send_status(self, status: Status) -> None:
        label = _("status dokumen: {status}").format(status=status_name(status))
        self._session.apply(label, set_status(status), origin=ORIGIN)

    def _send_logo(self, asset: Asset | None) -> None:
        self._refusal.hide()
        self._session.apply(_("logo"), set_logo(asset), origin=ORIGIN)

    def _refuse(self, reason: str) -> None:
        self._refusal.setText(reason)
        self._refusal.show()

    def _take_revision(self, revision: int | None) -> None:
        with QSignalBlocker(self.revision):
            self.revision.setValue(revision or 0)

    def _follow(self, change: Change) -> None:
        if change.identity or change.form or change.status:
            self._show(self._session.document)

    def _show(self, document: Document) -> None:
        for name, take in self._takers.items():
            take(getattr(document.sop.identity, name))
        self.status.take(document)
        assets = {asset.key: asset for asset in document.assets}
        self.logo.take(assets.get(document.sop.identity.logo))
        for name in (*_CAPTIONS, "number"):
            child(self._form, QLabel, f"label_{name}").setText(self._caption(name))

    def _caption(self, name: str) -> str:
        """What a field is called: the agency's word where its form prints one."""
        words = self._session.document.profile.words
        own = {
            "number": words.sop_number,
            "scope": _("cakupan"),
            "revision": _("nomor revisi"),
            "signatories": _("pengesahan"),
            "extra": _("isian tambahan"),
            "institution": _("instansi"),
        }
        return own[name] if name in own else str(getattr(words, name))


def _keeping_caret(field: QLineEdit) -> Callable[[str], None]:
    def take(text: str) -> None:
        if text != field.text():
            field.setText(text)

    return take
