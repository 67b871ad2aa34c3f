"""The document that "SOP baru" begins with."""

from msgspec.structs import replace

from sopeditor.edit.parts import new_id
from sopeditor.model.records import Chart, Document


def with_chart(document: Document) -> Document:
    """The document with an empty chart, if it has none; a table needs one to begin in."""
    if document.sop.charts:
        return document
    return replace(document, sop=replace(document.sop, charts=(Chart(new_id()),)))


def blank_document() -> Document:
    """An identity to fill in and one chart without lanes and steps."""
    return with_chart(Document())
