"""What the window remembers from one time to the next."""

from gui.conftest import letter
from gui.hands import (
    table_of,
)

from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.office import Office
from sopeditor.gui.window import Window


def test_the_window_remembers_its_layout(program: Office, editing: Window) -> None:
    table = table_of(editing)
    table.columns.show(TableColumn.REMARK, False)
    table.setColumnWidth(0, 333)
    editing.actions_["view_pages"].trigger()
    editing.close()
    again = program.new_window()
    program.open_document(letter(), again)
    assert again.workspace is not None
    assert again.workspace.view == "pages"
    assert table_of(again).columns.hidden == {TableColumn.REMARK}
    assert table_of(again).columnWidth(0) == 333


def test_the_first_window_fills_a_small_screen_and_the_next_stands_as_it_was_left(program: Office) -> None:
    first = program.new_window()
    assert first.isMaximized()  # the offscreen screen is 800 pixels wide
    first.showNormal()
    assert first.screen().availableGeometry().contains(first.frameGeometry())
    first.close()
    assert not program.new_window().isMaximized()


def test_another_window_is_as_large_and_does_not_hide_the_one_before(program: Office, window: Window) -> None:
    window.resize(700, 500)
    window.move(20, 30)
    other = program.new_window()
    assert other.size() == window.size()
    assert other.pos() != window.pos()
    assert other.screen().availableGeometry().contains(other.frameGeometry())


def test_a_spoilt_memory_does_no_harm(program: Office, editing: Window) -> None:
    from sopeditor.gui.settings import settings

    editing.close()
    store = settings()
    for key, value in {
        "workspace/view": "sideways",
        "workspace/splitter": "nonsense",
        "table/hidden": ["no column", "activity"],
        "table/widths/activity": "-5",
        "window/geometry": "far away",
    }.items():
        store.setValue(key, value)
    store.sync()
    again = program.new_window()
    program.open_document(letter(), again)
    assert again.workspace is not None
    assert again.workspace.view == "both"
    assert table_of(again).columns.hidden == frozenset()
