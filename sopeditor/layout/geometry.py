"""The laid-out document as plain data, for programs that judge or reuse its drawing (points, y downwards).

The form is the one that `sopeditor geometry` prints.
"""

from typing import Any

from sopeditor.layout.routing import Rect
from sopeditor.layout.sheet import Page, PlacedEdge, PlacedNode, PlacedText, Sheet, TablePart

FORMAT = 1


def geometry(sheet: Sheet) -> dict[str, Any]:
    """Pages with their tables (lanes, rows, nodes, edges) and texts; only lists, dicts, strings, numbers, None."""
    return {"format": FORMAT, "pages": [_page(page) for page in sheet.pages], "notes": list(sheet.notes)}


def _page(page: Page) -> dict[str, Any]:
    return {
        "number": page.number,
        "size": [page.width, page.height],
        "identity": page.identity,
        "tables": [_table(part) for part in page.tables],
        "texts": [_text(text) for text in page.texts],
    }


def _table(part: TablePart) -> dict[str, Any]:
    return {
        "chart": part.chart,
        "area": _box(part.area),
        "lanes": [{"id": lane.actor, "x": lane.band.start, "w": lane.band.size} for lane in part.lanes],
        "rows": [
            {"step": row.step, "y": row.y, "h": row.h, "part": row.part, "parts": row.parts}
            for row in part.rows
        ],
        "nodes": [_node(node) for node in part.nodes],
        "edges": [_edge(edge) for edge in part.edges],
    }


def _node(node: PlacedNode) -> dict[str, Any]:
    return {
        "id": node.id,
        "symbol": node.symbol or None,
        "shape": node.shape.value,
        "step": node.step or None,
        "lane": node.lane,
        "x": node.box.x,
        "y": node.box.y,
        "w": node.box.w,
        "h": node.box.h,
        "text": node.text,
    }


def _edge(edge: PlacedEdge) -> dict[str, Any]:
    return {
        "id": edge.id,
        "flows": list(edge.flows),
        "src": edge.source,
        "dst": edge.target,
        "label": edge.label,
        "arrow": edge.heads.value,
        "points": [list(point) for point in edge.points],
        "label_box": None if edge.label_box is None else _box(edge.label_box),
    }


def _text(text: PlacedText) -> dict[str, Any]:
    return {"of": text.of, "cell": _box(text.cell), "box": _box(text.box), "size": text.size}


def _box(rect: Rect) -> list[float]:
    return [rect.x, rect.y, rect.w, rect.h]
