"""What is in hand follows the pointer while pages scroll and zoom, and is let go of when a hand lets go."""

import pytest
from building import document
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from sopeditor.edit.parts import sequence
from sopeditor.edit.steps import delete_steps, insert_step
from sopeditor.gui.canvas.pointer_tip import PointerTip
from sopeditor.gui.gestures.hints import Tone
from sopeditor.gui.gestures.spots import cell_of
from sopeditor.gui.selection import Cursor
from sopeditor.model.records import Step, SymbolKind

Key = Qt.Key
LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
MANY = document(
    " ".join(f"S{at}:{'Kabag' if at % 2 else 'Staf'}" for at in range(60)),
    " ".join(f"S{at}>S{at + 1}" for at in range(59)),
)


@pytest.fixture
def room(office):
    room = office(MANY)
    room.canvas.set_zoom(1.0)
    room.canvas.go_to_page(2)
    return room


def at_the_foot(room):
    """A point of a text just inside the lower border, where dragging scrolls."""
    room.canvas.verticalScrollBar().setValue(room.canvas.verticalScrollBar().value() - 200)
    return QPoint(room.middle(room.place("s0", "activity")).x(), room.canvas.viewport().height() - 6)


def wheel(room, at, by, held=Qt.KeyboardModifier.NoModifier):
    view = room.canvas.viewport()
    turned, none = QPoint(0, by), Qt.MouseButton.NoButton
    where = QPointF(at), QPointF(view.mapToGlobal(at))
    event = QWheelEvent(*where, QPoint(), turned, none, held, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(view, event)
    QApplication.processEvents()


def test_a_click_at_the_border_with_an_unsteady_hand_scrolls_nothing(room, qtbot):
    at, bar = at_the_foot(room), room.canvas.verticalScrollBar()
    before = bar.value()
    room.press(at)
    room.move(at + QPoint(1, 0))
    qtbot.wait(120)
    room.release(at + QPoint(1, 0))
    assert bar.value() == before
    assert len(room.selection.ids) == 1


def test_a_symbol_from_the_palette_is_carried_to_a_row_below_the_view(room, qtbot):
    bar, view, button = (
        room.canvas.verticalScrollBar(),
        room.canvas.viewport(),
        room.canvas.palette_bar.buttons[1],
    )
    foot = button.mapFromGlobal(view.mapToGlobal(QPoint(at_the_foot(room).x(), view.height() + 20)))
    before = bar.value()
    QTest.mousePress(button, LEFT, pos=button.rect().center())
    QTest.mouseMove(button, button.rect().center() + QPoint(0, 30))
    QApplication.processEvents()
    qtbot.wait(60)
    assert bar.value() == before
    QTest.mouseMove(button, foot)
    qtbot.waitUntil(lambda: bar.value() > before + 300)
    in_view = view.rect().adjusted(0, 60, 0, -60)
    empty = [step.id for step in room.chart.steps[::2]]
    goals = {row: room.middle(cell_of(room.first_sheet, row, "Kabag")) for row in empty}
    row, goal = next((row, goal) for row, goal in goals.items() if in_view.contains(goal))
    QTest.mouseMove(button, button.mapFromGlobal(view.mapToGlobal(goal)))
    QTest.mouseRelease(button, LEFT, pos=button.mapFromGlobal(view.mapToGlobal(goal)))
    assert room.session.undo_label == f"simbol baru langkah {int(row[1:]) + 1}"


def test_the_wheel_turned_while_dragging_takes_the_symbol_to_what_comes_under_the_pointer(room):
    at, tip = room.at("S2"), room.canvas.findChild(PointerTip)
    end = QPoint(room.at("s1", "Kabag").x(), at.y())
    room.press(at)
    room.move(end)
    assert "ke pelaksana Kabag" in tip.text()
    place = tip.pos()
    wheel(room, end, -120)
    assert tip.pos() == place
    assert "pindahkan langkah 3" in tip.text().lower()
    room.release(end)
    assert room.session.undo_label == "pindahkan langkah 3"


def test_zooming_while_dragging_keeps_the_hints_whole(room):
    at = room.at("S2")
    room.press(at)
    end = QPoint(room.at("s1", "Kabag").x(), at.y())
    room.move(end)
    for notches in (-120, -120, 240):
        wheel(room, end, notches, CONTROL)
        hints = [item for item in room.canvas.paper.items() if hasattr(item, "hints") and item.hints]
        for item in hints:
            reach = 14 * room.canvas.points_per_pixel
            boxes = [
                room.canvas.desk.on_desk(hint.page, hint.box) for hint in item.hints if hint.box is not None
            ]
            assert all(item.boundingRect().top() <= box.y - reach + 1e-6 for box in boxes)
    room.key(Key.Key_Escape)
    assert room.session.document == MANY


def test_the_view_keeps_still_while_a_preview_has_fewer_pages(room):
    bar = room.canvas.verticalScrollBar()
    room.canvas.go_to_page(len(room.canvas.desk.pages))
    bar.setValue(bar.maximum())
    before, last = bar.value(), room.sheet.pages[-1].tables[-1].rows[-1].step
    room.press(room.middle(room.place(last, "number")))
    room.move(room.middle(room.place(last, "number")) - QPoint(0, 20))
    room.canvas.preview(delete_steps([step.id for step in room.chart.steps[-40:]]))
    room.source.settle()
    assert len(room.canvas.desk.pages) < len(room.first_sheet.pages)
    assert bar.value() == before
    room.key(Key.Key_Escape)
    assert (bar.value(), bar.maximum()) == (before, before)


def test_the_pointer_stays_on_a_page_that_a_preview_takes_away(room):
    room.canvas.go_to_page(len(room.canvas.desk.pages))
    last = room.sheet.pages[-1].tables[-1].rows[-1].step
    at = room.at(last, "number", down=0.9)
    room.press(at)
    room.move(at - QPoint(0, 30))
    room.move(at)
    gap = next(hint for hint in room.canvas.hints if hint.tone is Tone.GAP)
    room.canvas.preview(delete_steps([step.id for step in room.chart.steps[:40]]))
    room.source.settle()
    assert len(room.canvas.desk.pages) < len(room.first_sheet.pages)
    room.move(at + QPoint(1, 0))
    room.canvas.preview(None)
    room.source.settle()
    assert next(hint for hint in room.canvas.hints if hint.tone is Tone.GAP) == gap
    room.key(Key.Key_Escape)


def test_pages_fitted_to_the_view_are_fitted_anew_when_the_drag_is_over(room):
    room.canvas.fit_all()
    zoom = room.canvas.zoom
    room.canvas.take_symbol(SymbolKind.PROCESS)
    room.hover(room.pixel(0, 50, 50))
    grown = [(f"n{at}", f"f{at}") for at in range(30)]
    room.canvas.preview(sequence(*(insert_step("chart", None, Step(row), flow) for row, flow in grown)))
    room.source.settle()
    assert room.canvas.zoom == zoom
    room.key(Key.Key_Escape)
    assert room.canvas.zoom == zoom
    room.session.apply("x", sequence(*(insert_step("chart", None, Step(row), flow) for row, flow in grown)))
    room.source.settle()
    assert room.canvas.zoom < zoom


def test_space_released_elsewhere_is_not_held_for_ever(room):
    QTest.keyPress(room.canvas, Key.Key_Space)
    QApplication.sendEvent(room.canvas, QFocusEvent(QFocusEvent.Type.FocusOut))
    QApplication.sendEvent(room.canvas, QFocusEvent(QFocusEvent.Type.FocusIn))
    room.click(room.at("S2"))
    assert room.selection.ids == {"S2"}


def test_a_right_click_puts_back_what_is_in_hand_and_opens_no_menu(room):
    view, at = room.canvas.viewport(), room.at("S2")
    end = QPoint(room.at("s1", "Kabag").x(), at.y())
    room.press(at)
    room.move(end)
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, end, view.mapToGlobal(end))
    QApplication.sendEvent(view, menu)
    room.release(end)
    assert room.session.document == MANY
    assert not [
        each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible()
    ]


