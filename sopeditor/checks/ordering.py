"""Findings in the order in which one meets their places: identity, then chart by chart lanes and rows."""

from collections.abc import Iterable

from sopeditor.checks.finding import Finding, Severity
from sopeditor.model.records import Document, Identity

_FIELDS = {name: at for at, name in enumerate(Identity.__struct_fields__)}
_GRAVITY = {severity: at for at, severity in enumerate(Severity)}


def in_reading_order(document: Document, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings, from top to bottom of the document; of one row the gravest first."""
    places = {}
    for number, chart in enumerate(document.sop.charts):
        places[chart.id] = (number, 0)
        ids = (*(actor.id for actor in chart.actors), *(step.id for step in chart.steps))
        places |= {part: (number, place) for place, part in enumerate(ids, 1)}

    def order(finding: Finding) -> tuple[tuple[int, int], int]:
        place = finding.place
        part = place.step or place.actor or place.chart
        return places[part] if part else (-1, _FIELDS[place.field]), _GRAVITY[finding.severity]

    return tuple(sorted(findings, key=order))
