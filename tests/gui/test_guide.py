"""The guide: what it says is true of the program, and it is found, searched and left like any other window."""

import ast
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from gui.hands import Ctrl, Key, click, press, type_text
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

import sopeditor
from sopeditor.assets import form
from sopeditor.gui.actions.row import plain_text
from sopeditor.gui.actions.table import TABLE
from sopeditor.gui.guide import Guide, topics
from sopeditor.gui.window import Window

TEXT = " ".join("\n".join(topic.text for topic in topics()).split())


def said_by_the_program() -> set[str]:
    """All words on buttons, menus, tabs and fields, without the signs of a menu."""
    sources = Path(sopeditor.__file__).parent.rglob("*.py")
    spoken = [
        node.value
        for source in sources
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    forms = form("find").parent.glob("*.ui")
    spoken += [node.text or "" for path in forms for node in ElementTree.parse(path).iter("string")]
    return {plain_text(text).strip() for text in spoken}


def test_every_name_in_it_stands_somewhere_in_the_program() -> None:
    named = set(re.findall(r"\*\*(.+?)\*\*", TEXT))
    assert len(named) > 30
    assert named - said_by_the_program() == set()


def test_every_key_it_gives_is_that_of_the_command(app: QApplication) -> None:
    keys = {plain_text(row.text): [QKeySequence(key) for key in row.keys] for row in TABLE if row.keys}
    given = re.findall(r"\*\*([^*]+)\*\* \(([^)]+)\)", TEXT)
    assert len(given) > 12
    for name, told in given:
        assert told in [key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys[name]], name


def test_every_topic_has_a_heading_of_its_own_and_says_something() -> None:
    found = topics()
    assert len({topic.title for topic in found}) == len(found)
    assert all(len(topic.text) > 100 for topic in found)


@pytest.fixture
def guide(window: Window) -> Guide:
    press(Key.Key_F1)
    found = window.findChild(Guide)
    assert isinstance(found, Guide)
    return found


def titles(guide: Guide) -> list[str]:
    return [guide.list.item(row).text() for row in range(guide.list.count())]


def test_it_opens_with_f1_beside_the_work_and_only_once(window: Window, guide: Guide) -> None:
    assert guide.isVisible()
    assert not guide.isModal()
    assert guide.page.toPlainText().startswith("Mulai")
    assert window.guide() is guide
    guide.close()
    QApplication.processEvents()
    assert window.guide().isVisible()


def test_the_start_page_leads_to_it(window: Window) -> None:
    click(window.start.guide_button)
    assert window.findChild(Guide) is not None


def test_typing_leaves_the_topics_that_tell_of_it_and_marks_the_words(guide: Guide) -> None:
    everything = titles(guide)
    type_text("kelompok")
    assert titles(guide) == ["Pelaksana"]
    assert guide.page.toPlainText().startswith("Pelaksana")
    assert {mark.cursor.selectedText() for mark in guide.page.extraSelections()} == {"kelompok"}
    press(Key.Key_A, Ctrl)
    type_text("gajah")
    assert titles(guide) == []
    assert guide.page.toPlainText() == "Tidak ada yang memuat “gajah”."
    press(Key.Key_A, Ctrl)
    press(Key.Key_Backspace)
    assert titles(guide) == everything
    assert guide.page.extraSelections() == []


def test_the_arrows_go_through_the_topics_while_the_keyboard_is_in_the_search(guide: Guide) -> None:
    press(Key.Key_Down)
    assert guide.page.toPlainText().startswith(titles(guide)[1])
    press(Key.Key_Up)
    assert guide.page.toPlainText().startswith(titles(guide)[0])
    press(Key.Key_Return)
    assert guide.isVisible()
    press(Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(guide)


def test_a_long_topic_is_read_on_by_page_down(guide: Guide) -> None:
    guide.resize(420, 240)
    QApplication.processEvents()
    QTest.keyClick(guide.field, Key.Key_PageDown)
    assert guide.page.verticalScrollBar().value() > 0


def test_closing_the_window_takes_it_along(window: Window, guide: Guide) -> None:
    window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(guide)
