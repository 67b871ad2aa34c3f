"""The choice of a font: the one that every installation has, or any installed TrueType family."""

from threading import Thread

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox

from sopeditor.layout.typesetting.fonts import families, is_available
from sopeditor.texts import _


class FontChoice(QObject):
    """Fills a combo box; the installed families come a little later, because all font files are looked at."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box)
        self._box = box
        self._names: tuple[str, ...] = ()
        self._search = _Search()
        self._search.found.connect(self._fill)
        box.addItem(_("Bawaan sopeditor (Source Sans)"), "")
        Thread(target=self._search.run, daemon=True).start()

    @property
    def family(self) -> str:
        """The chosen family; "" is the guaranteed one."""
        return str(self._box.currentData() or "")

    def take(self, family: str) -> None:
        """Choose a family; one that isn't installed is named so."""
        at = self._box.findData(family)
        if at < 0:
            name = family if is_available(family) else _("{name} (tidak terpasang)").format(name=family)
            at = 1
            self._box.insertItem(at, name, family)
        self._box.setCurrentIndex(at)

    def _fill(self, names: tuple[str, ...]) -> None:
        """Add what is installed, the chosen family staying chosen."""
        with QSignalBlocker(self._box):
            for name in names:
                if self._box.findData(name) < 0:
                    self._box.addItem(name, name)


class _Search(QObject):
    """Looks for the installed families beside the window's thread."""

    found = Signal(tuple)

    def run(self) -> None:
        self.found.emit(families())
