"""What every sheet keeps, whatever the document."""

from hypothesis import HealthCheck, given, settings
from layout.documents import documents

from sopeditor.layout.compose import lay_out
from sopeditor.layout.geometry import geometry
from sopeditor.layout.judging import faults
from sopeditor.model.records import Document

SOME = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@SOME
@given(documents())
def test_nothing_leaves_its_cell_overlaps_or_gets_lost(document: Document) -> None:
    assert faults(lay_out(document), document) == []


@SOME
@given(documents())
def test_geometry_names_every_flow_and_every_step(document: Document) -> None:
    tables = [table for page in geometry(lay_out(document))["pages"] for table in page["tables"]]
    flows = {flow for table in tables for edge in table["edges"] for flow in edge["flows"]}
    steps = {row["step"] for table in tables for row in table["rows"]}
    assert flows == {flow.id for chart in document.sop.charts for flow in chart.flows}
    assert steps == {step.id for chart in document.sop.charts for step in chart.steps}
