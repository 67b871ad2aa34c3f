"""Merged cells of a pasted block: who acts in all the rows beside one, and rows that are one step of several."""

from collections.abc import Collection

from sopeditor.gui.cells.grid import Grid
from sopeditor.gui.cells.html_tables import MERGED


def unmerged(grid: Grid, activity: int | None, acting: Collection[int]) -> Grid:
    """The block without `MERGED`: `activity` and `acting` are its columns of steps and of pelaksana.

    A pelaksana merged over several rows acts in each of them; any other text is said once. Rows in which everything
    is merged with the row above but the pelaksana are one step, in which several act.
    """
    rows: list[tuple[str, ...]] = []
    for row in grid:
        if rows and activity is not None and row[activity] == MERGED and _only(row, acting):
            rows[-1] = tuple(_joined(rows[-1], row, at, acting) for at in range(len(row)))
        else:
            named = next(iter(acting)) if len(acting) == 1 else None
            rows.append(tuple(_plain(rows, cell, at, at == named) for at, cell in enumerate(row)))
    return tuple(rows)


def _only(row: tuple[str, ...], acting: Collection[int]) -> bool:
    """Whether a row says nothing of its own but who acts."""
    return all(cell in ("", MERGED) for at, cell in enumerate(row) if at not in acting)


def _joined(above: tuple[str, ...], row: tuple[str, ...], at: int, acting: Collection[int]) -> str:
    if at not in acting or row[at] in ("", MERGED):
        return above[at]
    return row[at] if not above[at] else f"{above[at]}\n{row[at]}" if len(acting) == 1 else above[at]


def _plain(rows: list[tuple[str, ...]], cell: str, at: int, is_repeated: bool) -> str:
    if cell != MERGED:
        return cell
    return rows[-1][at] if rows and is_repeated else ""
