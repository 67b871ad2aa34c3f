"""How far a long command has come: one line on standard error that rewrites itself, where a person looks on."""

import sys
from shutil import get_terminal_size
from typing import Self


class Progress:
    """Counts up to `total` until it is left; silent if standard error is no screen, or there is little to count."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._width = 0
        self._shows = total > 1 and sys.stderr is not None and sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.clear()

    def step(self, name: str) -> None:
        """One more is done."""
        self._done += 1
        if self._shows:
            self.clear()
            line = f"{self._done}/{self._total} {name}"[: get_terminal_size().columns - 1]
            self._width = len(line)
            print(line, end="\r", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away, so that something else can be printed."""
        if self._width:
            print(" " * self._width, end="\r", file=sys.stderr, flush=True)
            self._width = 0
