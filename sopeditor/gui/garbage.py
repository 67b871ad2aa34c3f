"""Lets Python's cycle collector run in the window's thread only.

What hangs together in cycles is freed in whatever thread happens to allocate when a threshold is passed. Windows and
dialogs hang together so, and a Qt object that is freed outside of its thread brings the program down; layouts and
batch exports have threads of their own.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_PAUSE = 1000
"""Milliseconds between two looks at whether there is something to collect."""


class Collector(QObject):
    """Switches the automatic collector off and collects by a timer instead, until `close`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_PAUSE)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation whose threshold is passed, and all younger ones."""
        passed = [
            generation
            for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most > 0
        ]
        if passed:
            gc.collect(passed[-1])

    def close(self) -> None:
        """Leave collecting to Python again."""
        self._timer.stop()
        gc.enable()
