"""What every registered loss says about itself, and the errors of looking one up."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import numpy as np
import pytest
from samples import BY_SIGNATURE, defaults, samples_of, variants

from lossviz.core import datasets, losses, models, optimizers, schedules
from lossviz.core.losses import FAMILIES, TRAITS, Loss
from lossviz.core.params import ParameterError, UnknownNameError

FACTS = ("key", "family", "title", "formula", "summary", "convention", "torch", "signature", "source")
KEYS = losses.keys()
FOLDER = Path(losses.__file__).parent


def numbers(loss):
    return [p for p in loss.parameters if p.kind in ("float", "int")]


@pytest.mark.parametrize("loss", defaults())
def test_the_facts_are_stated(loss):
    for fact in ("key", "family", "title", "formula", "summary", "signature", "source"):
        assert getattr(loss, fact).strip(), fact
    assert loss.family in FAMILIES
    assert loss.signature in BY_SIGNATURE
    assert loss.key == loss.key.lower()


@pytest.mark.parametrize("loss", defaults())
def test_the_summary_says_what_when_and_weakness(loss):
    assert loss.summary.count("weakness") == 1
    assert loss.summary.endswith(".")
    assert 100 <= len(loss.summary) <= 330
    assert "\n" not in loss.summary
    assert "  " not in loss.summary


@pytest.mark.parametrize("loss", defaults())
def test_formulas_hold_no_words(loss):
    assert r"\text" not in loss.formula
    assert r"\mathrm" not in loss.formula
    assert loss.formula.isascii()
    assert loss.formula.count("{") == loss.formula.count("}")


@pytest.mark.parametrize("cls", losses.kinds(), ids=lambda cls: cls.key)
def test_facts_come_in_the_same_order(cls):
    stated = [name for name in vars(cls) if name in FACTS]
    assert stated == [fact for fact in FACTS if fact in stated]


@pytest.mark.parametrize("loss", defaults())
def test_parameters_are_declared_whole(loss):
    for p in loss.parameters:
        assert p.symbol
        assert p.label[0].isupper()
        assert p.help.endswith(".")
        assert p.check(loss.key, p.default) == p.default
    for p in numbers(loss):
        assert p.low < p.high
        assert p.low in p.legal
        assert p.high in p.legal
        assert p.default is None or p.low <= p.default <= p.high
        assert p.scale in ("linear", "log")
        assert p.low > 0.0 or p.scale == "linear"


@pytest.mark.parametrize("loss", variants())
def test_settings_survive_json(loss):
    again = losses.get(loss.key, **json.loads(json.dumps(loss.settings)))
    assert again == loss
    assert hash(again) == hash(loss)


@pytest.mark.parametrize("loss", variants())
def test_traits_are_known_ones(loss):
    assert loss.traits() <= set(TRAITS)


@pytest.mark.parametrize("loss", defaults())
def test_an_unknown_parameter_names_the_known_ones(loss):
    with pytest.raises(UnknownNameError) as error:
        losses.get(loss.key, nonsense=1.0)
    for word in ("nonsense", loss.key, *([p.name for p in loss.parameters] or ["none"])):
        assert word in str(error.value)


@pytest.mark.parametrize("loss", defaults())
def test_an_illegal_value_names_itself_and_what_is_allowed(loss):
    for p in loss.parameters:
        for value in ("x", float("nan"), [1.0]) if p in numbers(loss) else (3.5,):
            with pytest.raises(ParameterError) as error:
                losses.get(loss.key, **{p.name: value})
            for word in (loss.key, p.name, repr(value), p.allowed()):
                assert word in str(error.value)


@pytest.mark.parametrize("loss", defaults())
def test_a_value_out_of_range_is_refused(loss):
    for p in numbers(loss):
        beyond = [v for v in (p.legal.low - 1.0, p.legal.high + 1.0) if np.isfinite(v)]
        open_ends = [e for e in (p.legal.low, p.legal.high) if np.isfinite(e) and e not in p.legal]
        for value in (*beyond, *open_ends, float("inf"), -float("inf")):
            with pytest.raises(ParameterError, match=p.name):
                losses.get(loss.key, **{p.name: value})


@pytest.mark.parametrize("key", KEYS)
def test_a_misspelt_key_is_told_the_nearest(key):
    for wrong in (key + "x", key.upper(), key[:-1] if len(key) > 4 else key + "_"):
        with pytest.raises(UnknownNameError) as error:
            losses.get(wrong)
        message = str(error.value)
        assert repr(wrong) in message
        assert all(known in message for known in KEYS)
        if wrong not in KEYS:
            assert f"Did you mean '{nearest(wrong)}'?" in message


def nearest(wrong):
    """The one among the keys with the fewest changes, told apart by hand for the ambiguous ones."""
    return {"ssex": "sse", "mse_": "mse", "mae_": "mae"}.get(wrong) or min(
        KEYS, key=lambda key: (distance(wrong.lower(), key), key)
    )


def distance(a, b):
    """Levenshtein distance."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row, last = [i], row
        for j, y in enumerate(b, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (x != y)))
    return row[-1]


def test_families_and_keys_come_in_display_order():
    assert list(losses.families()) == [name for name in FAMILIES if losses.keys(name)]
    assert losses.keys() == tuple(key for name in losses.families() for key in losses.keys(name))
    assert len(set(losses.keys())) == len(losses.keys())
    assert [cls.key for cls in losses.kinds()] == list(losses.keys())


def test_every_class_with_a_key_is_registered():
    modules = [importlib.import_module(f"{losses.__name__}.{f.stem}") for f in FOLDER.glob("[!_]*.py")]
    found = [thing for module in modules for thing in vars(module).values() if isinstance(thing, type)]
    assert {c for c in found if issubclass(c, Loss) and vars(c).get("key")} == set(losses.kinds())


@pytest.mark.parametrize("loss", variants())
def test_sample_data_vary_in_every_coordinate(loss):
    """Guards the tests: a provider that gives a constant would prove nothing."""
    rng = np.random.default_rng(1)
    many = np.array([samples_of(loss).batch(loss, rng)[1] for _ in range(5)])
    assert (np.ptp(many, axis=0) > 0.0).all()


DECLARED = [cls for part in (losses, models, optimizers, schedules, datasets) for cls in part.registry]


@pytest.mark.parametrize("cls", DECLARED, ids=lambda cls: f"{cls.noun}-{cls.key}")
def test_parameters_for_one_choice_only_name_that_choice(cls):
    by_name = {p.name: p for p in cls.parameters}
    for p in cls.parameters:
        if p.only is not None:
            other, choice = p.only
            assert choice in by_name[other].choices
            assert p in cls.make(**{other: choice}).in_use
            rest = [c for c in by_name[other].choices if c != choice]
            assert rest
            assert all(p not in cls.make(**{other: c}).in_use for c in rest)


def test_what_plays_no_part_changes_nothing():
    wide, narrow = (losses.get("q_learning", loss="mse", delta=delta) for delta in (10.0, 0.1))
    errors = np.linspace(-3.0, 3.0, 13)
    assert np.array_equal(wide.rule.loss_of(errors), narrow.rule.loss_of(errors))
    assert np.array_equal(wide.rule.slope_of(errors), narrow.rule.slope_of(errors))
