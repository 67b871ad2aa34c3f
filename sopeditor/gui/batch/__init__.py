"""Exporting several documents at once."""

from sopeditor.gui.batch.dialog import BatchDialog

__all__ = ["BatchDialog"]
