"""What stands on which page."""

import msgspec
import pytest
from building import chart, document

from sopeditor.edit.steps import reword
from sopeditor.layout.compose import lay_out, title_line
from sopeditor.layout.judging import crowded_labels, faults
from sopeditor.layout.marks import Role, RoundedRectangle, TextRun
from sopeditor.layout.routing import Shape
from sopeditor.layout.sheet import Page, Sheet
from sopeditor.layout.typesetting.text import LEADING
from sopeditor.model.profile import IdentityPlace, Paper, PentagonMark, PentagonPlace, Profile, Typeface
from sopeditor.model.records import (
    Actor,
    Chart,
    Document,
    Identity,
    Labelled,
    Scope,
    Signatory,
    Sop,
    Step,
    Symbol,
)
from sopeditor.texts import _

replace = msgspec.structs.replace
LONG = " ".join(["Menyusun konsep surat tugas dan menyampaikannya kepada Kabag."] * 3)
CHAIN = "A:Kabag( B:Staf C:Staf D:Kabag? E:Staf F:Kabag G:Staf H:Kabag I:Staf J:Kabag)"
FLOWS = "A>B B>C C>D D>E:Y D>B:T E>F F>G G>H H>I I>J"


def long_document(**profile: object) -> Document:
    """Ten rows that need two pages."""
    found = document(CHAIN, FLOWS)
    steps = tuple(replace(step, activity=LONG * 2, output=LONG) for step in found.sop.charts[0].steps)
    charts = (replace(found.sop.charts[0], steps=steps),)
    return Document(sop=Sop(charts=charts), profile=Profile(**profile))  # type: ignore[arg-type]


def words(page: Page) -> list[str]:
    return [mark.text for mark in page.marks if isinstance(mark, TextRun)]


def pentagons(sheet: Sheet) -> list[tuple[int, str, str]]:
    return [
        (page.number, node.text, node.lane)
        for page in sheet.pages
        for part in page.tables
        for node in part.nodes
        if node.shape is Shape.PENTAGON
    ]


def test_the_identity_has_a_page_of_its_own() -> None:
    first, second = lay_out(document(CHAIN, FLOWS)).pages
    assert first.identity
    assert not first.tables
    assert not second.identity
    assert [part.chart for part in second.tables] == ["chart"]


def test_identity_and_table_share_a_page_if_the_form_says_so() -> None:
    small = replace(document("A:Kabag B:Staf", "A>B"), profile=Profile(identity_place=IdentityPlace.SHARED))
    (page,) = lay_out(small).pages
    assert page.identity
    assert page.tables


def test_a_table_that_does_not_fit_below_the_identity_begins_a_page() -> None:
    identity = Identity(equipment=tuple(f"Alat nomor {n}" for n in range(22)))
    found = document(CHAIN, FLOWS)
    crowded = replace(
        found, sop=replace(found.sop, identity=identity), profile=Profile(identity_place=IdentityPlace.SHARED)
    )
    first, *others = lay_out(crowded).pages
    assert not first.tables
    assert others[0].tables


def test_the_header_is_repeated_or_not() -> None:
    for repeated in (True, False):
        pages = lay_out(long_document(header_repeated=repeated)).pages[1:]
        assert len(pages) > 1
        assert [("Kegiatan" in words(page)) for page in pages] == [True] + [repeated] * (len(pages) - 1)


def test_a_cut_flow_has_a_pair_of_connectors_with_one_mark_in_one_lane() -> None:
    found = pentagons(lay_out(long_document()))
    assert found
    pages = {mark: [page for page, other, _ in found if other == mark] for _, mark, _ in found}
    lanes = {mark: {lane for _, other, lane in found if other == mark} for _, mark, _ in found}
    assert all(len(on) == 2 for on in pages.values())
    assert all(len(set(on)) == 2 for on in pages.values())
    assert all(len(on) == 1 for on in lanes.values())
    assert min(pages) == "A"


