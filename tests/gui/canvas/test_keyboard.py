"""All of it works without a mouse."""

import pytest
from building import document, sketch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sopeditor.edit.steps import delete_steps
from sopeditor.gui.canvas.pointer_tip import PointerTip
from sopeditor.gui.gestures.hints import Tone
from sopeditor.gui.selection import Cursor
from sopeditor.model.lookup import step, symbol
from sopeditor.model.records import SymbolKind

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
CHART = document("A:(Kabag B:Staf? C:Karo D:Staf", "A>B B>C:Y B>A:T")
START = sketch(CHART.sop.charts[0])


@pytest.fixture
def room(office):
    return office(CHART)


def go(room, *keys):
    for key in keys:
        room.key(key)
    return room.selection.cursor


def test_arrows_walk_from_cell_to_cell_and_onto_symbols(room):
    assert go(room, Key.Key_Down) == Cursor("a", "activity")
    assert go(room, Key.Key_Down) == Cursor("b", "activity")
    assert go(room, Key.Key_Right) == Cursor("b", "Kabag")
    assert go(room, Key.Key_Right) == Cursor("B")
    assert room.selection.ids == {"B"}
    assert go(room, Key.Key_Up) == Cursor("a", "Staf")
    assert go(room, Key.Key_Left) == Cursor("A")
    assert go(room, Key.Key_Left, Key.Key_Left) == Cursor("a", "activity")


def test_walking_goes_on_from_a_number(room):
    room.selection.select(frozenset({"b"}), Cursor("b", "number"), "test")
    assert go(room, Key.Key_Down) == Cursor("c", "number")
    assert go(room, Key.Key_Left) == Cursor("c", "number")
    assert go(room, Key.Key_Right) == Cursor("c", "activity")


@pytest.mark.parametrize("key", [Key.Key_Right, Key.Key_Down])
def test_walking_stops_at_the_border_of_the_table(room, key):
    room.selection.select(frozenset({"d"}), Cursor("d", "remark"), "test")
    assert go(room, key) == Cursor("d", "remark")


def test_walking_goes_through_symbols_that_are_stacked_in_one_cell(office):
    room = office(document("A:Staf+B:Staf C:Staf", "A>B B>C"))
    room.selection.select(frozenset({"A"}), Cursor("A"), "test")
    assert go(room, Key.Key_Down) == Cursor("B")
    assert go(room, Key.Key_Down) == Cursor("C")
    assert go(room, Key.Key_Up) == Cursor("B")


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Key.Key_1, SymbolKind.TERMINATOR),
        (Key.Key_2, SymbolKind.PROCESS),
        (Key.Key_3, SymbolKind.DECISION),
    ],
)
@pytest.mark.parametrize("held", [ALT, Qt.KeyboardModifier.NoModifier])
def test_a_key_each_puts_a_symbol_into_a_cell(room, key, kind, held):
    with room.one_step("simbol baru langkah 4"):
        room.selection.select(frozenset({"d"}), Cursor("d", "Karo"), "test")
        room.key(key, held)
    new = step(room.chart, "d").symbols[-1]
    assert (new.actor, new.kind) == ("Karo", kind)
    assert room.selection.ids == {new.id}


def test_the_same_key_changes_the_kind_of_a_symbol(room):
    with room.one_step("ubah simbol langkah 3"):
        room.selection.select(frozenset({"C"}), Cursor("C"), "test")
        room.key(Key.Key_3, ALT)
    assert symbol(room.chart, "C").kind is SymbolKind.DECISION


def test_a_flow_is_drawn_without_a_mouse(room):
    with room.one_step("hubungkan langkah 3 ke langkah 4"):
        room.selection.select(frozenset({"C"}), Cursor("C"), "test")
        room.key(Key.Key_H, ALT)
        assert "Enter" in room.messages[-1]
        tip = room.canvas.findChild(PointerTip)
        assert tip.isVisible()
        assert tip.text() == room.messages[-1]
        assert room.session.document == CHART
        shown = room.source.settle()
        room.key(Key.Key_Return)
        assert not tip.isVisible()
        assert room.source.settle() is shown
    assert "C>D" in sketch(room.chart)


