"""A row inserted near the top of 29, and two lanes that change places: nothing is lost, and one key takes it back."""

import pytest
from gui.desk import Hand
from gui.hands import Key, chart_of, click_cell, one_step, press, table_of, type_text
from PySide6.QtWidgets import QApplication

from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.office import Office
from sopeditor.gui.window import Window
from sopeditor.model.records import Actor, Arrow, Chart, Document, Flow, Sop, Step, Symbol, SymbolKind

LANES = ("Pemohon", "Staf", "Kepala Seksi", "Kepala Bidang", "Kepala Dinas")
CHECKS = {4: 2, 9: 7, 14: 12, 20: 15, 25: 24}
"""Each row with a diamond, and the row to which a refusal goes back."""


def long_document() -> Document:
    """29 rows: a chain over five lanes, five checks with a way back, three rows in which two act together."""
    steps, flows = [], []
    for row in range(1, 30):
        kind = SymbolKind.PROCESS
        if row in (1, 29):
            kind = SymbolKind.TERMINATOR
        elif row in CHECKS:
            kind = SymbolKind.DECISION
        symbols = [Symbol(f"s{row}", f"l{row * 2 % 5}", kind)]
        if row in (6, 17, 22):
            symbols.append(Symbol(f"t{row}", f"l{(row * 2 + 1) % 5}"))
            flows.append(Flow(f"line{row}", f"s{row}", f"t{row}", arrow=Arrow.NONE))
        steps.append(Step(f"r{row}", f"Mengerjakan bagian ke-{row} dari pelayanan", symbols=tuple(symbols)))
        if row < 29:
            flows.append(Flow(f"f{row}", f"s{row}", f"s{row + 1}", "Ya" if row in CHECKS else ""))
    flows += [Flow(f"back{row}", f"s{row}", f"s{target}", "Tidak") for row, target in CHECKS.items()]
    actors = tuple(Actor(f"l{at}", name) for at, name in enumerate(LANES))
    return Document(Sop(charts=(Chart("c", actors=actors, steps=tuple(steps), flows=tuple(flows)),)))


@pytest.fixture
def long(program: Office, window: Window) -> Window:
    program.open_document(long_document(), window)
    return window


def ends(chart: Chart) -> dict[str, tuple[str, str, str]]:
    return {flow.id: (flow.source, flow.target, flow.label) for flow in chart.flows}


def test_an_empty_row_at_3_loses_and_re_aims_no_flow(long: Window) -> None:
    before = ends(chart_of(long))
    with one_step(long, "langkah baru"):
        click_cell(long, 2, TableColumn.ACTIVITY)
        long.actions_["insert_above"].trigger()
    assert len(chart_of(long).steps) == 30
    assert chart_of(long).steps[2].symbols == ()
    assert ends(chart_of(long)) == before


def test_a_step_with_its_pelaksana_at_3_joins_the_chain_and_leaves_every_other_flow(long: Window) -> None:
    before = ends(chart_of(long))
    click_cell(long, 2, TableColumn.ACTIVITY)
    long.actions_["insert_above"].trigger()
    type_text("Meneliti")
    press(Key.Key_Tab)
    type_text("Kepala Dinas")
    press(Key.Key_Return)
    new = chart_of(long).steps[2].symbols[0].id
    after = ends(chart_of(long))
    (joined,) = after.keys() - before.keys()
    changed = {flow for flow in before if before[flow] != after[flow]}
    assert changed == {"f2"}
    assert (after["f2"], after[joined]) == (("s2", new, ""), (new, "s3", ""))


def test_two_lanes_change_places_by_one_drag_and_one_undo_step(long: Window) -> None:
    assert long.workspace is not None
    before, canvas = ends(chart_of(long)), long.workspace.canvas
    long.actions_["view_pages"].trigger()
    QApplication.processEvents()
    long.workspace.source.settle()

    hand = Hand(canvas, long.workspace.source)
    canvas.setFocus()
    with one_step(long, "pindahkan pelaksana Staf"):
        hand.drag(hand.at("l1", "name"), hand.at("l2", "name", across=0.9))
    assert [actor.id for actor in chart_of(long).actors] == ["l0", "l2", "l1", "l3", "l4"]
    assert ends(chart_of(long)) == before


def test_moving_and_deleting_rows_of_the_middle_leaves_every_end_where_it_was(long: Window) -> None:
    before = ends(chart_of(long))
    table = table_of(long)
    table.select_rows(["r10", "r11"])
    table.setFocus()
    long.actions_["move_up"].trigger()
    assert [step.id for step in chart_of(long).steps[8:11]] == ["r10", "r11", "r9"]
    assert ends(chart_of(long)) == before
    table.select_rows(["r19"])
    long.actions_["delete_rows"].trigger()
    after = ends(chart_of(long))
    assert after == {**{k: v for k, v in before.items() if k != "f19"}, "f18": ("s18", "s20", "")}


@pytest.mark.parametrize("row", [1, 13, 29])
def test_the_row_in_hand_is_in_sight_whichever_view_is_chosen(long: Window, row: int) -> None:
    assert long.workspace is not None
    click_cell(long, row - 1, TableColumn.OUTPUT)
    canvas = long.workspace.canvas
    hand = Hand(canvas, long.workspace.source)
    for view in ("view_pages", "view_both", "view_table", "view_pages"):
        long.actions_[view].trigger()
        long.workspace.source.settle()
        QApplication.processEvents()
        QApplication.processEvents()
        box = hand.place(f"r{row}").box
        middle = hand.pixel(hand.place(f"r{row}").page, box.x + box.w / 2, box.y + box.h / 2)
        assert canvas.isHidden() or canvas.viewport().rect().contains(middle), view
