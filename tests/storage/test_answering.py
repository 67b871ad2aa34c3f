"""Where a dialog begins, though a share has gone."""

from pathlib import Path
from threading import Event

import pytest

from sopeditor.storage.answering import first_answering

GONE = Event()


class OnDeadShare(type(Path())):
    """A folder of which the system says nothing until the test is over; no share can be lost here."""

    def is_dir(self, **_how: bool) -> bool:
        return GONE.wait()


@pytest.fixture(autouse=True)
def _answers_at_last():
    GONE.clear()
    yield
    GONE.set()


def test_the_first_that_is_there_is_taken(tmp_path: Path) -> None:
    file, folder = tmp_path / "file", tmp_path / "folder"
    file.touch()
    folder.mkdir()
    assert first_answering([tmp_path / "gone", file, folder, tmp_path]) == folder
    assert first_answering([tmp_path / "gone", file]) is None
    assert first_answering([]) is None


def test_one_that_does_not_answer_is_passed_over(tmp_path: Path) -> None:
    assert first_answering([OnDeadShare("/share/sop"), tmp_path], 0.2) == tmp_path
    assert first_answering([OnDeadShare("/share/sop")], 0.2) is None


def test_one_that_comes_later_is_not_waited_for(tmp_path: Path) -> None:
    assert first_answering([tmp_path, OnDeadShare("/share/sop")], 600.0) == tmp_path
