"""Tables that must fit on a number of pages: closer first, then in smaller type, and it is said."""

import pytest
from building import document
from msgspec.structs import replace

from sopeditor.edit.charts import set_fit_pages
from sopeditor.layout.compose import lay_out
from sopeditor.layout.form import SMALLEST
from sopeditor.layout.judging import faults
from sopeditor.layout.marks import Role, TextRun
from sopeditor.layout.sheet import Sheet
from sopeditor.layout.typesetting.hyphens import SOFT_HYPHEN
from sopeditor.model import integrity
from sopeditor.model.records import Actor, Chart, Document, Flow, Sop, Step, Symbol, Width

LONG = "Menyusun konsep surat tugas dan menyampaikannya kepada Kabag untuk diperiksa lebih lanjut. "


def chain(rows: int, lanes: int, repeat: int, pages: int) -> Document:
    steps = tuple(
        Step(
            f"r{at}",
            LONG * repeat,
            "Nota dinas",
            "10 menit",
            LONG,
            symbols=(Symbol(f"s{at}", f"a{at % lanes}"),),
        )
        for at in range(rows)
    )
    flows = tuple(Flow(f"f{at}", f"s{at}", f"s{at + 1}") for at in range(rows - 1))
    actors = tuple(Actor(f"a{at}", f"Kepala Subbagian Perencanaan {at}") for at in range(lanes))
    return Document(sop=Sop(charts=(Chart("c", "", actors, steps, flows, fit_pages=pages),)))


def tables(sheet: Sheet) -> int:
    return sum(bool(page.tables) for page in sheet.pages)


def sizes(sheet: Sheet) -> set[float]:
    return {text.size for page in sheet.pages for text in page.texts if text.field == "activity"}


def hyphens(sheet: Sheet) -> int:
    words = [mark for page in sheet.pages for mark in page.marks if isinstance(mark, TextRun)]
    return sum(SOFT_HYPHEN in mark.text for mark in words if mark.role is Role.TEXT)


def test_words_are_divided_only_where_that_saves_a_page() -> None:
    text = "Mempertanggungjawabkan pelaksanaan administrasi perjalanan dinas dan penyelenggaraan pertemuan"
    wide = {
        "activity": 140.0,
        "output": 140.0,
        "supplies": 60.0,
        "duration": 50.0,
        "remark": 40.0,
        "number": 22.0,
    }
    widths = tuple(Width(key, points) for key, points in (wide | {f"a{at}": 30.0 for at in range(9)}).items())
    found = {}
    for rows in (8, 9):
        (chart,) = chain(rows, 9, 1, 0).sop.charts
        steps = tuple(replace(step, activity=text, output=text) for step in chart.steps)
        sheet = lay_out(Document(sop=Sop(charts=(replace(chart, steps=steps, widths=widths),))))
        found[rows] = tables(sheet), hyphens(sheet) > 0
    assert found == {8: (1, False), 9: (1, True)}


def test_without_a_limit_the_type_has_its_size() -> None:
    sheet = lay_out(chain(21, 4, 3, 0))
    assert sizes(sheet) == {9.0}
    assert sheet.notes == ()
    assert tables(sheet) == 4


def test_a_little_too_much_is_set_closer_in_the_same_type() -> None:
    sheet = lay_out(chain(33, 4, 2, 3))
    assert tables(sheet) == 3
    assert sizes(sheet) == {9.0}
    assert sheet.notes == ("Tabel dicetak dengan baris lebih rapat agar muat pada 3 halaman.",)


def test_much_too_much_is_set_in_smaller_type() -> None:
    found = chain(23, 4, 3, 3)
    sheet = lay_out(found)
    assert tables(sheet) == 3
    assert sizes(sheet) == {8.5}
    assert faults(sheet, found) == []
    assert sheet.notes == (
        "Tabel dicetak dengan baris lebih rapat dan huruf 8,5 pt agar muat pada 3 halaman.",
    )


def test_what_does_not_fit_at_all_is_said_and_still_readable() -> None:
    impossible = chain(60, 4, 4, 1)
    sheet = lay_out(impossible)
    assert tables(sheet) > 1
    assert min(text.size for page in sheet.pages for text in page.texts) >= SMALLEST
    (size,) = sizes(sheet)
    told = f"{size:g}".replace(".", ",")
    assert size < 9.0
    assert sheet.notes == (f"Tabel tidak muat pada 1 halaman; dengan huruf {told} pt perlu {tables(sheet)}.",)


@pytest.mark.parametrize("pages", [0, 2])
def test_thirteen_lanes_and_thirty_six_rows_stay_readable(pages: int) -> None:
    crowded = chain(36, 13, 1, pages)
    sheet = lay_out(crowded)
    assert faults(sheet, crowded) == []
    assert min(text.size for page in sheet.pages for text in page.texts) >= SMALLEST


def test_a_limit_that_is_kept_anyway_changes_nothing() -> None:
    found = document("A:Kabag B:Staf", "A>B")
    limited = set_fit_pages("chart", 5)(found)
    assert limited.sop.charts[0].fit_pages == 5
    assert lay_out(limited).pages == lay_out(found).pages


def test_a_limit_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        set_fit_pages("chart", -1)
    (fault,) = integrity.faults(chain(2, 2, 1, -1))
    assert "bilangan dari 0" in fault.reason
