"""Edits of the form a document is printed in, and of where it stands in its life."""

from collections.abc import Mapping

from msgspec.structs import replace

from sopeditor.edit.change import Edit
from sopeditor.edit.parts import with_charts
from sopeditor.model.profile import Profile
from sopeditor.model.records import Chart, Document, Status


def set_profile(profile: Profile) -> Edit:
    """Print in another form; labels that are the old form's words for yes and no become the new form's."""

    def edit(document: Document) -> Document:
        old, new = document.profile.words, profile.words
        words = {old.yes: new.yes, old.no: new.no}
        charts = tuple(_relabelled(chart, words) for chart in document.sop.charts)
        return replace(with_charts(document, charts), profile=profile)

    return edit


def set_status(status: Status) -> Edit:
    """Say where the draft stands in its life."""
    return lambda document: replace(document, status=status)


def _relabelled(chart: Chart, words: Mapping[str, str]) -> Chart:
    flows = tuple(replace(flow, label=words.get(flow.label, flow.label)) for flow in chart.flows)
    return replace(chart, flows=flows)
