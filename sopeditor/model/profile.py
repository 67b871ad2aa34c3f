"""The form of an agency: words, columns, paper, font, lines and drawing conventions (lengths in points).

No national rule fixes paper, font or margins, so all of it is data. A document carries a copy, so that it prints the
same everywhere. The defaults are the form of a ministry's SOP of 2020, which the samples are printed in.
"""

from enum import StrEnum

from msgspec import Struct

MM = 72 / 25.4


class Column(StrEnum):
    """The columns of the step table; ACTORS stands for all lanes together."""

    NUMBER = "number"
    ACTIVITY = "activity"
    ACTORS = "actors"
    SUPPLIES = "supplies"
    DURATION = "duration"
    OUTPUT = "output"
    REMARK = "remark"


class Capsule(StrEnum):
    """Whether the start and end capsule stands instead of the first and last box or in addition to it."""

    REPLACES = "replaces"
    PRECEDES = "precedes"


class PentagonMark(StrEnum):
    """What is written into the pair of off-page connectors."""

    LETTER = "letter"
    NUMBER = "number"
    BLANK = "blank"


class PentagonPlace(StrEnum):
    """Where the off-page connectors stand: in a strip inside the table's frame or outside of it."""

    INSIDE = "inside"
    OUTSIDE = "outside"


class IdentityPlace(StrEnum):
    """Whether the identity block has a page of its own or shares the first page with the table."""

    OWN_PAGE = "own page"
    SHARED = "shared"


class Paper(Struct, frozen=True):
    """Paper and margins in points; `width` and `height` are those of the upright sheet."""

    name: str = "A4"
    width: float = 210 * MM
    height: float = 297 * MM
    landscape: bool = True
    left: float = 15 * MM
    top: float = 15 * MM
    right: float = 15 * MM
    bottom: float = 15 * MM

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is printed."""
        return (self.height, self.width) if self.landscape else (self.width, self.height)


PAPERS = {
    "A4": (210 * MM, 297 * MM),
    "F4": (215 * MM, 330 * MM),
    "Legal": (612.0, 1008.0),
    "Letter": (612.0, 792.0),
}


class Typeface(Struct, frozen=True):
    """The font of the sheet: an empty family is the one that every installation has. Size in points."""

    family: str = ""
    size: float = 9.0


class Lines(Struct, frozen=True):
    """Line widths and paddings in points."""

    frame: float = 1.2
    table: float = 0.5
    symbol: float = 0.8
    flow: float = 0.8
    padding: float = 3.0


class Words(Struct, frozen=True):
    """The words an agency prints on its form."""

    number: str = "No."
    activity: str = "Kegiatan"
    actors: str = "Pelaksana"
    quality: str = "Mutu Baku"
    supplies: str = "Kelengkapan"
    duration: str = "Waktu"
    output: str = "Output"
    remark: str = "Ket"
    sop_number: str = "Nomor SOP"
    created: str = "Tanggal Pembuatan"
    revised: str = "Tanggal Revisi"
    effective: str = "Tanggal Efektif"
    title: str = "Judul SOP"
    legal_basis: str = "Dasar Hukum"
    qualifications: str = "Kualifikasi Pelaksana"
    related: str = "Keterkaitan"
    equipment: str = "Peralatan/perlengkapan"
    warnings: str = "Peringatan"
    records: str = "Pencatatan dan pendataan"
    yes: str = "Y"
    no: str = "T"


class Profile(Struct, frozen=True):
    """An agency's form, whole."""

    name: str = "Baku"
    words: Words = Words()
    columns: tuple[Column, ...] = (
        Column.NUMBER,
        Column.ACTIVITY,
        Column.ACTORS,
        Column.SUPPLIES,
        Column.DURATION,
        Column.OUTPUT,
        Column.REMARK,
    )
    paper: Paper = Paper()
    typeface: Typeface = Typeface()
    lines: Lines = Lines()
    capsule: Capsule = Capsule.REPLACES
    pentagon_mark: PentagonMark = PentagonMark.LETTER
    pentagon_place: PentagonPlace = PentagonPlace.INSIDE
    identity_place: IdentityPlace = IdentityPlace.OWN_PAGE
    header_repeated: bool = True
    column_numbers: bool = False
    page_numbers: bool = True
    signature_room: float = 0.0
    number_in_footer: bool = False
    """Whether the number of the SOP stands at the foot of every page without the identity block."""
    draft_mark: bool = False
    """Whether "KONSEP" stands behind the text of every page until the document is authorised."""
    bridges: bool = True
    severities: tuple[tuple[str, str], ...] = ()
    """Pairs of a rule's id and the severity ("error", "warning", "info" or "off") this agency gives it."""
