"""Real hardships for files: no permission, no room, a process that is killed."""

import errno
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NOBODY = 65534


@contextmanager
def powerless() -> Iterator[Path]:
    """A folder of an ordinary user, who this process is meanwhile; root would be allowed everything."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0
        if is_root:
            os.seteuid(NOBODY)
        try:
            (folder / "rumah").mkdir()
            yield folder / "rumah"
        finally:
            if is_root:
                os.seteuid(0)
            for path in (folder, *folder.rglob("*")):
                _permit(path)


def forbid_reading(path: Path) -> None:
    """Take from everybody the right to read a file."""
    _deny(path, "R") if sys.platform == "win32" else path.chmod(0)


def forbid_writing(path: Path) -> None:
    """Take from everybody the right to write into a file or folder."""
    if sys.platform == "win32" and path.is_dir():
        _deny(path, "W")
    path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))


def _deny(path: Path, right: str) -> None:
    subprocess.run(["icacls", str(path), "/deny", f"{os.environ['USERNAME']}:({right})"], check=True)


def _permit(path: Path) -> None:
    if sys.platform == "win32":
        subprocess.run(["icacls", str(path), "/reset"], check=True)
    path.chmod(0o777)


def linked(target: Path, link: Path) -> Path:
    """A link to a file, or the file itself where the system lets only administrators make links."""
    try:
        link.symlink_to(target)
    except OSError:
        return target
    return link


@contextmanager
def no_room(left: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No file of this process may grow beyond `left` bytes: the system's own limit, where it has one."""
    try:
        import resource
    except ImportError:
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", _disk_full)
            yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (left, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _disk_full(_descriptor: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
