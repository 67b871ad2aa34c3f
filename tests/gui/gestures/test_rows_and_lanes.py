"""Rows and lanes are dragged, inserted, widened and selected together."""

import pytest
from building import document, sketch
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from sopeditor.gui.gestures.hints import Tone
from sopeditor.gui.selection import Cursor

CONTROL = Qt.KeyboardModifier.ControlModifier
CHART = document("A:(Kabag B:Staf? C:Karo D:Staf E:Kabag)", "A>B B>C:Y B>A:T C>D D>E")
START = sketch(CHART.sop.charts[0])


@pytest.fixture
def room(office):
    return office(CHART)


def rows(room):
    return "".join(step.id for step in room.chart.steps)


def lanes(room):
    return [actor.id for actor in room.chart.actors]


@pytest.mark.parametrize(("down", "after"), [(0.1, "acdbe"), (0.9, "acdeb")])
def test_a_row_is_dragged_by_its_number(room, down, after):
    with room.one_step("pindahkan langkah 2"):
        room.drag(room.at("b", "number"), room.at("e", "number", down=down))
    assert rows(room) == after
    assert sketch(room.chart) == START


def test_selected_rows_are_dragged_together_and_stay_selected(room):
    with room.one_step("pindahkan 2 langkah"):
        room.click(room.at("b", "number"))
        room.click(room.at("d", "number"), CONTROL)
        room.drag(room.at("d", "number"), room.at("a", "number", down=0.1))
    assert rows(room) == "bdace"
    assert room.selection.ids == {"b", "d"}


def test_ctrl_copies_the_selected_rows_and_selects_the_copies(room):
    room.click(room.at("b", "number"))
    room.click(room.at("c", "number"), CONTROL)
    with room.one_step("salin 2 langkah"):
        room.drag(room.at("c", "number"), room.at("e", "number", down=0.9), CONTROL)
        copies = room.selection.ids
    assert [step.activity for step in room.chart.steps[-2:]] == ["Kegiatan B", "Kegiatan C"]
    assert copies == {step.id for step in room.chart.steps[-2:]}
    assert set(START.split()) <= set(sketch(room.chart).split())


def test_the_gap_where_rows_will_land_is_shown_and_escape_hides_it(room):
    room.press(room.at("b", "number"))
    room.move(room.at("e", "number", down=0.9))
    gap = next(hint for hint in room.canvas.hints if hint.tone is Tone.GAP)
    row = room.first_sheet.pages[1].tables[0].rows[-1]
    assert gap.points[0][1] == row.y + row.h
    room.key(Qt.Key.Key_Escape)
    assert room.canvas.hints == ()
    room.release(room.at("e", "number"))
    assert room.session.document == CHART


def test_the_plus_on_a_row_border_inserts_a_row_and_opens_it_for_writing(room):
    border = room.at("c", "number", across=0.0, down=0.0)
    room.hover(border)
    assert any(hint.tone is Tone.PLUS for hint in room.canvas.hints)
    assert "Sisipkan" in room.messages[-1]
    with room.one_step("langkah baru"):
        room.click(border)
        new = room.chart.steps[2]
        assert rows(room) == f"ab{new.id}cde"
        assert room.selection.cursor == Cursor(new.id, "activity")
        QTest.keyClicks(room.canvas.editing.editor, "Menelaah")
        QTest.keyClick(room.canvas.editing.editor, Qt.Key.Key_Return)
    assert room.chart.steps[2].activity == "Menelaah"


@pytest.mark.parametrize("zoom", [0.25, 0.5, 1.0, 2.0])
def test_the_plus_on_a_row_border_covers_nothing_of_the_table(room, zoom):
    room.canvas.set_zoom(zoom)
    number = room.place("c", "number")
    border = room.at("c", "number", across=0.0, down=0.0)
    room.hover(border)
    shown = (hint.box for hint in room.canvas.hints if hint.tone is Tone.PLUS)
    plus = min(shown, key=lambda box: abs(box.y - number.box.y))
    assert room.pixel(number.page, plus.x, plus.y).x() <= border.x() - 8
    with room.one_step("langkah baru"):
        room.click(room.pixel(number.page, plus.x, plus.y))
        QTest.keyClick(room.canvas.editing.editor, Qt.Key.Key_Return)


def test_a_new_row_may_stay_empty_and_is_written_into_later_in_a_step_of_its_own(room):
    border = room.at("c", "number", across=0.0, down=0.0)
    room.hover(border)
    with room.one_step("langkah baru"):
        room.click(border)
        QTest.keyClicks(room.canvas.editing.editor, "Mene")
        QTest.keyClick(room.canvas.editing.editor, Qt.Key.Key_Escape)
    assert room.chart.steps[2].activity == ""
    with room.one_step("Kegiatan langkah 3"):
        QTest.keyClicks(room.canvas, "M")
        QTest.keyClick(room.canvas.editing.editor, Qt.Key.Key_Return)


def test_a_lane_is_dragged_by_its_header(room):
    with room.one_step("pindahkan pelaksana Karo"):
        room.drag(room.at("Karo", "name"), room.at("Kabag", "name", across=0.1))
    assert lanes(room) == ["Karo", "Kabag", "Staf"]
    assert sketch(room.chart) == START


