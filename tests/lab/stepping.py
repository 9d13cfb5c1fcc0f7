"""An experiment that goes on and on, and when two states are the same."""

from __future__ import annotations

import numpy as np

from lossviz.core import optimizers
from lossviz.lab.setup import State
from lossviz.lab.spec import Choice, Experiment, Generated

SAMPLES = 40


def an_experiment(optimizer: str = "gd", schedule: str = "constant", **fields: object) -> Experiment:
    """Huber on a line that neither converges nor ends within what the tests walk."""
    rate = min(optimizers.registry.kind(optimizer).default_rate, 0.1)
    asked = {"rate": rate, "tolerance": 1e-300, "budget": 10_000} | fields
    return Experiment(
        data=Generated("outliers", {"n": SAMPLES}, seed=3),
        optimizer=Choice(optimizer),
        schedule=Choice(schedule),
        **asked,
    )


def same_bits(first: State, second: State) -> bool:
    """Whether two states are equal in every bit of every number."""
    memories = zip(first.memory, second.memory, strict=True)
    return (
        first.step == second.step
        and first.seen == second.seen
        and list(map(type, first.seen)) == list(map(type, second.seen))
        and np.array_equal(first.theta, second.theta)
        and np.array_equal(first.gradient, second.gradient)
        and first.value == second.value
        and all(type(a) is type(b) and np.array_equal(a, b) for a, b in memories)
    )
