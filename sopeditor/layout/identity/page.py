"""The identity page in its official arrangement (PermenPAN-RB 35/2012, bagian identitas; lengths in points).

Left the logo and the institution, right the box of fields; below it pairs of sections. A long list flows on to a
further page, its frame continued there.
"""

from collections.abc import Iterator
from functools import lru_cache
from math import floor

from msgspec import Struct

from sopeditor.layout.form import Form
from sopeditor.layout.identity.fields import (
    LEAST_SIGNATURE_ROOM,
    SIGNATURE_ROOM,
    Fields,
    draw_fields,
    fields_of,
)
from sopeditor.layout.identity.logo import Emblem, draw_emblem, emblem_of
from sopeditor.layout.ink import Ink, Inked, on_one_line
from sopeditor.layout.routing import Rect
from sopeditor.layout.typesetting.text import Block, Style, set_text
from sopeditor.layout.typesetting.words import begins_with_marker
from sopeditor.model.profile import IdentityPlace
from sopeditor.model.records import Asset, Identity
from sopeditor.texts import _

OWNER = "identity"
"""The `of` of every text of the identity block."""

_SECTIONS = (
    ("legal_basis", "qualifications"),
    ("related", "equipment"),
    ("warnings", "records"),
)
_DIVISIONS = (0.5, 0.46, 0.54, 0.42, 0.58)
_SETTINGS = ((1.0, SIGNATURE_ROOM), (0.0, SIGNATURE_ROOM), (0.0, LEAST_SIGNATURE_ROOM))
"""So much larger than the body is the type, and so much room is left to sign, as long as all fits on a page."""

_WORTH_A_SHIFT = 24.0
_LEAST_LINES = 2
_MOST_LINES_OF_ITEM = 4
_MOST_SPREAD = 80.0
_MOST_SPREAD_ABOVE = 40.0


class Section(Struct, frozen=True):
    """One box below the fields: its heading and its text, set to the box's width."""

    field: str
    label: str
    text: Block


class _Plan(Struct, frozen=True):
    """The block measured at one division of its width and one type size."""

    split: float
    style: Style
    fields: Fields
    emblem: Emblem
    pairs: tuple[tuple[Section, Section], ...]
    padding: float

    @property
    def top_height(self) -> float:
        return max(self.fields.height, self.emblem.height)

    def pair_height(self, pair: tuple[Section, Section]) -> float:
        text = max(section.text.height for section in pair)
        return self.style.leading + text + 2 * self.padding

    @property
    def height(self) -> float:
        return self.top_height + sum(map(self.pair_height, self.pairs))


@lru_cache(maxsize=16)
def identity_pages(identity: Identity, logo: Asset | None, form: Form) -> tuple[tuple[Inked, float], ...]:
    """The pages of the identity block, each with the height at which it ends."""
    own_page = form.profile.identity_place is IdentityPlace.OWN_PAGE
    plan = _best_plan(identity, logo, form, own_page=own_page)
    return tuple(_drawn(plan, form, spread=own_page))


def _best_plan(identity: Identity, logo: Asset | None, form: Form, *, own_page: bool) -> _Plan:
    """In the middle if that fits a page of its own, closer if it must; else near the middle and nearly the lowest."""
    for step, room in _SETTINGS if own_page else ():
        style = Style(form.body.family, form.body.size + step)
        middle = _plan(identity, logo, _DIVISIONS[0], style, room, form)
        if middle.height <= form.frame.h:
            return middle
    plans = [_plan(identity, logo, division, form.body, SIGNATURE_ROOM, form) for division in _DIVISIONS]
    least = min(plan.height for plan in plans)
    return next(plan for plan in plans if plan.height <= least + _WORTH_A_SHIFT)


def _plan(
    identity: Identity, logo: Asset | None, division: float, style: Style, room: float, form: Form
) -> _Plan:
    padding = form.row_padding + 1.0
    left = form.frame.w * division
    right = form.frame.w - left
    pairs = tuple(
        (
            _section(identity, first, left, style, form),
            _section(identity, second, right, style, form),
        )
        for first, second in _SECTIONS
    )
    return _Plan(
        left,
        style,
        fields_of(identity, right, style, room, form),
        emblem_of(identity, logo, left, style, form),
        pairs,
        padding,
    )


def _section(identity: Identity, field: str, width: float, style: Style, form: Form) -> Section:
    items = [item for item in getattr(identity, field) if item.strip()]
    inset = 2 * (form.padding + 1)
    text = set_text("\n".join(_numbered(items)), style, width - inset)
    return Section(field, getattr(form.profile.words, field), text)


