"""The scene of a sheet: its items are kept by value, so that what did not change is neither rebuilt nor repainted.

Only pages that are looked at are filled; the others are when they come into view.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtWidgets import QGraphicsScene

from sopeditor.gui.canvas.grouping import Portion, portions
from sopeditor.gui.canvas.items import PageItem, PortionItem, rectangle
from sopeditor.gui.canvas.pictures import Pictures
from sopeditor.gui.gestures.desk import Desk
from sopeditor.gui.painting.painter import Images
from sopeditor.layout.sheet import Page, Sheet

AT_ONCE = 4
"""Pages that are drawn and filled before the window is asked again."""


class PaperScene(QGraphicsScene):
    """Pages on a desk; `show_sheet` turns one sheet into the next with as few new items as possible."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)  # a page knows what stands on it
        self._images: Images = {}
        self.pictures = Pictures()
        self.pages: list[PageItem] = []
        self.portions: dict[tuple[str, ...], PortionItem] = {}
        self._wanted: Sequence[Page] = ()
        self._filled: dict[int, Page] = {}
        self._desk = Desk(Sheet())
        self._visible = QRectF()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)

    def show_sheet(
        self, sheet: Sheet, desk: Desk, images: Images, visible: QRectF, *, shrinks: bool = True
    ) -> None:
        """Show a sheet on its desk, of which `visible` is in view; `images` are the pictures of its document.

        Unless it `shrinks`, there stays as much room to scroll in as there was.
        """
        if images is not self._images:
            self._filled.clear()
        self._images = images
        self._wanted = sheet.pages
        before, self._desk = self._desk, desk
        if desk is not before:
            self._fit_pages(desk)
            room = rectangle(desk.bounds)
            self.setSceneRect(room if shrinks else room.united(self.sceneRect()))
        self.fill(visible)

    def fill(self, visible: QRectF) -> None:
        """Bring the pages in view up to date; of many at once, the later ones when the window has time."""
        self._visible = visible
        self._go_on()

    def _go_on(self) -> None:
        done = 0
        for index in self._desk.between(self._visible.top(), self._visible.bottom()):
            if done == AT_ONCE:
                self._timer.start()
                return
            page = self._wanted[index]
            if self._filled.get(index) != page:
                self._fill(index, page)
                self._filled[index] = page
                done += 1

    def _fit_pages(self, desk: Desk) -> None:
        while len(self.pages) < len(desk.pages):
            page = PageItem(desk.pages[len(self.pages)])
            self.addItem(page)
            self.pages.append(page)
        for item, place in zip(self.pages, desk.pages, strict=False):
            item.put(place)
        while len(self.pages) > len(desk.pages):
            surplus = self.pages.pop()
            self._filled.pop(len(self.pages), None)
            self._empty(surplus, frozenset())
            self.removeItem(surplus)

    def _fill(self, index: int, page: Page) -> None:
        parent = self.pages[index]
        wanted = portions(page)
        for portion in wanted:
            item = self.portions.get(portion.key)
            if item is None:
                item = self.portions[portion.key] = self._new(portion, parent)
            elif item.parentItem() is not parent:
                item.setParentItem(parent)
            if item.portion != portion or item.images is not self._images:
                item.show_portion(portion, self._images)
        self._empty(parent, frozenset(portion.key for portion in wanted))

    def _empty(self, page: PageItem, kept: frozenset[tuple[str, ...]]) -> None:
        """Remove what a page no longer shows."""
        for item in page.childItems():
            if isinstance(item, PortionItem) and item.portion.key not in kept:
                self.pictures.forget(item)
                self.removeItem(self.portions.pop(item.portion.key))

    def _new(self, portion: Portion, parent: PageItem) -> PortionItem:
        return PortionItem(portion, self._images, self.pictures, parent)
