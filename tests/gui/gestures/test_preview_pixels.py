"""What a gesture shows last is, pixel for pixel, what letting go gives."""

import pytest
from building import document
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from sopeditor.gui.canvas.overlay import HintsItem
from sopeditor.model.records import SymbolKind

#   A(Kabag) ─► B?(Staf) ─Y─► C(Karo) ─► D(Staf)     T goes back to A
CHART = document("A:(Kabag B:Staf? C:Karo D:Staf)", "A>B B>C:Y B>A:T C>D")


def paper(room):
    """All pages as they are painted, without what is shown over them."""
    room.source.settle()
    scene = room.canvas.paper
    over = [item for item in scene.items() if isinstance(item, HintsItem)]
    for item in over:
        item.hide()
    bounds = room.canvas.desk.bounds
    image = QImage(int(bounds.w * 2), int(bounds.h * 2), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    scene.fill(QRectF(bounds.x, bounds.y, bounds.w, bounds.h))
    scene.render(painter, QRectF(image.rect()), QRectF(bounds.x, bounds.y, bounds.w, bounds.h))
    painter.end()
    for item in over:
        item.show()
    return image


def border(room):
    lanes = {lane.actor: lane.band for lane in room.sheet.pages[1].tables[0].lanes}
    header = room.place("Staf", "name").box
    return room.pixel(1, lanes["Staf"].start, header.y + header.h / 2)


GESTURES = {
    "a symbol to another lane": lambda room: (room.at("C"), room.at("c", "Kabag")),
    "a symbol with its row": lambda room: (room.at("C"), room.at("a", "Karo", down=0.1)),
    "a row": lambda room: (room.at("b", "number"), room.at("d", "number", down=0.9)),
    "a lane": lambda room: (room.at("Karo", "name"), room.at("Kabag", "name", across=0.1)),
    "a column border": lambda room: (border(room), border(room) + QPoint(14, 0)),
    "a flow to a symbol": lambda room: (room.handle_of("B"), room.at("D")),
    "a flow into a cell": lambda room: (room.handle_of("C"), room.at("d", "Kabag")),
    "a flow's end": lambda room: (room.end_of("B>C:Y"), room.at("D")),
}


@pytest.mark.parametrize("gesture", GESTURES)
def test_the_last_preview_is_what_letting_go_gives(office, gesture):
    room = office(CHART)
    before = paper(room)
    start, end = GESTURES[gesture](room)
    room.press(start)
    room.move(start + (end - start) / 2)
    room.move(end)
    assert room.session.document == CHART
    shown = paper(room)
    assert shown != before
    room.release(end)
    assert room.session.document != CHART
    QApplication.processEvents()
    assert paper(room) == shown
    room.session.undo()
    assert paper(room) == before
    room.session.redo()
    assert paper(room) == shown


def test_a_symbol_from_the_palette(office):
    room = office(CHART)
    end = room.at("c", "Kabag")
    room.canvas.take_symbol(SymbolKind.DECISION)
    room.hover(end)
    shown = paper(room)
    room.click(end)
    assert room.session.undo_label == "simbol baru langkah 3"
    assert paper(room) == shown
