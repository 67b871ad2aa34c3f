"""Opening, saving and never losing work, in real windows on real files."""

from pathlib import Path
from shutil import rmtree

import pytest
from gui.conftest import letter
from gui.hands import (
    Ctrl,
    Key,
    answering,
    choose,
    click,
    drop_files,
    name_file,
    press,
    steps_of,
    type_remark,
)
from PIL import Image
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot
from storage.hardship import forbid_reading, powerless

from sopeditor.assets import samples
from sopeditor.edit.session import Session
from sopeditor.gui.commands.exports import ExportCommands
from sopeditor.gui.document_file import DocumentFile
from sopeditor.gui.office import Office
from sopeditor.gui.start_page import RecentLine
from sopeditor.gui.window import Window
from sopeditor.model.records import Document
from sopeditor.storage.documents import load, save


def test_open_edit_save_and_reopen_equal(program: Office, window: Window, file: Path) -> None:
    answering(name_file(str(file)), window.actions_["open"].trigger)
    assert window.windowTitle() == "Surat tugas[*] – sopeditor"
    assert not window.isWindowModified()
    type_remark(window)
    assert window.isWindowModified()
    press(Key.Key_S, Ctrl)
    assert not window.isWindowModified()
    assert window.session is not None
    assert load(file).document == window.session.document
    assert load(file).document.sop.charts[0].steps[0].remark == "penting"
    assert program.recent() == (file,)


def test_undoing_back_to_the_saved_state_is_saved(program: Office, window: Window, file: Path) -> None:
    program.open_file(file, window)
    type_remark(window)
    press(Key.Key_Z, Ctrl)
    assert not window.isWindowModified()


@pytest.mark.parametrize(
    "typed", ["baru", "baru.sop", "baru.json", "baru.json.sop.json", "baru.sop.SOP.json"]
)
def test_a_new_document_asks_for_a_name_and_gets_its_suffix_once(
    editing: Window, tmp_path: Path, typed: str
) -> None:
    """Dialogs of macOS and Windows add parts of it that are there already."""
    type_remark(editing)
    answering(name_file(str(tmp_path / typed)), lambda: press(Key.Key_S, Ctrl))
    assert load(tmp_path / "baru.sop.json").document.sop.charts[0].steps[0].remark == "penting"
    assert editing.windowTitle().startswith("baru")


def test_save_as_leaves_the_old_file(program: Office, window: Window, file: Path, tmp_path: Path) -> None:
    program.open_file(file, window)
    before = file.read_bytes()
    type_remark(window)
    answering(name_file(str(tmp_path / "salinan.sop.json")), window.actions_["save_as"].trigger)
    assert file.read_bytes() == before
    assert window.file is not None
    assert window.file.path == tmp_path / "salinan.sop.json"


@pytest.mark.parametrize(("answer", "closed"), [("Jangan simpan", True), ("Batal", False), ("Simpan", True)])
def test_closing_asks_before_losing_work(
    program: Office, window: Window, file: Path, answer: str, closed: bool
) -> None:
    program.open_file(file, window)
    type_remark(window)
    answering(choose(answer), window.close)
    assert (window not in program.windows) == closed
    assert (load(file).document.sop.charts[0].steps[0].remark == "penting") == (answer == "Simpan")


def test_closing_without_changes_does_not_ask(program: Office, window: Window, file: Path) -> None:
    program.open_file(file, window)
    assert window.close()
    assert not program.windows


def test_a_folder_that_the_system_refuses_to_look_at_is_no_obstacle(program: Office, window: Window) -> None:
    refused = Path("/", "x" * 300, "Surat.sop.json")
    program.remember(refused)
    assert window.files.folder().is_dir()
    program.open_any(refused.with_suffix(".txt"), window)
    assert "terlalu panjang" in window.told