def test_two_lanes_are_swapped_by_one_drag_and_one_undo_step(room):
    with room.one_step("pindahkan pelaksana Kabag"):
        room.drag(room.at("Kabag", "name"), room.at("Staf", "name", across=0.9))
    assert lanes(room) == ["Staf", "Kabag", "Karo"]


def test_selected_lanes_are_dragged_together_and_stay_selected(office):
    room = office(document("A:(P Q:R S:T? U:P V:R)", "A>Q Q>S S>U:Y S>Q:T U>V"))
    room.click(room.at("P", "name"))
    room.click(room.at("R", "name"), CONTROL)
    start = sketch(room.chart)
    with room.one_step("pindahkan 2 pelaksana"):
        end = room.at("T", "name", across=0.9)
        room.press(room.at("R", "name"))
        room.move(end - QPoint(20, 0))
        carried = [hint for hint in room.canvas.hints if hint.tone is Tone.HOVER]
        assert len(carried) == 2
        room.move(end)
        room.release(end)
    assert lanes(room) == ["T", "P", "R"]
    assert sketch(room.chart) == start
    assert room.selection.ids == {"P", "R"}


@pytest.mark.parametrize(
    ("key", "after"), [(Qt.Key.Key_Right, ["Karo", "Kabag", "Staf"]), (Qt.Key.Key_Left, None)]
)
def test_selected_lanes_are_moved_together_by_keys(room, key, after):
    room.click(room.at("Kabag", "name"))
    room.click(room.at("Staf", "name"), CONTROL)
    room.key(key, Qt.KeyboardModifier.AltModifier)
    assert lanes(room) == (after or ["Kabag", "Staf", "Karo"])
    assert room.session.undo_label == ("pindahkan 2 pelaksana" if after else "")


def test_the_plus_above_a_lane_border_adds_a_lane_and_asks_for_its_name(room):
    room.hover(room.at("Staf", "name", across=0.0, down=0.0))
    (plus,) = (hint.box for hint in room.canvas.hints if hint.tone is Tone.PLUS)
    corner = room.pixel(1, plus.x, plus.y)
    room.hover(corner)
    assert "Tambah pelaksana" in room.messages[-1]
    with room.one_step("pelaksana baru"):
        room.click(corner)
        QTest.keyClick(room.canvas.editing.editor, Qt.Key.Key_Return)
    room.click(room.at(room.chart.actors[1].id, "name"))
    with room.one_step("nama pelaksana (tanpa nama)"):
        room.key(Qt.Key.Key_F2)
        QTest.keyClicks(room.canvas.editing.editor, "Biro Hukum")
        QTest.keyClick(room.canvas.editing.editor, Qt.Key.Key_Return)
    assert [actor.name for actor in room.chart.actors] == ["Kabag", "Biro Hukum", "Staf", "Karo"]


def widths(room):
    return {text.field: text.cell.w for text in room.sheet.pages[1].texts if text.of == "a"}


def test_a_column_border_is_dragged_in_the_header(room):
    with room.one_step("lebar kolom"):
        before = widths(room)
        border = room.at("Kabag", "name", across=0.0, down=0.8)
        room.drag(border, border - QPoint(60, 0))
    assert widths(room)["activity"] < before["activity"] - 20
    assert widths(room)["output"] == pytest.approx(before["output"], abs=0.1)


def test_a_double_click_on_a_column_border_fits_the_columns_again(room):
    border = room.at("Kabag", "name", across=0.0, down=0.8)
    room.drag(border, border - QPoint(60, 0))
    before = widths(room)
    border = room.at("Kabag", "name", across=0.0, down=0.8)
    with room.one_step("lebar kolom otomatis"):
        QTest.mouseDClick(room.canvas.viewport(), Qt.MouseButton.LeftButton, pos=border)
    assert widths(room)["activity"] > before["activity"]


@pytest.mark.parametrize("off", [-3, 3])
def test_a_click_beside_a_column_border_changes_no_width(room, off):
    at = room.at("Kabag", "name", across=0.0, down=0.8) + QPoint(off, 0)
    room.hover(at)
    room.click(at)
    assert room.session.document == CHART
    assert room.selection.cursor == (Cursor("Kabag", "name") if off > 0 else None)
    with room.one_step("lebar kolom"):
        before = widths(room)
        room.drag(at, at - QPoint(60, 0))
    dragged = 60 * room.canvas.points_per_pixel
    assert widths(room)["activity"] == pytest.approx(before["activity"] - dragged, abs=0.1)


def test_a_rubber_band_selects_symbols_and_the_flows_between_them(room):
    start = room.at("b", "Staf", across=0.02, down=0.02)
    end = room.at("c", "Karo", across=0.97, down=0.97)
    room.press(start)
    room.move(start + (end - start) * 0.5)
    room.move(end)
    assert any(hint.tone is Tone.BAND for hint in room.canvas.hints)
    room.release(end)
    assert room.selection.ids == {"B", "C", "B>C:Y"}
    assert room.canvas.hints == ()


