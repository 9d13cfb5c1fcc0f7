"""One sample pointed at: where it is in every panel, its numbers, and its pull on the parameters."""

from __future__ import annotations

import dataclasses

from ...core.numeric import Array


@dataclasses.dataclass(frozen=True, eq=False)
class SampleFrame:
    """row: its index. scene: (x, y) in the scene. curve: (t, loss). foot: (x, prediction) or None.

    arrow: (2,) minus its own gradient in the landscape's plane, in units of (u, v); the mean of all samples'
    arrows (their sum for a summed loss) is the data's part of the downhill direction.
    numbers: (English label, value) for the read-out, in order.
    """

    row: int
    scene: tuple[float, float]
    curve: tuple[float, float]
    foot: tuple[float, float] | None
    arrow: Array
    numbers: tuple[tuple[str, float], ...]
