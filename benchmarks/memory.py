"""Memory after many edits with undo, as a ratio to the document and to the program with the document just opened.

    uv run python benchmarks/memory.py [--rows 100] [--edits 1000]

`document` is what the values of the open document take, `history` what so many undo steps add to it. `program` is the
resident memory with the canvas open, then after the edits, each laid out and painted, then after all were undone.
"""

import argparse
import gc
import os
import tracemalloc
from collections.abc import Iterator
from itertools import cycle
from mmap import PAGESIZE
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
from canvas import LANES, Bench, document
from PySide6.QtWidgets import QApplication

from sopeditor.edit.change import Edit
from sopeditor.edit.session import Session
from sopeditor.edit.steps import delete_steps, insert_step, move_steps, reword
from sopeditor.edit.symbols import move_symbol
from sopeditor.model.records import Document, Step

MB = 1024 * 1024


def edits(rows: int, count: int) -> Iterator[Edit]:
    """What a person does, all over the document: mostly typing, now and then a row or a symbol."""
    kinds = cycle("tttttttsmtid")
    for at, kind in zip(range(count), kinds, strict=False):
        row = at * 7 % rows
        if kind == "t":
            yield reword(f"r{row}", "activity", f"Menyusun konsep yang ke-{at} dan menyampaikannya")
        elif kind == "s":
            yield move_symbol(f"s{row}", f"a{at % LANES}")
        elif kind == "m":
            yield move_steps((f"r{row}",), f"r{(row + 5) % rows}")
        elif kind == "i":
            yield insert_step("chart", f"r{row}", Step(f"baru{at}", "Menelaah berkas"), f"w{at}")
        else:
            yield delete_steps((f"baru{at - 1}",))


def history(rows: int, count: int) -> tuple[float, float]:
    """The bytes of the document's values, and what the session's undo steps add."""
    stored = msgspec.msgpack.encode(document(rows))
    gc.collect()
    tracemalloc.start()
    session = Session(msgspec.msgpack.decode(stored, type=Document))
    opened = tracemalloc.get_traced_memory()[0]
    for edit in edits(rows, count):
        session.apply("sunting", edit)
    gc.collect()
    edited = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return opened, edited - opened


def resident() -> float:
    """The bytes of this process that are in memory."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * PAGESIZE


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=100)
    parser.add_argument("--edits", type=int, default=1000)
    wanted = parser.parse_args()
    opened, added = history(wanted.rows, wanted.edits)
    print(f"document {opened / MB:.2f} MB, history {added / MB:.2f} MB ({added / opened:.1f} × the document)")
    print(f"an undo step takes {added / wanted.edits / 1024:.2f} KB")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    bench = Bench(app, wanted.rows)
    before = resident()
    print(f"program {before / MB:.1f} MB with the document open")
    for at, edit in enumerate(edits(wanted.rows, wanted.edits), 1):
        if bench.session.apply("sunting", edit):
            bench.source.settle()
            app.processEvents()
        if at % (wanted.edits // 4) == 0:
            print(
                f"program {resident() / MB:.1f} MB after {at} edits ({resident() / before:.2f} ×)", flush=True
            )
    while bench.session.undo():
        bench.source.settle()
        app.processEvents()
    print(f"program {resident() / MB:.1f} MB after undoing all ({resident() / before:.2f} ×)")
    bench.source.close()


if __name__ == "__main__":
    main()
