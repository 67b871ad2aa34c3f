"""The one way in which a file can fail: with the file, the place in it and the reason as an Indonesian sentence."""

import errno
from pathlib import Path

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
_UNREACHABLE_ON_WINDOWS = (21, 53, 55, 59, 64, 67, 121, 1167, 1231)
"""Device not ready, network path not found, network resource gone, and their like."""


class StorageError(Exception):
    """A file can't be read or written; `place` is "" where the file as a whole is meant."""

    def __init__(self, file: Path, place: str, reason: str) -> None:
        super().__init__(file, place, reason)
        self.file = file
        self.place = place
        self.reason = reason

    def __str__(self) -> str:
        return ": ".join(part for part in (str(self.file), self.place, self.reason) if part)


def reason_of(error: OSError) -> str:
    """The sentence for what the operating system reported."""
    if error.errno in (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return _("disk penuh; isi berkas yang lama tetap utuh.")
    if getattr(error, "winerror", None) in (5, 32, 33):
        return _("berkas sedang dibuka program lain (tutup di sana lalu ulangi), atau tidak ada izin.")
    if error.errno in _UNREACHABLE or getattr(error, "winerror", None) in _UNREACHABLE_ON_WINDOWS:
        return _("disk atau jaringan tidak menjawab; periksa apakah masih tersambung.")
    sentences = {
        errno.ENOENT: _("berkas atau foldernya tidak ditemukan."),
        errno.ENOTDIR: _("sebagian dari alamat berkas ini bukan folder."),
        errno.EISDIR: _("ini folder, bukan berkas."),
        errno.EACCES: _("tidak ada izin untuk membaca atau menulis di sini."),
        errno.EPERM: _("tidak ada izin untuk membaca atau menulis di sini."),
        errno.EROFS: _("tempat ini hanya dapat dibaca."),
        errno.ENAMETOOLONG: _("nama berkas terlalu panjang."),
        errno.EINVAL: _('disk ini tidak menerima nama itu; hindari tanda \\ / : * ? " < > |.'),
        errno.EBUSY: _("berkas sedang dipakai program lain; tutuplah di sana lalu ulangi."),
        errno.ELOOP: _("tautan berkas ini menunjuk ke dirinya sendiri."),
    }
    unknown = _("sistem operasi melaporkan: {what}.").format(what=error.strerror or type(error).__name__)
    return sentences.get(error.errno or 0, unknown)
