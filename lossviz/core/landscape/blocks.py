"""Sums over samples computed directly, in blocks that stay in the cache, on two threads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from ..numeric import Array
from ..products import ONE_THREAD
from .stop import Stop
from .sums import Lines

IN_FLIGHT = ONE_THREAD
"""Numbers handled at a time by each thread: in the cache, and reduced without threads of BLAS's own."""
THREADS = 2
WORTH_A_THREAD = 400_000
"""Losses below which starting a second thread costs more than it saves."""


def direct_sums(lines: Lines, u: Array, v: Array, stop: Stop) -> Array | None:
    """Σ over the samples of their loss at every cell (len(v), len(u)), or None when stopped."""
    sums = np.zeros((v.size, u.size))

    def fill(column: int) -> bool:
        for rows, samples, argument in _blocks(lines, u[column], v):
            if stop():
                return False
            targets = np.broadcast_to(lines.targets[samples], argument.shape)
            sums[rows, column] += lines.function(targets, argument) @ np.ones(argument.shape[1])
        return True

    return sums if in_threads(fill, u.size, v.size * lines.base.size) else None


def direct_slopes(lines: Lines, u: Array, v: Array, stop: Stop) -> Array | None:
    """Derivatives of `direct_sums` in u and in v, (len(v), len(u), 2), or None when stopped."""
    slopes = np.zeros((v.size, u.size, 2))
    directions = np.column_stack([lines.across, lines.up])

    def fill(column: int) -> bool:
        for rows, samples, argument in _blocks(lines, u[column], v):
            if stop():
                return False
            targets = np.broadcast_to(lines.targets[samples], argument.shape)
            slopes[rows, column] += lines.slope(targets, argument) @ directions[samples]
        return True

    return slopes if in_threads(fill, u.size, v.size * lines.base.size) else None


def _blocks(lines: Lines, u: float, v: Array) -> Iterator[tuple[slice, slice, Array]]:
    """Blocks of the arguments at one u: which of v, which samples, and the arguments of both."""
    for first in range(0, lines.base.size, IN_FLIGHT):
        samples = slice(first, first + IN_FLIGHT)
        here, up = lines.base[samples] + u * lines.across[samples], lines.up[samples]
        height = max(1, IN_FLIGHT // here.size)
        for row in range(0, v.size, height):
            rows = slice(row, row + height)
            argument = np.multiply.outer(v[rows], up)
            argument += here
            yield rows, samples, argument


def in_threads(task: Callable[[int], bool], count: int, cost: int) -> bool:
    """Do task(0) ... task(count - 1), each of this many losses; False as soon as one gave up."""

    def quiet(number: int) -> bool:
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            return task(number)

    if count * cost < WORTH_A_THREAD:
        return all(quiet(number) for number in range(count))
    with ThreadPoolExecutor(THREADS) as pool:
        return all(pool.map(quiet, range(count)))
