"""The column widths worth trying for a table, and how good they are as far as texts and form tell (points).

Every text column begins at the width of its longest word; the rest of the frame is given out step by step to where
it shortens the rows most. Lanes are tried from comfortable to narrow, narrow ones at a price, because a crowded
drawing is as hard to read as a crowded text. Pages are reckoned here; `layout/fitting.py` counts those really cut.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache

from msgspec import Struct

from sopeditor.layout.form import MOST_NAME_LINES, NAME_INSET, SMALLEST, TITLE_GAP, Form
from sopeditor.layout.table.pages import STRIP
from sopeditor.layout.table.reckoning import Contents, TextRows, Widths, on_grid, symbol_height
from sopeditor.layout.table.symbols import LEAST_LANE_ROOM, SMALLEST_BOX
from sopeditor.layout.typesetting.text import (
    Style,
    line_count,
    natural_width,
    widest_syllable,
    widest_whole_word,
    widest_word,
)
from sopeditor.model.profile import Column
from sopeditor.model.records import Actor, Step

NARROWEST_LANE = SMALLEST_BOX + 2 * LEAST_LANE_ROOM
_LEAST_COMFORT = 46.0
_MOST_COMFORT = 86.0
_COMFORT_SHARE = 0.42
_LABEL_ROOM = 3.0
"""Room beside a label, between a lane's middle and its border."""

_LANE_STEP = 6.0
_WIDEST_LEAST = 0.2
_NARROWEST_TEXT = 26.0
_CRAMPING = 3.0
_BEARABLE = 14.0
_CROWDING = 0.25
"""Price of narrow lanes, in points of height per lane and squared point below the comfortable width."""

_ROOMY = (96.0, 72.0, 54.0, 0.0)
_LANES_SHARE = 0.6
"""What lanes get, up to one of the widths `_ROOMY`, of what texts can spare."""

_EASE = 6.0
"""What a text column keeps beside its longest text."""

_LONGEST_NATURAL = 260.0
_SHORT = 130.0
_MARGIN = 3.0
_SLACK = 0.1
"""So much more than what just fits, because stored widths are rounded."""

_EASY = {Column.DURATION: 0.5}
"""What a column gets of what texts can spare, where it isn't as much as the others."""

_FIELDS: dict[Column, Callable[[Step], str]] = {
    Column.ACTIVITY: lambda step: step.activity,
    Column.SUPPLIES: lambda step: step.supplies,
    Column.DURATION: lambda step: step.duration,
    Column.OUTPUT: lambda step: step.output,
    Column.REMARK: lambda step: step.remark,
}


def field_of(column: Column, step: Step) -> str:
    """What one row shows in a text column; the number column is measured by its own rule."""
    return _FIELDS[column](step)


class Candidate(Struct, frozen=True):
    """The width of every lane, and those of the text columns; together they fill the frame.

    `breaks_names`: a lane's name has to be broken in it; `breaks_syllables`: texts break words between any two
    letters. `pages` are reckoned; `cost` is that of high or uneven rows, of wraps and of crowded lanes.
    """

    lane: float
    texts: tuple[tuple[Column, float], ...]
    breaks_names: bool
    breaks_syllables: bool
    pages: int
    cost: float

    @property
    def breaks(self) -> int:
        """How many pages are worth less than what is broken."""
        return self.breaks_names + self.breaks_syllables

    @property
    def score(self) -> int:
        """The pages, what is broken counting as some."""
        return self.pages + self.breaks


