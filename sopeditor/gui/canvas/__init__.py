"""The canvas: the real pages of a document, on which it is edited."""

from sopeditor.gui.canvas.view import Canvas

__all__ = ["Canvas"]
