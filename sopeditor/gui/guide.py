"""The user's guide, in a window of its own that may stay open beside the work."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from sopeditor.assets import resource
from sopeditor.gui.widgets.basic import fit_on_screen
from sopeditor.texts import _

_LIST_WIDTH = 232
_MARGIN = 22.0
_BELOW, _LINE = 8.0, 122.0
"""Pixels below a paragraph, and the height of a line in percent of its letters'."""


class Topic(Struct, frozen=True):
    """A part of the guide: its heading, and all of it as Markdown."""

    title: str
    text: str

    def tells_of(self, words: Sequence[str]) -> bool:
        """Whether all the words, in small letters, stand in it."""
        known = self.text.casefold()
        return all(word in known for word in words)


def topics() -> tuple[Topic, ...]:
    """The guide, in parts: each begins with a heading of the second level."""
    text = resource("guide.md").read_text(encoding="utf-8")
    parts = re.split(r"^(?=## )", text, flags=re.MULTILINE)[1:]
    return tuple(Topic(part.partition("\n")[0].removeprefix("## "), part) for part in parts)


class Guide(QDialog):
    """The topics at the left, the chosen one beside them; typing leaves those that tell of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Panduan"))
        fit_on_screen(self, 900, 640)
        self._topics = topics()
        self.field = QLineEdit(placeholderText=_("Cari di panduan …"), clearButtonEnabled=True)
        self.field.setAccessibleName(_("Cari di panduan"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Isi panduan"))
        self.page = QTextBrowser()
        self.page.setObjectName("guide")
        self.page.setAccessibleName(_("Panduan"))
        self.page.document().setDocumentMargin(_MARGIN)
        side = QWidget()
        side.setFixedWidth(_LIST_WIDTH)
        lines = QVBoxLayout(side)
        lines.setContentsMargins(10, 10, 10, 10)
        lines.addWidget(self.field)
        lines.addWidget(self.list)
        halves = QHBoxLayout(self)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(0)
        halves.addWidget(side)
        halves.addWidget(self.page, stretch=1)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list.currentTextChanged.connect(self._show)
        self._narrow("")
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that go through a list do so while one types; Enter is no button's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                QApplication.sendEvent(self.list, event)
                return True
            if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                QApplication.sendEvent(self.page, event)
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, wanted: str) -> None:
        """List the topics that tell of what is wanted, and show the first."""
        words = wanted.casefold().split()
        self.list.clear()
        self.list.addItems([topic.title for topic in self._topics if topic.tells_of(words)])
        self.list.setCurrentRow(0)
        if not self.list.count():
            self.page.setPlainText(_("Tidak ada yang memuat “{words}”.").format(words=wanted.strip()))

    def _show(self, title: str) -> None:
        for topic in self._topics:
            if topic.title == title:
                self.page.setMarkdown(topic.text)
                _set_well(self.page.document())
                self.page.setExtraSelections(list(self._found()))
                self.page.moveCursor(QTextCursor.MoveOperation.Start)

    def _found(self) -> Iterator[QTextEdit.ExtraSelection]:
        """Each place where a wanted word stands."""
        document = self.page.document()
        for word in self.field.text().split():
            place = document.find(word)
            while not place.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = place
                mark.format.setBackground(self.palette().highlight())
                mark.format.setForeground(self.palette().highlightedText())
                yield mark
                place = document.find(word, place)


def _set_well(document: QTextDocument) -> None:
    """Give lines and paragraphs air."""
    block = document.begin()
    while block.isValid():
        form = QTextBlockFormat()
        form.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setBottomMargin(_BELOW if block.textList() is None else _BELOW / 2)
        QTextCursor(block).mergeBlockFormat(form)
        block = block.next()