class Reckoner:
    """Finds widths for a table; in a comfortable lane each of the flows' `labels` has room beside a line."""

    def __init__(
        self, actors: tuple[Actor, ...], contents: Contents, labels: tuple[str, ...], form: Form
    ) -> None:
        columns = form.profile.columns
        self._form = form
        self._actors = actors if Column.ACTORS in columns else ()
        self._comfort = _comfort(len(self._actors), labels, form)
        self._fixed = (
            {Column.NUMBER: number_width(contents.numbers, form)} if Column.NUMBER in columns else {}
        )
        least = {column: _least(column, texts, form) for column, texts in contents.texts}
        self._rows = TextRows(contents, least, form)

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """The candidates worth trying; the best of all comes first, as far as reckoned."""
        lanes = _lane_widths(self._actors, self._comfort, self._form) if self._actors else (0.0,)
        if self._actors and self._room(min(lanes)) < sum(self._rows.least.values()):
            lanes = (*lanes, NARROWEST_LANE)
        found = (*map(self.candidate, lanes), *self._alike(lanes[0]))
        return tuple(sorted(found, key=lambda one: (one.score, one.cost)))

    def candidate(self, lane: float) -> Candidate:
        """The best candidate with lanes of that width."""
        rows = self._rows
        widths = rows.improved(_shares(rows, self._room(lane), self._form))
        settled = rows.improved(_settled(rows, widths, self._form))
        return self._reckoned(lane, min(widths, settled, key=rows.cost))

    def eased(self, candidate: Candidate) -> Iterator[Candidate]:
        """The candidate with what no text needs to stand on one line shared out: much of it to lanes, then less."""
        needed = {column: _natural(texts, self._form) + _EASE for column, texts in self._rows.texts.items()}
        widths = {column: width for column, width in candidate.texts if column in needed}
        least = self._rows.least
        kept = {column: min(width, max(needed[column], least[column])) for column, width in widths.items()}
        spare = sum(widths.values()) - sum(kept.values())
        weights = {column: _EASY.get(column, 1.0) for column in kept}
        for roomy in _ROOMY:
            for_lanes = min(spare * _LANES_SHARE, max(roomy - candidate.lane, 0.0) * len(self._actors))
            share = (spare - for_lanes) / max(sum(weights.values()), 1.0)
            eased = {column: width + weights[column] * share for column, width in kept.items()}
            yield self._reckoned(candidate.lane + for_lanes / max(len(self._actors), 1), eased)

    def _alike(self, lane: float) -> Iterator[Candidate]:
        """The candidate with text columns of one width, if words stay whole in them."""
        least = self._rows.least
        alike = self._room(lane) / max(len(least), 1)
        if least and alike >= max(least.values()):
            yield self._reckoned(lane, dict.fromkeys(least, alike))

    def _room(self, lane: float) -> float:
        """What is left for texts beside lanes of that width."""
        return self._form.frame.w - sum(self._fixed.values()) - len(self._actors) * lane

    def _reckoned(self, lane: float, widths: Widths) -> Candidate:
        rows, actors, form = self._rows, self._actors, self._form
        pages = _pages(rows.heights(widths), _header_height(actors, lane, form), form)
        cost = rows.cost(widths) + len(actors) * _crowding(self._comfort - lane)
        texts = tuple((self._fixed | widths).items())
        return Candidate(
            lane, texts, breaks_names(actors, lane, form), self._breaks_syllables(widths), pages, cost
        )

    def _breaks_syllables(self, widths: Widths) -> bool:
        return any(
            width < self._rows.least[column] and width < slim(self._rows.texts[column], self._form)
            for column, width in widths.items()
        )


reckoner_of = lru_cache(maxsize=32)(Reckoner)


def contents_of(steps: tuple[Step, ...], columns: Iterable[Column]) -> Contents:
    """What of the steps decides the widths of the columns."""
    texts = [column for column in columns if column not in (Column.NUMBER, Column.ACTORS)]
    return Contents(
        tuple((column, tuple(field_of(column, step) for step in steps)) for column in texts),
        tuple(step.number or "" for step in steps),
        tuple(map(symbol_height, steps)),
    )


def _lane_widths(actors: tuple[Actor, ...], comfort: float, form: Form) -> tuple[float, ...]:
    """Lane widths worth trying: from wide to narrow, and the narrowest in which no name is broken."""
    names = max((widest_word(actor.name, form.bold) for actor in actors), default=0.0) + form.padding
    widest = max(comfort, min(names, _MOST_COMFORT))
    share = form.frame.w * 0.55 / len(actors)
    top = max(min(widest, share), NARROWEST_LANE)
    steps = int((top - NARROWEST_LANE) / _LANE_STEP)
    whole = _least_whole(actors, form)
    least = (whole,) if NARROWEST_LANE < whole < top else ()
    return (*(top - index * _LANE_STEP for index in range(steps + 1)), *least)


def _crowding(lacking: float) -> float:
    """The price of a lane that lacks so many points of comfort; it rises steeply when the lane gets cramped."""
    return _CROWDING * max(lacking, 0.0) ** 2 + _CRAMPING * max(lacking - _BEARABLE, 0.0) ** 2


def _comfort(lanes: int, labels: tuple[str, ...], form: Form) -> float:
    """The width at which a lane no longer looks crowded; narrower where there are many and labels are short."""
    label = max((widest_whole_word(text, form.label) for text in labels), default=0.0)
    least = max(_LEAST_COMFORT, 2 * (label + _LABEL_ROOM))
    return min(max(form.frame.w * _COMFORT_SHARE / max(lanes, 1), least), _MOST_COMFORT)


def _least(column: Column, texts: tuple[str, ...], form: Form) -> float:
    """The width of the column's longest word, heading included; an overlong one is broken after a slash."""
    most = form.frame.w * _WIDEST_LEAST
    head = widest_word(getattr(form.profile.words, column.value), form.bold)
    words = [widest_whole_word(text, form.body) for text in texts]
    parts = [
        word if word <= most else widest_word(text, form.body)
        for text, word in zip(texts, words, strict=True)
    ]
    return min(max(head, _NARROWEST_TEXT, *parts, 0.0), most) + 2 * form.padding + _SLACK


def number_width(numbers: tuple[str, ...], form: Form) -> float:
    """The width of the number column."""
    widest = max(natural_width(text, form.body) for text in (*numbers, str(len(numbers))))
    head = natural_width(form.profile.words.number, form.bold)
    return min(max(widest, head) + 2 * form.padding, 60.0)