def test_a_button_released_where_nobody_saw_it_is_not_held_any_more(room):
    at = room.at("S2")
    room.press(at)
    room.move(QPoint(room.at("s1", "Kabag").x(), at.y()))
    room.hover(room.at("s5", "activity"))
    assert not room.canvas.findChild(PointerTip).isVisible()
    assert room.sheet == room.first_sheet


def test_a_double_click_on_a_plus_inserts_one_row_to_write_into(room):
    border = room.at("s3", "number", across=0.0, down=0.0)
    room.hover(border)
    room.click(border)
    QTest.mouseDClick(room.canvas.viewport(), LEFT, pos=border)
    assert len(room.chart.steps) == 61
    assert room.selection.cursor == Cursor(room.chart.steps[3].id, "activity")
    QTest.keyClicks(room.canvas.editing.editor or room.canvas, "M")
    assert room.chart.steps[3].activity == "M"


@pytest.mark.parametrize("happens", ["deleted", "scrolled"])
def test_handles_go_with_the_symbol_they_belong_to(room, happens):
    room.click(room.at("S2"))
    room.handle_of("S2")
    assert any(hint.tone is Tone.HANDLE for hint in room.canvas.hints)
    if happens == "deleted":
        room.key(Key.Key_Delete)
        room.source.settle()
    else:
        wheel(room, room.at("S2"), -120)
    assert room.canvas.hints == ()
