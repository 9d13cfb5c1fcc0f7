"""The shipped data are the published ones, and every choice they offer works."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest

from lossviz import resources
from lossviz.core.datasets import BINARY, REGRESSION, TASKS
from lossviz.core.datasets.multiclass import MULTICLASS
from lossviz.core.params import ParameterError, UnknownNameError
from lossviz.lab import shipped, tables

DATA = resources.path("data")


def test_the_keys_that_files_rely_on_exist() -> None:
    assert shipped.keys(REGRESSION) == ("engel", "stackloss", "penguins", "diabetes")
    assert shipped.keys(BINARY) == ("penguins_species", "iris")
    assert shipped.keys(MULTICLASS) == ("iris_species",)
    assert set(shipped.keys()) == set(shipped.registry.keys())


@pytest.mark.parametrize("kind", list(shipped.registry), ids=lambda kind: kind.key)
class TestEverySet:
    def test_the_default_loads(self, kind: type[shipped.ShippedSet]) -> None:
        data = shipped.load(kind.key)
        assert data.task == kind.task in (*TASKS, MULTICLASS)
        assert data.source == kind.key
        assert (data.x.std(axis=0) > 0).all()
        assert not data.outliers.any()

    def test_every_combination_of_choices_loads_or_repeats_a_choice(
        self, kind: type[shipped.ShippedSet]
    ) -> None:
        names = [p.name for p in kind.parameters]
        for values in itertools.product(*(p.choices for p in kind.parameters)):
            chosen = dict(zip(names, values, strict=True))
            if len(set(values)) < len(values):
                with pytest.raises(tables.TableError, match=r"chosen twice|are both"):
                    shipped.load(kind.key, **chosen)
            else:
                data = shipped.load(kind.key, **chosen)
                assert {*data.features, data.target, *data.classes} >= set(values)

    def test_texts_are_declared_and_the_licence_is_told(self, kind: type[shipped.ShippedSet]) -> None:
        assert kind.title
        assert kind.summary.endswith(".")
        assert kind.citation.endswith(".")
        licences = (DATA / "LICENSES.md").read_text(encoding="utf-8")
        assert f"## {kind().source().path}" in licences


def test_every_file_is_named_with_its_rows_in_the_licences() -> None:
    licences = (DATA / "LICENSES.md").read_text(encoding="utf-8")
    for file in DATA.glob("*.csv"):
        rows = len(file.read_text(encoding="utf-8").splitlines()) - 1
        assert f"## {file.name}: {rows} rows" in licences


# Least squares (slope, intercept) and the number of rows: statsmodels 0.15.0 `ols` on its own engel and
# stackloss data and on penguins.csv of palmerpenguins 0.1.6; NumPy polyfit on scikit-learn 1.9.1's
# load_diabetes(scaled=False).
FITS = [
    ("engel", {}, 0.48517842, 147.47538852, 235),
    ("stackloss", {}, 1.02030931, -44.1320247, 21),
    ("penguins", {}, 49.68556641, -5780.83135808, 342),
    ("diabetes", {}, 10.23312787, -117.77336657, 442),
    ("diabetes", {"x": "age (years)"}, 1.104957, 98.523084, 442),
    ("diabetes", {"x": "mean blood pressure"}, 2.460737, -80.767954, 442),
    ("diabetes", {"x": "total cholesterol"}, 0.472302, 62.802166, 442),
    ("diabetes", {"x": "LDL cholesterol"}, 0.441202, 101.201498, 442),
    ("diabetes", {"x": "HDL cholesterol"}, -2.353101, 269.290784, 442),
    ("diabetes", {"x": "total to HDL cholesterol"}, 25.715765, 47.463921, 442),
    ("diabetes", {"x": "log triglycerides"}, 83.511442, -235.477432, 442),
    ("diabetes", {"x": "blood sugar"}, 2.564887, -81.938579, 442),
]


@pytest.mark.parametrize(("key", "chosen", "slope", "intercept", "n"), FITS)
def test_least_squares_finds_the_published_line(
    key: str, chosen: dict[str, str], slope: float, intercept: float, n: int
) -> None:
    data = shipped.load(key, **chosen)
    assert data.size == n
    np.testing.assert_allclose(np.polyfit(data.x[:, 0], data.y, 1), [slope, intercept], rtol=1e-6)


# Means of statsmodels' stackloss columns WATERTEMP and ACIDCONC.
@pytest.mark.parametrize(
    ("x", "mean"), [("water temperature", 21.0952381), ("acid concentration (0.1 % above 50 %)", 86.28571429)]
)
def test_stack_loss_columns(x: str, mean: float) -> None:
    assert shipped.load("stackloss", x=x).x.mean() == pytest.approx(mean)


def test_iris_class_means() -> None:
    """Class means from scikit-learn 1.9.1's load_iris."""
    data = shipped.load("iris")
    assert data.classes == ("versicolor", "virginica")
    assert data.size == 100
    np.testing.assert_allclose(data.x[data.y == 0].mean(axis=0), [4.26, 1.326])
    np.testing.assert_allclose(data.x[data.y == 1].mean(axis=0), [5.552, 2.026])
    setosa = shipped.load("iris", x1="sepal length (cm)", x2="sepal width (cm)", positive="setosa")
    np.testing.assert_allclose(setosa.x[setosa.y == 1].mean(axis=0), [5.006, 3.428])


def test_penguin_species_means() -> None:
    """Means by species of penguins.csv in palmerpenguins 0.1.6, where one of 152 Adelie was not measured."""
    data = shipped.load("penguins_species")
    assert data.classes == ("Adelie", "Chinstrap")
    assert [(data.y == k).sum() for k in (0, 1)] == [151, 68]
    np.testing.assert_allclose(data.x[data.y == 0].mean(axis=0), [38.791391, 18.346358], rtol=1e-6)
    np.testing.assert_allclose(data.x[data.y == 1].mean(axis=0), [48.833824, 18.420588], rtol=1e-6)


def test_axes_carry_units() -> None:
    data = shipped.load("engel")
    assert data.features == ("household income (Belgian francs)",)
    assert data.target == "food expenditure (Belgian francs)"


def test_wrong_keys_and_choices_say_what_is_allowed() -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'penguins'"):
        shipped.load("pinguins")
    with pytest.raises(ParameterError, match=r"'flipper length \(mm\)', 'body mass \(g\)'"):
        shipped.load("penguins", x="wing")


class TestResources:
    def test_the_wheel_comes_before_the_checkout(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        package = tmp_path / "lossviz"
        (tmp_path / "resources" / "data").mkdir(parents=True)
        monkeypatch.setattr(resources, "PACKAGE", package)
        assert resources.path("data", "a.csv") == tmp_path / "resources" / "data" / "a.csv"
        (package / "_resources" / "data").mkdir(parents=True)
        assert resources.path("data") == package / "_resources" / "data"

    def test_missing_resources_are_one_clear_sentence(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "resources").mkdir()  # some other package's folder in site-packages
        monkeypatch.setattr(resources, "PACKAGE", tmp_path / "lossviz")
        with pytest.raises(resources.ResourcesMissingError, match="install lossviz again"):
            resources.path("data")
