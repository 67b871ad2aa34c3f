"""What an edit is, and what has changed between two documents."""

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct

from sopeditor.model.records import Actor, Chart, Document, Flow, Step

Edit = Callable[[Document], Document]


class Change(Struct, frozen=True):
    """The ids that differ between two documents, and who asked for it.

    A part is named if it was added, removed, altered or moved among its neighbours' order (`order` tells of the
    latter). `form` is True if the profile changed, `identity` if the identity block or an asset did. `place` is
    where an undone or redone edit had been made.
    """

    label: str
    origin: str = ""
    charts: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    steps: frozenset[str] = frozenset()
    flows: frozenset[str] = frozenset()
    order: bool = False
    identity: bool = False
    form: bool = False
    place: Any = None


def difference(old: Document, new: Document, label: str = "", origin: str = "", place: Any = None) -> Change:
    """The change that leads from `old` to `new`."""
    before, after = _parts(old), _parts(new)
    changed = {
        kind: frozenset(
            key
            for key in before[kind].keys() | after[kind].keys()
            if before[kind].get(key) != after[kind].get(key)
        )
        for kind in before
    }
    return Change(
        label=label,
        origin=origin,
        charts=changed["charts"],
        actors=changed["actors"],
        steps=changed["steps"],
        flows=changed["flows"],
        order=_order(old) != _order(new),
        identity=old.sop.identity != new.sop.identity or old.assets != new.assets,
        form=old.profile != new.profile,
        place=place,
    )


def _parts(document: Document) -> dict[str, dict[str, Any]]:
    charts = document.sop.charts
    return {
        "charts": {
            chart.id: (chart.title, chart.footnote, chart.widths, chart.fit_pages) for chart in charts
        },
        "actors": _index(actor for chart in charts for actor in chart.actors),
        "steps": _index(step for chart in charts for step in chart.steps),
        "flows": _index(flow for chart in charts for flow in chart.flows),
    }


def _index(parts: Iterable[Actor | Step | Flow]) -> dict[str, Actor | Step | Flow]:
    return {part.id: part for part in parts}


def _order(document: Document) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    def ids(chart: Chart) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        return chart.id, tuple(actor.id for actor in chart.actors), tuple(step.id for step in chart.steps)

    return [ids(chart) for chart in document.sop.charts]
