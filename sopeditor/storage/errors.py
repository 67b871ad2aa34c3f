"""The one way in which a file can fail: with the file, the place in it and the reason as an Indonesian sentence."""

import errno
import sys
from pathlib import Path

from sopeditor.storage.atomic import is_busy, is_too_long
from sopeditor.texts import _

_UNREACHABLE = (
    errno.EIO,
    errno.ENODEV,
    errno.ENXIO,
    errno.ESTALE,
    errno.ETIMEDOUT,
    errno.EHOSTDOWN,
    errno.EHOSTUNREACH,
    errno.ENOTCONN,
)
_UNREACHABLE_ON_WINDOWS = frozenset(
    (21, 51, 53, 54, 55, 59, 64, 67, 121, 362, 388, 389, 404, 426, 1117, 1167, 1203, 1222, 1231, 1232, 1236)
)
"""Device not ready, network path not found, network resource gone, OneDrive not running, and their like."""

_BAD_NAME_ON_WINDOWS = (None, 87, 123)
"""With EINVAL: no number because `open` says none, a bad parameter, a bad name. All others Windows alone knows."""


class StorageError(Exception):
    """A file can't be read or written; `place` is "" where the file as a whole is meant."""

    def __init__(self, file: Path, place: str, reason: str) -> None:
        super().__init__(file, place, reason)
        self.file = file
        self.place = place
        self.reason = reason

    def __str__(self) -> str:
        return ": ".join(part for part in (str(self.file), self.place, self.reason) if part)


def is_full(error: BaseException | None) -> bool:
    """Whether the operating system reported that there is no room, or that the user may take no more."""
    full = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
    return isinstance(error, OSError) and error.errno in full


def reason_of(error: OSError, platform: str = sys.platform) -> str:
    """The sentence for what the operating system reported."""
    if is_full(error):
        return _("disk penuh; isi berkas yang lama tetap utuh.")
    told = _told_by_windows(error) if platform == "win32" else ""
    if told:
        return told
    if error.errno in _UNREACHABLE:
        return _("disk atau jaringan tidak menjawab; periksa apakah masih tersambung.")
    sentences = {
        errno.ENOENT: _("berkas atau foldernya tidak ditemukan."),
        errno.ENOTDIR: _("sebagian dari alamat berkas ini bukan folder."),
        errno.EISDIR: _("ini folder, bukan berkas."),
        errno.EEXIST: _("di sini sudah ada berkas dengan nama itu; pakailah nama lain."),
        errno.EACCES: _("tidak ada izin untuk membaca atau menulis di sini."),
        errno.EPERM: _("tidak ada izin untuk membaca atau menulis di sini."),
        errno.EROFS: _("tempat ini hanya dapat dibaca."),
        errno.ENAMETOOLONG: _("nama berkas terlalu panjang."),
        errno.EINVAL: _(
            'disk ini tidak menerima nama itu; hindari tanda \\ / : * ? " < > | dan nama seperti CON.'
        ),
        errno.EBUSY: _("berkas sedang dipakai program lain; tutuplah di sana lalu ulangi."),
        errno.ELOOP: _("tautan berkas ini menunjuk ke dirinya sendiri."),
    }
    return sentences.get(error.errno or 0, _passed_on(error))


def _told_by_windows(error: OSError) -> str:
    """The sentence for what Windows means otherwise than the error's POSIX number says, "" if it doesn't."""
    number = getattr(error, "winerror", None)
    if is_busy(error, "win32"):
        return _("berkas sedang dibuka program lain (tutup di sana lalu ulangi), atau tidak ada izin.")
    if number in _UNREACHABLE_ON_WINDOWS:
        return _("disk atau jaringan tidak menjawab; periksa apakah masih tersambung.")
    too_long = isinstance(error.filename, str) and is_too_long(Path(error.filename))
    if too_long and error.errno in (errno.ENOENT, errno.EINVAL):
        return _("tidak ada, atau alamatnya terlalu panjang; pakailah nama atau folder yang lebih pendek.")
    foreign = error.errno == errno.EINVAL and number not in _BAD_NAME_ON_WINDOWS
    return _passed_on(error) if foreign else ""


def _passed_on(error: OSError) -> str:
    return _("sistem operasi melaporkan: {what}.").format(what=error.strerror or type(error).__name__)
