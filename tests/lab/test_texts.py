"""The list of texts to translate holds whatever core and lab declare, and nothing that is no text."""

from __future__ import annotations

import pytest

from lossviz.core import datasets, losses, minimise, models, optimizers, penalties, schedules
from lossviz.core.params import Declared, param
from lossviz.core.registry import Registry
from lossviz.lab import shipped, tables
from lossviz.lab.endings import ENDINGS
from lossviz.lab.frames import curve
from lossviz.lab.run_params import Descent
from lossviz.lab.texts import WORD, catalogue_texts

REGISTRIES = (
    losses.registry, penalties.registry, optimizers.registry, schedules.registry, models.registry,
    datasets.registry, shipped.registry,
)  # fmt: skip


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return catalogue_texts()


def test_no_text_twice_in_order_of_the_alphabet(texts: list[str]) -> None:
    assert texts == sorted(set(texts))


@pytest.mark.parametrize("registry", REGISTRIES, ids=lambda registry: registry.noun)
def test_everything_registered_is_there(texts: list[str], registry: Registry[Declared]) -> None:
    for cls in registry:
        assert {cls.title, cls.summary} <= set(texts)
        for one in cls.parameters:
            assert {text for text in (one.label, one.help, one.unit) if WORD.search(text)} <= set(texts)


def test_sentences_about_runs_minima_and_tables_are_there(texts: list[str]) -> None:
    endings = {text for e in ENDINGS for text in (e.sentence, e.advice) if text}
    assert endings | {*minimise.MESSAGES} | {*tables.MESSAGES.values()} <= set(texts)


def test_controls_notes_columns_and_classes_are_there(texts: list[str]) -> None:
    assert {one.label for one in Descent.parameters} <= set(texts)
    assert {curve.SUM_NOTE, "residual", "share of all pulls, %"} <= set(texts)
    assert {"air flow", "stack loss (0.1 %)", "setosa", "class 1"} <= set(texts)
    assert {*losses.FAMILIES.values(), *losses.TRAITS.values()} <= set(texts)


def test_symbols_and_numbers_are_left_out(texts: list[str]) -> None:
    assert not {"x", "y", "2", "10", ""} & set(texts)


def test_classes_of_others_are_left_out() -> None:
    class OfAPlugIn(Declared):
        key, title, summary = "own", "A title that nobody translates", "A summary."
        size: float = param("s", "A label that nobody translates", 1.0)

    assert OfAPlugIn.title not in catalogue_texts()
