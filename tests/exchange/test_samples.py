"""The samples open without a word, and are what they promise."""

from pathlib import Path

import pytest

from sopeditor.assets import resource
from sopeditor.checks.checking import check
from sopeditor.layout.compose import lay_out
from sopeditor.layout.geometry import geometry
from sopeditor.model.dates import parse_date
from sopeditor.model.flowgraph import ends, flow_graph, reachable, starts
from sopeditor.model.integrity import faults
from sopeditor.model.lookup import symbols
from sopeditor.model.records import Arrow, Document, Scope, SymbolKind
from sopeditor.storage.documents import load

FOLDER = resource("samples")
OFFICIAL = ("01-penyusunan-sop-ap", "02-analisis-beban-kerja")
OWN = "03-surat-keterangan-magang"
TEMPLATE = "templat-kosong"


def _open(name: str) -> Document:
    return load(FOLDER / f"{name}.sop.json").document


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.name)
def test_each_file_in_the_folder_is_sound(path: Path):
    opened = load(path)
    assert opened.notes == ()
    assert faults(opened.document) == ()
    assert path.name.removesuffix(".sop.json") in (*OFFICIAL, OWN, TEMPLATE)


@pytest.mark.parametrize("name", [*OFFICIAL, OWN])
def test_the_guideline_has_nothing_to_say(name: str):
    assert check(_open(name)) == ()


@pytest.mark.parametrize("name", OFFICIAL)
def test_the_official_documents_are_complete(name: str):
    document = _open(name)
    chart = document.sop.charts[0]
    assert (len(chart.steps), len(chart.actors), len(chart.flows)) == (16, 5, 22)
    assert all(step.activity and step.supplies and step.duration and step.output for step in chart.steps)
    for step, after in zip(chart.steps, chart.steps[1:], strict=False):
        assert step.output == after.supplies
    assert sum(symbol.kind is SymbolKind.DECISION for _step, symbol in symbols(chart)) == 4
    assert sum(flow.arrow is Arrow.NONE for flow in chart.flows) == 3
    assert [flow.label for flow in chart.flows if flow.label] == ["T", "Y"] * 4
    graph = flow_graph(chart)
    assert (starts(graph), ends(graph)) == ((("s1a",),), (("s16a",),))
    assert reachable(graph) == frozenset(graph)
    assert chart.title.startswith("SOP Makro ")


@pytest.mark.parametrize("name", OFFICIAL)
def test_the_official_identity_is_complete_and_names_no_person(name: str):
    identity = _open(name).sop.identity
    assert len(identity.institution) == 3
    assert identity.scope is Scope.MACRO
    assert identity.title.startswith("Penyusunan ")
    for text in (identity.number, identity.created, identity.revised, identity.effective):
        assert text
    for items in (identity.legal_basis, identity.qualifications, identity.related, identity.equipment):
        assert len(items) >= 2
    assert identity.warnings
    assert identity.records
    (signatory,) = identity.signatories
    assert signatory.position == "Kepala Biro Perencanaan dan Organisasi"
    assert (signatory.name, signatory.rank, signatory.nip) == ("", "", "")


@pytest.mark.parametrize("name", [*OFFICIAL, OWN])
def test_the_dates_are_days_with_their_right_weekday(name: str):
    identity = _open(name).sop.identity
    for text in (identity.created, identity.effective):
        found = parse_date(text)
        assert found is not None
        assert found.remark == ""


def test_the_short_sample_shows_all_five_symbols():
    document = _open(OWN)
    chart = document.sop.charts[0]
    assert 6 <= len(chart.steps) <= 8
    kinds = {symbol.kind for _step, symbol in symbols(chart)}
    assert kinds == {SymbolKind.TERMINATOR, SymbolKind.PROCESS, SymbolKind.DECISION}
    assert {flow.label for flow in chart.flows} == {"", "Ya", "Tidak"}
    pages = geometry(lay_out(document))["pages"]
    pentagons = [
        node["text"]
        for page in pages
        for table in page["tables"]
        for node in table["nodes"]
        if node["shape"] == "pentagon"
    ]
    assert pentagons == ["A", "A"]


def test_the_short_sample_orders_its_lanes_by_first_appearance():
    chart = _open(OWN).sop.charts[0]
    seen = dict.fromkeys(symbol.actor for _step, symbol in symbols(chart))
    assert list(seen) == [actor.id for actor in chart.actors]


def test_the_template_is_a_drawn_chain_to_fill_in():
    document = _open(TEMPLATE)
    identity, chart = document.sop.identity, document.sop.charts[0]
    assert (identity.title, identity.number, identity.institution, identity.legal_basis) == ("", "", (), ())
    assert [actor.name for actor in chart.actors] == ["Pelaksana 1", "Pelaksana 2", "Pelaksana 3"]
    assert all(step.activity == "" for step in chart.steps)
    graph = flow_graph(chart)
    assert (starts(graph), ends(graph)) == ((("s1a",),), (("s3a",),))
    assert reachable(graph) == frozenset(graph)
