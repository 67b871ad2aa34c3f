"""A sheet's pages are drawn when they are looked at; until then their outlines say what stands where."""

from hypothesis import HealthCheck, given, settings
from layout.documents import documents

from sopeditor.layout.compose import lay_out
from sopeditor.layout.drafts import drawn
from sopeditor.layout.sheet import Page, Sheet
from sopeditor.model.records import Document

suppressed = [HealthCheck.too_slow, HealthCheck.data_too_large]


def named(page: Page) -> set[str]:
    """What stands on a page and can be looked for: no pentagon."""
    pentagons = {node.id for table in page.tables for node in table.nodes if not node.symbol}
    found = {text.of for text in page.texts}
    for table in page.tables:
        found |= {row.step for row in table.rows} | {lane.actor for lane in table.lanes}
        found |= {node.symbol for node in table.nodes}
        found |= {flow for edge in table.edges for flow in edge.flows}
    return found - pentagons - {""}


@settings(max_examples=40, suppress_health_check=suppressed)
@given(documents())
def test_a_part_is_found_on_the_pages_on_which_it_will_stand(document: Document) -> None:
    sheet = lay_out(document)
    names = list(map(named, lay_out(document).pages))
    for part in set().union(*names):
        expected = tuple(index for index, found in enumerate(names) if part in found)
        assert sheet.pages_with(part) == expected
        assert Sheet(tuple(sheet.pages)).pages_with(part) == expected
    assert sheet.pages_with("nowhere") == ()
    sizes = [(page.width, page.height) for page in sheet.pages]
    assert [(outline.width, outline.height) for outline in sheet.outlines] == sizes


@settings(max_examples=20, suppress_health_check=suppressed)
@given(documents())
def test_the_pages_are_the_same_in_whatever_order_they_are_looked_at(document: Document) -> None:
    forwards = list(lay_out(document).pages)
    drawn.cache_clear()
    sheet = lay_out(document)
    backwards = [sheet.pages[at] for at in reversed(range(len(sheet.pages)))]
    assert backwards[::-1] == forwards
    assert sheet.drawn() == Sheet(tuple(forwards), notes=lambda: sheet.notes)


@settings(max_examples=20, suppress_health_check=suppressed)
@given(documents())
def test_only_pages_that_are_looked_at_are_drawn(document: Document) -> None:
    drawn.cache_clear()
    sheet = lay_out(document)
    assert drawn.cache_info().misses == 0
    assert sheet.pages[-1].number == len(sheet.pages)
    assert drawn.cache_info().misses == 1
