"""All windows of the running program, and what they share: recent files and unsaved work of a crash.

One window for each document, as in Word and Excel, and no tabs: offices are used to it, the taskbar names each SOP,
two can stand side by side, and no strip of tabs takes height from a 768-line screen. A window that shows the start
page, or a new SOP nobody touched, is taken over by the next document. What reads and keeps files is imported when the
first one is opened, so that the start page is there sooner.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QFileInfo, QLocale, QObject, QTimer
from PySide6.QtWidgets import QApplication

from sopeditor.edit.session import Session
from sopeditor.gui.blank import with_chart
from sopeditor.gui.settings import put_beside
from sopeditor.gui.widgets.notice import Subject
from sopeditor.gui.window import Window
from sopeditor.model.records import Document
from sopeditor.storage import recent
from sopeditor.storage.atomic import is_there
from sopeditor.storage.errors import StorageError
from sopeditor.storage.folders import recovery_folder, settings_folder
from sopeditor.storage.names import SUFFIX
from sopeditor.texts import _

if TYPE_CHECKING:
    from sopeditor.storage.documents import Opened
    from sopeditor.storage.recovery import Kept

_T = TypeVar("_T")


class Office(QObject):
    """Opens documents in windows and closes them all."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[Window] = []

    def recent(self) -> tuple[Path, ...]:
        """The files opened last, newest first; whether one is still there is seen when it is opened, not before."""
        return recent.recent(settings_folder())

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        recent.remember(settings_folder(), path)
        for window in self.windows:
            window.show_recent()

    def forget(self, path: Path) -> None:
        """Take a file off the recent ones."""
        recent.forget(settings_folder(), path)
        for window in self.windows:
            window.show_recent()

    def new_window(self) -> Window:
        """A window with the start page, as large as the last one."""
        window = Window(self)
        if self.windows:
            put_beside(window, self.windows[-1])
        self.windows.append(window)
        window.closed.connect(lambda: self._closed(window))
        window.show()
        return window

    def open_file(self, path: Path, window: Window | None = None) -> Window | None:
        """Open a document; what fails is told in the asking window, in which everything stays as it was.

        Where the file was saved before, what it held until then is offered.
        """
        from sopeditor.storage.documents import previous

        try:
            return self._opened(path, window)
        except StorageError as error:
            asking = window or self.new_window()
            offer = (_("Buka versi sebelumnya"), lambda: self.open_previous(path, asking))
            asking.tell(str(error), *([offer] if previous(path) else []), sign="error")
            return None

    def open_previous(self, path: Path, window: Window) -> Window | None:
        """Open what a file held before it was last saved, as a document without a file of its own."""
        from sopeditor.storage.documents import load, previous

        backup = previous(path)
        if backup is None:
            window.tell(_("Tidak ada versi sebelumnya dari “{name}”.").format(name=path.name))
            return None
        opened = self._attempt(lambda: load(backup), window)
        if opened is None:
            return None
        target = self.open_document(opened.document, window, saved=False)
        saved = QLocale().toString(QFileInfo(backup).lastModified(), "d MMMM yyyy HH.mm")
        target.tell(
            _("Ini isi “{name}” yang disimpan {time}. Berkasnya tidak berubah sebelum ini disimpan.").format(
                name=path.name, time=saved
            )
        )
        return target

    def open_any(self, path: Path, window: Window | None = None) -> Window | None:
        """Open a document, or import any other file."""
        return self.open_file(path, window) if is_own(path) else self.import_file(path, window)

    def open_all(self, paths: Iterable[Path], window: Window) -> None:
        """Open several files as `open_any` does; those that fail are told together."""
        found = tuple(paths)
        if len(found) == 1:
            self.open_any(found[0], window)
            return
        failed = []
        for path in found:
            try:
                self._opened(path, window) if is_own(path) else self._imported(path, window)
            except StorageError as error:
                failed.append(str(error))
        if failed:
            window.tell("\n".join(failed), sign="error")

    def import_file(self, path: Path, window: Window | None = None) -> Window | None:
        """Read another program's file into a new document; what could not be kept is told."""
        return self._attempt(lambda: self._imported(path, window), window)

    def reload_file(self, path: Path, window: Window) -> None:
        """Read a window's file again, in place of what it shows; an error leaves what it shows."""
        from sopeditor.storage.documents import load

        opened = self._attempt(lambda: load(path), window)
        if opened is not None:
            _show(window, path, opened)

    def importable(self) -> str:
        """The files that can be imported, as the file dialog wants to know them."""
        return _("Teks dan JSON (*.txt *.tsv *.csv *.json);;Semua berkas (*)")

    def offer_recovery(self, window: Window) -> None:
        """Offer what a crash left behind."""
        from sopeditor.storage.recovery import abandoned

        left = abandoned(recovery_folder())
        if left:
            window.tell(
                _("sopeditor berhenti tanpa sempat menyimpan. {count} dokumen terselamatkan.").format(
                    count=len(left)
                ),
                (_("Pulihkan"), lambda: self.recover(left, window)),
                (_("Buang"), lambda: self._throw_away(left, window)),
                sign="warning",
                about=Subject.RECOVERY,
            )

    def recover(self, left: tuple[Kept, ...], window: Window) -> None:
        """Open what a crash left behind, as unsaved documents."""
        from sopeditor.gui.document_file import recovered_file
        from sopeditor.storage.recovery import discard

        for kept in left:
            session = Session(with_chart(kept.document))
            session.mark_unsaved()
            target = self._free(window)
            target.show_document(session, recovered_file(session, kept))
            if target.keep_work():
                discard(kept)

    def open_copy(self, path: Path, window: Window | None = None) -> Window | None:
        """Open a sample as a new document without a file of its own."""
        from sopeditor.storage.documents import load

        opened = self._attempt(lambda: load(path), window)
        return None if opened is None else self.open_document(opened.document, window)

    def open_document(self, document: Document, window: Window | None = None, saved: bool = True) -> Window:
        """Show a document that has no file yet; unless `saved`, closing it asks first."""
        from sopeditor.gui.document_file import DocumentFile

        session = Session(with_chart(document))
        if not saved:
            session.mark_unsaved()
        target = self._free(window)
        target.show_document(session, DocumentFile(session))
        return target

    def keep_work(self) -> bool:
        """Put all unsaved work into safety; False if some of it can't be."""
        kept = [window.keep_work() for window in self.windows]
        return all(kept)

    def quit(self) -> None:
        """Close all windows; stop where the user wants to go on."""
        for window in tuple(self.windows):
            if not window.close():
                return

    def _throw_away(self, left: tuple[Kept, ...], window: Window) -> None:
        from sopeditor.storage.recovery import discard

        question = _("Buang {count} dokumen yang terselamatkan?").format(count=len(left))
        if window.questions.agrees(question, _("Isinya tidak dapat dikembalikan lagi."), _("Buang")):
            for kept in left:
                discard(kept)
        else:
            self.offer_recovery(window)

    def _opened(self, path: Path, window: Window | None) -> Window:
        """The window that shows a document; StorageError, and everything stays as it was."""
        from sopeditor.storage.documents import load

        for other in self.windows:
            if other.file is not None and other.file.lies_at(path):
                other.raise_to_front()
                return other
        try:
            opened = load(path)
        except StorageError:
            if is_there(path.parent) and not is_there(path):
                self.forget(path)
            raise
        target = self._free(window)
        _show(target, path.absolute(), opened)
        self.remember(path)
        return target

    def _imported(self, path: Path, window: Window | None) -> Window:
        """The window that shows what was read; StorageError, and everything stays as it was."""
        from sopeditor.exchange.reading import read_file
        from sopeditor.layout.fitting import fit_missing

        imported = read_file(path)
        target = self.open_document(fit_missing(imported.document), window, saved=False)
        lost = " ".join(imported.notes) or _("Semua isi terbaca.")
        target.tell(_("Diimpor dari {name}. {lost}").format(name=path.name, lost=lost))
        return target

    def _attempt(self, action: Callable[[], _T], window: Window | None) -> _T | None:
        """What an action gives, or None; what fails is told in the asking window."""
        try:
            return action()
        except StorageError as error:
            (window or self.new_window()).tell_error(error)
            return None

    def _free(self, window: Window | None) -> Window:
        """The window a document may take: the asking one if nothing would be lost, or a new one."""
        if window is not None and window.is_free:
            return window
        return self.new_window()

    def _closed(self, window: Window) -> None:
        self.windows.remove(window)
        window.deleteLater()
        if not self.windows:
            QTimer.singleShot(0, QApplication.quit)


def _show(window: Window, path: Path, opened: Opened) -> None:
    """Show what a file held, and what is to be said about it."""
    from sopeditor.gui.document_file import DocumentFile

    session = Session(with_chart(opened.document))
    window.show_document(session, DocumentFile(session, path, opened))
    if opened.notes:
        window.tell(" ".join(opened.notes), sign="lock" if opened.read_only else "info")


def is_own(path: Path) -> bool:
    """Whether a file is to be opened as a document: it is one by its name, or it can't be looked at."""
    from sopeditor.storage.documents import is_document

    named = path.name.casefold().endswith(SUFFIX)
    return named or not is_there(path) or not path.is_file() or is_document(path)
