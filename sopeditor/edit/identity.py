"""Edits of the identity block."""

from msgspec.structs import fields, replace

from sopeditor.edit.change import Edit
from sopeditor.model.records import Asset, Document, Identity

_FIELDS = frozenset(field.name for field in fields(Identity))

LISTS = tuple(field.name for field in fields(Identity) if field.type == tuple[str, ...])
"""The fields that are lists of texts."""

TEXTS = tuple(field.name for field in fields(Identity) if field.type is str and field.name != "logo")
"""The fields that are one text."""


def set_identity(field: str, value: object) -> Edit:
    """Set one field of the identity block by its name in `Identity`; KeyError if there is none of that name."""
    if field not in _FIELDS:
        raise KeyError(field)
    return lambda document: _with_identity(document, replace(document.sop.identity, **{field: value}))


def set_logo(asset: Asset | None) -> Edit:
    """Show a picture as the logo and carry it in the document, or show none."""

    def edit(document: Document) -> Document:
        key = asset.key if asset else ""
        changed = _with_identity(document, replace(document.sop.identity, logo=key))
        used = {key, *(revision.sop.identity.logo for revision in document.revisions)}
        kept = tuple(old for old in document.assets if old.key in used and old.key != key)
        return replace(changed, assets=(*kept, asset) if asset else kept)

    return edit


def _with_identity(document: Document, identity: Identity) -> Document:
    return replace(document, sop=replace(document.sop, identity=identity))
