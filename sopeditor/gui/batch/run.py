"""A batch export beside the window: processes paint, a thread writes, the window only hears of it."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import QObject, Signal

from sopeditor.exchange.batch import Painted, Task, paint_all, sensible_jobs
from sopeditor.paper.errors import ExportError
from sopeditor.storage.errors import StorageError
from sopeditor.storage.outputs import write_outputs
from sopeditor.texts import _


class BatchRun(QObject):
    """Exports files one after the other, each written whole as soon as it is painted; begins with `start`."""

    exported = Signal(Path, str, tuple)
    """A file's export is written, with sentences about it; or the sentence why there is none."""
    finished = Signal(str)
    """Nothing more will come; a sentence if something stopped it all."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        super().__init__()
        self._tasks = tuple(tasks)
        self._stopped = Event()
        self._thread = Thread(target=self._run, name="batch export")

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End after the file that is being written; `finished` tells when."""
        self._stopped.set()

    def _run(self) -> None:
        trouble = _("Ekspor berhenti mendadak; ulangi.")
        try:
            with closing(paint_all(self._tasks, max(sensible_jobs(len(self._tasks)), 1))) as results:
                for painted in results:
                    if self._stopped.is_set():
                        break
                    self.exported.emit(painted.task.source, _written(painted), painted.notes)
            trouble = ""
        except ExportError as error:
            trouble = str(error)
        finally:
            self.finished.emit(trouble)


def _written(painted: Painted) -> str:
    """Write what was painted; the sentence why that wasn't possible, or ""."""
    if painted.error:
        return painted.error
    try:
        write_outputs(painted.contents)
    except StorageError as error:
        return str(error)
    return ""
