"""Rows, symbols and texts are cut, copied, pasted and duplicated on the sheet."""

import pytest
from building import chart, document, sketch
from gui.desk import LEFT
from gui.hands import put
from gui.steps import one_step
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from sopeditor.gui.cells.grid import from_html, from_text
from sopeditor.gui.office import Office
from sopeditor.gui.selection import Cursor
from sopeditor.gui.window import Window
from sopeditor.model.lookup import all_ids, step, symbol

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
#   A(Kabag) ─► B?(Staf) ─Y─► C(Karo) ─► D(Staf)     T goes back to A
CHART = document("A:(Kabag B:Staf? C:Karo D:Staf)", "A>B B>C:Y B>A:T C>D")


class Desk:
    """A window whose pages have the keyboard, and what a test of its clipboard asks for."""

    def __init__(self, window: Window) -> None:
        self.window = window
        assert window.workspace is not None
        self.canvas = window.workspace.canvas
        self.session = window.workspace.session
        self.selection = window.workspace.selection
        window.actions_["view_pages"].trigger()
        self.canvas.setFocus()
        QApplication.processEvents()

    @property
    def chart(self):
        return self.session.document.sop.charts[0]

    def at(self, part, field=""):
        from sopeditor.gui.gestures.spots import cell_of, places_of

        self.window.workspace.source.settle()
        self.canvas.reveal(part, field)
        sheet = self.canvas.sheet
        place = cell_of(sheet, part, field) if field else next(places_of(sheet, part))
        return self.canvas.on_screen(place).center().toPoint()

    def click(self, part, field="", held=Qt.KeyboardModifier.NoModifier):
        QTest.mouseClick(self.canvas.viewport(), LEFT, held, self.at(part, field))
        QApplication.processEvents()

    def key(self, key, held=CONTROL):
        """Press a key as the window's shortcuts see it."""
        QTest.keyClick(QApplication.focusWidget() or self.canvas, key, held)
        QApplication.processEvents()

    def one_step(self, name):
        return one_step(self.session, name, lambda: self.key(Key.Key_Z), lambda: self.key(Key.Key_Y))


def open_desk(program: Office, start) -> Desk:
    window = program.new_window()
    window.resize(1366, 768)
    program.open_document(start, window)
    window.activateWindow()
    return Desk(window)


@pytest.fixture
def desk(program: Office, window: Window) -> Desk:
    program.open_document(CHART, window)
    return Desk(window)


def test_symbols_are_copied_with_the_flows_between_them_and_pasted_below(desk):
    with desk.one_step("tempel 2 simbol"):
        desk.click("B")
        desk.click("C", held=CONTROL)
        desk.key(Key.Key_C)
        assert desk.session.document == CHART
        desk.key(Key.Key_V)
        new = [row for row in desk.chart.steps if row.id not in "abcd"]
        b, c = (row.symbols[0].id for row in new)
        assert desk.selection.ids == {b, c}
    assert [row.id for row in desk.chart.steps] == ["a", "b", "c", new[0].id, new[1].id, "d"]
    assert sketch(desk.chart) == " ".join(sorted(["A>B", "B>C:Y", "B>A:T", f"C>{b}", f"{b}>{c}:Y", f"{c}>D"]))


def test_on_an_empty_cell_they_come_to_stand_there(desk):
    with desk.one_step("tempel 1 simbol"):
        desk.click("C")
        desk.key(Key.Key_C)
        desk.click("d", "Karo")
        desk.key(Key.Key_V)
    new = step(desk.chart, "d").symbols[-1]
    assert new.actor == "Karo"
    assert new.id != "C"
    assert len(desk.chart.steps) == 4


