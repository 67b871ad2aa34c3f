"""The panel of what is selected."""

import pytest
from gui.hands import (
    Key,
    chart_of,
    click,
    one_step,
    press,
    steps_of,
    table_of,
    type_text,
    wheel,
)
from PySide6.QtWidgets import QComboBox, QLabel

from sopeditor.edit.steps import set_number
from sopeditor.gui.properties.forms import FlowForm, LaneForm, StepForm, SymbolForm
from sopeditor.gui.properties.panel import PropertiesPanel
from sopeditor.gui.window import Window
from sopeditor.model.records import Arrow, SymbolKind


@pytest.fixture
def panel(editing: Window) -> PropertiesPanel:
    """The open panel of the selection."""
    assert editing.workspace is not None
    editing.workspace.show_properties(True)
    return editing.workspace.properties


def select(window: Window, *ids: str) -> None:
    """Select parts, as the canvas does."""
    assert window.workspace is not None
    window.workspace.selection.select(frozenset(ids), None, "canvas")


def test_the_panel_edits_a_row(editing: Window, panel: PropertiesPanel) -> None:
    select(editing, "s3")
    form = panel.current
    assert isinstance(form, StepForm)
    with one_step(editing, "judul bagian"):
        form.section.setFocus()
        type_text("B. Bahas")
        editing.setFocus()
    assert steps_of(editing)[2].section == "B. Bahas"
    with one_step(editing, "nomor langkah 1"):
        form.number.setFocus()
        type_text("7")
        editing.setFocus()
    assert steps_of(editing)[2].number == "7"
    with one_step(editing, "halaman baru"):
        click(form.page_break)
    assert steps_of(editing)[2].page_break


def test_the_panel_edits_a_symbol(editing: Window, panel: PropertiesPanel) -> None:
    select(editing, "b")
    form = panel.current
    assert isinstance(form, SymbolForm)
    with one_step(editing, "ubah simbol langkah 2"):
        click(form.kinds[SymbolKind.PROCESS])
    assert steps_of(editing)[1].symbols[0].kind is SymbolKind.PROCESS
    with one_step(editing, "teks simbol"):
        form.text.setFocus()
        type_text("Layak?")
    assert steps_of(editing)[1].symbols[0].text == "Layak?"
    with one_step(editing, "pelaksana simbol langkah 2"):
        form.actor.setFocus()
        press(Key.Key_Down)
    assert steps_of(editing)[1].symbols[0].actor == "karo"
    with one_step(editing, "tukar label"):
        click(form.swap)
    assert {(f.label, f.target) for f in chart_of(editing).flows if f.source == "b"} == {
        ("T", "c"),
        ("Y", "a"),
    }


def test_the_panel_edits_a_flow_and_says_why_not(editing: Window, panel: PropertiesPanel) -> None:
    select(editing, "f5")
    form = panel.current
    assert isinstance(form, FlowForm)
    assert "3 (Kepala Bagian)" in form.ends.text()
    with one_step(editing, "label panah"):
        form.label.setFocus()
        type_text("lanjut")
    assert chart_of(editing).flows[4].label == "lanjut"
    with one_step(editing, "kepala panah"):
        form.arrow.setFocus()
        press(Key.Key_Down)
    assert chart_of(editing).flows[4].arrow is Arrow.BOTH
    assert not form.automatic.isEnabled()


def test_rows_without_a_number_are_called_by_their_place(editing: Window, panel: PropertiesPanel) -> None:
    assert editing.session is not None
    editing.session.apply("nomor", set_number("s1", ""))
    select(editing, "s1")
    assert {each.text() for each in panel.findChildren(QLabel)} & {"Baris ke-1"}
    select(editing, "f2")
    assert isinstance(panel.current, FlowForm)
    assert panel.current.ends.text() == "dari langkah 1 (Kepala Bagian) ke langkah 2 (Kepala Bagian)"
    select(editing, "f1")
    assert panel.current.ends.text() == "dari baris ke-1 (Staf) ke langkah 1 (Kepala Bagian)"


def test_the_panel_edits_a_lane_and_counts_several(editing: Window, panel: PropertiesPanel) -> None:
    select(editing, "kabag")
    form = panel.current
    assert isinstance(form, LaneForm)
    with one_step(editing, "nama pelaksana"):
        form.name.setFocus()
        form.name.selectAll()
        type_text("Kabag")
    assert chart_of(editing).actors[1].name == "Kabag"
    select(editing, "s1", "s2")
    assert panel.current is None
    told = {label.text() for label in panel.findChildren(QLabel)}
    assert "2 dipilih" in told
    assert any("satu saja" in text for text in told)


def test_the_panel_forgets_what_was_deleted(editing: Window, panel: PropertiesPanel) -> None:
    select(editing, "s3")
    editing.actions_["delete_rows"].trigger()
    assert not isinstance(panel.current, StepForm) or panel.current.part != "s3"


def test_f6_walks_through_the_panes(editing: Window, panel: PropertiesPanel) -> None:
    assert editing.workspace is not None
    table_of(editing).setFocus()
    press(Key.Key_F6)
    assert editing.workspace.canvas.hasFocus()
    press(Key.Key_F6)
    press(Key.Key_F6)
    assert table_of(editing).hasFocus()


@pytest.mark.parametrize("part", ["b", "f3"])
def test_scrolling_the_panel_changes_nothing_that_is_chosen_in_it(
    editing: Window, panel: PropertiesPanel, part: str
) -> None:
    select(editing, part)
    assert panel.current is not None
    assert editing.session is not None
    before = editing.session.document
    (choice,) = panel.current.findChildren(QComboBox)
    choice.setFocus()
    wheel(choice)
    assert editing.session.document is before
