"""The texts of an identity block that hold more than one thing: revision, scope, and who authorises."""

import re

from msgspec import Struct
from msgspec.structs import replace

from sopeditor.model.records import Identity, Scope, Signatory

NOT_YET_REVISED = "☐ Revisi ke ....."
"""The line of the form of a document that has not been revised; its dots wait for a number."""

_REVISION = re.compile(
    r"(?P<box>[☐☑☒]?)\s*revisi\s+ke\s*[-:.]?\s*(?P<number>\d{1,3}(?!\d))?[\s.,…_:/-]*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_SCOPE = re.compile(r"\b(makro|mikro)\b", re.IGNORECASE)
_NIP = re.compile(r"\bNIP\b[.:\s]*(?P<nip>.*)", re.IGNORECASE | re.DOTALL)
_BLANK = re.compile(
    r"^\W*(?:\([^()]*\)|nama(?: pejabat| lengkap)?|nip|pangkat[/\w\s]*|ttd\.?)?\W*$", re.IGNORECASE
)
_GAP = re.compile(r"\s{2,}|\n")


class Authority(Struct, frozen=True):
    """Position, name, rank and NIP taken out of one text; what was only a blank to fill in is empty."""

    position: str = ""
    name: str = ""
    rank: str = ""
    nip: str = ""


def with_revision(identity: Identity, text: str) -> Identity:
    """The identity with "Revisi ke n, 3 Mei 2020" taken apart; another text is kept as it is."""
    match = _REVISION.fullmatch(text.strip())
    if match is None:
        return replace(identity, revised=text)
    if match["number"]:
        return replace(identity, revision=int(match["number"]), revised=match["rest"].strip())
    unrevised = match["box"] in ("", "☐") and not match["rest"].strip()
    return replace(identity, revised=NOT_YET_REVISED if unrevised else text.strip())


def scope_in(text: str) -> Scope:
    """MACRO or MICRO where a text says so ("SOP Makro", "Judul SOP Mikro")."""
    found = _SCOPE.search(text)
    return Scope(found[1].casefold()) if found else Scope.UNSTATED


def authority(text: str) -> Authority:
    """Who authorises: "Kepala Biro  (nama pejabat) NIP. (NIP)" names a position and no person."""
    match = _NIP.search(text)
    nip = _filled(match["nip"]) if match else ""
    parts = [part for part in map(_filled, _GAP.split(text[: match.start()] if match else text)) if part]
    position, name, rank = (*parts, "", "", "")[:3]
    return Authority(position, name, rank, nip)


def signatory(text: str, label: str = "") -> Signatory:
    """The signatory of a text, with the label that was printed before it."""
    found = authority(text)
    return Signatory(
        label=label or Signatory().label,
        position=found.position,
        name=found.name,
        rank=found.rank,
        nip=found.nip,
    )


def _filled(text: str) -> str:
    return "" if _BLANK.match(text) else text.strip(" :")
