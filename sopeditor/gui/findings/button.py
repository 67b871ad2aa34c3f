"""How many findings there are, in the status bar; a click opens their list."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from sopeditor.gui.findings.signs import counted, number, sign_of_all
from sopeditor.gui.findings.source import FindingSource
from sopeditor.texts import _

_SIGN = QSize(16, 16)


class FindingsButton(QToolButton):
    """Follows the findings; hidden until a document that has a step has been examined.

    Whoever has just begun an SOP hasn't done anything wrong yet.
    """

    def __init__(self, source: FindingSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(_SIGN)
        self.setAutoRaise(True)
        self.setCheckable(True)
        self.hide()
        source.changed.connect(self._tell)

    def _tell(self) -> None:
        found = self._source.open
        self.setText(number(found))
        self.setIcon(sign_of_all(found))
        told = _("Temuan menurut pedoman: {count}").format(count=counted(found))
        self.setToolTip(told)
        self.setAccessibleName(told)
        self.setVisible(any(chart.steps for chart in self._source.document.sop.charts))
