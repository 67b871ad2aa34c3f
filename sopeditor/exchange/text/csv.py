"""CSV as tab-separated text: Excel writes it with semicolons where the comma is the decimal sign, as in Indonesia."""

import csv
from io import StringIO

from sopeditor.exchange.text.cells import Line
from sopeditor.exchange.text.headings import table_at


def with_tabs(text: str) -> str:
    """A text with tabs between its cells, if it is CSV with the heading of a step table; any other as it is."""
    if "\t" in text:
        return text
    for sign in ";,":
        try:
            rows = list(csv.reader(StringIO(text, newline=None), delimiter=sign))
        except csv.Error:
            continue
        lines = [Line(tuple(row)) for row in rows]
        if any(table_at(lines, at) for at in range(len(lines))):
            tabbed = StringIO()
            csv.writer(tabbed, delimiter="\t", lineterminator="\n").writerows(rows)
            return tabbed.getvalue()
    return text
