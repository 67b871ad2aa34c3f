"""The draft in a window, and the list of its findings."""

import pytest
from gui.findings.drafts import draft, panel_of
from gui.hands import Key, press

from sopeditor.gui.findings.panel import FindingsPanel
from sopeditor.gui.office import Office
from sopeditor.gui.window import Window


@pytest.fixture
def drafting(program: Office, window: Window) -> Window:
    """A window with the draft."""
    program.open_document(draft(), window)
    return window


@pytest.fixture
def panel(drafting: Window) -> FindingsPanel:
    """The list of the draft's findings, opened by its key."""
    press(Key.Key_F7)
    return panel_of(drafting)
