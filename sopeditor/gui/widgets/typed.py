"""What a key types, told apart from what it commands."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def typed_by(event: QKeyEvent) -> str:
    """The text that a key types; "" for a command."""
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    both = event.modifiers() & commands
    alone = bool(both) and both != commands  # AltGr comes as Ctrl+Alt on Windows
    text = event.text()
    return text if text.isprintable() and not alone else ""
