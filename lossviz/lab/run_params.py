"""The numbers of an experiment that are not parameters of a registered thing, declared for the controls."""

from __future__ import annotations

from ..core.params import POSITIVE, Declared, Interval, param

AT_LEAST_ONE = Interval(low=1.0)
A_SEED = Interval(low=0.0, high=2.0**31 - 1.0)


class Descent(Declared):
    """How the descent walks; the fields are those of `Experiment`."""

    key = "descent"
    title = "Descent"

    rate: float = param(
        "η", "Learning rate", 0.1, legal=POSITIVE, low=1e-4, high=10.0, scale="log",
        help="How far one step goes along the (scaled) gradient.",
    )  # fmt: skip
    batch: int | None = param(
        "B", "Batch size", None, kind="int", legal=AT_LEAST_ONE, low=1, high=1000, scale="log", optional=True,
        help="Samples in a mini-batch: 1 is stochastic gradient descent, off uses all of them.",
    )  # fmt: skip


class Safeguards(Declared):
    """What may be done to a gradient before the optimizer gets it; the fields are those of `Experiment`."""

    key = "safeguards"
    title = "Gradient"

    clip: float | None = param(
        "c", "Clip the gradient", None, legal=POSITIVE, low=1e-2, high=100.0, scale="log", optional=True,
        help="A gradient longer than this is shortened to it; its direction stays.",
    )  # fmt: skip
    weight_decay: float | None = param(
        "λ", "Weight decay", None, legal=POSITIVE, low=1e-4, high=1.0, scale="log", optional=True,
        help="Adds λθ to the gradient, bias included, as PyTorch's weight_decay does.",
    )  # fmt: skip


class Limits(Declared):
    """When a run ends, and which random numbers it uses; the fields are those of `Experiment`."""

    key = "limits"
    title = "Run"

    budget: int = param(
        "T", "Budget of steps", 500, legal=Interval(1.0, 1e6), low=10, high=10_000, scale="log",
        help="The run ends at this step.",
    )  # fmt: skip
    tolerance: float = param(
        "ε", "Tolerance", 1e-6, legal=POSITIVE, low=1e-10, high=1e-1, scale="log",
        help="The run has converged when the gradient norm is at most this.",
    )  # fmt: skip
    seed: int = param(
        "", "Seed of the batches", 0, legal=A_SEED, low=0, high=99,
        help="Which order the mini-batches come in.",
    )  # fmt: skip


class Patience(Declared):
    """When a run stops early; the field is that of `Experiment`."""

    key = "patience"
    title = "Early stopping"

    patience: int | None = param(
        "P", "Early stopping after", None, kind="int", legal=AT_LEAST_ONE, low=1, high=1000, scale="log",
        optional=True, unit="steps",
        help="The run ends when the test loss has had no new lowest value for this many steps.",
    )  # fmt: skip


class Split(Declared):
    """Which samples are held out; the fields are those of `Experiment`."""

    key = "split"
    title = "Training and test"

    test_share: float = param(
        "", "Share of test samples", 0.0, legal=Interval(0.0, 1.0, open_high=True), low=0.0, high=0.9,
        help="This part of the samples is drawn at random and hidden from the run, to test what it learns "
        "on what it has not seen; 0 uses all samples for training.",
    )  # fmt: skip
    test_seed: int = param(
        "", "Seed of the split", 0, legal=A_SEED, low=0, high=99,
        help="Which samples are drawn for the test.",
    )  # fmt: skip


class PlaneDraw(Declared):
    """Which draw of the landscape's random directions; the field is that of `View`."""

    key = "plane_draw"
    title = "Random plane"

    plane_seed: int = param(
        "", "Seed", 0, legal=A_SEED, low=0, high=99,
        help="The same seed gives the same two directions; another seed another plane.",
    )  # fmt: skip


class Draw(Declared):
    """Which draw of a generated data set; the field is that of `Generated`."""

    key = "draw"
    title = "Draw"

    seed: int = param(
        "", "Seed of the data", 0, legal=A_SEED, low=0, high=99,
        help="The same seed gives the same points; another seed another draw.",
    )  # fmt: skip
