"""The session: one door, whole undo, and a change that says what and who."""

import pytest
from building import document, sketch

from sopeditor.edit.flows import Refused, connect
from sopeditor.edit.session import Session
from sopeditor.edit.steps import delete_steps, reword
from sopeditor.model.records import Flow

START = document("A:Staf B:Kabag C:Staf", "A>B B>C")


@pytest.fixture
def session():
    return Session(START)


@pytest.fixture
def changes(session):
    heard = []
    session.subscribe(heard.append)
    return heard


def test_undo_and_redo_return_to_the_very_values(session):
    session.apply("hapus langkah 2", delete_steps(["b"]))
    deleted = session.document
    assert session.undo_label == "hapus langkah 2"
    session.undo()
    assert session.document is START
    assert (session.undo_label, session.redo_label) == ("", "hapus langkah 2")
    session.redo()
    assert session.document is deleted


def test_a_change_names_what_changed_and_who_asked(session, changes):
    session.apply("hapus", delete_steps(["b"]), origin="canvas")
    (change,) = changes
    assert (change.steps, change.flows, change.origin, change.order) == (
        {"b"},
        {"A>B", "B>C"},
        "canvas",
        True,
    )
    session.apply("ketik", reword("a", "activity", "Menyusun"), origin="table")
    assert (changes[1].steps, changes[1].flows, changes[1].order) == ({"a"}, frozenset(), False)


def test_typing_in_one_field_is_one_undo_step(session):
    for text in ("M", "Me", "Men"):
        session.apply("ketik", reword("a", "activity", text), merge="a.activity")
    session.apply("ketik", reword("b", "activity", "X"), merge="b.activity")
    session.undo()
    assert session.document.sop.charts[0].steps[0].activity == "Men"
    session.undo()
    assert session.document is START


def test_typing_after_a_save_or_a_pause_is_a_step_of_its_own(session):
    session.apply("ketik", reword("a", "activity", "M"), merge="a.activity")
    session.mark_saved()
    session.apply("ketik", reword("a", "activity", "Me"), merge="a.activity")
    session.undo()
    assert session.document.sop.charts[0].steps[0].activity == "M"
    assert session.is_saved


def test_a_run_of_typing_knows_what_it_began_with_until_it_ends(session):
    before = session.document
    for text in ("m", "me"):
        session.apply("ketik", reword("a", "activity", text), merge="a")
        assert session.run_start is before
    session.seal()
    assert session.run_start is None


def test_undo_ends_the_run_of_typing_below(session):
    session.apply("ketik", reword("a", "activity", "m"), merge="a")
    session.apply("ketik", reword("b", "activity", "n"))
    session.undo()
    assert session.run_start is None


def test_an_edit_that_changes_nothing_leaves_no_trace(session, changes):
    assert not session.apply("ketik", reword("a", "activity", START.sop.charts[0].steps[0].activity))
    assert session.undo_label == ""
    assert changes == []


def test_an_edit_that_fails_leaves_no_trace(session, changes):
    with pytest.raises(Refused):
        session.apply("hubungkan", connect(Flow("new", "A", "B")))
    assert (session.document, session.undo_label, changes) == (START, "", [])


def test_a_new_edit_forgets_what_was_undone(session):
    session.apply("satu", delete_steps(["b"]))
    session.undo()
    session.apply("dua", delete_steps(["c"]))
    assert not session.redo()
    assert sketch(session.document.sop.charts[0]) == "A>B"


def test_undo_gives_back_the_place_of_the_edit(session, changes):
    session.apply("hapus", delete_steps(["b"]), place=("b", "activity"))
    session.undo()
    session.redo()
    assert [change.place for change in changes] == [None, ("b", "activity"), ("b", "activity")]


def test_the_saved_mark_follows_undo(session):
    session.apply("hapus", delete_steps(["b"]))
    assert not session.is_saved
    session.mark_saved()
    session.undo()
    assert not session.is_saved
    session.redo()
    assert session.is_saved


def test_a_listener_must_not_edit(session):
    session.subscribe(lambda change: session.undo())
    with pytest.raises(RuntimeError):
        session.apply("hapus", delete_steps(["b"]))


def test_who_unsubscribes_hears_no_more(session):
    heard = []
    unsubscribe = session.subscribe(heard.append)
    unsubscribe()
    session.apply("hapus", delete_steps(["b"]))
    assert heard == []
