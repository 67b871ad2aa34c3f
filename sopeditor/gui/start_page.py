"""What a window shows before a document is open: begin, look at a sample, go on with what was opened last."""

from collections.abc import Iterable
from itertools import islice, pairwise
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sopeditor.assets import samples
from sopeditor.gui.widgets.basic import Elided, flat_button, label
from sopeditor.gui.widgets.icons import icon
from sopeditor.storage.names import SUFFIX
from sopeditor.texts import _

_PICTURE = QSize(204, 146)
_WIDEST = 1010
_PER_LINE = 4
_MARGIN, _GAP = 36, 14
_MOST_RECENT = 5
"""Files that the page lists; the menu has the rest."""


class Card(QPushButton):
    """A sample: a picture of its page, its title, and how large it is."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.setAutoDefault(True)
        self.setProperty("role", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(_PICTURE.width() + 18, _PICTURE.height() + 88)
        self._picture = QLabel()
        self._picture.setFixedSize(_PICTURE)
        self._picture.setPixmap(_blank_paper(self.devicePixelRatioF()))
        self._title = QLabel()
        self._title.setWordWrap(True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._title.setText("\n")
        self._title.setFixedHeight(self._title.sizeHint().height())
        self._size = label(" ", "hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(9, 9, 9, 8)
        layout.setSpacing(4)
        layout.addWidget(self._picture)
        layout.addSpacing(4)
        layout.addWidget(self._title, 1)
        layout.addWidget(self._size)
        for part in (self._picture, self._title, self._size):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        name = path.name.removesuffix(SUFFIX).lstrip("0123456789-_ ").replace("-", " ").replace("_", " ")
        self._name(name[:1].upper() + name[1:])

    def draw(self) -> None:
        """Show the page with the table, the title of the document, and what it holds."""
        from sopeditor.gui.painting.thumbnail import thumbnail

        found = thumbnail(self.path, _PICTURE, self.devicePixelRatioF())
        if found is not None:
            self._picture.setPixmap(found.picture)
            self._size.setText(found.size)
            self._name(found.title)

    def _name(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(_("Contoh: {name}").format(name=title))


class RecentLine(QFrame):
    """A file that was opened before: its name, and where it lies."""

    clicked = Signal()

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.setProperty("role", "recent")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(path.name)
        sign = QLabel()
        sign.setPixmap(icon("document").pixmap(QSize(18, 18), self.devicePixelRatioF()))
        name = Elided(path.name.removesuffix(SUFFIX))
        place = label(shortened(path.parent), "hint")
        place.setToolTip(str(path))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 5, 8, 5)
        layout.setSpacing(10)
        layout.addWidget(sign)
        layout.addWidget(name, stretch=1)
        layout.addWidget(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the file."""
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the file with Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class StartPage(QScrollArea):
    """Three ways to begin, the recent files, and the samples."""

    sample_wanted = Signal(Path)
    file_wanted = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.new_button = _big_button("new", _("SOP baru"), primary=True)
        self.open_button = _big_button("open", _("Buka berkas…"))
        self.import_button = _big_button("import", _("Impor…"))
        self.guide_button = flat_button("guide", _("Panduan"))
        self.cards = [Card(path) for path in samples()]
        for card in self.cards:
            card.clicked.connect(lambda _checked=False, path=card.path: self.sample_wanted.emit(path))
        self.recent: list[RecentLine] = []
        self._recent_title = label(_("Terakhir dibuka"), "heading")
        self._below_recent = QWidget()
        self._below_recent.setFixedHeight(14)
        self._recent_box = QVBoxLayout()
        self._recent_box.setSpacing(1)
        self._samples = QGridLayout()
        self._samples.setSpacing(_GAP)
        self._samples.setColumnStretch(_PER_LINE, 1)
        self._waiting = list(self.cards)
        self._timer = QTimer(self, singleShot=True, interval=30)
        self._timer.timeout.connect(self._draw_next)
        self.setWidget(self._page())
        self._arrange()
        self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        self._arrange()

    def show_recent(self, paths: Iterable[Path]) -> None:
        """List the files that were opened last, above the samples: who comes back wants to go on with them."""
        for old in self.recent:
            old.deleteLater()
        self.recent = [RecentLine(path) for path in islice(paths, _MOST_RECENT)]
        for line in self.recent:
            line.clicked.connect(lambda path=line.path: self.file_wanted.emit(path))
            self._recent_box.addWidget(line)
        for part in (self._recent_title, self._below_recent):
            part.setVisible(bool(self.recent))
        for one, other in pairwise((self.import_button, *self.recent, *self.cards, self.guide_button)):
            QWidget.setTabOrder(one, other)

    def _draw_next(self) -> None:
        """Draw the pictures one by one, so that the window answers meanwhile."""
        if self._waiting and self.isVisible():
            self._waiting.pop(0).draw()
        if self._waiting:
            self._timer.start()

    def _page(self) -> QWidget:
        column = QWidget()
        column.setMaximumWidth(_WIDEST)
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        lines = QVBoxLayout(column)
        lines.setContentsMargins(_MARGIN, 40, _MARGIN, _MARGIN)
        lines.setSpacing(10)
        lines.addLayout(self._masthead())
        lines.addSpacing(14)
        lines.addLayout(self._beginnings())
        lines.addSpacing(22)
        lines.addWidget(self._recent_title)
        lines.addLayout(self._recent_box)
        lines.addWidget(self._below_recent)
        lines.addWidget(label(_("Mulai dari contoh"), "heading"))
        lines.addLayout(self._samples)
        lines.addStretch(1)
        page = QWidget()
        sides = QHBoxLayout(page)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.addStretch(1)
        sides.addWidget(column, stretch=100)
        sides.addStretch(1)
        return page

    def _masthead(self) -> QHBoxLayout:
        sign = QLabel()
        sign.setPixmap(icon("sopeditor").pixmap(QSize(52, 52), self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label("sopeditor", "title"))
        words.addWidget(
            label(_("Susun SOP AP: isi tabelnya, flowchart-nya tergambar sendiri, siap dicetak."), "hint")
        )
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(sign)
        line.addLayout(words)
        line.addStretch(1)
        line.addWidget(self.guide_button)
        return line

    def _beginnings(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(10)
        for button in (self.new_button, self.open_button, self.import_button):
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _arrange(self) -> None:
        """Put as many samples beside each other as there is room for."""
        room = min(self.viewport().width(), _WIDEST) - 2 * _MARGIN + _GAP
        count = min(max(room // (_PICTURE.width() + 18 + _GAP), 1), _PER_LINE)
        for place, card in enumerate(self.cards):
            self._samples.addWidget(card, place // count, place % count)


def _big_button(icon_name: str, text: str, primary: bool = False) -> QPushButton:
    button = QPushButton(icon(icon_name, light=primary), f" {text}")
    button.setIconSize(QSize(20, 20))
    button.setMinimumHeight(42)
    button.setAutoDefault(True)
    button.setProperty("primary", primary)
    return button


def _blank_paper(ratio: float) -> QPixmap:
    pixmap = QPixmap(_PICTURE * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.white)
    return pixmap


def shortened(folder: Path) -> str:
    """A folder's last parts, which tell it from others."""
    parts = folder.parts
    return str(folder) if len(parts) <= 4 else str(Path("…", *parts[-3:]))
