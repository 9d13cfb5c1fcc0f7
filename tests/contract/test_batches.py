"""What every loss does with a batch: shapes, types, illegal data, nan, size, order."""

from __future__ import annotations

import numpy as np
import pytest
from samples import OVERFLOWS, defaults, samples_of, variants


@pytest.fixture
def rng():
    return np.random.default_rng(7)


def copies(*arrays):
    return [None if a is None else np.array(a) for a in arrays]


@pytest.mark.parametrize("loss", variants())
def test_value_and_gradient_have_their_types(loss, rng):
    y_true, y_pred = samples_of(loss).batch(loss, rng)
    gradient = loss.gradient(y_true, y_pred)
    assert type(loss.value(y_true, y_pred)) is float
    assert gradient.dtype == np.float64
    assert gradient.shape == np.shape(y_pred)
    assert np.isfinite(gradient).all()
    assert np.isfinite(loss.value(y_true, y_pred))


@pytest.mark.parametrize("loss", variants())
def test_inputs_are_left_alone_and_not_handed_back(loss, rng):
    y_true, y_pred = samples_of(loss).batch(loss, rng)
    kept = copies(y_true, y_pred)
    loss.value(y_true, y_pred)
    gradient = loss.gradient(y_true, y_pred)
    gradient += 1.0
    if hasattr(loss, "pointwise"):
        pointwise = loss.pointwise(y_true, y_pred)
        pointwise += 1.0
    for now, before in zip((y_true, y_pred), kept, strict=True):
        np.testing.assert_array_equal(now, before)


@pytest.mark.parametrize("loss", defaults())
def test_read_only_and_strided_arrays_and_lists_give_the_same(loss, rng):
    y_true, y_pred = samples_of(loss).batch(loss, rng)
    strided = np.repeat(y_pred, 2, axis=0)[::2]
    frozen = y_pred.copy()
    frozen.flags.writeable = False
    for same in (strided, frozen, y_pred.tolist()):
        assert loss.value(y_true, same) == loss.value(y_true, y_pred)
        np.testing.assert_array_equal(loss.gradient(y_true, same), loss.gradient(y_true, y_pred))


@pytest.mark.parametrize("loss", defaults())
def test_single_precision_is_computed_in_double(loss, rng):
    y_true, y_pred = samples_of(loss).batch(loss, rng)
    single = y_pred.astype(np.float32)
    assert loss.value(y_true, single) == loss.value(y_true, single.astype(np.float64))
    assert loss.gradient(y_true, single).dtype == np.float64


@pytest.mark.parametrize("loss", defaults())
def test_the_same_data_give_the_same_bits(loss, rng):
    y_true, y_pred = samples_of(loss).batch(loss, rng, n=1000)
    assert loss.value(y_true, y_pred) == loss.value(*copies(y_true, y_pred))
    assert loss.gradient(y_true, y_pred).tobytes() == loss.gradient(*copies(y_true, y_pred)).tobytes()


@pytest.mark.parametrize("loss", defaults())
def test_illegal_data_are_refused_by_name(loss, rng):
    cases = list(samples_of(loss).illegal(loss, rng))
    assert cases
    for y_true, y_pred, words in cases:
        for method in (loss.value, loss.gradient):
            with pytest.raises(ValueError, match=loss.key) as error:
                method(y_true, y_pred)
            for word in words:
                assert word in str(error.value)


@pytest.mark.parametrize("loss", variants())
def test_nan_in_a_prediction_reaches_the_value(loss, rng):
    y_true, y_pred = samples_of(loss).spoiled(loss, rng, np.nan)
    assert np.isnan(loss.value(y_true, y_pred))
    assert not np.isfinite(loss.gradient(y_true, y_pred)).all()


@pytest.mark.parametrize("loss", variants())
@pytest.mark.parametrize("value", [np.inf, -np.inf, 1.7e308, -1.7e308])
def test_an_endless_prediction_is_refused_or_seen_in_the_value(loss, rng, value):
    y_true, y_pred = samples_of(loss).spoiled(loss, rng, value)
    expected = samples_of(loss).endless(loss, value)
    if expected == "error":
        with pytest.raises(ValueError, match="y_pred"):
            loss.value(y_true, y_pred)
    elif expected == "not finite":
        assert not np.isfinite(loss.value(y_true, y_pred))
    else:
        assert not np.isnan(loss.value(y_true, y_pred))


@pytest.mark.parametrize("loss", variants())
def test_nothing_overflows_at_a_thousand(loss):
    for y_true, y_pred in samples_of(loss).far(loss):
        value = loss.value(y_true, y_pred)
        assert np.isfinite(value) or (value == np.inf and loss.key in OVERFLOWS)
        gradient = loss.gradient(y_true, y_pred)
        assert np.isfinite(gradient).all() or (loss.key in OVERFLOWS and not np.isnan(gradient).any())


@pytest.mark.parametrize("loss", variants())
def test_a_perfect_prediction_costs_the_least_and_pulls_nowhere(loss, rng):
    y_true, y_pred, least = samples_of(loss).perfect(loss, rng)
    assert loss.value(y_true, y_pred) == pytest.approx(least, abs=1e-12)
    others = [samples_of(loss).batch(loss, rng)[1][: len(y_pred)] for _ in range(20)]
    assert min(loss.value(y_true, other) for other in others) >= least - 1e-12
    np.testing.assert_allclose(samples_of(loss).leftover(loss, y_true, y_pred), 0.0, atol=1e-12)


@pytest.mark.parametrize("loss", variants())
def test_the_value_is_the_mean_or_sum_of_the_pointwise_losses(loss, rng):
    y_true, y_pred = samples_of(loss).batch(loss, rng)
    if not hasattr(loss, "pointwise"):
        assert getattr(loss, "reduction", "") not in ("mean", "sum")
        return
    each = loss.pointwise(y_true, y_pred)
    assert each.shape == (6,)
    total = each.sum() if getattr(loss, "reduction", "mean") == "sum" else each.mean()
    assert loss.value(y_true, y_pred) == pytest.approx(float(total), rel=1e-14)
    for i, one in enumerate(each):
        alone = loss.value(*samples_of(loss).take(loss, y_true, y_pred, np.array([i])))
        assert alone == pytest.approx(float(one), rel=1e-14)


@pytest.mark.parametrize("loss", [p for p in variants() if hasattr(p.values[0], "pointwise")])
def test_the_order_of_samples_does_not_matter(loss, rng):
    samples = samples_of(loss)
    y_true, y_pred = samples.batch(loss, rng)
    order = rng.permutation(6)
    other = samples.take(loss, y_true, y_pred, order)
    assert loss.value(*other) == pytest.approx(loss.value(y_true, y_pred), rel=1e-14)
    _, plain = samples.take(loss, None, loss.gradient(y_true, y_pred), order)
    np.testing.assert_allclose(loss.gradient(*other), plain, rtol=1e-14)
