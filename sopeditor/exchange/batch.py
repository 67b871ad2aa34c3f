"""Many files to pages at once, in processes of their own: layout and painting are plain computing."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from pathlib import Path

from msgspec import Struct

from sopeditor.exchange.opening import open_any
from sopeditor.model.records import Document
from sopeditor.paper.errors import ExportError
from sopeditor.paper.formats import DPI
from sopeditor.storage.errors import StorageError
from sopeditor.texts import _

WORTH_A_PROCESS = 8
"""Documents for which starting another process (up to a second) pays."""

MOST_JOBS = 60
"""Processes at once: what ProcessPoolExecutor can watch on Windows."""

_YOUNG = 50_000
"""New objects between two looks for garbage, of which layout makes hardly any that hangs together in circles."""


class Task(Struct, frozen=True):
    """A file, the file that its pages go to (the first of them, for pictures), and the resolution of PNG."""

    source: Path
    target: Path
    dpi: int = DPI


class Painted(Struct, frozen=True):
    """What became of a task: the files' contents, sentences about them, or one sentence why there are none."""

    task: Task
    contents: dict[Path, bytes]
    notes: tuple[str, ...] = ()
    error: str = ""


def paint(task: Task) -> Painted:
    """Open, lay out and paint one file; nothing is written. What is wrong with the file is told, not raised."""
    from sopeditor.layout.compose import lay_out
    from sopeditor.paper.painting import painted

    try:
        document, notes = open_any(task.source)
        sheet = lay_out(document)
        return Painted(task, painted(sheet, document, task.target, task.dpi), (*notes, *sheet.notes))
    except (StorageError, ExportError) as error:
        return Painted(task, {}, error=str(error))
    except Exception as error:  # one document that meets a fault of the program must not cost the others
        reason = _("galat yang tidak terduga ({kind}: {error}).")
        text = reason.format(kind=type(error).__name__, error=error)
        return Painted(task, {}, error=f"{task.source}: {text}")


def paint_all(tasks: Sequence[Task], jobs: int) -> Generator[Painted]:
    """Paint all in order, in so many processes (0: in this one); closing the generator stops the rest.

    ExportError if the processes don't survive.
    """
    if jobs == 0:
        yield from _paint_here(tasks)
        return
    pool = ProcessPoolExecutor(min(jobs, len(tasks)) or 1, mp_context=_context(), initializer=_begin)
    try:
        yield from pool.map(paint, tasks)
    except BrokenProcessPool as error:
        raise ExportError(_("Proses yang membuat halaman berhenti mendadak; ulangi ekspornya.")) from error
    finally:
        pool.shutdown(cancel_futures=True)


def sensible_jobs(count: int) -> int:
    """How many processes are worth starting for that many documents; 0 if none is."""
    most = min(os.cpu_count() or 1, count // WORTH_A_PROCESS, MOST_JOBS)
    return most if most > 1 else 0


def _context() -> BaseContext:
    """How processes begin: as copies of this one, which costs nothing, where no thread of it could be cut in half."""
    if sys.platform == "linux" and threading.active_count() == 1:
        _warm_up()
        return get_context("fork")
    return get_context("spawn")


def _warm_up() -> None:
    """Paint an empty document, so that copies of this process have modules and fonts ready."""
    from sopeditor.layout.compose import lay_out
    from sopeditor.paper.pdf import pdf_bytes

    pdf_bytes(lay_out(Document()), Document())


def _begin() -> None:
    """Leave Ctrl+C to the process that waits, which ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _collect_rarely()


def _paint_here(tasks: Sequence[Task]) -> Generator[Painted]:
    """Paint in this process."""
    with collecting_rarely():
        yield from map(paint, tasks)


@contextmanager
def collecting_rarely() -> Generator[None]:
    """Look for garbage as seldom as a batch does, and afterwards as before."""
    before = gc.get_threshold()
    _collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _collect_rarely() -> None:
    """Look for garbage seldom among what is new, never among what is loaded now."""
    gc.freeze()
    gc.set_threshold(_YOUNG)
