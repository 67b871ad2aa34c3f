"""Import, layout and PDF of documents against the floor: ReportLab painting the same marks from a pickle.

    uv run python benchmarks/pages.py FILE_OR_FOLDER… [--repeat 7]

Everything is timed in this process, one after the other, medians in milliseconds; `layout` with empty caches,
`again` after one more letter in the first step (what a key press costs). Ratios are to the floor of the same run.
Python looks for garbage as seldom as in a batch export; the window does so only when it is idle.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from floor import freeze, paint
from msgspec.structs import replace

from sopeditor.exchange.batch import collecting_rarely
from sopeditor.exchange.opening import open_any
from sopeditor.layout.compose import lay_out
from sopeditor.layout.fitting import fit_missing
from sopeditor.model.records import Document
from sopeditor.paper.pdf import pdf_bytes
from sopeditor.storage.errors import StorageError

KEPT = ("fonts", "assets")
"""Modules whose caches stay: a program opens its font once."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--repeat", type=int, default=7)
    given = parser.parse_args()
    head = f"{'document':36}{'pages':>6}{'import':>8}{'layout':>8}{'again':>8}{'pdf':>8}{'floor':>8}"
    print(f"{head}{'layout/pdf':>12}{'pdf/floor':>11}{'all/floor':>11}")
    with collecting_rarely():
        rows = [row for path in files(given.paths) if (row := measured(path, given.repeat)) is not None]
    if rows:
        _print("sum", [sum(column) for column in zip(*rows, strict=True)])
    return 0 if rows else 2


def files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files themselves, and those in the folders that look like documents."""
    for path in paths:
        yield from sorted([*path.glob("*.json"), *path.glob("*.txt")]) if path.is_dir() else [path]


def opened(path: Path) -> Document:
    """The document in a file of ours or in a foreign one."""
    return open_any(path)[0]


def measured(path: Path, repeat: int) -> list[float] | None:
    """Pages and the six times of a document; None if it holds none."""
    try:
        document = fit_missing(opened(path))
    except StorageError as error:
        print(f"{path.name}: {error}", file=sys.stderr)
        return None
    sheet = lay_out(document)
    frozen = freeze(sheet)
    longer = [typed(document, count) for count in range(repeat)]
    row = [
        float(len(sheet.pages)),
        timed(lambda: opened(path), repeat),
        timed(lambda: lay_out(document).drawn(), repeat, before=forget),
        median_of([lambda one=one: lay_out(one).drawn() for one in longer]),  # type: ignore[misc]
        timed(lambda: pdf_bytes(sheet, document), repeat),
        timed(lambda: paint(frozen), repeat),
    ]
    _print(path.name.removesuffix(".json"), row)
    return row


def typed(document: Document, count: int) -> Document:
    """The document after a few more letters in its first step."""
    chart = document.sop.charts[0]
    first = replace(chart.steps[0], activity=chart.steps[0].activity + " dan" * (count + 1))
    charts = (replace(chart, steps=(first, *chart.steps[1:])), *document.sop.charts[1:])
    return replace(document, sop=replace(document.sop, charts=charts))


def timed(work: Callable[[], Any], repeat: int, before: Callable[[], None] = lambda: None) -> float:
    """The median time of doing something several times."""
    times = []
    for _ in range(repeat):
        before()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def median_of(works: Sequence[Callable[[], Any]]) -> float:
    """The median time of doing each of several things once."""
    return statistics.median(timed(work, 1) for work in works)


def forget() -> None:
    """Empty the layout's caches, as in a program that has just started."""
    for name, module in list(sys.modules.items()):
        if name.startswith("sopeditor.layout") and name.rpartition(".")[2] not in KEPT:
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and value.__module__ == name:
                    value.cache_clear()


def _print(name: str, row: Sequence[float]) -> None:
    pages, *times = row
    brought, laid, _again, painted, floor = times
    ratios = f"{laid / painted:>12.2f}{painted / floor:>11.2f}{(brought + laid + painted) / floor:>11.2f}"
    print(f"{name[:35]:36}{pages:>6.0f}" + "".join(f"{value:>8.1f}" for value in times) + ratios)


if __name__ == "__main__":
    sys.exit(main())
