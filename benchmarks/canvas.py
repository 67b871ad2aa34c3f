"""From key press to repainted canvas, as a ratio to a bare repaint of the same view in the same run.

    uv run python benchmarks/canvas.py [--rows 16 50 200 500] [--times 30] [--cpu]

`typing`: a sentence letter by letter into a cell; now and then its row grows. `dragging`: a symbol by the mouse, 8
pixels each time (a hand that moves 500 a second, painted 60 times); most moves change nothing but where it is.
`lanes`: the same from lane to lane, so that each move is laid out and routed. `growing`: a row near the top becomes
higher, so that all rows move. `inserting`: another row there, so that all rows move and get other numbers.
`deleting`: one there goes, so that flows close over it as well. No step repeats another, so that nothing of it has
been laid out before.

Median and 95th percentile in milliseconds (`--cpu`: of computing time, for a machine that has other things to do);
the medians of `repaint` (the whole view of the unchanged document drawn anew) and of `kept` (the same from the
pictures kept of the rows, which is little more than copying), each done once after every step, so that they met the
same machine; that of the layout, pages in view drawn; and the median ratios of a step to the two repaints after it.
"""

import argparse
import os
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count, islice
from re import findall
from statistics import median, quantiles
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sopeditor.edit.charts import set_widths
from sopeditor.edit.session import Session
from sopeditor.edit.steps import delete_steps, insert_step, reword
from sopeditor.gui.canvas import Canvas
from sopeditor.gui.garbage import Collector
from sopeditor.gui.gestures.spots import cell_of
from sopeditor.gui.selection import Cursor, Selection
from sopeditor.gui.sheet_source import SheetSource
from sopeditor.layout.compose import lay_out
from sopeditor.layout.fitting import fit_columns
from sopeditor.layout.sheet import Sheet
from sopeditor.layout.typesetting.hyphens import prepare
from sopeditor.model.records import Actor, Chart, Document, Flow, Sop, Step, Symbol, SymbolKind

LANES = 6
PIXELS = 8
"""What the mouse moves each time while it drags."""

Clock = Callable[[], float]
SENTENCE = "Berkas lengkap dan sah menurut ketentuan. "


def document(rows: int) -> Document:
    """A chain of rows over six lanes; every fifth is a decision that leads four rows back."""
    steps = tuple(_step(at) for at in range(rows))
    onward = [Flow(f"f{at}", f"s{at}", f"s{at + 1}", "Y" if at % 5 == 4 else "") for at in range(rows - 1)]
    back = [Flow(f"b{at}", f"s{at}", f"s{at - 4}", "T") for at in range(4, rows - 1, 5)]
    actors = tuple(Actor(f"a{at}", f"Pelaksana {at + 1}") for at in range(LANES))
    chart = Chart("chart", "SOP percobaan", actors, steps, (*onward, *back))
    value = Document(sop=Sop(charts=(chart,)))
    return set_widths("chart", fit_columns(value, "chart"))(value)


def _step(at: int) -> Step:
    kind = SymbolKind.DECISION if at % 5 == 4 else SymbolKind.PROCESS
    return Step(
        f"r{at}",
        "Menyiapkan konsep surat tugas dan menyampaikannya kepada pejabat yang berwenang",
        "Disposisi dan bahan",
        "10 menit",
        "Konsep surat tugas",
        symbols=(Symbol(f"s{at}", f"a{at * 5 % LANES}", kind),),
    )


