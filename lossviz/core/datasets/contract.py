"""What a data set is, and what a generator of one declares."""

from __future__ import annotations

import dataclasses
import functools
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from ..numeric import Array
from ..params import Declared, Interval, param
from ..registry import Registry

REGRESSION, BINARY = "regression", "binary"
TASKS = (REGRESSION, BINARY)


class Data:
    """What a problem is posed on. `task` says which; `y_true` is what the loss gets, None without a target.

    sets_start: whether a run begins at places that the data hold, so that other data begin another run.
    """

    sets_start: ClassVar[bool] = False
    task: str
    y_true: Any

    @property
    def size(self) -> int:
        """The number of samples, or of whatever is counted in their place."""
        raise NotImplementedError

    def thinned(self, most: int) -> Any:
        """The same with at most this many samples, where there are samples to leave out."""
        return self

    @property
    def training(self) -> Any:
        """What a run sees of the data: everything, unless samples are held out."""
        return self

    @property
    def test(self) -> Any:
        """What is held out, or None."""
        return None


@dataclasses.dataclass(frozen=True, eq=False)
class Dataset(Data):
    """n samples of d features x (n, d) and targets y (n,), with the names people read on the axes.

    task: "regression" (y any number) or "binary" (y exactly 0 or 1; `classes` names 0 and 1).
    outliers: (n,) True where a generator placed an outlier on purpose; all False otherwise.
    truth: (n,) the noise-free target at each x, where a generator knows it.
    held_out: how many samples, the last ones, are for testing and hidden from a run (see `split`).
    order: (n,) the row that each sample had before the split moved it; None where none did.
    """

    task: str
    x: Array
    y: Array
    features: tuple[str, ...]
    target: str
    classes: tuple[str, ...] = ()
    outliers: NDArray[np.bool_] = dataclasses.field(default_factory=lambda: np.empty(0, bool))
    truth: Array | None = None
    source: str = ""
    held_out: int = 0
    order: NDArray[np.int64] | None = None

    def __post_init__(self) -> None:
        if self.outliers.size == 0:
            object.__setattr__(self, "outliers", np.zeros(self.y.shape, bool))
        self._check_shapes()
        if not (np.isfinite(self.x).all() and np.isfinite(self.y).all()):
            raise ValueError("the data hold NaN or inf; drop those rows first.")
        if self.task == BINARY and not (len(self.classes) == 2 and np.isin(self.y, (0.0, 1.0)).all()):
            raise ValueError("two-class data need y of 0 and 1 and a name for each of the two classes.")

    def _check_shapes(self) -> None:
        n, d = self.y.size, len(self.features)
        shapes = {"x": self.x.shape, "y": self.y.shape, "outliers": self.outliers.shape}
        wanted = {"x": (n, d), "y": (n,), "outliers": (n,)}
        if self.truth is not None:
            shapes["truth"], wanted["truth"] = self.truth.shape, (n,)
        for name, shape in shapes.items():
            if shape != wanted[name] or n == 0:
                raise ValueError(
                    f"{name} has the shape {shape}; data of {n} sample(s) and the features "
                    f"{', '.join(self.features)} need {wanted[name]} and at least one sample."
                )
        if not 0 <= self.held_out < n:
            raise ValueError(f"held_out is {self.held_out}; of {n} sample(s) 0 to {n - 1} can be held out.")

    @property
    def y_true(self) -> Any:
        return self.y

    @property
    def size(self) -> int:
        return int(self.y.size)

    def take(self, rows: NDArray[np.int64]) -> Dataset:
        """The data set of these samples only, none of them held out."""
        truth = None if self.truth is None else self.truth[rows]
        x, y, outliers = self.x[rows], self.y[rows], self.outliers[rows]
        return dataclasses.replace(self, x=x, y=y, outliers=outliers, truth=truth, held_out=0, order=None)

    def source_row(self, row: int) -> int:
        """The row of a sample in the data as they come, which is what an edit of them names."""
        return row if self.order is None else int(self.order[row])

    def place(self, row: int) -> tuple[float, float]:
        """Where a sample is drawn: at x and y, or at both its features where there are two."""
        second = self.y[row] if self.x.shape[1] == 1 else self.x[row, 1]
        return float(self.x[row, 0]), float(second)

    def moved(self, edit: Array) -> Dataset:
        """The same samples, some at other places; `edit` (3m,) lists row, x and y of each, or row, x₁ and x₂.

        The noise-free target is not known at another x.
        """
        if edit.size % 3 or self.x.shape[1] > 2:
            raise ValueError(
                f"{edit.size} numbers were given for moved points of {len(self.features)} feature(s); "
                "give row, x and y (or x₁ and x₂) of each."
            )
        rows, places = edit.reshape(-1, 3)[:, 0], edit.reshape(-1, 3)[:, 1:]
        wrong = rows[~np.isin(rows, np.arange(self.size))]
        if wrong.size:
            raise ValueError(
                f"row {wrong[0]:g} of a moved point is not allowed; the data have rows 0 to {self.size - 1}."
            )
        x, y, at = self.x.copy(), self.y.copy(), rows.astype(np.int64)
        if self.x.shape[1] == 1:
            x[at, 0], y[at] = places.T
        else:
            x[at] = places
        truth = self.truth if np.array_equal(x, self.x) else None
        return dataclasses.replace(self, x=x, y=y, truth=truth)

    @functools.cached_property
    def training(self) -> Dataset:
        return self if self.held_out == 0 else self.take(np.arange(self.size - self.held_out))

    @functools.cached_property
    def test(self) -> Dataset | None:
        return None if self.held_out == 0 else self.take(np.arange(self.size - self.held_out, self.size))

    def thinned(self, most: int) -> Dataset:
        """At most this many samples, evenly chosen."""
        if self.size <= most:
            return self
        return self.take(np.linspace(0, self.size - 1, most).astype(np.int64))


class Generator(Declared):
    """A seeded recipe for a data set: `generate(rng)` uses no randomness but the generator it is given.

    seeded: whether another seed gives other data.
    """

    noun = "data set"
    task: ClassVar[str] = REGRESSION
    seeded: ClassVar[bool] = True

    def generate(self, rng: np.random.Generator) -> Any:
        """The data: a `Dataset` for tables of samples, another `Data` elsewhere."""
        raise NotImplementedError

    def edited(self, data: Any, edit: Array) -> Any:
        """The data with what the user drew over them; `edit` (m,) is read as the generator says.

        A table of samples takes moved points.
        """
        if isinstance(data, Dataset):
            return data.moved(edit)
        raise ValueError(f"the data set {self.key!r} cannot be drawn over.")


def setting(symbol: str, label: str, default: Any, **facts: Any) -> Any:
    """`param`, but a type checker lets it take facts that several data sets share, as in **SIZE."""
    return param(symbol, label, default, **facts)


SIZE: dict[str, Any] = {
    "legal": Interval(2, 1_000_000),
    "low": 10,
    "high": 100_000,
    "scale": "log",
    "help": "How many points are drawn.",
}
"""Facts of the number of samples, the same in every generator."""

registry: Registry[Generator] = Registry("data set")
