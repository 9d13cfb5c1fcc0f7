"""Metrics: scikit-learn's numbers, edge cases included, and laws."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lossviz.core import losses, metrics
from lossviz.core.datasets.segmentation import MASK

REFERENCE = json.loads((Path(__file__).parents[1] / "data" / "metrics_sklearn.json").read_text())
CASES = [
    pytest.param(case, key, id=f"{task}-{place}-{key}")
    for task in ("regression", "binary", "multiclass")
    for place, case in enumerate(REFERENCE[task])
    for key in case["values"]
]


def labels_and_scores(n: int = 60) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(2)
    labels = (rng.random(n) < 0.4).astype(float)
    return labels, np.round(rng.normal(size=n) + labels, 1)


@pytest.mark.parametrize(("case", "key"), CASES)
def test_numbers_are_those_of_scikit_learn(case: dict[str, Any], key: str) -> None:
    found = metrics.get(key).value(np.array(case["truth"]), np.array(case["prediction"]))
    wanted = case["values"][key]
    np.testing.assert_allclose(found, np.nan if wanted is None else wanted, rtol=1e-12)


def test_every_metric_has_been_compared() -> None:
    compared = {
        key for task in ("regression", "binary", "multiclass") for c in REFERENCE[task] for key in c["values"]
    }
    assert compared == set(metrics.registry.keys())


@pytest.mark.parametrize("bend", [np.arctan, lambda s: s**3, lambda s: 5.0 * s - 2.0])
def test_auc_is_a_matter_of_order_alone(bend: Any) -> None:
    truth, scores = labels_and_scores()
    auc = metrics.get("auc")
    assert auc.value(truth, bend(scores)) == auc.value(truth, scores)


def test_auc_of_turned_scores_or_labels_is_the_rest() -> None:
    truth, scores = labels_and_scores()
    auc = metrics.get("auc")
    assert auc.value(truth, -scores) == pytest.approx(1.0 - auc.value(truth, scores), abs=1e-15)
    assert auc.value(1.0 - truth, scores) == pytest.approx(1.0 - auc.value(truth, scores), abs=1e-15)


def test_auc_counts_pairs() -> None:
    truth, scores = labels_and_scores()
    above = scores[truth == 1.0][:, None] - scores[truth == 0.0]
    wanted = ((above > 0).sum() + 0.5 * (above == 0).sum()) / above.size
    assert metrics.get("auc").value(truth, scores) == pytest.approx(wanted, abs=1e-15)


def test_f1_is_the_dice_of_hard_predictions_and_the_harmonic_mean() -> None:
    truth, scores = labels_and_scores()
    f1, precision, recall = (metrics.get(key).value(truth, scores) for key in ("f1", "precision", "recall"))
    dice = losses.get("dice", smooth=0.0).value(truth[None], (scores[None] > 0.0).astype(float))
    assert f1 == pytest.approx(1.0 - dice, abs=1e-12)
    assert f1 == pytest.approx(2.0 / (1.0 / precision + 1.0 / recall), abs=1e-12)


def test_iou_and_f1_say_the_same_in_another_way() -> None:
    truth, scores = labels_and_scores()
    f1, iou = (metrics.get(key).value(truth, scores) for key in ("f1", "iou"))
    assert iou == pytest.approx(f1 / (2.0 - f1), abs=1e-12)


def test_accuracy_flatters_who_ignores_a_rare_class() -> None:
    truth, never = np.repeat([0.0, 1.0], [95, 5]), -np.ones(100)
    said = {key: metrics.get(key).value(truth, never) for key in ("accuracy", "balanced_accuracy", "f1")}
    assert said == {"accuracy": 0.95, "balanced_accuracy": 0.5, "f1": 0.0}


def test_r_squared_ignores_units_and_rmse_carries_them() -> None:
    rng = np.random.default_rng(0)
    truth = rng.normal(size=20)
    prediction = truth + rng.normal(size=20)
    for key, factor in (("r2", 1.0), ("rmse", 10.0), ("mae", 10.0)):
        metric = metrics.get(key)
        moved = metric.value(10.0 * truth + 3.0, 10.0 * prediction + 3.0)
        assert moved == pytest.approx(factor * metric.value(truth, prediction), rel=1e-12)


@pytest.mark.parametrize("metric", list(metrics.registry), ids=lambda cls: cls.key)
def test_a_prediction_that_is_no_number_gives_none(metric: type[metrics.Metric]) -> None:
    prediction = np.full((3, 2), np.nan) if metric.tasks == ("multiclass",) else np.array([1.0, np.nan, 0.0])
    assert np.isnan(metric().value(np.array([0.0, 1.0, 1.0]), prediction))


def test_shapes_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match=r"f1: truth has shape \(2,\) and prediction \(3,\); both"):
        metrics.get("f1").value(np.zeros(2), np.zeros(3))


def test_tasks_have_their_metrics_and_others_none() -> None:
    assert [cls.key for cls in metrics.for_task("regression")] == ["r2", "rmse", "mae"]
    assert "auc" in {cls.key for cls in metrics.for_task("binary")}
    assert {"iou", "accuracy"} <= {cls.key for cls in metrics.for_task(MASK)}
    assert metrics.for_task("words") == ()
