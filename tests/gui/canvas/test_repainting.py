"""What an edit repaints is enough: the window looks as if all of it had been painted anew."""

import pytest
from building import document
from gui.canvas.comparing import most_different
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionGraphicsItem

from sopeditor.edit.flows import label_flow
from sopeditor.edit.parts import sequence
from sopeditor.edit.steps import delete_steps, insert_step, reword, set_section
from sopeditor.edit.symbols import move_symbol, set_text
from sopeditor.gui.canvas.items import PageItem
from sopeditor.gui.canvas.pictures import DRAWN
from sopeditor.layout.routing.problem import Rect
from sopeditor.model.records import Step

ROWS = document("A:(Kabag B:Staf? C:Karo D:Staf E:Kabag F:Staf)", "A>B B>C:Y B>A:T C>D D>E E>F F>C")
LONG = document(
    " ".join(f"S{at}:{'Staf' if at % 3 else 'Kabag'}" for at in range(50)),
    " ".join(f"S{at}>S{at + 1}" for at in range(49)),
)

EDITS = {
    "a letter": reword("b", "output", "k"),
    "an accent": reword("b", "output", "Ǻ Ậ"),
    "a longer row": reword("b", "activity", "kata " * 60),
    "another lane": move_symbol("C", "Staf"),
    "a label": label_flow("B>C:Y", "disetujui"),
    "a symbol's text": set_text("A", "Mulai"),
    "a new row": insert_step("chart", "c", Step("baru", "Baru"), "alur"),
    "a row less": delete_steps(("d",)),
    "a heading": set_section("c", "Bagian kedua"),
    "several": sequence(
        reword("a", "output", "satu"), move_symbol("E", "Karo"), reword("f", "remark", "dua")
    ),
}


def seen(room) -> QImage:
    """What stands on the screen, not what would be painted now."""
    for _ in range(3):
        QApplication.processEvents()
    return room.canvas.screen().grabWindow(room.canvas.winId()).toImage()


@pytest.mark.parametrize("zoom", [0.3, 1.0, 1.6])
@pytest.mark.parametrize("edit", EDITS)
def test_the_window_looks_as_if_painted_anew(office, edit, zoom):
    room = office(ROWS)
    room.canvas.set_zoom(zoom)
    room.canvas.go_to_page(2)
    for _ in range(DRAWN + 1):  # pictures are kept of all that stands there
        room.canvas.viewport().repaint()
    before = seen(room)
    for change in (lambda: room.session.apply("ubah", EDITS[edit]), room.session.undo):
        change()
        room.source.settle()
        after = seen(room)
        room.canvas.viewport().update()
        assert most_different(after, seen(room)) <= 2  # rounding, where pictures of rows are shown
        assert after != before
        before = after


def test_all_that_shows_itself_under_the_pointer_stands_on_the_screen(office):
    room = office(ROWS)
    bare = seen(room)
    row, head = room.place("c").box, room.place("Kabag", "name").box
    for part, at in (
        ("handles", room.at("C")),
        ("a plus for a row", room.pixel(1, row.x, row.y)),
        ("a plus for a lane", room.pixel(1, head.x, head.y)),
    ):
        room.hover(at)
        shown = seen(room)
        assert shown != bare, part
        room.canvas.viewport().update()
        assert most_different(shown, seen(room)) <= 2, part  # rounding, where pictures of rows are shown


ROW, SCROLLED = st.integers(0, 49), st.integers(-500, 500)
CHANGES = (
    st.builds(lambda row, words: reword(f"s{row}", "output", "kata " * words), ROW, st.integers(0, 30))
    | st.builds(lambda row, lane: move_symbol(f"S{row}", lane), ROW, st.sampled_from(["Staf", "Kabag"]))
    | st.builds(
        lambda row, new: insert_step("chart", f"s{row}", Step(f"r{new}", "Baru"), f"w{new}"), ROW, st.uuids()
    )
)


@settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.lists(CHANGES | SCROLLED | st.none(), min_size=3, max_size=12))
def test_so_it_does_after_any_edits_and_wherever_one_scrolls(office, walk):
    room = office(LONG)
    room.canvas.set_zoom(1.1)
    bar = room.canvas.verticalScrollBar()
    for step in walk:
        if step is None:
            room.session.undo()
        elif isinstance(step, int):
            bar.setValue(bar.value() + step)
        else:
            room.session.apply("ubah", step)
        room.source.settle()
        shown = seen(room)
        room.canvas.viewport().update()
        assert most_different(shown, seen(room)) <= 2
    other = office(room.session.document)
    other.canvas.set_zoom(1.1)
    other.canvas.verticalScrollBar().setValue(bar.value())
    assert most_different(seen(room), seen(other)) <= 2
    room.canvas.close()
    other.canvas.close()


def test_a_part_that_ends_between_the_pixels_of_a_scaled_screen_leaves_no_rim(app):
    """At 125 % what is exposed is no whole number of pixels; the desk must not shine through at its edge."""
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(20, 20, 50, 50)
    exposed = QStyleOptionGraphicsItem()
    exposed.exposedRect = QRectF(20.4, 20.4, 49.2, 49.2)
    PageItem(Rect(0, 0, 90, 90)).paint(painter, exposed)
    painter.end()
    shown = {image.pixelColor(x, y).name() for x in range(20, 70) for y in range(20, 70)}
    assert shown == {"#ffffff"}
