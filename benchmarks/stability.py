"""How still a page stays: move every symbol one lane to the left and to the right and count the flows that change.

    uv run python benchmarks/stability.py FILE_OR_FOLDER…

Counts the drawn lines of the symbol's page that change besides its own, and of these the ones that take another way
(other bends) rather than another track. The promise is at most 4 changed on average; exit code 1 if it is not kept.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import mean

from msgspec import Struct
from pages import files, opened

from sopeditor.edit.symbols import move_symbol
from sopeditor.layout.compose import lay_out
from sopeditor.layout.fitting import fit_missing
from sopeditor.layout.sheet import Sheet
from sopeditor.model.records import Chart, Document, Symbol
from sopeditor.storage.errors import StorageError

Points = tuple[tuple[float, float], ...]
Lines = dict[str, tuple[str, str, Points]]
"""The source, target and points of every drawn line, by its page, chart and id."""


class Change(Struct, frozen=True):
    """What one move did to the other lines of its page: how many there are, were redrawn, took another way."""

    lines: int
    redrawn: int
    rerouted: int


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", type=Path, nargs="+")
    given = parser.parse_args()
    print(f"{'document':36}{'moves':>8}{'lines':>8}{'redrawn':>9}{'rerouted':>10}{'most':>6}")
    total: list[Change] = []
    for path in files(given.paths):
        try:
            found = list(_in_document(fit_missing(opened(path))))
        except StorageError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            continue
        _print(path.name.removesuffix(".json"), found)
        total += found
    _print("all", total)
    return int(not total or mean(change.redrawn for change in total) > 4)


def _in_document(document: Document) -> Iterator[Change]:
    before = _lines(lay_out(document))
    for chart in document.sop.charts:
        for step in chart.steps:
            for symbol in step.symbols:
                for lane in _beside(chart, symbol, {other.actor for other in step.symbols}):
                    after = _lines(lay_out(move_symbol(symbol.id, lane)(document)))
                    yield _compared(before, after, symbol.id)


def _beside(chart: Chart, symbol: Symbol, taken: set[str]) -> list[str]:
    """The free lanes on either side of a symbol's."""
    lanes = [actor.id for actor in chart.actors]
    at = lanes.index(symbol.actor)
    return [lane for lane in (*lanes[max(at - 1, 0) : at], *lanes[at + 1 : at + 2]) if lane not in taken]


def _lines(sheet: Sheet) -> Lines:
    parts = [(page.number, part) for page in sheet.pages for part in page.tables]
    return {
        f"{number} {part.chart} {edge.id}": (edge.source, edge.target, edge.points)
        for number, part in parts
        for edge in part.edges
    }


def _compared(before: Lines, after: Lines, symbol: str) -> Change:
    """The change of the lines on the moved symbol's page that do not end in it."""
    pages = {key.split()[0] for key, (source, target, _) in before.items() if symbol in (source, target)}
    others = [
        key
        for key, (source, target, _) in before.items()
        if key in after and key.split()[0] in pages and symbol not in (source, target)
    ]
    redrawn = [key for key in others if before[key][2] != after[key][2]]
    rerouted = [key for key in redrawn if _bends(before[key][2]) != _bends(after[key][2])]
    return Change(len(others), len(redrawn), len(rerouted))


def _bends(points: Points) -> list[tuple[bool, bool]]:
    """The directions that a polyline takes."""
    return [(x1 == x2, x2 > x1 or y2 > y1) for (x1, y1), (x2, y2) in pairwise(points)]


def _print(name: str, found: Sequence[Change]) -> None:
    if found:
        columns = [
            f"{mean(change.lines for change in found):>8.1f}",
            f"{mean(change.redrawn for change in found):>9.2f}",
            f"{mean(change.rerouted for change in found):>10.2f}",
            f"{max(change.redrawn for change in found):>6}",
        ]
        print(f"{name[:35]:36}{len(found):>8}{''.join(columns)}")


if __name__ == "__main__":
    sys.exit(main())
