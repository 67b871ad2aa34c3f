"""What other programs, crashes and slips of the hand do to a document's file costs nobody their work."""

import json
import re
from pathlib import Path

import pytest
from gui.conftest import letter
from gui.hands import Key, answering, choose, click, name_file, steps_of, type_remark
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from sopeditor.edit.steps import reword
from sopeditor.gui.commands.exports import ExportCommands
from sopeditor.gui.office import Office
from sopeditor.gui.window import Window
from sopeditor.storage.documents import load, save
from sopeditor.storage.folders import recovery_folder
from sopeditor.storage.recovery import Kept, abandoned


def write_outside(path: Path) -> None:
    """Write the file as another program does."""
    save(path, reword("s1", "remark", "dari luar")(letter()))


def remark_in(path: Path) -> str:
    return load(path).document.sop.charts[0].steps[0].remark


class TestAFileThatVanishes:
    """Deleted, renamed, or on a disk that was taken out."""

    def test_is_told_and_written_again(
        self, program: Office, window: Window, file: Path, qtbot: QtBot
    ) -> None:
        program.open_file(file, window)
        file.rename(file.with_name("lain.sop.json"))
        qtbot.waitUntil(lambda: "tidak ada lagi" in window.told)
        assert window.isWindowModified()
        (again,) = [each for each in window.findChildren(QPushButton) if each.text() == "Simpan lagi"]
        again.click()
        assert load(file).document == letter()
        assert not window.isWindowModified()

    def test_is_noticed_at_the_latest_when_the_window_closes(
        self, program: Office, window: Window, file: Path
    ) -> None:
        program.open_file(file, window)
        file.unlink()
        answering(choose("Batal"), window.close)
        assert window in program.windows
        answering(choose("Simpan"), window.close)
        assert load(file).document == letter()

    def test_and_comes_back_changed_is_told_again(
        self, program: Office, window: Window, file: Path, qtbot: QtBot
    ) -> None:
        program.open_file(file, window)
        file.unlink()
        qtbot.waitUntil(lambda: "tidak ada lagi" in window.told)
        write_outside(file)
        qtbot.waitUntil(lambda: "program lain" in window.told)


class TestThePreviousVersion:
    """What a file held before it was last saved is one click away."""

    @pytest.fixture
    def saved_twice(self, editing: Window, tmp_path: Path) -> Path:
        """The file of a window's document, and a second state of it saved there."""
        path = tmp_path / "surat.sop.json"
        answering(name_file(str(path)), editing.actions_["save"].trigger)
        type_remark(editing, "kedua")
        editing.actions_["save"].trigger()
        return path

    def test_opens_as_a_document_of_its_own(
        self, editing: Window, program: Office, saved_twice: Path
    ) -> None:
        editing.actions_["open_previous"].trigger()
        assert remark_in(saved_twice) == "kedua"
        first = program.windows[-1]
        assert first is not editing
        assert steps_of(first)[0].remark == letter().sop.charts[0].steps[0].remark
        assert first.isWindowModified()
        assert re.search(r"“surat\.sop\.json” yang disimpan \d+ \w+ \d{4} \d\d\.\d\d", first.told)

    def test_is_offered_where_the_file_can_not_be_read(
        self, program: Office, window: Window, file: Path
    ) -> None:
        save(file, reword("s1", "remark", "kedua")(letter()))
        file.write_bytes(file.read_bytes()[:500])
        program.open_all([file], window)
        assert file.name in window.told
        (offer,) = [each for each in window.findChildren(QPushButton) if "sebelumnya" in each.text()]
        click(offer)
        assert steps_of(window) == letter().sop.charts[0].steps

    def test_that_is_not_there_is_not_offered(self, program: Office, window: Window, file: Path) -> None:
        file.write_text("{")
        program.open_file(file, window)
        assert file.name in window.told
        assert not [each for each in window.findChildren(QPushButton) if "sebelumnya" in each.text()]

    def test_of_what_was_saved_once_is_said_not_to_be_there(
        self, program: Office, editing: Window, file: Path
    ) -> None:
        editing.actions_["open_previous"].trigger()
        assert editing.told == "Dokumen ini belum pernah disimpan."
        other = program.open_file(file)
        assert other is not None
        other.actions_["open_previous"].trigger()
        assert other.told == f"Tidak ada versi sebelumnya dari “{file.name}”."


def test_who_keeps_theirs_after_a_change_outside_is_asked_before_it_is_lost(
    program: Office, window: Window, file: Path, qtbot: QtBot
) -> None:
    program.open_file(file, window)
    write_outside(file)
    qtbot.waitUntil(lambda: "program lain" in window.told)
    (mine,) = [each for each in window.findChildren(QPushButton) if "Tetap pakai" in each.text()]
    mine.click()
    answering(choose("Simpan"), window.close)
    assert load(file).document == letter()


@pytest.mark.parametrize(("answer", "kept"), [("Batal", True), ("Timpa", False)])
def test_a_name_with_a_full_stop_replaces_nothing_unasked(
    editing: Window, tmp_path: Path, answer: str, kept: bool
) -> None:
    other = tmp_path / "SOP No. 7.sop.json"
    write_outside(other)
    type_remark(editing)

    def name_and_answer(dialog: QDialog) -> None:
        names = isinstance(dialog, QFileDialog)
        (name_file(str(tmp_path / "SOP No. 7")) if names else choose(answer))(dialog)

    answering(name_and_answer, lambda: editing.files.save())
    assert (remark_in(other) == "dari luar") == kept
    assert editing.isWindowModified() == kept


