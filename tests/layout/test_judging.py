"""The judge of sheets: samples in every form pass it, and a sheet with something wrong doesn't."""

import pytest
from building import document
from msgspec.structs import replace

from sopeditor.assets import samples
from sopeditor.edit.form import set_profile
from sopeditor.edit.parts import new_id
from sopeditor.layout.compose import lay_out
from sopeditor.layout.judging import crowded_labels, faults
from sopeditor.layout.routing import Rect, Shape
from sopeditor.layout.sheet import Page, Sheet
from sopeditor.model.profile import PAPERS
from sopeditor.model.records import Actor, Chart, Document, Flow, Sop, Step, Symbol
from sopeditor.storage.documents import load
from sopeditor.storage.profiles import builtin_profiles

PROFILES = [stored.profile for stored in builtin_profiles()]
FOUND = document("A:Kabag( B:Staf? C:Staf)", "A>B B>C:Y B>A:T")
SHEET = lay_out(FOUND)


@pytest.mark.parametrize("paper", ["A4", "F4"])
@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.name)
def test_every_sample_in_every_form_passes(sample, profile, paper) -> None:
    width, height = PAPERS[paper]
    form = replace(profile, paper=replace(profile.paper, name=paper, width=width, height=height))
    printed = set_profile(form, new_id)(load(sample).document)
    sheet = lay_out(printed)
    assert faults(sheet, printed) == []
    assert crowded_labels(sheet) == []


def with_page(page: Page) -> Sheet:
    return Sheet((SHEET.pages[0], page))


def with_part(**changes: object) -> Sheet:
    page = SHEET.pages[1]
    return with_page(replace(page, tables=(replace(page.tables[0], **changes),)))


def test_a_text_outside_its_cell_and_over_another_is_found() -> None:
    page = SHEET.pages[1]
    first, second = (text for text in page.texts if text.field == "activity" and text.of in ("a", "b"))
    moved = replace(first, box=second.box)
    texts = tuple(moved if text is first else text for text in page.texts)
    found = faults(with_page(replace(page, texts=texts)), FOUND)
    assert "page 2: a activity leaves its cell" in found
    assert any("lies over" in fault for fault in found)


def test_type_too_small_to_read_is_found() -> None:
    page = SHEET.pages[1]
    texts = (replace(page.texts[0], size=6.0), *page.texts[1:])
    assert any("6.0 points" in fault for fault in faults(with_page(replace(page, texts=texts)), FOUND))


def test_a_symbol_outside_its_cell_is_found() -> None:
    nodes = SHEET.pages[1].tables[0].nodes
    moved = replace(nodes[0], box=Rect(nodes[0].box.x + 40, nodes[0].box.y, nodes[0].box.w, nodes[0].box.h))
    found = faults(with_part(nodes=(moved, *nodes[1:])), FOUND)
    assert f"page 2: symbol {moved.id} leaves its cell" in found


def test_a_flow_through_a_symbol_and_a_lost_flow_are_found() -> None:
    part = SHEET.pages[1].tables[0]
    box = part.nodes[2].box
    first, *others = part.edges
    through = replace(first, points=((box.x - 20, box.y + box.h / 2), (box.x + 20, box.y + box.h / 2)))
    found = faults(with_part(edges=(through, *others)), FOUND)
    assert f"page 2: flow {first.id} runs through symbol {part.nodes[2].id}" in found
    assert any(
        f"flow {first.id} is drawn 0 times" in fault for fault in faults(with_part(edges=others), FOUND)
    )


def test_a_label_over_a_symbol_is_found() -> None:
    page = SHEET.pages[1]
    box = page.tables[0].nodes[0].box
    label = next(text for text in page.texts if text.field == "label")
    texts = tuple(replace(text, box=box) if text is label else text for text in page.texts)
    assert any("lies over symbol" in fault for fault in crowded_labels(with_page(replace(page, texts=texts))))
    assert crowded_labels(SHEET) == []


def test_a_stack_of_symbols_taller_than_a_page_goes_on_on_the_next() -> None:
    count = 40
    symbols = tuple(Symbol(f"s{at}", "a0") for at in range(count))
    steps = (Step("r", "Memeriksa", symbols=symbols), Step("t", "Menyimpan", symbols=(Symbol("end", "a1"),)))
    flows = (*(Flow(f"f{at}", f"s{at}", f"s{at + 1}") for at in range(count - 1)), Flow("last", "s39", "end"))
    actors = (Actor("a0", "Staf"), Actor("a1", "Kabag"))
    found = Document(sop=Sop(charts=(Chart("c", "", actors, steps, flows),)))
    sheet = lay_out(found)
    assert faults(sheet, found) == []
    seen = [
        node.symbol
        for page in sheet.pages
        for part in page.tables
        for node in sorted(part.nodes, key=lambda node: node.box.y)
        if node.shape is not Shape.PENTAGON
    ]
    assert seen == [*(symbol.id for symbol in symbols), "end"]


def test_a_text_too_long_for_a_symbol_is_cut_and_it_is_said() -> None:
    symbol = Symbol("s", "a0", text="Memeriksa konsep surat tugas " * 80)
    found = Document(
        sop=Sop(
            charts=(Chart("c", "", (Actor("a0", "Staf"),), (Step("r", "Memeriksa", symbols=(symbol,)),)),)
        )
    )
    sheet = lay_out(found)
    assert faults(sheet, found) == []
    assert sheet.notes == ("Teks simbol pada langkah 1 terlalu panjang, jadi tercetak awalnya saja.",)