def test_arrows_choose_another_target(room):
    with room.one_step("hubungkan langkah 2 ke langkah 4"):
        room.selection.select(frozenset({"B"}), Cursor("B"), "test")
        room.key(Key.Key_H, ALT)
        assert {hint.tone for hint in room.canvas.hints} >= {Tone.TARGET, Tone.ALLOWED}
        go(room, Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Down)
        go(room, Key.Key_Left)
        room.key(Key.Key_Return)
    assert sketch(room.chart) == " ".join(sorted([*START.split(), "B>D:A"]))


def aimed_at(room):
    """The rectangle of the symbol or cell to which a flow is about to be drawn."""
    return next(hint.box for hint in room.canvas.hints if hint.tone is Tone.TARGET)


def test_tab_goes_from_symbol_to_symbol_over_empty_cells(room):
    room.selection.select(frozenset({"A"}), Cursor("A"), "test")
    room.key(Key.Key_H, ALT)
    assert aimed_at(room) == room.place("C").box  # A leads to B already
    room.key(Key.Key_Tab)
    assert aimed_at(room) == room.place("D").box
    room.key(Key.Key_Right)
    room.key(Key.Key_Backtab, SHIFT)
    assert aimed_at(room) == room.place("C").box
    go(room, Key.Key_Down, Key.Key_Tab)
    assert aimed_at(room) == room.place("D").box


def test_into_an_empty_cell_symbol_and_flow_come_in_one_step_as_with_the_mouse(room):
    with room.one_step("hubungkan langkah 2 ke simbol baru di langkah 4"):
        room.selection.select(frozenset({"B"}), Cursor("B"), "test")
        room.key(Key.Key_H, ALT)
        go(room, Key.Key_Down)
        assert aimed_at(room) == room.place("d", "Karo").box
        assert room.messages[-1].startswith(
            "Hubungkan langkah 2 ke simbol baru di langkah 4 · pelaksana Karo"
        )
        assert room.canvas.findChild(PointerTip).text() == room.messages[-1]
        assert room.session.document == CHART
        shown = room.source.settle()
        room.key(Key.Key_Return)
        assert room.source.settle() is shown
        (new,) = room.selection.ids
    assert symbol(room.chart, new).actor == "Karo"
    assert f"B>{new}:A" in sketch(room.chart)


def test_the_words_stand_beside_the_target_wherever_the_preview_has_it(office, qtbot):
    long = document(" ".join(f"S{at}:Staf" for at in range(1, 30)) + " E:Kabag", "")
    room = office(long)
    room.canvas.set_zoom(2.0)
    room.selection.select(frozenset({"S1"}), Cursor("S1"), "test")
    room.key(Key.Key_H, ALT)
    go(room, *[Key.Key_Down] * 20, Key.Key_Right)
    room.source.settle()
    target = room.canvas.on_screen(room.place("s22", "Kabag"))
    view, tip = room.canvas.viewport().rect(), room.canvas.findChild(PointerTip)
    assert view.contains(target.center().toPoint())
    assert abs(tip.geometry().center().y() - target.center().y()) < 80


def test_the_words_beside_the_target_are_read_whole_on_a_narrow_canvas(room):
    room.canvas.resize(420, 700)
    room.selection.select(frozenset({"B"}), Cursor("B"), "test")
    room.key(Key.Key_H, ALT)
    go(room, Key.Key_Down)
    room.source.settle()
    tip = room.canvas.findChild(PointerTip)
    assert room.canvas.viewport().rect().contains(tip.geometry())
    assert tip.heightForWidth(tip.width()) <= tip.height()


def test_the_lanes_are_the_border_of_what_can_be_connected(room):
    room.selection.select(frozenset({"C"}), Cursor("C"), "test")
    room.key(Key.Key_H, ALT)
    go(room, Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Down)
    assert aimed_at(room) == room.place("d", "Karo").box
    room.key(Key.Key_Escape)
    assert room.sheet == room.first_sheet


def test_a_refused_target_is_not_drawn(office):
    room = office(document("A:Staf B:Kabag", "A>B"))
    room.selection.select(frozenset({"A"}), Cursor("A"), "test")
    room.key(Key.Key_H, ALT)
    assert "sudah terhubung" in room.messages[-1]
    room.key(Key.Key_Return)
    assert room.session.undo_label == ""


def test_escape_ends_connecting_without_a_trace(room):
    room.selection.select(frozenset({"C"}), Cursor("C"), "test")
    room.key(Key.Key_H, ALT)
    room.key(Key.Key_Escape)
    assert room.canvas.hints == ()
    assert room.sheet == room.first_sheet
    assert room.selection.ids == {"C"}


