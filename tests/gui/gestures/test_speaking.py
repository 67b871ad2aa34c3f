"""What the keyboard is on is said in words."""

import pytest
from building import document
from PySide6.QtGui import QAccessible

from sopeditor.gui.gestures.speaking import spoken
from sopeditor.gui.selection import Cursor

CHART = document("A:(Kabag B:Staf? C:Karo D:Staf)", "A>B B>C:Y B>A:T C>D")


@pytest.mark.parametrize(
    ("cursor", "words"),
    [
        (Cursor("B"), "Keputusan, langkah 2, pelaksana Staf. Lanjut Y ke 3, T ke 1"),
        (Cursor("A"), "Mulai/selesai, langkah 1, pelaksana Kabag. Lanjut ke 2"),
        (Cursor("D"), "Mulai/selesai, langkah 4, pelaksana Staf"),
        (Cursor("B>C:Y", "label"), "Panah dari langkah 2 ke langkah 3, Y"),
        (Cursor("C>D"), "Panah dari langkah 3 ke langkah 4"),
        (Cursor("c", "Kabag"), "Sel kosong, langkah 3, pelaksana Kabag"),
        (Cursor("c", "activity"), "Kegiatan langkah 3: Kegiatan C"),
        (Cursor("c", "remark"), "Ket langkah 3: kosong"),
        (Cursor("Staf", "name"), "nama pelaksana Staf: Staf"),
        (Cursor("gone"), ""),
    ],
)
def test_every_part_is_said(cursor, words):
    assert spoken(CHART, cursor) == words


def test_the_sheet_tells_a_screen_reader_what_the_keyboard_is_on(office):
    room = office(CHART)
    room.selection.select(frozenset({"B"}), Cursor("B"), "test")
    seen = QAccessible.queryAccessibleInterface(room.canvas)
    assert seen.text(QAccessible.Text.Name) == "Lembar SOP"
    assert "Keputusan, langkah 2" in seen.text(QAccessible.Text.Description)
