"""The program as a process of its own: in a real window where there is an X server to be had, and across a crash."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sopeditor.gui.office import Office
from sopeditor.gui.window import Window
from sopeditor.storage.folders import recovery_folder
from sopeditor.storage.recovery import abandoned

SCRIPT = Path(__file__).with_name("smoke.py")


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """The environment of a process with a screen: Xvfb's, or Qt's own where there is no Xvfb."""
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        yield {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        return
    read, write = os.pipe()
    command = [xvfb, "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read, encoding="ascii") as told:
            number = told.readline().strip()
        yield {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}
        server.terminate()


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the smoke test to its end."""
    return subprocess.run(
        [sys.executable, str(SCRIPT), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_session_in_a_real_window(screen: dict[str, str], tmp_path: Path) -> None:
    done = run(screen, str(tmp_path))
    assert done.stdout.strip() == "done", done.stderr
    assert done.returncode == 0
    assert abandoned(recovery_folder()) == ()


def test_work_survives_a_crash(tmp_path: Path, program: Office, window: Window) -> None:
    done = run({**os.environ, "QT_QPA_PLATFORM": "offscreen"}, str(tmp_path), "--crash")
    assert done.stdout.strip() == "crashing", done.stderr
    program.offer_recovery(window)
    assert "1 dokumen terselamatkan" in window.told
    program.recover(abandoned(recovery_folder()), window)
    assert window.session is not None
    assert len(window.session.document.sop.charts[0].steps) == 17
    assert window.file is not None
    assert window.file.path == tmp_path / "contoh.sop.json"
    assert window.isWindowModified()
    assert abandoned(recovery_folder()) == ()
