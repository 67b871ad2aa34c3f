"""A strip above the document that tells something without getting in the way."""

import re
from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sopeditor.gui.widgets.basic import push_button, tool_button
from sopeditor.gui.widgets.icons import icon
from sopeditor.texts import _

Choice = tuple[str, Callable[[], object]]

_LONG_WORD = re.compile(r"\S{24}")
_MAY_BREAK = "\u200b"
"""Stands in long words, so that a file's name never makes a window wider than its screen."""


class Subject(Enum):
    """What a sentence is about; of each there is one strip, so that none hides a question about another."""

    DEED = "deed"
    """What was just done, or could not be."""
    FILE = "file"
    """What others did to the document's file."""
    SAFETY = "safety"
    """Whether unsaved work is safe."""
    RECOVERY = "recovery"
    """What a crash left behind."""


class Notice(QFrame):
    """Hidden until something is to be told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._sign = QLabel()
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._told = ""
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
        return "" if self.isHidden() else self._told

    def tell(self, text: str, *choices: Choice, sign: str = "info") -> None:
        """Show a sentence and buttons for what can be done; any of them closes the strip."""
        for old in self._choices:
            old.deleteLater()
        self._choices = [self._button(*choice) for choice in choices]
        for place, button in enumerate(self._choices):
            self._layout.insertWidget(2 + place, button)
        self._sign.setPixmap(icon(sign).pixmap(QSize(18, 18), self.devicePixelRatioF()))
        self._told = text
        self._text.setText(_LONG_WORD.sub(f"\\g<0>{_MAY_BREAK}", text))
        self.show()

    def _button(self, text: str, action: Callable[[], object]) -> QPushButton:
        button = push_button(text)
        button.clicked.connect(self.hide)
        button.clicked.connect(lambda: action())
        return button


class Notices(QWidget):
    """The strips of a window, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strips = {subject: Notice() for subject in Subject}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for strip in self._strips.values():
            layout.addWidget(strip)

    @property
    def text(self) -> str:
        """What is being told, line by line."""
        return "\n".join(filter(None, (strip.text for strip in self._strips.values())))

    def tell(self, text: str, *choices: Choice, sign: str = "info", about: Subject = Subject.DEED) -> None:
        """Show a sentence in place of the last one about the same."""
        self._strips[about].tell(text, *choices, sign=sign)

    def settle(self, *subjects: Subject) -> None:
        """Close what was told about these: it is no longer so."""
        for subject in subjects:
            self._strips[subject].hide()
