"""What an edit is, and what has changed between two documents."""

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from operator import attrgetter, is_

from msgspec import Struct

from sopeditor.model.lookup import Part
from sopeditor.model.records import Chart, Document

Edit = Callable[[Document], Document]

_Parts = tuple[Part, ...]

_ID = attrgetter("id")


class Change(Struct, frozen=True):
    """The ids that differ between two documents, and who asked for it.

    A part is named if it was added, removed or altered; `order` is True if charts, lanes or rows follow each other
    otherwise than before. `form` is True if the profile changed, `status` if the document's status did, `identity` if
    the identity block or an asset did. `place` is where an undone or redone edit had been made.
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
    status: bool = False
    place: object = None


def difference(
    old: Document, new: Document, label: str = "", origin: str = "", place: object = None
) -> Change:
    """The change that leads from `old` to `new`."""
    before, after = old.sop.charts, new.sop.charts
    actors, steps, flows = (_out_of_place(before, after, kind) for kind in ("actors", "steps", "flows"))
    return Change(
        label=label,
        origin=origin,
        charts=_charts(before, after),
        actors=_differing(actors),
        steps=_differing(steps),
        flows=_differing(flows),
        order=_ids(before) != _ids(after) or any(_ids(was) != _ids(now) for was, now in actors + steps),
        identity=old.sop.identity != new.sop.identity or old.assets != new.assets,
        form=old.profile != new.profile,
        status=old.status is not new.status,
        place=place,
    )


def _charts(old: Sequence[Chart], new: Sequence[Chart]) -> frozenset[str]:
    """The charts that differ in something else than their parts."""
    before, after = (
        {chart.id: (chart.title, chart.footnote, chart.widths, chart.fit_pages) for chart in charts}
        for charts in (old, new)
    )
    return frozenset(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))


def _out_of_place(before: Sequence[Chart], after: Sequence[Chart], kind: str) -> list[tuple[_Parts, _Parts]]:
    """The parts of a kind that each chart had and has, without those with which it begins and ends as it did."""
    old, new = ({chart.id: getattr(chart, kind) for chart in charts} for charts in (before, after))
    pairs = [(old.get(key, ()), new.get(key, ())) for key in old | new]
    return [_trimmed(was, now) for was, now in pairs if was is not now]


def _trimmed(was: _Parts, now: _Parts) -> tuple[_Parts, _Parts]:
    head = _alike(was, now)
    was, now = was[head:], now[head:]
    tail = _alike(reversed(was), reversed(now))
    return was[: len(was) - tail], now[: len(now) - tail]


def _alike(was: Iterable[Part], now: Iterable[Part]) -> int:
    """With how many parts that are the same both begin."""
    return sum(takewhile(bool, map(is_, was, now)))


def _differing(out_of_place: Iterable[tuple[_Parts, _Parts]]) -> frozenset[str]:
    """The ids of those parts that are in one of the two only."""
    old, new = set[Part](), set[Part]()
    for was, now in out_of_place:
        old.update(was)
        new.update(now)
    return frozenset(map(_ID, old ^ new))


def _ids(parts: Iterable[Part]) -> list[str]:
    return list(map(_ID, parts))
