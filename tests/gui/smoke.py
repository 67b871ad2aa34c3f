"""Run as a program of its own: opens a sample in a window, works in it, and says what came of it.

python smoke.py FOLDER          edit in table and pages, save, export, close; prints "done"
python smoke.py FOLDER --crash  edit, keep the work safe, and die
"""

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMessageBox, QStyle

from sopeditor.assets import samples
from sopeditor.gui import trouble
from sopeditor.gui.application import application
from sopeditor.gui.canvas import Canvas
from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.commands.exports import ExportCommands
from sopeditor.gui.gestures.hints import Tone
from sopeditor.gui.gestures.spots import Place, cell_of, places_of
from sopeditor.gui.office import Office
from sopeditor.gui.table.view import StepTable
from sopeditor.gui.window import Window
from sopeditor.model.lookup import symbol

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
    ask(window)
    assert window.files.save()


def ask(window: Window) -> None:
    """Open a question and say no; its buttons bear words only, on whatever desktop."""

    def refuse() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        buttons = box.findChild(QDialogButtonBox)
        assert buttons is not None
        hint = QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons
        assert buttons.style().styleHint(hint, None, buttons) == 0
        QTest.keyClick(box, Key.Key_Escape)

    QTimer.singleShot(200, refuse)
    assert not window.questions.agrees("?", "", "Ya")
    window.activateWindow()  # as a window manager does


def choose(window: Window, table: StepTable) -> None:
    """Choose another pelaksana from the list; the keyboard comes back to the table."""
    assert window.session is not None
    table.setFocus()
    table.setCurrentIndex(table.steps.index(1, table.steps.column_of(TableColumn.ACTORS) or 0))
    QTest.keyClick(table, "s")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup.focusWidget() or popup, Key.Key_Return)
    QApplication.processEvents()
    chart = window.session.document.sop.charts[0]
    assert [symbol.actor for symbol in chart.steps[1].symbols] == [chart.actors[0].id]
    assert QApplication.activePopupWidget() is None
    assert window.focusWidget() is table


def draw(window: Window) -> None:
    """On the pages: give a symbol to another pelaksana, join it to another one, copy both, and take it all back."""
    workspace, session = window.workspace, window.session
    assert workspace is not None
    assert session is not None
    before = session.document
    window.actions_["view_pages"].trigger()
    canvas, chart = workspace.canvas, before.sop.charts[0]
    canvas.go_to_page(2)
    canvas.fit_page()
    while workspace.source.is_behind:
        QTest.qWait(50)
    first, other = chart.steps[1].symbols[0], chart.steps[2].symbols[0]
    workspace.source.settle()
    free = next(
        actor.id for actor in chart.actors if all(actor.id != s.actor for s in chart.steps[1].symbols)
    )
    drag(canvas, spot(canvas, first.id), spot(canvas, chart.steps[1].id, free))
    assert symbol(session.document.sop.charts[0], first.id).actor == free, session.undo_label
    workspace.source.settle()
    hover(canvas, spot(canvas, first.id))
    handle = max((hint.box for hint in canvas.hints if hint.tone is Tone.HANDLE), key=lambda box: box.x)
    page = next(places_of(canvas.sheet, first.id)).page
    count = len(session.document.sop.charts[0].flows)
    drag(
        canvas,
        canvas.on_screen(Place(page, handle)).center().toPoint(),
        spot(canvas, chart.steps[4].symbols[0].id),
    )
    assert len(session.document.sop.charts[0].flows) == count + 1, session.undo_label
    canvas.fit_page()
    QTest.keyClick(canvas.viewport(), Qt.Key.Key_Escape)
    for place, held in (
        (first.id, Qt.KeyboardModifier.NoModifier),
        (other.id, Qt.KeyboardModifier.ControlModifier),
    ):
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, held, spot(canvas, place))
    for name in ("copy", "paste"):
        window.actions_[name].trigger()
    assert len(session.document.sop.charts[0].steps) == len(chart.steps) + 2, session.undo_label
    for _each in range(3):
        window.actions_["undo"].trigger()
    assert session.document == before
    window.actions_["view_both"].trigger()


def spot(canvas: Canvas, part: str, field: str = "") -> QPoint:
    """The middle of a part, or of its cell in a lane, in the viewport."""
    place = cell_of(canvas.sheet, part, field) if field else next(places_of(canvas.sheet, part))
    assert place is not None
    return canvas.on_screen(place).center().toPoint()


def hover(canvas: Canvas, at: QPoint, button: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move the mouse."""
    view, none = canvas.viewport(), Qt.MouseButton.NoButton
    seen = QPointF(view.mapToGlobal(at))
    held = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        view, QMouseEvent(QMouseEvent.Type.MouseMove, QPointF(at), seen, none, button, held)
    )


def drag(canvas: Canvas, start: QPoint, end: QPoint) -> None:
    """Press, move, release."""
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(canvas.viewport(), left, Qt.KeyboardModifier.NoModifier, start)
    for share in (0.3, 0.7, 1.0):
        hover(canvas, start + (end - start) * share, left)
    QTest.mouseRelease(canvas.viewport(), left, Qt.KeyboardModifier.NoModifier, end)
    QApplication.processEvents()


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
        assert QTest.qWaitForWindowActive(window, 20000)
        work(window, folder)
        if crashes:
            crash(window)
        draw(window)
        finish(window, folder)

    QTimer.singleShot(300, window, act)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
