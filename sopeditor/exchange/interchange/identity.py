"""The identity block of an exchange file."""

from typing import Any

from msgspec.structs import replace

from sopeditor.exchange.identity_texts import scope_in, with_revision
from sopeditor.exchange.interchange.loose import Object, as_object, as_text, as_texts
from sopeditor.model.records import Identity, Labelled, Scope, Signatory

_TEXTS = {"nomor_sop": "number", "tanggal_pembuatan": "created", "tanggal_efektif": "effective"}
_LISTS = {
    "instansi": "institution",
    "dasar_hukum": "legal_basis",
    "kualifikasi_pelaksana": "qualifications",
    "keterkaitan": "related",
    "peralatan_perlengkapan": "equipment",
    "peringatan": "warnings",
    "pencatatan_pendataan": "records",
}
_SIGNATORY = {
    "disahkan": "label",
    "disahkan_oleh_jabatan": "position",
    "disahkan_oleh_nama": "name",
    "disahkan_oleh_pangkat": "rank",
    "disahkan_oleh_nip": "nip",
}
SUBTITLE = "sub_flowchart"
"""The title of the one flowchart that was read out of a document with several."""

_KNOWN = {*_TEXTS, *_LISTS, *_SIGNATORY, SUBTITLE, "judul", "jenis", "tanggal_revisi"}


def read_identity(raw: Object) -> Identity:
    """The identity of an exchange object; fields this program has no place for become extra labelled ones."""
    fields = as_object(raw.get("identity") or {}, "identity")
    texts = {name: as_text(fields.get(key), f"identity.{key}") for key, name in _TEXTS.items()}
    lists = {name: as_texts(fields.get(key), f"identity.{key}") for key, name in _LISTS.items()}
    lists["institution"] = lists["institution"] or _unit(raw.get("unit"))
    kind = as_text(fields.get("jenis"), "identity.jenis")
    title = as_text(fields.get("judul"), "identity.judul") or as_text(raw.get("judul"), "judul")
    identity = Identity(
        title=title, scope=scope_in(kind), signatories=(_signatory(fields),), extra=_extra(fields)
    )
    identity = replace(identity, **texts, **lists)
    if kind and identity.scope is Scope.UNSTATED:
        identity = replace(identity, extra=(Labelled("Jenis", kind), *identity.extra))
    return with_revision(identity, as_text(fields.get("tanggal_revisi"), "identity.tanggal_revisi"))


def chart_title(raw: Object) -> str:
    """The title of the chart, where the file gives it one of its own."""
    fields = as_object(raw.get("identity") or {}, "identity")
    return as_text(fields.get(SUBTITLE), f"identity.{SUBTITLE}")


def _unit(value: Any) -> tuple[str, ...]:
    """The lines of a unit's name: what stands before and after each comma."""
    return tuple(part.strip() for part in as_text(value, "unit").split(",") if part.strip())


def _signatory(fields: Object) -> Signatory:
    given = {name: as_text(fields.get(key), f"identity.{key}") for key, name in _SIGNATORY.items()}
    return replace(Signatory(), **{name: text for name, text in given.items() if text})


def _extra(fields: Object) -> tuple[Labelled, ...]:
    return tuple(
        Labelled(key.replace("_", " ").capitalize(), as_text(value, f"identity.{key}"))
        for key, value in fields.items()
        if key not in _KNOWN and value not in (None, "", [])
    )
