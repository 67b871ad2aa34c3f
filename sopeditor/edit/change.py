"""What an edit is, and what has changed between two documents."""

from collections.abc import Callable, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

from msgspec import Struct

from sopeditor.model.records import Chart, Document

Edit = Callable[[Document], Document]

_ID = attrgetter("id")


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
    before, after = old.sop.charts, new.sop.charts
    return Change(
        label=label,
        origin=origin,
        charts=_charts(before, after),
        actors=_differing(before, after, "actors"),
        steps=_differing(before, after, "steps"),
        flows=_differing(before, after, "flows"),
        order=_order(old) != _order(new),
        identity=old.sop.identity != new.sop.identity or old.assets != new.assets,
        form=old.profile != new.profile,
        place=place,
    )


def _charts(old: Sequence[Chart], new: Sequence[Chart]) -> frozenset[str]:
    """The charts that differ in something else than their parts."""
    before, after = (
        {chart.id: (chart.title, chart.footnote, chart.widths, chart.fit_pages) for chart in charts}
        for charts in (old, new)
    )
    return frozenset(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))


def _differing(before: Sequence[Chart], after: Sequence[Chart], kind: str) -> frozenset[str]:
    """The ids of those parts of a kind that are in one of the two only."""
    old, new = (tuple(getattr(chart, kind) for chart in charts) for charts in (before, after))
    if old == new:
        return frozenset()
    return frozenset(part.id for part in set(chain(*old)) ^ set(chain(*new)))


def _order(document: Document) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    def ids(chart: Chart) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        return chart.id, tuple(map(_ID, chart.actors)), tuple(map(_ID, chart.steps))

    return [ids(chart) for chart in document.sop.charts]
