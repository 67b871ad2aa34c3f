"""The best column widths: the lane width and the text widths that need the fewest pages, then the least height.

Every text column begins at the width of its longest word; the rest of the frame is given out step by step to where
it shortens the rows most. Lane widths from comfortable to narrow are compared: the fewest pages first (reckoned, not
cut), where names of lanes that have to be broken count as much as a page, then low and even rows, narrow lanes at a
price, because a crowded drawing is as hard to read as a crowded text. All of it depends on texts and form alone.
"""

from collections.abc import Callable
from functools import lru_cache
from itertools import permutations

from sopeditor.layout.form import DENSITIES, MOST_NAME_LINES, NAME_INSET, SMALLEST, STACK_GAP, TITLE_GAP, Form
from sopeditor.layout.pages import STRIP
from sopeditor.layout.symbols import LARGEST_BOX, LEAST_LANE_ROOM, SMALLEST_BOX, plain_size
from sopeditor.layout.text import (
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
_GRID = 3.0
_STEPS = (48.0, 24.0, 12.0, 6.0, 3.0)
_WIDEST_LEAST = 0.2
_NARROWEST_TEXT = 26.0
_LINE_PRICE = 0.1
"""Price of every line of every cell, as a part of its height: of equal rows, those with fewer wraps look better."""

_CRAMPING = 3.0
_BEARABLE = 14.0
_CROWDING = 0.25
"""Price of narrow lanes, in points of height per lane and squared point below the comfortable width."""

_LONGEST_NATURAL = 260.0
_SHORT = 130.0
_FIELDS: dict[Column, Callable[[Step], str]] = {
    Column.ACTIVITY: lambda step: step.activity,
    Column.SUPPLIES: lambda step: step.supplies,
    Column.DURATION: lambda step: step.duration,
    Column.OUTPUT: lambda step: step.output,
    Column.REMARK: lambda step: step.remark,
}
Texts = dict[Column, tuple[str, ...]]


def texts_of(column: Column, steps: tuple[Step, ...]) -> tuple[str, ...]:
    """What the rows show in a text column; the number column is measured by its own rule."""
    field = _FIELDS[column]
    return tuple(field(step) for step in steps)


def field_of(column: Column, step: Step) -> str:
    """What one row shows in a text column."""
    return _FIELDS[column](step)


@lru_cache(maxsize=32)
def best_widths(
    actors: tuple[Actor, ...], steps: tuple[Step, ...], labels: tuple[str, ...], form: Form
) -> tuple[float, tuple[tuple[Column, float], ...]]:
    """The width of every lane, and those of the text columns; together they fill the frame.

    `labels` are those of the flows: in a comfortable lane each has room beside a line in the lane's middle.
    """
    columns: list[Column] = [column for column in form.profile.columns if column is not Column.ACTORS]
    texts: Texts = {column: texts_of(column, steps) for column in columns if column is not Column.NUMBER}
    number = _number_width(steps, form) if Column.NUMBER in columns else 0.0
    least: dict[Column, float] = {column: _least(column, texts[column], form) for column in texts}
    lanes = len(actors) if Column.ACTORS in form.profile.columns else 0
    floors = tuple(map(_symbol_height, steps))
    comfort = _comfort(lanes, labels, form)
    best = None
    for lane in _lane_widths(actors, comfort, form) if lanes else (0.0,):
        room = form.frame.w - number - lanes * lane
        widths = _improved(_shares(texts, least, room, form), texts, least, floors, form)
        pages = _pages(_heights(widths, texts, floors, form), _header_height(actors, lane, form), form)
        crowding = lanes * _crowding(comfort - lane)
        broken = _fit(actors, lane, form) * form.bold.size < min(SMALLEST, form.bold.size) if lanes else False
        cost = pages + broken, _cost(widths, texts, floors, form) + crowding
        if best is None or cost < best[0]:
            best = cost, lane, widths
    assert best is not None
    _, lane, widths = best
    other = _improved(_settled(texts, widths, least, form), texts, least, floors, form)
    if _cost(other, texts, floors, form) < _cost(widths, texts, floors, form):
        widths = other
    fixed = {Column.NUMBER: number} if Column.NUMBER in columns else {}
    return lane, tuple((fixed | widths).items())


def _lane_widths(actors: tuple[Actor, ...], comfort: float, form: Form) -> tuple[float, ...]:
    """Lane widths worth trying, wide ones first."""
    names = max((widest_word(actor.name, form.bold) for actor in actors), default=0.0) + form.padding
    widest = max(comfort, min(names, _MOST_COMFORT))
    share = form.frame.w * 0.55 / len(actors)
    top = max(min(widest, share), NARROWEST_LANE)
    steps = int((top - NARROWEST_LANE) / _LANE_STEP)
    return tuple(top - index * _LANE_STEP for index in range(steps + 1))


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
    return min(max(head, _NARROWEST_TEXT, *parts, 0.0), most) + 2 * form.padding + 0.1


def _number_width(steps: tuple[Step, ...], form: Form) -> float:
    texts = [step.number or "" for step in steps] + [str(len(steps))]
    widest = max(natural_width(text, form.body) for text in texts)
    head = natural_width(form.profile.words.number, form.bold)
    return min(max(widest, head) + 2 * form.padding, 60.0)


def _symbol_height(step: Step) -> float:
    """The least height of a row for the symbols it holds, texts in symbols left aside.

    That narrow lanes hold smaller symbols is no reason to make lanes narrow, so it doesn't count here.
    """
    stacks: dict[str, float] = {}
    for symbol in step.symbols:
        height = plain_size(symbol.kind, LARGEST_BOX, DENSITIES[-1].scale)[1]
        stacks[symbol.actor] = stacks.get(symbol.actor, -STACK_GAP) + height + STACK_GAP
    return max(stacks.values(), default=0.0) + 2 * DENSITIES[-1].clearance


def _improved(
    widths: dict[Column, float],
    texts: Texts,
    least: dict[Column, float],
    floors: tuple[float, ...],
    form: Form,
) -> dict[Column, float]:
    """Text widths moved from column to column while rows get shorter."""
    height = _cost(widths, texts, floors, form)
    for step in _STEPS:
        improved = True
        while improved:
            improved = False
            for giver, taker in permutations(widths, 2):
                if widths[giver] - step < least[giver]:
                    continue
                trial = widths | {giver: widths[giver] - step, taker: widths[taker] + step}
                trial_height = _cost(trial, texts, floors, form)
                if trial_height < height - 0.5:
                    widths, height, improved = trial, trial_height, True
    return widths


def _shares(texts: Texts, least: dict[Column, float], room: float, form: Form) -> dict[Column, float]:
    """First widths: the least ones and, of what is left, a share by the square root of the text's length."""
    left = room - sum(least.values())
    if left < 0 or not least:
        return _squeezed(texts, least, room, form)
    weights = {column: _weight(column, texts[column], form) for column in texts}
    total = sum(weights.values())
    return {column: least[column] + left * weights[column] / total for column in least}


def _settled(
    texts: Texts, widths: dict[Column, float], least: dict[Column, float], form: Form
) -> dict[Column, float]:
    """Other first widths: short texts get a line each, the column with the longest ones pays for it if it can."""
    if len(widths) < 2:
        return widths
    wanted = {column: max(_natural(texts[column], form), least[column]) for column in widths}
    payer = max(wanted, key=wanted.__getitem__)
    settled = {
        column: wanted[column] if wanted[column] <= _SHORT else widths[column]
        for column in widths
        if column is not payer
    }
    left = sum(widths.values()) - sum(settled.values())
    return {column: settled.get(column, left) for column in widths} if left >= least[payer] else widths


def _natural(texts: tuple[str, ...], form: Form) -> float:
    """The width at which no text of a column needs a second line."""
    widest = max((natural_width(text, form.body) for text in texts), default=0.0)
    return widest + 2 * form.padding + _GRID


def _squeezed(texts: Texts, least: dict[Column, float], room: float, form: Form) -> dict[Column, float]:
    """Widths where not every word can stay whole: those columns give way first whose words may be hyphenated."""
    slim = {column: min(_slim(texts[column], form), width) for column, width in least.items()}
    left = room - sum(slim.values())
    if left < 0:
        return {column: width * room / sum(slim.values()) for column, width in slim.items()}
    share = left / max(sum(least.values()) - sum(slim.values()), 1.0)
    return {column: width + (least[column] - width) * share for column, width in slim.items()}


def _slim(texts: tuple[str, ...], form: Form) -> float:
    widest = max((widest_syllable(text, form.body) for text in texts), default=0.0)
    return max(widest, _NARROWEST_TEXT) + 2 * form.padding + 0.1


def _weight(column: Column, texts: tuple[str, ...], form: Form) -> float:
    lengths = [min(natural_width(text, form.body), _LONGEST_NATURAL) for text in texts]
    longest = max(lengths, default=0.0)
    mean = sum(lengths) / max(len(lengths), 1)
    return 1.0 + (longest + mean) * (0.25 if column is Column.DURATION else 1.0)


def _cost(widths: dict[Column, float], texts: Texts, floors: tuple[float, ...], form: Form) -> float:
    """The height of all rows, a little of the highest one's, so that rows come out even, and a price for wraps."""
    if not floors:
        return 0.0
    heights = _heights(widths, texts, floors, form)
    lines = sum(sum(counts) for counts in _counts(widths, texts, form))
    return sum(heights) + 0.2 * max(heights) + _LINE_PRICE * form.body.leading * lines


def _heights(widths: dict[Column, float], texts: Texts, floors: tuple[float, ...], form: Form) -> list[float]:
    leading, padding = form.body.leading, 2 * form.row_padding
    highest = map(max, zip(*_counts(widths, texts, form), strict=True)) if widths else (0 for _ in floors)
    return [max(lines * leading + padding, floor) for lines, floor in zip(highest, floors, strict=True)]


def _counts(widths: dict[Column, float], texts: Texts, form: Form) -> list[tuple[int, ...]]:
    inset = 2 * form.padding
    return [
        _line_counts(texts[column], form.body, _on_grid(width) - inset) for column, width in widths.items()
    ]


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


def _fit(actors: tuple[Actor, ...], lane: float, form: Form) -> float:
    """How much of its width the longest word of a lane's name finds there; above 1 where there is room to spare."""
    longest = max((widest_word(actor.name, form.bold) for actor in actors), default=0.0)
    return (lane - 2 * NAME_INSET) / max(longest, 1.0)


def _on_grid(width: float) -> float:
    return width // _GRID * _GRID


@lru_cache(maxsize=8192)
def _line_counts(texts: tuple[str, ...], style: Style, width: float) -> tuple[int, ...]:
    return tuple(line_count(text, style, width) for text in texts)
