"""The menus of lanes, rows, symbols and flows on the pages."""

import pytest
from building import document, sketch
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from sopeditor.edit.actors import group_actors
from sopeditor.edit.flows import set_wish
from sopeditor.gui.actions.row import plain_text
from sopeditor.gui.actions.table import TABLE
from sopeditor.gui.selection import Cursor
from sopeditor.model.lookup import step, symbol
from sopeditor.model.records import SymbolKind, Wish

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
CHART = document("A:(Kabag B:Staf? C:Karo D:Staf", "A>B B>C:Y B>A:T")
START = sketch(CHART.sop.charts[0])


@pytest.fixture
def room(office):
    return office(CHART)


def open_menu():
    menu = next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible()
    )
    return {action.text().split("\t")[0]: action for action in menu.actions() if not action.isSeparator()}


def choose(room, text):
    """Open the menu of what the keyboard is on, and click on a text of it."""
    room.canvas.open_menu()
    chosen = open_menu()[text]
    menu = chosen.parent()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(chosen).center())


def test_deleting_a_lane_asks_where_its_symbols_go(room):
    with room.one_step("hapus pelaksana Staf"):
        room.click(room.at("Staf", "name"))
        room.key(Key.Key_Delete)
        choices = open_menu()
        assert list(choices) == [
            "Hapus; simbolnya ke Kabag",
            "Hapus; simbolnya ke Karo",
            "Hapus bersama simbolnya",
        ]
        choices["Hapus; simbolnya ke Karo"].trigger()
    assert [actor.id for actor in room.chart.actors] == ["Kabag", "Karo"]
    assert symbol(room.chart, "B").actor == "Karo"
    assert sketch(room.chart) == START


def test_the_menu_key_offers_what_can_be_done_with_a_symbol(room):
    with room.one_step("tukar label"):
        room.selection.select(frozenset({"B"}), Cursor("B"), "test")
        room.canvas.open_menu()
        choices = open_menu()
        assert choices["Keputusan"].isChecked()
        choices["Tukar label Y dan T"].trigger()
    assert sketch(room.chart) == "A>B B>A:Y B>C:T"


def test_the_menu_of_a_wished_flow_gives_it_back_to_the_router(room):
    room.session.apply("jalur", set_wish("B>C:Y", Wish(gutter="Kabag")))
    room.source.settle()
    room.selection.select(frozenset({"B>C:Y"}), Cursor("B>C:Y", "label"), "test")
    room.canvas.open_menu()
    with room.one_step("jalur otomatis"):
        open_menu()["Jalur otomatis"].trigger()
    assert next(flow.wish for flow in room.chart.flows if flow.id == "B>C:Y") == Wish()


def test_the_menu_of_a_row_inserts_duplicates_and_begins_pages(room):
    for text, name, check in (
        ("Gandakan", "gandakan langkah 2", lambda: len(room.chart.steps) == 5),
        ("Mulai halaman baru di sini", "halaman baru", lambda: step(room.chart, "b").page_break),
        ("Judul bagian di atasnya", "judul bagian", lambda: step(room.chart, "b").section == "Bagian"),
    ):
        with room.one_step(name):
            room.selection.select(frozenset({"b"}), Cursor("b", "activity"), "test")
            choose(room, text)
            room.canvas.editing.close()
        assert check(), text


def test_the_menu_of_a_row_says_what_the_menus_of_the_window_say(room):
    room.selection.select(frozenset({"b"}), Cursor("b", "activity"), "test")
    room.canvas.open_menu()
    window = {plain_text(row.text) for row in TABLE}
    assert [text for text in open_menu() if text in window] == [
        "Potong",
        "Salin",
        "Tempel",
        "Gandakan",
        "Langkah baru di atas",
        "Langkah baru",
        "Mulai halaman baru di sini",
        "Hapus langkah",
    ]


def test_lanes_get_a_common_heading(room):
    room.click(room.at("Staf", "name"))
    room.click(room.at("Karo", "name"), CONTROL)
    with room.one_step("kelompok pelaksana"):
        choose(room, "Judul bersama di atas 2 pelaksana terpilih")
        QTest.keyClick(room.canvas.editing.editor, Key.Key_Return)
    room.click(room.at("Staf", "group", across=0.25))
    with room.one_step("kelompok pelaksana"):
        room.key(Key.Key_U)
        QTest.keyClicks(room.canvas.editing.editor, "nit")
        QTest.keyClick(room.canvas.editing.editor, Key.Key_Return)
    assert [actor.group for actor in room.chart.actors] == ["", "unit", "unit"]


