"""The newest sheet, laid out once for many changes, beside the window when it takes long."""

from threading import Event

import pytest
from building import document
from PySide6.QtWidgets import QApplication

from sopeditor.edit.session import Session
from sopeditor.edit.steps import reword
from sopeditor.gui.sheet_source import PATIENCE, SheetSource
from sopeditor.layout.compose import lay_out
from sopeditor.layout.drafts import drawn

START = document("A:(Kabag B:Staf C:Kabag)", "A>B B>C")
TIMEOUT = 10_000


class Layout:
    """The real layout, which notes what it is asked for, and waits while `gate` is closed."""

    def __init__(self):
        self.asked = []
        self.gate = Event()
        self.gate.set()

    def __call__(self, document):
        self.asked.append(document)
        assert self.gate.wait(TIMEOUT / 1000)
        return lay_out(document)


@pytest.fixture
def layout():
    return Layout()


@pytest.fixture
def source(qtbot, layout):
    session = Session(START)
    source = SheetSource(session, lay_out=layout)
    source.session = session
    with qtbot.waitSignal(source.changed):
        pass
    yield source
    layout.gate.set()
    source.close()


def reworded(source, text):
    source.session.apply("ketik", reword("a", "activity", text))


def test_many_changes_are_laid_out_once(source, layout, qtbot):
    layout.asked.clear()
    with qtbot.waitSignal(source.changed):
        for text in ("m", "me", "men"):
            reworded(source, text)
    assert layout.asked == [source.session.document]
    assert source.sheet == lay_out(source.session.document)


def test_settling_lays_out_what_waits_at_once(source):
    reworded(source, "menyusun")
    assert source.settle() == lay_out(source.session.document)


def test_undo_of_a_preview_is_shown_without_laying_out_again(source, layout):
    other = reword("a", "activity", "lain")(source.session.document)
    source.preview(other)
    assert source.settle() == lay_out(other)
    layout.asked.clear()
    source.preview(None)
    assert source.sheet == lay_out(START)
    assert layout.asked == []


def test_a_committed_preview_keeps_the_very_sheet_that_was_previewed(source, layout, qtbot):
    source.preview(reword("a", "activity", "lain")(source.session.document))
    shown = source.settle()
    layout.asked.clear()
    with qtbot.assertNotEmitted(source.changed):
        reworded(source, "lain")
    assert source.settle() is shown
    assert layout.asked == []


def test_columns_that_nobody_set_keep_still_while_somebody_types(source, qtbot):
    before = columns(source.sheet)
    for length in range(1, 12):
        text = " ".join(["Menyampaikan pertanggungjawaban penyelenggaraan"] * length)
        source.session.apply("ketik", reword("a", "activity", text), merge="a")
        assert columns(source.settle()) == before
    source.session.seal()
    qtbot.waitUntil(lambda: source.sheet == lay_out(source.session.document), timeout=TIMEOUT)
    assert columns(source.sheet) != before


def test_what_is_laid_out_for_printing_has_its_own_columns_at_once(source):
    long = " ".join(["Menyampaikan pertanggungjawaban penyelenggaraan"] * 9)
    source.session.apply("ketik", reword("a", "activity", long), merge="a")
    assert source.settle() != lay_out(source.session.document)
    source.session.seal()
    assert source.settle() == lay_out(source.session.document)


def columns(sheet):
    return [page.tables[0].area.x for page in sheet.pages if page.tables]


def test_a_document_that_takes_long_is_laid_out_while_the_window_goes_on(source, layout, qtbot):
    source.expect(PATIENCE * 2)
    layout.gate.clear()
    before = source.sheet
    with qtbot.waitSignal(source.busy_changed):
        reworded(source, "pertama")
    reworded(source, "kedua")
    reworded(source, "ketiga")
    assert source.sheet is before
    layout.gate.set()
    qtbot.waitUntil(lambda: source.document == source.session.document, timeout=TIMEOUT)
    assert source.sheet == lay_out(source.session.document)
    assert len(layout.asked) == 3  # the first sheet, the first change, the newest


def test_a_layout_that_ends_late_does_not_hide_what_was_settled_meanwhile(source, layout, qtbot):
    source.expect(PATIENCE * 2)
    layout.gate.clear()
    with qtbot.waitSignal(source.busy_changed):
        reworded(source, "pertama")
    reworded(source, "kedua")
    with qtbot.waitSignal(source.busy_changed):
        layout.gate.set()
        newest = source.settle()
    assert source.sheet is newest
    assert not source.is_behind


def test_a_layout_that_ends_late_brings_back_no_older_sheet_while_somebody_types_on(source, layout, qtbot):
    seen = []
    source.changed.connect(lambda: seen.append(source.document.sop.charts[0].steps[0].activity))
    source.expect(PATIENCE * 2)
    layout.gate.clear()
    with qtbot.waitSignal(source.busy_changed):
        reworded(source, "pertama")
    reworded(source, "kedua")
    layout.gate.set()
    source.settle()
    reworded(source, "ketiga")
    qtbot.waitUntil(lambda: source.document == source.session.document, timeout=TIMEOUT)
    assert seen == ["kedua", "ketiga"]


def test_a_closed_source_no_longer_follows(source, layout):
    source.close()
    layout.asked.clear()
    reworded(source, "sesudahnya")
    assert layout.asked == []


def test_a_layout_that_ends_after_closing_begins_no_other(source, layout, qtbot):
    source.expect(PATIENCE * 2)
    layout.gate.clear()
    with qtbot.waitSignal(source.busy_changed):
        reworded(source, "pertama")
    reworded(source, "kedua")
    source.close()
    with qtbot.waitSignal(source.changed):
        layout.gate.set()
    QApplication.processEvents()
    assert len(layout.asked) == 2  # the first sheet and the first change


def test_a_layout_that_closing_cancels_is_forgotten(source, layout, qtbot):
    source.expect(PATIENCE * 2)
    layout.gate.clear()
    occupied = source._pool.submit(layout.gate.wait)  # so that the next layout is still waiting its turn
    with qtbot.waitSignal(source.busy_changed):
        reworded(source, "pertama")
    with qtbot.captureExceptions() as raised:
        source.close()
        layout.gate.set()
        occupied.result()
        QApplication.processEvents()
    assert raised == []
    assert len(layout.asked) == 1  # the first sheet


def test_pages_out_of_view_are_drawn_when_the_window_is_idle(source, layout, qtbot):
    with qtbot.waitSignal(source.completed):
        reworded(source, "menyusun")
    before = drawn.cache_info().misses
    assert source.sheet == lay_out(source.session.document)
    assert drawn.cache_info().misses == before
