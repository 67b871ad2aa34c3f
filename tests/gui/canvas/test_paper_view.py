"""Looking at the pages: zoom, fit, scroll, pan."""

import pytest
from building import document
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sopeditor.gui.canvas.paper_view import LEAST, MOST

LONG = document(
    " ".join(f"S{at}:{'Kabag' if at % 2 else 'Staf'}" for at in range(60)),
    " ".join(f"S{at}>S{at + 1}" for at in range(59)),
)


def wheel(canvas, at, notches, held=Qt.KeyboardModifier.ControlModifier):
    event = QWheelEvent(
        QPointF(at),
        QPointF(canvas.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas.viewport(), event)


@pytest.fixture
def canvas(office):
    canvas = office(LONG).canvas
    canvas.set_zoom(1.0)
    return canvas


@pytest.mark.parametrize("notches", [1, -1, 3])
def test_ctrl_wheel_zooms_around_the_pointer(canvas, notches):
    canvas.go_to_page(2)
    canvas.set_zoom(1.5)
    at = QPoint(400, 300)
    before = canvas.mapToScene(at)
    wheel(canvas, at, notches)
    assert canvas.zoom == pytest.approx(1.5 * 1.15**notches)
    moved = canvas.mapFromScene(before) - at
    assert abs(moved.x()) <= 1
    assert abs(moved.y()) <= 1


def test_wheel_without_ctrl_scrolls(canvas):
    before = canvas.verticalScrollBar().value()
    wheel(canvas, QPoint(400, 300), -1, Qt.KeyboardModifier.NoModifier)
    assert canvas.verticalScrollBar().value() > before
    assert canvas.zoom == 1.0


def test_the_wheel_with_shift_scrolls_sideways(canvas):
    canvas.set_zoom(3.0)
    down, across = canvas.verticalScrollBar(), canvas.horizontalScrollBar()
    before = down.value(), across.value()
    wheel(canvas, QPoint(400, 300), -2, Qt.KeyboardModifier.ShiftModifier)
    assert down.value() == before[0]
    assert across.value() > before[1]
    wheel(canvas, QPoint(400, 300), 2, Qt.KeyboardModifier.ShiftModifier)
    assert (down.value(), across.value()) == before


def test_zooming_in_and_out_leads_back_and_tells(canvas, qtbot):
    with qtbot.waitSignal(canvas.zoom_changed) as told:
        canvas.zoom_in()
    assert told.args == [canvas.zoom]
    assert canvas.zoom > 1.0
    canvas.zoom_out()
    assert canvas.zoom == 1.0


def test_zoom_stays_within_what_can_be_shown(canvas):
    canvas.set_zoom(1000.0)
    assert canvas.zoom == MOST
    canvas.set_zoom(0.0)
    assert canvas.zoom == LEAST


def test_fitted_width_stays_fitted_when_the_window_grows(canvas):
    canvas.fit_width()
    page = canvas.desk.pages[0]
    for width in (700, 1300):
        canvas.resize(width, 600)
        shown = canvas.mapFromScene(page.x, 0).x(), canvas.mapFromScene(page.x + page.w, 0).x()
        assert shown[0] > 0
        assert shown[1] < canvas.viewport().width()
        assert shown[1] - shown[0] > 0.9 * canvas.viewport().width()
        assert canvas.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("width", [1000, 400])
def test_fitted_page_is_seen_whole_and_is_the_one_that_was_read(canvas, width):
    canvas.resize(width, 700)
    canvas.go_to_page(3)
    canvas.fit_page()
    place, seen = canvas.desk.pages[2], canvas.viewport().rect()
    for corner in ((place.x, place.y), (place.x + place.w, place.y + place.h)):
        assert seen.contains(canvas.mapFromScene(*corner))
    assert canvas.horizontalScrollBar().maximum() == 0


def test_fit_all_shows_every_page(canvas, qtbot):
    canvas.fit_all()
    qtbot.waitUntil(lambda: not canvas.horizontalScrollBar().isVisible())
    bounds = canvas.desk.bounds
    assert canvas.mapFromScene(bounds.x, bounds.y + bounds.h).y() <= canvas.viewport().height()
    assert canvas.verticalScrollBar().maximum() == 0


def test_page_in_the_middle_is_told_when_scrolling(canvas, qtbot):
    canvas.go_to_page(1)
    with qtbot.waitSignal(canvas.page_changed) as told:
        canvas.go_to_page(3)
    assert told.args == [3, len(canvas.desk.pages)]


@pytest.mark.parametrize("button", [Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton])
def test_desk_is_moved_by_the_middle_button_or_with_space(canvas, button):
    canvas.set_zoom(3.0)
    canvas.go_to_page(2)
    before = canvas.mapToScene(QPoint(300, 300))
    if button is Qt.MouseButton.LeftButton:
        QTest.keyPress(canvas, Qt.Key.Key_Space)
    QTest.mousePress(canvas.viewport(), button, pos=QPoint(300, 300))
    QTest.mouseMove(canvas.viewport(), QPoint(380, 240))
    QTest.mouseRelease(canvas.viewport(), button, pos=QPoint(380, 240))
    QApplication.sendEvent(
        canvas, QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    )
    moved = canvas.mapFromScene(before) - QPoint(380, 240)
    assert abs(moved.x()) <= 1
    assert abs(moved.y()) <= 1
    assert not canvas.selection.ids
