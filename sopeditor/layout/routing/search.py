"""The search for a way where no pattern of few bends is free: shortest paths over the cells of the grid."""

from collections.abc import Callable, Iterator

from sopeditor.layout.routing.grid import Grid, Place
from sopeditor.layout.routing.prices import BEND, Flow, Points

State = tuple[int, int, bool] | str
"""A column, a line and whether one goes up or down there; or one of the two ends."""

Toll = Callable[[bool, int, int], float]
"""What it costs to use the step of a column (or line) from a cell to the next one."""


def search(grid: Grid, flow: Flow, toll: Toll, reach: int) -> Points | None:
    """The cheapest way that stays within `reach` lines of the two symbols, or None."""
    import networkx as nx

    source, target = flow.source, flow.target
    low = max(0, min(source.top, target.top) - reach)
    high = min(len(grid.ys) - 1, max(source.bottom, target.bottom) + reach)
    graph: nx.Graph[State] = nx.Graph()
    graph.add_weighted_edges_from(_steps(grid, toll, low, high))
    directed: nx.DiGraph[State] = nx.DiGraph(graph)
    directed.add_weighted_edges_from(("source", state, 0.0) for state in _doors(grid, source, low, high))
    directed.add_weighted_edges_from((state, "target", 0.0) for state in _doors(grid, target, low, high))
    if "source" not in directed or "target" not in directed:
        return None
    try:
        found = nx.dijkstra_path(directed, "source", "target")
    except nx.NetworkXNoPath:
        return None
    cells = [(state[0], state[1]) for state in found if isinstance(state, tuple)]
    return _corners([_port(source, cells[0]), *cells, _port(target, cells[-1])])


def _steps(grid: Grid, toll: Toll, low: int, high: int) -> Iterator[tuple[State, State, float]]:
    xs, ys = grid.xs, grid.ys
    for line in range(low, high + 1):
        for column in range(len(xs)):
            if not grid.open_line(line, column, column):
                continue
            yield (column, line, True), (column, line, False), BEND
            if column + 1 < len(xs) and grid.open_line(line, column + 1, column + 1):
                cost = xs[column + 1] - xs[column] + toll(False, line, column)
                yield (column, line, False), (column + 1, line, False), cost
            if line < high and grid.open_column(column, line + 1, line + 1):
                cost = ys[line + 1] - ys[line] + toll(True, column, line)
                yield (column, line, True), (column, line + 1, True), cost


def _doors(grid: Grid, place: Place, low: int, high: int) -> Iterator[State]:
    """The states just outside the symbol's ports."""
    for column in place.ports:
        for line in (place.top - 1, place.bottom + 1):
            if low <= line <= high and grid.open_line(line, column, column):
                yield column, line, True
    for column in (place.left - 1, place.right + 1):
        if 0 <= column < len(grid.xs) and grid.open_line(place.level, column, column):
            yield column, place.level, False


def _port(place: Place, cell: tuple[int, int]) -> tuple[int, int]:
    column, line = cell
    return min(max(column, place.left), place.right), min(max(line, place.top), place.bottom)


def _corners(cells: list[tuple[int, int]]) -> Points:
    cells = list(dict.fromkeys(cells))
    bends = [
        here
        for before, here, after in zip(cells, cells[1:], cells[2:], strict=False)
        if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1])
    ]
    return (cells[0], *bends, cells[-1])