@pytest.mark.parametrize(("mark", "text"), [(PentagonMark.NUMBER, "1"), (PentagonMark.BLANK, "")])
def test_the_form_decides_what_is_written_into_connectors(mark: PentagonMark, text: str) -> None:
    found = pentagons(lay_out(long_document(pentagon_mark=mark)))
    assert found[0][1] == text


def test_connectors_may_stand_below_the_frame() -> None:
    for place in PentagonPlace:
        page = lay_out(long_document(pentagon_place=place)).pages[1]
        frame = max(
            mark.y + mark.h
            for mark in page.marks
            if isinstance(mark, RoundedRectangle) and mark.role is Role.FORM and mark.stroke and not mark.fill
        )
        boxes = [node.box for node in page.tables[0].nodes if node.shape is Shape.PENTAGON]
        assert all((box.y > frame) is (place is PentagonPlace.OUTSIDE) for box in boxes)
        cells = [text.cell for text in page.texts if text.field in ("activity", "output")]
        assert all(cell.y + cell.h <= frame + 0.01 for cell in cells)


def test_a_symbol_beside_a_connector_still_stands_in_the_middle_of_its_texts() -> None:
    for place in PentagonPlace:
        for page in lay_out(long_document(pentagon_place=place)).pages[1:]:
            middles = {
                text.of: text.box.y + text.box.h / 2 for text in page.texts if text.field == "activity"
            }
            for node in page.tables[0].nodes:
                if node.step:
                    assert abs(node.box.y + node.box.h / 2 - middles[node.step]) < 0.01


def test_a_forced_break_begins_a_page() -> None:
    found = document("A:Kabag B:Staf C:Staf", "A>B B>C")
    steps = found.sop.charts[0].steps
    broken = (steps[0], replace(steps[1], page_break=True), steps[2])
    charts = (replace(found.sop.charts[0], steps=broken),)
    pages = lay_out(replace(found, sop=Sop(charts=charts))).pages[1:]
    assert [[row.step for row in page.tables[0].rows] for page in pages] == [["a"], ["b", "c"]]


@pytest.mark.parametrize("words", range(380, 480, 10))
def test_a_row_that_fills_a_page_leaves_room_for_all_its_connectors(words: int) -> None:
    rows = document("A:(Kabag B:Kabag C:Kabag D:Kabag)", "A>B B>C C>A C>D D>B")
    value = reword("c", "activity", "memeriksa " * words)(rows)
    assert faults(lay_out(value), value) == []


def test_a_row_taller_than_a_page_is_split_with_its_symbol_in_the_first_part() -> None:
    found = document("A:Kabag B:Staf", "A>B")
    tall = replace(found.sop.charts[0].steps[1], activity=LONG * 30)
    charts = (replace(found.sop.charts[0], steps=(found.sop.charts[0].steps[0], tall)),)
    parts = [part for page in lay_out(replace(found, sop=Sop(charts=charts))).pages for part in page.tables]
    rows = [
        (row.part, row.parts, page) for page, part in enumerate(parts) for row in part.rows if row.step == "b"
    ]
    assert len(rows) > 1
    assert [part for part, _, _ in rows] == list(range(1, rows[0][1] + 1))
    homes = [page for page, part in enumerate(parts) for node in part.nodes if node.symbol == "B"]
    assert homes == [rows[0][2]]


@pytest.mark.parametrize("words", range(440, 500, 3))
def test_no_part_of_a_row_is_a_single_line(words: int) -> None:
    found = reword("b", "activity", "memeriksa " * words)(document("A:Kabag B:Staf", "A>B"))
    texts = [text for page in lay_out(found).pages for text in page.texts if text.field == "activity"]
    heights = [text.box.h / (text.size * LEADING) for text in texts if text.of == "b"]
    assert len(heights) > 1
    assert min(heights) > 1.5