def test_a_lane_joins_the_heading_of_its_neighbour_and_leaves_it(room):
    room.click(room.at("Staf", "name"))
    with room.one_step("kelompok pelaksana"):
        choose(room, "Judul bersama dengan Karo")
        QTest.keyClick(room.canvas.editing.editor, Key.Key_Return)
    room.click(room.at("Kabag", "name"))
    with room.one_step("kelompok pelaksana"):
        choose(room, "Judul bersama dengan Staf")
    assert [actor.group for actor in room.chart.actors] == ["Kelompok"] * 3
    with room.one_step("lepas dari kelompok"):
        choose(room, "Lepas dari kelompok")
    assert [actor.group for actor in room.chart.actors] == ["", "Kelompok", "Kelompok"]


def test_lanes_change_places_by_keys_and_by_menu(room):
    with room.one_step("pindahkan pelaksana Staf"):
        room.click(room.at("Staf", "name"))
        room.key(Key.Key_Left, ALT)
    assert [actor.id for actor in room.chart.actors] == ["Staf", "Kabag", "Karo"]
    room.key(Key.Key_Left, ALT)
    assert [actor.id for actor in room.chart.actors] == ["Staf", "Kabag", "Karo"]
    room.canvas.open_menu()
    assert not open_menu()["Geser ke kiri"].isEnabled()
    open_menu()["Geser ke kiri"].parent().close()
    with room.one_step("pindahkan pelaksana Staf"):
        choose(room, "Geser ke kanan")
    assert [actor.id for actor in room.chart.actors] == ["Kabag", "Staf", "Karo"]
    assert sketch(room.chart) == START


def test_the_menu_of_an_empty_cell_puts_a_symbol_there(room):
    with room.one_step("simbol baru langkah 4"):
        room.selection.select(frozenset({"d"}), Cursor("d", "Karo"), "test")
        room.canvas.open_menu()
        kinds = {action.text(): action for action in open_menu()["Simbol baru di sini"].menu().actions()}
        kinds["Keputusan"].trigger()
    new = step(room.chart, "d").symbols[-1]
    assert (new.actor, new.kind) == ("Karo", SymbolKind.DECISION)


def test_several_lanes_are_deleted_together(room):
    room.click(room.at("Kabag", "name"))
    room.click(room.at("Karo", "name"), CONTROL)
    with room.one_step("hapus 2 pelaksana"):
        room.key(Key.Key_Delete)
        open_menu()["Hapus; simbolnya ke Staf"].trigger()
    assert [actor.id for actor in room.chart.actors] == ["Staf"]
    assert sketch(room.chart) == START


def test_a_common_heading_is_taken_off_by_delete_and_by_its_menu_and_no_lane_with_it(office):
    grouped = group_actors(["Staf", "Karo"], "Unit")(CHART)
    room = office(grouped)
    for act in (
        lambda: room.key(Key.Key_Delete),
        lambda: right_click(room, room.at("Staf", "group"), "Lepas judul bersama ini"),
    ):
        room.click(room.at("Staf", "group"))
        with room.one_step("kelompok pelaksana"):
            act()
        assert [(actor.id, actor.group) for actor in room.chart.actors] == [
            ("Kabag", ""),
            ("Staf", ""),
            ("Karo", ""),
        ]
        room.session.undo()


@pytest.mark.parametrize(("part", "field"), [("chart", "title"), ("identity", "title")])
def test_titles_and_lines_of_the_identity_have_a_menu(office, part, field):
    room = office(replace(CHART, sop=replace(CHART.sop, identity=replace(CHART.sop.identity, title="Surat"))))
    page, text = next(
        (at, text)
        for at, page in enumerate(room.sheet.pages)
        for text in page.texts
        if (text.of, text.field) == (part, field)
    )
    room.canvas.go_to_page(page + 1)
    at = room.pixel(page, text.cell.x + text.cell.w / 2, text.cell.y + text.cell.h / 2)
    right_click(room, at, "Sunting teks")
    QTest.keyClicks(room.canvas.editing.editor, "Baru")
    QTest.keyClick(room.canvas.editing.editor, Key.Key_Return)
    assert "Baru" in (room.chart.title, room.session.document.sop.identity.title)


def right_click(room, at, text):
    """Open the menu of a point with the mouse, and choose a text of it."""
    view = room.canvas.viewport()
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))
    QApplication.sendEvent(view, menu)
    open_menu()[text].trigger()
