"""Edits of whole charts."""

from collections.abc import Iterable

from msgspec.structs import replace

from sopeditor.edit.change import Edit
from sopeditor.edit.parts import in_chart, moved, require_fresh, with_charts
from sopeditor.model.lookup import all_ids, by_id
from sopeditor.model.records import Chart, Document, Sop, Width


def add_chart(chart: Chart) -> Edit:
    """Add a chart as the last; ValueError if one of its ids is in use."""

    def edit(document: Document) -> Document:
        require_fresh(document, all_ids(Sop(charts=(chart,))))
        return with_charts(document, (*document.sop.charts, chart))

    return edit


def delete_chart(chart_id: str) -> Edit:
    """Delete a chart with all its rows."""

    def edit(document: Document) -> Document:
        by_id(document.sop.charts, chart_id)
        return with_charts(document, tuple(chart for chart in document.sop.charts if chart.id != chart_id))

    return edit


def move_chart(chart_id: str, before: str | None) -> Edit:
    """Move a chart before another (None: to the end)."""
    return lambda document: with_charts(document, moved(document.sop.charts, [chart_id], before))


def retitle(chart_id: str, title: str) -> Edit:
    """Set the title above a chart; "" lets the layout derive it from the identity."""
    return in_chart(chart_id, lambda chart: replace(chart, title=title))


def set_footnote(chart_id: str, footnote: str) -> Edit:
    """Set the note below a chart."""
    return in_chart(chart_id, lambda chart: replace(chart, footnote=footnote))


def set_fit_pages(chart_id: str, pages: int) -> Edit:
    """Set the number of pages that a chart is to fit on; 0 sets no limit. ValueError if it is negative."""
    if pages < 0:
        raise ValueError(pages)
    return in_chart(chart_id, lambda chart: replace(chart, fit_pages=pages))


def set_widths(chart_id: str, widths: Iterable[Width]) -> Edit:
    """Store a chart's column widths in points; none lets the layout find them."""
    return in_chart(chart_id, lambda chart: replace(chart, widths=tuple(widths)))
