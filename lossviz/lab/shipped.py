"""Real data sets that come with the program: ``shipped.load("penguins", x="bill length (mm)")``."""

from __future__ import annotations

import dataclasses
from typing import ClassVar

from .. import resources
from ..core.datasets import BINARY, REGRESSION, TASKS, Dataset
from ..core.datasets.multiclass import MULTICLASS
from ..core.params import Declared, param
from ..core.registry import Registry
from . import tables
from .tables import TableSource


class ShippedSet(Declared):
    """A data set in a CSV file of resources/data, whose headings are the axis titles and the choices.

    Rows that lack a value in a used column are left out; gaps in other columns do not matter.
    """

    noun = "shipped data set"
    task: ClassVar[str] = REGRESSION
    citation: ClassVar[str] = ""

    def source(self) -> TableSource:
        """Which columns and classes of which file are used."""
        raise NotImplementedError

    def load(self) -> Dataset:
        """The data; a column or class chosen twice is an error."""
        data = tables.load(self.source(), resources.path("data"))
        return dataclasses.replace(data, source=self.key)


registry: Registry[ShippedSet] = Registry("shipped data set")


def load(key: str, **parameters: object) -> Dataset:
    """A shipped data set by key, with these parameters and the rest at their defaults."""
    return registry.get(key, **parameters).load()


def keys(task: str | None = None) -> tuple[str, ...]:
    """Keys in display order: tasks in order, each task's data sets as written here."""
    wanted = (*TASKS, MULTICLASS) if task is None else (task,)
    return tuple(cls.key for name in wanted for cls in registry if cls.task == name)


@registry.add
class Engel(ShippedSet):
    """235 working-class households in Belgium, 1857."""

    key = "engel"
    title = "Engel: income and food"
    summary = (
        "Food expenditure of 235 Belgian households: the spread grows with income, a case for quantiles."
    )
    task = REGRESSION
    citation = "Koenker, R. and Bassett, G. (1982), Econometrica 50, 43-61."

    def source(self) -> TableSource:
        return TableSource(
            "engel.csv",
            "regression",
            ("household income (Belgian francs)",),
            "food expenditure (Belgian francs)",
        )


@registry.add
class StackLoss(ShippedSet):
    """21 days of a plant that oxidises ammonia to nitric acid."""

    key = "stackloss"
    title = "Stack loss"
    summary = "Ammonia that escapes from a plant on 21 days, with a few days that robust losses see through."
    task = REGRESSION
    citation = "Brownlee, K. A. (1965), Statistical Theory and Methodology in Science and Engineering."

    x: str = param(
        "x", "Explained by", "air flow",
        choices=("air flow", "water temperature", "acid concentration (0.1 % above 50 %)"),
        help="The measurement on the horizontal axis.",
    )  # fmt: skip

    def source(self) -> TableSource:
        return TableSource("stackloss.csv", "regression", (self.x,), "stack loss (0.1 %)")


PENGUIN_SIZES = ("bill length (mm)", "bill depth (mm)", "flipper length (mm)", "body mass (g)")
PENGUIN_SPECIES = ("Adelie", "Chinstrap", "Gentoo")
PENGUIN_CITATION = "Gorman, K. B., Williams, T. D. and Fraser, W. R. (2014), PLoS ONE 9(3), e90081."


@registry.add
class Penguins(ShippedSet):
    """342 of 344 penguins: two were not measured."""

    key = "penguins"
    title = "Penguins: size against size"
    summary = "Four sizes of 342 penguins of three species; flippers foretell the mass quite well."
    task = REGRESSION
    citation = PENGUIN_CITATION

    x: str = param(
        "x", "Explained by", "flipper length (mm)", choices=PENGUIN_SIZES,
        help="The measurement on the horizontal axis.",
    )  # fmt: skip
    y: str = param(
        "y", "Predicted", "body mass (g)", choices=PENGUIN_SIZES,
        help="The measurement on the vertical axis.",
    )  # fmt: skip

    def source(self) -> TableSource:
        return TableSource("penguins.csv", "regression", (self.x,), self.y, drop_missing=True)


