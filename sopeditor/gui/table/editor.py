"""The field in which a cell's text is edited in its place."""

from typing import Protocol

from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QWidget

from sopeditor.gui.table.cell_texts import PAD_X, PAD_Y
from sopeditor.gui.widgets.in_place_text import InPlaceText


class Offers(Protocol):
    """A list of texts that an editor offers."""

    def key(self, key: int) -> bool:
        """Use a key, if it is for the list."""


class CellEditor(InPlaceText):
    """Grows with its row; keys go to the list that it offers first."""

    def __init__(self, parent: QWidget, font: QFont) -> None:
        super().__init__(parent)
        self.offers: Offers | None = None
        self.setFont(font)
        self.setObjectName("cellEditor")
        self.setViewportMargins(PAD_X - 2, PAD_Y - 2, PAD_X - 2, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave, cancel, or write."""
        if self.offers is None or not self.offers.key(event.key()):
            super().keyPressEvent(event)
