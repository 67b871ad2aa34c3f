"""The texts that can be edited where they stand, and the edit that changes each."""

from collections.abc import Callable
from typing import cast, get_args

from msgspec import Struct

from sopeditor.edit.actors import group_actors, rename_actor
from sopeditor.edit.change import Edit
from sopeditor.edit.charts import retitle, set_footnote
from sopeditor.edit.flows import label_flow
from sopeditor.edit.identity import set_identity
from sopeditor.edit.steps import Field, reword, set_number, set_section
from sopeditor.edit.symbols import set_text
from sopeditor.gui.naming import actor_name, row_name, symbol_name
from sopeditor.layout.compose import title_line
from sopeditor.layout.identity.page import OWNER as IDENTITY
from sopeditor.model.lookup import actor, chart_of, flow, part_ids, step, symbol
from sopeditor.model.numbering import numbers
from sopeditor.model.records import Actor, Chart, Document, Flow, Step, Symbol
from sopeditor.texts import _

_WORDS = {"number": "sop_number"}
_NOT_TYPED = frozenset({"logo", "scope"})


class Wording(Struct, frozen=True):
    """A text, the name of the undo step that changes it, and the edit that gives it another wording."""

    text: str
    label: str
    edit: Callable[[str], Edit]


def wording_of(document: Document, part: str, field: str) -> Wording | None:
    """The text of a part (`field` as the layout names it; "" for the text of a symbol); None if it has none."""
    if part == IDENTITY:
        return _of_identity(document, field)
    try:
        chart = chart_of(document, part)
    except KeyError:
        return None
    return _in_chart(document, chart, part, field)


def is_there(document: Document, part: str, field: str) -> bool:
    """Whether there is such a part, which an undo or a deletion elsewhere may have taken away."""
    in_charts = any(part in part_ids(chart) for chart in document.sop.charts)
    return in_charts or wording_of(document, part, field) is not None


def writing(part: str, field: str) -> str:
    """The `merge` of all that is written into a text from when it is opened until it is left."""
    return f"writing:{part}:{field}"


def _in_chart(document: Document, chart: Chart, part: str, field: str) -> Wording | None:
    found = _part(chart, part)
    match found:
        case Step():
            return _of_step(document, chart, found, field)
        case Actor():
            return _of_actor(document, chart, found, field)
        case Symbol():
            label = _("teks {symbol}").format(symbol=symbol_name(document, part))
            return Wording(found.text, label, lambda text: set_text(part, text)) if not field else None
        case Flow():
            return Wording(found.label, _("label panah"), lambda text: label_flow(part, text.strip()))
        case _:
            return _of_chart(document, chart, field)


def _part(chart: Chart, part: str) -> Step | Actor | Symbol | Flow | None:
    for look_up in (step, actor, symbol, flow):
        try:
            return look_up(chart, part)
        except KeyError:
            continue
    return None


def _of_step(document: Document, chart: Chart, row: Step, field: str) -> Wording | None:
    name = row_name(document, row.id)
    if field == "number":
        present = numbers(chart)[chart.steps.index(row)]
        return Wording(
            present, _("nomor {row}").format(row=name), lambda text: set_number(row.id, text or None)
        )
    if field == "section":
        return Wording(row.section or "", _("judul bagian"), lambda text: set_section(row.id, text or None))
    if field not in get_args(Field):
        return None
    heading = getattr(document.profile.words, field)
    label = _("{column} {row}").format(column=heading, row=name)
    return Wording(getattr(row, field), label, lambda text: reword(row.id, cast(Field, field), text))


def _of_actor(document: Document, chart: Chart, lane: Actor, field: str) -> Wording | None:
    if field == "name":
        label = _("nama {actor}").format(actor=actor_name(document, lane.id))
        return Wording(lane.name, label, lambda text: rename_actor(lane.id, text))
    if field == "group":
        members = _neighbours(chart, lane)
        return Wording(lane.group, _("kelompok pelaksana"), lambda text: group_actors(members, text))
    return None


def _neighbours(chart: Chart, lane: Actor) -> tuple[str, ...]:
    """The lanes that share a header cell with a lane."""
    start = stop = chart.actors.index(lane)
    while start and chart.actors[start - 1].group == lane.group:
        start -= 1
    while stop + 1 < len(chart.actors) and chart.actors[stop + 1].group == lane.group:
        stop += 1
    return tuple(each.id for each in chart.actors[start : stop + 1])


def _of_chart(document: Document, chart: Chart, field: str) -> Wording | None:
    if field == "title":
        own = len(document.sop.charts) > 1 or chart.title
        shown = chart.title if own else title_line(document.sop.identity)
        return Wording(shown, _("judul bagan"), lambda text: retitle(chart.id, text))
    if field == "footnote":
        return Wording(chart.footnote, _("catatan di bawah bagan"), lambda text: set_footnote(chart.id, text))
    return None


def _of_identity(document: Document, field: str) -> Wording | None:
    """A line of the identity block; of a list, one item to a line."""
    value = getattr(document.sop.identity, field, None)
    label = getattr(document.profile.words, _WORDS.get(field, field), field)
    if isinstance(value, str) and field not in _NOT_TYPED:
        return Wording(value, label, lambda text: set_identity(field, text))
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        lines = "\n".join(value)
        return Wording(
            lines, label, lambda text: set_identity(field, tuple(text.split("\n")) if text else ())
        )
    return None