def _shares(rows: TextRows, room: float, form: Form) -> Widths:
    """First widths: the least ones and, of what is left, a share by the square root of the text's length."""
    left = room - sum(rows.least.values())
    if left < 0 or not rows.least:
        return _squeezed(rows, room, form)
    weights = {column: _weight(column, texts, form) for column, texts in rows.texts.items()}
    total = sum(weights.values())
    widths = {
        column: on_grid(least + left * weights[column] / total, least) for column, least in rows.least.items()
    }
    longest = max(weights, key=weights.__getitem__)
    return widths | {longest: widths[longest] + room - sum(widths.values())}


def _settled(rows: TextRows, widths: Widths, form: Form) -> Widths:
    """Other first widths: short texts get a line each, the column with the longest ones pays for it if it can."""
    if len(widths) < 2:
        return widths
    wanted = {column: max(_natural(rows.texts[column], form), rows.least[column]) for column in widths}
    payer = max(wanted, key=wanted.__getitem__)
    settled = {
        column: wanted[column] if wanted[column] <= _SHORT else widths[column]
        for column in widths
        if column is not payer
    }
    left = sum(widths.values()) - sum(settled.values())
    return {column: settled.get(column, left) for column in widths} if left >= rows.least[payer] else widths


def _natural(texts: tuple[str, ...], form: Form) -> float:
    """The width at which no text of a column needs a second line."""
    widest = max((natural_width(text, form.body) for text in texts), default=0.0)
    return widest + 2 * form.padding + _MARGIN


def _squeezed(rows: TextRows, room: float, form: Form) -> Widths:
    """Widths where not every word can stay whole: those columns give way first whose words may be hyphenated."""
    slimmest = {column: min(slim(rows.texts[column], form), width) for column, width in rows.least.items()}
    left = room - sum(slimmest.values())
    if left < 0:
        return {column: width * room / sum(slimmest.values()) for column, width in slimmest.items()}
    share = left / max(sum(rows.least.values()) - sum(slimmest.values()), 1.0)
    return {column: width + (rows.least[column] - width) * share for column, width in slimmest.items()}


def slim(texts: tuple[str, ...], form: Form) -> float:
    """The width of a column at which words are broken, but only between syllables."""
    widest = max((widest_syllable(text, form.body) for text in texts), default=0.0)
    return max(widest, _NARROWEST_TEXT) + 2 * form.padding + _SLACK


def _weight(column: Column, texts: tuple[str, ...], form: Form) -> float:
    lengths = [min(natural_width(text, form.body), _LONGEST_NATURAL) for text in texts]
    longest = max(lengths, default=0.0)
    mean = sum(lengths) / max(len(lengths), 1)
    return 1.0 + (longest + mean) * (0.25 if column is Column.DURATION else 1.0)


def _pages(heights: list[float], header: float, form: Form) -> int:
    """About how many pages the rows fill, with a strip of connectors wherever a page is cut."""
    room = form.frame.h - (header if form.profile.header_repeated else 0.0)
    first = form.frame.h - header - form.title.leading - TITLE_GAP
    if sum(heights) <= first:
        return 1
    pages, left = 1, first
    for number, height in enumerate(heights, 1):
        foot = STRIP if number < len(heights) else 0.0
        if height + foot > left and number > 1:
            pages, left = pages + 1, room - STRIP
        left -= height
    return pages


def _header_height(actors: tuple[Actor, ...], lane: float, form: Form) -> float:
    """About the height of the header over lanes of that width."""
    room = lane - 2 * NAME_INSET
    size = min(max(form.bold.size * _fit(actors, lane, form), min(SMALLEST, form.bold.size)), form.bold.size)
    style = Style(form.bold.family, size, bold=True)
    names = max((line_count(actor.name, style, room) for actor in actors), default=1)
    levels = 1 + any(actor.group for actor in actors) + form.profile.column_numbers
    height = levels * form.bold.leading + min(names, MOST_NAME_LINES) * style.leading
    return height + (levels + 1) * 2 * form.row_padding


def breaks_names(actors: tuple[Actor, ...], lane: float, form: Form) -> bool:
    """Whether lanes of that width have to break the longest word of a name."""
    return bool(actors) and lane < _least_whole(actors, form)


def _least_whole(actors: tuple[Actor, ...], form: Form) -> float:
    """The narrowest lane in which no name has to be broken: set as small as it may be, its longest word just fits."""
    smallest = Style(form.bold.family, min(SMALLEST + _SLACK, form.bold.size), bold=True)
    return max((widest_word(actor.name, smallest) for actor in actors), default=0.0) + 2 * NAME_INSET + _SLACK


def _fit(actors: tuple[Actor, ...], lane: float, form: Form) -> float:
    """How much of its width the longest word of a lane's name finds there; above 1 where there is room to spare."""
    longest = max((widest_word(actor.name, form.bold) for actor in actors), default=0.0)
    return (lane - 2 * NAME_INSET) / max(longest, 1.0)
