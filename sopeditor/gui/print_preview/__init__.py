"""The print preview: the PDF itself, and what is to be printed of it."""

from sopeditor.gui.print_preview.dialog import PrintPreview

__all__ = ["PrintPreview"]
