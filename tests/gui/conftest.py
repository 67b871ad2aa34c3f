"""What the tests of the window's parts share."""

from collections.abc import Callable

import pytest
from gui.desk import Office
from pytestqt.qtbot import QtBot

from sopeditor.model.records import Document


@pytest.fixture
def office(qtbot: QtBot) -> Callable[[Document], Office]:
    """Put a document on a canvas."""
    return lambda document: Office(qtbot, document)
