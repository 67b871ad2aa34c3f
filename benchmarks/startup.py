"""Start-up to the first paint: the program against the floor, a bare PySide6 window with an empty canvas.

    uv run python benchmarks/startup.py [--runs 15]

Every run is a process of its own, floor and program in turn, so that both meet the same machine; what is told are
medians in milliseconds and the ratio to the floor. The first paint is the end of the window's first paint event.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

FLOOR = """
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QGraphicsView(QGraphicsScene()))
window.resize(1280, 760)
first_paint(window)
window.show()
app.exec()
"""

START_PAGE = """
from sopeditor.gui.application import application, begin
from sopeditor.gui.office import Office
app = application()
office = Office()
begin(office, None, {sample})
first_paint(office.windows[0])
app.exec()
"""

PROLOGUE = """
import os, sys, time
def first_paint(window):
    from PySide6.QtCore import QEvent, QObject, QTimer
    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, tell)
            return False
    def tell():
        print((time.time() - float(os.environ["BEGAN"])) * 1000, flush=True)
        os._exit(0)
    window.watch = Watch()
    window.installEventFilter(window.watch)
"""

CASES = {
    "floor": FLOOR,
    "start page": START_PAGE.format(sample=False),
    "first sample": START_PAGE.format(sample=True),
}


def once(program: str) -> float:
    """Milliseconds from starting the interpreter to the first paint."""
    environment = {**os.environ, "BEGAN": str(time.time())}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, "-c", PROLOGUE + program],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def medians(runs: int, measure: Callable[[str], float] = once) -> dict[str, float]:
    """The median of each case, the cases taking turns; one run of each goes before, to warm the disk's cache."""
    for program in CASES.values():
        measure(program)
    times: dict[str, list[float]] = {name: [] for name in CASES}
    for _run in range(runs):
        for name, program in CASES.items():
            times[name].append(measure(program))
    return {name: statistics.median(values) for name, values in times.items()}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=15)
    found = medians(parser.parse_args().runs)
    for name, value in found.items():
        print(f"{name:14} {value:7.0f} ms   {value / found['floor']:5.2f} × floor")


if __name__ == "__main__":
    main()
