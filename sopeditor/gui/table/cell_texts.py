"""Texts set into cells: measured and drawn by the same lines, so that a row is as tall as what stands in it."""

import re
from collections import OrderedDict
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from sopeditor.layout.typesetting.hyphens import SOFT_HYPHEN, places

PAD_X = 6
PAD_Y = 5
"""Pixels between a cell's border and its text."""

LONGEST = 3000
"""Characters of a cell that the table shows; the editor and the sheet show all."""

_KEPT = 4000
_LONG_WORD = re.compile(r"\S{7,}")


class CellTexts:
    """Sets texts in one font; remembers what it has set."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self.line_height = self._metrics.height()
        self._known: OrderedDict[tuple[str, int], QTextLayout] = OrderedDict()

    def height(self, text: str, width: int) -> float:
        """The height of a text, in pixels, when it is broken at `width`; one line at least."""
        return max(self._set(text, width).boundingRect().height(), self.line_height)

    def draw(self, painter: QPainter, box: QRectF, text: str, colour: QColor) -> None:
        """Draw a text from the top of a box, broken at its width."""
        painter.setPen(colour)
        self._set(text, int(box.width())).draw(painter, QPointF(box.x(), box.y()), [], box)

    def _set(self, text: str, width: int) -> QTextLayout:
        key = (text, width)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._laid_out(text, width)
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        else:
            self._known.move_to_end(key)
        return known

    def _laid_out(self, text: str, width: int) -> QTextLayout:
        shown = text if len(text) <= LONGEST else text[:LONGEST] + "…"
        layout = QTextLayout(divided(shown, self._metrics, width).replace("\n", "\u2028"), self.font)
        layout.setTextOption(_wrapping())
        layout.setCacheEnabled(True)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 8))
            line.setPosition(QPointF(0.0, y))
            y += line.height()
        layout.endLayout()
        return layout


def divided(text: str, metrics: QFontMetricsF, width: float) -> str:
    """A text with hyphens, seen at a line's end only, in words that are wider than `width` pixels."""

    def with_hyphens(found: re.Match[str]) -> str:
        word = found[0]
        if metrics.horizontalAdvance(word) <= width:
            return word
        cuts = [0, *places(word), len(word)]
        return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise(cuts))

    return _LONG_WORD.sub(with_hyphens, text)


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
