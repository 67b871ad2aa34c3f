"""A chart measured and cut into pages: as airy as it may be without another page (points)."""

from collections.abc import Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from sopeditor.layout.form import DENSITIES, TITLE_GAP, Density, Form, closer_forms
from sopeditor.layout.table.columns import Columns, columns_of
from sopeditor.layout.table.connectors import Crossings, crossings_of
from sopeditor.layout.table.header import Header, header_of
from sopeditor.layout.table.legibility import legible
from sopeditor.layout.table.measuring import DIVIDED, MeasuredRows, SetRows, rows_of, set_row
from sopeditor.layout.table.pages import FURTHER_LEVEL, STRIP, Room, Seams, cut, least_pages
from sopeditor.layout.table.rows import Row, stands_on
from sopeditor.layout.table.tall_rows import parts_of
from sopeditor.layout.typesetting.text import Block, balanced, set_text
from sopeditor.model.profile import IdentityPlace
from sopeditor.model.records import Chart

CHART_GAP = 18.0
"""Height left free between two tables of one page."""

FOOTNOTE_GAP = 4.0
"""Height left free between a table and its footnote."""

_MOST_GAIN = 1.15
"""What fits on a page with words divided, as a part of what fits without: more is never gained."""

_MOST_STRIPS = 2 * STRIP + 4 * FURTHER_LEVEL
"""The most height that is kept free on a page for the connectors of a row that nearly fills it."""

_ROWS_BELOW_IDENTITY = 2


class Table(Struct, frozen=True, dict=True):
    """A chart measured: everything that its pages are made of."""

    chart: Chart
    columns: Columns
    header: Header
    title: Block
    footnote: Block
    rows: MeasuredRows

    @cached_property
    def crossings(self) -> Crossings:
        """The flows between the rows, as long as each is in one piece."""
        return crossings_of(self.chart.flows, self.rows.stands)

    @cached_property
    def seams(self) -> Seams:
        """What joins and parts the rows, as long as each is in one piece."""
        return _seams(self.crossings, _forced(self.rows.breaks))

    @property
    def title_height(self) -> float:
        """The height of the title with the gap below it."""
        return self.title.height + TITLE_GAP if self.title.lines else 0.0

    @property
    def footnote_height(self) -> float:
        """The height of the footnote with the gap above it."""
        return self.footnote.height + FOOTNOTE_GAP if self.footnote.lines else 0.0

    def height(self, rows: Sequence[float]) -> float:
        """The height of all of it on one page, with rows of these heights."""
        return self.title_height + self.header.height + sum(rows) + self.footnote_height


@lru_cache(maxsize=32)
def _seams(crossings: Crossings, forced: frozenset[int]) -> Seams:
    return Seams(crossings.crossings, forced)


def _forced(breaks: Sequence[bool]) -> frozenset[int]:
    """The rows with which a page must begin, but for the first."""
    return frozenset([at for at, ends in enumerate(breaks) if at and ends]) if True in breaks else frozenset()


class Plan(Struct, frozen=True):
    """A chart cut into pages: ranges of its rows, where the first begins and whether that page is shared.

    `form` is the document's, or a closer one if the chart is to fit on fewer pages; `airy` are the heights that the
    rows without their headings would like to have.
    """

    table: Table
    setting: SetRows
    crossings: Crossings
    ranges: tuple[tuple[int, int], ...]
    top: float
    shares: bool
    form: Form
    airy: tuple[float, ...]

    @property
    def new_pages(self) -> int:
        """How many pages the chart adds: one less than it stands on if it begins on a page that is shared."""
        return len(self.ranges) - self.shares


class _Uncut(Struct, frozen=True):
    """A chart ready to be cut: rows none of which is taller than a page, and the room for them."""

    table: Table
    setting: SetRows
    crossings: Crossings
    seams: Seams
    room: Room
    top: float
    shares: bool

    @property
    def least_new_pages(self) -> int:
        """How many pages the chart adds at the least."""
        return least_pages(self.setting.heights, self.seams, self.room) - self.shares


class End(Struct, frozen=True):
    """The page on which a chart may begin: the height at which it is free, and whether a table is on it already."""

    y: float
    has_table: bool


def plan_of(chart: Chart, title: str, end: End | None, form: Form) -> Plan:
    """A chart cut into pages, set closer and smaller where it must fit on a number of them or its columns are narrow.

    Without `end` it begins a page.
    """
    form = legible(chart, form)
    columns = columns_of(chart, form)
    plan = _airiest(chart, title, columns, end, form)
    if not 0 < chart.fit_pages < len(plan.ranges):
        return plan
    for closer in closer_forms(form):
        trial = _airiest(chart, title, columns, end, closer)
        if len(trial.ranges) < len(plan.ranges):
            plan = trial
        if len(plan.ranges) <= chart.fit_pages:
            break
    return plan


