"""The list of findings below what it is about: as high as its lines need, and never higher than the user likes."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from sopeditor.gui.findings.panel import FindingsPanel

_SHARE = 3
_ABOVE = 160  # pixels that are left for what the findings are about, whatever was liked in a higher window


class FindingsStrip(QSplitter):
    """Lets the panel have a third of the height at the most, or as much as the user last dragged it to."""

    def __init__(self, above: QWidget, panel: FindingsPanel) -> None:
        super().__init__(Qt.Orientation.Vertical, childrenCollapsible=False, handleWidth=5)
        self._panel = panel
        self.liked = 0
        """The height in pixels that the user has chosen; 0 if none was."""
        self.addWidget(above)
        self.addWidget(panel)
        self.setStretchFactor(0, 1)
        self.splitterMoved.connect(self._take_liking)
        panel.refreshed.connect(self.fit)
        panel.installEventFilter(self)

    def fit(self) -> None:
        """Give the panel the height it needs; under the mouse it doesn't shrink, lest its buttons slip away."""
        room, has = self.height(), self.sizes()[1]
        most = min(self.liked or room // _SHARE, room - _ABOVE)
        wanted = max(min(self._panel.needed, most), self._panel.minimumSizeHint().height())
        if not self._panel.isHidden() and not (wanted < has and self._panel.underMouse()):
            self.setSizes([room - wanted, wanted])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew at another width."""
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give back what isn't needed any more when the mouse has left."""
        if event.type() is QEvent.Type.Leave:
            self.fit()
        return super().eventFilter(watched, event)

    def _take_liking(self) -> None:
        self.liked = self.sizes()[1]