def test_cut_closes_the_flows_and_paste_brings_the_symbol_back_elsewhere(desk):
    with desk.one_step("potong simbol langkah 3"):
        desk.click("C")
        desk.key(Key.Key_X)
    assert sketch(desk.chart) == "A>B B>A:T B>D:Y"
    with desk.one_step("tempel 1 simbol"):
        desk.click("c", "Kabag")
        desk.key(Key.Key_V)
    new = step(desk.chart, "c").symbols[0]
    assert new.actor == "Kabag"
    assert sketch(desk.chart) == " ".join(sorted(["A>B", "B>A:T", f"B>{new.id}:Y", f"{new.id}>D"]))


def test_rows_are_copied_whole_and_understood_by_excel(desk):
    with desk.one_step("tempel 2 langkah"):
        desk.click("b", "number")
        desk.click("c", "number", held=CONTROL)
        desk.key(Key.Key_C)
        mime = QGuiApplication.clipboard().mimeData()
        assert from_text(mime.text()) == from_html(mime.html(), [])
        assert [row[0] for row in from_text(mime.text())] == ["Kegiatan B", "Kegiatan C"]
        desk.click("d", "number")
        desk.key(Key.Key_V)
        assert desk.selection.ids == {row.id for row in desk.chart.steps[4:]}
    assert [row.activity for row in desk.chart.steps[4:]] == ["Kegiatan B", "Kegiatan C"]


def test_rows_are_cut(desk):
    with desk.one_step("potong langkah 2"):
        desk.click("b", "number")
        desk.key(Key.Key_X)
    assert [row.id for row in desk.chart.steps] == ["a", "c", "d"]


@pytest.mark.parametrize(("part", "field", "count"), [("B", "", 1), ("b", "number", 1), ("b", "activity", 1)])
def test_duplicate_makes_a_row_below(desk, part, field, count):
    with desk.one_step("gandakan langkah 2" if field else "gandakan simbol langkah 2"):
        desk.click(part, field)
        desk.key(Key.Key_D, CONTROL | SHIFT)
    assert len(desk.chart.steps) == 4 + count
    assert desk.chart.steps[2].symbols[0].kind == symbol(desk.chart, "B").kind
    assert desk.chart.steps[2].activity == ("Kegiatan B" if field else "")


def test_between_documents_ids_are_new_and_missing_lanes_come_along(desk, program):
    desk.click("B")
    desk.click("C", held=CONTROL)
    desk.key(Key.Key_C)
    target = open_desk(program, document("X:(Staf Y:Menteri)", "X>Y"))
    with target.one_step("tempel 2 simbol"):
        target.click("X")
        target.key(Key.Key_V)
    assert [actor.name for actor in target.chart.actors] == ["Staf", "Menteri", "Karo"]
    assert not set(all_ids(target.session.document.sop)) & {"B", "C", "b", "c", "B>C:Y"}
    first, second = (row.symbols[0] for row in target.chart.steps[1:3])
    assert f"{first.id}>{second.id}:Y" in sketch(target.chart)


def test_the_text_of_a_cell_goes_to_another_cell(desk):
    with desk.one_step("tempel teks"):
        desk.click("b", "activity")
        desk.key(Key.Key_C)
        desk.click("c", "output")
        desk.key(Key.Key_V)
    assert step(desk.chart, "c").output == "Kegiatan B"
    with desk.one_step("potong teks"):
        desk.click("c", "output")
        desk.key(Key.Key_X)
    assert step(desk.chart, "c").output == ""
    assert QGuiApplication.clipboard().text() == "Kegiatan B"


def test_a_block_from_excel_lands_from_the_cell_on(desk):
    with desk.one_step("tempel 2 baris"):
        put("Surat\t2 jam\tKonsep\nBerkas\t1 hari\tNotula\n")
        desk.click("c", "supplies")
        desk.key(Key.Key_V)
    assert [(s.supplies, s.duration, s.output) for s in desk.chart.steps[2:]] == [
        ("Surat", "2 jam", "Konsep"),
        ("Berkas", "1 hari", "Notula"),
    ]


