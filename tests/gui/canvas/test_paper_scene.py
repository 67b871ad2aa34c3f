"""What did not change is neither rebuilt nor repainted."""

from math import floor

import pytest
from building import document
from gui.canvas.comparing import most_different
from hypothesis import HealthCheck, given, settings
from layout.documents import documents
from msgspec.structs import replace
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from sopeditor.edit.charts import set_widths
from sopeditor.edit.form import set_profile
from sopeditor.edit.parts import new_id, sequence
from sopeditor.edit.steps import insert_step, reword, set_section
from sopeditor.gui.canvas.grouping import portions
from sopeditor.gui.canvas.items import rectangle
from sopeditor.gui.painting.painter import Drawing, paint_marks
from sopeditor.layout.compose import lay_out
from sopeditor.layout.fitting import fit_columns
from sopeditor.model.records import Step
from sopeditor.storage.profiles import builtin_profiles

BUILTIN = [stored.profile for stored in builtin_profiles()]


def with_section(value):
    """A heading and long texts, so that rows have all that they can have."""
    edits = set_section("s20", "Bagian kedua"), reword("s21", "activity", "kata " * 80)
    return sequence(*edits)(value)


ROWS = document(" ".join(f"S{at}:Staf" for at in range(12)), " ".join(f"S{at}>S{at + 1}" for at in range(11)))
MANY = document(" ".join(f"S{at}:Staf" for at in range(60)), " ".join(f"S{at}>S{at + 1}" for at in range(59)))
CUT = with_section(
    document(
        " ".join(f"S{at}:{'Staf' if at % 3 else 'Kabag'}" for at in range(40)),
        " ".join(f"S{at}>S{(at * 7 + 5) % 40}:label" for at in range(39)),
    )
)

UPRIGHT = document(" ".join(f"S{at}:Kasubbagperencanaan{at}" for at in range(13)), "S0>S1")


def with_stored_widths(value):
    """What a person edits: columns keep their widths while texts change."""
    return set_widths("chart", fit_columns(value, "chart"))(value)


def whole_pixels(place, scale, size):
    """A page's place on the desk, as large as a number of pixels."""
    return QRectF(place.x, place.y, size.width() / scale, size.height() / scale)


def painted(office):
    """What each row's item shows."""
    return {key: item.portion for key, item in office.canvas.paper.portions.items()}


def test_every_mark_of_a_page_is_in_exactly_one_portion():
    for page in lay_out(MANY).pages:
        found = [mark for portion in portions(page) for mark in portion.marks]
        assert sorted(found, key=repr) == sorted(page.marks, key=repr)


@pytest.mark.parametrize("value", [MANY, CUT, UPRIGHT], ids=["chain", "cut", "upright names"])
def test_no_portion_is_larger_than_its_box(qapp, value):
    for page in lay_out(value).pages:
        for portion in portions(page):
            beside = QImage(round(page.width), round(page.height), QImage.Format.Format_ARGB32)
            beside.fill(Qt.GlobalColor.transparent)
            painter = QPainter(beside)
            paint_marks(painter, portion.marks)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
            painter.fillRect(rectangle(portion.box).toAlignedRect(), Qt.GlobalColor.transparent)
            painter.end()
            assert not any(bytes(beside.constBits())), portion.key


@pytest.mark.parametrize("profile", BUILTIN, ids=lambda profile: profile.name)
def test_portions_lie_above_each_other_as_the_marks_of_a_page_do(office, profile):
    room = office(set_profile(replace(profile, draft_mark=True), new_id)(CUT))
    room.canvas.set_zoom(0.6)
    scale = room.canvas.transform().m11()
    for page, place in zip(room.source.settle().pages, room.canvas.desk.pages, strict=True):
        size = QSize(round(page.width * scale), round(page.height * scale))
        in_portions, in_marks = (QImage(size, QImage.Format.Format_RGB32) for _ in range(2))
        for image in (in_portions, in_marks):
            image.fill(Qt.GlobalColor.white)
        painter = QPainter(in_portions)
        room.canvas.go_to_page(page.number)
        room.canvas.paper.render(painter, QRectF(in_portions.rect()), whole_pixels(place, scale, size))
        painter.end()
        painter = QPainter(in_marks)
        painter.scale(scale, scale)
        Drawing(page.marks).paint(painter, crisp=True)
        painter.end()
        assert most_different(in_portions, in_marks) <= 48  # smooth edges, where flows touch symbols


