"""What stands in the scene: white pages, and on each the portions of its marks."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from sopeditor.gui.canvas.grouping import BLEED, Portion
from sopeditor.gui.canvas.pictures import Pictures
from sopeditor.gui.canvas.repainting import to_repaint
from sopeditor.gui.painting.painter import Drawing, Images
from sopeditor.gui.widgets.theme import LIGHT, theme_of
from sopeditor.layout.routing.problem import Rect

_SHADOW = 6.0  # points that a page's shadow reaches
_FALL = 2.0  # points that it lies lower than the page
_LAYERS = ("behind", "header", "form", "row", "flows")  # kinds of portions, from below upwards
_SHADES = (1, 2, 3, 5, 7, 10)  # per cent darker than the desk, from outside inwards


def rectangle(box: Rect) -> QRectF:
    """A rectangle of the layout for Qt."""
    return QRectF(box.x, box.y, box.w, box.h)


class PageItem(QGraphicsItem):
    """A white sheet of paper with a soft shadow; its portions are its children."""

    def __init__(self, place: Rect) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setFlag(
            QGraphicsItem.GraphicsItemFlag.ItemContainsChildrenInShape
        )  # unseen pages stay unvisited
        self._paper = QRectF()
        self._bounds = QRectF()
        self.put(place)

    def put(self, place: Rect) -> None:
        """Give the page its size and its place on the desk."""
        self.setPos(place.x, place.y)
        paper = QRectF(0.0, 0.0, place.w, place.h)
        if paper != self._paper:
            self.prepareGeometryChange()
            self._paper = paper
            self._bounds = paper.adjusted(-_SHADOW, -_SHADOW, _SHADOW, _SHADOW + _FALL)

    def boundingRect(self) -> QRectF:
        """What is painted, shadows and outsets included."""
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint what the view asks for."""
        if not self._paper.contains(option.exposedRect):
            desk = theme_of(widget.palette()) if widget else LIGHT
            self._paint_shadow(painter, QColor(desk.canvas))
        painter.fillRect(
            self._paper, Qt.GlobalColor.white
        )  # a rim of what is exposed would fall between pixels

    def _paint_shadow(self, painter: QPainter, desk: QColor) -> None:
        """Frames around the paper, darker towards it, in plain colours: blending would take ten times as long."""
        paper = self._paper
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for step, darker in enumerate(_SHADES):
            reach = _SHADOW * (len(_SHADES) - step) / len(_SHADES)
            outer = paper.translated(0.0, _FALL).adjusted(-reach, -reach, reach, reach)
            for strip in _around(paper, outer):
                painter.fillRect(strip, desk.darker(100 + darker))


def _around(paper: QRectF, outer: QRectF) -> Iterator[QRectF]:
    """What a larger rectangle has above, below, left and right of a smaller one."""
    yield QRectF(outer.left(), outer.top(), outer.width(), max(paper.top() - outer.top(), 0.0))
    yield QRectF(outer.left(), paper.bottom(), outer.width(), outer.bottom() - paper.bottom())
    yield QRectF(outer.left(), paper.top(), paper.left() - outer.left(), paper.height())
    yield QRectF(paper.right(), paper.top(), outer.right() - paper.right(), paper.height())


class PortionItem(QGraphicsItem):
    """One portion of a page, made ready when it is first painted and kept while its marks are the same."""

    def __init__(self, portion: Portion, images: Images, pictures: Pictures, page: PageItem) -> None:
        super().__init__(page)
        self.setZValue(_LAYERS.index(portion.kind))
        self._pictures = pictures
        self._portion = portion
        self._bounds = rectangle(portion.box)
        self._images = images
        self._drawing: Drawing | None = None

    @property
    def portion(self) -> Portion:
        """The portion of a page that the item shows."""
        return self._portion

    @property
    def images(self) -> Images:
        """The pictures it is painted with."""
        return self._images

    def show_portion(self, portion: Portion, images: Images) -> None:
        """Show other marks; where they are few, only what they cover is painted again."""
        if portion.box != self._portion.box:
            self.prepareGeometryChange()  # paints all of it again, where it was and where it will be
            self._bounds = rectangle(portion.box)
        else:
            self.update(self._to_repaint(portion, images))
        self._portion, self._images = portion, images
        self._drawing = None
        self._pictures.forget(self)

    def _to_repaint(self, portion: Portion, images: Images) -> QRectF:
        """What another portion has to paint again; an empty rectangle is all of it to Qt."""
        box = to_repaint(self._portion.marks, portion.marks) if images is self._images else None
        return QRectF() if box is None else rectangle(box).adjusted(-BLEED, -BLEED, BLEED, BLEED)

    def boundingRect(self) -> QRectF:
        """What is painted, shadows and outsets included."""
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint what the view asks for."""
        if self._drawing is None:
            self._drawing = Drawing(self._portion.marks, self._images)
        self._pictures.paint(self, painter, self._bounds, partial(self._drawing.paint, crisp=True))
