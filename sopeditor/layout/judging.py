"""What may be wrong with a laid-out sheet, found from its values alone: for tests and for judging documents in bulk.

A fault here is a fault of the program, never of the document, except for labels: a page may be so crowded that none
of the places for a label is free, and then `Sheet.notes` says so.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from sopeditor.layout.form import form_of
from sopeditor.layout.routing import Rect, Shape
from sopeditor.layout.sheet import Page, PlacedText, Sheet, TablePart
from sopeditor.model.records import Arrow, Chart, Document, Flow

TOLERANCE = 0.6
"""Points that two things may share before they count as overlapping."""

_LINE = 2 * TOLERANCE
"""The width of a line when it is asked whether it runs over something."""

LEAST_SIZE = 7.0
"""The smallest type that counts as readable, in points."""


def faults(sheet: Sheet, document: Document) -> list[str]:
    """Everything wrong, one line each: texts, symbols, rows and flows, but not crowded labels."""
    frame = form_of(document.profile).frame
    least = min(LEAST_SIZE, document.profile.typeface.size)
    found = [fault for page in sheet.pages for fault in _on_page(page, frame, least)]
    for chart in document.sop.charts:
        parts = [part for page in sheet.pages for part in page.tables if part.chart == chart.id]
        found += _in_flows(chart, parts)
        found += _in_rows(chart, parts)
    return found


def crowded_labels(sheet: Sheet) -> list[str]:
    """Labels of flows that lie over another text, a symbol or a line other than their own, one line each."""
    return [fault for page in sheet.pages for fault in _crowded(page)]


def _on_page(page: Page, frame: Rect, least: float) -> Iterator[str]:
    paper = Rect(0, 0, page.width, page.height)
    for text in page.texts:
        if not _inside(text.box, text.cell):
            yield f"page {page.number}: {text.of} {text.field} leaves its cell"
        if not _inside(text.cell, paper):
            yield f"page {page.number}: {text.of} {text.field} leaves the page"
        if text.size < least - 0.02:
            yield f"page {page.number}: {text.of} {text.field} is set in {text.size:.1f} points"
    for one, other in _overlapping([text for text in page.texts if text.field != "label"]):
        yield f"page {page.number}: {one.of} {one.field} lies over {other.of} {other.field}"
    for part in page.tables:
        if part.area.y + part.area.h > frame.y + frame.h + TOLERANCE:
            yield f"page {page.number}: the table goes on below the page's frame"
        yield from (f"page {page.number}: {fault}" for fault in _in_cells(part))
        yield from (f"page {page.number}: {fault}" for fault in _on_lines(part))


def _overlapping(texts: Sequence[PlacedText]) -> Iterator[tuple[PlacedText, PlacedText]]:
    """Pairs of texts that lie over each other, found from top to bottom."""
    open_texts: list[PlacedText] = []
    for text in sorted(texts, key=lambda one: one.box.y):
        open_texts = [one for one in open_texts if one.box.y + one.box.h > text.box.y]
        yield from ((one, text) for one in open_texts if meet(one.box, text.box))
        open_texts.append(text)


def _in_cells(part: TablePart) -> Iterator[str]:
    lanes = {lane.actor: lane.band for lane in part.lanes}
    rows = defaultdict(list)
    for row in part.rows:
        rows[row.step].append(row)
    for node in part.nodes:
        lane = lanes[node.lane]
        bands = [(row.y, row.h) for row in rows[node.step]] if node.step else [(part.area.y, part.area.h)]
        if not any(_inside(node.box, Rect(lane.start, y, lane.size, h)) for y, h in bands):
            yield f"symbol {node.id} leaves its cell"
    for one, other in combinations(part.nodes, 2):
        if meet(one.box, other.box):
            yield f"symbols {one.id} and {other.id} overlap"


def _on_lines(part: TablePart) -> Iterator[str]:
    area = Rect(part.area.x - _LINE, part.area.y - _LINE, part.area.w + 2 * _LINE, part.area.h + 2 * _LINE)
    for edge in part.edges:
        for box in _segments(edge.points):
            if not _inside(box, area):
                yield f"flow {edge.id} leaves the lanes"
            for node in part.nodes:
                if node.id not in (edge.source, edge.target) and meet(box, node.box):
                    yield f"flow {edge.id} runs through symbol {node.id}"


def _segments(points: Sequence[tuple[float, float]]) -> Iterator[Rect]:
    for (x1, y1), (x2, y2) in pairwise(points):
        wide, high = max(abs(x2 - x1), _LINE), max(abs(y2 - y1), _LINE)
        yield Rect((x1 + x2 - wide) / 2, (y1 + y2 - high) / 2, wide, high)


def _crowded(page: Page) -> Iterator[str]:
    labels = [text for text in page.texts if text.field == "label"]
    for one, other in _overlapping(page.texts):
        if "label" in (one.field, other.field):
            yield f"page {page.number}: {one.of} {one.field} lies over {other.of} {other.field}"
    for part in page.tables:
        for label in labels:
            for node in part.nodes:
                if meet(label.box, node.box) and not _beside_diamond(label.box, node.shape, node.box):
                    yield f"page {page.number}: label of {label.of} lies over symbol {node.id}"
            for edge in part.edges:
                crossed = any(meet(box, label.box) for box in _segments(edge.points))
                if crossed and label.of not in edge.flows:
                    yield f"page {page.number}: flow {edge.id} runs through the label of {label.of}"


def _beside_diamond(label: Rect, shape: Shape, box: Rect) -> bool:
    """Whether a label stands in a corner of the box around a diamond, outside of the diamond itself."""
    if shape is not Shape.DIAMOND:
        return False
    x, y = box.x + box.w / 2, box.y + box.h / 2
    dx = max(label.x - x, x - label.x - label.w, 0.0)
    dy = max(label.y - y, y - label.y - label.h, 0.0)
    return 2 * dx / box.w + 2 * dy / box.h >= 1.0 - TOLERANCE / box.h


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
            for shown in edge.flows:
                ways[shown].append(
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


def meet(a: Rect, b: Rect) -> bool:
    """Whether two boxes overlap by more than `TOLERANCE` in both directions."""
    width = min(a.x + a.w, b.x + b.w) - max(a.x, b.x)
    height = min(a.y + a.h, b.y + b.h) - max(a.y, b.y)
    return width > TOLERANCE and height > TOLERANCE
