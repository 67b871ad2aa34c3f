"""The document that "SOP baru" begins with."""

from sopeditor.edit.parts import new_id
from sopeditor.model.records import Chart, Document, Sop


def blank_document() -> Document:
    """An identity to fill in and one chart without lanes and steps."""
    return Document(Sop(charts=(Chart(new_id()),)))
