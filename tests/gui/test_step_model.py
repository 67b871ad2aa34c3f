"""The model of the step table follows any session of edits row by row, as Qt wants models to."""

from gui.conftest import letter
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from sopeditor.edit.actors import rename_actor
from sopeditor.edit.change import Edit
from sopeditor.edit.flows import label_flow
from sopeditor.edit.parts import new_id
from sopeditor.edit.session import Session
from sopeditor.edit.steps import delete_steps, insert_step, move_steps, reword, set_number, set_section
from sopeditor.edit.symbols import assign, set_kind
from sopeditor.gui.table.model import StepModel
from sopeditor.model.records import Chart, Step, SymbolKind

Cells = list[list[str]]


def cells(model: StepModel) -> Cells:
    """All that a model shows, each row with its number before."""
    shown = []
    for row in range(model.rowCount()):
        number = model.headerData(row, Qt.Orientation.Vertical)
        texts = [model.index(row, column).data() or "" for column in range(model.columnCount())]
        shown.append([number, *texts])
    return shown


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, list[int], str]:
    """A kind of edit, the places it concerns, and a text."""
    kinds = ["insert", "delete", "move", "reword", "assign", "kind", "label", "rename", "number", "section"]
    kind = draw(st.sampled_from([*kinds, "undo", "redo"]))
    places = draw(st.lists(st.integers(0, 9), min_size=2, max_size=4))
    return kind, places, draw(st.sampled_from(["", "a", "panjang sekali", "7"]))


def edit_of(chart: Chart, kind: str, places: list[int], text: str) -> Edit | None:
    """That edit of a chart; None where there is nothing it could concern."""
    steps, ids = chart.steps, [step.id for step in chart.steps]
    if kind == "insert":
        before = ids[places[0] % len(ids)] if ids and places[1] % 3 else None
        return insert_step("c1", before, Step(new_id(), text), new_id())
    if kind == "rename":
        return rename_actor(chart.actors[places[0] % 3].id, text)
    if kind == "label":
        flows = chart.flows
        return label_flow(flows[places[0] % len(flows)].id, new_id()) if flows else None
    if not ids:
        return None
    step = steps[places[0] % len(ids)]
    chosen = {ids[place % len(ids)] for place in places}
    actors = list(dict.fromkeys(chart.actors[place % 3].id for place in places[1:]))
    made: dict[str, Edit | None] = {
        "delete": delete_steps(chosen),
        "move": move_steps(chosen, ids[places[-1] % len(ids)] if places[0] % 4 else None),
        "reword": reword(step.id, "activity", text),
        "assign": assign(step.id, actors, SymbolKind.PROCESS, [new_id() for _each in range(8)]),
        "kind": set_kind(step.symbols[0].id, SymbolKind.DECISION) if step.symbols else None,
        "number": set_number(step.id, text or None),
        "section": set_section(step.id, text or None),
    }
    return made[kind]


@given(session_edits=st.lists(edits(), max_size=12))
def test_any_session_leaves_the_model_as_a_new_one_would_be(
    app: QApplication, session_edits: list[tuple[str, list[int], str]]
) -> None:
    session = Session(letter())
    model = StepModel(session, "c1")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for kind, places, text in session_edits:
        if kind == "undo":
            session.undo()
        elif kind == "redo":
            session.redo()
        else:
            edit = edit_of(session.document.sop.charts[0], kind, places, text)
            if edit is not None:
                session.apply(kind, edit)
        fresh = StepModel(session, "c1")
        assert cells(model) == cells(fresh)
        fresh.close()
    assert tester.model() is model
    model.close()


def test_rows_that_stay_keep_their_place_in_the_selection(app: QApplication) -> None:
    session = Session(letter())
    model = StepModel(session, "c1")
    held = QPersistentModelIndex(model.index(2, 0))
    session.apply("", move_steps(["s3"], "s1"))
    assert held.row() == 0
    session.apply("", insert_step("c1", "s3", Step(new_id()), new_id()))
    assert held.row() == 1
    session.apply("", delete_steps(["s3"]))
    assert not held.isValid()
