"""Straight lines stand on whole pixels of the screen, whatever its scaling."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from sopeditor.gui.painting.painter import Drawing
from sopeditor.layout.marks import Polyline, RoundedRectangle, Stroke


def painted(mark, scale):
    """The lightness of a picture of 60 × 60 pixels, row by row, in steps of 3 (rounding moves a pixel by one)."""
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    Drawing([mark]).paint(painter, crisp=True)
    painter.end()
    return [[QColor(image.pixel(x, y)).lightness() // 3 * 3 for x in range(60)] for y in range(60)]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.333, 1.5, 2.0, 2.667])
@pytest.mark.parametrize("shift", [0.0, 0.21, 0.5, 0.87])
def test_a_box_has_sharp_sides_of_one_colour_and_closed_corners(qapp, scale, shift):
    rows = painted(RoundedRectangle(3 + shift, 4 + shift, 15, 10, 0, Stroke(0.8)), scale)
    shades = {value for row in rows for value in row}
    assert len(shades) == 2
    dark = min(shades)
    columns = [x for x in range(60) if any(row[x] == dark for row in rows)]
    lines = [y for y in range(60) if dark in rows[y]]
    for y in (lines[0], lines[-1]):
        assert [x for x in range(60) if rows[y][x] == dark] == columns
    for x in (columns[0], columns[-1]):
        assert [y for y in range(60) if rows[y][x] == dark] == lines


def test_a_hair_line_stays_visible_and_lighter(qapp):
    thin = painted(Polyline(((2, 10), (30, 10)), Stroke(0.3)), 1.0)
    thick = painted(Polyline(((2, 10), (30, 10)), Stroke(1.0)), 1.0)
    assert sum(min(row) < 255 for row in thin) == sum(min(row) < 255 for row in thick) == 1
    assert min(map(min, thick)) < min(map(min, thin)) < 200
