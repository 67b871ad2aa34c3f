"""The choice of an agency's profile, and what can be done with one: keep, import, export, remove."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QToolButton, QWidget

from sopeditor.gui.questions import Questions
from sopeditor.gui.widgets.designer import child
from sopeditor.model.profile import Profile
from sopeditor.storage.errors import StorageError
from sopeditor.storage.profiles import (
    SUFFIX,
    Stored,
    builtin_profiles,
    discard_profile,
    keep_profile,
    own_profiles,
    profile_file_name,
    read_profile,
    write_profile,
)
from sopeditor.texts import _


class ProfileChoice(QObject):
    """Fills the combo box of profiles; `chosen` gives a profile, `told` a sentence and whether it is an error."""

    chosen = Signal(object)
    told = Signal(str, bool)

    def __init__(self, form: QWidget, folder: Path, now: Callable[[], Profile]) -> None:
        super().__init__(form)
        self._box = child(form, QComboBox, "profile")
        self._state = child(form, QLabel, "state")
        self._folder = folder
        self._now = now
        self._questions = Questions(form)
        self._menu = QMenu(form)
        self._menu.addAction(_("Simpan sebagai profil…"), self.keep)
        self._menu.addAction(_("Impor dari berkas…"), self.import_file)
        self._menu.addAction(_("Ekspor ke berkas…"), self.export)
        self._menu.addSeparator()
        self._remover = self._menu.addAction(_("Hapus profil ini"), self.remove)
        child(form, QToolButton, "manage").setMenu(self._menu)
        self._box.activated.connect(self._choose)

    @property
    def profile(self) -> Profile:
        """The profile that the fields began with."""
        found = self._box.currentData()
        return found.profile if isinstance(found, Stored) else Profile()

    def take(self, profile: Profile) -> None:
        """List all profiles and choose the one given, which is listed as the document's own if it is none of them."""
        known = (*builtin_profiles(), *own_profiles(self._folder))
        self._box.clear()
        if all(stored.profile != profile for stored in known):
            name = _("{name} (di dokumen ini)").format(name=profile.name or _("Tanpa nama"))
            self._box.addItem(name, Stored(profile, Path()))
        for stored in known:
            self._box.addItem(stored.profile.name, stored)
        at = next((row for row in range(self._box.count()) if self._at(row).profile == profile), 0)
        self._box.setCurrentIndex(at)
        self.compare()

    def compare(self) -> None:
        """Say whether the fields still are what the profile says."""
        stored = self._at(self._box.currentIndex())
        self._remover.setEnabled(stored.own)
        same = self._now() == stored.profile
        text = _("Isian di bawah sama dengan profil.") if same else _("Diubah untuk dokumen ini saja.")
        self._state.setText(text)

    def keep(self) -> None:
        """Put what the fields say among the user's own profiles, under a name that is asked for."""
        name = self._questions.text(_("Simpan sebagai profil"), _("Nama profil:"), self._now().name)
        if name is not None and name.strip():
            self._keep(replace(self._now(), name=name.strip()))

    def import_file(self) -> None:
        """Take over a profile that somebody sent, or the form of a document."""
        filters = _("Profil atau dokumen SOP (*.profil.json *.sop.json);;Semua berkas (*)")
        path = self._questions.file_to_open(_("Impor profil"), filters, Path.home())
        if path is None:
            return
        try:
            profile, notes = read_profile(path)
        except StorageError as error:
            self.told.emit(str(error), True)
            return
        self._keep(profile)
        if notes:
            self.told.emit(" ".join(notes), False)

    def export(self) -> None:
        """Write what the fields say into a file for another office."""
        now = self._now()
        proposal = Path.home() / profile_file_name(now.name)
        filters = _("Profil instansi (*.profil.json)")
        path = self._questions.file_to_write(_("Ekspor profil"), filters, proposal, SUFFIX)
        if path is not None:
            self._try(lambda: write_profile(path, now), _("Profil ditulis ke {path}.").format(path=path))

    def remove(self) -> None:
        """Remove the chosen profile from the user's own; documents that use it keep their copy."""
        stored = self._at(self._box.currentIndex())
        if self._try(
            lambda: discard_profile(stored), _("Profil “{name}” dihapus.").format(name=stored.profile.name)
        ):
            self.take(self._now())

    def _keep(self, profile: Profile) -> None:
        if not self._may_replace(profile):
            return
        done = _("Profil “{name}” tersimpan dan dapat dipilih di semua dokumen.").format(name=profile.name)
        if self._try(lambda: keep_profile(self._folder, profile), done):
            self.chosen.emit(profile)
            self.take(profile)

    def _may_replace(self, profile: Profile) -> bool:
        """Ask before another profile of the user's own with the same name is replaced."""
        own = {stored.profile.name: stored.profile for stored in own_profiles(self._folder)}
        if own.get(profile.name, profile) == profile:
            return True
        question = _("Profil “{name}” sudah ada, dengan isi yang lain.").format(name=profile.name)
        return self._questions.agrees(question, _("Isinya yang lama akan hilang."), _("Timpa"))

    def _try(self, action: Callable[[], object], done: str) -> bool:
        try:
            action()
        except StorageError as error:
            self.told.emit(str(error), True)
            return False
        self.told.emit(done, False)
        return True

    def _choose(self, row: int) -> None:
        self.chosen.emit(self._at(row).profile)
        self.compare()

    def _at(self, row: int) -> Stored:
        found = self._box.itemData(row)
        return found if isinstance(found, Stored) else Stored(Profile(), Path())
