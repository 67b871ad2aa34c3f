"""The session: one door, whole undo, and a change that says what and who."""

import pytest
from building import document, sketch
from msgspec.structs import replace

from sopeditor.edit.actors import rename_actor
from sopeditor.edit.change import Change
from sopeditor.edit.charts import add_chart, delete_chart, retitle
from sopeditor.edit.flows import Refused, connect, label_flow
from sopeditor.edit.form import set_profile, set_status
from sopeditor.edit.identity import set_identity, set_logo
from sopeditor.edit.session import Session
from sopeditor.edit.steps import delete_steps, move_steps, reword
from sopeditor.model.profile import Profile
from sopeditor.model.records import Asset, Chart, Flow, Status

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


def test_two_edits_are_two_undo_steps(session):
    assert session.apply("satu", delete_steps(["b"]))
    between = session.document
    assert session.apply("dua", delete_steps(["c"]))
    session.undo()
    assert session.document is between


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (set_identity("title", "Laporan"), {"identity": True}),
        (set_logo(Asset("1", "image/png", b"one")), {"identity": True}),
        (lambda document: replace(document, assets=(Asset("1", "image/png", b"one"),)), {"identity": True}),
        (set_profile(Profile(name="lain"), str), {"form": True}),
        (set_status(Status.APPROVED), {"status": True}),
        (retitle("chart", "Tahap I"), {"charts": {"chart"}}),
        (rename_actor("Staf", "Analis"), {"actors": {"Staf"}}),
        (label_flow("A>B", "draf"), {"flows": {"A>B"}}),
        (move_steps(["c"], "b"), {"order": True}),
        (add_chart(Chart("second")), {"charts": {"second"}, "order": True}),
        (
            delete_chart("chart"),
            {
                "charts": {"chart"},
                "actors": {"Staf", "Kabag"},
                "steps": {"a", "b", "c"},
                "flows": {"A>B", "B>C"},
                "order": True,
            },
        ),
    ],
)
def test_a_change_tells_of_nothing_else(session, changes, edit, told):
    session.apply("sunting", edit)
    assert changes == [Change("sunting", **told)]


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


def test_who_types_back_what_the_file_holds_has_it_saved(session):
    text = START.sop.charts[0].steps[0].activity
    session.apply("ketik", reword("a", "activity", text + "x"))
    session.apply("ketik", reword("a", "activity", text))
    assert session.is_saved


def test_a_bookmark_brings_back_document_and_history_and_tells_of_it(session, changes):
    session.apply("satu", delete_steps(["b"]))
    snapshot = session.snapshot()
    session.apply("dua", delete_steps(["c"]))
    session.go_back(snapshot, "canvas")
    assert session.document is snapshot.document
    assert (session.undo_label, session.redo_label) == ("satu", "")
    assert (changes[-1].steps, changes[-1].origin) == ({"c"}, "canvas")
    session.go_back(snapshot)
    assert len(changes) == 3


def test_a_listener_must_not_edit(session):
    snapshot = session.snapshot()
    for act in (session.undo, session.redo, lambda: session.go_back(snapshot)):
        unsubscribe = session.subscribe(lambda change, act=act: act())
        with pytest.raises(RuntimeError):
            session.apply("hapus", delete_steps(["b"]))
        unsubscribe()
        session.undo()


def test_who_unsubscribes_hears_no_more(session):
    heard = []
    unsubscribe = session.subscribe(heard.append)
    unsubscribe()
    session.apply("hapus", delete_steps(["b"]))
    assert heard == []
