"""Files that are either wholly the old one or wholly the new one, whenever the machine stops.

A write goes to a temporary file in the same folder, which is flushed to the disk and then takes the old file's place
in one step (POSIX rename, Windows MoveFileEx). The old file lives on as a hidden backup beside it.
"""

import errno
import os
import secrets
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from sopeditor.storage.names import is_device

T = TypeVar("T")

TEMPORARY = ".sopeditor-{token}.tmp"
STALE_AFTER = 60.0
"""Seconds after which a temporary file can't belong to a save that still runs."""

BUSY_ON_WINDOWS = (5, 32, 33)
"""Access denied, sharing violation, lock violation: what a virus scanner or a synchronising program causes."""

NO_SUCH_CALL = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EBADF)
"""What a disk says that knows no flushing: folders of a network or a phone that the desktop shows as files.

EBADF is what Windows' C library makes of whatever such a disk says.
"""

LONGEST_ON_WINDOWS = 259
"""Characters of a whole address, unless somebody changed the registry."""

PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds to wait between the attempts to replace a file that is busy."""


def backup_path(path: Path) -> Path:
    """Where the previous file is kept when `path` is replaced."""
    real = _real(path)
    return real.with_name(f".{real.name}.bak")


def write(path: Path, data: bytes, *, backup: bool = False) -> None:
    """Replace the file by `data`, or leave it as it is and raise OSError; a link is followed to its target.

    Permissions of the old file are kept. `backup` keeps the old file at `backup_path`, where the disk allows it.
    """
    write_all({path: data}, backup=backup)


def write_all(contents: Mapping[Path, bytes], *, backup: bool = False) -> None:
    """Write several files as `write` does: none takes its place before all are safely on the disk.

    OSError has the path that failed as its `filename`.
    """
    with ExitStack() as stack:
        ready = [(path, _staged(path, data, stack)) for path, data in contents.items()]
        for path, temporary in ready:
            with _blaming(path):
                _replace_by(temporary, _real(path), backup)


def is_there(path: Path) -> bool:
    """Whether something lies at a path; nothing does where the system can't look (a disk that is gone)."""
    try:
        path.stat()
    except OSError:
        return False
    return True


def is_writable(path: Path) -> bool:
    """Whether the system lets this user change an existing file."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def remove_stale(folder: Path) -> None:
    """Remove the temporary files of saves that were killed; those younger than `STALE_AFTER` may still be alive."""
    now = time.time()
    for left in folder.glob(TEMPORARY.format(token="*")):
        with suppress(OSError):
            if now - left.stat().st_mtime > STALE_AFTER:
                left.unlink()


def remove(path: Path) -> None:
    """Remove a file if it is there and the system allows it."""
    with suppress(OSError):
        insist(lambda: path.unlink(missing_ok=True))


def read(path: Path) -> bytes:
    """What a file holds; OSError if it can't be read, nor a moment later where Windows says that it is busy."""
    return insist(path.read_bytes, PAUSES[:4])


def insist(action: Callable[[], T], pauses: Iterable[float] = PAUSES) -> T:
    """Do `action` again, after each pause, while Windows says that the file is busy; then raise its OSError."""
    for pause in pauses:
        try:
            return action()
        except OSError as error:
            if not is_busy(error):
                raise
        time.sleep(pause)
    return action()


def is_busy(error: OSError, platform: str = sys.platform) -> bool:
    """Whether Windows may mean that another program has the file; what Python opens itself brings no number of it."""
    number = getattr(error, "winerror", None)
    return number in BUSY_ON_WINDOWS or (
        platform == "win32" and number is None and error.errno == errno.EACCES
    )


def is_too_long(path: Path) -> bool:
    """Whether an address is longer than Windows takes, or that of the temporary file beside it is."""
    return any(len(str(each.absolute())) > LONGEST_ON_WINDOWS for each in (path, _temporary(path.parent)))


def _real(path: Path) -> Path:
    """Where a link leads; the path itself on a disk that Windows can't ask that."""
    try:
        return Path(os.path.realpath(path))
    except OSError:
        return path.absolute()


def _temporary(folder: Path) -> Path:
    return folder / TEMPORARY.format(token=secrets.token_hex(4))


def _staged(path: Path, data: bytes, stack: ExitStack) -> Path:
    """A temporary file beside the path with the data in it, removed when `stack` ends."""
    target = _real(path)
    with _blaming(path):
        _refuse(path, target)
        remove_stale(target.parent)
        temporary = _temporary(target.parent)
        stack.callback(remove, temporary)
        try:
            _write_through(temporary, data)
        except FileNotFoundError as error:
            if is_too_long(path) or not target.parent.is_dir():
                raise
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES)) from error  # a protected folder
    return temporary


def _replace_by(temporary: Path, target: Path, backup: bool) -> None:
    if target.exists():
        with suppress(OSError):  # some disks know no permissions
            shutil.copymode(target, temporary)
        if backup:
            _keep_backup(target, backup_path(target))
    insist(lambda: _replace(temporary, target))
    if backup:
        _hide(backup_path(target))
    _sync_folder(target.parent)


@contextmanager
def _blaming(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        raise


def _refuse(path: Path, target: Path) -> None:
    if sys.platform == "win32" and is_device(path.name):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if target.exists() and not is_writable(target):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))


def _write_through(path: Path, data: bytes) -> None:
    """Write a new file and flush it to the disk; where that can't be asked for, see that it can be read again."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        try:
            os.fsync(file.fileno())
        except OSError as error:
            if error.errno not in NO_SUCH_CALL or path.read_bytes() != data:
                raise


def _replace(new: Path, old: Path) -> None:
    new.replace(old)


def _keep_backup(target: Path, backup: Path) -> None:
    """A failing backup doesn't fail the save: a disk with room for one file only must still take it."""
    temporary = _temporary(target.parent)
    try:
        _link_or_copy(target, temporary)
        insist(lambda: _replace(temporary, backup))
    except OSError:
        return
    finally:
        remove(temporary)


def _link_or_copy(source: Path, target: Path) -> None:
    """Put what a file holds under a second name.

    Windows gets a copy: a second name of a file that another program has open can't be taken away again.
    """
    with suppress(OSError):
        if sys.platform != "win32":
            os.link(source, target)
            return
    _write_through(target, source.read_bytes())
    shutil.copystat(source, target)


def _hide(path: Path) -> None:
    if sys.platform == "win32":
        import ctypes

        hidden = 2
        ctypes.windll.kernel32.SetFileAttributesW(str(path), hidden)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut; Windows and some network disks know no such call."""
    directory = getattr(os, "O_DIRECTORY", None)
    if directory is None:
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | directory)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
