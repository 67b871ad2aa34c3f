"""Icons: one SVG file each, drawn sharp at any size in the colour of the text around them."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sopeditor.assets import resource
from sopeditor.gui.widgets.theme import theme_of
from sopeditor.model.records import SymbolKind


@cache
def icon(name: str, light: bool = False) -> QIcon:
    """The icon `resources/icons/NAME.svg`; it follows the palette when the theme changes.

    `light` is for buttons in the accent colour, whose text is that of a selection.
    """
    role = QPalette.ColorRole.HighlightedText if light else QPalette.ColorRole.ButtonText
    return QIcon(_Engine(name, lambda group: QGuiApplication.palette().color(group, role).name()))


@cache
def toned(name: str, tone: str) -> QIcon:
    """The same icon in a colour of the theme, by its name in `Theme`."""
    return QIcon(_Engine(name, lambda _group: str(getattr(theme_of(QGuiApplication.palette()), tone))))


def symbol_icon(kind: SymbolKind) -> QIcon:
    """The little shape of a flowchart symbol."""
    return icon(kind.value)


def paint(painter: QPainter, name: str, box: QRectF, colour: str) -> None:
    """Draw an icon into a box in one colour (#rrggbb)."""
    _renderer(name, colour).render(painter, box)


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


class _Engine(QIconEngine):
    """Draws one icon whenever and however large Qt asks for it."""

    def __init__(self, name: str, colour: Callable[[QPalette.ColorGroup], str]) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del state
        group = QPalette.ColorGroup.Disabled if mode is QIcon.Mode.Disabled else QPalette.ColorGroup.Active
        _renderer(self._name, self._colour(group)).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._colour)
