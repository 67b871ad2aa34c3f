"""What an imported document lacks to be printed at its best: column widths."""

from sopeditor.edit.charts import set_widths
from sopeditor.layout.fitting import fit_columns
from sopeditor.model.records import Document


def fitted(document: Document) -> Document:
    """The document with the best column widths stored in charts that have none."""
    for chart in document.sop.charts:
        if not chart.widths:
            document = set_widths(chart.id, fit_columns(document, chart.id))(document)
    return document
