"""Whoever hears the window instead of seeing it learns what each control is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from gui.hands import answering, chart_of, table_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QScrollArea, QTabWidget, QWidget

from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.page_setup.dialog import PageSetup
from sopeditor.gui.print_preview.dialog import PrintPreview
from sopeditor.gui.window import Window
from sopeditor.gui.workspace import IDENTITY, LANES, STEPS

_CONTAINERS = (QTabWidget, QScrollArea)


def nameless(root: QWidget) -> list[str]:
    """The visible controls of a widget that can have the keyboard and don't say what they are."""
    QApplication.processEvents()
    return [
        f"{type(each).__name__} {each.objectName()}" for each in _controls(root) if not _name(each).strip()
    ]


def _controls(root: QWidget) -> Iterator[QWidget]:
    for each in (root, *root.findChildren(QWidget)):
        focusable = each.isVisible() and each.focusPolicy() != Qt.FocusPolicy.NoFocus
        inner = each.objectName() == "qt_spinbox_lineedit"  # the field that has the name lies around it
        if focusable and not inner and not isinstance(each, _CONTAINERS):
            yield each


def _name(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found else "no interface"


@pytest.mark.parametrize("side", [IDENTITY, STEPS, LANES])
def test_every_side_of_the_window(editing: Window, side: int) -> None:
    assert editing.workspace is not None
    editing.workspace.show_side(side)
    editing.workspace.find_bar.open()
    assert nameless(editing) == []


def test_the_panel_of_each_kind_of_part(editing: Window) -> None:
    assert editing.workspace is not None
    editing.workspace.show_properties(True)
    chart = chart_of(editing)
    for part in (chart.steps[1].id, chart.steps[1].symbols[0].id, chart.flows[1].id, chart.actors[0].id):
        editing.workspace.selection.select(frozenset({part}))
        assert nameless(editing.workspace.properties) == [], part


@pytest.mark.parametrize("part", [TableColumn.ACTORS, TableColumn.SYMBOLS, TableColumn.FLOWS])
def test_the_lists_of_the_table(editing: Window, part: TableColumn) -> None:
    assert editing.workspace is not None
    steps = table_of(editing).steps
    popup = editing.workspace.steps.open_list(steps.index(1, steps.column_of(part) or 0))
    assert popup is not None
    assert nameless(popup) == []
    popup.close()


def test_page_setup_on_all_its_tabs(editing: Window, tmp_path: Path) -> None:
    assert editing.session is not None
    dialog = PageSetup(editing.session.document, tmp_path, editing)
    dialog.show()
    tabs = dialog.findChild(QTabWidget)
    assert tabs is not None
    for tab in range(tabs.count()):
        tabs.setCurrentIndex(tab)
        assert nameless(dialog) == [], tabs.tabText(tab)
    dialog.close()
    dialog.deleteLater()


def test_print_preview(editing: Window, tmp_path: Path) -> None:
    assert editing.session is not None
    dialog = PrintPreview(editing.session.document, "SOP", tmp_path / "a.pdf", editing)
    dialog.show()
    assert nameless(dialog) == []
    dialog.close()
    dialog.deleteLater()


def test_guide(editing: Window) -> None:
    assert nameless(editing.guide()) == []


ASKING = (
    "page_setup",
    "preview",
    "print",
    "export_several",
    "fit_pages",
    "shortcuts",
    "about",
    "offset",
    "rename_chart",
    "footnote",
    "export_png",
    "export_pdf",
    "save_as",
    "open",
    "import",
    "section",
    "number",
)


@pytest.mark.parametrize("command", ASKING)
def test_every_dialog_has_names_and_a_title_and_leaves_by_escape(editing: Window, command: str) -> None:
    def look(dialog: QDialog) -> None:
        assert nameless(dialog) == []
        assert dialog.windowTitle()
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)

    table = table_of(editing)
    table.setCurrentIndex(table.steps.index(1, 1))
    before = editing.session.document if editing.session else None
    answering(look, editing.actions_[command].trigger)
    assert editing.session is not None
    assert editing.session.document is before


def test_the_question_for_a_folder_speaks_indonesian(editing: Window, tmp_path: Path) -> None:
    def look(dialog: QDialog) -> None:
        words = {button.text().replace("&", "") for button in dialog.findChildren(QPushButton)}
        assert words == {"Pilih", "Batal"}
        assert nameless(dialog) == []
        dialog.reject()

    answering(look, lambda: editing.questions.folder("Folder", tmp_path))
