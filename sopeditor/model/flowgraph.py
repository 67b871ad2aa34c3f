"""The flowchart of a chart as a graph: what comes before what, where it starts and ends, what can't be reached.

Pelaksana who act together are joined by plain lines and count as one node. A node is the tuple of its symbols' ids in
reading order. networkx is imported when it is first needed, since that costs a fifth of a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopeditor.model.lookup import symbols
from sopeditor.model.records import Arrow, Chart, SymbolKind

if TYPE_CHECKING:
    import networkx as nx

    Graph = nx.MultiDiGraph[tuple[str, ...]]

Node = tuple[str, ...]


def flow_graph(chart: Chart) -> Graph:
    """The nodes in reading order, each with its `kinds` (a set of SymbolKind), and an edge keyed by each flow's id.

    A two-way flow gives an edge in both directions; a flow within a node gives none. KeyError if a flow names a
    symbol that the chart lacks (`sopeditor.model.integrity` finds those).
    """
    import networkx as nx

    graph: Graph = nx.MultiDiGraph()
    kinds = {symbol.id: symbol.kind for _step, symbol in symbols(chart)}
    node_of = _contracted(chart, tuple(kinds))
    for node in dict.fromkeys(node_of.values()):
        graph.add_node(node, kinds=frozenset(kinds[symbol_id] for symbol_id in node))
    for flow in chart.flows:
        source, target = node_of[flow.source], node_of[flow.target]
        if flow.arrow is Arrow.NONE or (source == target and flow.source != flow.target):
            continue
        graph.add_edge(source, target, flow.id)
        if flow.arrow is Arrow.BOTH:
            graph.add_edge(target, source, flow.id)
    return graph


def starts(graph: Graph) -> tuple[Node, ...]:
    """The capsules where the procedure begins: an exit, and no entry but from further down (a way back)."""
    place = {node: index for index, node in enumerate(graph)}
    return tuple(
        node
        for node in _capsules(graph)
        if graph.out_degree(node) and all(place[source] >= place[node] for source in graph.predecessors(node))
    )


def ends(graph: Graph) -> tuple[Node, ...]:
    """The capsules where it ends: nothing but other capsules comes after them, and they are no start."""
    capsules, beginnings = frozenset(_capsules(graph)), starts(graph)
    return tuple(
        node
        for node in _capsules(graph)
        if node not in beginnings and _after(graph, node) - {node} <= capsules
    )


def reachable(graph: Graph) -> frozenset[Node]:
    """The nodes that can be reached from a start, starts included; from the first node if there is no start."""
    beginnings = starts(graph) or tuple(graph)[:1]
    return frozenset(beginnings).union(*(_after(graph, node) for node in beginnings))


def _contracted(chart: Chart, ids: tuple[str, ...]) -> dict[str, Node]:
    import networkx as nx

    joined: nx.Graph[str] = nx.Graph()
    joined.add_nodes_from(ids)
    joined.add_edges_from((flow.source, flow.target) for flow in chart.flows if flow.arrow is Arrow.NONE)
    place = {symbol_id: index for index, symbol_id in enumerate(ids)}
    groups = (tuple(sorted(group, key=place.__getitem__)) for group in nx.connected_components(joined))
    node_of = {symbol_id: group for group in groups for symbol_id in group}
    return {symbol_id: node_of[symbol_id] for symbol_id in ids}


def _capsules(graph: Graph) -> tuple[Node, ...]:
    return tuple(node for node in graph if SymbolKind.TERMINATOR in graph.nodes[node]["kinds"])


def _after(graph: Graph, node: Node) -> set[Node]:
    import networkx as nx

    return set(nx.descendants(graph, node))
