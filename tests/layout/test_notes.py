"""What the layout had to give up is told in sentences that name the place as a user knows it."""

from building import chart

from sopeditor.edit.flows import set_wish
from sopeditor.edit.steps import set_number
from sopeditor.layout.compose import lay_out
from sopeditor.model.records import Document, Side, Sop, Wish

DRAWN = chart("A:Kabag( B:Staf? C:Staf D:Kabag)", "A>B B>C:Y B>A:T C>D")
UNHEEDED = set_wish("A>B", Wish(exit=Side.TOP, entry=Side.BOTTOM, gap="d", gutter="Kabag"))


def test_a_row_without_a_number_is_called_by_its_place() -> None:
    document = set_number("b", "")(UNHEEDED(Document(Sop(charts=(DRAWN,)))))
    assert lay_out(document).notes == (
        "Alur dari langkah 1 ke baris ke-2 tidak dapat mengikuti jalur pilihan Anda.",
    )


def test_of_several_charts_the_one_that_is_meant_is_named() -> None:
    other = chart("X:Kabag( Y:Staf)", "X>Y", "first")
    document = UNHEEDED(Document(Sop(charts=(other, DRAWN))))
    assert lay_out(document).notes == (
        "Alur dari langkah 1 ke langkah 2 (bagan 2) tidak dapat mengikuti jalur pilihan Anda.",
    )
