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