@registry.add
class PenguinSpecies(ShippedSet):
    """Two of the three species; Adelie and Chinstrap overlap in every pair of sizes."""

    key = "penguins_species"
    title = "Penguins: two species"
    summary = (
        "Tell two species apart by two sizes. Some pairs overlap a little, others a line separates fully."
    )
    task = BINARY
    citation = PENGUIN_CITATION

    x1: str = param(
        "x₁", "Horizontal", "bill length (mm)", choices=PENGUIN_SIZES,
        help="The measurement on the horizontal axis.",
    )  # fmt: skip
    x2: str = param(
        "x₂", "Vertical", "bill depth (mm)", choices=PENGUIN_SIZES,
        help="The measurement on the vertical axis.",
    )  # fmt: skip
    negative: str = param(
        "0", "Class 0", "Adelie", choices=PENGUIN_SPECIES, help="The species that counts as negative.",
    )  # fmt: skip
    positive: str = param(
        "1", "Class 1", "Chinstrap", choices=PENGUIN_SPECIES, help="The species that counts as positive.",
    )  # fmt: skip

    def source(self) -> TableSource:
        classes = (self.negative, self.positive)
        return TableSource(
            "penguins.csv", "binary", (self.x1, self.x2), "species", classes, drop_missing=True
        )


@registry.add
class Diabetes(ShippedSet):
    """442 patients, in the units of measurement."""

    key = "diabetes"
    title = "Diabetes"
    summary = "How far the disease of 442 patients went, against a base value: much scatter, a real trend."
    task = REGRESSION
    citation = (
        "Efron, B., Hastie, T., Johnstone, I. and Tibshirani, R. (2004), Annals of Statistics 32, 407-499."
    )

    x: str = param(
        "x", "Explained by", "body mass index (kg/m²)",
        choices=(
            "age (years)", "body mass index (kg/m²)", "mean blood pressure", "total cholesterol",
            "LDL cholesterol", "HDL cholesterol", "total to HDL cholesterol", "log triglycerides",
            "blood sugar",
        ),
        help="The base value on the horizontal axis.",
    )  # fmt: skip

    def source(self) -> TableSource:
        return TableSource("diabetes.csv", "regression", (self.x,), "disease progression")


IRIS_SIZES = ("sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)")
IRIS_SPECIES = ("setosa", "versicolor", "virginica")
IRIS_CITATION = "Fisher, R. A. (1936), Annals of Eugenics 7(2), 179-188."


@registry.add
class Iris(ShippedSet):
    """Two of the three species; setosa is separable from the others, versicolor and virginica are not."""

    key = "iris"
    title = "Iris: two species"
    summary = (
        "Versicolor and virginica overlap; setosa lies apart, so that its boundary may grow ever steeper."
    )
    task = BINARY
    citation = IRIS_CITATION

    x1: str = param(
        "x₁", "Horizontal", "petal length (cm)", choices=IRIS_SIZES,
        help="The measurement on the horizontal axis.",
    )  # fmt: skip
    x2: str = param(
        "x₂", "Vertical", "petal width (cm)", choices=IRIS_SIZES,
        help="The measurement on the vertical axis.",
    )  # fmt: skip
    negative: str = param(
        "0", "Class 0", "versicolor", choices=IRIS_SPECIES, help="The species that counts as negative.",
    )  # fmt: skip
    positive: str = param(
        "1", "Class 1", "virginica", choices=IRIS_SPECIES, help="The species that counts as positive.",
    )  # fmt: skip

    def source(self) -> TableSource:
        classes = (self.negative, self.positive)
        return TableSource("iris.csv", "binary", (self.x1, self.x2), "species", classes)


@registry.add
class IrisSpecies(ShippedSet):
    """All three species; petals tell them apart but for a few versicolor and virginica."""

    key = "iris_species"
    title = "Iris: three species"
    summary = "Setosa stands apart, versicolor and virginica meet: two of three boundaries are easy."
    task = MULTICLASS
    citation = IRIS_CITATION

    x1: str = param(
        "x₁", "Horizontal", "petal length (cm)", choices=IRIS_SIZES,
        help="The measurement on the horizontal axis.",
    )  # fmt: skip
    x2: str = param(
        "x₂", "Vertical", "petal width (cm)", choices=IRIS_SIZES,
        help="The measurement on the vertical axis.",
    )  # fmt: skip

    def source(self) -> TableSource:
        return TableSource("iris.csv", "multiclass", (self.x1, self.x2), "species", IRIS_SPECIES)
