"""The table's header: words and names of lanes, at one size each, across or turned."""

import pytest
from msgspec.structs import replace

from sopeditor.layout.form import Form, form_of
from sopeditor.layout.table.columns import Columns, columns_of
from sopeditor.layout.table.header import Header, HeaderCell, header_of
from sopeditor.layout.typesetting.hyphens import SOFT_HYPHEN
from sopeditor.model.profile import Profile, Typeface, Words
from sopeditor.model.records import Actor, Chart, Width

LONG = (
    "Kepala Dinas Kependudukan dan Pencatatan Sipil",
    "Pengadministrasi Kependudukan",
    "Administrator Database Kependudukan",
    "Kepala Bidang Pelayanan Pendaftaran Penduduk",
)


def set_in(names: tuple[str, ...], lane: float, form: Form) -> tuple[Header, Columns]:
    """The header over lanes of one width."""
    actors = tuple(Actor(f"a{at}", name) for at, name in enumerate(names))
    left = form.frame.w - lane * len(names)
    keys = ("number", "activity", "supplies", "duration", "output", "remark")
    widths = (*(Width(key, left / len(keys)) for key in keys), *(Width(one.id, lane) for one in actors))
    columns = columns_of(Chart("c", actors=actors, widths=widths), form)
    return header_of(actors, columns, form), columns


def names_of(header: Header) -> list[HeaderCell]:
    return [cell for cell in header.cells if cell.field == "name"]


def hyphens(header: Header) -> int:
    lines = [line for cell in names_of(header) for line in cell.text.lines]
    return sum(run.text.endswith(SOFT_HYPHEN) for line in lines for run in line.runs)


def test_names_of_wide_lanes_stand_across() -> None:
    header, _ = set_in(LONG, 90.0, form_of(Profile()))
    assert not any(cell.upright for cell in names_of(header))
    assert hyphens(header) == 0


@pytest.mark.parametrize("lane", [30.0, 36.0, 44.0])
def test_names_are_turned_before_many_of_them_are_hyphenated(lane: float) -> None:
    header, _ = set_in(LONG * 2, lane, form_of(Profile()))
    assert all(cell.upright for cell in names_of(header))
    assert hyphens(header) == 0


def test_one_long_name_among_many_is_hyphenated() -> None:
    header, _ = set_in(("Pertanggungjawaban", *["Staf"] * 7), 44.0, form_of(Profile()))
    assert not any(cell.upright for cell in names_of(header))
    assert hyphens(header) > 0


def test_turned_names_are_smaller_where_that_makes_the_header_much_lower() -> None:
    names = ("Deputi Bidang Koordinasi Politik Dalam Negeri", *["Kepala Subbagian Tata Laksana"] * 12)
    header, _ = set_in(names, 32.0, form_of(Profile()))
    (size,) = {cell.text.style.size for cell in names_of(header)}
    assert 7.0 <= size < 9.0
    assert header.height < 125.0
    short, _ = set_in(tuple(["Kepengadministrasian"] * 13), 32.0, form_of(Profile()))
    assert {cell.text.style.size for cell in names_of(short)} == {9.0}


def test_all_words_over_the_columns_are_of_one_size() -> None:
    form = form_of(
        replace(Profile(), typeface=Typeface(size=12.0), words=replace(Words(), remark="Keterangan Tambahan"))
    )
    header, columns = set_in(("Kepala", "Staf"), 230.0, form)
    keys = {slot.key for slot in columns.texts}
    sizes = {cell.text.style.size for cell in header.cells if cell.field in keys}
    assert len(sizes) == 1
    assert sizes < {12.0} or max(sizes) < 12.0
