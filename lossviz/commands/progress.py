"""How far a long command is: a bar in one line of a terminal, or a line for each tenth of the way."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

WIDTH = 28
PAUSE = 0.1
"""Seconds between two pictures of the bar."""
PARTS = 10
"""Lines where there is no terminal."""


class Progress:
    """done of total, runs a second and time left, on a stream. `known` were done before it began."""

    def __init__(
        self, stream: TextIO, total: int, known: int = 0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.stream, self.total, self.known, self.clock = stream, total, known, clock
        self.terminal = stream.isatty()
        self.done = known
        self._began = self._drawn = clock()
        if self.terminal:
            self._draw()

    def advance(self) -> None:
        """One more is done."""
        self.done += 1
        now = self.clock()
        if self.terminal:
            if now - self._drawn >= PAUSE or self.done == self.total:
                self._drawn = now
                self._draw()
        elif self.done * PARTS // self.total > (self.done - 1) * PARTS // self.total:
            self.stream.write(f"{self.text()}\n")
            self.stream.flush()

    def finish(self) -> None:
        """Leave the line of the bar."""
        if self.terminal:
            self.stream.write("\n")
            self.stream.flush()

    def text(self) -> str:
        """Such as ``12/80  3.1 runs/s  22 s left``."""
        parts = [f"{self.done}/{self.total}"]
        passed, fresh = self.clock() - self._began, self.done - self.known
        if fresh and passed > 0.0:
            speed = fresh / passed
            parts.append(f"{speed:.3g} runs/s")
            if self.done < self.total:
                parts.append(f"{duration((self.total - self.done) / speed)} left")
        return "  ".join(parts)

    def _draw(self) -> None:
        full = WIDTH * self.done // max(1, self.total)
        self.stream.write(f"\r[{'#' * full}{'.' * (WIDTH - full)}] {self.text()}\x1b[K")
        self.stream.flush()


def duration(seconds: float) -> str:
    """Such as ``40 s``, ``3 min 20 s`` or ``2 h 5 min``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
