"""What was not saved when the program died is there when it starts again."""

import subprocess
import sys
from pathlib import Path

import pytest
from building import document
from storage.hardship import forbid_writing, powerless

from sopeditor.model.records import Document
from sopeditor.storage.documents import StorageError
from sopeditor.storage.recovery import Shelf, abandoned, discard

SAMPLE = document("A:Kabag( B:Staf? C:Staf)", "A>B B>C:Y B>A:T")

CRASH = """
import os, sys
from pathlib import Path
from sopeditor.model.records import Document, Status
from sopeditor.storage.recovery import Shelf

shelf = Shelf(Path(sys.argv[1]))
path = Path(sys.argv[2]) if len(sys.argv) > 2 else None
shelf.keep(path, Document(status=Status.DRAFT))
shelf.keep(path, Document(status=Status.REVIEW))
os._exit(9)
"""


def crash(folder: Path, *path: Path) -> None:
    command = [sys.executable, "-c", CRASH, str(folder), *map(str, path)]
    assert subprocess.run(command, check=False).returncode == 9


def test_a_crash_leaves_the_last_kept_document_and_its_file(tmp_path: Path) -> None:
    crash(tmp_path / "rak", tmp_path / "a.sop.json")
    (kept,) = abandoned(tmp_path / "rak")
    assert kept.document.status == "reviu"
    assert kept.path == tmp_path / "a.sop.json"
    assert kept.when.tzinfo is not None
    discard(kept)
    assert abandoned(tmp_path / "rak") == ()


def test_a_document_without_a_file_is_kept_too_and_several_are_kept_apart(tmp_path: Path) -> None:
    crash(tmp_path)
    crash(tmp_path)
    first, second = abandoned(tmp_path)
    assert first.path is None is second.path
    assert first.when >= second.when


def test_another_running_window_is_not_taken_for_a_crash(tmp_path: Path) -> None:
    with Shelf(tmp_path) as running:
        running.keep(None, SAMPLE)
        assert abandoned(tmp_path) == ()


def test_an_orderly_end_leaves_nothing(tmp_path: Path) -> None:
    with Shelf(tmp_path) as shelf:
        shelf.keep(tmp_path / "a.sop.json", SAMPLE)
        shelf.drop()
        shelf.drop()
    assert list(tmp_path.iterdir()) == []


def test_a_broken_shelf_hides_no_other(tmp_path: Path) -> None:
    crash(tmp_path)
    (tmp_path / "00.sop.json").write_bytes(b"{")
    (tmp_path / "01.sop.json").write_bytes(b'{"format": {"1": {"program": "sopeditor", "version": "1.0"}}}')
    assert len(abandoned(tmp_path)) == 1


def test_no_folder_means_nothing_was_left(tmp_path: Path) -> None:
    assert abandoned(tmp_path / "belum ada") == ()


def test_a_shelf_that_cannot_be_written_says_so() -> None:
    with powerless() as folder:
        forbid_writing(folder)
        with pytest.raises(StorageError) as caught:
            Shelf(folder / "rak")
        assert caught.value.reason.endswith(".")


def test_a_document_on_the_shelf_is_complete(tmp_path: Path) -> None:
    with Shelf(tmp_path) as shelf:
        shelf.keep(None, SAMPLE)
        (file,) = tmp_path.glob("*.sop.json")
        (tmp_path / "kopi.sop.json").write_bytes(file.read_bytes())
        (kept,) = abandoned(tmp_path)
        assert kept.document == SAMPLE != Document()
