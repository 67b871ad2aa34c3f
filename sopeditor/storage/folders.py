"""Where this system keeps a program's own files; everything else in this package is told its folder."""

from pathlib import Path

import platformdirs

NAME = "sopeditor"


def settings_folder() -> Path:
    """The folder of what the user chose and did: recent files, settings. Not made yet."""
    return platformdirs.user_config_path(NAME, appauthor=False, roaming=True)


def profile_folder() -> Path:
    """The folder of the user's own agency profiles. Not made yet."""
    return settings_folder() / "profiles"


def recovery_folder() -> Path:
    """The folder of unsaved work; it stays on this machine. Not made yet."""
    return platformdirs.user_state_path(NAME, appauthor=False) / "recovery"
