"""The scene of a sheet: its items are kept by value, so that what did not change is neither rebuilt nor repainted."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from sopeditor.gui.canvas.grouping import Portion, portions
from sopeditor.gui.canvas.items import PageItem, PortionItem, rectangle
from sopeditor.gui.painter import Images
from sopeditor.gui.tools.desk import Desk
from sopeditor.layout.sheet import Page, Sheet


class PaperScene(QGraphicsScene):
    """Pages on a desk; `show_sheet` turns one sheet into the next with as few new items as possible."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._images: Images = {}
        self.pages: list[PageItem] = []
        self.portions: dict[tuple[str, ...], PortionItem] = {}
        self._shown: tuple[Page, ...] = ()
        self._caches = True

    def show_sheet(self, sheet: Sheet, images: Images) -> None:
        """Show a sheet; `images` are the pictures of its document."""
        if images is not self._images:
            self._forget()
        self._images = images
        desk = Desk(sheet)
        self._fit_pages(desk)
        old, self.portions = self.portions, {}
        same = {
            at for at, pair in enumerate(zip(sheet.pages, self._shown, strict=False)) if pair[0] == pair[1]
        }
        for index in same:
            self._keep(index, old)
        for index, page in enumerate(sheet.pages):
            if index not in same:
                self._fill(index, page, old)
        for item in old.values():
            self.removeItem(item)
        for surplus in self.pages[len(sheet.pages) :]:
            self.removeItem(surplus)
        del self.pages[len(sheet.pages) :]
        self._shown = sheet.pages
        self.setSceneRect(rectangle(desk.bounds))

    def use_caches(self, on: bool) -> None:
        """Keep each portion as a picture, or (at a high zoom, where pictures grow large) paint it afresh."""
        if on != self._caches:
            self._caches = on
            for item in self.portions.values():
                item.setCacheMode(self._cache_mode())

    def _forget(self) -> None:
        for item in self.portions.values():
            self.removeItem(item)
        self.portions, self._shown = {}, ()

    def _fit_pages(self, desk: Desk) -> None:
        while len(self.pages) < len(desk.pages):
            page = PageItem(desk.pages[len(self.pages)])
            self.addItem(page)
            self.pages.append(page)
        for item, place in zip(self.pages, desk.pages, strict=False):
            item.put(place)

    def _keep(self, index: int, old: dict[tuple[str, ...], PortionItem]) -> None:
        """Leave a page as it is."""
        for item in self.pages[index].childItems():
            if isinstance(item, PortionItem):
                key = item.portion.key
                self.portions[key] = old.pop(key)

    def _fill(self, index: int, page: Page, old: dict[tuple[str, ...], PortionItem]) -> None:
        parent = self.pages[index]
        for depth, portion in enumerate(portions(page)):
            item = old.pop(portion.key, None) or self._new(portion, parent)
            if item.parentItem() is not parent:
                item.setParentItem(parent)
            if item.portion != portion:
                item.show_portion(portion, self._images)
            if item.zValue() != depth:
                item.setZValue(depth)
            self.portions[portion.key] = item

    def _new(self, portion: Portion, parent: PageItem) -> PortionItem:
        item = PortionItem(portion, self._images, parent)
        item.setCacheMode(self._cache_mode())
        return item

    def _cache_mode(self) -> QGraphicsItem.CacheMode:
        modes = QGraphicsItem.CacheMode
        return modes.DeviceCoordinateCache if self._caches else modes.NoCache
