"""The generators keep their declarations: sizes, shares, seeds, moments and marked outliers."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from lossviz.core import datasets
from lossviz.core.datasets import BINARY, REGRESSION, TASKS, Dataset
from lossviz.core.params import ParameterError, UnknownNameError

KEYS = datasets.keys()
SEVERAL_CLASSES = datasets.keys("multiclass")
TABLES = datasets.keys(REGRESSION) + datasets.keys(BINARY) + SEVERAL_CLASSES
N_LARGE = 100_000


def draw(key: str, seed: int = 0, **parameters: object) -> Dataset:
    return datasets.get(key, **parameters).generate(np.random.default_rng(seed))


def test_the_keys_that_files_rely_on_exist_with_regression_first() -> None:
    assert datasets.keys(REGRESSION) == ("line", "outliers", "heteroscedastic", "sine", "counts")
    assert datasets.keys(BINARY) == ("blobs", "imbalanced_blobs", "moons", "circles", "xor")
    assert SEVERAL_CLASSES == ("class_blobs", "rare_class")
    assert datasets.keys()[:10] == datasets.keys(REGRESSION) + datasets.keys(BINARY)
    assert len(set(datasets.keys())) == len(datasets.keys())
    assert set(datasets.registry.keys()) == set(datasets.keys())


@pytest.mark.parametrize("key", KEYS)
class TestEveryGenerator:
    def test_the_same_seed_gives_the_same_bits(self, key: str) -> None:
        first, again = draw(key, 3), draw(key, 3)
        assert first.task == datasets.registry.kind(key).task
        assert first.size > 0
        assert pickle.dumps(first) == pickle.dumps(again)

    def test_it_uses_only_the_generator_it_is_given(self, key: str) -> None:
        before = np.random.get_state()[1].tolist()  # noqa: NPY002 - what must stay untouched
        draw(key)
        assert np.random.get_state()[1].tolist() == before  # noqa: NPY002

    def test_both_ends_of_every_parameter_give_data(self, key: str) -> None:
        for p in datasets.registry.kind(key).parameters:
            if p.kind in ("int", "float"):
                ends = (p.low, p.high) if p.kind != "int" else (int(p.low), int(p.high))
                assert all(draw(key, **{p.name: end}).size > 0 for end in ends)

    def test_texts_and_help_are_declared(self, key: str) -> None:
        kind = datasets.registry.kind(key)
        assert kind.title
        assert kind.summary.endswith((".", "?"))
        assert all(p.help.endswith(".") for p in kind.parameters)

    def test_an_unknown_parameter_is_refused(self, key: str) -> None:
        with pytest.raises(UnknownNameError, match="allowed: "):
            datasets.get(key, size=10)


@pytest.mark.parametrize("key", TABLES)
class TestEveryTable:
    def test_it_has_the_declared_size_shapes_and_task(self, key: str) -> None:
        data = draw(key, n=57)
        kind = datasets.registry.kind(key)
        d = 1 if kind.task == REGRESSION else 2
        assert isinstance(data, Dataset)
        assert data.task == kind.task in (*TASKS, "multiclass")
        assert data.x.shape == (57, d)
        assert data.y.shape == data.outliers.shape == (57,)
        assert data.x.dtype == data.y.dtype == np.float64
        assert len(data.features) == d
        assert data.size == 57
        assert data.source == key

    def test_every_coordinate_has_spread(self, key: str) -> None:
        data = draw(key)
        assert (data.x.std(axis=0) > 0.1).all()
        assert data.y.std() > 0.1
        assert np.unique(data.x[:, 0]).size > 0.9 * data.size

    def test_the_same_seed_gives_the_same_bits_and_another_seed_other_data(self, key: str) -> None:
        first, again, other = draw(key, 3), draw(key, 3), draw(key, 4)
        assert first.x.tobytes() == again.x.tobytes()
        assert first.y.tobytes() == again.y.tobytes()
        assert not np.array_equal(first.x, other.x)

    def test_both_ends_of_every_slider_give_finite_data(self, key: str) -> None:
        for p in datasets.registry.kind(key).parameters:
            for value in (p.low, p.high) if p.kind != "int" else (int(p.low), int(p.high)):
                data = draw(key, **{p.name: value})
                assert np.isfinite(data.x).all()
                assert np.isfinite(data.y).all()
                assert p.name != "n" or data.size == value

    def test_the_smallest_size_works(self, key: str) -> None:
        legal = datasets.registry.kind(key).parameters[0].legal
        assert key in SEVERAL_CLASSES or legal.low == 2
        assert draw(key, n=int(legal.low)).size == legal.low

    def test_the_number_of_samples_comes_first(self, key: str) -> None:
        assert datasets.registry.kind(key).parameters[0].name == "n"

    def test_a_wrong_size_or_name_is_refused(self, key: str) -> None:
        with pytest.raises(ParameterError, match="whole number"):
            datasets.get(key, n=1)
        with pytest.raises(UnknownNameError, match="allowed: n"):
            datasets.get(key, size=10)


@pytest.mark.parametrize("key", ["line", "outliers", "heteroscedastic", "sine"])
def test_without_noise_the_targets_are_the_truth(key: str) -> None:
    quiet = {"noise": 0.0} | {k: 0.0 for k in ("growth", "share") if hasattr(datasets.registry.kind(key), k)}
    data = draw(key, **quiet)
    np.testing.assert_array_equal(data.y, data.truth)


def test_line_moments() -> None:
    data = draw("line", n=N_LARGE)
    x, residual = data.x[:, 0], data.y - (3.3 * data.x[:, 0] + 5.3)
    np.testing.assert_allclose(data.truth, 3.3 * x + 5.3)
    assert abs(residual.mean()) < 5 / np.sqrt(N_LARGE)
    assert residual.std() == pytest.approx(1.0, abs=0.02)
    assert -5 <= x.min() < -4.99
    assert 4.99 < x.max() <= 5
    assert x.std() == pytest.approx(10 / np.sqrt(12), rel=0.02)  # uniform on an interval of length 10


@pytest.mark.parametrize("share", [0.0, 0.09, 0.5])
def test_outliers_are_marked_one_sided_and_of_the_declared_share(share: float) -> None:
    data = draw("outliers", n=201, share=share, distance=8.0, noise=0.5)
    above = data.y - data.truth
    assert data.outliers.sum() == round(share * 201)
    assert (above[data.outliers] >= 0.7 * 8.0 - 1e-9).all()
    assert (above[data.outliers] <= 1.3 * 8.0 + 1e-9).all()
    assert (np.abs(above[~data.outliers]) < 5 * 0.5).all()
    assert (data.x[data.outliers, 0] <= np.median(data.x)).all()


@pytest.mark.parametrize("seed", range(5))
def test_outliers_bend_least_squares_but_hardly_the_median_line(seed: int) -> None:
    data = draw("outliers", seed)
    x = data.x[:, 0]
    slope, intercept = np.polyfit(x, data.y, 1)
    clean = ~data.outliers
    slope_clean, intercept_clean = np.polyfit(x[clean], data.y[clean], 1)
    assert intercept - intercept_clean > 0.4
    assert slope < slope_clean - 0.1


def test_no_other_generator_marks_outliers() -> None:
    assert {key for key in TABLES if draw(key).outliers.any()} == {"outliers"}


def test_heteroscedastic_noise_grows_as_declared() -> None:
    data = draw("heteroscedastic", n=N_LARGE, noise=0.3, growth=0.35)
    x, residual = data.x[:, 0], data.y - data.truth
    for low, high in ((0.0, 1.0), (4.5, 5.5), (9.0, 10.0)):
        inside = (x >= low) & (x < high)
        expected = np.sqrt(np.mean((0.3 + 0.35 * x[inside]) ** 2))
        assert residual[inside].std() == pytest.approx(expected, rel=0.05)


def test_sine_passes_its_known_points() -> None:
    data = draw("sine", n=N_LARGE, amplitude=2.0, waves=1.0, noise=0.0)
    x = data.x[:, 0]
    nearest = [np.argmin(np.abs(x - at)) for at in (-0.5, 0.0, 0.5)]
    np.testing.assert_allclose(data.y[nearest], [-2.0, 0.0, 2.0], atol=1e-3)


def test_counts_are_poisson() -> None:
    data = draw("counts", n=N_LARGE, slope=0.8, intercept=1.0)
    assert (data.y >= 0).all()
    np.testing.assert_array_equal(data.y, np.round(data.y))
    np.testing.assert_allclose(data.truth, np.exp(0.8 * data.x[:, 0] + 1.0))
    standardised = (data.y - data.truth) / np.sqrt(data.truth)  # a Poisson's variance is its mean
    assert standardised.mean() == pytest.approx(0.0, abs=0.02)
    assert standardised.var() == pytest.approx(1.0, rel=0.03)


@pytest.mark.parametrize("key", ["blobs", "moons", "circles", "xor"])
def test_classes_are_balanced_and_shuffled(key: str) -> None:
    data = draw(key, n=400)
    assert data.y.sum() == 200
    assert 50 < data.y[:200].sum() < 150
    assert len(data.classes) == 2


@pytest.mark.parametrize(("n", "share", "positives"), [(400, 0.1, 40), (10, 0.01, 1), (10, 0.999, 9)])
def test_imbalanced_share_is_exact_and_neither_class_empty(n: int, share: float, positives: int) -> None:
    assert draw("imbalanced_blobs", n=n, share=share).y.sum() == positives


def test_blob_centres_and_spread() -> None:
    data = draw("blobs", n=N_LARGE, distance=3.0, spread=0.7)
    zero, one = data.x[data.y == 0], data.x[data.y == 1]
    assert np.linalg.norm(one.mean(axis=0) - zero.mean(axis=0)) == pytest.approx(3.0, abs=0.03)
    np.testing.assert_allclose(data.x.mean(axis=0), 0.0, atol=0.02)
    np.testing.assert_allclose(zero.std(axis=0), 0.7, rtol=0.03)


def test_circles_have_the_declared_radii() -> None:
    data = draw("circles", factor=0.4, spread=0.0)
    radius = np.hypot(*data.x.T)
    np.testing.assert_allclose(radius[data.y == 0], 1.0)
    np.testing.assert_allclose(radius[data.y == 1], 0.4)


def test_moons_lie_on_unit_half_circles_that_interlock() -> None:
    data = draw("moons", n=2000, spread=0.0)
    zero, one = data.x[data.y == 0], data.x[data.y == 1]
    np.testing.assert_allclose(np.hypot(zero[:, 0] + 0.5, zero[:, 1] + 0.25), 1.0)
    np.testing.assert_allclose(np.hypot(one[:, 0] - 0.5, one[:, 1] - 0.25), 1.0)
    assert (zero[:, 1] >= -0.25).all()
    assert (one[:, 1] <= 0.25).all()
    assert zero[:, 1].min() < one[:, 1].max()
    assert zero[:, 0].max() > one[:, 0].min()


def test_xor_classes_follow_the_signs() -> None:
    data = draw("xor", spread=0.0)
    np.testing.assert_array_equal(data.y, (np.sign(data.x[:, 0]) != np.sign(data.x[:, 1])))
    assert np.unique(data.x, axis=0).shape == (4, 2)


class TestDataset:
    def make(self, **changes: object) -> Dataset:
        facts = {
            "task": REGRESSION,
            "x": np.ones((3, 1)),
            "y": np.arange(3.0),
            "features": ("x",),
            "target": "y",
        }
        return Dataset(**(facts | changes))

    def test_outliers_default_to_none_marked(self) -> None:
        np.testing.assert_array_equal(self.make().outliers, [False, False, False])

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"x": np.ones((2, 1))}, r"x has the shape \(2, 1\)"),
            ({"x": np.ones(3)}, r"x has the shape \(3,\)"),
            ({"outliers": np.zeros(2, bool)}, "outliers has the shape"),
            ({"truth": np.zeros(4)}, "truth has the shape"),
            ({"x": np.ones((0, 1)), "y": np.ones(0)}, "at least one sample"),
            ({"y": np.array([0.0, np.nan, 1.0])}, "NaN or inf"),
            ({"x": np.full((3, 1), np.inf)}, "NaN or inf"),
            ({"task": BINARY, "classes": ("a", "b")}, "0 and 1"),
            ({"task": BINARY, "y": np.array([0.0, 1.0, 1.0])}, "name for each"),
        ],
    )
    def test_unsound_data_are_refused(self, changes: dict[str, object], message: str) -> None:
        with pytest.raises(ValueError, match=message):
            self.make(**changes)
