"""Sums of φ(x_i(u) + v) over an even v axis: exact, and nearly independent of the number of samples.

On cells aligned with the v axis, φ is the same polynomial for every sample of a cell, so the samples enter
only through their moments in each cell: a few weighted counts (`bincount`) per u. What remains is one small
matrix product with the polynomials' coefficients, which depend on cell + v only.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np

from ..losses.contract import Pieces
from ..numeric import Array
from .cells import Cells, cells_of_analytic, cells_of_pieces, terms_needed
from .stop import Stop
from .sums import Function, Sum

Runs = tuple[tuple[int, int], ...]
"""Runs of neighbouring cells: (number of the first, how many)."""
IN_FLIGHT = 32_768
"""Numbers handled at a time, so that temporaries stay in the cache."""
GROUP = 16
"""Places on the u axis that share one product, at least."""
ONE_THREAD = 262_144
"""Multiply-adds up to which OpenBLAS keeps to one thread. Its threads spin, and wait long for a busy core."""
DIVISIONS = (1, 2, 4, 8, 16)
MOST_CELLS = 6_000
MOMENT_COST, PRODUCT_COST, DIRECT_COST = 2.0, 0.06, 3.0
"""Nanoseconds, roughly: a moment of one sample, a multiply-add of the product, a loss computed directly."""


@dataclasses.dataclass(frozen=True, eq=False)
class Strip:
    """Σ_i Σ_k weights_k,i·part_k(base_i + u·across_i + j·step) for j = 0, 1, ... along the v axis."""

    base: Array
    across: Array
    step: float
    parts: tuple[tuple[Array | None, Function], ...]
    pieces: Pieces | None
    width: float


@dataclasses.dataclass(frozen=True, eq=False)
class Plan:
    """How a strip is summed: its samples, the cells of each part, and the runs of cells kept apart."""

    strip: Strip
    cells: tuple[Cells, ...]
    runs: Runs


def plan_aligned(sums: Sequence[Sum], u: Array, v: Array) -> tuple[Plan, ...] | None:
    """Plans for all samples, or None where v does not shift every sample equally or it would not pay."""
    strips = [_strips(total, v) for total in sums]
    if not all(strips):
        return None
    plans = [_plan(strip, u, v.size) for of_sum in strips for strip in of_sum]
    found = tuple(plan for plan in plans if plan is not None)
    return found if found and len(found) == len(plans) else None


def _strips(total: Sum, v: Array) -> tuple[Strip, ...]:
    """One strip for the samples that v pushes up, one (mirrored) for those that it pushes down.

    None at all where v does not push all samples equally far.
    """
    slope = abs(float(total.up[0]))
    if slope == 0.0 or not (np.abs(total.up) == slope).all():
        return ()
    step = slope * float(v[-1] - v[0]) / (v.size - 1)
    shift = slope * float(v[0])
    rising = total.up > 0.0
    strips = []
    if rising.any():
        parts = tuple((w if w is None else w[rising], f) for w, f in total.parts)
        base, across = total.base[rising] + shift, total.across[rising]
        strips.append(Strip(base, across, step, parts, total.pieces, total.width))
    if not rising.all():
        parts = tuple((w if w is None else w[~rising], _mirrored(f)) for w, f in total.parts)
        base, across = shift - total.base[~rising], -total.across[~rising]
        pieces = total.pieces and _mirrored_pieces(total.pieces)
        strips.append(Strip(base, across, step, parts, pieces, total.width))
    return tuple(strips)


def _mirrored(function: Function) -> Function:
    return lambda argument: function(-argument)


def _mirrored_pieces(pieces: Pieces) -> Pieces:
    signs = (-1.0) ** np.arange(pieces.coefficients.shape[1])
    return Pieces(-pieces.knots[::-1], pieces.coefficients[::-1] * signs)


def _plan(strip: Strip, u: Array, count: int) -> Plan | None:
    if strip.pieces is not None and strip.pieces.knots.size:
        cells = cells_of_pieces(strip.pieces, strip.step)
        return Plan(strip, (cells,), _runs(cells, count))
    ends = [strip.base + edge * strip.across for edge in (u[0], u[-1])]
    low, high = min(end.min() for end in ends), max(end.max() for end in ends)
    if not (high - low) < MOST_CELLS * strip.step:
        return None
    if not all(np.isfinite(part(np.array([low, high]))).all() for _, part in strip.parts):
        return None
    first = int(np.floor(low / strip.step)) - 1
    bins = int(np.floor(high / strip.step)) + 2 - first
    divisions = _best_divisions(strip, bins, (u.size, count))
    if divisions is None:
        return None
    found = [cells_of_analytic(f, strip.step, strip.width, divisions) for _, f in strip.parts]
    cells_of_parts = tuple(cells for cells in found if cells is not None)
    return Plan(strip, cells_of_parts, ((first, bins),))


def _best_divisions(strip: Strip, bins: int, shape: tuple[int, int]) -> int | None:
    """Into how many parts each cell is best divided, or None where direct sums are cheaper."""
    columns, rows = shape
    samples = strip.base.size
    cheapest, best = DIRECT_COST * samples * rows, None
    for divisions in DIVISIONS:
        terms = terms_needed(strip.step / divisions, strip.width)
        if terms is None:
            continue
        table = 4.0 * bins * divisions * terms * rows / columns
        cost = terms * (MOMENT_COST * samples + PRODUCT_COST * bins * divisions * rows) + table
        if cost * len(strip.parts) < cheapest:
            cheapest, best = cost * len(strip.parts), divisions
    return best


def _runs(cells: Cells, count: int) -> Runs:
    """Runs of cells in which a sample can meet a knot somewhere on an axis of `count` places.

    A sample elsewhere meets one polynomial only: it counts in the cell before the first run, in the last cell
    behind its knots, or in one half-way between two runs.
    """
    runs: list[list[int]] = []
    assert cells.spans is not None
    for span in cells.spans:
        first, last = span - (count - 1), span
        if runs and first <= runs[-1][1] + count:
            runs[-1][1] = last
        else:
            runs.append([first, last])
    runs[0][0] -= 1
    return tuple((first, last - first + 1) for first, last in runs)


def _with_gaps(runs: Runs) -> Runs:
    """The runs, and between every two the one cell that stands for the gap."""
    found = [runs[0]]
    for first, length in runs[1:]:
        end = sum(found[-1])
        found += [((end + first) // 2, 1), (first, length)]
    return tuple(found)


def aligned_sums(plans: Sequence[Plan], u: Array, count: int, stop: Stop) -> Array | None:
    """The sums (len(u), count) over the samples of all plans, or None when stopped."""
    total = np.zeros((u.size, count))
    for plan in plans:
        if not _add_sums(plan, u, total, stop):
            return None
    return total


def _add_sums(plan: Plan, u: Array, total: Array, stop: Stop) -> bool:
    """Add one plan's sums to total (len(u), count); False when stopped."""
    samples = plan.strip.base.size
    tables = [_table(cells, plan.runs, total.shape[1]) for cells in plan.cells]
    rows = max(1, IN_FLIGHT // samples)
    group = max(GROUP, min(rows, 4 * GROUP))
    for first in range(0, u.size, group):
        here = u[first : first + group]
        moments = np.zeros((len(tables), tables[0].shape[0], here.size, tables[0].shape[1]))
        for row in range(0, here.size, rows):
            for sample in range(0, samples, IN_FLIGHT):
                if stop():
                    return False
                block = slice(sample, sample + IN_FLIGHT)
                _add_moments(plan, here[row : row + rows], block, moments[:, :, row : row + rows])
        for moment, table in zip(moments, tables, strict=True):
            _add_product(moment, table, total[first : first + group])
    return True


def _add_product(moments: Array, table: Array, total: Array) -> None:
    """Add moments (terms, rows, bins) times table (terms, bins, count), summed over terms, to total."""
    slab = max(1, ONE_THREAD // total.size)
    for of_term, coefficients in zip(moments, table, strict=True):
        for first in range(0, of_term.shape[1], slab):
            total += of_term[:, first : first + slab] @ coefficients[first : first + slab]


def _table(cells: Cells, runs: Runs, count: int) -> Array:
    """(terms, bins, count): coefficient of each moment of each bin in the sum at each place."""
    tables = []
    for first, length in _with_gaps(runs):
        lags = np.arange(first, first + length + count - 1, dtype=np.float64)
        coefficients = np.ascontiguousarray(cells.coefficients(lags).transpose(2, 1, 0))
        windows = np.lib.stride_tricks.sliding_window_view(coefficients, count, axis=2)
        tables.append(windows.transpose(0, 2, 1, 3).reshape(cells.terms, -1, count))
    return tables[0] if len(tables) == 1 else np.concatenate(tables, axis=1)


def _add_moments(plan: Plan, u: Array, block: slice, moments: Array) -> None:
    """Add the moments of a block of samples to moments (parts, terms, len(u), bins)."""
    bin_numbers, places = _located(plan, u, block)
    _, terms, rows, bins = moments.shape
    bin_numbers += (bins * np.arange(rows))[:, None]
    flat, powers = bin_numbers.ravel(), places.ravel()
    for part, (weights, _) in enumerate(plan.strip.parts):
        power = None if weights is None else np.broadcast_to(weights[block], places.shape).ravel()
        for term in range(terms):
            counted = np.bincount(flat, power, rows * bins)
            moments[part, term] += counted.reshape(rows, bins)
            if term + 1 < terms:
                power = powers if power is None else power * powers


def _located(plan: Plan, u: Array, block: slice) -> tuple[Array, Array]:
    """Each sample's bin and its place c inside, both (len(u), samples)."""
    strip, cells = plan.strip, plan.cells[0]
    divisions = cells.edges.size
    scale = (divisions if cells.equal else 1) / cells.step
    places = np.multiply.outer(u, strip.across[block] * scale)
    places += (strip.base[block] - cells.start) * scale
    if cells.equal:
        whole = np.floor(places)
        places -= whole
        places -= 0.5
        whole -= plan.runs[0][0] * divisions
        return whole.astype(np.intp), places
    whole, numbers = _cell_numbers(np.floor(places), plan.runs)
    places -= whole
    if divisions == 1:
        places -= 0.5
        return numbers.astype(np.intp), places
    division = np.zeros(places.shape, np.intp)
    for edge in cells.edges[1:]:
        division += places >= edge
    numbers *= divisions
    numbers += division
    places -= cells.middles[division]
    return numbers.astype(np.intp), places


def _cell_numbers(whole: Array, runs: Runs) -> tuple[Array, Array]:
    """The cell each sample counts in, and that cell's position among all bins, as floats."""
    np.clip(whole, runs[0][0], sum(runs[-1]) - 1, out=whole)
    numbers = whole - runs[0][0]
    if len(runs) == 1:
        return whole, numbers
    np.minimum(numbers, runs[0][1], out=numbers)
    for first, length in runs[1:]:
        numbers += np.clip(whole - (first - 1), 0, length)
    starts = np.concatenate([np.arange(first, first + length) for first, length in _with_gaps(runs)])
    return starts[numbers.astype(np.intp)].astype(np.float64), numbers
