"""The dialog in which a document's paper, font, words, columns and conventions are chosen."""

from sopeditor.gui.page_setup.dialog import PageSetup

__all__ = ["PageSetup"]
