"""The field in which a text is edited where it stands on the sheet, in its own font and size."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextOption
from PySide6.QtWidgets import QWidget

from sopeditor.gui.painting.glyphs import widget_family
from sopeditor.gui.widgets.basic import follow_keyboard
from sopeditor.gui.widgets.in_place_text import InPlaceText
from sopeditor.gui.widgets.theme import LIGHT

PAPER = """QPlainTextEdit {
    background: #ffffff; color: #000000; border: 1px solid %s; border-radius: 0; padding: 0; margin: 0;
}"""
"""The sheet is white in the dark theme, too."""

_BORDER = 1


class TextEditor(InPlaceText):
    """Looks like what it lies on, and is done when the user goes elsewhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setStyleSheet(PAPER % LIGHT.accent)
        self._dress: tuple[str, float, bool, bool] | None = None
        follow_keyboard(self._follow_keyboard)

    def dress(self, family: str, points: float, *, bold: bool, centred: bool) -> None:
        """Write in a font of the sheet, `points` large on the screen."""
        if self._dress == (family, points, bold, centred):
            return
        self._dress = family, points, bold, centred
        font = QFont(widget_family(family, bold))
        font.setBold(bold)
        font.setPointSizeF(max(points, 1.0))
        font.setKerning(False)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self.setFont(font)
        option = self.document().defaultTextOption()
        option.setAlignment(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)

    def inset(self, side: int, top: int) -> None:
        """Keep the text so many pixels away from the edges of the cell."""
        across = max(side - _BORDER, 0)
        self.setViewportMargins(across, max(top - _BORDER, 0), across, 0)

    def lines_height(self) -> float:
        """The height of all lines, in pixels."""
        block, height = self.document().firstBlock(), 0.0
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return height

    def _follow_keyboard(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Be done when the user goes elsewhere in the window; a menu or list that opens over it is no elsewhere."""
        if new is not None and new is not self and new.window() is self.window():
            self.left.emit(0, 0)
