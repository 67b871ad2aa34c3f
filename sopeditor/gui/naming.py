"""What parts are called in the names of undo steps ("langkah 5", "pelaksana Staf"), and a document's status."""

from collections.abc import Collection

from sopeditor.model.lookup import actor, chart_of, step_of, symbols
from sopeditor.model.numbering import row_names
from sopeditor.model.records import Document, Status
from sopeditor.texts import _


def row_name(document: Document, step_id: str) -> str:
    """A row by its printed number, or by its place if it has none."""
    return row_names(chart_of(document, step_id))[step_id]


def rows_name(document: Document, step_ids: Collection[str]) -> str:
    """One row by its number, several by their count."""
    if len(step_ids) == 1:
        return row_name(document, next(iter(step_ids)))
    return _("{count} langkah").format(count=len(step_ids))


def parts_name(document: Document, ids: Collection[str]) -> str:
    """Rows if there are some among the ids, or else symbols: one by its number, several by their count."""
    wanted = frozenset(ids)
    rows = [step.id for chart in document.sop.charts for step in chart.steps if step.id in wanted]
    if rows:
        return rows_name(document, rows)
    found = [each.id for chart in document.sop.charts for _row, each in symbols(chart) if each.id in wanted]
    return (
        symbol_name(document, found[0]) if len(found) == 1 else _("{count} simbol").format(count=len(found))
    )


def symbol_name(document: Document, symbol_id: str) -> str:
    """A symbol by its row."""
    chart = chart_of(document, symbol_id)
    return _("simbol {row}").format(row=row_names(chart)[step_of(chart, symbol_id).id])


def actor_name(document: Document, actor_id: str) -> str:
    """A lane by its pelaksana."""
    found = actor(chart_of(document, actor_id), actor_id)
    return _("pelaksana {name}").format(name=found.name or _("(tanpa nama)"))


def actors_name(document: Document, ids: Collection[str]) -> str:
    """One lane by its pelaksana, several by their count."""
    if len(ids) == 1:
        return actor_name(document, next(iter(ids)))
    return _("{count} pelaksana").format(count=len(ids))


def status_name(status: Status) -> str:
    """Where a document stands in its life."""
    return {
        Status.DRAFT: _("Konsep"),
        Status.REVIEW: _("Reviu"),
        Status.APPROVED: _("Disahkan"),
        Status.REVOKED: _("Dicabut"),
    }[status]