def test_rows_set_closer_to_save_a_page_get_back_what_is_left_on_theirs() -> None:
    def heights(rows: int) -> tuple[int, float, float]:
        steps = tuple(Step(f"r{at}", "Memeriksa", symbols=(Symbol(f"s{at}", "a"),)) for at in range(rows))
        found = Document(sop=Sop(charts=(Chart("c", "", (Actor("a", "Staf"),), steps),)))
        page = lay_out(found).pages[1]
        frame = page.height - found.profile.paper.bottom
        (part,) = page.tables
        return len(lay_out(found).pages), part.rows[0].h, frame - part.area.y - part.area.h

    airy = heights(4)[1]
    closer = next(found for rows in range(4, 40) if (found := heights(rows))[1] < airy - 0.01)
    assert closer[0] == 2
    assert closer[1] > airy * 0.9
    assert abs(closer[2]) < 0.5


def test_a_chart_alone_has_the_title_of_the_sop_above_it_and_several_have_none() -> None:
    one, two = document("A:Staf B:Staf", "A>B").sop.charts[0], chart("C:Staf", chart_id="two")
    for charts, expected in (((one,), ["SOP Cuti"]), ((one, two), [])):
        sheet = lay_out(Document(sop=Sop(Identity(title="Cuti"), charts)))
        assert [word for page in sheet.pages[1:] for word in words(page) if "Cuti" in word] == expected


def test_two_short_charts_share_a_page_under_their_titles() -> None:
    one, two = chart("A:Kabag B:Staf", "A>B"), chart("C:Kabag D:Staf", "C>D", chart_id="other")
    found = Document(sop=Sop(charts=(replace(one, title="Penerimaan"), replace(two, title="Pengiriman"))))
    _, page = lay_out(found).pages
    assert [part.chart for part in page.tables] == ["chart", "other"]
    assert {"Penerimaan", "Pengiriman"} <= set(words(page))


def test_a_footnote_stands_below_its_table() -> None:
    found = document("A:Kabag B:Staf", "A>B")
    charts = (replace(found.sop.charts[0], footnote="Catatan: hari kerja"),)
    page = lay_out(replace(found, sop=Sop(charts=charts))).pages[-1]
    note = next(text for text in page.texts if text.field == "footnote")
    area = page.tables[0].area
    assert note.box.y >= area.y + area.h


def test_pages_after_the_first_are_numbered() -> None:
    first, second = lay_out(document("A:Kabag B:Staf", "A>B")).pages
    assert "- 1 -" not in words(first)
    assert words(second)[-1] == "- 2 -"


def test_a_section_heading_stands_above_its_row() -> None:
    found = document("A:Kabag B:Staf", "A>B")
    rows = found.sop.charts[0].steps
    charts = (replace(found.sop.charts[0], steps=(rows[0], replace(rows[1], section="Pelaksanaan"))),)
    page = lay_out(replace(found, sop=Sop(charts=charts))).pages[-1]
    heading = next(text for text in page.texts if text.field == "section")
    row = page.tables[0].rows[1]
    assert heading.box.y + heading.box.h <= row.y + 0.01
    assert [mark for mark in words(page) if mark == "1"] == ["1", "1"]


def test_a_section_heading_stands_above_the_connectors_of_its_page() -> None:
    found = long_document()
    steps = found.sop.charts[0].steps
    first = lay_out(found).pages[2].tables[0].rows[0].step
    headed = tuple(replace(step, section="Pelaksanaan" if step.id == first else None) for step in steps)
    value = replace(found, sop=Sop(charts=(replace(found.sop.charts[0], steps=headed),)))
    page = next(page for page in lay_out(value).pages if any(text.field == "section" for text in page.texts))
    (heading,) = [text.cell for text in page.texts if text.field == "section"]
    (part,) = page.tables
    (box,) = [node.box for node in part.nodes if node.shape is Shape.PENTAGON and node.box.y < part.rows[0].y]
    assert part.rows[0].step == first
    assert heading.y + heading.h == pytest.approx(part.rows[0].box.y)
    assert box.y > part.rows[0].box.y


