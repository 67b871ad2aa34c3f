"""The router gets problems it can solve: what is drawn badly is said in the notes."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from layout.documents import documents

from sopeditor.layout.compose import lay_out
from sopeditor.layout.routing import DefectKind, Problem, Routing, defects, route
from sopeditor.layout.table import flowchart
from sopeditor.model.records import Document


@contextmanager
def listening() -> Iterator[list[tuple[Problem, Routing]]]:
    """What the router is asked and answers while a document is laid out."""
    heard: list[tuple[Problem, Routing]] = []

    def listen(problem: Problem) -> Routing:
        heard.append((problem, route(problem)))
        return heard[-1][1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flowchart, "route", listen)
        yield heard


NEVER = frozenset(
    {
        DefectKind.MISSING,
        DefectKind.OBLIQUE,
        DefectKind.THROUGH,
        DefectKind.OWN,
        DefectKind.BORDER,
        DefectKind.OUTSIDE,
    }
)


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents())
def test_no_flow_runs_through_a_symbol_or_ends_beside_one_unless_noted(document: Document) -> None:
    with listening() as heard:
        sheet = lay_out(document)
    for problem, routing in heard:
        noted = {link for link, _ in routing.notes}
        found = [defect for defect in defects(problem, routing) if defect.kind in NEVER]
        assert [defect for defect in found if not noted & set(defect.links)] == []
        assert bool(noted) <= bool(sheet.notes)
