"""The PDF: every text comes out again, the same bytes each time, fonts inside."""

import re
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any
from unicodedata import normalize

import msgspec
import pypdf
import pypdfium2
import pytest
from building import chart, document
from hypothesis import HealthCheck, given, settings
from layout.documents import documents
from PIL import Image

from sopeditor.assets import samples
from sopeditor.edit.identity import set_logo
from sopeditor.layout.compose import lay_out
from sopeditor.layout.typesetting.fonts import face
from sopeditor.model.records import Asset, Document, Identity, Sop, Step
from sopeditor.paper.pdf import pdf_bytes
from sopeditor.storage.documents import load

replace = msgspec.structs.replace
SECTIONS = ("legal_basis", "qualifications", "related", "equipment", "warnings", "records")
FIELDS = ("activity", "supplies", "duration", "output", "remark")


def pdf_of(found: Document) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(pdf_bytes(lay_out(found), found)))


def normal(text: str) -> str:
    """A text without its lines' ends: at a soft hyphen or a slash, they are no space."""
    return " ".join(text.replace("\xad\n", "").replace("/\n", "/").split())


def test_each_text_of_each_row_comes_out_word_for_word() -> None:
    found = document("A:Kabag( B:Staf C:Staf)", "A>B B>C")
    first, second, third = found.sop.charts[0].steps
    steps = (
        replace(first, activity="Memeriksa konsep surat tugas dan lampirannya, lalu meneruskan kepada Kabag"),
        replace(second, supplies="1. Nota dinas\n2. Surat undangan rapat", output="Disposisi/arahan Karo"),
        replace(third, duration="5-10 menit", remark="Bila perlu: sesuai “arahan” – 100 % lengkap"),
    )
    charts = (replace(found.sop.charts[0], steps=steps),)
    text = normal(pdf_of(replace(found, sop=Sop(charts=charts))).pages[1].extract_text())
    for step in steps:
        for field in FIELDS:
            assert normal(getattr(step, field)) in text


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents())
def test_no_text_is_lost_whatever_the_form(found: Document) -> None:
    pages = "".join("".join(page.extract_text().split()) for page in pdf_of(found).pages).replace("\xad", "")
    shown = {column.value for column in found.profile.columns}
    sheet = lay_out(found)
    split = {row.step for page in sheet.pages for part in page.tables for row in part.rows if row.parts > 1}
    for one in found.sop.charts:
        for step in one.steps:
            if step.id not in split:
                assert all(
                    "".join(getattr(step, field).split()) in pages for field in FIELDS if field in shown
                )


def test_a_hyphenated_word_comes_out_whole_where_soft_hyphens_are_joined() -> None:
    word = "mempertanggungjawabkan" * 9
    found = document("A:Kabag", "")
    charts = (replace(found.sop.charts[0], steps=(Step("a", activity=f"Tim {word} kegiatan"),)),)
    text = pdf_of(replace(found, sop=Sop(charts=charts))).pages[1].extract_text()
    assert "\xad\n" in text
    assert f"Tim {word} kegiatan" in normal(text)


def test_a_cell_split_over_pages_comes_out_in_order() -> None:
    words = [f"langkah{n}" for n in range(400)]
    found = document("A:Kabag", "")
    charts = (replace(found.sop.charts[0], steps=(Step("a", activity=" ".join(words)),)),)
    text = " ".join(page.extract_text() for page in pdf_of(replace(found, sop=Sop(charts=charts))).pages)
    assert [word for word in text.split() if word.startswith("langkah")] == words


def test_the_same_document_gives_the_same_bytes() -> None:
    found = document("A:Kabag( B:Staf? C:Staf)", "A>B B>C:Y B>A:T")
    assert pdf_bytes(lay_out(found), found) == pdf_bytes(lay_out(found), found)


def test_all_fonts_are_embedded_subsets() -> None:
    reader = pdf_of(document("A:Kabag( B:Staf)", "A>B"))
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "+" in font["/BaseFont"]


