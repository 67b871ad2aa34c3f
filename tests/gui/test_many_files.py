"""Several files, windows and messages at a time: none gets lost behind another."""

from pathlib import Path

import pytest
from gui.hands import answering, choose, drop_files, name_file, steps_of, type_remark
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from storage.hardship import linked

from sopeditor.edit.steps import reword
from sopeditor.gui.identity.form import IdentityForm
from sopeditor.gui.office import Office
from sopeditor.gui.widgets.notice import Subject
from sopeditor.gui.window import Window
from sopeditor.storage.documents import load, save


def urls(*paths: Path) -> list[QUrl]:
    return [QUrl.fromLocalFile(str(path)) for path in paths]


@pytest.fixture
def broken(tmp_path: Path) -> list[Path]:
    """Two files that can't be opened."""
    paths = [tmp_path / "rusak.sop.json", tmp_path / "foto.png"]
    paths[0].write_text('{"meta": ', encoding="utf-8")
    paths[1].write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    return paths


class TestFilesDropped:
    @pytest.mark.parametrize("where", ["pages", "search", "identity"])
    def test_anywhere_in_the_window_are_opened_and_write_nothing(
        self, program: Office, editing: Window, file: Path, where: str
    ) -> None:
        assert editing.workspace is not None
        editing.workspace.find_bar.open()
        editing.workspace.open_field("title")
        form = editing.workspace.sides.findChild(IdentityForm)
        assert form is not None
        target = {
            "pages": editing.workspace.canvas,
            "search": editing.workspace.find_bar.findChild(QLineEdit),
            "identity": form.findChild(QLineEdit, "number"),
        }[where]
        assert isinstance(target, QWidget)
        assert editing.session is not None
        type_remark(editing)
        before = editing.session.document
        shown = target.text() if isinstance(target, QLineEdit) else ""
        drop_files(target, QPoint(8, 8), *urls(file))
        assert [window.file.path for window in program.windows if window.file] == [None, file]
        assert not isinstance(target, QLineEdit) or target.text() == shown
        assert editing.session.document == before

    def test_together_are_all_opened_and_all_that_fail_are_named(
        self, program: Office, window: Window, file: Path, broken: list[Path], tmp_path: Path
    ) -> None:
        other = tmp_path / "lain.sop.json"
        save(other, load(file).document)
        drop_files(window, QPoint(40, 40), *urls(broken[0], file, broken[1], other))
        assert [each.file.path for each in program.windows if each.file] == [file, other]
        assert all(path.name in window.told for path in broken)

    def test_while_a_dialog_is_open_are_left_alone(
        self, program: Office, editing: Window, file: Path
    ) -> None:
        def drop_and_close(dialog: QDialog) -> None:
            drop_files(editing, QPoint(40, 40), *urls(file))
            dialog.reject()

        answering(drop_and_close, editing.actions_["offset"].trigger)
        assert program.windows == [editing]


def test_a_file_that_is_open_in_another_window_is_not_saved_over(
    program: Office, editing: Window, file: Path, tmp_path: Path
) -> None:
    program.open_file(file, program.new_window())
    other = linked(file, tmp_path / "tautan.sop.json")
    before = file.read_bytes()

    def name_and_confirm(dialog: QDialog) -> None:
        if isinstance(dialog, QFileDialog):
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        name_file(str(other))(dialog)

    answering(name_and_confirm, editing.files.save_as)
    assert "jendela lain" in editing.told
    assert file.read_bytes() == before
    assert editing.file is not None
    assert editing.file.path is None


class TestWhatIsTold:
    def test_hides_no_question_about_something_else(
        self, program: Office, window: Window, broken: list[Path]
    ) -> None:
        window.tell("1 dokumen terselamatkan.", about=Subject.RECOVERY)
        program.open_any(broken[0], window)
        assert "terselamatkan" in window.told
        assert "rusak" in window.told

    def test_of_a_file_that_failed_goes_when_another_is_opened(
        self, program: Office, window: Window, file: Path, broken: list[Path]
    ) -> None:
        window.tell("1 dokumen terselamatkan.", about=Subject.RECOVERY)
        program.open_any(broken[0], window)
        program.open_any(file, window)
        assert window.told == "1 dokumen terselamatkan."

    def test_of_a_change_outside_goes_when_the_document_is_saved(
        self, program: Office, window: Window, file: Path, qtbot: QtBot
    ) -> None:
        program.open_file(file, window)
        type_remark(window)
        save(file, reword("s1", "remark", "dari luar")(load(file).document))
        qtbot.waitUntil(lambda: "program lain" in window.told)
        answering(choose("Timpa"), window.files.save)
        assert window.told == ""

    def test_of_a_file_that_was_gone_goes_when_it_is_back(
        self, program: Office, window: Window, file: Path, qtbot: QtBot
    ) -> None:
        program.open_file(file, window)
        away = file.rename(file.with_name("sebentar"))
        qtbot.waitUntil(lambda: "tidak ada lagi" in window.told)
        away.rename(file)
        qtbot.waitUntil(lambda: window.told == "")

    def test_is_told_as_it_is_written(self, editing: Window) -> None:
        def answer(dialog: QDialog) -> None:
            assert isinstance(dialog, QMessageBox)
            assert dialog.textFormat() is Qt.TextFormat.PlainText
            dialog.reject()

        answering(answer, lambda: editing.questions.unsaved("<h1>Surat</h1>"))


class TestReloadingWhatOthersWrote:
    @pytest.fixture
    def changed(self, program: Office, window: Window, file: Path, qtbot: QtBot) -> Window:
        """A window with unsaved work, whose file another program wrote."""
        program.open_file(file, window)
        type_remark(window)
        save(file, reword("s1", "remark", "dari luar")(load(file).document))
        qtbot.waitUntil(lambda: "program lain" in window.told)
        return window

    def test_asks_once_before_own_work_is_lost(self, changed: Window) -> None:
        answering(choose("Muat ulang"), changed.files.reload)
        assert steps_of(changed)[0].remark == "dari luar"

    def test_is_offered_again_to_who_refuses(self, changed: Window) -> None:
        answering(choose("Batal"), changed.files.reload)
        assert steps_of(changed)[0].remark == "penting"
        assert "program lain" in changed.told


def test_long_names_make_no_window_wider(program: Office, window: Window, tmp_path: Path) -> None:
    long = tmp_path / f"{'panjang' * 20}.sop.json"
    long.write_text("", encoding="utf-8")
    program.remember(long)
    program.open_any(long, window)
    assert long.name in window.told
    window.resize(683, 384)
    assert window.minimumSizeHint().width() <= 683
    assert window.width() == 683


def test_recent_files_of_one_name_are_told_apart(program: Office, window: Window, tmp_path: Path) -> None:
    for folder in ("Bagian & Umum", "Ortala"):
        program.remember(tmp_path / folder / "SOP & Surat.sop.json")
    recent = next(each for each in window.findChildren(QMenu) if "terakhir" in each.title().replace("&", ""))
    names, folders = zip(*(action.text().split("\t") for action in recent.actions()), strict=True)
    assert names == ("&1 SOP && Surat", "&2 SOP && Surat")
    assert folders[0].endswith("Ortala")  # a long path is cut in its middle
    assert folders[1].endswith("gian && Umum")
