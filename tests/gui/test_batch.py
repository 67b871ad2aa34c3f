"""Exporting several documents from the window: all of them, some of them, or stopped half-way; never a half file."""

from pathlib import Path

import pypdf
import pytest
from gui.conftest import letter
from gui.hands import answering, choose, click, drop_files
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from sopeditor.exchange.batch import Task
from sopeditor.gui.batch import BatchDialog
from sopeditor.gui.batch.run import BatchRun
from sopeditor.gui.office import Office
from sopeditor.gui.window import Window
from sopeditor.model.records import Document
from sopeditor.storage.documents import save


def titled(title: str) -> Document:
    document = letter()
    return replace(document, sop=replace(document.sop, identity=replace(document.sop.identity, title=title)))


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Documents that differ."""
    folder = tmp_path / "asal"
    folder.mkdir()
    paths = [folder / f"surat {number}.sop.json" for number in range(1, 5)]
    for path in paths:
        save(path, titled(path.name))
    return paths


@pytest.fixture
def into(tmp_path: Path) -> Path:
    """Where the exports go; not made yet."""
    return tmp_path / "hasil"


def dialog_for(qtbot: QtBot, into: Path, files: list[Path]) -> BatchDialog:
    dialog = BatchDialog(into, files)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def run(qtbot: QtBot, dialog: BatchDialog) -> None:
    click(dialog.begin)
    qtbot.waitUntil(lambda: dialog.end.text() == "Tutup", timeout=30_000)


def exported(into: Path) -> dict[str, str]:
    """The titles of all that lies in the folder; whatever is no whole PDF fails here."""
    return {path.name: pypdf.PdfReader(path).metadata.title for path in into.iterdir()}


def test_every_file_becomes_a_pdf(qtbot: QtBot, app: object, files: list[Path], into: Path) -> None:
    dialog = dialog_for(qtbot, into, files)
    run(qtbot, dialog)
    assert exported(into) == {path.name.replace(".sop.json", ".pdf"): path.name for path in files}
    assert dialog.told.text() == "4 dokumen diekspor."
    assert dialog.bar.value() == 4


def test_a_bad_file_is_named_and_the_others_are_exported(
    qtbot: QtBot, app: object, files: list[Path], into: Path
) -> None:
    files[1].write_text("{", encoding="utf-8")
    dialog = dialog_for(qtbot, into, files)
    run(qtbot, dialog)
    assert sorted(exported(into)) == ["surat 1.pdf", "surat 3.pdf", "surat 4.pdf"]
    assert dialog.told.text().startswith("3 dari 4 dokumen diekspor; 1 gagal")
    assert "terpotong" in dialog.files.item(1).text()


def test_an_export_that_can_not_be_written_is_named(
    qtbot: QtBot, app: object, files: list[Path], into: Path
) -> None:
    (into / "surat 2.pdf").mkdir(parents=True)
    dialog = dialog_for(qtbot, into, files[:2])
    answering(choose("Timpa"), lambda: click(dialog.begin))
    qtbot.waitUntil(lambda: dialog.end.text() == "Tutup", timeout=30_000)
    assert "ini folder" in dialog.files.item(1).text()
    assert (into / "surat 1.pdf").is_file()


class TestStopped:
    """Half-way."""

    def test_after_a_file_leaves_that_file_whole_and_begins_no_other(
        self, qtbot: QtBot, app: object, files: list[Path], into: Path
    ) -> None:
        into.mkdir()
        batch = BatchRun([Task(path, into / f"{path.name}.pdf") for path in files])
        batch.exported.connect(
            lambda *_: batch.stop(),
            Qt.ConnectionType.DirectConnection,  # before the thread goes on
        )
        with qtbot.waitSignal(batch.finished, timeout=30_000):
            batch.start()
        assert exported(into) == {f"{files[0].name}.pdf": files[0].name}

    def test_in_the_dialog_says_how_many_are_done_and_can_go_on(
        self, qtbot: QtBot, app: object, files: list[Path], into: Path
    ) -> None:
        dialog = dialog_for(qtbot, into, files)
        click(dialog.begin)
        assert not dialog.begin.isEnabled()
        click(dialog.end)
        qtbot.waitUntil(lambda: dialog.end.text() == "Tutup", timeout=30_000)
        assert "Dihentikan" in dialog.told.text()
        assert f"{len(exported(into))} dari 4" in dialog.told.text()
        assert dialog.isVisible()
        run(qtbot, dialog)
        assert len(exported(into)) == 4


def test_older_exports_are_replaced_only_if_agreed(
    qtbot: QtBot, app: object, files: list[Path], into: Path
) -> None:
    into.mkdir()
    (into / "surat 1.pdf").write_bytes(b"lama")
    dialog = dialog_for(qtbot, into, files[:1])
    answering(choose("Batal"), lambda: click(dialog.begin))
    assert (into / "surat 1.pdf").read_bytes() == b"lama"
    answering(choose("Timpa"), lambda: click(dialog.begin))
    qtbot.waitUntil(lambda: dialog.end.text() == "Tutup", timeout=30_000)
    assert len(exported(into)) == 1


def test_files_of_one_name_get_names_of_their_own(
    qtbot: QtBot, app: object, files: list[Path], into: Path
) -> None:
    other = files[0].parent / "lain" / files[0].name
    other.parent.mkdir()
    save(other, titled("lain"))
    dialog = dialog_for(qtbot, into, [files[0], other, files[0]])
    assert dialog.files.count() == 2
    run(qtbot, dialog)
    assert exported(into) == {"surat 1.pdf": files[0].name, "surat 1 (2).pdf": "lain"}


def test_all_pages_of_older_pictures_are_replaced_only_if_agreed(
    qtbot: QtBot, app: object, files: list[Path], into: Path
) -> None:
    into.mkdir()
    (into / "surat 1-2.png").write_bytes(b"lama")
    (into / "surat 1-lampiran.png").write_bytes(b"lain")
    dialog = dialog_for(qtbot, into, files[:1])
    dialog.findChild(QComboBox).setCurrentIndex(1)
    dialog.dpi.setValue(72)
    asked: list[str] = []

    def refuse(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        asked.append(box.informativeText())
        choose("Batal")(box)

    answering(refuse, lambda: click(dialog.begin))
    assert asked == ["surat 1-2.png"]
    assert (into / "surat 1-2.png").read_bytes() == b"lama"
    assert not (into / "surat 1.png").exists()
    answering(choose("Timpa"), lambda: click(dialog.begin))
    qtbot.waitUntil(lambda: dialog.end.text() == "Tutup", timeout=30_000)
    assert (into / "surat 1-2.png").read_bytes() != b"lama"
    assert (into / "surat 1-lampiran.png").read_bytes() == b"lain"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_document_named_like_a_page_of_another_keeps_pictures_of_its_own(
    qtbot: QtBot, app: object, files: list[Path], into: Path, order: tuple[int, int]
) -> None:
    pair = (files[0], files[0].with_name("surat 1-2.sop.json"))
    save(pair[1], titled("lain"))
    dialog = dialog_for(qtbot, into, [pair[at] for at in order])
    dialog.findChild(QComboBox).setCurrentIndex(2)
    run(qtbot, dialog)
    assert len(list(into.iterdir())) == 4


def test_pictures(qtbot: QtBot, app: object, files: list[Path], into: Path) -> None:
    dialog = dialog_for(qtbot, into, files[:1])
    dialog.findChild(QComboBox).setCurrentIndex(1)
    dialog.dpi.setValue(72)
    run(qtbot, dialog)
    assert sorted(path.name for path in into.iterdir()) == ["surat 1-2.png", "surat 1.png"]


def test_files_are_added_and_taken_out(qtbot: QtBot, app: object, files: list[Path], into: Path) -> None:
    dialog = dialog_for(qtbot, into, [])
    assert not dialog.begin.isEnabled()

    def choose_two(asked: object) -> None:
        assert isinstance(asked, QFileDialog)
        names = " ".join(f'"{path}"' for path in files[:2])
        asked.findChild(QLineEdit, "fileNameEdit").setText(names)
        asked.accept()

    add, remove = (
        button
        for text in ("Tambah berkas…", "Keluarkan")
        for button in dialog.findChildren(type(dialog.begin))
        if button.text() == text
    )
    answering(choose_two, lambda: click(add))
    assert [dialog.files.item(row).text() for row in range(dialog.files.count())] == [
        path.name for path in files[:2]
    ]
    dialog.files.setCurrentRow(0)
    click(remove)
    assert dialog.files.count() == 1


def test_a_folder_that_is_dropped_anywhere_brings_the_documents_in_it(
    qtbot: QtBot, app: object, files: list[Path], into: Path
) -> None:
    dialog = dialog_for(qtbot, into, files[:1])
    (files[0].parent / "catatan.txt").write_text("bukan SOP", encoding="utf-8")
    drop_files(dialog.folder, QPoint(10, 10), QUrl.fromLocalFile(str(files[0].parent)))
    assert [dialog.files.item(row).text() for row in range(dialog.files.count())] == [
        path.name for path in files
    ]
    assert dialog.folder.text() == str(into)


def test_the_window_offers_its_own_file_first(program: Office, window: Window, files: list[Path]) -> None:
    program.open_file(files[0], window)

    def look(dialog: object) -> None:
        assert isinstance(dialog, BatchDialog)
        assert dialog.files.item(0).text() == files[0].name
        click(dialog.end)

    answering(look, window.actions_["export_several"].trigger)


def test_an_empty_list_says_how_files_get_there(qtbot: QtBot, into: Path, files: list[Path]) -> None:
    dialog = dialog_for(qtbot, into, [])
    blank = dialog.files.grab().toImage()
    words = {blank.pixel(x, blank.height() // 2 + y) for x in range(blank.width()) for y in range(-20, 20)}
    assert len(words) > 2
    dialog.add(files[:1])
    filled = dialog.files.grab().toImage()
    assert len({filled.pixel(x, filled.height() // 2) for x in range(10, filled.width() - 10)}) == 1
