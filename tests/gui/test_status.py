"""Where the document stands in its life, chosen in the identity form."""

from gui.hands import Key, focus, one_step, press, wheel
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QComboBox, QLabel

from sopeditor.edit.form import set_profile
from sopeditor.edit.parts import new_id
from sopeditor.gui.identity.form import IdentityForm
from sopeditor.gui.identity.status_field import StatusField
from sopeditor.gui.window import Window
from sopeditor.layout.watermark import is_marked
from sopeditor.model.records import Status


def field(window: Window) -> StatusField:
    """The status in the identity form, which the command opens."""
    window.actions_["status"].trigger()
    QApplication.processEvents()
    found = window.findChild(StatusField)
    assert found is not None
    return found


def want_mark(window: Window) -> None:
    """Let the form print KONSEP."""
    assert window.session is not None
    profile = replace(window.session.document.profile, draft_mark=True)
    window.session.apply("tata halaman", set_profile(profile, new_id))


def test_it_is_chosen_by_keys_in_one_undo_step(editing: Window) -> None:
    assert editing.session is not None
    status = field(editing)
    assert focus() is status.choice
    with one_step(editing, "status dokumen: Reviu"):
        press(Key.Key_Down)
    assert editing.session.document.status is Status.REVIEW
    assert status.choice.currentText() == "Reviu – sedang diperiksa"


def test_undo_shows_what_is_true_again(editing: Window) -> None:
    status = field(editing)
    press(Key.Key_End)
    assert status.choice.currentText() == "Dicabut – tidak berlaku lagi"
    editing.actions_["undo"].trigger()
    assert status.choice.currentText() == "Konsep – masih disusun"


def test_it_says_what_it_does_to_the_pages(editing: Window) -> None:
    assert editing.session is not None
    status = field(editing)
    assert status.hint.text() == "Dicetak tanpa tulisan KONSEP; bila perlu, nyalakan di Tata halaman."
    want_mark(editing)
    for key, told, marked in (
        (Key.Key_Home, "Dicetak dengan tulisan KONSEP di balik teks, sampai statusnya Disahkan.", True),
        (Key.Key_End, "Tulisan KONSEP tidak lagi dicetak.", False),
    ):
        press(key)
        assert (status.hint.text(), is_marked(editing.session.document)) == (told, marked)
    assert status.choice.accessibleDescription() == status.hint.text()


def test_the_pages_lose_konsep_when_it_is_authorised(editing: Window) -> None:
    assert editing.workspace is not None
    want_mark(editing)
    field(editing)
    before = editing.workspace.source.settle()
    press(Key.Key_Down)
    press(Key.Key_Down)
    words = [
        ["KONSEP" in str(mark) for mark in sheet.pages[0].marks]
        for sheet in (before, editing.workspace.source.settle())
    ]
    assert [any(found) for found in words] == [True, False]


def test_scrolling_the_form_changes_nothing_that_is_chosen_in_it(editing: Window) -> None:
    assert editing.session is not None
    before = editing.session.document
    status = field(editing)
    form = editing.findChild(IdentityForm)
    assert form is not None
    for widget in (status.choice, form.findChild(QComboBox, "scope"), form.revision):
        assert widget is not None
        widget.setFocus()
        wheel(widget)
    assert editing.session.document is before


def test_its_sentence_has_room_in_a_narrow_window(editing: Window) -> None:
    status = field(editing)
    for width in (1366, 683):
        editing.resize(width, 600)
        QApplication.processEvents()
        label = status.findChild(QLabel)
        assert label is not None
        assert label.height() >= label.heightForWidth(label.width())
        assert label.geometry().top() >= status.choice.geometry().bottom()
