"""The bookmarks of a PDF: the identity and every table, below them their pages."""

from collections.abc import Iterable, Iterator

from sopeditor.layout.sheet import Sheet
from sopeditor.model.records import Chart
from sopeditor.texts import _

Bookmark = tuple[str, int]
"""A bookmark's title, and its level: 0 for what begins on a page, 1 for the page."""


def bookmarks(sheet: Sheet, charts: Iterable[Chart]) -> Iterator[tuple[Bookmark, ...]]:
    """The bookmarks of each page, in order; `charts` are asked for their titles."""
    titles = {chart.id: chart.title for chart in charts}
    begun = ""
    in_identity = any_title = False
    for page in sheet.pages:
        entries: list[Bookmark] = []
        if page.identity and not in_identity:
            entries.append((_("Identitas"), 0))
            begun = ""
        in_identity = page.identity
        for part in page.tables:
            if part.chart != begun:
                begun = part.chart
                entries.append((titles.get(begun) or _("Prosedur"), 0))
        any_title = any_title or bool(entries)
        entries.append((_("Halaman {number}").format(number=page.number), int(any_title)))
        yield tuple(entries)