def test_the_file_says_what_it_is() -> None:
    identity = Identity(institution=("Biro Umum",), number="OT.01/2026", title="Penerbitan Surat Tugas")
    found = document("A:Kabag( B:Staf)", "A>B")
    reader = pdf_of(replace(found, sop=Sop(identity, found.sop.charts)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Penerbitan Surat Tugas"
    assert reader.metadata.author == "Biro Umum"
    assert reader.metadata.subject == "SOP AP OT.01/2026"
    assert reader.trailer["/Root"]["/Lang"] == "id-ID"


def test_bookmarks_lead_to_identity_tables_and_pages() -> None:
    first, second = chart(" ".join(f"S{at}:Staf" for at in range(40))), chart("C:Kabag", chart_id="other")
    charts = (replace(first, title="Penerimaan"), second)
    reader = pdf_of(Document(sop=Sop(charts=charts)))

    pages = [f"Halaman {number}" for number in range(1, len(reader.pages) + 1)]
    assert list(named(reader.outline)) == [
        *("Identitas", pages[:1]),
        *("Penerimaan", pages[1:-1]),
        *("Prosedur", pages[-1:]),
    ]


def named(entries: Any) -> Iterator[object]:
    """The titles of bookmarks, those below another as a list."""
    for entry in entries:
        yield list(named(entry)) if isinstance(entry, list) else entry.title


def test_the_samples_come_out_in_the_order_of_their_form() -> None:
    for path in samples()[:2]:
        sample = load(path).document
        identity, *tables = [normal(page.extract_text()) for page in pdf_of(sample).pages]
        words = sample.profile.words
        assert_in_order(
            identity,
            *sample.sop.identity.institution[:1],
            words.sop_number,
            words.created,
            words.revised,
            words.effective,
            sample.sop.identity.signatories[0].label,
            words.title,
            *(f"{getattr(words, field)} :" for field in SECTIONS),
        )
        (found,) = sample.sop.charts
        lanes = [actor.name for actor in found.actors]
        for text in tables:
            assert_in_order(
                text,
                *(words.number, words.activity, words.actors, *lanes),
                *(words.quality, words.supplies, words.duration, words.output, words.remark),
            )
        assert_in_order(" ".join(tables), *(normal(step.activity) for step in found.steps))


def assert_in_order(text: str, *parts: str) -> None:
    at = 0
    for part in parts:
        assert part in text[at:], part
        at = text.index(part, at) + len(part)


def test_markup_in_a_text_is_only_text() -> None:
    found = document("A:Kabag", "")
    text = '<b>tebal</b> <img src="file:///rahasia"/> &amp; %s {0}'
    charts = (replace(found.sop.charts[0], steps=(Step("a", activity=text),)),)
    shown = normal(pdf_of(replace(found, sop=Sop(charts=charts))).pages[1].extract_text())
    assert "".join(text.split()) in "".join(shown.split())


def test_more_signs_than_one_font_of_a_pdf_holds_come_out() -> None:
    known = sorted(filter(str.isalpha, face().characters))[:400]
    texts = [normalize("NFC", "".join(known[at : at + 20])) for at in range(0, len(known), 20)]
    found = Document(sop=Sop(identity=Identity(records=tuple(texts))))
    shown = "".join(pdf_of(found).pages[0].extract_text().split())
    assert len(known) == 400
    for text in texts:
        assert text in shown


def logo(kind: str = "PNG", mode: str = "RGB", colour: str = "#00a000") -> Asset:
    buffer = BytesIO()
    Image.new(mode, (40, 20), colour).save(buffer, kind)
    return Asset("kunci #1", f"image/{kind.lower()}", buffer.getvalue())


def colours_of(pdf: bytes) -> set[tuple[int, int, int]]:
    """The colours of the first page, rounded so far that JPEG keeps them."""
    with pypdfium2.PdfDocument(pdf) as opened:
        pixels = opened[0].render(scale=0.5).to_pil().convert("RGB")
    found = pixels.getcolors(pixels.width * pixels.height) or ()
    return {(red // 16, green // 16, blue // 16) for _, (red, green, blue) in found}


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "RGB")])
def test_the_logo_is_painted_on_the_identity_page_of_every_document(kind: str, mode: str) -> None:
    for title in ("Satu", "Dua"):
        found = Document(sop=Sop(Identity(logo="kunci #1", title=title)), assets=(logo(kind, mode),))
        assert (0, 10, 0) in colours_of(pdf_bytes(lay_out(found), found))


def test_what_is_clear_in_a_logo_stays_clear() -> None:
    found = Document(sop=Sop(Identity(logo="kunci #1")), assets=(logo("PNG", "RGBA", "#00a00000"),))
    assert (0, 10, 0) not in colours_of(pdf_bytes(lay_out(found), found))


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_no_name_in_a_file_with_a_logo_is_longer_than_the_format_allows(mode: str) -> None:
    picture = logo("PNG", mode)
    found = set_logo(Asset(sha256(picture.data).hexdigest(), picture.media_type, picture.data))(Document())
    names = re.findall(rb"/([^\s/<>()\[\]]+)", pdf_bytes(lay_out(found), found))
    assert any(name.startswith(b"FormXob") for name in names)
    assert max(map(len, names)) <= 127


def test_a_logo_that_is_no_picture_is_left_out() -> None:
    found = Document(
        sop=Sop(identity=Identity(logo="kunci", title="Uji")), assets=(Asset("kunci", "image/png", b"?"),)
    )
    assert "Uji" in pdf_of(found).pages[0].extract_text()
    assert any("Logo" in note for note in lay_out(found).notes)


@pytest.mark.parametrize("family", ["", "Huruf Yang Tidak Ada"])
def test_a_missing_font_gives_way_to_the_one_that_every_machine_has(family: str) -> None:
    found = document("A:Kabag", "")
    profile = replace(found.profile, typeface=replace(found.profile.typeface, family=family))
    reader = pdf_of(replace(found, profile=profile))
    names = {str(font.get_object()["/BaseFont"]) for font in reader.pages[0]["/Resources"]["/Font"].values()}
    assert all("SourceSansPro" in name for name in names)
