"""Who carries out a step, chosen or named in the list of its cell, each choice undone and redone."""

import pytest
from gui.hands import (
    Ctrl,
    Key,
    chart_of,
    click_cell,
    one_step,
    popup,
    press,
    steps_of,
    table_of,
    type_text,
)

from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.table.actors_popup import ActorsPopup, readings
from sopeditor.gui.window import Window
from sopeditor.model.records import SymbolKind


def test_choose_a_pelaksana_by_typing(editing: Window) -> None:
    with one_step(editing, "pelaksana langkah 1"):
        click_cell(editing, 0, TableColumn.ACTORS)
        type_text("biro")
        assert isinstance(popup(), ActorsPopup)
        press(Key.Key_Return)
    assert [symbol.actor for symbol in steps_of(editing)[0].symbols] == ["karo"]
    assert [symbol.id for symbol in steps_of(editing)[0].symbols] == ["a"]  # the same symbol: its arrows stay


def test_tick_several_pelaksana(editing: Window) -> None:
    with one_step(editing, "pelaksana langkah 1"):
        click_cell(editing, 0, TableColumn.ACTORS, double=True)
        sheet = popup()
        assert isinstance(sheet, ActorsPopup)
        press(Key.Key_Down)
        press(Key.Key_Space)
        press(Key.Key_Down)
        press(Key.Key_Space)
        press(Key.Key_Return)
    assert [symbol.actor for symbol in steps_of(editing)[0].symbols] == ["staf", "kabag", "karo"]
    press(Key.Key_Z, Ctrl)
    assert [symbol.actor for symbol in steps_of(editing)[0].symbols] == ["staf"]


def test_type_several_pelaksana_between_commas(editing: Window) -> None:
    with one_step(editing, "pelaksana langkah 1"):
        click_cell(editing, 0, TableColumn.ACTORS)
        type_text("staf, kepala biro")
        sheet = popup()
        assert isinstance(sheet, ActorsPopup)
        assert sheet.list.item(sheet.list.count() - 1).text() == "Staf + Kepala Biro"
        press(Key.Key_Return)
    assert [symbol.actor for symbol in steps_of(editing)[0].symbols] == ["staf", "karo"]
    assert len(chart_of(editing).actors) == 3


def test_parts_of_names_are_enough_between_commas(editing: Window) -> None:
    with one_step(editing, "pelaksana langkah 1"):
        click_cell(editing, 0, TableColumn.ACTORS)
        type_text("sta, biro")
        press(Key.Key_Return)
    assert [symbol.actor for symbol in steps_of(editing)[0].symbols] == ["staf", "karo"]


def test_new_pelaksana_are_named_between_commas_too(editing: Window) -> None:
    with one_step(editing, "pelaksana baru “Menteri”, “Inspektur”"):
        click_cell(editing, 0, TableColumn.ACTORS)
        type_text("staf, Menteri, Inspektur")
        press(Key.Key_Return)
    chart = chart_of(editing)
    assert [actor.name for actor in chart.actors[-2:]] == ["Menteri", "Inspektur"]
    assert [symbol.actor for symbol in steps_of(editing)[0].symbols] == [
        "staf",
        *(actor.id for actor in chart.actors[-2:]),
    ]


def test_the_first_of_several_who_begin_together_is_the_start(editing: Window) -> None:
    editing.actions_["new"].trigger()
    began = editing.office.windows[-1]
    click_cell(began, 0, TableColumn.ACTIVITY)
    for text in ("Mengumpulkan data", "Ketua, Anggota, Staf"):
        type_text(text)
        press(Key.Key_Tab)
    kinds = [symbol.kind for symbol in steps_of(began)[0].symbols]
    assert kinds == [SymbolKind.TERMINATOR, SymbolKind.PROCESS, SymbolKind.PROCESS]


def test_a_comma_may_stand_in_the_name_of_a_new_pelaksana(editing: Window) -> None:
    click_cell(editing, 3, TableColumn.ACTORS)
    type_text("Kabid Politik, Hukum")
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert chart_of(editing).actors[-1].name == "Kabid Politik, Hukum"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Kabag Hukum, Organisasi, dan Tata Laksana", [1, 3]),
        ("Kepala, Ketua Tim, BPS Kab/Kota", [3, 1]),
        ("Kabag Umum, Hukum & Humas; Staf", [3]),
        ("Staf,  staf", [1]),
        ("st, biro", [2, 2, 1]),
        ("st, bir, Inspektur", [3, 1]),
        ("Kepala  Biro", []),
        (" , ", []),
    ],
)
def test_what_names_a_text_may_mean(text: str, meant: list[int]) -> None:
    assert [len(names) for names in readings(text, ["Staf", "Kepala Biro"])] == meant


def test_name_a_new_pelaksana_in_the_list(editing: Window) -> None:
    with one_step(editing, "pelaksana baru “Menteri”"):
        click_cell(editing, 3, TableColumn.ACTORS)
        type_text("Menteri")
        press(Key.Key_Return)
    assert chart_of(editing).actors[-1].name == "Menteri"
    assert steps_of(editing)[3].symbols[0].actor == chart_of(editing).actors[-1].id


def test_a_new_pelaksana_may_be_called_like_a_part_of_another(editing: Window) -> None:
    with one_step(editing, "pelaksana baru “Kepala”"):
        click_cell(editing, 1, TableColumn.ACTORS)
        type_text("Kepala")
        press(Key.Key_Up)
        press(Key.Key_Return)
    assert chart_of(editing).actors[-1].name == "Kepala"


@pytest.mark.parametrize(
    ("part", "typed"), [(TableColumn.ACTORS, "staf"), (TableColumn.FLOWS, "4"), (TableColumn.SYMBOLS, "2")]
)
def test_enter_after_typing_goes_on_below_as_in_a_spreadsheet(
    editing: Window, part: TableColumn, typed: str
) -> None:
    click_cell(editing, 2, part)
    type_text(typed)
    press(Key.Key_Return)
    table = table_of(editing)
    assert table.currentIndex() == table.steps.index(3, table.steps.column_of(part) or 0)
    assert table.hasFocus()


def test_enter_in_a_list_that_was_only_opened_stays(editing: Window) -> None:
    click_cell(editing, 2, TableColumn.ACTORS)
    press(Key.Key_F2)
    press(Key.Key_Return)
    assert table_of(editing).currentIndex().row() == 2


def test_tab_through_the_list_of_pelaksana_changes_nothing(editing: Window) -> None:
    before = chart_of(editing)
    click_cell(editing, 2, TableColumn.ACTORS)
    press(Key.Key_F2)
    press(Key.Key_Tab)
    assert chart_of(editing) == before
    assert table_of(editing).currentIndex() == table_of(editing).steps.index(2, 2)
