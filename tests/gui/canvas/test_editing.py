"""Texts are edited where they stand, with the keys of a spreadsheet."""

import pytest
from building import document
from gui.desk import Hand
from gui.hands import Ctrl, press
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sopeditor.edit.charts import set_widths
from sopeditor.edit.steps import reword
from sopeditor.gui.canvas.pointer_tip import PointerTip
from sopeditor.gui.gestures.spots import distance
from sopeditor.gui.selection import Cursor
from sopeditor.layout.marks import TextRun
from sopeditor.model.lookup import step, symbol
from sopeditor.model.records import SymbolKind, Width

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CHART = document("A:(Kabag B:Staf? C:Karo D:Staf)", "A>B B>C:Y B>A:T C>D")


@pytest.fixture
def room(office):
    return office(CHART)


def double_click(room, part, field=""):
    at = room.at(part, field)
    room.click(at)
    QTest.mouseDClick(room.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    editor = room.canvas.editing.editor
    assert editor is not None
    return editor


def text_of(room, part, field):
    return getattr(step(room.chart, part), field)


def test_double_click_edits_the_cell_and_undo_takes_all_of_it_back(room):
    with room.one_step("Kegiatan langkah 2"):
        editor = double_click(room, "b", "activity")
        assert editor.text() == "Kegiatan B"
        QTest.keyClicks(editor, "Memeriksa berkas")
        assert text_of(room, "b", "activity") == "Memeriksa berkas"
        QTest.keyClick(editor, Qt.Key.Key_Return)
        assert room.canvas.editing.editor is None
    assert text_of(room, "b", "activity") == "Memeriksa berkas"


def test_typing_on_a_cell_writes_over_it(room):
    with room.one_step("Kelengkapan langkah 2"):
        room.click(room.at("b", "supplies"))
        room.key(Qt.Key.Key_S)
        editor = room.canvas.editing.editor
        QTest.keyClicks(editor, "urat")
        QTest.keyClick(editor, Qt.Key.Key_Tab)
        assert room.selection.cursor == Cursor("b", "duration")
    assert text_of(room, "b", "supplies") == "surat"


def test_escape_leaves_no_trace(room):
    room.click(room.at("b", "output"))
    room.key(Qt.Key.Key_X)
    QTest.keyClicks(room.canvas.editing.editor, "yz")
    QTest.keyClick(room.canvas.editing.editor, Qt.Key.Key_Escape)
    assert room.canvas.editing.editor is None
    assert room.session.document == CHART
    assert room.session.undo_label == room.session.redo_label == ""
    assert room.selection.cursor == Cursor("b", "output")


def test_escape_keeps_what_could_be_redone(room):
    room.click(room.at("b", "output"))
    room.key(Qt.Key.Key_X)
    QTest.keyClick(room.canvas.editing.editor, Qt.Key.Key_Return)
    room.session.undo()
    label = room.session.redo_label
    room.click(room.at("c", "output"))
    room.key(Qt.Key.Key_Q)
    QTest.keyClick(room.canvas.editing.editor, Qt.Key.Key_Escape)
    assert room.session.redo_label == label


@pytest.mark.parametrize("held", [ALT, SHIFT])
def test_alt_enter_begins_a_new_line_and_the_row_grows_with_the_text(room, held):
    with room.one_step("Kegiatan langkah 2"):
        editor = double_click(room, "b", "activity")
        before = room.canvas.editing.editor.height()
        QTest.keyClick(editor, Qt.Key.Key_End)
        for _ in range(8):
            QTest.keyClick(editor, Qt.Key.Key_Return, held)
            QTest.keyClicks(editor, "baris")
        room.source.settle()
        assert editor.height() > before
        assert editor.height() >= editor.lines_height()
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert text_of(room, "b", "activity").count("\n") == 8


def test_who_types_a_row_on_to_the_next_page_goes_along(room):
    editor = double_click(room, "d", "remark")
    first = room.place("d", "remark").page
    while room.place("d", "remark").page == first:
        QTest.keyClicks(editor, "lengkap ")
        room.source.settle()
        assert caret_in_sight(room, editor)


def test_who_has_scrolled_away_from_what_they_typed_stays_there(room):
    editor = double_click(room, "b", "remark")
    QTest.keyClicks(editor, "lengkap")
    room.source.settle()
    room.canvas.verticalScrollBar().setValue(room.canvas.verticalScrollBar().maximum())
    room.session.apply("lain", reword("c", "activity", "Menelaah"))
    room.source.settle()
    assert room.canvas.verticalScrollBar().value() == room.canvas.verticalScrollBar().maximum()


def caret_in_sight(room, editor):
    view = room.canvas.viewport()
    caret = editor.cursorRect().translated(editor.viewport().mapTo(view, QPoint(0, 0)))
    return view.rect().contains(caret)


def test_tab_walks_through_the_texts_and_over_the_rows_end(room):
    room.click(room.at("a", "output"))
    seen = [room.selection.cursor]
    for _ in range(3):
        room.key(Qt.Key.Key_Tab)
        seen.append(room.selection.cursor)
    assert [(cursor.part, cursor.field) for cursor in seen] == [
        ("a", "output"),
        ("a", "remark"),
        ("b", "activity"),
        ("b", "supplies"),
    ]
    for _ in range(3):
        room.key(Qt.Key.Key_Backtab, SHIFT)
    assert room.selection.cursor == seen[0]


def test_enter_goes_down(room):
    editor = double_click(room, "a", "duration")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert room.selection.cursor == Cursor("b", "duration")
    assert room.session.document == CHART


def test_enter_after_a_run_of_tabs_goes_down_from_its_beginning(room):
    editor = double_click(room, "a", "supplies")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    room.key(Qt.Key.Key_F2)
    QTest.keyClick(room.canvas.editing.editor, Qt.Key.Key_Tab)
    room.key(Qt.Key.Key_F2)
    QTest.keyClick(room.canvas.editing.editor, Qt.Key.Key_Return)
    assert room.selection.cursor == Cursor("b", "supplies")


def test_symbol_label_and_lane_are_edited_in_place_too(room):
    with room.one_step("teks simbol langkah 3"):
        QTest.keyClicks(double_click(room, "C"), "tanda tangan")
        room.click(room.pixel(1, 5, 5))
    assert symbol(room.chart, "C").text == "tanda tangan"
    with room.one_step("nama pelaksana Karo"):
        QTest.keyClicks(double_click(room, "Karo", "name"), "Kepala Biro")
        room.click(room.pixel(1, 5, 5))
    assert [actor.name for actor in room.chart.actors] == ["Kabag", "Staf", "Kepala Biro"]
    label = next(
        (page, edge.label_box)
        for page, found in enumerate(room.sheet.pages)
        for table in found.tables
        for edge in table.edges
        if "B>C:Y" in edge.flows
    )
    box = label[1]
    room.canvas.reveal("B>C:Y")
    at = room.pixel(label[0], box.x + box.w / 2, box.y + box.h / 2)
    with room.one_step("label panah"):
        QTest.mouseDClick(room.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QTest.keyClicks(room.canvas.editing.editor, "Ya")
        room.click(room.pixel(1, 5, 5))
    assert next(flow.label for flow in room.chart.flows if flow.id == "B>C:Y") == "Ya"


def test_identity_lines_are_edited_in_place_a_list_line_by_line(office):
    sop = replace(
        CHART.sop, identity=replace(CHART.sop.identity, number="061/1", legal_basis=("UU 1", "PP 2"))
    )
    room = office(replace(CHART, sop=sop))
    with room.one_step("Nomor SOP"):
        QTest.keyClicks(double_click(room, "identity", "number"), "061/2")
        room.click(room.pixel(0, 5, 5))
    assert room.session.document.sop.identity.number == "061/2"
    with room.one_step("Dasar Hukum"):
        editor = double_click(room, "identity", "legal_basis")
        assert editor.text() == "UU 1\nPP 2"
        QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(editor, Qt.Key.Key_Return, ALT)
        QTest.keyClicks(editor, "Perpres 3")
        room.click(room.pixel(0, 5, 5))
    assert room.session.document.sop.identity.legal_basis == ("UU 1", "PP 2", "Perpres 3")


@pytest.mark.parametrize("words", [4, 6, 9, 14])
def test_lines_stand_in_the_field_where_they_stand_on_the_sheet(office, words):
    text = " ".join(("Memeriksa konsep surat keterangan magang dari kampus " * 3).split()[:words])
    narrow = set_widths("chart", [Width("activity", 110.0)])(CHART)
    room = office(reword("b", "activity", text)(narrow))
    editor = double_click(room, "b", "activity")
    page = room.sheet.pages[1]
    lines = [
        mark for mark in page.marks if isinstance(mark, TextRun) and mark.of == "b" and mark.text in text
    ]
    first = editor.cursorRect(QTextCursor(editor.document().firstBlock()))
    middle = editor.viewport().mapTo(room.canvas.viewport(), first.center()).y()
    line = room.pixel(1, 0, lines[0].y - lines[0].size * 0.35).y()
    assert middle == pytest.approx(line, abs=0.5 * first.height())


def test_field_stays_on_its_cell_when_the_sheet_is_zoomed_and_scrolled(room):
    editor = double_click(room, "b", "activity")
    for change in (lambda: room.canvas.set_zoom(2.0), lambda: room.canvas.verticalScrollBar().setValue(300)):
        change()
        cell = room.canvas.on_screen(room.place("b", "activity"))
        assert editor.geometry().center().y() == pytest.approx(cell.center().y(), abs=2)
        assert editor.width() == pytest.approx(cell.width(), abs=2)


def test_undo_key_in_a_field_goes_on_into_the_history_of_the_document_and_to_its_place(editing):
    workspace, before = editing.workspace, editing.session.document
    hand = Hand(workspace.canvas, workspace.source)
    hand.click(hand.at("s2", "output"))
    hand.key(Qt.Key.Key_X)
    press(Qt.Key.Key_Return)
    double_click(hand, "s3", "output")
    press(Qt.Key.Key_Z, Ctrl)
    assert editing.session.document == before
    assert workspace.selection.cursor == Cursor("s2", "output")
    assert workspace.canvas.editing.editor is None


def test_a_label_is_begun_on_its_line(room):
    room.at("B")
    edges = [edge for page in room.sheet.pages for table in page.tables for edge in table.edges]
    edge = next(edge for edge in edges if edge.flows == ("A>B",))
    room.selection.select(frozenset({"A>B"}), Cursor("A>B", "label"), "test")
    room.key(Qt.Key.Key_F2)
    field = room.canvas.editing.editor.geometry().center()
    shown = room.canvas.mapToScene(field)
    place = room.canvas.desk.pages[1]
    assert distance((shown.x() - place.x, shown.y() - place.y), edge.points) < 6


def test_a_label_that_stands_on_another_page_is_opened_there_in_sight(office):
    many = " ".join(f"S{at}:Staf" for at in range(40))
    room = office(
        document(f"A:Kabag? {many}", f"A>S0:Y A>S39:T {' '.join(f'S{at}>S{at + 1}' for at in range(39))}")
    )
    room.canvas.set_zoom(1.0)
    page = room.sheet.pages_with("A>S39:T")[-1]
    edges = [edge for table in room.sheet.pages[page].tables for edge in table.edges]
    line = next(edge.points for edge in edges if "A>S39:T" in edge.flows)
    room.canvas.go_to_page(page + 1)
    QTest.mouseDClick(
        room.canvas.viewport(), Qt.MouseButton.LeftButton, pos=room.pixel(page, *line[-1]) - QPoint(12, 0)
    )
    field = room.canvas.editing.editor
    assert field.text() == "T"
    assert room.canvas.viewport().rect().contains(field.geometry())


def test_a_label_that_can_not_be_is_refused_with_a_reason(office):
    start = document("A:Staf? B:Kabag", "A>B:Y A>B:T")
    room = office(start)
    room.selection.select(frozenset({"A>B:T"}), Cursor("A>B:T", "label"), "test")
    room.key(Qt.Key.Key_F2)
    QTest.keyClicks(room.canvas.editing.editor, "Y")
    assert any("sudah terhubung" in message for message in room.messages)
    QTest.keyClick(room.canvas.editing.editor, Qt.Key.Key_Escape)
    assert room.session.document == start


def test_a_double_click_on_a_word_of_the_form_says_where_it_is_changed(room):
    page = room.sheet.pages[1]
    heading = next(text for text in page.texts if not text.of)
    at = room.pixel(1, heading.cell.x + heading.cell.w / 2, heading.cell.y + heading.cell.h / 2)
    QTest.mouseDClick(room.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    tip = room.canvas.findChild(PointerTip)
    assert tip.isVisible()
    assert "Tata halaman" in tip.text()
    assert room.canvas.editing.editor is None


@pytest.mark.parametrize(("width", "zoom"), [(150.0, 0.64), (150.0, 0.71), (180.0, 0.64), (210.0, 0.71)])
def test_all_lines_stay_in_sight_where_the_field_breaks_them_earlier_than_the_sheet(office, width, zoom):
    text = (
        "Mempelajari rencana kegiatan dan rancangan teknis SOP AP beserta bahan-bahan terkait proses penyusunan "
        "sistem dan prosedur kerja (SOP AP), kemudian melaporkan kesiapan bahan maupun kesiapan pelaksanaan "
        "penyusunan SOP AP kepada Karo PO"
    )
    room = office(reword("b", "activity", text)(set_widths("chart", [Width("activity", width)])(CHART)))
    room.canvas.set_zoom(zoom)
    editor = double_click(room, "b", "activity")
    QTest.keyClick(editor, Qt.Key.Key_End)
    QTest.keyClicks(editor, " dan mencatatnya")
    room.source.settle()
    QApplication.processEvents()
    first = editor.cursorRect(QTextCursor(editor.document().firstBlock()))
    assert first.top() >= 0
    assert editor.cursorRect().bottom() <= editor.viewport().height()


def test_a_text_that_is_undone_while_a_symbol_is_carried_is_shown_as_it_was(room):
    editor = double_click(room, "b", "output")
    QTest.keyClicks(editor, "lain")
    room.canvas.take_symbol(SymbolKind.PROCESS)
    room.hover(room.at("c", "Staf"))
    room.session.undo()
    room.source.settle()
    assert room.canvas.editing.editor.text() == step(room.chart, "b").output
    assert room.session.document == CHART
