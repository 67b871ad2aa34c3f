"""What is in hand follows the pointer, also where the pages move below it: scrolled, zoomed, at the border."""

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer

from sopeditor.gui.canvas.autoscroll import AutoScroll
from sopeditor.gui.canvas.hand import Hand
from sopeditor.gui.canvas.paper_view import PaperView
from sopeditor.gui.canvas.pointer_tip import PointerTip
from sopeditor.gui.canvas.pointing import pointer_on


class Carrying(QObject):
    """Moves the hand of a view, and says beside the pointer what letting go would do (positions in the viewport)."""

    def __init__(self, view: PaperView, hand: Hand) -> None:
        super().__init__(view)
        self._view = view
        self._hand = hand
        self.tip = PointerTip(view.viewport())
        self._at = QPointF()
        self._held = Qt.KeyboardModifier.NoModifier
        self._autoscroll = AutoScroll(view)
        self._moved = QTimer(self, singleShot=True, interval=0)
        self._moved.timeout.connect(self._follow)
        for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
            bar.valueChanged.connect(lambda _value: self._moved.start())
        view.zoom_changed.connect(lambda _zoom: self._moved.start())

    def carry(self, at: QPointF, held: Qt.KeyboardModifier, *, scrolls: bool = False) -> None:
        """Move what is in hand; `scrolls` if the view is to follow a pointer at its border."""
        self._at, self._held = at, held
        self._hand.move(pointer_on(self._view, at, held))
        self.tip.follow(self._hand.tells, at.toPoint(), refused=self._hand.refuses)
        if scrolls and self._hand.is_dragging:
            self._autoscroll.follow(at.toPoint())
        else:
            self._autoscroll.stop()

    def put_down(self, at: QPointF, held: Qt.KeyboardModifier) -> None:
        """Let go of what is in hand; a reason why that did nothing stays for a while."""
        self._autoscroll.stop()
        self.tip.linger(self._hand.release(pointer_on(self._view, at, held)), at.toPoint(), refused=True)

    def carry_in(self, at: QPoint) -> None:
        """Move what comes from the palette to a global position; over the palette nothing scrolls."""
        place = QPointF(self._view.viewport().mapFromGlobal(at))
        self.carry(place, Qt.KeyboardModifier.NoModifier, scrolls=place.x() >= 0)

    def put_down_in(self, at: QPoint) -> None:
        """Let go of what comes from the palette at a global position."""
        place = QPointF(self._view.viewport().mapFromGlobal(at))
        self.put_down(place, Qt.KeyboardModifier.NoModifier)

    def hold(self, key: Qt.KeyboardModifier, *, down: bool) -> None:
        """Let what is dragged know that a key was pressed or released while the pointer stays."""
        if self._hand.is_dragging:
            held = self._held | key if down else self._held & ~key
            self.carry(self._at, held, scrolls=self._autoscroll.is_active)

    def _follow(self) -> None:
        """The pages have moved below the pointer."""
        if self._hand.is_dragging:
            self.carry(self._at, self._held, scrolls=self._autoscroll.is_active)
        else:
            self._autoscroll.stop()
            self._hand.leave()