def test_flows_of_a_symbol_are_reached_labelled_and_deleted(room):
    room.selection.select(frozenset({"B"}), Cursor("B"), "test")
    room.key(Key.Key_P, ALT)
    assert room.selection.ids == {"B>C:Y"}
    room.key(Key.Key_P, ALT)
    assert room.selection.ids == {"B>A:T"}
    with room.one_step("label panah"):
        room.key(Key.Key_F2)
        QTest.keyClicks(room.canvas.editing.editor, "Tidak")
        QTest.keyClick(room.canvas.editing.editor, Key.Key_Return)
    assert "B>A:Tidak" in sketch(room.chart)
    room.selection.select(frozenset({"B>A:T"}), Cursor("B>A:T", "label"), "test")
    with room.one_step("hapus panah"):
        room.key(Key.Key_Delete)
    assert sketch(room.chart) == "A>B B>C:Y"


def test_symbols_and_rows_are_moved_with_alt_and_arrows(room):
    with room.one_step("pindahkan simbol langkah 3 ke pelaksana Staf"):
        room.selection.select(frozenset({"C"}), Cursor("C"), "test")
        room.key(Key.Key_Left, ALT)
    assert symbol(room.chart, "C").actor == "Staf"
    with room.one_step("pindahkan langkah 3"):
        room.key(Key.Key_Up, ALT)
    assert [row.id for row in room.chart.steps] == ["a", "c", "b", "d"]
    assert sketch(room.chart) == START


def test_delete_bridges_the_flow_over_a_row(office):
    room = office(document("A:(Kabag B:Staf C:Karo)", "A>B B>C"))
    with room.one_step("hapus langkah 2"):
        room.click(room.at("b", "number"))
        room.key(Key.Key_Delete)
    assert sketch(room.chart) == "A>C"
    assert room.selection.ids == frozenset()


def test_delete_on_a_text_empties_it_and_keeps_the_row(room):
    with room.one_step("Output langkah 2"):
        room.click(room.at("b", "output"))
        room.key(Key.Key_Delete)
    assert step(room.chart, "b").output == ""
    assert len(room.chart.steps) == 4


def test_delete_of_symbols_and_flows_together_is_one_step(room):
    with room.one_step("hapus 2 simbol"):
        room.click(room.at("B"))
        room.click(room.at("C"), CONTROL)
        room.key(Key.Key_Delete)


def test_select_all_and_delete_leaves_an_empty_table(room):
    with room.one_step("hapus yang terpilih"):
        room.click(room.at("B"))
        room.key(Key.Key_A, CONTROL)
        assert room.selection.ids == {*"abcd", *"ABCD", "A>B", "B>C:Y", "B>A:T"}
        room.key(Key.Key_Delete)
    assert room.chart.steps == room.chart.flows == ()


def test_rows_are_selected_whole_and_several_without_a_mouse(room):
    with room.one_step("hapus 2 langkah"):
        room.selection.select(frozenset({"b"}), Cursor("b", "activity"), "test")
        room.key(Key.Key_Space, SHIFT)
        assert room.selection.cursor == Cursor("b", "number")
        room.key(Key.Key_Down, SHIFT)
        room.key(Key.Key_Down, SHIFT)
        assert room.selection.ids == {"b", "c", "d"}
        room.key(Key.Key_Up, SHIFT)
        assert room.selection.ids == {"b", "c"}
        room.key(Key.Key_Delete)
    assert [row.id for row in room.chart.steps] == ["a", "d"]


def test_symbols_are_selected_together_without_a_mouse(room):
    room.selection.select(frozenset({"B"}), Cursor("B"), "test")
    room.key(Key.Key_Down, SHIFT)
    assert room.selection.ids == {"B", "C"}
    room.key(Key.Key_Space, SHIFT)
    assert room.selection.ids == {"c"}
    room.selection.select(frozenset({"B"}), Cursor("B"), "test")
    room.key(Key.Key_Up, SHIFT)
    room.key(Key.Key_Up, SHIFT)
    assert room.selection.ids == {"A", "B"}


