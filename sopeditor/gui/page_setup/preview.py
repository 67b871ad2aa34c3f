"""A page in small, as it would be printed."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sopeditor.gui.painting.painter import Drawing, Images
from sopeditor.gui.widgets.theme import theme_of
from sopeditor.layout.sheet import Page

_MARGIN = 12


class PagePreview(QWidget):
    """Paints one page, as large as there is room; grey until there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._drawing = Drawing(())
        self._stale = False

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._page

    def show_page(self, page: Page | None, images: Images) -> None:
        """Show a page with the pictures of its document."""
        if page != self._page:
            self._page = page
            self._drawing = Drawing(page.marks if page else (), images)
        self._stale = False
        self.update()

    def fade(self) -> None:
        """Show that the page will soon be another."""
        self._stale = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page in the middle of its desk."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme_of(self.palette()).canvas))
        page = self._page
        if page is None:
            return
        room = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = max(min(room.width() / page.width, room.height() / page.height), 0.01)
        width, height = page.width * scale, page.height * scale
        sheet = QRectF(
            room.x() + (room.width() - width) / 2, room.y() + (room.height() - height) / 2, width, height
        )
        painter.fillRect(sheet.translated(1.5, 2), QColor(0, 0, 0, 40))
        painter.fillRect(sheet, Qt.GlobalColor.white)
        painter.translate(sheet.topLeft())
        painter.scale(scale, scale)
        self._drawing.paint(painter)
        if self._stale:
            painter.fillRect(QRectF(0, 0, page.width, page.height), QColor(255, 255, 255, 110))
