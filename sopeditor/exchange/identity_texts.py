"""The texts of an identity block that hold more than one thing: revision, scope, and who authorises."""

import re

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


def signatory(text: str) -> Signatory:
    """Who authorises, out of one text: position, name, rank and NIP; what is only a blank to fill in is left empty.

    "Kepala Biro  (nama pejabat) NIP. (NIP)" names a position and no person.
    """
    match = _NIP.search(text)
    nip = _filled(match["nip"]) if match else ""
    parts = [part for part in map(_filled, _GAP.split(text[: match.start()] if match else text)) if part]
    position, name, rank = (*parts, "", "", "")[:3]
    return Signatory(position=position, name=name, rank=rank, nip=nip)


def _filled(text: str) -> str:
    return "" if _BLANK.match(text) else text.strip(" :")
