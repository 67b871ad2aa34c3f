"""The list of recent files, which may break without harm."""

from pathlib import Path

import pytest
from storage.hardship import forbid_writing, powerless

from sopeditor.storage.folders import recovery_folder, settings_folder
from sopeditor.storage.recent import MOST, forget, recent, remember


def test_starts_empty(tmp_path: Path) -> None:
    assert recent(tmp_path / "belum ada") == ()


def test_remembers_the_newest_first_and_each_once(tmp_path: Path) -> None:
    folder = tmp_path / "belum ada" / "setelan"
    a, b = tmp_path / "a.sop.json", tmp_path / "b – ü.sop.json"
    for path in (a, b, a):
        remember(folder, path)
    assert recent(folder) == (a, b)


def test_forgets_on_request(tmp_path: Path) -> None:
    remember(tmp_path, tmp_path / "a")
    remember(tmp_path, tmp_path / "b")
    assert forget(tmp_path, tmp_path / "b") == (tmp_path / "a",) == recent(tmp_path)


def test_has_an_end(tmp_path: Path) -> None:
    paths = [tmp_path / str(number) for number in range(MOST + 5)]
    for path in paths:
        remember(tmp_path, path)
    assert recent(tmp_path) == tuple(reversed(paths))[:MOST]


@pytest.mark.parametrize("data", [b"", b"{", b'{"a": 1}', b"[1, 2]", b"\xff\xfe", b'["a"'])
def test_a_broken_list_is_an_empty_one_and_mends_itself(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "recent.json").write_bytes(data)
    assert recent(tmp_path) == ()
    remember(tmp_path, tmp_path / "a")
    assert recent(tmp_path) == (tmp_path / "a",)


def test_a_list_that_cannot_be_written_is_still_returned() -> None:
    with powerless() as folder:
        forbid_writing(folder)
        assert remember(folder, folder / "a") == (folder / "a",)
        assert recent(folder) == ()


def test_the_programs_folders_are_its_own_and_apart() -> None:
    assert settings_folder().is_absolute()
    assert "sopeditor" in settings_folder().parts
    assert recovery_folder() != settings_folder()
