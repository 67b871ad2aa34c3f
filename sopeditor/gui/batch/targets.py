"""Where the exports of a batch go: a name of its own for each document, and what lies there already."""

from collections.abc import Iterable
from glob import escape
from pathlib import Path

from sopeditor.exchange.batch import Task
from sopeditor.paper.painting import page_of
from sopeditor.storage.atomic import is_there
from sopeditor.storage.names import stem


def tasks_for(paths: Iterable[Path], folder: Path, form: str, dpi: int) -> list[Task]:
    """A target of its own for every file; one named as another or as its page is numbered."""
    taken: set[str] = set()
    tasks = []
    for path in paths:
        name, number = stem(path), 1
        while not _is_free(name.casefold(), taken, form):
            number += 1
            name = f"{stem(path)} ({number})"
        taken.add(name.casefold())
        tasks.append(Task(path, folder / f"{name}.{form}", dpi))
    return tasks


def replaced_by(task: Task) -> tuple[Path, ...]:
    """The files there that an export may replace: its target and, of pictures, those of further pages."""
    target = task.target
    further = target.parent.glob(f"{escape(target.stem)}-*{target.suffix}") if target.suffix != ".pdf" else ()
    pages = sorted(path for path in further if page_of(path.stem) == target.stem)
    return (*filter(is_there, (target,)), *pages)


def _is_free(name: str, taken: set[str], form: str) -> bool:
    if form == "pdf":
        return name not in taken
    return not {name, page_of(name)} & taken and name not in map(page_of, taken)
