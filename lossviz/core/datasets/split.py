"""Holding samples out: some are for testing and hidden from a run."""

from __future__ import annotations

import dataclasses

import numpy as np

from .contract import Dataset


def split(data: Dataset, share: float, seed: int) -> Dataset:
    """The samples with round(share·n) of them, drawn without replacement, moved to the end and held out.

    Both parts keep their order, and a larger share of the same seed holds out the same samples and more.
    """
    held_out = round(share * data.size)
    if not 0 < held_out < data.size:
        raise ValueError(
            f"a test share of {share:g} holds out {held_out} of {data.size} sample(s); "
            "choose a share that leaves samples on both sides, or 0 for no split."
        )
    drawn = np.random.default_rng(seed).permutation(data.size)
    rows = np.concatenate([np.sort(drawn[held_out:]), np.sort(drawn[:held_out])])
    return dataclasses.replace(data.take(rows), held_out=held_out, order=rows)