class Painted(QObject):
    """Waits for the next time a widget is painted; Qt paints when it finds the time."""

    def __init__(self, app: QApplication, widget: QWidget) -> None:
        super().__init__(widget)
        self._app = app
        self._times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Count."""
        self._times += event.type() == QEvent.Type.Paint
        return False

    def wait(self) -> None:
        """Handle events until the widget has been painted."""
        before = self._times
        while self._times == before:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


class Bench:
    """A canvas of 1280 × 900 pixels that shows the first rows of a document."""

    def __init__(self, app: QApplication, rows: int, clock: Clock = perf_counter) -> None:
        self.app = app
        self.session = Session(document(rows))
        self.layout = 0.0
        self._clock = clock
        self._seen = slice(0)
        self.source = SheetSource(self.session, lay_out=self.lay_out)
        self.source.settle()
        self.canvas = Canvas(self.session, Selection(), self.source)
        self.canvas.resize(1280, 900)
        self.painted = Painted(app, self.canvas.viewport())
        self.canvas.show()
        self.canvas.go_to_page(2)
        self.repaint()
        view = self.canvas.in_view
        seen = self.canvas.desk.between(view.top(), view.bottom())
        self._seen = slice(seen.start, seen.stop)
        self._wait_for_pages()

    def lay_out(self, document: Document) -> Sheet:
        """The layout, its seconds counted."""
        start = self._clock()
        sheet = lay_out(document)
        sheet.pages[self._seen]  # looking at pages draws them
        self.layout += self._clock() - start
        return sheet

    def _wait_for_pages(self) -> None:
        """Let the pages out of view be drawn, which is what the window does when it is idle."""
        loop = QEventLoop()
        self.source.completed.connect(loop.quit)
        loop.exec()

    def show(self, act: Callable[[], object]) -> None:
        """Do something, lay out what it changed, and wait until it is painted."""
        act()
        self.source.settle()
        self.painted.wait()

    def repaint(self) -> None:
        """Paint the whole view, nothing else."""
        self.canvas.viewport().update()
        self.painted.wait()

    def typing(self) -> Iterator[Callable[[], object]]:
        """A sentence, letter by letter."""
        self.canvas.select(frozenset({"r2"}), Cursor("r2", "remark"))
        self.show(partial(QTest.keyClick, self.canvas, Qt.Key.Key_F2))
        editor = self.canvas.editing.editor
        assert editor is not None
        for letter in findall(r" ?\S", SENTENCE * 20):
            yield partial(QTest.keyClicks, editor, letter)

    def inserting(self) -> Iterator[Callable[[], object]]:
        """A row above the third, and another above that."""
        above = "r2"
        for at in count():
            row = Step(f"baru{at}", f"Menelaah berkas ke-{at}")
            yield partial(self.session.apply, "sisip", insert_step("chart", above, row, f"w{at}"))
            above = row.id

    def growing(self) -> Iterator[Callable[[], object]]:
        """The third row, a line higher each time."""
        for lines in count(1):
            yield partial(self.session.apply, "tulis", reword("r2", "remark", "baris\n" * lines))

    def deleting(self) -> Iterator[Callable[[], object]]:
        """The fourth row, and the one that has come into its place, as long as there are some."""
        for step in self.session.document.sop.charts[0].steps[3:-1]:
            yield partial(self.session.apply, "hapus", delete_steps((step.id,)))

    def dragging(self) -> Iterator[Callable[[], object]]:
        """A symbol to the outermost lane that is farther away; then the next symbol."""
        for start, ends in self._taken():
            end = max(ends, key=lambda at: abs(at.x() - start.x()))
            way = PIXELS if end.x() > start.x() else -PIXELS
            for x in range(start.x() + way, end.x(), way):
                yield partial(self._move, QPoint(x, start.y()))

    def lanes(self) -> Iterator[Callable[[], object]]:
        """A symbol to one lane after the other; then the next symbol."""
        for _, ends in self._taken():
            for end in ends:
                yield partial(self._move, end)

    def _taken(self) -> Iterator[tuple[QPoint, list[QPoint]]]:
        """Take one symbol after the other with the mouse; where it stands, and the same place in the other lanes."""
        view = self.canvas.viewport()
        for number in count(2):
            across = [self._middle(f"r{number}", f"a{lane}") for lane in range(LANES)]
            start = across.pop(number * 5 % LANES)
            QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
            yield start, across
            QTest.keyClick(self.canvas, Qt.Key.Key_Escape)
            QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start)
            self.source.settle()

    def _middle(self, row: str, lane: str) -> QPoint:
        """Where the middle of a cell is in the viewport."""
        cell = cell_of(self.source.settle(), row, lane)
        assert cell is not None
        box = self.canvas.desk.on_desk(cell.page, cell.box)
        return self.canvas.mapFromScene(box.x + box.w / 2, box.y + box.h / 2)

    def _move(self, at: QPoint) -> None:
        """Move the mouse with its button held; QTest's own moves tell of none."""
        view, button = self.canvas.viewport(), Qt.MouseButton.LeftButton
        places = QPointF(at), QPointF(view.mapToGlobal(at))
        kind, none = QEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
        self.app.sendEvent(view, QMouseEvent(kind, *places, Qt.MouseButton.NoButton, button, none))


def lap(act: Callable[[], object], clock: Clock) -> float:
    """How many milliseconds something takes."""
    start = clock()
    act()
    return (clock() - start) * 1000


def main() -> None:
    """Measure and print the lines of each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, nargs="+", default=[16, 50, 200, 500])
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--cpu", action="store_true")
    wanted = parser.parse_args()
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Collector(app)
    prepare()
    heads = "median", "95 %", "repaint", "kept", "layout", "/repaint", "/kept"
    print(f"{'rows':>5} {'ms':9}{''.join(f'{head:>9}' for head in heads)}")
    for rows in wanted.rows:
        measure(app, rows, wanted.times, thread_time if wanted.cpu else perf_counter)


def measure(app: QApplication, rows: int, times: int, clock: Clock) -> None:
    """Print the lines of one size."""
    drawn, kept = Bench(app, rows), Bench(app, rows)
    drawn.canvas.paper.pictures.enabled = False
    for name in ("typing", "dragging", "lanes", "growing", "inserting", "deleting"):
        bench = Bench(app, rows, clock)
        laps = []
        for act in islice(getattr(bench, name)(), times + 2):
            bench.layout = 0.0
            spent = lap(partial(bench.show, act), clock)
            laps.append((spent, lap(drawn.repaint, clock), lap(kept.repaint, clock), bench.layout * 1000))
        steps, *others = zip(*laps[2:], strict=True)
        worst = quantiles(steps, n=20, method="inclusive")[-1]
        found = [median(steps), worst, *map(median, others)]
        ratios = [median([one[0] / one[bare] for one in laps[2:]]) for bare in (1, 2)]
        print(f"{rows:>5} {name:9}{''.join(f'{one:>9.2f}' for one in found + ratios)}", flush=True)
        bench.source.close()
    drawn.source.close()
    kept.source.close()


if __name__ == "__main__":
    main()
