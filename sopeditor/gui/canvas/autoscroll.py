"""Scrolling while something is dragged beyond the canvas's border: the farther, the faster."""

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QAbstractScrollArea

_INTERVAL = 30  # milliseconds
_BORDER = 24  # pixels inside the border that count as beyond
_FASTEST = 60  # pixels at a time


class AutoScroll(QObject):
    """Scrolls an area while the pointer is held near or beyond its border."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._at = QPoint()
        self._timer = QTimer(self, interval=_INTERVAL)
        self._timer.timeout.connect(self._scroll)

    @property
    def is_active(self) -> bool:
        """Whether it scrolls now."""
        return self._timer.isActive()

    def follow(self, at: QPoint) -> None:
        """The pointer is held at a point of the viewport."""
        self._at = at
        if self._step().isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The pointer is held no more."""
        self._timer.stop()

    def _step(self) -> QPoint:
        inside = self._area.viewport().rect().adjusted(_BORDER, _BORDER, -_BORDER, -_BORDER)
        return QPoint(
            _beyond(self._at.x(), inside.left(), inside.right()),
            _beyond(self._at.y(), inside.top(), inside.bottom()),
        )

    def _scroll(self) -> None:
        step = self._step()
        bars = self._area.horizontalScrollBar(), self._area.verticalScrollBar()
        for bar, by in zip(bars, (step.x(), step.y()), strict=True):
            bar.setValue(bar.value() + by)


def _beyond(at: int, low: int, high: int) -> int:
    """How far outside of a stretch, at most `_FASTEST`; 0 inside."""
    outside = min(at - low, 0) + max(at - high, 0)
    return max(min(outside, _FASTEST), -_FASTEST)
