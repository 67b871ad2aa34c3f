"""Where the table's columns stand: stored widths if the chart has them, the best ones otherwise (points)."""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from operator import is_

from msgspec import Struct
from msgspec.structs import replace

from sopeditor.layout.form import Form, form_of
from sopeditor.layout.routing.problem import Band, Rect
from sopeditor.layout.table.legibility import legible
from sopeditor.layout.table.symbols import box_width
from sopeditor.layout.table.widths import Candidate, Reckoner, contents_of, reckoner_of
from sopeditor.model.profile import Column
from sopeditor.model.records import Actor, Chart, Document, Width

_NARROWEST = 12.0

_Keys = tuple[tuple[str, Column], ...]


class Slot(Struct, frozen=True, gc=False):
    """One column or lane: `key` is the column's value or the actor's id."""

    key: str
    column: Column
    x: float
    w: float


class Columns(Struct, frozen=True, cache_hash=True, dict=True):
    """The columns of a table on paper, from left to right: a slot for each text column and for each lane."""

    slots: tuple[Slot, ...]

    @cached_property
    def lanes(self) -> tuple[Slot, ...]:
        """The slots of the actors."""
        return tuple(slot for slot in self.slots if slot.column is Column.ACTORS)

    @cached_property
    def lane_numbers(self) -> Mapping[str, int]:
        """The number of each actor's lane, from 0."""
        return {lane.key: number for number, lane in enumerate(self.lanes)}

    @cached_property
    def box_width(self) -> float:
        """The common width of all boxes, from the narrowest lane; ValueError without lanes."""
        return box_width(min(lane.w for lane in self.lanes))

    @cached_property
    def texts(self) -> tuple[Slot, ...]:
        """The slots that hold text."""
        return tuple(slot for slot in self.slots if slot.column is not Column.ACTORS)

    @cached_property
    def lane_band(self) -> Band:
        """The stretch that all lanes take together; of no width if there are none."""
        lanes = self.lanes
        if not lanes:
            return Band(self.slots[0].x if self.slots else 0.0, 0.0)
        return Band(lanes[0].x, lanes[-1].x + lanes[-1].w - lanes[0].x)


def columns_of(chart: Chart, form: Form) -> Columns:
    """The columns of a chart; together they are as wide as the frame."""
    keys = slot_keys(chart, form)
    known = {width.column: width.points for width in chart.widths}
    if not _are_stored(chart, form):
        known = {width.column: width.points for width in reckoned_widths(chart, form)} | known
    return _columns(keys, tuple([max(known[key], _NARROWEST) for key, _ in keys]), form.frame)


@lru_cache(maxsize=64)
def _columns(keys: _Keys, wanted: tuple[float, ...], frame: Rect) -> Columns:
    """The columns from the widths that they would like to have; most edits leave them as they are."""
    scale = frame.w / sum(wanted) if wanted else 1.0
    slots, x = [], frame.x
    for (key, column), points in zip(keys, wanted, strict=True):
        slots.append(Slot(key, column, x, points * scale))
        x += points * scale
    return Columns(tuple(slots))


def with_columns_of(before: Document, document: Document) -> Document:
    """The document with the widths `before` had, for charts whose columns are the same and whose widths nobody chose.

    The same object if there are none.
    """
    if document.profile != before.profile:
        return document
    form, known = form_of(document.profile), {chart.id: chart for chart in before.sop.charts}
    charts = tuple(_with_columns_of(known.get(chart.id), chart, form) for chart in document.sop.charts)
    if all(map(is_, charts, document.sop.charts)):
        return document
    return replace(document, sop=replace(document.sop, charts=charts))


def _with_columns_of(before: Chart | None, chart: Chart, form: Form) -> Chart:
    if before is None or before is chart or _are_stored(chart, form) or before.widths != chart.widths:
        return chart
    if slot_keys(before, form) != slot_keys(chart, form):
        return chart
    return replace(chart, widths=reckoned_widths(before, legible(before, form)))


def _are_stored(chart: Chart, form: Form) -> bool:
    stored = {width.column for width in chart.widths}
    return all(key in stored for key, _ in slot_keys(chart, form))


def slot_keys(chart: Chart, form: Form) -> _Keys:
    """The key and column of every slot, in the profile's order."""
    return _slot_keys(chart.actors, form.profile.columns)


@lru_cache(maxsize=64)
def _slot_keys(actors: tuple[Actor, ...], columns: tuple[Column, ...]) -> _Keys:
    return tuple(
        pair
        for column in columns
        for pair in (
            ((actor.id, column) for actor in actors) if column is Column.ACTORS else ((column.value, column),)
        )
    )


def reckoner_for(chart: Chart, form: Form) -> Reckoner:
    """Finds widths for a chart."""
    labels = tuple(dict.fromkeys(flow.label for flow in chart.flows))
    return reckoner_of(chart.actors, contents_of(chart.steps, form.profile.columns), labels, form)


def reckoned_widths(chart: Chart, form: Form) -> tuple[Width, ...]:
    """The widths that are best as far as texts and form tell."""
    reckoner = reckoner_for(chart, form)
    return widths_of(next(reckoner.eased(reckoner.candidates[0])), chart, form)


def widths_of(candidate: Candidate, chart: Chart, form: Form) -> tuple[Width, ...]:
    """The widths of a candidate as a chart stores them."""
    texts = dict(candidate.texts)
    return tuple(
        Width(key, max(round(texts.get(column, candidate.lane), 2), _NARROWEST))
        for key, column in slot_keys(chart, form)
    )
