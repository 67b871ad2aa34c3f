"""Edits of the form a document is printed in, and of where it stands in its life."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from sopeditor.edit.capsules import with_capsules
from sopeditor.edit.change import Edit
from sopeditor.edit.parts import with_charts
from sopeditor.model.profile import Profile
from sopeditor.model.records import Chart, Document, Status


def set_profile(profile: Profile, fresh_id: Callable[[], str]) -> Edit:
    """Print in another form.

    Labels that are the old form's words for yes and no become the new form's; where the forms differ in how they draw
    start and end, the capsules are redrawn, `fresh_id` naming what that needs.
    """

    def edit(document: Document) -> Document:
        old, new = document.profile, profile
        words = {old.words.yes: new.words.yes, old.words.no: new.words.no}
        charts = tuple(_relabelled(chart, words) for chart in document.sop.charts)
        if old.capsule is not new.capsule:
            charts = tuple(with_capsules(chart, new.capsule, fresh_id) for chart in charts)
        return replace(with_charts(document, charts), profile=profile)

    return edit


def set_status(status: Status) -> Edit:
    """Say where the draft stands in its life."""
    return lambda document: replace(document, status=status)


def _relabelled(chart: Chart, words: Mapping[str, str]) -> Chart:
    flows = tuple(replace(flow, label=words.get(flow.label, flow.label)) for flow in chart.flows)
    return replace(chart, flows=flows)
