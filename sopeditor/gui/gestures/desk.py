"""Where the pages lie on the desk: below each other, centred on x = 0, `GAP` points apart (points, y downwards)."""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from sopeditor.layout.marks import Point
from sopeditor.layout.routing.problem import Rect
from sopeditor.layout.sheet import Sheet

GAP = 24.0


class Desk:
    """The places of a sheet's pages; pages are counted from 0 here."""

    def __init__(self, sheet: Sheet) -> None:
        self._sizes = _sizes(sheet)
        heights = [height + GAP for _, height, _ in self._sizes]
        self._tops = list(accumulate(heights, initial=GAP))[:-1]
        placed = list(zip(self._sizes, self._tops, strict=True))
        self.pages = tuple([Rect(-width / 2, top, width, height) for (width, height, _), top in placed])
        self._begins = [top + blank for (_, _, blank), top in placed]
        self._ends = [page.y + page.h for page in self.pages]

    def holding(self, sheet: Sheet) -> "Desk":
        """The desk of another sheet: this one if the pages are as many and as large."""
        return self if _sizes(sheet) == self._sizes else Desk(sheet)

    @property
    def bounds(self) -> Rect:
        """The desk: all pages and the gaps around them."""
        if not self.pages:
            return Rect(0.0, 0.0, 0.0, 0.0)
        widest = max(page.w for page in self.pages)
        last = self.pages[-1]
        return Rect(-widest / 2 - GAP, 0.0, widest + 2 * GAP, last.y + last.h + GAP)

    def nearest(self, y: float) -> int:
        """The page at that height, or the next below the gap that is there; 0 on an empty desk."""
        index = max(bisect_right(self._tops, y) - 1, 0)
        if self.pages and y > self.pages[index].y + self.pages[index].h:
            index += 1
        return min(index, max(len(self.pages) - 1, 0))

    def between(self, top: float, bottom: float) -> range:
        """The pages of which a part lies between two heights, and more than the blank strip at their top."""
        return range(bisect_left(self._ends, top), bisect_right(self._begins, bottom))

    def on_page(self, page: int, point: Point) -> Point:
        """A point of the desk as a point of that page."""
        return point[0] - self.pages[page].x, point[1] - self.pages[page].y

    def on_desk(self, page: int, box: Rect) -> Rect:
        """A rectangle of a page as a rectangle of the desk."""
        place = self.pages[page]
        return Rect(box.x + place.x, box.y + place.y, box.w, box.h)


def row_between(sheet: Sheet, desk: Desk, top: float, bottom: float) -> str | None:
    """The first step whose row begins between two heights of the desk; None if none does."""
    for index in desk.between(top, bottom):
        for row in (row for table in sheet.pages[index].tables for row in table.rows):
            if top <= desk.on_desk(index, row.box).y <= bottom:
                return row.step
    return None


def _sizes(sheet: Sheet) -> list[tuple[float, float, float]]:
    """The width and height of each page, and how much of it is blank at the top."""
    return [(page.width, page.height, page.blank) for page in sheet.outlines]
