"""The hints over the paper, painted in pixels: they keep their thickness at any zoom."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from sopeditor.gui.canvas.items import rectangle
from sopeditor.gui.gestures.desk import Desk
from sopeditor.gui.gestures.hints import Hint, Hints, Tone
from sopeditor.gui.gestures.spots import hull
from sopeditor.gui.widgets.theme import LIGHT
from sopeditor.layout.routing.problem import Rect

_ABOVE = 1e6
_REACH = 14.0  # pixels that a hint may stand out over its box


class Look:
    """How a tone looks: outline and fill colour (with opacity), outline width and outset in pixels."""

    def __init__(
        self, colour: str, line: float, fill: float = 0.0, outset: float = 0.0, *, dashed: bool = False
    ) -> None:
        self.line = QColor(colour)
        self.width = line
        self.fill = QColor(colour)
        self.fill.setAlphaF(fill)
        self.outset = outset
        self.style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine


LOOKS = {
    Tone.ROW: Look(LIGHT.accent, 0.0, 0.08),
    Tone.CELL: Look(LIGHT.accent, 2.0),
    Tone.PART: Look(LIGHT.accent, 2.0, 0.10, 3.0),
    Tone.HOVER: Look(LIGHT.accent, 1.0, 0.0, 2.0),
    Tone.ALLOWED: Look(LIGHT.good, 1.5, 0.10, 3.0),
    Tone.REFUSED: Look(LIGHT.danger, 2.0, 0.10, 3.0),
    Tone.TARGET: Look(LIGHT.good, 2.5, 0.22, 3.0),
    Tone.GAP: Look(LIGHT.accent, 3.0),
    Tone.HANDLE: Look(LIGHT.accent, 1.5),
    Tone.PLUS: Look(LIGHT.accent, 1.5),
    Tone.BAND: Look(LIGHT.accent, 1.0, 0.10),
    Tone.LINE: Look(LIGHT.accent, 3.0),
    Tone.GUIDE: Look(LIGHT.accent, 1.5, dashed=True),
}


class HintsItem(QGraphicsItem):
    """Paints hints; only what a changed hint covers is repainted."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(_ABOVE)
        self._hints: Hints = ()
        self._desk: Desk | None = None
        self._bounds = QRectF()

    @property
    def hints(self) -> Hints:
        """What is shown now."""
        return self._hints

    def show_hints(self, hints: Hints, desk: Desk, points_per_pixel: float) -> None:
        """Show these hints instead."""
        known = tuple(hint for hint in hints if hint.page < len(desk.pages))
        reach, bounds = _REACH * points_per_pixel, QRectF()
        for hint in known:
            place = rectangle(desk.on_desk(hint.page, _extent(hint)))
            bounds = bounds.united(place.adjusted(-reach, -reach, reach, reach))
        if (known, bounds) != (self._hints, self._bounds):
            self.prepareGeometryChange()
            self._hints, self._desk, self._bounds = known, desk, bounds
            self.update()

    def boundingRect(self) -> QRectF:
        """What is painted, shadows and outsets included."""
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint what the view asks for."""
        if self._desk is None:
            return
        pixel = 1.0 / painter.worldTransform().m11()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for hint in self._hints:
            place = self._desk.pages[hint.page]
            painter.save()
            painter.translate(place.x, place.y)
            _paint(painter, hint, pixel)
            painter.restore()


def _extent(hint: Hint) -> Rect:
    return hint.box or hull(hint.points)


def _paint(painter: QPainter, hint: Hint, pixel: float) -> None:
    look = LOOKS[hint.tone]
    pen = QPen(look.line, look.width * pixel) if look.width else QPen(Qt.PenStyle.NoPen)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if look.width:
        pen.setStyle(look.style)
    painter.setPen(pen)
    painter.setBrush(look.fill)
    if hint.points:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in hint.points]))
    elif hint.box is not None:
        _paint_box(painter, hint.tone, rectangle(hint.box), look.outset * pixel, pixel)


def _paint_box(painter: QPainter, tone: Tone, box: QRectF, outset: float, pixel: float) -> None:
    if tone is Tone.HANDLE:
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawEllipse(box.center(), 4.5 * pixel, 4.5 * pixel)
    elif tone is Tone.PLUS:
        _paint_plus(painter, box.center(), pixel)
    else:
        radius = outset if outset else 0.0
        painter.drawRoundedRect(box.adjusted(-outset, -outset, outset, outset), radius, radius)


def _paint_plus(painter: QPainter, centre: QPointF, pixel: float) -> None:
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawEllipse(centre, 8 * pixel, 8 * pixel)
    arm = 4 * pixel
    painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0))
    painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm))
