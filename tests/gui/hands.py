"""What a user does with mouse and keys, as the tests do it."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from gui import steps
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QListView,
    QMessageBox,
    QWidget,
)
from shiboken6 import isValid

from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.table.editor import CellEditor
from sopeditor.gui.table.view import StepTable
from sopeditor.gui.widgets.popup import Popup
from sopeditor.gui.window import Window
from sopeditor.model.records import Chart, Step

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
Alt = Qt.KeyboardModifier.AltModifier


def table_of(window: Window) -> StepTable:
    """The step table of a window."""
    assert window.workspace is not None
    return window.workspace.steps.table


def chart_of(window: Window) -> Chart:
    """The first chart as it is now."""
    assert window.session is not None
    return window.session.document.sop.charts[0]


def steps_of(window: Window) -> tuple[Step, ...]:
    """The rows as they are now."""
    return chart_of(window).steps


def click_cell(window: Window, row: int, part: TableColumn, double: bool = False) -> None:
    """Click into a cell."""
    table = table_of(window)
    index = table.steps.index(row, table.steps.column_of(part) or 0)
    table.scrollTo(index)
    place = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    if double:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()


def focus() -> QWidget:
    """The widget that has the keyboard."""
    QApplication.processEvents()
    popup = QApplication.activePopupWidget()
    found = (popup.focusWidget() or popup) if popup else QApplication.focusWidget()
    assert found is not None
    return found


def type_text(text: str) -> None:
    """Type letter by letter into whatever has the keyboard at that moment."""
    for letter in text:
        popup = QApplication.activePopupWidget()
        target = (popup.focusWidget() or popup) if popup else QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, letter)
    QApplication.processEvents()


def press(key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key."""
    QTest.keyClick(focus(), key, modifiers)
    QApplication.processEvents()


def type_remark(window: Window, text: str = "penting") -> None:
    """Write into the first cell of the last column."""
    click_cell(window, 0, TableColumn.REMARK)
    type_text(text)
    press(Key.Key_Return)


def editor_of(window: Window) -> CellEditor | None:
    """The field in which a cell is being edited."""
    found = table_of(window).indexWidget(table_of(window).currentIndex())
    return found if isinstance(found, CellEditor) else None


def popup() -> Popup:
    """The list that is open."""
    QApplication.processEvents()
    found = QApplication.activePopupWidget()
    assert isinstance(found, Popup), found
    return found


def click(button: QAbstractButton) -> None:
    """Click a button."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def wheel(widget: QWidget) -> None:
    """Turn the mouse wheel over a widget."""
    place = QPointF(widget.rect().center())
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        place,
        QPointF(widget.mapToGlobal(place.toPoint())),
        QPoint(0, -120),
        QPoint(0, -120),
        none,
        Qt.KeyboardModifier.NoModifier,
        phase,
        False,
    )
    QApplication.sendEvent(widget, event)
    QApplication.processEvents()


def drag(source: QWidget, start: QPoint, target: QWidget, end: QPoint) -> None:
    """Press on one widget, move to a place on another in a few steps, and let go."""
    goal = source.mapFromGlobal(target.mapToGlobal(end))
    QTest.mousePress(source, Qt.MouseButton.LeftButton, pos=start)
    for part in (1, 2, 3, 4):
        place = start + (goal - start) * part / 4
        QTest.mouseMove(source, place)
        QApplication.processEvents()
    QTest.mouseRelease(source, Qt.MouseButton.LeftButton, pos=goal)
    QApplication.processEvents()


def drop_files(target: QWidget, place: QPoint, *urls: QUrl) -> None:
    """Drag files from a file manager onto a widget and let go."""
    mime = QMimeData()
    mime.setUrls(list(urls))
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at, system = target.mapTo(target.window(), place), target.window().windowHandle()
    assert system is not None
    QApplication.sendEvent(system, QDragEnterEvent(at, copy, mime, left, none))
    QApplication.sendEvent(system, QDropEvent(QPointF(at), copy, mime, left, none))
    QApplication.processEvents()


def answering(answer: Callable[[QDialog], None], act: Callable[[], object]) -> None:
    """Do something that opens a dialog, and answer it; fails if no dialog comes or the answer does not close it."""
    seen: list[QDialog] = []
    owners: list[QWidget | None] = []
    problems: list[BaseException | str] = []
    busy: list[QDialog] = []
    done: list[bool] = []

    def look() -> None:
        if done:
            return
        QTimer.singleShot(20, look)  # at once, since an answer may open a dialog of its own
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or dialog in busy:
            return
        if dialog in seen or problems:
            problems.append(f"still open: {dialog.windowTitle()} {getattr(dialog, 'text', str)()}")
            dialog.reject()
            return
        seen.append(dialog)
        busy.append(dialog)
        parent = dialog.parentWidget()
        owners.append(parent.window() if parent else None)
        try:
            answer(dialog)
        except BaseException as problem:
            problems.append(problem)
        finally:
            busy.remove(dialog)

    QTimer.singleShot(20, look)
    act()
    done.append(True)
    assert seen, "no dialog was opened"
    assert not problems, problems
    QApplication.processEvents()
    if owners[0] is not None and isValid(owners[0]) and owners[0].isVisible():
        owners[0].activateWindow()  # as a window manager does


def choose(text: str) -> Callable[[QDialog], None]:
    """The answer that clicks the button with that text."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        button = next(button for button in dialog.buttons() if button.text().replace("&", "") == text)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    return answer


def name_file(path: str) -> Callable[[QDialog], None]:
    """The answer that types a file's name and confirms."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        files = dialog.findChild(QListView, "listView")
        assert files is not None
        files.clearSelection()  # as typing does: a selected file would win over the text
        field.setText(path)
        buttons = dialog.findChild(QDialogButtonBox, "buttonBox")
        assert buttons is not None
        accept = next(
            each for each in buttons.buttons() if buttons.buttonRole(each) is buttons.ButtonRole.AcceptRole
        )
        QTest.mouseClick(accept, Qt.MouseButton.LeftButton)

    return answer


def write(text: str) -> Callable[[QDialog], None]:
    """The answer that types a text into a dialog's field and confirms."""

    def answer(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText(text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    return answer


def one_step(window: Window, name: str) -> AbstractContextManager[None]:
    """What is done meanwhile is one undo step of that name, undone and redone by the keys."""
    assert window.session is not None
    return steps.one_step(
        window.session, name, lambda: press(Key.Key_Z, Ctrl), lambda: press(Key.Key_Y, Ctrl)
    )


def select_rows(window: Window, first: int, last: int) -> None:
    """Click the number of one row and, with Shift, that of another."""
    head = table_of(window).verticalHeader()
    for row, held in ((first, Qt.KeyboardModifier.NoModifier), (last, Qt.KeyboardModifier.ShiftModifier)):
        place = QPoint(head.width() // 2, head.sectionViewportPosition(row) + 8)
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, held, place)
    table_of(window).setFocus()
    QApplication.processEvents()


def put(text: str, html: str = "") -> None:
    """Put something on the clipboard, as another program does."""
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)


def paste_at(window: Window, row: int, part: TableColumn) -> None:
    """Paste into a cell by the keyboard."""
    click_cell(window, row, part)
    press(Key.Key_V, Ctrl)