def _numbered(items: list[str]) -> Iterator[str]:
    """Items with their numbers; a single one has none, one that brings its own marker keeps that."""
    for number, item in enumerate(items, 1):
        yield item if len(items) == 1 or begins_with_marker(item) else f"{number}. {item.lstrip()}"


def _drawn(plan: _Plan, form: Form, *, spread: bool) -> list[tuple[Inked, float]]:
    """Draw the block; on a page of its own what is left of the height is shared out among its cells."""
    frame = form.frame
    above, extra = _spread(plan, frame.h) if spread else (0.0, 0.0)
    ink = Ink()
    pages = [ink]
    top = plan.top_height + above
    left = Rect(frame.x, frame.y, plan.split, top)
    right = Rect(frame.x + plan.split, frame.y, frame.w - plan.split, top)
    draw_emblem(plan.emblem, left, ink)
    draw_fields(plan.fields, right, form, ink)
    ink.rule(((right.x, frame.y), (right.x, frame.y + top)), form.table_pen)
    y = frame.y + top
    for pair in plan.pairs:
        y = _draw_pair(pair, plan, y, extra, form, pages)
    _close(pages[-1], y, form)
    return [(page.inked(), y if page is pages[-1] else frame.y + frame.h) for page in pages]


def _spread(plan: _Plan, height: float) -> tuple[float, float]:
    """What the upper part gets of the height left on a page (so much that people can sign), and each pair."""
    free = max(height - plan.height, 0.0)
    above = min(free / (len(plan.pairs) + 1), _MOST_SPREAD_ABOVE)
    return above, min((free - above) / len(plan.pairs), _MOST_SPREAD)


def _draw_pair(
    pair: tuple[Section, Section], plan: _Plan, y: float, extra: float, form: Form, pages: list[Ink]
) -> float:
    """Draw two boxes beside each other, on as many pages as the longer needs; returns where the last ends."""
    bottom = form.frame.y + form.frame.h
    done = 0
    total = max(len(section.text.lines) for section in pair)
    while True:
        room = bottom - y - 2 * plan.padding - plan.style.leading
        fits = floor((room + 0.01) / plan.style.leading)
        if total - done <= fits:
            height = plan.style.leading * (1 + total - done) + 2 * plan.padding + extra
            _draw_boxes(pair, done, None, plan, Rect(0, y, 0, height), form, pages[-1])
            return y + height
        if fits >= _LEAST_LINES:
            fits = _before_item(pair, done, fits)
            _draw_boxes(pair, done, done + fits, plan, Rect(0, y, 0, bottom - y), form, pages[-1])
            done += fits
            y = bottom
        _close(pages[-1], y, form)
        pages.append(Ink())
        y = form.frame.y


def _before_item(pair: tuple[Section, Section], done: int, fits: int) -> int:
    """How many of the lines that fit on a page stand on it, so that the next one begins with items if it can."""
    for lines in range(fits, max(fits - _MOST_LINES_OF_ITEM, _LEAST_LINES), -1):
        following = [line for section in pair for line in section.text.lines[done + lines : done + lines + 1]]
        if all(line.runs and begins_with_marker(line.runs[0].text) for line in following):
            return lines
    return fits


def _draw_boxes(
    pair: tuple[Section, Section], first: int, last: int | None, plan: _Plan, band: Rect, form: Form, ink: Ink
) -> None:
    frame = form.frame
    split = frame.x + plan.split
    ink.rule(((frame.x, band.y), (frame.x + frame.w, band.y)), form.table_pen)
    ink.rule(((split, band.y), (split, band.y + band.h)), form.table_pen)
    cells = Rect(frame.x, band.y, plan.split, band.h), Rect(split, band.y, frame.w - plan.split, band.h)
    bold = Style(plan.style.family, plan.style.size, bold=True)
    for section, cell in zip(pair, cells, strict=True):
        rest = section.text.part(first, last)
        if first and not rest.lines:
            continue
        label = _("{label} (lanjutan)").format(label=section.label) if first else section.label
        inset = form.padding + 1
        head = Rect(cell.x, cell.y + plan.padding, cell.w, plan.style.leading)
        heading = on_one_line(f"{label} :", bold, cell.w - 2 * inset)
        ink.write(heading, head, OWNER, f"{section.field} label", inset=inset)
        if rest.lines:
            y = head.y + head.h
            body = Rect(cell.x, y, cell.w, cell.y + cell.h - y)
            ink.write(rest, body, OWNER, section.field, inset=inset, down=0.0)


def _close(ink: Ink, bottom: float, form: Form) -> None:
    frame = form.frame
    if bottom > frame.y:
        ink.box(Rect(frame.x, frame.y, frame.w, bottom - frame.y), form.frame_pen)
