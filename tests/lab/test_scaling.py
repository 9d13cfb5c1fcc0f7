"""Scaling gives mean 0 and standard deviation 1, says so, and comes back exactly."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core import datasets
from lossviz.core.datasets import REGRESSION, Dataset
from lossviz.lab import build, exhibits, shipped
from lossviz.lab.frames.curve import SCALED_RESIDUAL
from lossviz.lab.scaling import MODES, Scaling
from lossviz.lab.spec import Experiment


def line(n: int = 200) -> Dataset:
    return datasets.get("line", n=n).generate(np.random.default_rng(0))


def of(x: object, y: object) -> Dataset:
    columns = np.asarray(x, float).reshape(len(y), -1)
    return Dataset(REGRESSION, columns, np.asarray(y, float), tuple("ab"[: columns.shape[1]]), "y")


def test_off_is_the_same_data_and_the_identity() -> None:
    data = line()
    scaling = Scaling.fit(data, "off")
    assert scaling.apply(data) is data
    assert (scaling.shift.tolist(), scaling.scale.tolist()) == ([0.0], [1.0])
    assert (scaling.y_shift, scaling.y_scale) == (0.0, 1.0)
    assert Scaling.identity(3).shift.shape == Scaling.identity(3).scale.shape == (3,)


def test_features_only() -> None:
    data = shipped.load("engel")
    scaled = Scaling.fit(data, "features").apply(data)
    np.testing.assert_allclose([scaled.x.mean(), scaled.x.std()], [0.0, 1.0], atol=1e-12)
    assert scaled.features == ("household income (Belgian francs) (standardised)",)
    assert scaled.y is data.y
    assert scaled.target == data.target


def test_both_scales_targets_and_truth_alike() -> None:
    data = line()
    scaling = Scaling.fit(data, "both")
    scaled = scaling.apply(data)
    np.testing.assert_allclose([scaled.y.mean(), scaled.y.std()], [0.0, 1.0], atol=1e-12)
    np.testing.assert_allclose(scaled.truth * scaling.y_scale + scaling.y_shift, data.truth)
    assert (scaled.features, scaled.target) == (("x (standardised)",), "y (standardised)")
    assert (data.features, data.target) == (("x",), "y")


def test_classes_are_never_scaled() -> None:
    data = datasets.get("blobs").generate(np.random.default_rng(0))
    scaling = Scaling.fit(data, "both")
    scaled = scaling.apply(data)
    np.testing.assert_array_equal(scaled.y, data.y)
    assert scaled.classes == data.classes
    assert scaled.target == data.target
    assert (scaling.y_shift, scaling.y_scale) == (0.0, 1.0)
    np.testing.assert_allclose(scaled.x.std(axis=0), 1.0)


def test_by_hand() -> None:
    scaling = Scaling.fit(of([[1, 10], [3, 10], [5, 40]], [0, 0, 3]), "both")  # means 3, 20; sd √(8/3), √200
    np.testing.assert_allclose(scaling.shift, [3.0, 20.0])
    np.testing.assert_allclose(scaling.scale, [np.sqrt(8 / 3), np.sqrt(200)])
    assert (scaling.y_shift, scaling.y_scale) == pytest.approx((1.0, np.sqrt(2)))


@pytest.mark.parametrize("mode", MODES)
def test_the_way_back(mode: str) -> None:
    data = line()
    scaling = Scaling.fit(data, mode)
    scaled = scaling.apply(data)
    np.testing.assert_allclose(scaled.x * scaling.scale + scaling.shift, data.x)
    np.testing.assert_allclose(scaled.y * scaling.y_scale + scaling.y_shift, data.y)
    np.testing.assert_array_equal(scaling.scale_x(data.x), scaled.x)


def test_a_constant_column_is_centred_and_says_so() -> None:
    data = of([[0.1, 1], [0.1, 2], [0.1, 3]], [7, 7, 7])
    scaling = Scaling.fit(data, "both")
    scaled = scaling.apply(data)
    assert scaling.scale[0] == scaling.y_scale == 1.0
    assert (scaled.x[:, 0] == 0).all()
    assert (scaled.y == 0).all()
    assert scaled.features == ("a (centred)", "b (standardised)")
    assert scaled.target == "y (centred)"


@pytest.mark.parametrize("size", [1e-300, 1e300, 1e308])
def test_extreme_units_neither_overflow_nor_vanish(size: float) -> None:
    data = of(np.array([-1.0, 0.0, 1.0]) * size, [1, 2, 3])
    scaled = Scaling.fit(data, "features").apply(data)
    np.testing.assert_allclose(scaled.x[:, 0], np.array([-1, 0, 1]) * np.sqrt(1.5))


def test_small_spread_on_a_large_offset_keeps_its_digits() -> None:
    data = of(1e9 + np.array([0.0, 1.0, 2.0]), [1, 2, 3])
    scaled = Scaling.fit(data, "features").apply(data)
    np.testing.assert_allclose(scaled.x[:, 0], np.array([-1, 0, 1]) * np.sqrt(1.5), rtol=1e-12)


def test_an_unknown_mode_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="unknown scaling 'all'; allowed: off, features, both"):
        Scaling.fit(line(), "all")


def test_the_loss_curve_says_that_its_residuals_are_scaled() -> None:
    for mode, variable in (("off", "residual"), ("features", "residual"), ("both", SCALED_RESIDUAL)):
        experiment = Experiment(scaling=mode)
        data = build.dataset(experiment.data)
        problem = build.problem(experiment, data, build.scaling(experiment, data))
        frame = exhibits.of(data.task).curve(problem, np.zeros((1, 2)))
        assert frame.variable == variable
