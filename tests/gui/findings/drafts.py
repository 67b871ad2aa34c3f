"""A draft with something of each kind left undone, and how its findings are seen and chosen."""

from gui.conftest import letter
from gui.hands import table_of
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.findings.button import FindingsButton
from sopeditor.gui.findings.panel import FindingsPanel
from sopeditor.gui.window import Window
from sopeditor.model.records import Actor, Document

FIRST = [
    "Identitas: Tanggal Efektif belum diisi",
    "Identitas: Kualifikasi Pelaksana belum diisi",
    "Pelaksana “Arsiparis” tidak mengerjakan satu langkah pun",
    "Langkah 1: waktu belum diisi",
    "Langkah 2: keputusan ini belum punya dua cabang",
    "Langkah 2: output belum diisi",
    "Langkah 3: waktu “Bila perlu” bukan lama pengerjaan",
]


def draft() -> Document:
    """The letter with something of each kind left undone."""
    document = letter()
    chart = document.sop.charts[0]
    first, second, third, fourth = chart.steps
    steps = (
        replace(first, duration=""),
        replace(second, output=""),
        replace(third, duration="Bila perlu"),
        fourth,
    )
    flows = tuple(flow for flow in chart.flows if flow.id != "f3")
    chart = replace(chart, actors=(*chart.actors, Actor("arsip", "Arsiparis")), steps=steps, flows=flows)
    return replace(document, sop=replace(document.sop, charts=(chart,)))


def sound() -> Document:
    """The letter with its identity complete."""
    document = letter()
    identity = replace(document.sop.identity, effective="2 Januari 2018", qualifications=("SLTA",))
    return replace(document, sop=replace(document.sop, identity=identity))


def panel_of(window: Window) -> FindingsPanel:
    assert window.workspace is not None
    return window.workspace.findings


def button_of(window: Window) -> FindingsButton:
    found = window.statusBar().findChild(FindingsButton)
    assert found is not None
    return found


def listed(panel: FindingsPanel) -> list[str]:
    """The sentences from top to bottom, up to the advice."""
    items = map(panel.list.item, range(panel.list.count()))
    return [item.text().split(";")[0] for item in items]


def marked(panel: FindingsPanel) -> str:
    """The sentence that is marked, up to the advice."""
    finding = panel.list.current
    return finding.message.split(";")[0] if finding else ""


def button(panel: FindingsPanel, action: QAction) -> QToolButton:
    """The button of one of the panel's actions."""
    return next(each for each in panel.findChildren(QToolButton) if each.defaultAction() is action)


def choose(panel: FindingsPanel, row: int) -> None:
    """Click a finding."""
    item = panel.list.item(row)
    panel.list.scrollToItem(item)
    place = panel.list.visualItemRect(item).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()


def cell(window: Window) -> tuple[int, TableColumn]:
    """Row and column of the table's current cell."""
    index = table_of(window).currentIndex()
    return index.row(), table_of(window).steps.parts[index.column()]
