"""Rows of the step table are dragged by their numbers."""

from gui.hands import drag, one_step, select_rows, steps_of, table_of
from PySide6.QtCore import QPoint

from sopeditor.gui.window import Window


def test_drag_a_row_by_its_number(editing: Window) -> None:
    head = table_of(editing).verticalHeader()
    start = QPoint(head.width() // 2, head.sectionViewportPosition(0) + 8)
    end = QPoint(head.width() // 2, head.sectionViewportPosition(2) + head.sectionSize(2) - 4)
    with one_step(editing, "pindahkan langkah 1"):
        drag(head.viewport(), start, head.viewport(), end)
        assert table_of(editing).selected_steps() == ("s1",)
    assert [step.id for step in steps_of(editing)] == ["s2", "s3", "s1", "s4"]


def test_drag_several_selected_rows(editing: Window) -> None:
    select_rows(editing, 0, 1)
    head = table_of(editing).verticalHeader()
    start = QPoint(head.width() // 2, head.sectionViewportPosition(1) + 8)
    end = QPoint(head.width() // 2, head.sectionViewportPosition(4) + head.sectionSize(4) - 4)
    with one_step(editing, "pindahkan 2 langkah"):
        drag(head.viewport(), start, head.viewport(), end)
    assert [step.id for step in steps_of(editing)] == ["s3", "s4", "s1", "s2"]
