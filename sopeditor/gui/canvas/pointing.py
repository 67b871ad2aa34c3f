"""Where the pointer is on the paper that a view shows."""

from PySide6.QtCore import QPointF, Qt

from sopeditor.gui.canvas.paper_view import PaperView
from sopeditor.gui.gestures.stage import Pointer

REACH = 5.0  # pixels from a line at which it is still hit


def pointer_on(view: PaperView, at: QPointF, held: Qt.KeyboardModifier) -> Pointer:
    """The pointer at a point of a view's viewport, while those keys are held."""
    scene = view.viewportTransform().inverted()[0].map(at)
    page = view.ground.nearest(scene.y())
    return Pointer(
        page=page,
        point=view.ground.on_page(page, (scene.x(), scene.y())) if view.ground.pages else (0.0, 0.0),
        desk=(scene.x(), scene.y()),
        reach=REACH * view.points_per_pixel,
        control=bool(held & Qt.KeyboardModifier.ControlModifier),
        shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
        alt=bool(held & Qt.KeyboardModifier.AltModifier),
    )
