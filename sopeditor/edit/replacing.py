"""Find and replace over all the texts of a document."""

import re
from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import astuple, replace

from sopeditor.edit.change import Edit
from sopeditor.edit.identity import LISTS, TEXTS
from sopeditor.model.records import Chart, Document, Identity, Step

_Reword = Callable[[str], str]
_Record = TypeVar("_Record", bound=Struct)

_RECORDS = ("signatories", "extra")
_STEP = ("activity", "supplies", "duration", "output", "remark", "section")


class Wanted(Struct, frozen=True):
    """What is searched for: a text, taken literally."""

    text: str
    match_case: bool = False
    whole_words: bool = False

    def pattern(self) -> re.Pattern[str]:
        """The same as a pattern; one of an empty text matches nothing."""
        literal = re.escape(self.text) if self.text else r"(?!)"
        bounded = rf"(?<!\w){literal}(?!\w)" if self.whole_words else literal
        return re.compile(bounded, 0 if self.match_case else re.IGNORECASE)


def occurrences(document: Document, wanted: Wanted) -> int:
    """How often a text occurs in the draft's texts: rows, symbols, lanes, labels, titles and identity block."""
    pattern, found = wanted.pattern(), 0

    def count(text: str) -> str:
        nonlocal found
        found += len(pattern.findall(text))
        return text

    _throughout(document, count)
    return found


def replace_all(wanted: Wanted, replacement: str) -> Edit:
    """Replace a text wherever `occurrences` counts it; items of a list of which nothing is left go."""
    pattern = wanted.pattern()
    return lambda document: _throughout(document, lambda text: pattern.sub(lambda _: replacement, text))


def texts_of(identity: Identity, field: str) -> tuple[str, ...]:
    """The texts of one field of the identity that are searched, those of a record in one; none of a logo."""
    value = getattr(identity, field)
    if field in TEXTS:
        return (value,)
    if field in LISTS:
        return tuple(value)
    return tuple("\n".join(astuple(record)) for record in value) if field in _RECORDS else ()


def _throughout(document: Document, reword: _Reword) -> Document:
    sop = document.sop
    charts = tuple(_in_chart(chart, reword) for chart in sop.charts)
    return replace(document, sop=replace(sop, identity=_in_identity(sop.identity, reword), charts=charts))


def _in_chart(chart: Chart, reword: _Reword) -> Chart:
    return replace(
        _in_fields(chart, ("title", "footnote"), reword),
        actors=tuple(_in_fields(actor, ("name", "group"), reword) for actor in chart.actors),
        steps=tuple(_in_step(step, reword) for step in chart.steps),
        flows=tuple(_in_fields(flow, ("label",), reword) for flow in chart.flows),
    )


def _in_step(step: Step, reword: _Reword) -> Step:
    symbols = tuple(_in_fields(symbol, ("text",), reword) for symbol in step.symbols)
    return replace(_in_fields(step, _STEP, reword), symbols=symbols)


def _in_identity(identity: Identity, reword: _Reword) -> Identity:
    lists = {name: tuple(filter(str.strip, map(reword, getattr(identity, name)))) for name in LISTS}
    records = {
        name: tuple(_in_fields(each, each.__struct_fields__, reword) for each in getattr(identity, name))
        for name in _RECORDS
    }
    return replace(_in_fields(identity, TEXTS, reword), **lists, **records)


def _in_fields(record: _Record, names: tuple[str, ...], reword: _Reword) -> _Record:
    texts = {name: getattr(record, name) for name in names}
    return replace(record, **{name: reword(text) for name, text in texts.items() if text})
