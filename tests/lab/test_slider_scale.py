from __future__ import annotations

import itertools
import math

import pytest

from lossviz.core import losses, optimizers, penalties, schedules
from lossviz.core.params import Param
from lossviz.lab.slider_scale import SliderScale, parse_number

LINEAR = SliderScale(0.0, 1.0, 0.01)
LOG = SliderScale(1e-4, 10.0, log=True)
WHOLE = SliderScale(10, 500, 10, whole=True)
WHOLE_LOG = SliderScale(10, 100_000, 1, log=True, whole=True)
OFFSET = SliderScale(-2.5, 2.5, 0.1)
ALL = (LINEAR, LOG, WHOLE, WHOLE_LOG, OFFSET)


@pytest.mark.parametrize("scale", ALL)
def test_ends_are_exact_and_values_rise_between_them(scale: SliderScale) -> None:
    values = [scale.value(position) for position in range(scale.ticks + 1)]
    assert (values[0], values[-1]) == (scale.low, scale.high)
    assert all(a <= b for a, b in itertools.pairwise(values))


@pytest.mark.parametrize("scale", [LINEAR, LOG, WHOLE, OFFSET])
def test_a_position_comes_back_from_its_value(scale: SliderScale) -> None:
    positions = range(scale.ticks + 1)
    assert [scale.position(scale.value(p)) for p in positions] == list(positions)


@pytest.mark.parametrize("scale", ALL)
def test_values_beyond_the_slider_rest_at_its_ends(scale: SliderScale) -> None:
    assert scale.position(scale.low - 1e9) == 0
    assert scale.position(scale.high + 1e9) == scale.ticks


def test_a_logarithmic_slider_has_the_geometric_mean_in_the_middle() -> None:
    middle = LOG.value(LOG.ticks // 2)
    assert middle == pytest.approx(math.sqrt(1e-4 * 10.0), rel=5e-3)


def test_a_linear_slider_moves_in_steps_without_binary_dust() -> None:
    assert LINEAR.value(30) == 0.3
    assert OFFSET.value(1) == -2.4
    assert WHOLE.value(7) == 80.0


def test_whole_numbers_stay_whole_on_a_logarithmic_slider() -> None:
    assert all(WHOLE_LOG.value(p).is_integer() for p in range(WHOLE_LOG.ticks + 1))


@pytest.mark.parametrize(
    ("scale", "value", "text"),
    [
        (LINEAR, 0.3, "0.30"),
        (LINEAR, 0.125, "0.125"),
        (LINEAR, 0.0, "0.00"),
        (SliderScale(0, 10, 0.1), 4.685, "4.685"),
        (LINEAR, 1 / 3, "0.333333"),
        (LOG, 1.0, "1.00"),
        (LOG, 0.12, "0.120"),
        (LOG, 250.0, "250"),
        (LOG, 0.001, "0.00100"),
        (LOG, 1e-5, "1e-5"),
        (LOG, 2.5e-7, "2.5e-7"),
        (LINEAR, 3e9, "3e9"),
        (LINEAR, -12.5, "-12.50"),
        (WHOLE, 80.0, "80"),
        (WHOLE_LOG, 100_000.0, "100000"),
    ],
)
def test_text_has_the_digits_a_reader_needs(scale: SliderScale, value: float, text: str) -> None:
    assert scale.text(value) == text


@pytest.mark.parametrize("scale", ALL)
def test_the_text_of_every_position_reads_back_as_its_value(scale: SliderScale) -> None:
    for position in range(scale.ticks + 1):
        value = scale.value(position)
        assert parse_number(scale.text(value)) == pytest.approx(value, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.5", 1.5), (" 2 ", 2.0), ("0,25", 0.25), ("\N{MINUS SIGN}3", -3.0), ("1e-3", 0.001)],
)
def test_typed_numbers_are_read(text: str, number: float) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize("text", ["", "-", "abc", "1.2.3", "1,2,3", "nan", "inf", "1e999"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"low": 1.0, "high": 1.0}, "low < high"),
        ({"low": 0.0, "high": 1.0, "step": 0.0}, "step > 0"),
        ({"low": 0.0, "high": 1.0, "log": True}, "low > 0"),
    ],
)
def test_impossible_scales_are_refused(arguments: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        SliderScale(**arguments)  # type: ignore[arg-type]


def declared_numbers() -> list[object]:
    registries = (losses, optimizers, penalties, schedules)
    return [
        pytest.param(p, id=f"{cls.key}-{p.name}")
        for module in registries
        for cls in vars(module)["registry"]
        for p in cls.parameters
        if p.kind in ("float", "int")
    ]


@pytest.mark.parametrize("param", declared_numbers())
def test_every_declared_number_has_a_slider_of_legal_values(param: Param) -> None:
    scale = SliderScale.of(param)
    assert scale.low in param.legal
    assert scale.high in param.legal
    if param.default is not None:
        assert scale.low <= param.default <= scale.high
