"""The program as it is really started: by its three names, without a screen, without Qt's libraries."""

import ctypes.util
import errno
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from sopeditor.assets import samples
from sopeditor.cli import headless
from sopeditor.cli.guarding import guarded, nobody_reads_on
from sopeditor.storage.documents import save

from .conftest import SAMPLE, Done, Run

ROOT = Path(__file__).parents[2]
SCRIPT = Path(sys.executable).with_name("sopeditor.exe" if sys.platform == "win32" else "sopeditor")
NAMES = {
    "module": [sys.executable, "-m", "sopeditor"],
    "checkout": [sys.executable, str(ROOT / "main.py")],
    "installed": [str(SCRIPT)],
}


def start(name: str, *arguments: object, **environment: str) -> Done:
    """Start the program anew, without a screen."""
    bare = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run(
        [*NAMES[name], *map(str, arguments)],
        env=bare | {"PYTHONUTF8": "1"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a server, whatever this machine is."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if sys.platform in ("win32", "darwin"):
        monkeypatch.setattr(headless, "has_screen", lambda: False)


@pytest.mark.parametrize("name", NAMES)
def test_all_names_do_the_same(sample: Path, name: str) -> None:
    done = start(name, "check", sample)
    assert done.code == 1
    assert done.err == ""
    assert done.out.startswith("rapat.sop.json: kesalahan ID-01")


def test_without_any_console_it_works_all_the_same(sample: Path) -> None:
    """As pythonw.exe starts it, and the shortcut of the installed program."""
    program = """if True:
        import sys
        from sopeditor.__main__ import main
        if __name__ == "__main__":
            sys.stdin = sys.stdout = sys.stderr = None
            sys.exit(main(sys.argv[1:]))
    """
    save(Path("lain.sop.json"), SAMPLE)
    command = [sys.executable, "-c", program, "export", str(sample), "lain.sop.json", "--to", "hasil"]
    assert subprocess.run(command, check=False).returncode == 0
    assert sorted(path.name for path in Path("hasil").iterdir()) == ["lain.pdf", "rapat.pdf"]


def test_help_loads_neither_qt_nor_reportlab_nor_networkx(here: Path) -> None:
    code = (
        "import sys; from sopeditor.__main__ import main; main(['--help']); main(['export', '--help']);"
        "print({'PySide6', 'reportlab', 'networkx', 'tinydb', 'pypdfium2'} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == "set()\n"


def test_check_loads_neither_qt_nor_reportlab(sample: Path) -> None:
    code = (
        "import sys; from sopeditor.__main__ import main; main(['check', 'rapat.sop.json']);"
        "print({'PySide6', 'reportlab', 'pypdfium2'} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == "set()\n"


class TestWithoutAScreen:
    pytestmark = pytest.mark.usefixtures("no_screen")

    def test_a_document_becomes_a_pdf_in_the_current_folder(self, sample: Path, run: Run) -> None:
        done = run(sample)
        assert (done.code, done.err) == (0, "")
        assert done.out.count("\n") == 1
        assert "Tidak ada layar" in done.out
        assert Path("rapat.pdf").read_bytes().startswith(b"%PDF")

    def test_the_first_sample_becomes_a_pdf_in_the_current_folder(self, here: Path, run: Run) -> None:
        done = run("--sample")
        assert done.code == 0
        assert done.out.count("\n") == 1
        (pdf,) = here.glob("*.pdf")
        assert samples()[0].name.startswith(pdf.stem)

    def test_without_a_document_the_commands_are_named(self, here: Path, run: Run) -> None:
        done = run()
        assert (done.code, done.out) == (2, "")
        assert done.err.count("\n") == 1
        assert all(command in done.err for command in ("export", "import", "check", "geometry"))

    def test_a_bad_document_is_refused(self, here: Path, run: Run) -> None:
        Path("a.sop.json").touch()
        done = run("a.sop.json")
        assert (done.code, done.out) == (2, "")
        assert done.err == "sopeditor: a.sop.json: berkas ini kosong.\n"
        assert not Path("a.pdf").exists()


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("win32", {}, True),
        ("darwin", {}, True),
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, False),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
    ],
)
def test_where_a_screen_is(platform: str, environment: dict[str, str], expected: bool) -> None:
    assert headless.has_screen(environment, platform) is expected


@pytest.fixture
def wayland() -> Iterator[dict[str, str]]:
    """What the environment says of a compositor that takes connections, as no Windows has one."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:  # the path of a socket must be short
        if sys.platform != "win32":
            door = stack.enter_context(socket.socket(socket.AF_UNIX))
            door.bind(f"{folder}/wayland-0")
            door.listen()
        yield {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": folder}


def test_a_wayland_compositor_is_a_screen(wayland: dict[str, str]) -> None:
    assert headless.has_screen(wayland, "linux") is (sys.platform != "win32")
    assert not headless.has_screen(wayland | {"WAYLAND_DISPLAY": "wayland-1"}, "linux")


def test_a_display_that_nobody_serves_is_no_screen() -> None:
    can_ask = ctypes.util.find_library("xcb") is not None
    assert headless.has_screen({"DISPLAY": ":47110"}, "linux") is not can_ask


class TestMissingLibraries:
    def test_are_named_with_the_line_that_mends_it(self, here: Path, tmp_path: Path) -> None:
        broken = tmp_path / "packages" / "PySide6"
        broken.mkdir(parents=True)
        sentence = "libEGL.so.1: cannot open shared object file: No such file or directory"
        (broken / "__init__.py").write_text(f"raise ImportError({sentence!r})", encoding="utf-8")
        done = start("module", QT_QPA_PLATFORM="offscreen", PYTHONPATH=f"{broken.parent}{os.pathsep}{ROOT}")
        assert (done.code, done.out) == (2, "")
        assert done.err.count("\n") == 1
        assert "libEGL.so.1" in done.err
        assert "apt-get install -y libglib2.0-0" in done.err

    def test_of_a_plugin_are_found_before_qt_aborts(self, tmp_path: Path) -> None:
        assert headless.unloadable(tmp_path / "libqxcb.so") == "libqxcb.so" or sys.platform == "win32"

    @pytest.mark.parametrize(
        ("platform", "environment"),
        [
            ("win32", {"DISPLAY": ":0"}),
            ("linux", {}),
            ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}),
        ],
    )
    def test_are_not_looked_for_where_qt_opens_no_x11_window(
        self, platform: str, environment: dict[str, str]
    ) -> None:
        assert headless.library_for_window(environment, platform) == ""

    def test_of_x11_hinder_nobody_who_has_wayland(
        self, wayland: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(headless, "unloadable", lambda path: lacking.get(path.name, ""))
        lacking = {"libqxcb.so": "libxcb-cursor.so.0"}
        x11 = headless.library_for_window({"DISPLAY": ":0"}, "linux")
        assert x11 == ("" if sys.platform == "win32" else "libxcb-cursor.so.0")
        assert headless.library_for_window({"DISPLAY": ":0"} | wayland, "linux") == ""

    def test_of_an_old_windows_are_told_from_those_of_a_bare_linux(self) -> None:
        old = ImportError("DLL load failed while importing QtCore: The specified module could not be found.")
        assert headless.is_outdated(old)
        assert headless.missing_library(old) == ""
        assert not headless.is_outdated(ImportError("libGL.so.1: cannot open shared object file"))

    def test_are_told_from_other_errors(self) -> None:
        assert headless.missing_library(ImportError("No module named 'x'")) == ""


class TestUnexpected:
    def fail(self) -> int:
        raise ZeroDivisionError("dibagi\nnol")

    def test_errors_are_one_line_too(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert guarded(self.fail) == 2
        err = capsys.readouterr().err
        assert err.count("\n") == 1
        assert "ZeroDivisionError: dibagi nol" in err
        assert "SOPEDITOR_DEBUG=1" in err

    def test_errors_show_their_traceback_on_request(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SOPEDITOR_DEBUG", "1")
        assert guarded(self.fail) == 2
        assert "Traceback" in capsys.readouterr().err

    def test_an_interruption_ends_quietly(self, capsys: pytest.CaptureFixture[str]) -> None:
        def interrupt() -> int:
            raise KeyboardInterrupt

        assert guarded(interrupt) == 130
        assert capsys.readouterr().err == "sopeditor: dibatalkan.\n"

    def test_a_reader_who_leaves_early_is_no_error(self, sample: Path) -> None:
        with subprocess.Popen(
            [*NAMES["module"], "geometry", str(sample)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 0

    @pytest.mark.parametrize(
        ("error", "platform", "expected"),
        [
            (BrokenPipeError(errno.EPIPE, "pipa"), "linux", True),
            (OSError(errno.EINVAL, "argumen"), "linux", False),
            (OSError(errno.EINVAL, "argumen"), "win32", True),
            (OSError(errno.EINVAL, "argumen", "berkas"), "win32", False),
            (ValueError(), "win32", False),
        ],
    )
    def test_windows_has_other_words_for_a_reader_who_left(
        self, error: Exception, platform: str, expected: bool
    ) -> None:
        assert nobody_reads_on(error, platform) is expected

    @pytest.mark.parametrize("page", ["cp1252", "cp437", "cp850", "ascii"])
    def test_a_console_without_a_character_shows_a_substitute(self, here: Path, page: str) -> None:
        done = start("module", "check", "📄.sop.json", PYTHONUTF8="0", PYTHONIOENCODING=f"{page}:strict")
        assert done.code == 2
        assert "\\U0001f4c4.sop.json" in done.err
