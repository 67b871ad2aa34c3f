"""Folders that may lie on a network share or a disk that no longer answers, where any look takes half a minute."""

from collections.abc import Iterable
from concurrent.futures import Future
from pathlib import Path
from threading import Thread
from time import monotonic

PATIENCE = 1.0
"""Seconds; a share that sleeps answers sooner, one that is gone much later."""


def first_answering(folders: Iterable[Path], patience: float = PATIENCE) -> Path | None:
    """The first of the folders that is there and says so within so many seconds; None if none does.

    All are asked at once. Who doesn't answer is waited for by nobody, least of all by the end of the program.
    """
    answers: dict[Path, Future[bool]] = {folder: Future() for folder in folders}
    for folder, answer in answers.items():
        Thread(target=_look, args=(folder, answer), name="folder", daemon=True).start()
    end = monotonic() + patience
    return next((folder for folder, answer in answers.items() if _heard(answer, end)), None)


def _look(folder: Path, answer: Future[bool]) -> None:
    try:
        answer.set_result(folder.is_dir())
    except OSError:
        answer.set_result(False)


def _heard(answer: Future[bool], end: float) -> bool:
    try:
        return answer.result(max(end - monotonic(), 0.0))
    except TimeoutError:
        return False