def test_who_has_deleted_a_row_goes_on_with_the_next_and_a_second_delete_harms_nothing(room):
    room.selection.select(frozenset({"b"}), Cursor("b", "number"), "test")
    room.key(Key.Key_Delete)
    assert (room.selection.ids, room.selection.cursor) == (frozenset(), Cursor("c", "activity"))
    assert any(hint.tone is Tone.CELL for hint in room.canvas.highlights)
    after = room.session.document
    room.key(Key.Key_Delete)
    assert room.session.document == after
    assert go(room, Key.Key_Down) == Cursor("d", "activity")


def test_after_the_last_row_the_one_before_is_next(room):
    room.selection.select(frozenset({"c", "d"}), Cursor("d", "number"), "test")
    room.key(Key.Key_Delete)
    assert room.selection.cursor == Cursor("b", "activity")


def test_where_a_symbol_was_deleted_another_can_be_put_at_once(room):
    room.selection.select(frozenset({"C"}), Cursor("C"), "test")
    room.key(Key.Key_Delete)
    assert room.selection.cursor == Cursor("c", "Karo")
    room.key(Key.Key_3)
    assert [(each.actor, each.kind) for each in step(room.chart, "c").symbols] == [
        ("Karo", SymbolKind.DECISION)
    ]


def test_a_cursor_whose_row_is_gone_does_not_lame_the_keyboard(room):
    room.selection.select(frozenset({"b"}), Cursor("b", "activity"), "test")
    room.session.apply("hapus", delete_steps(["b"]))
    room.source.settle()
    assert go(room, Key.Key_Down) == Cursor("a", "activity")


def test_walking_begins_where_one_looks(office):
    room = office(document(" ".join(f"S{at}:Staf" for at in range(60)), ""))
    room.canvas.set_zoom(1.0)
    room.canvas.go_to_page(3)
    bar = room.canvas.verticalScrollBar()
    before, first = bar.value(), room.sheet.pages[2].tables[0].rows[0].step
    assert go(room, Key.Key_Down) == Cursor(first, "activity")
    assert bar.value() == before
    room.key(Key.Key_Escape)
    assert go(room, Key.Key_Tab) == Cursor(first, "activity")


@pytest.mark.parametrize(
    ("key", "held", "cursor"),
    [
        (Key.Key_Home, Qt.KeyboardModifier.NoModifier, Cursor("b", "activity")),
        (Key.Key_End, Qt.KeyboardModifier.NoModifier, Cursor("b", "remark")),
        (Key.Key_Home, CONTROL, Cursor("a", "activity")),
        (Key.Key_End, CONTROL, Cursor("d", "remark")),
    ],
)
def test_home_and_end_go_to_the_ends_of_row_and_table(room, key, held, cursor):
    room.selection.select(frozenset({"B"}), Cursor("B"), "test")
    room.key(key, held)
    assert room.selection.cursor == cursor


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_F2])
def test_enter_on_the_empty_cell_of_a_lane_puts_a_box_as_a_double_click_does(room, key):
    room.selection.select(frozenset({"d"}), Cursor("d", "Karo"), "test")
    with room.one_step("simbol baru langkah 4"):
        room.key(key)
    assert step(room.chart, "d").symbols[-1].kind is SymbolKind.PROCESS


def test_a_letter_on_the_empty_cell_of_a_lane_is_told_which_keys_there_are(room):
    room.selection.select(frozenset({"d"}), Cursor("d", "Karo"), "test")
    room.key(Key.Key_X)
    assert "2 proses" in room.messages[-1]
    assert room.session.document == CHART


def test_what_is_pasted_or_moved_by_keys_comes_into_view(office):
    room = office(document(" ".join(f"S{at}:Staf" for at in range(60)), ""))
    room.canvas.set_zoom(0.8)
    view = room.canvas.viewport()
    room.selection.select(frozenset({"s3"}), Cursor("s3", "number"), "test")
    room.canvas.copy()
    room.selection.select(frozenset({"s40"}), Cursor("s40", "number"), "test")
    room.canvas.go_to_page(2)
    room.canvas.paste()
    QApplication.processEvents()
    new = room.selection.cursor.part
    assert view.rect().contains(room.middle(room.place(new, "number")))
    last = room.sheet.pages[1].tables[0].rows[-1].step
    room.at(last, "number")
    room.selection.select(frozenset({last}), Cursor(last, "number"), "test")
    room.key(Key.Key_Down, ALT)
    QApplication.processEvents()
    assert room.place(last, "number").page == 2
    assert view.rect().contains(room.middle(room.place(last, "number")))
