"""Exit codes (that of Ctrl+C is every shell's) and the one line on standard error: no user ever meets a traceback."""

import errno
import os
import sys
import traceback
from collections.abc import Callable

from sopeditor.texts import _

DONE, FOUND_ERRORS, BAD_INPUT, CANCELLED = 0, 1, 2, 130
DEBUG = "SOPEDITOR_DEBUG"


def guarded(run: Callable[[], int]) -> int:
    """What `run` returns; whatever it raises becomes one line on standard error and `BAD_INPUT`, Ctrl+C `CANCELLED`.

    With SOPEDITOR_DEBUG set in the environment the traceback of what nobody expected is printed as well.
    """
    _make_printable()
    try:
        code = run()
        print(end="", flush=True)
    except KeyboardInterrupt:
        complain(_("dibatalkan."))
        return CANCELLED
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else DONE
    except Exception as error:
        if nobody_reads_on(error):
            _forget_output()
            return DONE
        return complain(_sentence(error))
    return code


def complain(sentence: str) -> int:
    """Print one line on standard error, or show it where Windows gave the program no console; returns `BAD_INPUT`."""
    if sys.platform == "win32" and sys.stderr is None:
        _show(sentence)
    remark(sentence)
    return BAD_INPUT


def remark(sentence: str) -> None:
    """Print one line on standard error, where it goes without disturbing what is printed for programs."""
    print(f"sopeditor: {' '.join(sentence.split())}", file=sys.stderr)


def nobody_reads_on(error: Exception, platform: str = sys.platform) -> bool:
    """Whether an error says that what was printed is no longer wanted (`| head`); Windows has no word of its own."""
    if platform == "win32" and isinstance(error, OSError):
        return error.errno in (errno.EPIPE, errno.EINVAL) and error.filename is None
    return isinstance(error, BrokenPipeError)


def _sentence(error: Exception) -> str:
    from sopeditor.cli.parsing import UsageError
    from sopeditor.paper.errors import ExportError
    from sopeditor.storage.errors import StorageError, reason_of

    if isinstance(error, StorageError | ExportError | UsageError):
        return str(error)
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {reason_of(error)}"
    if os.environ.get(DEBUG):
        traceback.print_exception(error)
    return _(
        "galat yang tidak terduga: {kind}: {error} (jalankan lagi dengan {debug}=1 untuk rinciannya)."
    ).format(kind=type(error).__name__, error=error, debug=DEBUG)


def _make_printable() -> None:
    """Let a console that lacks a character (Windows code pages) show a substitute instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _show(sentence: str) -> None:
    """A box of Windows' own: Qt may be what is missing."""
    if sys.platform == "win32":
        import ctypes

        error_sign = 0x10
        ctypes.windll.user32.MessageBoxW(None, sentence, "sopeditor", error_sign)


def _forget_output() -> None:
    """Keep Python's own end from complaining that nobody reads on."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)
