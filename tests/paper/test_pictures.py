"""SVG and PNG: a picture a page."""

import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from building import document
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sopeditor.edit.identity import set_logo
from sopeditor.layout import marks
from sopeditor.layout.compose import lay_out
from sopeditor.model.records import Asset
from sopeditor.paper.pdf import pdf_bytes
from sopeditor.paper.png import png_pages
from sopeditor.paper.svg import svg_pages
from sopeditor.storage.documents import save

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
FOUND = document("A:Kabag( B:Staf? C:Staf)", "A>B B>C:Y B>A:T")
SHEET = lay_out(FOUND)


def test_a_png_has_the_resolution_that_was_asked_for() -> None:
    pictures = list(png_pages(SHEET, FOUND, 144))
    assert len(pictures) == len(SHEET.pages)
    with Image.open(BytesIO(pictures[0])) as picture:
        assert picture.size == pytest.approx((SHEET.pages[0].width * 2, SHEET.pages[0].height * 2), abs=1)
        assert picture.info["dpi"] == pytest.approx((144, 144), abs=0.1)


def picture() -> bytes:
    buffer = BytesIO()
    Image.linear_gradient("L").save(buffer, "PNG")
    return buffer.getvalue()


PICTURE = picture()


@given(cut=st.integers(0, len(PICTURE)), junk=st.binary(max_size=40))
def test_a_logo_that_is_broken_is_shown_or_told_and_costs_nobody_the_pages(cut: int, junk: bytes) -> None:
    logo = Asset("logo", "image/png", PICTURE[:cut] + junk)
    broken = set_logo(logo)(FOUND)
    sheet = lay_out(broken)
    shown = any(isinstance(mark, marks.Image) for page in sheet.pages for mark in page.marks)
    assert shown != any("Logo" in note for note in sheet.notes)
    assert pdf_bytes(sheet, broken).startswith(b"%PDF")


def test_a_logo_of_a_hundred_megapixels_is_told_like_any_that_is_no_logo(tmp_path: Path) -> None:
    huge = BytesIO()
    Image.new("1", (10_000, 10_000)).save(huge, "PNG")
    logo = Asset(sha256(huge.getvalue()).hexdigest(), "image/png", huge.getvalue())
    save(tmp_path / "besar.sop.json", set_logo(logo)(FOUND))
    command = [sys.executable, "-m", "sopeditor", "export", "besar.sop.json", "--to", "besar.pdf"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0
    assert "Logo tidak dapat dibaca" in done.stderr
    assert "Warning" not in done.stderr


def test_a_png_shows_the_symbols() -> None:
    boxes = [node.box for part in SHEET.pages[1].tables for node in part.nodes]
    with Image.open(BytesIO(list(png_pages(SHEET, FOUND, 72))[1])) as picture:
        rims = [picture.crop((box.x - 1, box.y - 1, box.x + box.w + 1, box.y + box.h + 1)) for box in boxes]
        assert all(rim.convert("L").getextrema()[0] < 128 for rim in rims)


def test_an_svg_holds_every_text_and_the_outlines_of_its_letters() -> None:
    root = ElementTree.fromstring(list(svg_pages(SHEET, FOUND))[1])
    texts = set(texts_of(root))
    assert {"Kegiatan", "Kegiatan A", "Kabag", "10 menit", "Y", "T"} <= texts
    glyphs = {path.get("id") for path in root.iter(f"{SVG}path") if path.get("id")}
    used = [use.get(HREF, "").removeprefix("#") for use in root.iter(f"{SVG}use")]
    assert set(used) == glyphs
    assert len(used) == sum(len(text.replace(" ", "")) for text in map(str, texts_of(root)))


def texts_of(root: ElementTree.Element) -> list[str | None]:
    return [element.text for element in root.iter(f"{SVG}text")]


def test_an_svg_holds_its_texts_to_their_width_in_whatever_font() -> None:
    root = ElementTree.fromstring(list(svg_pages(SHEET, FOUND))[1])
    texts = [element for element in root.iter(f"{SVG}text") if (element.text or "").strip()]
    cells = {text.box.w for text in SHEET.pages[1].texts}
    lengths = [float(element.get("textLength", "0")) for element in texts]
    assert all(0 < length <= max(cells) + 0.01 for length in lengths)


def test_an_svg_has_a_shape_for_every_symbol() -> None:
    root = ElementTree.fromstring(list(svg_pages(SHEET, FOUND))[1])
    rounded = [element for element in root.iter(f"{SVG}rect") if element.get("rx")]
    diamonds = [element for element in root.iter(f"{SVG}polygon") if element.get("stroke")]
    assert len(rounded) == 2
    assert len(diamonds) == 1
