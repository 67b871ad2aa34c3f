"""Starts the window program: the window comes first, everything that can wait comes after its first paint."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTimer
from PySide6.QtWidgets import QApplication

from sopeditor.assets import samples
from sopeditor.gui import trouble
from sopeditor.gui.garbage import Collector
from sopeditor.gui.office import Office
from sopeditor.gui.qt_texts import QtTexts
from sopeditor.gui.widgets import theme
from sopeditor.gui.widgets.icons import icon
from sopeditor.layout.typesetting import hyphens

_CALM = 400
"""Milliseconds after the start when there is time for what the first window can do without."""


def run(path: Path | None, sample: bool) -> int:
    """Open the window on a file, on a copy of the first sample, or on the start page; the program's exit code."""
    app = application()
    Collector(app)
    office = Office()
    trouble.install(office.keep_work)
    begin(office, path, sample)
    return app.exec()


def application() -> QApplication:
    """The Qt application, dressed and speaking Indonesian."""
    QCoreApplication.setApplicationName("sopeditor")
    QCoreApplication.setOrganizationName("sopeditor")
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    _stand_apart_in_the_taskbar()
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    texts = QtTexts(app)
    QCoreApplication.installTranslator(texts)
    theme.install(app)
    app.setWindowIcon(icon("sopeditor"))
    app.setQuitOnLastWindowClosed(False)
    return app


def _stand_apart_in_the_taskbar() -> None:
    """Let Windows show this program's windows and icon by themselves, not among all that Python runs."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("sopeditor")


def begin(office: Office, path: Path | None, sample: bool) -> None:
    """Open the first window."""
    window = office.new_window()
    if sample and samples():
        office.open_copy(samples()[0], window)
    elif path is not None:
        office.open_any(path, window)
    QTimer.singleShot(_CALM, hyphens.prepare)
    QTimer.singleShot(_CALM, window, lambda: office.offer_recovery(window))
