"""Every file that was ever written opens for ever: one of each version of the format, and what it means."""

import base64
import re
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from sopeditor.model.profile import Capsule, Column, IdentityPlace, Lines, Paper, Profile, Typeface, Words
from sopeditor.model.records import (
    Actor,
    Arrow,
    Asset,
    Chart,
    Document,
    Flow,
    Identity,
    Labelled,
    Revision,
    Scope,
    Side,
    Signatory,
    Sop,
    Status,
    Step,
    Symbol,
    SymbolKind,
    Width,
    Wish,
)
from sopeditor.storage.documents import load, save
from sopeditor.storage.tables import VERSION

FILES = Path(__file__).parents[1] / "files"

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
LOGO = Asset(sha256(PIXEL).hexdigest(), "image/png", PIXEL)

MAIN = Chart(
    id="bagan-1",
    title="Penerbitan surat",
    actors=(
        Actor("a1", "Kepala Bagian", "Pimpinan"),
        Actor("a2", "Sekretaris", "Pimpinan"),
        Actor("a3", "Staf"),
    ),
    steps=(
        Step(
            id="s1",
            activity="Menerima permohonan\n1. lisan\n2. tertulis",
            supplies="Surat permohonan",
            duration="5-10 menit",
            output="Agenda",
            remark="📄 الأصل",
            section="A. Persiapan",
            symbols=(Symbol("m", "a3", SymbolKind.TERMINATOR, "Mulai"), Symbol("p", "a3")),
        ),
        Step(
            id="s2",
            activity="Memeriksa",
            duration="1 hari",
            output="Hasil",
            number="2a",
            symbols=(Symbol("k", "a1", SymbolKind.DECISION), Symbol("l", "a2", SymbolKind.DECISION)),
        ),
        Step(
            id="s3",
            activity="Mengarsipkan",
            duration="-",
            output="Arsip",
            page_break=True,
            symbols=(Symbol("o", "a2", SymbolKind.CONNECTOR), Symbol("e", "a3", SymbolKind.TERMINATOR)),
        ),
    ),
    flows=(
        Flow("f1", "m", "p"),
        Flow("f2", "p", "k"),
        Flow("f3", "k", "l", arrow=Arrow.NONE),
        Flow("f4", "l", "e", "Y", wish=Wish(Side.BOTTOM, Side.TOP, "a3", "s3")),
        Flow("f5", "k", "p", "T", wish=Wish(gutter="", gap="")),
        Flow("f6", "o", "e", arrow=Arrow.BOTH),
    ),
    widths=(Width("activity", 140.5), Width("a3", 60.0)),
    footnote="*) bila perlu",
    fit_pages=2,
)

EXPECTED = Document(
    sop=Sop(
        Identity(
            institution=("KEMENTERIAN CONTOH", "SEKRETARIAT"),
            logo=LOGO.key,
            number="OT.01/7/2026",
            created="Kamis, 14 Desember 2017",
            revision=2,
            revised="-",
            effective="2 Januari 2018",
            signatories=(
                Signatory(position="Kepala Bagian"),
                Signatory("Mengetahui", "Sekretaris", "Nama Contoh", "Pembina", "-"),
            ),
            scope=Scope.MACRO,
            title="Penerbitan Surat Keterangan",
            legal_basis=("Undang-Undang", "Peraturan Menteri"),
            qualifications=("SLTA",),
            related=("SOP Kearsipan",),
            equipment=("Komputer", "Printer"),
            warnings=("Bila tidak dilaksanakan …",),
            records=("Buku agenda",),
            extra=(Labelled("Kode klasifikasi", "OT.01"),),
        ),
        (MAIN, Chart(id="bagan-2")),
    ),
    revisions=(Revision(1, "2017-12-14", Sop(charts=(Chart(id="lama"),)), "Penyesuaian nomenklatur"),),
    status=Status.REVIEW,
    profile=Profile(
        name="Dinas",
        words=Words(remark="Keterangan", yes="Ya", no="Tidak"),
        columns=(Column.NUMBER, Column.ACTIVITY, Column.ACTORS, Column.OUTPUT, Column.DURATION),
        paper=Paper("F4", 609.4, 935.4, left=40.0),
        typeface=Typeface("Bookman Old Style", 10.0),
        lines=Lines(frame=1.5),
        capsule=Capsule.PRECEDES,
        identity_place=IdentityPlace.SHARED,
        header_repeated=False,
        number_in_footer=True,
        draft_mark=True,
        severities=(("MB-03", "warning"),),
    ),
    ignored=("PL-02:a2",),
    assets=(LOGO,),
)


def test_format_1_0_opens_as_what_it_meant() -> None:
    opened = load(FILES / "format-1.0.sop.json")
    assert opened.document == EXPECTED
    assert not opened.read_only
    assert opened.notes == ()


def test_the_present_format_changes_only_with_its_version(tmp_path: Path) -> None:
    """When this fails, raise MINOR in storage/tables.py and keep a file of the new version beside the old ones."""
    save(tmp_path / "a.sop.json", EXPECTED)
    written = (tmp_path / "a.sop.json").read_text(encoding="utf-8")
    assert written == (FILES / f"format-{VERSION}.sop.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(FILES.glob("format-*.sop.json")), ids=lambda path: path.name)
def test_every_kept_file_opens_and_may_be_saved_again(path: Path) -> None:
    opened = load(path)
    assert opened.document.sop.charts
    assert not opened.read_only


def test_the_kept_file_has_a_value_for_every_field_of_the_format() -> None:
    used: set[tuple[type, str]] = set()
    known: set[tuple[type, str]] = set()

    def visit(value: object) -> None:
        if isinstance(value, msgspec.Struct):
            for field in msgspec.structs.fields(value):
                known.add((type(value), field.name))
                inner = getattr(value, field.name)
                if field.required or inner != field.default:
                    used.add((type(value), field.name))
                visit(inner)
        elif isinstance(value, tuple):
            for inner in value:
                visit(inner)

    visit(EXPECTED)
    assert {kind.__name__ for kind, _name in known} >= {"Wish", "Labelled", "Revision", "Asset", "Width"}
    assert {pair for pair in known - used if pair[0] not in (Profile, Words, Paper, Lines)} == set()


def test_the_example_in_the_description_opens(tmp_path: Path) -> None:
    text = (FILES.parents[1] / "docs" / "file-format.md").read_text(encoding="utf-8")
    example = re.search(r"```json\n(.*?)```", text, re.DOTALL)
    assert example
    (tmp_path / "a.sop.json").write_text(example[1], encoding="utf-8")
    opened = load(tmp_path / "a.sop.json")
    assert opened.notes == ()
    assert [step.activity for step in opened.document.sop.charts[0].steps][2] == "Mengarsipkan"