def test_a_dialog_begins_in_a_folder_that_is_there(
    program: Office, window: Window, file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "usb"
    folder.mkdir()
    program.open_file(file.rename(folder / file.name), window)
    rmtree(folder)  # the stick was pulled out
    found: list[Path] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        assert dialog.selectedFiles() == []
        found.append(Path(dialog.directory().absolutePath()))
        dialog.reject()

    answering(look, window.actions_["open"].trigger)
    assert found[0].is_dir()


def test_opening_never_replaces_unsaved_work(program: Office, editing: Window, file: Path) -> None:
    type_remark(editing)
    program.open_any(file, editing)
    assert len(program.windows) == 2
    assert steps_of(editing)[0].remark == "penting"


def test_a_file_that_is_open_already_is_not_opened_twice(program: Office, window: Window, file: Path) -> None:
    assert program.open_file(file, window) is window
    assert program.open_file(file, program.new_window()) is window


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "kosong"),
        (b'{"format": ', "terpotong"),
        (b"bukan json", "bukan JSON"),
        (b'{"a": 1}', "sopeditor"),
    ],
)
def test_a_bad_file_gets_one_sentence_and_changes_nothing(
    program: Office, editing: Window, tmp_path: Path, content: bytes, reason: str
) -> None:
    bad = tmp_path / "rusak.sop.json"
    bad.write_bytes(content)
    assert editing.session is not None
    before = editing.session.document
    program.open_file(bad, editing)
    assert "rusak.sop.json" in editing.told
    assert reason in editing.told
    assert editing.session.document == before


def test_a_file_that_is_gone_is_told_and_forgotten(program: Office, window: Window, file: Path) -> None:
    program.remember(file)
    file.unlink()
    QTest.mouseClick(window.start.recent[0], Qt.MouseButton.LeftButton)
    assert "tidak ditemukan" in window.told
    assert program.recent() == ()
    assert window.start.recent == []


def test_a_file_on_a_disk_that_is_not_there_now_is_told_and_remembered(
    program: Office, window: Window, file: Path
) -> None:
    path = file.parent / "disk" / file.name
    program.remember(path)
    QTest.mouseClick(window.start.recent[0], Qt.MouseButton.LeftButton)
    assert "tidak ditemukan" in window.told
    assert program.recent() == (path,)


def test_a_save_that_fails_is_told_and_keeps_the_work(
    program: Office, window: Window, file: Path, qtbot: QtBot
) -> None:
    program.open_file(file, window)
    type_remark(window)
    file.unlink()
    file.mkdir()
    qtbot.waitUntil(lambda: "program lain" in window.told)
    answering(choose("Timpa"), window.files.save)
    assert "folder" in window.told
    assert window.isWindowModified()
    assert steps_of(window)[0].remark == "penting"


def test_a_change_by_another_program_is_told_and_can_be_read(
    program: Office, window: Window, file: Path, qtbot: QtBot
) -> None:
    from sopeditor.edit.steps import reword

    program.open_file(file, window)
    save(file, reword("s1", "remark", "dari luar")(letter()))
    qtbot.waitUntil(lambda: "program lain" in window.told)
    window.files.reload()
    assert steps_of(window)[0].remark == "dari luar"


def test_a_file_that_cannot_be_read_just_now_is_not_taken_for_changed(qapp: QApplication) -> None:
    """As when a virus scanner or OneDrive has it."""
    with powerless() as folder:
        path = folder / "surat.sop.json"
        save(path, letter())
        file = DocumentFile(Session(letter()), path, load(path))
        forbid_reading(path)
        assert not file.differs
        path.unlink()
        save(path, Document())
        assert file.differs


def test_saving_over_a_change_by_another_program_asks(program: Office, window: Window, file: Path) -> None:
    from sopeditor.edit.steps import reword

    program.open_file(file, window)
    type_remark(window)
    save(file, reword("s1", "remark", "dari luar")(letter()))
    answering(choose("Batal"), window.files.save)
    assert load(file).document.sop.charts[0].steps[0].remark == "dari luar"
    answering(choose("Timpa"), window.files.save)
    assert load(file).document.sop.charts[0].steps[0].remark == "penting"


