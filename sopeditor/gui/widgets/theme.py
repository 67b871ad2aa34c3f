"""The program's colours, light and dark, as a palette and a style sheet."""

import sys
from pathlib import Path
from string import Template

from msgspec import Struct
from msgspec.structs import asdict
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from sopeditor.assets import guaranteed_font, resource

POINT_SIZE = 10.5
"""The interface's letters in points, where the system has no font of its own for interfaces."""


class Theme(Struct, frozen=True):
    """Colours as #rrggbb, by what they are for."""

    window: str
    surface: str
    raised: str
    field: str
    border: str
    strong: str
    grid: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    hover: str
    scroll: str
    canvas: str
    notice: str
    danger: str
    warning: str
    good: str


LIGHT = Theme(
    window="#f4f6f8",
    surface="#ffffff",
    raised="#ffffff",
    field="#ffffff",
    border="#d9dee5",
    strong="#aab4c0",
    grid="#e6eaef",
    text="#1c2733",
    muted="#5b6875",
    faint="#8793a0",
    accent="#1f5fa8",
    accent_hover="#2a6fbd",
    on_accent="#ffffff",
    selection="#dbe8f7",
    hover="#e8edf3",
    scroll="#c8d0d9",
    canvas="#e4e8ed",
    notice="#fdf3d7",
    danger="#b3261e",
    warning="#8f5f00",
    good="#1a7f4b",
)

DARK = Theme(
    window="#20242a",
    surface="#262b32",
    raised="#2c323a",
    field="#1d2126",
    border="#3a414b",
    strong="#5b6675",
    grid="#333a43",
    text="#e6eaef",
    muted="#a4afbb",
    faint="#7f8b98",
    accent="#5b9be0",
    accent_hover="#74adeb",
    on_accent="#0e1620",
    selection="#2f4763",
    hover="#323943",
    scroll="#4a535f",
    canvas="#17191d",
    notice="#3f3720",
    danger="#ff8a80",
    warning="#e3b341",
    good="#6cc995",
)


def theme_of(palette: QPalette) -> Theme:
    """The theme a palette was made from, for whoever paints by hand."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def install(app: QApplication) -> None:
    """Give the program its font and colours, and follow the system between light and dark."""
    app.setStyle("Fusion")
    _use_font(app)
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda scheme: wear(app, _theme_for(scheme)))
    wear(app, _theme_for(hints.colorScheme()))


def wear(app: QApplication, theme: Theme) -> None:
    """Put the program into the colours of a theme."""
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme, resource("icons")))


def style_sheet(theme: Theme, icons: Path) -> str:
    """The style sheet in the colours of a theme, with the icons of a folder of any name."""
    names = {**asdict(theme), "icons": icons.as_posix()}
    return Template(resource("style.qss").read_text(encoding="utf-8")).substitute(names)


def palette(theme: Theme) -> QPalette:
    """The palette of a theme."""
    role = QPalette.ColorRole
    result = QPalette()
    for name, colour in {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.PlaceholderText: theme.faint,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.danger,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.Light: theme.raised,
        role.Midlight: theme.hover,
        role.Mid: theme.border,
        role.Dark: theme.strong,
    }.items():
        result.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.faint))
    return result


def _theme_for(scheme: Qt.ColorScheme) -> Theme:
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def _use_font(app: QApplication) -> None:
    """Windows and macOS have fine fonts for interfaces; elsewhere the sheet's own font serves."""
    if sys.platform in ("win32", "darwin"):
        return
    families = [
        family
        for bold in (False, True)
        for family in QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(guaranteed_font(bold)))
        )
    ]
    if families:
        font = QFont(families[0])
        font.setPointSizeF(POINT_SIZE)
        app.setFont(font)