@pytest.mark.parametrize(
    ("scope", "title", "line"),
    [
        (Scope.MACRO, "Penyusunan Anjab", "SOP Makro Penyusunan Anjab"),
        (Scope.UNSTATED, "Penyusunan Anjab", "SOP Penyusunan Anjab"),
        (Scope.MICRO, "SOP Penyusunan Anjab", "SOP Penyusunan Anjab"),
        (Scope.MICRO, "Standar Operasional Prosedur Cuti", "Standar Operasional Prosedur Cuti"),
        (Scope.MICRO, "", ""),
    ],
)
def test_the_line_above_the_table_names_the_sop(scope: Scope, title: str, line: str) -> None:
    assert title_line(Identity(scope=scope, title=title)) == line


def test_every_field_of_the_identity_is_printed() -> None:
    identity = Identity(
        institution=("KEMENTERIAN CONTOH", "Biro Umum"),
        number="OT.01/2026",
        created="Kamis, 2 Juli 2026",
        revision=3,
        effective="Senin, 6 Juli 2026",
        signatories=(Signatory(position="Kepala Biro", name="Budi", rank="Pembina", nip="1970"),),
        scope=Scope.MICRO,
        title="Penerbitan Surat Tugas",
        legal_basis=("UU 1", "PP 2"),
        warnings=("Terlambat",),
        extra=(Labelled("Nomor Salinan", "7"),),
    )
    found = words(lay_out(Document(sop=Sop(identity=identity))).pages[0])
    wanted = [
        "KEMENTERIAN CONTOH",
        "OT.01/2026",
        "Revisi ke 3",
        "Kepala Biro",
        "Budi",
        "Pembina",
        "NIP. 1970",
    ]
    wanted += [
        "Judul SOP Mikro",
        "Penerbitan Surat Tugas",
        "1. UU 1",
        "2. PP 2",
        "Terlambat",
        "Nomor Salinan",
        "7",
    ]
    wanted += ["Dasar Hukum :", "Kualifikasi Pelaksana :", "Pencatatan dan pendataan :"]
    assert set(wanted) <= set(found)


def test_a_long_list_flows_on_to_a_second_identity_page() -> None:
    identity = Identity(equipment=tuple(f"Alat nomor {n}" for n in range(1, 61)))
    pages = [page for page in lay_out(Document(sop=Sop(identity=identity))).pages if page.identity]
    assert len(pages) == 2
    assert "Peralatan/perlengkapan (lanjutan) :" in words(pages[1])
    assert [w for page in pages for w in words(page) if "Alat nomor" in w] == [
        f"{n}. Alat nomor {n}" for n in range(1, 61)
    ]


@pytest.mark.parametrize("words", range(12, 22, 2))
def test_a_list_goes_on_with_a_whole_item_on_the_second_identity_page(words: int) -> None:
    items = ("Peraturan " * words,) * 30
    found = document(CHAIN, FLOWS)
    value = replace(found, sop=replace(found.sop, identity=Identity(legal_basis=items, title="Cuti")))
    first, second = lay_out(value).pages[:2]
    assert first.identity
    assert second.identity
    texts = [mark for mark in second.marks if isinstance(mark, TextRun) and mark.role is Role.TEXT]
    items_of_page = [mark.text for mark in texts if not mark.bold]
    assert items_of_page[0].lstrip()[0].isdigit()


def test_the_identity_fills_its_page_down_to_the_margin() -> None:
    for items in (1, 4, 9):
        lists = {name: tuple(f"Butir {at}" for at in range(items)) for name in ("related", "warnings")}
        page = lay_out(Document(sop=Sop(identity=Identity(number="7", **lists)))).pages[0]
        frame = next(mark for mark in page.marks if isinstance(mark, RoundedRectangle) and mark.stroke)
        assert abs(frame.y + frame.h - (page.height - Profile().paper.bottom)) < 0.01