@pytest.mark.parametrize("value", [MANY, CUT], ids=["chain", "cut"])
def test_no_portion_reaches_over_its_page_and_the_shadow(office, value):
    room = office(value)
    room.canvas.fit_all()
    for item in room.canvas.paper.portions.values():
        assert item.parentItem().boundingRect().contains(item.boundingRect())


def test_typing_in_a_row_makes_only_that_row_paint_something_else(office):
    room = office(with_stored_widths(ROWS))
    before = painted(room)
    room.session.apply("ketik", reword("s4", "output", "lain"))
    room.source.settle()
    after = painted(room)
    assert {key for key in after if after[key] is not before.get(key)} == {("row", "s4", "1")}


def test_rows_that_did_not_move_keep_their_items(office):
    room = office(with_stored_widths(MANY))
    room.canvas.fit_all()
    before = dict(room.canvas.paper.portions)
    first = room.sheet.pages[1].tables[0].rows
    room.session.apply("sisip", insert_step("chart", "s58", Step("baru", "Baru"), "f"))
    room.source.settle()
    after = room.canvas.paper.portions
    kept = [row.step for row in first if after[("row", row.step, "1")] is before[("row", row.step, "1")]]
    assert kept == [row.step for row in first]


def test_only_pages_in_view_are_filled_and_the_others_when_they_come_into_view(office):
    room = office(MANY)
    room.canvas.set_zoom(1.0)
    room.canvas.go_to_page(2)
    shown = {row.step for row in room.sheet.pages[1].tables[0].rows}
    last = room.sheet.pages[-1].tables[0].rows[-1].step
    keys = {key[1] for key in room.canvas.paper.portions}
    assert shown <= keys
    assert last not in keys
    room.canvas.go_to_page(len(room.sheet.pages))
    assert ("row", last, "1") in room.canvas.paper.portions


def scroll_to(canvas, height):
    """Let the lower edge of the view be at a height of the desk."""
    off = canvas.mapFromScene(0.0, height).y() - canvas.viewport().height()
    canvas.verticalScrollBar().setValue(canvas.verticalScrollBar().value() + off)


def test_a_page_is_left_alone_while_no_more_than_its_blank_margin_is_in_view(office):
    room = office(MANY)
    room.canvas.set_zoom(1.0)
    room.canvas.go_to_page(2)
    top, margin = room.canvas.desk.pages[2].y, room.sheet.outlines[2].blank
    row = room.sheet.pages[2].tables[0].rows[0].step
    scroll_to(room.canvas, top + margin - 2.0)
    before = painted(room)
    room.session.apply("ketik", reword(row, "output", "lain"))
    room.source.settle()
    assert painted(room) == before
    scroll_to(room.canvas, top + margin + 2.0)
    assert painted(room) != before


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(documents())
def test_nothing_is_printed_above_what_is_said_to_be_blank(qapp, value):
    identity = replace(value.sop.identity, title="\u00c5\u1ea4\u1eb2")  # as high as letters become
    for page in lay_out(replace(value, sop=replace(value.sop, identity=identity))).pages:
        strip = QImage(round(page.width), floor(page.blank), QImage.Format.Format_ARGB32)
        strip.fill(Qt.GlobalColor.transparent)
        painter = QPainter(strip)
        paint_marks(painter, page.marks)
        painter.end()
        assert page.blank > 0.0
        assert not any(bytes(strip.constBits()))


def test_pages_come_and_go_with_the_document(office):
    room = office(MANY)
    room.canvas.fit_all()
    count = len(room.canvas.desk.pages)
    short = replace(MANY.sop.charts[0], steps=MANY.sop.charts[0].steps[:3], flows=())
    room.session.apply("pendek", lambda it: replace(it, sop=replace(it.sop, charts=(short,))))
    room.source.settle()
    assert len(room.canvas.desk.pages) == len(room.canvas.paper.pages) == 2 < count
    room.session.undo()
    room.source.settle()
    room.canvas.fit_all()
    assert len(room.canvas.paper.pages) == count
    assert {key[1] for key in room.canvas.paper.portions if key[0] == "row"} == {
        step.id for step in MANY.sop.charts[0].steps
    }
