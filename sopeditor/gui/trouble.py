"""One honest dialog when the program itself is at fault: it says so, keeps the work, and lets the user go on."""

import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

import PySide6
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from sopeditor import __version__
from sopeditor.texts import _

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def details(error: BaseException) -> str:
    """What a developer needs to find the fault."""
    told = "".join(traceback.format_exception(error))
    versions = f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, {platform.platform()}"
    return f"sopeditor {__version__}\n{versions}\n\n{told}"


def install(keep_work: Callable[[], bool]) -> None:
    """Show the dialog for every error nobody caught; `keep_work` puts unsaved documents into safety first.

    It says whether it could.
    """
    sys.excepthook = _hook(keep_work)


def _hook(keep_work: Callable[[], bool]) -> Hook:
    showing = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal showing
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        if showing or issubclass(kind, KeyboardInterrupt):
            return
        showing = True
        try:
            dialog(error, is_safe=_attempted(keep_work)).exec()
        finally:
            showing = False

    return hook


def _attempted(keep_work: Callable[[], bool]) -> bool:
    """Whether the work is safe; a fault that stands in its way must not hide the first one."""
    try:
        return keep_work()
    except Exception as another:
        traceback.print_exception(another)
        return False


def dialog(error: BaseException, *, is_safe: bool) -> QMessageBox:
    """The dialog for an error; `is_safe` tells that a copy of unsaved work lies on the disk."""
    box = QMessageBox(QApplication.activeWindow())
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(_("Ada kesalahan di sopeditor"))
    box.setText(_("Maaf, program ini melakukan kesalahan: perintah terakhir tidak selesai."))
    kept = _("Dokumen Anda tetap terbuka dan salinannya sudah diamankan. Simpanlah, lalu lanjutkan.")
    risky = _("Dokumen Anda tetap terbuka, tetapi salinannya tidak dapat dibuat. Simpanlah sekarang juga.")
    report = _("Bila terulang, salin rincian dan kirimkan kepada pengembang.")
    box.setInformativeText(f"{kept if is_safe else risky} {report}")
    copy = box.addButton(_("Salin rincian"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details(error)))
    onward = box.addButton(_("Lanjutkan"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(onward)
    box.setEscapeButton(onward)
    return box
