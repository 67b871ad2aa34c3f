"""In which chart somebody works, for what has to go somewhere."""

from sopeditor.gui.gestures.stage import Stage
from sopeditor.model.lookup import part_ids
from sopeditor.model.records import Chart


def chart_around(stage: Stage) -> Chart | None:
    """The chart of the cursor or of what is selected, or else the one in view; None if there is none."""
    charts, cursor = stage.session.document.sop.charts, stage.selection.cursor
    parts = [cursor.part if cursor else "", *stage.selection.ids, stage.chart_in_view or ""]
    holding = (chart for part in parts for chart in charts if part == chart.id or part in part_ids(chart))
    return next(holding, next(iter(charts), None))
