"""A view of pages on a desk: zoom at the pointer, fit, pan, scroll. It knows nothing of what the pages show.

A zoom of 1.0 shows paper in its real size (as the screen claims to measure it).
"""

from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsView, QStyle, QWidget

from sopeditor.gui.canvas.items import rectangle
from sopeditor.gui.canvas.paper_scene import PaperScene
from sopeditor.gui.gestures.desk import GAP, Desk
from sopeditor.gui.painting.painter import Images
from sopeditor.gui.widgets.theme import theme_of
from sopeditor.layout.sheet import Sheet

LEAST, MOST = 0.05, 8.0
STEPS = (0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 6.0, 8.0)
NOTCH = 1.15  # what one notch of the wheel enlarges by
CACHED_UP_TO = 3.0  # device pixels per point; above, pictures of rows would take too much memory


class Fit(Enum):
    """What stays fitted to the view when it is resized, until the user zooms."""

    NONE = 0
    PAGE = 1
    WIDTH = 2
    ALL = 3


class PaperView(QGraphicsView):
    """Shows a sheet's pages; `page_changed` tells the page in the middle of the view, from 1, and their number."""

    zoom_changed = Signal(float)
    page_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = PaperScene(self)
        self.desk = self.ground = Desk(Sheet(()))
        self._zoom = 1.0
        self._fit = Fit.WIDTH
        self._is_still = False
        self._page = (0, 0)
        self._first = 0
        self._panning: QPoint | None = None
        self._space = False
        self.setScene(self.paper)
        self._set_up()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self._take_colours()
        self.verticalScrollBar().valueChanged.connect(self._look)
        self.horizontalScrollBar().valueChanged.connect(self._look)
        self._apply_zoom()

    def show_pages(self, sheet: Sheet, images: Images, *, shrinks: bool = True) -> None:
        """Show another sheet with the pictures of its document; the view stays where it is.

        Unless it `shrinks`, this holds even where there are fewer pages now, or they would be fitted anew; and the
        pointer stays on the pages of before, the `ground`.
        """
        self._is_still = not shrinks
        before, self.desk = self.desk, self.desk.holding(sheet)
        self.ground = self.desk if shrinks else self.ground
        self.paper.show_sheet(sheet, self.desk, images, self.in_view, shrinks=shrinks)
        if self.desk is not before:
            self._refit()
        self._look()

    def fit_room(self) -> None:
        """Have the room to scroll in that the pages need, and fit them anew if they are to be fitted."""
        self._is_still, self.ground = False, self.desk
        self.paper.setSceneRect(rectangle(self.desk.bounds))
        self._refit()

    @property
    def in_view(self) -> QRectF:
        """The part of the desk that is seen."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    @property
    def page_in_view(self) -> int:
        """The page in the middle of the view, from 0."""
        return self.desk.nearest(self._middle().y())

    @property
    def zoom(self) -> float:
        """How many times larger than on paper."""
        return self._zoom

    @property
    def points_per_pixel(self) -> float:
        """How many points of the paper one (device-independent) pixel shows."""
        return 1.0 / self.transform().m11()

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom so that what is under `at` (the middle of the viewport) stays there."""
        self._fit = Fit.NONE
        self._zoom_to(zoom, at)

    def zoom_in(self) -> None:
        """Go to the next larger step."""
        self.set_zoom(next((step for step in STEPS if step > self._zoom * 1.001), MOST))

    def zoom_out(self) -> None:
        """Go to the next smaller step."""
        self.set_zoom(next((step for step in reversed(STEPS) if step < self._zoom * 0.999), LEAST))

    def fit_page(self) -> None:
        """Show the present page whole, and keep it so when the view is resized."""
        self._fit_as(Fit.PAGE)

    def fit_width(self) -> None:
        """Show pages as wide as the view, and keep them so when it is resized."""
        self._fit_as(Fit.WIDTH)

    def fit_all(self) -> None:
        """Show all pages at once, and keep them so when the view is resized."""
        self._fit_as(Fit.ALL)

    def go_to_page(self, page: int) -> None:
        """Scroll to a page, from 1."""
        if 1 <= page <= len(self.desk.pages):
            self._first = 0
            self._scroll_to_top_of(page - 1)

    def begin_with(self, page: int) -> None:
        """Show a page, from 1, from its top on, however the view is resized, until somebody goes elsewhere."""
        self.go_to_page(page)
        self._first = page

    def _fit_as(self, fit: Fit) -> None:
        page = self.page_in_view
        self._fit = fit
        self._refit()
        if fit is Fit.PAGE and self.desk.pages:
            self._scroll_to_top_of(page)

    def _refit(self) -> None:
        if self._fit is Fit.NONE or self._is_still or not self.desk.pages:
            return
        room = self.maximumViewportSize() - QSize(2, 2)
        page, bounds = self.desk.pages[0], self.desk.bounds
        wide = (room.width() - self._scroll_bar_extent()) / bounds.w
        if self._fit is Fit.WIDTH:
            scale = wide
        elif self._fit is Fit.PAGE:
            scale = min(wide, room.height() / (page.h + GAP))
        else:
            scale = min(room.width() / bounds.w, room.height() / bounds.h)
        self._zoom_to(scale / self._pixels_per_point())

    def _scroll_bar_extent(self) -> int:
        """What a scroll bar takes: as drawn, or as the view reckons with it, which a style sheet may set apart."""
        reckoned = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        return max(reckoned, self.verticalScrollBar().sizeHint().width())

    def _zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        zoom = min(max(zoom, LEAST), MOST)
        if zoom == self._zoom:
            return
        at = at or QPointF(self.viewport().rect().center())
        held = self.mapToScene(at.toPoint()) + self._remainder(at)
        self._zoom = zoom
        self._apply_zoom()
        self._bring(held, at)
        self.zoom_changed.emit(zoom)
        self._look()

    def _remainder(self, at: QPointF) -> QPointF:
        return (at - QPointF(at.toPoint())) * self.points_per_pixel

    def _bring(self, scene: QPointF, at: QPointF) -> None:
        """Scroll so that a point of the scene stands at a point of the viewport."""
        off = QPointF(self.mapFromScene(scene)) - at
        for bar, by in ((self.horizontalScrollBar(), off.x()), (self.verticalScrollBar(), off.y())):
            bar.setValue(bar.value() + round(by))

    def _apply_zoom(self) -> None:
        scale = self._zoom * self._pixels_per_point()
        self.paper.pictures.enabled = scale * self.devicePixelRatioF() <= CACHED_UP_TO
        self.setTransform(QTransform.fromScale(scale, scale))

    def _pixels_per_point(self) -> float:
        return self.logicalDpiX() / 72.0

    def _scroll_to_top_of(self, page: int) -> None:
        place = self.desk.pages[page]
        top = self.transform().map(QPointF(place.x, place.y - GAP / 2))
        self.verticalScrollBar().setValue(round(top.y()))

    def _middle(self) -> QPointF:
        return self.mapToScene(self.viewport().rect().center())

    def _look(self) -> None:
        """Something else has come into view."""
        self.paper.fill(self.in_view)
        self._tell_page()

    def _tell_page(self) -> None:
        count = len(self.desk.pages)
        page = (self.page_in_view + 1 if count else 0, count)
        if page != self._page:
            self._page = page
            self.page_changed.emit(*page)

    def bring_into_view(self, page: int, box: QRectF) -> None:
        """Scroll as little as needed to show a rectangle of a page (from 0), with some of its surroundings."""
        self._first = 0
        place = rectangle(self.desk.pages[page])
        shown = self.in_view
        wanted = box.translated(place.topLeft())
        if not shown.contains(wanted):
            margin = min(48, self.viewport().height() // 6)
            wide = wanted.width() > shown.width()
            self.ensureVisible(wanted, 0 if wide else margin, margin)

    def shows(self, box: QRectF) -> bool:
        """Whether something of a rectangle of the viewport is seen."""
        return QRectF(self.viewport().rect()).intersects(box.adjusted(-1, -1, 1, 1))

    def keep_in_sight(self, box: QRectF) -> None:
        """Scroll as little as needed to show a rectangle of the viewport, with a little around it."""
        if not QRectF(self.viewport().rect()).contains(box):
            self.ensureVisible(self.mapToScene(box.toAlignedRect()).boundingRect(), 24, 24)

    @property
    def is_panning(self) -> bool:
        """Whether the desk is being moved by hand, or would be with the next press."""
        return self._panning is not None or self._space

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is fitted fitted."""
        super().resizeEvent(event)
        self._refit()
        if self._first:
            self.begin_with(self._first)
        self._look()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll sideways with Shift, scroll without."""
        self._first = 0
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * NOTCH ** (event.angleDelta().y() / 120.0), event.position())
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not event.angleDelta().x():
            bar = self.horizontalScrollBar()
            lines = QApplication.wheelScrollLines() * event.angleDelta().y() / 120.0
            bar.setValue(bar.value() - round(lines * bar.singleStep()))
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Zoom with two fingers on a touchpad."""
        pinch = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is pinch:
            self.set_zoom(self._zoom * (1.0 + event.value()), event.position())
            return True
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the screen."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._take_colours()
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._apply_zoom()

    def _take_colours(self) -> None:
        self.setBackgroundBrush(QColor(theme_of(self.palette()).canvas))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to pan with the middle button, or the left one while space is held."""
        self._first = 0
        middle = event.button() is Qt.MouseButton.MiddleButton
        if middle or (self._space and event.button() is Qt.MouseButton.LeftButton):
            self._panning = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan."""
        if self._panning is not None:
            step = event.position().toPoint() - self._panning
            self._panning = event.position().toPoint()
            for bar, by in ((self.horizontalScrollBar(), step.x()), (self.verticalScrollBar(), step.y())):
                bar.setValue(bar.value() - by)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End panning."""
        if self._panning is not None:
            self._panning = None
            self._show_hand()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the desk in hand with the space bar."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._space = True
            self._show_hand()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of the desk."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_hand()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of the desk: who takes the keyboard is told that space is released, not this view."""
        super().focusOutEvent(event)
        if self._space:
            self._space = False
            self._show_hand()

    def _show_hand(self) -> None:
        if self._space:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.viewport().unsetCursor()