def test_headings_of_the_identity_stay_in_their_cells_in_large_type_on_narrow_paper() -> None:
    paper = Paper(width=300.0, height=700.0, landscape=False)
    value = replace(document(CHAIN, FLOWS), profile=Profile(paper=paper, typeface=Typeface(size=14.0)))
    assert not [fault for fault in faults(lay_out(value), value) if "identity" in fault]


def test_three_signatories_stay_on_one_identity_page() -> None:
    signatory = Signatory(position="Kepala Bagian", name="Nama", rank="Pembina", nip="19700101 199001 1 001")
    found = document(CHAIN, FLOWS)
    items = ("Peraturan",) * 3
    identity = Identity(
        signatories=(signatory,) * 3, title="Cuti", legal_basis=items, related=items, warnings=items
    )
    value = replace(found, sop=replace(found.sop, identity=identity))
    sheet = lay_out(value)
    assert [page.identity for page in sheet.pages[:2]] == [True, False]
    assert faults(sheet, value) == []


@pytest.mark.parametrize("height", range(330, 420, 5))
def test_no_empty_section_leaves_the_frame(height: int) -> None:
    paper = Paper(width=float(height), landscape=True)
    found = document(CHAIN, FLOWS)
    identity = Identity(qualifications=("Teliti",) * 4, signatories=(Signatory(position="Kepala"),) * 2)
    value = replace(found, sop=replace(found.sop, identity=identity), profile=Profile(paper=paper))
    texts = [text for page in lay_out(value).pages for text in page.texts if text.of == "identity"]
    assert max(text.box.y + text.box.h for text in texts) <= height - paper.bottom + 0.01


def test_items_that_bring_their_own_numbers_get_no_others() -> None:
    found = words(lay_out(Document(sop=Sop(identity=Identity(records=("a. Arsip", "b. Buku"))))).pages[0])
    assert {"a. Arsip", "b. Buku"} <= set(found)


def test_the_same_document_is_laid_out_the_same() -> None:
    lay_out(document("A:Kabag B:Staf", "A>B"))
    assert lay_out(long_document()) == lay_out(long_document())


def test_missing_fonts_and_signs_are_named() -> None:
    found = document("A:Kabag", "")
    charts = (replace(found.sop.charts[0], steps=(Step("a", activity="Selesai 😀"),)),)
    typeface = replace(Profile().typeface, family="Huruf Yang Tidak Ada")
    notes = lay_out(Document(sop=Sop(charts=charts), profile=Profile(typeface=typeface))).notes
    assert any("Huruf Yang Tidak Ada" in note for note in notes)
    assert any("U+1F600" in note for note in notes)


def test_an_empty_document_has_its_identity_page() -> None:
    (page,) = lay_out(Document()).pages
    assert page.identity
    assert _("Dasar Hukum") + " :" in words(page)


def test_rows_leave_room_for_the_labels_of_their_decisions() -> None:
    found = document(CHAIN, "A>B B>C C>D D>E:Ya D>B:Tidak E>F F>G G>H H>I I>J").sop.charts[0]
    words = {"Ya": "Lengkap dan benar", "Tidak": "Tidak lengkap atau salah"}
    flows = tuple(replace(flow, label=words.get(flow.label, "")) for flow in found.flows)
    wordy = Document(sop=Sop(charts=(replace(found, flows=flows),)))
    sheet, brief = lay_out(wordy), lay_out(document(CHAIN, FLOWS))
    heights = [
        next(row.h for page in one.pages for part in page.tables for row in part.rows if row.step == "d")
        for one in (sheet, brief)
    ]
    assert heights[0] > heights[1]
    assert (crowded_labels(sheet), sheet.notes) == ([], ())
