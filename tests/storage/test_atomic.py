"""A file is the old one or the new one, and nothing else is left lying about."""

import errno
import os
import stat
import time
from pathlib import Path

import pytest
from storage.hardship import forbid_writing, linked, no_room, powerless

from sopeditor.storage import atomic


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_writes_a_new_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    atomic.write(tmp_path / "a.json", b"satu", backup=True)
    assert (tmp_path / "a.json").read_bytes() == b"satu"
    assert names(tmp_path) == ["a.json"]


def test_keeps_the_previous_file_as_the_one_backup(tmp_path: Path) -> None:
    for text in (b"satu", b"dua", b"tiga"):
        atomic.write(tmp_path / "a.json", text, backup=True)
    assert atomic.backup_path(tmp_path / "a.json").read_bytes() == b"dua"
    assert names(tmp_path) == [".a.json.bak", "a.json"]


def test_a_save_that_died_between_backup_and_replacement_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"satu")
    os.link(path, atomic.backup_path(path))
    atomic.write(path, b"dua", backup=True)
    assert path.read_bytes() == b"dua"
    assert atomic.backup_path(path).read_bytes() == b"satu"
    assert names(tmp_path) == [".a.json.bak", "a.json"]


def test_a_disk_without_second_names_gets_a_copy_as_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_given: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    path = tmp_path / "a.json"
    path.write_bytes(b"satu")
    os.utime(path, (1_000_000_000, 1_000_000_000))
    monkeypatch.setattr(os, "link", unknown)
    atomic.write(path, b"dua", backup=True)
    backup = atomic.backup_path(path)
    assert (path.read_bytes(), backup.read_bytes()) == (b"dua", b"satu")
    assert backup.stat().st_mtime == 1_000_000_000
    assert names(tmp_path) == [".a.json.bak", "a.json"]


def test_a_file_that_another_program_has_open_is_replaced_or_left_whole(tmp_path: Path) -> None:
    """Windows refuses to replace it, all others don't mind; nobody finds anything beside it afterwards."""
    path = tmp_path / "a.json"
    atomic.write(path, b"satu", backup=True)
    with path.open("rb"):
        try:
            atomic.write(path, b"dua", backup=True)
        except PermissionError:
            assert path.read_bytes() == b"satu"
        else:
            assert path.read_bytes() == b"dua"
        assert names(tmp_path) == [".a.json.bak", "a.json"]


def test_a_backup_that_cannot_be_made_does_not_stop_the_save(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"satu")
    atomic.backup_path(path).mkdir()
    atomic.write(path, b"dua", backup=True)
    assert path.read_bytes() == b"dua"
    assert names(tmp_path) == [".a.json.bak", "a.json"]


def test_keeps_the_permissions_of_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"satu")
    path.chmod(0o640)
    before = stat.S_IMODE(path.stat().st_mode)
    atomic.write(path, b"dua")
    assert stat.S_IMODE(path.stat().st_mode) == before


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "ordinary").touch()
    atomic.write(tmp_path / "a.json", b"satu")
    assert (tmp_path / "a.json").stat().st_mode == (tmp_path / "ordinary").stat().st_mode


def test_writes_through_a_link_to_its_target(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (real / "a.json").write_bytes(b"satu")
    link = linked(real / "a.json", tmp_path / "link.json")
    atomic.write(link, b"dua", backup=True)
    assert link.is_symlink() or link.parent == real
    assert (real / "a.json").read_bytes() == b"dua"
    assert names(real) == [".a.json.bak", "a.json"]


def test_a_full_disk_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"lama")
    with no_room(10_000, monkeypatch), pytest.raises(OSError):
        atomic.write(path, b"x" * 50_000, backup=True)
    assert path.read_bytes() == b"lama"
    assert names(tmp_path) == ["a.json"]


def test_a_read_only_file_is_not_replaced_behind_its_owners_back() -> None:
    with powerless() as folder:
        path = folder / "a.json"
        path.write_bytes(b"lama")
        forbid_writing(path)
        with pytest.raises(PermissionError):
            atomic.write(path, b"baru")
        assert path.read_bytes() == b"lama"
        assert names(folder) == ["a.json"]


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        atomic.write(tmp_path, b"baru")


def test_the_leavings_of_a_killed_save_are_removed_but_not_a_running_ones(tmp_path: Path) -> None:
    old, young = tmp_path / ".sopeditor-00.tmp", tmp_path / ".sopeditor-01.tmp"
    old.touch()
    young.touch()
    hour_ago = time.time() - 3600
    os.utime(old, (hour_ago, hour_ago))
    atomic.write(tmp_path / "a.json", b"satu")
    assert names(tmp_path) == [".sopeditor-01.tmp", "a.json"]


@pytest.mark.parametrize("code", [errno.ENOTSUP, errno.EINVAL, errno.EBADF])
def test_a_disk_without_flushing_and_permissions_takes_the_file_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def unknown(*_given: object) -> None:
        raise OSError(code, os.strerror(code))

    path = tmp_path / "a.json"
    path.write_bytes(b"satu")
    for name in ("fsync", "chmod"):
        monkeypatch.setattr(os, name, unknown)
    atomic.write(path, b"dua")
    assert path.read_bytes() == b"dua"
    assert names(tmp_path) == ["a.json"]


def test_a_folder_that_windows_protects_is_not_told_to_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its protection from ransomware says of a new file that there is none."""

    def unseen(*_given: object) -> None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    monkeypatch.setattr(atomic, "_write_through", unseen)
    with pytest.raises(PermissionError):
        atomic.write(tmp_path / "a.json", b"satu")
    with pytest.raises(FileNotFoundError):
        atomic.write(tmp_path / "tidak ada" / "a.json", b"satu")


class Busy(PermissionError):
    """What Windows raises while a virus scanner holds the file."""

    winerror = 32


def failing(times: int, error: OSError) -> tuple[list[int], object]:
    calls: list[int] = []

    def action() -> None:
        calls.append(len(calls))
        if len(calls) <= times:
            raise error

    return calls, action


def test_a_busy_file_is_tried_again_until_it_is_free() -> None:
    calls, action = failing(2, Busy())
    atomic.insist(action, pauses=(0, 0, 0))
    assert len(calls) == 3


def test_a_file_that_stays_busy_is_given_up() -> None:
    calls, action = failing(99, Busy())
    with pytest.raises(Busy):
        atomic.insist(action, pauses=(0, 0))
    assert len(calls) == 3


@pytest.mark.parametrize(
    ("error", "platform", "busy"),
    [
        (Busy(), "win32", True),
        (PermissionError(errno.EACCES, "izin"), "win32", True),
        (PermissionError(errno.EACCES, "izin"), "linux", False),
        (FileNotFoundError(errno.ENOENT, "tidak ada"), "win32", False),
    ],
)
def test_windows_may_mean_a_moment_by_a_refusal(error: OSError, platform: str, busy: bool) -> None:
    assert atomic.is_busy(error, platform) is busy


def test_any_other_refusal_is_final() -> None:
    calls, action = failing(99, PermissionError())
    with pytest.raises(PermissionError):
        atomic.insist(action, pauses=(0, 0))
    assert len(calls) == 1
