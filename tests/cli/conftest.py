"""An empty current folder with a sample document in it, and the program called as from a command line."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from building import document

from sopeditor.__main__ import main
from sopeditor.storage.documents import save

SAMPLE = document("A:Kabag( B:Staf? C:Staf)", "A>B B>C:Y B>A:T")


class Done(NamedTuple):
    """How a call ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder."""
    folder = tmp_path / "kerja"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def sample(here: Path) -> Path:
    """A document in the current folder, as its user names it."""
    save(Path("rapat.sop.json"), SAMPLE)
    return Path("rapat.sop.json")


@pytest.fixture
def run(here: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """The program in this process: its exit code and what it printed."""

    def run(*arguments: object) -> Done:
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Done(code, printed.out, printed.err)

    return run
