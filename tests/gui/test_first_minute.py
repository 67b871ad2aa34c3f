"""What somebody meets who has never seen the program: an empty SOP says what to do, a full one its flowchart."""

from gui.hands import Key, chart_of, click, focus, press, table_of, type_text
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sopeditor.assets import samples
from sopeditor.gui.canvas.beginning import Beginning
from sopeditor.gui.canvas.text_editor import TextEditor
from sopeditor.gui.gestures.spots import Place, places_of
from sopeditor.gui.office import Office
from sopeditor.gui.start_page import Card
from sopeditor.gui.window import Window


def card(window: Window) -> Beginning:
    assert window.workspace is not None
    window.workspace.source.settle()
    found = window.workspace.canvas.findChild(Beginning)
    assert found is not None
    return found


def button(window: Window, text: str) -> QPushButton:
    return next(each for each in card(window).findChildren(QPushButton) if each.text() == text)


def test_an_empty_sheet_begins_with_a_pelaksana_and_a_step(window: Window) -> None:
    window.actions_["new"].trigger()
    assert card(window).isVisible()
    click(button(window, "Tambah pelaksana"))
    assert isinstance(focus(), TextEditor)
    type_text("Staf")
    press(Key.Key_Return)
    assert [actor.name for actor in chart_of(window).actors] == ["Staf"]
    assert card(window).isVisible()
    click(button(window, "Tambah langkah"))
    assert not card(window).isVisible()
    type_text("Menerima surat")
    press(Key.Key_Return)
    assert [step.activity for step in chart_of(window).steps] == ["Menerima surat"]


def test_a_sample_is_opened_without_a_mouse(window: Window) -> None:
    for _each in range(4):
        press(Key.Key_Tab)
    assert focus() is window.start.cards[0]
    press(Key.Key_Return)
    assert chart_of(window).steps


def test_the_samples_keep_still_while_their_pictures_come(window: Window, qtbot: QtBot) -> None:
    cards = window.start.cards
    before = [card.geometry() for card in cards]
    qtbot.waitUntil(lambda: all("langkah" in shown_on(card) for card in cards))
    QApplication.processEvents()
    assert [card.geometry() for card in cards] == before


def shown_on(card: Card) -> str:
    return " ".join(part.text() for part in card.findChildren(QLabel))


def test_enter_presses_every_button_on_which_the_keyboard_is(program: Office, window: Window) -> None:
    program.open_copy(samples()[0], window)
    for tab in ("show_identity", "show_lanes", "show_steps", "properties", "find"):
        window.actions_[tab].trigger()
    buttons = window.findChildren(QPushButton)
    assert len(buttons) > 20
    assert [button.text() for button in buttons if not button.autoDefault()] == []


def test_the_first_keys_write_the_first_step(window: Window) -> None:
    window.actions_["new"].trigger()
    type_text("Menerima surat")
    press(Key.Key_Tab)
    type_text("Staf")
    press(Key.Key_Tab)
    chart = chart_of(window)
    assert [step.activity for step in chart.steps] == ["Menerima surat"]
    assert [actor.name for actor in chart.actors] == ["Staf"]
    assert [symbol.actor for symbol in chart.steps[0].symbols] == [chart.actors[0].id]


def test_a_document_opens_on_its_flowchart_with_its_first_cell_selected(
    program: Office, window: Window
) -> None:
    program.open_copy(samples()[0], window)
    QTest.qWait(50)
    assert window.workspace is not None
    canvas = window.workspace.canvas
    window.workspace.source.settle()
    for width in (1366, 1100):
        window.resize(width, 768)
        QApplication.processEvents()
        shown = canvas.in_view.center().y()
        assert canvas.sheet.pages[canvas.desk.nearest(shown)].tables
    first = chart_of(window).steps[0].id
    assert window.workspace.selection.ids == {first}
    assert window.actions_["delete_rows"].isEnabled()
    window.actions_["show_identity"].trigger()
    assert canvas.desk.nearest(canvas.in_view.top()) == 0
    window.actions_["show_steps"].trigger()
    place = canvas.on_screen(next(iter(_places(window, first)))).toRect()
    assert canvas.viewport().rect().contains(place)


def test_all_columns_but_the_last_are_seen_whole_beside_the_pages(program: Office, window: Window) -> None:
    program.open_copy(samples()[0], window)
    QApplication.processEvents()
    assert window.width() == 1366
    table = table_of(window)
    output = table.steps.index(0, table.steps.columnCount() - 2)
    assert table.visualRect(output).right() <= table.viewport().rect().right()


def _places(window: Window, part: str):

    assert window.workspace is not None
    return places_of(window.workspace.canvas.sheet, part)


def test_the_card_of_an_empty_sheet_shows_all_its_words_in_a_narrow_window(window: Window) -> None:
    window.actions_["new"].trigger()
    found = card(window)
    for width in (1366, 1090, 900, 683):
        window.resize(width, 614)
        QApplication.processEvents()
        words = [each for each in found.findChildren(QLabel) if each.wordWrap()]
        assert all(each.height() >= each.heightForWidth(each.width()) for each in words), width
        assert all(each.width() >= each.sizeHint().width() for each in found.findChildren(QPushButton)), width
        assert found.parentWidget().rect().contains(found.geometry()), width


def test_the_card_of_an_empty_sheet_leaves_the_head_of_the_table_in_sight(window: Window) -> None:
    window.actions_["new"].trigger()
    assert window.workspace is not None
    canvas = window.workspace.canvas
    found = card(window)
    (table,) = canvas.sheet.pages[1].tables
    for tab in ("show_steps", "show_identity"):
        window.actions_[tab].trigger()
        QApplication.processEvents()
        assert canvas.on_screen(Place(1, table.area)).bottom() < found.y()
