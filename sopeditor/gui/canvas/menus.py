"""Offers as a menu."""

from collections.abc import Iterable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from sopeditor.gui.gestures.offers import SEPARATOR, Offer


def menu_of(offers: Iterable[Offer], parent: QWidget) -> QMenu:
    """The menu of some offers; it goes when it is closed."""
    menu = QMenu(parent)
    _fill(menu, offers)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _fill(menu: QMenu, offers: Iterable[Offer]) -> None:
    for offer in offers:
        if offer is SEPARATOR:
            menu.addSeparator()
        elif offer.rows:
            _fill(menu.addMenu(offer.text), offer.rows)
        else:
            menu.addAction(_action(offer, menu))


def _action(offer: Offer, menu: QMenu) -> QAction:
    keys = QKeySequence(offer.keys).toString(QKeySequence.SequenceFormat.NativeText)
    action = QAction(f"{offer.text}\t{keys}" if keys else offer.text, menu)
    action.setEnabled(offer.act is not None)
    if offer.checked is not None:
        action.setCheckable(True)
        action.setChecked(offer.checked)
    if offer.act is not None:
        action.triggered.connect(offer.act)
    return action
