"""Forms drawn in Qt Designer, loaded at run time, with look-ups that say what type of widget they expect."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget

from sopeditor.assets import form
from sopeditor.gui.widgets.basic import roomy

Child = TypeVar("Child", bound=QObject)


class WheelGuard(QObject):
    """Leaves the mouse wheel to the page that is scrolled: what is chosen in it must not change in passing."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn down what the wheel says."""
        del watched
        if event.type() != QEvent.Type.Wheel:
            return False
        event.ignore()
        return True


def load(name: str, *custom: type[QWidget], parent: QWidget | None = None) -> QWidget:
    """The form `ui/NAME.ui`, with our own classes where it promotes widgets to them; RuntimeError if it is broken."""
    loader = QUiLoader()
    for widget_class in custom:
        loader.registerCustomWidget(widget_class)
    loaded = loader.load(str(form(name)), parent)
    if loaded is None:
        raise RuntimeError(f"{name}.ui: {loader.errorString()}")
    for box in loaded.findChildren(QAbstractSpinBox):
        roomy(box)
    guard = WheelGuard(loaded)
    for kind in (QAbstractSpinBox, QComboBox):
        for widget in loaded.findChildren(kind):
            widget.installEventFilter(guard)
    return loaded


def child(loaded: QWidget, widget_class: type[Child], name: str) -> Child:
    """The part of a form with that name; LookupError if there is none of that type."""
    found = loaded.findChild(widget_class, name)
    if found is None:
        raise LookupError(f"no {widget_class.__name__} named {name} in {loaded.objectName()}")
    return found
