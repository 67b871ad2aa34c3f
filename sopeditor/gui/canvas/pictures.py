"""Pictures of what is painted again and again without a change, so that it need not be drawn each time.

A picture costs about as much as drawing a few times, so one is made of what has been drawn as often as that and is
the same still: what changes with every other frame gains nothing from it. One that wasn't shown for long gives way to
others.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from math import ceil, floor

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

LARGEST = 96 * 1024 * 1024  # bytes of all pictures together
DRAWN = 3  # times that a thing is drawn before a picture of it is made
_PIXEL = 4  # bytes


class _Kept(Struct):
    """How a thing stood on the device's pixels when it was last painted, how often it was drawn so, and its picture.

    `at` is the picture's corner, in pixels from the origin of the thing's coordinates.
    """

    grid: tuple[float, ...]
    drawn: int = 0
    picture: QPixmap | None = None
    at: QPointF = QPointF()

    @property
    def size(self) -> int:
        return 0 if self.picture is None else self.picture.width() * self.picture.height() * _PIXEL


class Pictures:
    """Paints things by their picture where there is one; `enabled` is off where pictures would grow too large."""

    def __init__(self, largest: int = LARGEST) -> None:
        self.enabled = True
        self._largest = largest
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._size = 0

    @property
    def size(self) -> int:
        """The bytes of all pictures."""
        return self._size

    def forget(self, key: Hashable) -> None:
        """A thing looks different now, or is gone."""
        known = self._kept.pop(key, None)
        if known is not None:
            self._size -= known.size

    def paint(self, key: Hashable, painter: QPainter, box: QRectF, draw: Callable[[QPainter], None]) -> None:
        """Paint a thing that `draw` draws within `box`; the painter may be scaled and moved, but not turned."""
        device = painter.deviceTransform()
        grid = (device.m11(), device.m22(), device.dx() % 1.0, device.dy() % 1.0)
        known = self._kept.get(key)
        if not self.enabled or known is None or known.grid != grid:
            self.forget(key)
            known = _Kept(grid)
            if self.enabled:
                self._kept[key] = known
        if known.drawn < DRAWN:
            known.drawn += 1
            draw(painter)
            return
        if known.picture is None:
            known.picture, known.at = _picture(device, box, draw)
            self._size += known.size
        self._kept.move_to_end(key)
        before = painter.worldTransform()
        painter.scale(1.0 / device.m11(), 1.0 / device.m22())
        painter.drawPixmap(known.at, known.picture)
        painter.setWorldTransform(before)
        while self._size > self._largest:
            self.forget(next(iter(self._kept)))


def _picture(device: QTransform, box: QRectF, draw: Callable[[QPainter], None]) -> tuple[QPixmap, QPointF]:
    """What `draw` draws on the device, on the same pixels, and where its corner is."""
    covered = device.mapRect(box)
    left, top = floor(covered.left()), floor(covered.top())
    picture = QPixmap(ceil(covered.right()) - left, ceil(covered.bottom()) - top)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setWorldTransform(device * QTransform.fromTranslate(-left, -top))
    draw(painter)
    painter.end()
    return picture, QPointF(left - device.dx(), top - device.dy())
