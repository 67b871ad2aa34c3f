"""What is shown by a picture looks as if it had been drawn, and pictures don't pile up."""

import pytest
from building import document
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from sopeditor.edit.charts import set_widths
from sopeditor.edit.steps import reword
from sopeditor.gui.canvas.pictures import DRAWN, Pictures
from sopeditor.gui.painting.painter import Drawing
from sopeditor.layout.fitting import fit_columns
from sopeditor.layout.marks import Polyline, RoundedRectangle, Stroke, TextRun

MARKS = (
    RoundedRectangle(5.3, 6.1, 60, 20, 0, Stroke(0.8), "#f0f0f0"),
    Polyline(((5.3, 16.1), (65.3, 16.1)), Stroke(0.5)),
    Polyline(((9, 9), (50, 23)), Stroke(0.8)),
    TextRun(8, 14, "Menyusun konsep", 7.5),
)
BOX = QRectF(0, 0, 75, 32)


class Counted:
    """A drawing that counts how often it is drawn."""

    def __init__(self):
        self.times = 0
        self.drawing = Drawing(MARKS)

    def __call__(self, painter):
        self.times += 1
        self.drawing.paint(painter, crisp=True)


def painted(pictures, draw, key="one", scale=1.5, shift=(0.0, 0.0)):
    image = QImage(160, 90, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.translate(*shift)
    painter.scale(scale, scale)
    pictures.paint(key, painter, BOX, draw)
    painter.end()
    return image


def most_different(one, other):
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max(abs(first - second) for first, second in pairs)


@pytest.mark.parametrize("scale", [0.6, 1.0, 1.333, 2.0])
@pytest.mark.parametrize("shift", [(0.0, 0.0), (7.0, 3.0), (4.37, 9.61)])
def test_a_picture_looks_like_the_drawing(qapp, scale, shift):
    pictures, draw = Pictures(), Counted()
    *drawn, first, second = (painted(pictures, draw, scale=scale, shift=shift) for _ in range(DRAWN + 2))
    assert draw.times == DRAWN + 1
    assert all(most_different(first, one) <= 2 for one in drawn)  # rounding
    assert first == second


def test_a_picture_moves_along_by_whole_pixels(qapp):
    pictures, draw = Pictures(), Counted()
    for at in range(DRAWN + 1):
        painted(pictures, draw, shift=(1.25 + 3 * at, 2.5))
    moved = painted(pictures, draw, shift=(11.25, 12.5))
    assert draw.times == DRAWN + 1
    assert most_different(moved, painted(Pictures(), draw, shift=(11.25, 12.5))) <= 2


def test_another_zoom_or_place_between_pixels_is_drawn_anew(qapp):
    pictures, draw = Pictures(), Counted()
    for _ in range(DRAWN + 1):
        painted(pictures, draw)
    assert pictures.size > 0
    painted(pictures, draw, scale=1.6)
    painted(pictures, draw, scale=1.6, shift=(0.5, 0.0))
    assert draw.times == DRAWN + 3
    assert pictures.size == 0


def test_what_changes_again_and_again_gets_no_picture(qapp):
    pictures, draw = Pictures(), Counted()
    for _ in range(5):
        for _ in range(DRAWN):
            painted(pictures, draw)
        assert pictures.size == 0
        pictures.forget("one")


def test_the_pictures_together_stay_small_and_what_is_gone_is_forgotten(qapp):
    one = 113 * 48 * 4
    pictures, draw = Pictures(largest=3 * one), Counted()
    for key in "abcdef":
        for _ in range(DRAWN + 1):
            painted(pictures, draw, key)
        assert pictures.size <= 3 * one
    assert pictures.size == 3 * one
    for key in "abcdef":
        pictures.forget(key)
    assert pictures.size == 0


def test_typing_leaves_the_pictures_of_other_rows(office, qapp):
    value = document(" ".join(f"S{at}:Staf" for at in range(8)), "")
    room = office(set_widths("chart", fit_columns(value, "chart"))(value))
    for _ in range(DRAWN + 1):
        room.canvas.viewport().repaint()
    before = room.canvas.paper.pictures.size
    assert before > 0
    room.session.apply("ketik", reword("s4", "output", "lain"))
    room.source.settle()
    assert 0 < before - room.canvas.paper.pictures.size < before / 2
