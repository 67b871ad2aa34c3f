"""What can't be saved says why in one sentence, and leaves the file as it was."""

from pathlib import Path

import msgspec
import pytest
from building import document
from storage.hardship import forbid_writing, no_room, powerless

from sopeditor.model.records import Document, Identity, Sop
from sopeditor.storage.cleaning import LONGEST_TEXT
from sopeditor.storage.documents import StorageError, load, save

SAMPLE = document("A:Kabag( B:Staf? C:Staf)", "A>B B>C:Y B>A:T")


def titled(text: str) -> Document:
    return Document(sop=Sop(Identity(title=text)))


def refusal(path: Path, what: Document = SAMPLE) -> StorageError:
    with pytest.raises(StorageError) as caught:
        save(path, what)
    assert caught.value.reason.endswith(".")
    return caught.value


def test_into_a_folder_that_is_gone(tmp_path: Path) -> None:
    assert "tidak ditemukan" in refusal(tmp_path / "hilang" / "a.sop.json").reason


def test_onto_a_folder(tmp_path: Path) -> None:
    assert "folder" in refusal(tmp_path).reason


def test_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()
    assert refusal(tmp_path / "berkas" / "a.sop.json").reason


def test_under_a_name_that_is_too_long(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("x" * 300 + ".sop.json")).reason


def test_on_a_full_disk_keep_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.sop.json"
    save(path, SAMPLE)
    with no_room(10_000, monkeypatch):
        error = refusal(path, titled("x" * 50_000))
    assert "disk penuh" in error.reason
    assert load(path).document == SAMPLE
    assert [found.name for found in tmp_path.iterdir()] == ["a.sop.json"]


def test_without_permission_keep_the_old_file() -> None:
    with powerless() as folder:
        path = folder / "a.sop.json"
        save(path, SAMPLE)
        forbid_writing(path)
        assert "izin" in refusal(path, Document()).reason
        opened = load(path)
        assert opened.document == SAMPLE
        assert opened.read_only


def test_in_a_folder_that_may_not_be_written() -> None:
    with powerless() as folder:
        inner = folder / "arsip"
        inner.mkdir()
        forbid_writing(inner)
        path = inner / "a.sop.json"
        assert "izin" in refusal(path).reason


def test_of_a_text_that_could_not_be_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "a.sop.json"
    save(path, SAMPLE)
    error = refusal(path, titled("x" * (LONGEST_TEXT + 1)))
    assert error.place == "identity.1.title"
    assert load(path).document == SAMPLE


def test_of_a_document_whose_flow_leads_nowhere(tmp_path: Path) -> None:
    chart = SAMPLE.sop.charts[0]
    broken = Document(sop=Sop(charts=(msgspec.structs.replace(chart, steps=chart.steps[:1]),)))
    assert refusal(tmp_path / "a.sop.json", broken).reason
    assert list(tmp_path.iterdir()) == []