def test_ten_rows_from_excel_become_ten_steps_where_nothing_is_selected(desk):
    with desk.one_step("tempel 10 baris"):
        desk.click("B")
        desk.key(Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        put("".join(f"Mengerjakan {n}\tBahan\t{n} menit\tHasil\tcatatan\n" for n in range(1, 11)))
        desk.key(Key.Key_V)
    assert [row.activity for row in desk.chart.steps[4:]] == [f"Mengerjakan {n}" for n in range(1, 11)]


@pytest.mark.parametrize(
    ("select", "told"), [({"A>B"}, "Panah ikut tersalin"), (set(), "Pilih dulu langkah, simbol")]
)
def test_what_can_not_be_copied_is_told(desk, select, told):
    put("tetap")
    messages = []
    desk.canvas.message.connect(messages.append)
    part = next(iter(select), None)
    desk.selection.select(frozenset(select), Cursor(part) if part else None, "test")
    desk.key(Key.Key_C)
    desk.key(Key.Key_X)
    assert any(told in message for message in messages)
    assert QGuiApplication.clipboard().text() == "tetap"
    assert desk.session.document == CHART


def test_the_context_menu_offers_the_same(desk):
    def menu(at):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, desk.canvas.viewport().mapToGlobal(at))
        QApplication.sendEvent(desk.canvas.viewport(), event)
        found = next(
            each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible()
        )
        return {action.text().split("\t")[0]: action for action in found.actions()}, found

    def take(offered, opened, text):
        QTest.mouseClick(opened, LEFT, pos=opened.actionGeometry(offered[text]).center())
        desk.window.activateWindow()  # as a window manager does
        QApplication.processEvents()

    offered, opened = menu(desk.at("C"))
    assert offered["Salin"].text().endswith("Ctrl+C")
    take(offered, opened, "Salin")
    with desk.one_step("tempel 1 simbol"):
        take(*menu(desk.at("d", "Karo")), "Tempel")
    assert step(desk.chart, "d").symbols[-1].actor == "Karo"
    corner = desk.canvas.viewport().rect().bottomLeft() + type(desk.at("C"))(8, -8)
    offered, opened = menu(corner)
    assert {"Tempel", "Langkah baru di akhir", "Pelaksana baru di kanan"} <= set(offered)
    opened.close()


def test_new_rows_are_opened_on_the_sheet_where_the_table_is_not_shown(desk):
    with desk.one_step("langkah baru"):
        desk.click("B")
        desk.key(Key.Key_Return)
        new = desk.chart.steps[2]
        assert [row.id for row in desk.chart.steps] == ["a", "b", new.id, "c", "d"]
        assert desk.canvas.editing.editor is not None
        desk.key(Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    with desk.one_step("langkah baru"):
        desk.click("b", "number")
        desk.key(Key.Key_Return, CONTROL | SHIFT)
        desk.key(Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert desk.chart.steps[1].id not in "abcd"


def test_clearing_from_the_menu_is_what_delete_does_on_the_sheet(desk):
    with desk.one_step("hapus simbol langkah 3"):
        desk.click("C")
        desk.window.actions_["clear"].trigger()
    assert step(desk.chart, "c").symbols == ()
    assert step(desk.chart, "c").activity == "Kegiatan C"


def test_with_nothing_selected_it_goes_to_the_chart_that_is_seen(program: Office):
    second = chart("X:(Staf Y:Staf)", "X>Y", "other")
    two = document("A:(Kabag B:Staf)", "A>B")
    desk = open_desk(program, replace(two, sop=replace(two.sop, charts=(*two.sop.charts, second))))
    desk.click("Y")
    desk.key(Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    put("Menutup berkas\tArsip\n")
    desk.key(Key.Key_V)
    first, other = desk.session.document.sop.charts
    assert len(first.steps) == 2
    assert [row.activity for row in other.steps][-1] == "Menutup berkas"
