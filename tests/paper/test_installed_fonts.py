"""A font that the office has installed: offered by its name, embedded, and what it lacks is named."""

import json
import os
import subprocess
import sys
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


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A user's folder with one more font: plain letters, and one Arabic letter."""
    with TTFont(guaranteed_font(False)) as font:
        subset: Any = fonttools_subset
        options = subset.Options(layout_features=[], name_IDs=["*"])
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=ascii_letters + digits + punctuation + " ")
        subsetter.subset(font)
        for name in font["name"].names:
            if name.nameID in (1, 4, 16):
                name.string = FAMILY
        for table in font["cmap"].tables:
            table.cmap[ord(ARABIC)] = table.cmap[ord("s")]
        for folder in FOLDERS:
            (tmp_path / folder).mkdir(parents=True)
            font.save(tmp_path / folder / "hurufkantor.ttf")
    return tmp_path


def test_it_is_found_embedded_and_what_it_lacks_is_named(home: Path) -> None:
    at_home = {"HOME": str(home), "LOCALAPPDATA": str(home), "XDG_DATA_HOME": "", "PYTHONUTF8": "1"}
    pdf = home / "surat.pdf"
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(pdf)],
        env=os.environ | at_home,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    families, notes = json.loads(done.stdout)
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
