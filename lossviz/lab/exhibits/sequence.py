"""A word over frames: the alignment lattice of CTC."""

from __future__ import annotations

from typing import Any

from ...core.datasets.words import SEQUENCE, Word
from ...core.landscape import Plane
from ...core.numeric import Array
from ...core.penalties import Penalty
from ...core.word_problem import WordProblem
from ..frames.curve import CurveFrame, CurveSamples
from ..frames.lattice import (
    LatticeFit,
    LatticeScene,
    lattice_fit,
    lattice_scene,
    logit_curve,
    logit_point,
    logit_sample,
)
from ..frames.sample import SampleFrame
from ..scaling import Scaling
from .contract import Exhibit, registry


@registry.add
class Sequence(Exhibit):
    """Logits for each frame; the loss judges the whole word at once. A row is a logit."""

    key = SEQUENCE
    title = "Words over frames"
    order = 80
    families = ("sequence",)
    data = "spelling"
    loss = "ctc"
    slices = True
    points = True

    def problem(self, data: Word, model: Any, loss: Any, penalty: Penalty, scaling: Scaling) -> WordProblem:
        return WordProblem(data, model, loss, penalty)

    def scene(self, data: Word) -> LatticeScene:
        return lattice_scene(data)

    def fit(
        self, problem: WordProblem, data: Word, scene: LatticeScene, theta: Array, user_theta: Array
    ) -> LatticeFit:
        return lattice_fit(problem, theta)

    def curve(self, problem: WordProblem, thetas: Array) -> CurveFrame:
        return logit_curve(problem, thetas[0])

    def curve_of(self, problem: WordProblem, thetas: Array, row: int) -> CurveFrame:
        return logit_curve(problem, thetas[0], row)

    def sample(
        self, problem: WordProblem, data: Word, row: int, thetas: tuple[Array, Array], plane: Plane
    ) -> SampleFrame | None:
        return logit_sample(problem, lattice_scene(data), row, thetas[0], plane)

    def samples(self, problem: WordProblem, theta: Array, curve: CurveFrame) -> CurveSamples:
        return logit_point(problem, theta)
