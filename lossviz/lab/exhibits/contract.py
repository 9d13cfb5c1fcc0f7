"""What every exhibit answers: how a task's problem is posed, and which frames show it.

An exhibit holds no state: data, problem and theta come in, frames go out. The landscape, the path, the
history and the transport are the same for all and are not its business.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np

from ...core.landscape import Plane
from ...core.losses import Loss
from ...core.numeric import Array
from ...core.params import Declared
from ...core.penalties import Penalty
from ...core.registry import Registry
from ..frames.curve import CurveFrame, CurveSamples
from ..frames.sample import SampleFrame
from ..scaling import Scaling
from ..setup import State


class Exhibit(Declared):
    """One task. key: the task's name, as data and models say it. title: its heading among the data sets.

    order: its place among the exhibits. families: the families of losses that it shows. data, loss: the
    keys of what it begins with. scales: whether scaling means anything here. splits: whether samples can be
    held out for a test. slices: whether its curve is a slice through the present parameters, which is drawn
    anew as they move. points: whether that slice is about the sample pointed at. by_loss: whether a loss of
    the catalogue judges; else the data are themselves the loss. looks_ahead: whether the moving part of its
    picture is made by `ahead` instead of `fit`. outlines: whether a fit is a line. metric: the key of its
    usual metric, where that is not the first one of the task.
    """

    noun = "task"
    order: ClassVar[int] = 0
    families: ClassVar[tuple[str, ...]] = ()
    data: ClassVar[str] = ""
    loss: ClassVar[str] = ""
    scales: ClassVar[bool] = False
    splits: ClassVar[bool] = False
    slices: ClassVar[bool] = False
    by_loss: ClassVar[bool] = True
    looks_ahead: ClassVar[bool] = False
    outlines: ClassVar[bool] = False
    metric: ClassVar[str] = ""
    points: ClassVar[bool] = False

    def shows(self, loss: type[Loss]) -> bool:
        """Whether losses of this class can be looked at here."""
        return loss.family in self.families

    def accepts(self, loss: Loss, data: Any) -> bool:
        """Whether the loss allows the targets of these data."""
        return True

    def problem(self, data: Any, model: Any, loss: Any, penalty: Penalty, scaling: Scaling) -> Any:
        """The problem; ValueError where the parts do not fit."""
        raise NotImplementedError

    def user_theta(self, problem: Any, scaling: Scaling, theta: Array) -> Array:
        """Parameters (p,) in the units of the data as given."""
        return theta

    def judged(self, problem: Any, data: Any, user_theta: Array) -> tuple[Array, Array] | None:
        """Truth and prediction of these data as the task's metrics read them; None where it has none."""
        return None

    def scene(self, data: Any) -> Any:
        """The still part of the native picture."""
        raise NotImplementedError

    def fit(self, problem: Any, data: Any, scene: Any, theta: Array, user_theta: Array) -> Any:
        """The moving part of the native picture."""
        raise NotImplementedError

    def past(self, problem: Any, states: Sequence[State]) -> Any:
        """What the native picture shows of the steps so far, put into `past` of its moving part; or None."""
        return None

    def ahead(self, problem: Any, scene: Any, theta: Array, theta_next: Array) -> Any:
        """The moving part of a picture that shows the step from theta (p,) as well."""
        raise NotImplementedError

    def outline(self, model: Any, loss: Any, data: Any, scene: Any, user_theta: Array) -> Array:
        """A fit as one line (m, 2) over the scene, NaN rows between its parts: how lanes and ghosts show it.

        No points where a fit is not a line.
        """
        return np.empty((0, 2))

    def curve(self, problem: Any, thetas: Array) -> CurveFrame:
        """The loss over its natural variable, or an honest slice; `thetas` (k, p) are to be seen on it."""
        raise NotImplementedError

    def curve_of(self, problem: Any, thetas: Array, row: int) -> CurveFrame:
        """The same for the sample pointed at, where `points` says that it makes a difference."""
        return self.curve(problem, thetas)

    def samples(self, problem: Any, theta: Array, curve: CurveFrame) -> CurveSamples:
        """Where the samples, or the present state, are on the curve."""
        raise NotImplementedError

    def sample(
        self, problem: Any, data: Any, row: int, thetas: tuple[Array, Array], plane: Plane
    ) -> SampleFrame | None:
        """One sample pointed at; thetas are the problem's and the user's. None where there are no samples."""
        return None


registry: Registry[Exhibit] = Registry("task")