def test_an_export_named_with_a_full_stop_gets_its_suffix(editing: Window, tmp_path: Path) -> None:
    answering(name_file(str(tmp_path / "SOP No. 7")), editing.actions_["export_pdf"].trigger)
    assert (tmp_path / "SOP No. 7.pdf").read_bytes().startswith(b"%PDF")


def test_pictures_of_further_pages_replace_nothing_unasked(editing: Window, tmp_path: Path) -> None:
    (tmp_path / "foto-2.svg").write_text("milik saya", encoding="utf-8")
    exports = editing.commands["exports"]
    assert isinstance(exports, ExportCommands)
    answering(choose("Batal"), lambda: exports.write("SVG", tmp_path / "foto.svg"))
    assert [path.name for path in tmp_path.glob("*.svg")] == ["foto-2.svg"]
    answering(choose("Timpa"), lambda: exports.write("SVG", tmp_path / "foto.svg"))
    assert (tmp_path / "foto-2.svg").read_text(encoding="utf-8").startswith("<?xml")


def test_a_document_of_a_newer_program_is_not_replaced_by_what_this_one_knows_of_it(
    program: Office, window: Window, file: Path
) -> None:
    tables = json.loads(file.read_text(encoding="utf-8"))
    tables["format"]["1"]["version"] = "1.99"
    tables["identity"]["1"]["title"] = "Surat\x07 Tugas"
    file.write_text(json.dumps(tables), encoding="utf-8")
    before = file.read_bytes()
    program.open_file(file, window)
    assert "lebih baru" in window.told
    assert "Karakter kendali" in window.told
    type_remark(window)

    def same_name(dialog: QDialog) -> None:
        if isinstance(dialog, QFileDialog):
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        name_file(str(file))(dialog)

    answering(same_name, lambda: window.files.save())
    assert file.read_bytes() == before
    assert "nama lain" in window.told
    assert window.isWindowModified()


def test_work_that_can_not_be_kept_safe_is_told(editing: Window, qtbot: QtBot) -> None:
    recovery_folder().parent.mkdir(parents=True, exist_ok=True)
    recovery_folder().write_text("ini berkas, bukan folder", encoding="utf-8")
    type_remark(editing)
    assert not editing.keep_work()
    qtbot.waitUntil(lambda: "Salinan pengaman" in editing.told)
    recovery_folder().unlink()


class TestACrash:
    """The program dies with unsaved work."""

    @pytest.fixture
    def kept(self, program: Office, window: Window, file: Path) -> Kept:
        """What it leaves behind."""
        program.open_file(file, window)
        type_remark(window)
        assert window.keep_work()
        return died()

    def test_is_offered_and_restored(self, kept: Kept, file: Path, qtbot: QtBot) -> None:
        crashed = restarted(kept)
        assert "terselamatkan" in crashed.told
        assert steps_of(crashed)[0].remark == "penting"
        assert crashed.isWindowModified()
        assert crashed.file is not None
        assert crashed.file.path == file
        closed(crashed)

    def test_right_after_the_restoration_loses_nothing_either(self, kept: Kept) -> None:
        crashed = restarted(kept)
        again = died()
        assert again.document == kept.document
        assert again.file != kept.file
        closed(crashed)

    def test_does_not_let_old_work_replace_newer_unasked(self, kept: Kept, file: Path) -> None:
        write_outside(file)
        crashed = restarted(kept)
        answering(choose("Batal"), crashed.files.save)
        assert remark_in(file) == "dari luar"
        answering(choose("Timpa"), crashed.files.save)
        assert remark_in(file) == "penting"
        closed(crashed)

    def test_leaves_a_file_that_is_saved_without_a_question(self, kept: Kept, file: Path) -> None:
        crashed = restarted(kept)
        assert crashed.files.save()
        assert remark_in(file) == "penting"
        closed(crashed)

    def test_is_not_thrown_away_by_a_stray_enter(self, kept: Kept) -> None:
        window = Office().new_window()
        window.office.offer_recovery(window)
        answering(lambda dialog: QTest.keyClick(dialog, Key.Key_Return), lambda: pressed(window, "Buang"))
        assert len(abandoned(recovery_folder())) == 1
        assert "terselamatkan" in window.told
        answering(choose("Buang"), lambda: pressed(window, "Buang"))
        assert abandoned(recovery_folder()) == ()
        window.close()


def pressed(window: Window, text: str) -> None:
    """A button of the strip is clicked."""
    click(next(button for button in window.findChildren(QPushButton) if button.text() == text))


def died() -> Kept:
    """What the next start finds on the shelf."""
    (shelf,) = recovery_folder().glob("*.sop.json")
    shelf.rename(shelf.with_name(f"mati-{shelf.name}"))  # nobody holds its lock, as if the program had died
    (kept,) = abandoned(recovery_folder())
    return kept


def restarted(kept: Kept) -> Window:
    """The window of a new start, in which the work was restored."""
    office = Office()
    window = office.new_window()
    office.offer_recovery(window)
    office.recover((kept,), window)
    return window


def closed(window: Window) -> None:
    assert window.session is not None
    window.session.mark_saved()
    window.close()
