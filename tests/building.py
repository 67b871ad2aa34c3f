"""Small documents for tests, drawn in a line or two.

`chart("A:Kabag  B:Staf?  C:Staf)", "A>B B>C:Y B>A:T")` makes three rows with one symbol each: A a box in the lane
Kabag, B a diamond and C a capsule in the lane Staf. A capsule is marked by "(" before or ")" after the lane, a
diamond by "?". Symbols joined by "+" stand in one row, the row is called after the first. Flows are written
source>target, source-target (plain line) or source=target (both heads), with an optional :label.
"""

import re

from sopeditor.model.records import Actor, Arrow, Chart, Document, Flow, Sop, Step, Symbol, SymbolKind

_ARROWS = {">": Arrow.TO, "-": Arrow.NONE, "=": Arrow.BOTH}


def document(rows: str, flows: str = "") -> Document:
    """A document with that one chart, whose id is "chart"."""
    return Document(sop=Sop(charts=(chart(rows, flows),)))


def chart(rows: str, flows: str = "", chart_id: str = "chart") -> Chart:
    """The chart that the sketch shows; ids are the letters, a row's is its first symbol's in lower case."""
    steps = tuple(_step(word) for word in rows.split())
    lanes = dict.fromkeys(symbol.actor for step in steps for symbol in step.symbols)
    return Chart(
        id=chart_id,
        actors=tuple(Actor(id=lane, name=lane) for lane in lanes),
        steps=steps,
        flows=tuple(_flow(word) for word in flows.split()),
    )


def sketch(chart: Chart) -> str:
    """The flows of a chart in the notation of this module, sorted, for comparing."""
    signs = {arrow: sign for sign, arrow in _ARROWS.items()}
    return " ".join(
        sorted(
            f"{flow.source}{signs[flow.arrow]}{flow.target}" + (f":{flow.label}" if flow.label else "")
            for flow in chart.flows
        )
    )


def _step(word: str) -> Step:
    symbols = tuple(_symbol(part) for part in word.split("+"))
    name = symbols[0].id
    return Step(
        id=name.lower(), activity=f"Kegiatan {name}", duration="10 menit", output=name, symbols=symbols
    )


def _symbol(part: str) -> Symbol:
    name, lane = part.split(":")
    kind = SymbolKind.PROCESS
    if "(" in lane or ")" in lane:
        kind = SymbolKind.TERMINATOR
    elif lane.endswith("?"):
        kind = SymbolKind.DECISION
    return Symbol(id=name, actor=lane.strip("()?"), kind=kind)


def _flow(word: str) -> Flow:
    match = re.fullmatch(r"(\w+)([>=-])(\w+)(?::(.+))?", word)
    assert match, word
    source, sign, target, label = match.groups()
    return Flow(id=word, source=source, target=target, label=label or "", arrow=_ARROWS[sign])
