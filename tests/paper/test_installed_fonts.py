"""A font that the office has installed: offered by its name, embedded, and what it lacks is named."""

import json
import os
import subprocess
import sys
from functools import cache
from io import BytesIO
from pathlib import Path
from string import ascii_letters, digits, punctuation
from typing import Any

import pypdf
import pytest
from fontTools import subset as fonttools_subset
from fontTools.ttLib import TTFont

from sopeditor.assets import guaranteed_font

FAMILY = "Huruf Kantor"
ARABIC = "\u0633"
FOLDERS = (".local/share/fonts", "Library/Fonts", "Microsoft/Windows/Fonts")
SCRIPT = f"""
import sys
from msgspec.structs import replace
from sopeditor.layout.compose import lay_out
from sopeditor.layout.typesetting.fonts import families
from sopeditor.model.profile import Profile, Typeface
from sopeditor.model.records import Document, Identity, Sop
from sopeditor.paper.pdf import pdf_bytes
import json
text = "Revisi \u2610 {ARABIC} \U0001f600"
form = Profile(typeface=Typeface({FAMILY!r}))
document = Document(sop=Sop(Identity(title="Surat", records=(text,))), profile=form)
sheet = lay_out(document)
with open(sys.argv[1], "wb") as file:
    file.write(pdf_bytes(sheet, document))
print(json.dumps([families(), sheet.notes]))
"""


CHOICE = """
import json, sys
from sopeditor.layout.typesetting.fonts import face, families, is_available
faces = [face(sys.argv[1], bold) for bold in (False, True)] if is_available(sys.argv[1]) else []
print(json.dumps([families(), [one.file.path.name for one in faces]]))
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A user's folder with one more font: plain letters, and one Arabic letter."""
    install(tmp_path, "hurufkantor.ttf", FAMILY)
    return tmp_path


@cache
def plain_letters() -> bytes:
    """The guaranteed font with nothing but plain letters."""
    with TTFont(guaranteed_font(False)) as font:
        subset: Any = fonttools_subset
        options = subset.Options(layout_features=[], name_IDs=["*"])
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=ascii_letters + digits + punctuation + " ")
        subsetter.subset(font)
        kept = BytesIO()
        font.save(kept)
    return kept.getvalue()


def install(home: Path, name: str, family: str, weight: int = 400, platform: int = 3, kind: int = 1) -> None:
    """Give a user a font of that name, `kind` 0 of platform 3 being one of symbols."""
    with TTFont(BytesIO(plain_letters())) as font:
        font["OS/2"].usWeightClass = weight
        for record in font["name"].names:
            if record.nameID in (1, 4, 16):
                record.string = family
        font["cmap"].tables = font["cmap"].tables[:1]
        for table in font["cmap"].tables:
            table.platformID, table.platEncID = platform, kind
            table.cmap[ord(ARABIC)] = table.cmap[ord("s")]
        for folder in FOLDERS:
            (home / folder).mkdir(parents=True, exist_ok=True)
            font.save(home / folder / name)


def ran(script: str, home: Path, *arguments: object) -> Any:
    """What a program prints that starts with the fonts of this user."""
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        env=os.environ
        | {"HOME": str(home), "LOCALAPPDATA": str(home), "XDG_DATA_HOME": "", "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return json.loads(done.stdout)


def test_it_is_found_embedded_and_what_it_lacks_is_named(home: Path) -> None:
    pdf = home / "surat.pdf"
    families, notes = ran(SCRIPT, home, pdf)
    assert FAMILY in families
    assert notes == [
        "Tanda berikut tidak ada di huruf dokumen dan dicetak sebagai kotak: \U0001f600 (U+1F600).",
        "Tanda berikut tidak ada di huruf dokumen dan dicetak dengan huruf bawaan: \u2610 (U+2610).",
        f"Huruf berikut seharusnya dirangkai, tetapi dicetak satu per satu: {ARABIC} (U+0633).",
    ]
    fonts = pypdf.PdfReader(BytesIO(pdf.read_bytes())).pages[0]["/Resources"]["/Font"].values()
    embedded = [font.get_object() for font in fonts]
    assert all("/FontFile2" in font["/FontDescriptor"] for font in embedded)
    assert len(embedded) == 2  # the borrowed sign in another font, though its file gives itself the same name


def test_bold_is_found_whatever_the_files_are_called(tmp_path: Path) -> None:
    """As Windows has Book Antiqua."""
    install(tmp_path, "BKANT.TTF", FAMILY)
    install(tmp_path, "ANTQUAB.TTF", FAMILY, weight=700)
    _families, files = ran(CHOICE, tmp_path, FAMILY)
    assert files == ["BKANT.TTF", "ANTQUAB.TTF"]


def test_fonts_of_symbols_are_not_offered_for_texts(tmp_path: Path) -> None:
    install(tmp_path, "wingding.ttf", "Wingdings", kind=0)
    families, files = ran(CHOICE, tmp_path, "Wingdings")
    assert "Wingdings" not in families
    assert files == []


def test_damaged_files_are_passed_over(home: Path) -> None:
    """Cut off wherever: in the list of tables, in one of them, or in the letters."""
    for folder in FOLDERS:
        whole = (home / folder / "hurufkantor.ttf").read_bytes()
        for left in (0, 3, 40, 300, 1000, 5000):
            (home / folder / f"hurufkantor-{left}.ttf").write_bytes(whole[:left])
    families, files = ran(CHOICE, home, FAMILY)
    assert FAMILY in families
    assert set(files) == {"hurufkantor.ttf"}
