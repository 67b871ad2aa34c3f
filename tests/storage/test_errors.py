"""What the operating system says is told as a sentence that an office understands."""

import errno
import os

import pytest

from sopeditor.storage.errors import reason_of


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        (errno.ENOSPC, "penuh"),
        (errno.EACCES, "izin"),
        (errno.EROFS, "hanya dapat dibaca"),
        (errno.EINVAL, "nama"),
        (errno.EIO, "masih tersambung"),
        (errno.ENODEV, "masih tersambung"),
        (errno.ESTALE, "masih tersambung"),
        (errno.ETIMEDOUT, "masih tersambung"),
        (errno.EBUSY, "program lain"),
        (errno.ENAMETOOLONG, "terlalu panjang"),
    ],
)
def test_the_reason_is_told_in_plain_words(code: int, hint: str) -> None:
    told = reason_of(OSError(code, os.strerror(code)))
    assert hint in told
    assert os.strerror(code) not in told


def test_what_nobody_foresaw_is_passed_on() -> None:
    assert os.strerror(errno.EMFILE) in reason_of(OSError(errno.EMFILE, os.strerror(errno.EMFILE)))


class OnWindows(OSError):
    """An error as Python raises it there: Windows' own number, and the nearest one of POSIX."""

    def __init__(self, code: int, winerror: int | None, filename: str = "rapat.sop.json") -> None:
        super().__init__(code, "kata Windows", filename)
        self.winerror = winerror


LONG = "C:/" + "folder yang dalam/" * 14 + "rapat.sop.json"


@pytest.mark.parametrize(
    ("code", "number", "hint"),
    [
        (errno.EACCES, 5, "program lain"),
        (errno.EACCES, 32, "program lain"),
        (errno.EACCES, None, "program lain"),
        (errno.ENOENT, 53, "masih tersambung"),
        (errno.EINVAL, 362, "masih tersambung"),
        (errno.EINVAL, 1326, "kata Windows"),
        (errno.EINVAL, 225, "kata Windows"),
        (errno.EINVAL, 123, "tidak menerima nama"),
        (errno.EINVAL, None, "tidak menerima nama"),
        (errno.ENOENT, 2, "tidak ditemukan"),
    ],
)
def test_windows_means_more_than_its_posix_number(code: int, number: int | None, hint: str) -> None:
    assert hint in reason_of(OnWindows(code, number), platform="win32")


@pytest.mark.parametrize(("code", "number"), [(errno.ENOENT, 3), (errno.ENOENT, 206), (errno.ENOENT, None)])
def test_an_address_that_windows_finds_too_long_is_not_just_missing(code: int, number: int | None) -> None:
    assert "terlalu panjang" in reason_of(OnWindows(code, number, LONG), platform="win32")


def test_the_temporary_file_needs_room_in_the_address_too() -> None:
    folder = "/".join(["x" * 60] * 4)
    assert len(f"C:/{folder}/a.sop.json") < 259
    assert "terlalu panjang" in reason_of(OnWindows(errno.ENOENT, 3, f"/C:/{folder}/a.sop.json"), "win32")
