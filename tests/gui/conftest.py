"""What the tests of the window's parts share."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from gui.desk import Office as Desk
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sopeditor.gui.application import application
from sopeditor.gui.office import Office
from sopeditor.gui.window import Window
from sopeditor.model.records import (
    Actor,
    Arrow,
    Chart,
    Document,
    Flow,
    Identity,
    Scope,
    Signatory,
    Sop,
    Step,
    Symbol,
    SymbolKind,
)
from sopeditor.storage.documents import save


@pytest.fixture(autouse=True)
def _collected_here() -> Iterator[None]:
    """Free what hangs together in cycles in this thread and in no other: see sopeditor.gui.garbage."""
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()


@pytest.fixture
def office(qtbot: QtBot) -> Callable[[Document], Desk]:
    """Put a document on a canvas."""
    return lambda document: Desk(qtbot, document)


@pytest.fixture(scope="session")
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The application, dressed as users see it."""
    app = application()
    yield app
    app.clipboard().clear()  # the offscreen clipboard outlives Python, and must not hold what Python made


@pytest.fixture
def program(app: QApplication) -> Iterator[Office]:
    """The program without a window; whatever a test leaves open is closed unasked."""
    program = Office()
    yield program
    for window in tuple(program.windows):
        window.files.may_leave = lambda: True
        window.close()


@pytest.fixture
def window(program: Office, qtbot: QtBot) -> Window:
    """A window with the start page, which has the keyboard."""
    window = program.new_window()
    window.showNormal()  # it fills the offscreen screen, which is small
    window.resize(1366, 768)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    return window


@pytest.fixture
def editing(program: Office, window: Window) -> Window:
    """A window with a small document."""
    program.open_document(letter(), window)
    return window


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A document on the disk."""
    path = tmp_path / "Surat tugas.sop.json"
    save(path, letter())
    return path


def letter() -> Document:
    """Four steps in three lanes: a start, a check with a way back, two who act together, an end."""
    kind = SymbolKind
    actors = (Actor("staf", "Staf"), Actor("kabag", "Kepala Bagian"), Actor("karo", "Kepala Biro"))
    steps = (
        Step(
            "s1",
            "Mengajukan konsep surat",
            "Disposisi",
            "30 menit",
            "Konsep surat",
            symbols=(_at("a", "staf", kind.TERMINATOR),),
        ),
        Step(
            "s2",
            "Memeriksa konsep surat",
            "Konsep surat",
            "1 hari",
            "Konsep diparaf",
            symbols=(_at("b", "kabag", kind.DECISION),),
        ),
        Step(
            "s3",
            "Membahas konsep surat",
            "Konsep diparaf",
            "2 jam",
            "Notula",
            symbols=(_at("c", "kabag"), _at("d", "karo")),
        ),
        Step(
            "s4",
            "Menandatangani surat",
            "Notula",
            "10 menit",
            "Surat",
            symbols=(_at("e", "karo", kind.TERMINATOR),),
        ),
    )
    flows = (
        Flow("f1", "a", "b"),
        Flow("f2", "b", "c", "Y"),
        Flow("f3", "b", "a", "T"),
        Flow("f4", "c", "d", arrow=Arrow.NONE),
        Flow("f5", "c", "e"),
    )
    identity = Identity(
        institution=("Kementerian Contoh", "Biro Umum"),
        number="SOP-7/2026",
        title="Penerbitan Surat Tugas",
        scope=Scope.MICRO,
        created="Kamis, 14 Desember 2017",
        signatories=(Signatory(position="Kepala Biro"),),
        legal_basis=("Undang-undang tentang contoh", "Peraturan tentang contoh"),
    )
    return Document(Sop(identity, (Chart("c1", actors=actors, steps=steps, flows=flows),)))


def _at(symbol_id: str, actor: str, kind: SymbolKind = SymbolKind.PROCESS) -> Symbol:
    return Symbol(symbol_id, actor, kind)
