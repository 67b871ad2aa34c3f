"""What all tests share: Qt without a screen, and a user's folders that are empty."""

import os
import sys

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
pytest.register_assert_rewrite("gui.steps")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if sys.platform == "win32":  # where Qt finds no fonts by itself for a screen that is none
    os.environ.setdefault("QT_QPA_FONTDIR", f"{os.environ['WINDIR']}\\Fonts")
os.environ.setdefault("PYTHONUTF8", "1")  # what a started program prints is read as UTF-8, on Windows too


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests away from the settings and files of whoever runs them."""
    home = tmp_path_factory.mktemp("home")
    for name in (
        "HOME",
        "USERPROFILE",
        "APPDATA",
        "LOCALAPPDATA",
        "WIN_PD_OVERRIDE_APPDATA",
        "WIN_PD_OVERRIDE_LOCAL_APPDATA",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
    ):
        monkeypatch.setenv(name, str(home))