def test_own_saves_are_not_taken_for_another_program(
    program: Office, window: Window, file: Path, qtbot: QtBot
) -> None:
    program.open_file(file, window)
    assert window.file is not None
    type_remark(window)
    outside: list[bool] = []
    window.file.changed_outside.connect(lambda: outside.append(True))
    assert window.files.save()
    qtbot.wait(300)
    assert not outside


def test_a_file_dropped_onto_the_window_opens(window: Window, file: Path) -> None:
    drop_files(window, QPoint(40, 40), QUrl.fromLocalFile(str(file)))
    assert window.file is not None
    assert window.file.path == file


def test_start_page_begins_a_document_and_lists_recent_files(
    program: Office, window: Window, file: Path
) -> None:
    program.remember(file)
    line = window.start.recent[0]
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert window.file is not None
    assert window.file.path == file
    other = program.new_window()
    click(other.start.new_button)
    assert other.session is not None
    assert other.session.document != Document()
    assert len(other.session.document.sop.charts) == 1


def test_recent_files_are_opened_with_the_keyboard(program: Office, window: Window, file: Path) -> None:
    program.remember(file)
    window.start.import_button.setFocus()
    press(Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), RecentLine)
    assert window.start.recent[0].y() < window.start.cards[0].y()
    press(Key.Key_Return)
    assert window.file is not None
    assert window.file.path == file


@pytest.mark.parametrize("place", range(len(samples())))
def test_every_sample_opens_as_a_copy_without_a_file(window: Window, place: int) -> None:
    QTest.mouseClick(window.start.cards[place], Qt.MouseButton.LeftButton)
    assert window.file is not None
    assert window.file.path is None
    assert not window.isWindowModified()
    assert window.told == ""


@pytest.mark.parametrize(
    ("action", "suffix", "magic"),
    [("export_pdf", ".pdf", b"%PDF"), ("export_svg", ".svg", b"<")],
)
def test_export(editing: Window, tmp_path: Path, action: str, suffix: str, magic: bytes) -> None:
    answering(name_file(str(tmp_path / "hasil")), editing.actions_[action].trigger)
    written = sorted(tmp_path.glob(f"*{suffix}"))
    assert written
    assert all(path.read_bytes().startswith(magic) for path in written)
    assert "sudah dibuat" in editing.told


def test_pictures_have_the_resolution_that_is_asked_for(editing: Window, tmp_path: Path) -> None:
    def answer(dialog: QDialog) -> None:
        if isinstance(dialog, QInputDialog):
            dialog.setIntValue(36)
            dialog.accept()
        else:
            name_file(str(tmp_path / "hasil"))(dialog)

    answering(answer, editing.actions_["export_png"].trigger)
    assert editing.session is not None
    width, _height = editing.session.document.profile.paper.size
    with Image.open(tmp_path / "hasil.png") as picture:
        assert abs(picture.width - width / 2) < 2


def test_an_export_that_fails_is_told(editing: Window, tmp_path: Path) -> None:
    (tmp_path / "ada.pdf").mkdir()
    exports = editing.commands["exports"]
    assert isinstance(exports, ExportCommands)
    exports.write("PDF", tmp_path / "ada.pdf")
    assert "ada.pdf" in editing.told


def test_import_a_text_of_another_program(program: Office, window: Window, tmp_path: Path) -> None:
    text = tmp_path / "tabel.txt"
    rows = [
        "No\tKegiatan\tStaf\tKelengkapan\tWaktu\tOutput",
        "1\tMenulis surat\t\tDisposisi\t10 menit\tKonsep",
    ]
    text.write_text("\n".join(rows), encoding="utf-8")
    answering(name_file(str(text)), window.actions_["import"].trigger)
    assert [step.activity for step in steps_of(window)] == ["Menulis surat"]
    assert window.isWindowModified()
    assert "tabel.txt" in window.told
