"""A strip above the document that tells something without getting in the way."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from sopeditor.gui.icons import icon
from sopeditor.gui.widgets import push_button, tool_button
from sopeditor.texts import _

Choice = tuple[str, Callable[[], object]]


class Notice(QFrame):
    """Hidden until something is to be told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._sign = QLabel()
        self._text = QLabel(wordWrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._choices: list[QPushButton] = []
        close = tool_button("close", _("Tutup pesan ini"), 14)
        close.clicked.connect(self.hide)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(12, 5, 6, 5)
        self._layout.setSpacing(10)
        for widget in (self._sign, self._text, close):
            self._layout.addWidget(widget)
        self.hide()

    @property
    def text(self) -> str:
        """What is being told."""
        return "" if self.isHidden() else self._text.text()

    def tell(self, text: str, *choices: Choice, sign: str = "info") -> None:
        """Show a sentence and buttons for what can be done; any of them closes the strip."""
        for old in self._choices:
            old.deleteLater()
        self._choices = [self._button(*choice) for choice in choices]
        for place, button in enumerate(self._choices):
            self._layout.insertWidget(2 + place, button)
        self._sign.setPixmap(icon(sign).pixmap(QSize(18, 18), self.devicePixelRatioF()))
        self._text.setText(text)
        self.show()

    def _button(self, text: str, action: Callable[[], object]) -> QPushButton:
        button = push_button(text)
        button.clicked.connect(self.hide)
        button.clicked.connect(lambda: action())
        return button
