"""Starting where no window can open: without a screen, or without the system libraries that Qt needs."""

import ctypes
import os
import re
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from sopeditor.cli.guarding import DONE, complain
from sopeditor.texts import _

LIBRARIES = (
    "libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 "
    "libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
)
"""The packages of Debian and Ubuntu that hold what a Qt window needs."""

_MISSING = re.compile(r"(lib[\w.+-]+?\.so(?:\.\d+)*): cannot open shared object file")


def has_screen(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether a window can open: always on Windows and macOS, elsewhere if a display answers or Qt needs none."""
    if platform in ("win32", "darwin") or environment.get("QT_QPA_PLATFORM"):
        return True
    return _has_wayland(environment) or _answers(environment.get("DISPLAY", ""))


def _has_wayland(environment: Mapping[str, str]) -> bool:
    """Whether a Wayland compositor takes connections, which Qt prefers to an X server."""
    name = environment.get("WAYLAND_DISPLAY")
    if sys.platform == "win32" or not name:
        return False
    import socket

    with socket.socket(socket.AF_UNIX) as door:
        try:
            door.connect(str(Path(environment.get("XDG_RUNTIME_DIR", ""), name)))
        except OSError:
            return False
    return True


def _answers(display: str) -> bool:
    """Whether an X server takes connections; Qt would abort the program if none does.

    Without the library to ask with the answer is yes: what is missing is found by `library_for_window`.
    """
    if not display:
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused


def print_instead(path: Path | None) -> int:
    """Write the document's PDF into the current folder, instead of a window; without a document name the commands."""
    if path is None:
        return complain(
            _(
                "tidak ada layar untuk jendela; pakailah perintah export, import, check atau geometry (lihat --help)."
            )
        )
    from sopeditor.cli.exporting import export
    from sopeditor.paper.formats import DPI
    from sopeditor.storage.names import stem

    (done,) = export((path,), Path(f"{stem(path)}.pdf"), "pdf", DPI)
    target = done.files[0].absolute()
    print(_("Tidak ada layar untuk jendela; PDF ditulis ke {target}.").format(target=target))
    return DONE


def missing_library(error: ImportError | OSError) -> str:
    """The system library that could not be loaded; "" if the error is about something else."""
    found = _MISSING.search(str(error))
    return found[1] if found else ""


def library_for_window(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """The library that Qt's window lacks, "" if none: Qt itself would abort the program instead of saying so.

    Where both Wayland and X11 are there, one of them is enough.
    """
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return ""
    names = ["libqwayland.so"] if _has_wayland(environment) else []
    names += ["libqxcb.so"] if environment.get("DISPLAY") else []
    spec = find_spec("PySide6")
    folders = (spec.submodule_search_locations or ()) if spec else ()
    plugins = [Path(folder, "Qt", "plugins", "platforms", name) for folder in folders for name in names]
    lacking = [unloadable(plugin) for plugin in plugins if plugin.exists()]
    return lacking[-1] if lacking and all(lacking) else ""


def advise(library: str) -> int:
    """Name the one line that mends a missing system library."""
    sentence = _("pustaka sistem {library} yang diperlukan jendela belum ada; pasang dengan: {command}")
    return complain(sentence.format(library=library, command=f"sudo apt-get install -y {LIBRARIES}"))


def is_outdated(error: ImportError) -> bool:
    """Whether Windows itself lacks what Qt needs of it: Qt brings everything else along."""
    return "DLL load failed" in str(error)


def advise_update() -> int:
    """Name the systems on which the window opens."""
    return complain(
        _(
            "Windows ini tidak dapat memuat Qt untuk jendela; yang diperlukan Windows 10 versi 1809 atau Windows 11."
        )
    )


def unloadable(plugin: Path) -> str:
    """The system library for want of which a plugin can't be loaded, "" if it can."""
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return missing_library(error)
    return ""