def _airiest(chart: Chart, title: str, columns: Columns, end: End | None, form: Form) -> Plan:
    """The airiest setting of a chart that adds no more pages than any other.

    The airiest heights of all are no setting of their own: each page raises its rows towards them as far as it can.
    """
    table = _measured(chart, title, columns, form)
    airiest, *uncut = _uncut(table, table.rows.whole, DENSITIES, end, form)
    whole = _fewest(uncut, airiest, form)
    if not (_may_save(uncut[-1], len(whole.ranges) - 1) and table.rows.divides):
        return whole
    divided = table.rows.divided
    closest = _uncut(table, divided[-1:], DIVIDED[-1:], end, form)
    if closest[0].least_new_pages >= whole.new_pages:
        return whole
    others = _uncut(table, divided[:-1], DIVIDED[:-1], end, form)
    promising = [one for one in others + closest if one.least_new_pages < whole.new_pages]
    best = _fewest(promising, airiest, form)
    return best if best.new_pages < whole.new_pages else whole


def _fewest(uncut: Sequence[_Uncut], airiest: _Uncut, form: Form) -> Plan:
    """The first of several settings, each closer than the one before, that adds no more pages than the others."""
    first, closest = uncut[0], uncut[-1]
    if first.least_new_pages <= closest.least_new_pages:
        plan = _cut(first, airiest, form)
        if plan.new_pages <= closest.least_new_pages:
            return plan
    least = [one.least_new_pages for one in uncut]
    best: tuple[int, int, Plan] | None = None
    for pages, number in sorted((pages, number) for number, pages in enumerate(least)):
        if best is None or (pages, number) < best[:2]:
            plan = _cut(uncut[number], airiest, form)
            if best is None or (plan.new_pages, number) < best[:2]:
                best = plan.new_pages, number, plan
    assert best is not None
    return best[2]


def _may_save(tightest: _Uncut, pages: int) -> bool:
    """Whether a chart may fit on so many pages if words are divided."""
    room = tightest.room
    return pages > 0 and (
        sum(tightest.setting.heights) + room.after <= (room.first + (pages - 1) * room.other) * _MOST_GAIN
    )


def _measured(chart: Chart, title: str, columns: Columns, form: Form) -> Table:
    header = header_of(chart.actors, columns, form)
    above = balanced(title, form.title, form.frame.w)
    below = set_text(chart.footnote, form.label, form.frame.w)
    return Table(chart, columns, header, above, below, rows_of(chart, columns, form))


def _uncut(
    table: Table, settings: Sequence[SetRows], densities: Sequence[Density], end: End | None, form: Form
) -> list[_Uncut]:
    """A chart in some settings, ready to be cut."""
    pairs = zip(settings, densities, strict=True)
    return [_fitted(table, setting, density, end, form) for setting, density in pairs]


def _fitted(table: Table, setting: SetRows, density: Density, end: End | None, form: Form) -> _Uncut:
    """Divide rows taller than a page, and see where the chart begins: on the last page if it may."""
    header, frame = table.header.height, form.frame
    crossings, seams = table.crossings, table.seams
    shares = end is not None and _may_share(table, setting.heights, end, form)
    top = end.y + CHART_GAP if end is not None and shares else frame.y
    first = frame.y + frame.h - top - table.title_height - header
    other = frame.h - (header if form.profile.header_repeated else 0.0)
    space = min(other, frame.h - header - table.title_height)
    parted = _parted(setting, seams, space, density, form)
    if parted is not setting:
        crossings = crossings_of(table.chart.flows, stands_on(parted.rows))
        seams = _seams(crossings, _forced([row.step.page_break and row.part == 1 for row in parted.rows]))
    return _Uncut(table, parted, crossings, seams, Room(first, other, table.footnote_height), top, shares)


def _parted(setting: SetRows, seams: Seams, space: float, density: Density, form: Form) -> SetRows:
    """The rows, in parts where one does not fit on a page of some space with the connectors of its own flows."""
    if setting.tallest <= space - _MOST_STRIPS:
        return setting
    found: list[Row] = []
    for at, row in enumerate(setting.rows):
        if row.total <= space - _MOST_STRIPS:
            found.append(row)
        else:
            strips = max(seams.strips_around(at), 2 * STRIP)
            found += parts_of(row, space - min(strips, _MOST_STRIPS), form, density)
    return SetRows(tuple(map(set_row, found))) if len(found) > len(setting.rows) else setting


def _cut(uncut: _Uncut, airiest: _Uncut, form: Form) -> Plan:
    """Cut a chart."""
    setting, wanted = uncut.setting, airiest.setting
    if len(wanted.heights) != len(setting.heights):
        wanted = setting
    ranges = cut(setting.heights, uncut.seams, uncut.room, wanted.heights)
    airy = tuple([row.height for row in wanted.rows])
    return Plan(uncut.table, setting, uncut.crossings, ranges, uncut.top, uncut.shares, form, airy)


def _may_share(table: Table, heights: Sequence[float], end: End, form: Form) -> bool:
    """Whether a chart begins below what the last page holds: another chart, or the identity block."""
    if not end.has_table and form.profile.identity_place is not IdentityPlace.SHARED:
        return False
    left = form.frame.y + form.frame.h - end.y - CHART_GAP
    whole = table.height(heights)
    if end.has_table:
        return whole <= left
    few = whole - sum(heights[_ROWS_BELOW_IDENTITY:]) + STRIP
    return min(whole, few) <= left
