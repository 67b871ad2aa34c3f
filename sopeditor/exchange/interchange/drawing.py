"""The drawing of an exchange file in full: its shapes and edges, as symbols and flows."""

from typing import Any

from msgspec import Struct

from sopeditor.exchange.interchange.loose import Object, as_objects, as_text, as_whole, first
from sopeditor.exchange.interchange.rows import Lanes, Row
from sopeditor.exchange.outcome import Unfit
from sopeditor.model.records import Arrow, Flow, Symbol, SymbolKind
from sopeditor.texts import _

KINDS = {
    "start": SymbolKind.TERMINATOR,
    "end": SymbolKind.TERMINATOR,
    "terminator": SymbolKind.TERMINATOR,
    "process": SymbolKind.PROCESS,
    "decision": SymbolKind.DECISION,
    "connector": SymbolKind.CONNECTOR,
    "circle": SymbolKind.CONNECTOR,
}
ARROWS = {"to": Arrow.TO, "none": Arrow.NONE, "both": Arrow.BOTH}


class Shapes(Struct, frozen=True):
    """Symbols by the number of their row, in reading order, and their ids by the shapes' names in the file."""

    symbols: dict[int, tuple[Symbol, ...]]
    ids: dict[str, str]


def read_shapes(raw: Object, lanes: Lanes, rows: tuple[Row, ...]) -> Shapes:
    """All shapes; Unfit where one stands in a row or lane that isn't there, or two have one name."""
    numbers = {row.number for row in rows}
    taken = {f"s{number}" for number in numbers}
    ids: dict[str, str] = {}
    symbols: dict[int, tuple[Symbol, ...]] = {}
    for shape, place in as_objects(raw.get("shapes"), "shapes"):
        name = _required(shape, "id", place)
        if name in ids:
            raise Unfit(f"{place}.id", _('id "{id}" sudah dipakai bentuk lain.').format(id=name))
        number = as_whole(shape.get("step"), f"{place}.step")
        if number is None or number not in numbers:
            raise Unfit(f"{place}.step", _("langkah {number} tidak ada.").format(number=_shown(number)))
        ids[name] = _fresh(f"s{name}", taken)
        symbol = Symbol(
            ids[name],
            lanes.find(shape.get("lane"), f"{place}.lane"),
            read_kind(shape.get("type"), f"{place}.type"),
            as_text(shape.get("text"), f"{place}.text"),
        )
        symbols[number] = (*symbols.get(number, ()), symbol)
    return Shapes(symbols, ids)


def read_edges(raw: Object, ids: dict[str, str]) -> tuple[Flow, ...]:
    """All edges; Unfit where one has an end that isn't there."""
    flows: list[Flow] = []
    for number, (edge, place) in enumerate(as_objects(raw.get("edges"), "edges"), 1):
        source, target = (_end(edge, key, place, ids) for key in (("from", "source"), ("to", "target")))
        label = as_text(edge.get("label"), f"{place}.label")
        flows.append(Flow(f"f{number}", source, target, label, _arrow(edge, place)))
    return tuple(flows)


def read_kind(value: Any, place: str) -> SymbolKind:
    """The kind of a shape; a box if none is given, Unfit if it is none that a flowchart knows."""
    name = as_text(value, place).strip().casefold()
    if name and name not in KINDS:
        known = ", ".join(KINDS)
        raise Unfit(
            place, _('bentuk "{name}" tidak dikenal; yang dikenal: {known}.').format(name=name, known=known)
        )
    return KINDS.get(name, SymbolKind.PROCESS)


def _end(edge: Object, keys: tuple[str, str], place: str, ids: dict[str, str]) -> str:
    value, key = first(edge, *keys)
    name = as_text(value, f"{place}.{key}")
    if name not in ids:
        raise Unfit(f"{place}.{key}", _('bentuk "{name}" tidak ada.').format(name=name))
    return ids[name]


def _arrow(edge: Object, place: str) -> Arrow:
    name = as_text(edge.get("arrow"), f"{place}.arrow").strip().casefold() or "to"
    if name not in ARROWS:
        raise Unfit(
            f"{place}.arrow",
            _('panah "{name}" tidak dikenal; yang dikenal: {known}.').format(
                name=name, known=", ".join(ARROWS)
            ),
        )
    return ARROWS[name]


def _required(shape: Object, key: str, place: str) -> str:
    text = as_text(shape.get(key), f"{place}.{key}")
    if not text:
        raise Unfit(f"{place}.{key}", _("tidak boleh kosong."))
    return text


def _fresh(wanted: str, taken: set[str]) -> str:
    while wanted in taken:
        wanted += "_"
    taken.add(wanted)
    return wanted


def _shown(number: int | None) -> str:
    return _("yang disebut") if number is None else str(number)