def test_a_rubber_band_over_texts_selects_rows_and_escape_restores_the_selection(room):
    room.click(room.at("E"))
    start, end = room.at("b", "activity", across=0.3), room.at("d", "activity", across=0.9)
    room.press(start)
    room.move(end)
    assert room.selection.ids == {"b", "c", "d"}
    room.key(Qt.Key.Key_Escape)
    assert room.selection.ids == {"b"}


def test_the_keyboard_goes_on_from_what_a_rubber_band_has_selected(room):
    room.drag(room.at("b", "activity", across=0.3), room.at("d", "activity", across=0.9))
    assert room.selection.cursor == Cursor("b", "number")
    room.drag(room.at("b", "Staf", across=0.02, down=0.02), room.at("c", "Karo", across=0.97, down=0.97))
    with room.one_step("pindahkan 2 simbol"):
        room.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert [room.chart.steps[at].symbols[0].actor for at in (1, 2)] == ["Kabag", "Staf"]


LONG = document(" ".join(f"S{at}:Staf" for at in range(60)), " ".join(f"S{at}>S{at + 1}" for at in range(59)))


def at_the_border_of_two_pages(room):
    """The last row of one page, the first of the next, both in view."""
    room.canvas.set_zoom(0.6)
    last = room.sheet.pages[1].tables[0].rows[-1].step
    first = room.sheet.pages[2].tables[0].rows[0].step
    room.at(last, "activity")
    room.at(first, "activity")
    return last, first


def test_a_rubber_band_reaches_over_pages(office):
    room = office(LONG)
    last, first = at_the_border_of_two_pages(room)
    room.drag(
        room.middle(room.place(last, "Staf"), across=0.05, down=0.05),
        room.middle(room.place(first, "Staf"), across=0.95, down=0.95),
    )
    symbols = {last.upper(), first.upper()}
    assert room.selection.ids == symbols | {f"{last.upper()}>{first.upper()}"}
    marked = {hint.page for hint in room.canvas.highlights if hint.tone is Tone.PART}
    assert marked == {1, 2}
    with room.one_step("hapus yang terpilih"):
        room.key(Qt.Key.Key_Delete)


def test_what_was_dropped_is_seen_where_it_has_come_to_stand(office):
    room = office(LONG)
    room.canvas.set_zoom(1.0)
    last = room.sheet.pages[1].tables[0].rows[-1].step
    start = room.at(last, "number")
    with room.one_step(f"pindahkan langkah {int(last[1:]) + 1}"):
        room.press(start)
        room.move(start - QPoint(0, 20))
        room.canvas.go_to_page(2)
        room.release(room.middle(room.place("s0", "number"), down=0.1))
    assert room.canvas.viewport().rect().contains(room.middle(room.place(last, "number")))


@pytest.mark.parametrize("page", [1, 2])
def test_a_name_that_is_repeated_is_written_into_where_it_was_clicked(office, page):
    room = office(LONG)
    room.canvas.set_zoom(1.0)
    room.canvas.go_to_page(page + 1)
    name = next(text for text in room.sheet.pages[page].texts if (text.of, text.field) == ("Staf", "name"))
    at = room.pixel(page, name.cell.x + name.cell.w / 2, name.cell.y + name.cell.h / 2)
    room.click(at)
    QTest.mouseDClick(room.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert room.canvas.editing.editor.geometry().contains(at)
    QTest.keyClick(room.canvas.editing.editor, Qt.Key.Key_Escape)
    room.key(Qt.Key.Key_F2)
    assert room.canvas.editing.editor.geometry().contains(at)


def test_a_click_on_one_of_several_selected_symbols_selects_it_alone(room):
    room.click(room.at("B"))
    room.click(room.at("C"), CONTROL)
    room.click(room.at("B"))
    assert room.selection.ids == {"B"}


def test_a_click_on_a_cell_of_one_of_several_selected_rows_goes_to_that_cell(room):
    room.click(room.at("b", "number"))
    room.click(room.at("c", "number"), CONTROL)
    room.click(room.at("b", "output"))
    assert room.selection.ids == {"b"}
    assert room.selection.cursor == Cursor("b", "output")


def test_a_row_is_dragged_to_a_page_that_is_not_in_view(office, qtbot):
    long = document(
        " ".join(f"S{at}:Staf" for at in range(60)), " ".join(f"S{at}>S{at + 1}" for at in range(59))
    )
    room = office(long)
    room.canvas.set_zoom(1.0)
    room.canvas.go_to_page(2)
    bar = room.canvas.verticalScrollBar()
    start = room.at("s2", "number")
    border = QPoint(start.x(), room.canvas.viewport().height() + 40)
    with room.one_step("pindahkan langkah 3"):
        room.press(start)
        room.move(border)
        qtbot.waitUntil(lambda: bar.value() == bar.maximum(), timeout=20_000)
        room.move(room.pixel(len(room.canvas.desk.pages) - 1, 50, 150))
        room.release(room.pixel(len(room.canvas.desk.pages) - 1, 50, 150))
    place = [step.id for step in room.chart.steps].index("s2")
    assert place > 30
