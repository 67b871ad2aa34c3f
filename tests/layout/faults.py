"""What may be wrong with a laid-out sheet, found from its values alone."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from sopeditor.layout.routing import Rect, Shape
from sopeditor.layout.sheet import Page, PlacedText, Sheet, TablePart
from sopeditor.model.records import Arrow, Chart, Document, Flow

TOLERANCE = 0.6
PADDED = 4.0
"""A label may lean over its own box's rim; texts of one cell end this near to the next one's."""


def faults(sheet: Sheet, document: Document) -> list[str]:
    """Everything wrong, one line each."""
    found = [fault for page in sheet.pages for fault in _on_page(page)]
    for chart in document.sop.charts:
        parts = [part for page in sheet.pages for part in page.tables if part.chart == chart.id]
        found += _in_flows(chart, parts)
        found += _in_rows(chart, parts)
    return found


def _on_page(page: Page) -> Iterator[str]:
    paper = Rect(0, 0, page.width, page.height)
    for text in page.texts:
        if not _inside(text.box, text.cell):
            yield f"page {page.number}: {text.of} {text.field} leaves its cell"
        if not _inside(text.cell, paper):
            yield f"page {page.number}: {text.of} {text.field} leaves the page"
    for one, other in combinations([text for text in page.texts if text.field != "label"], 2):
        if _overlap(one, other):
            yield f"page {page.number}: {one.of} {one.field} lies over {other.of} {other.field}"
    for part in page.tables:
        yield from _in_cells(page, part)


def _in_cells(page: Page, part: TablePart) -> Iterator[str]:
    lanes = {lane.actor: lane.band for lane in part.lanes}
    rows = {row.step: row for row in part.rows if row.part == 1}
    for node in part.nodes:
        lane = lanes[node.lane]
        band = rows[node.step] if node.step else Rect(0, part.area.y, 0, part.area.h)
        cell = Rect(lane.start, band.y, lane.size, band.h)
        if not _inside(node.box, cell):
            yield f"page {page.number}: symbol {node.id} leaves its cell"
    for one, other in combinations(part.nodes, 2):
        if _meet(one.box, other.box):
            yield f"page {page.number}: symbols {one.id} and {other.id} overlap"


def _in_rows(chart: Chart, parts: list[TablePart]) -> Iterator[str]:
    seen = [(row.step, row.part) for part in parts for row in part.rows]
    totals = {row.step: row.parts for part in parts for row in part.rows}
    wanted = [(step.id, at + 1) for step in chart.steps for at in range(totals.get(step.id, 1))]
    if seen != wanted:
        yield f"rows {seen} instead of {wanted}"


def _in_flows(chart: Chart, parts: list[TablePart]) -> Iterator[str]:
    ways: dict[str, list[tuple[str, Shape, str, Shape, str]]] = defaultdict(list)
    for part in parts:
        nodes = {node.id: node for node in part.nodes}
        for edge in part.edges:
            source, target = nodes[edge.source], nodes[edge.target]
            for flow in edge.flows:
                ways[flow].append(
                    (source.id, source.shape, target.id, target.shape, source.text + target.text)
                )
    for flow in chart.flows:
        found = ways.get(flow.id, [])
        whole = [way for way in found if Shape.PENTAGON not in (way[1], way[3])]
        out = [way for way in found if way[0] == flow.source and way[3] is Shape.PENTAGON]
        back = [way for way in found if way[2] == flow.target and way[1] is Shape.PENTAGON]
        is_whole = _leads([(way[0], way[2]) for way in whole], flow)
        if (is_whole, len(out), len(back)) not in {(True, 0, 0), (False, 1, 1)}:
            yield f"flow {flow.id} is drawn {len(whole)} times whole, {len(out)} out, {len(back)} back"
    yield from _in_pairs(parts)


def _leads(lines: list[tuple[str, str]], flow: Flow) -> bool:
    """Whether lines lead from a flow's source to its target: one line, or a plain line through partners."""
    if flow.arrow is not Arrow.NONE:
        return lines == [(flow.source, flow.target)]
    ends = Counter(end for line in lines for end in line)
    return {end for end, count in ends.items() if count == 1} == {flow.source, flow.target}


def _in_pairs(parts: list[TablePart]) -> Iterator[str]:
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for part in parts:
        for node in part.nodes:
            if node.shape is Shape.PENTAGON:
                pairs[node.id.rpartition(":")[0]].append((node.text, node.lane))
    for pair, ends in pairs.items():
        if len(ends) != 2 or ends[0] != ends[1]:
            yield f"connectors {pair} do not pair: {ends}"


def _inside(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x >= outer.x - TOLERANCE
        and inner.y >= outer.y - TOLERANCE
        and inner.x + inner.w <= outer.x + outer.w + TOLERANCE
        and inner.y + inner.h <= outer.y + outer.h + TOLERANCE
    )


def _overlap(one: PlacedText, other: PlacedText) -> bool:
    return _meet(one.box, other.box)


def _meet(a: Rect, b: Rect) -> bool:
    width = min(a.x + a.w, b.x + b.w) - max(a.x, b.x)
    height = min(a.y + a.h, b.y + b.h) - max(a.y, b.y)
    return width > TOLERANCE and height > TOLERANCE
