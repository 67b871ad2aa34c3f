"""Run as a program of its own: opens a sample in a window, works in it, and says what came of it.

python smoke.py FOLDER          edit, save, export, close; prints "done"
python smoke.py FOLDER --crash  edit, keep the work safe, and die
"""

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sopeditor.assets import samples
from sopeditor.gui import trouble
from sopeditor.gui.application import application
from sopeditor.gui.cells.columns import Part
from sopeditor.gui.export_commands import ExportCommands
from sopeditor.gui.office import Office
from sopeditor.gui.table.view import StepTable
from sopeditor.gui.window import Window

Key = Qt.Key


def work(window: Window, folder: Path) -> None:
    """Type into the first row, undo and redo it, add a row."""
    assert window.workspace is not None
    assert window.session is not None
    table = window.workspace.steps.table
    table.setCurrentIndex(table.steps.index(0, table.steps.columnCount() - 1))
    for letter in "penting":
        QTest.keyClick(QApplication.focusWidget() or table, letter)
    QTest.keyClick(QApplication.focusWidget() or table, Key.Key_Return)
    before = window.session.document
    assert before.sop.charts[0].steps[0].remark == "penting", before.sop.charts[0].steps[0].remark
    window.actions_["undo"].trigger()
    window.actions_["redo"].trigger()
    assert window.session.document == before
    window.actions_["insert_below"].trigger()
    window.actions_["undo"].trigger()
    choose(window, table)
    assert window.files.save()


def choose(window: Window, table: StepTable) -> None:
    """Choose another pelaksana from the list; the keyboard comes back to the table."""
    assert window.session is not None
    table.setFocus()
    table.setCurrentIndex(table.steps.index(1, table.steps.column_of(Part.ACTORS) or 0))
    QTest.keyClick(table, "s")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup.focusWidget() or popup, Key.Key_Return)
    QApplication.processEvents()
    chart = window.session.document.sop.charts[0]
    assert [symbol.actor for symbol in chart.steps[1].symbols] == [chart.actors[0].id]
    assert QApplication.activePopupWidget() is None
    assert window.focusWidget() is table


def finish(window: Window, folder: Path) -> None:
    """Export and close."""
    exports = window.commands["exports"]
    assert isinstance(exports, ExportCommands)
    exports.write("PDF", folder / "hasil.pdf")
    assert (folder / "hasil.pdf").read_bytes().startswith(b"%PDF"), window.told
    assert not window.grab().isNull()
    assert window.close()
    print("done", flush=True)


def crash(window: Window) -> None:
    """Lose the process with unsaved work that was put into safety."""
    window.actions_["insert_below"].trigger()
    window.keep_work()
    print("crashing", flush=True)
    os.kill(os.getpid(), signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)


def main() -> int:
    folder, crashes = Path(sys.argv[1]), "--crash" in sys.argv
    app = application()
    office = Office()
    trouble.install(office.keep_work)
    sys.excepthook = lambda *error: (sys.__excepthook__(*error), os._exit(1))
    window = office.open_copy(samples()[0], office.new_window())
    assert window is not None
    assert window.file is not None
    window.file.save(folder / "contoh.sop.json")
    window.activateWindow()

    def act() -> None:
        work(window, folder)
        if crashes:
            crash(window)
        finish(window, folder)

    QTimer.singleShot(300, window, act)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
