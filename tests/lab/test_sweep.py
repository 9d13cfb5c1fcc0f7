"""Sweeps: what may vary, which values a text means, and a table that an interrupted sweep goes on with."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from lossviz.core import losses, optimizers
from lossviz.lab import build, sweep
from lossviz.lab.spec import Choice, Experiment, Generated, Shipped
from lossviz.lab.sweep import Outcome, SweepError, Table, TableFileError, Task, fields

BASE = Experiment(loss=Choice("huber", {"delta": 2.0}), optimizer=Choice("momentum"), rate=0.05, budget=40)


def values(text: str, experiment: Experiment = BASE) -> tuple:
    (axis,) = sweep.parse(experiment, [text])
    return axis.values


def refusal(*texts: str) -> str:
    with pytest.raises(SweepError) as caught:
        sweep.parse(BASE, texts)
    return str(caught.value)


# --- what a text means


def test_a_list_keeps_its_order_and_its_types() -> None:
    assert values("rate=0.1, 1e-3,2") == (0.1, 0.001, 2.0)
    assert values("batch=16,off,4") == (16, None, 4)
    assert values("loss=mse,huber") == ("mse", "huber")
    assert values("scaling=off,both") == ("off", "both")
    assert all(type(v) is float for v in values("rate=1,2"))


def test_ranges_hold_both_ends_and_equal_ratios_or_steps() -> None:
    log = values("rate=1e-3..1:log:4")
    assert log == pytest.approx((1e-3, 1e-2, 1e-1, 1.0), rel=1e-15)
    assert (log[0], log[-1]) == (1e-3, 1.0)
    assert values("rate=.5..2.5:lin:5") == (0.5, 1.0, 1.5, 2.0, 2.5)
    assert values("seed=1..4") == (1, 2, 3, 4)
    assert values("seed=7,1..3") == (7, 1, 2, 3)


def test_a_range_of_whole_numbers_is_rounded_and_has_each_number_once() -> None:
    assert values("batch=1..8:log:7") == (1, 2, 3, 4, 6, 8)  # 1, √2, 2, 2√2, 4, 4√2, 8


def test_aliases_mean_the_field() -> None:
    (axis,) = sweep.parse(BASE, ["optimizer.rate=0.1"])
    assert axis.path == "rate"
    (_, axis) = sweep.parse(BASE, ["penalty=l1,l2", "penalty.strength=0.5"])
    assert axis.path == "penalty.lam"


def test_the_last_axis_varies_fastest() -> None:
    axes = sweep.parse(BASE, ["loss=mse,mae", "rate=0.1,0.2"])
    assert [tuple(settings.values()) for settings in sweep.grid(axes)] == [
        ("mse", 0.1), ("mse", 0.2), ("mae", 0.1), ("mae", 0.2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("rate", ("'rate'", "PATH=VALUES")),
        ("rate=", ("'rate='", "PATH=VALUES")),
        ("ratte=1", ("unknown field 'ratte'", "loss.delta", "Did you mean 'rate'?")),
        ("loss.delt=1", ("unknown field 'loss.delt'", "Did you mean 'loss.delta'?")),
        ("loss=hubr", ("unknown loss 'hubr'", "mse", "Did you mean 'huber'?")),
        ("data=outlier", ("unknown data set 'outlier'", "engel", "Did you mean 'outliers'?")),
        ("rate=-1", ("rate = -1.0", "a number > 0")),
        ("batch=2.5", ("batch = 2.5", "whole number", "None (off)")),
        ("loss.delta=0..1", ("loss: delta = 0.0", "a number > 0")),
        ("scaling=on", ("'on'", "'features'")),
        ("rate=fast", ("'fast'", "a number > 0")),
        ("rate=1..x:log:3", ("'x' in '1..x:log:3'", "low..high:log:count")),
        ("rate=1..inf:log:3", ("'inf'", "not a number")),
        ("rate=1..2:sqrt:3", ("'1..2:sqrt:3'", "low..high:log:count")),
        ("rate=1..2:log:1", ("'1'", "from 2 to")),
        ("rate=2..1:log:3", ("'2..1:log:3'", "smaller number first")),
        ("rate=0..1:log:3", ("begins at 0", "above 0")),
        ("rate=0.5..2", ("'0.5..2'", "not whole", ":lin:10")),
        ("seed=1..9999999", ("1000000", ":log:20")),
        ("rate=0.1,0.10", ("0.1 twice", "once")),
    ],
)  # fmt: skip
def test_wrong_use_is_named_with_what_is_allowed(text: str, parts: tuple[str, ...]) -> None:
    said = refusal(text)
    for part in parts:
        assert part in said


def test_a_field_varies_once() -> None:
    assert "rate varies 2 times" in refusal("rate=0.1", "optimizer.rate=0.2")


def test_every_declared_parameter_can_vary() -> None:
    for part, registry in (("loss", losses.registry), ("optimizer", optimizers.registry)):
        for kind in registry:
            for param in kind.parameters:
                path = f"{part}.{param.name}"
                assert fields.field(BASE, path, {part: [kind.key]}).check(param.default) == param.default


def test_every_number_of_the_experiment_can_vary() -> None:
    numbers = {
        name for name in Experiment.__struct_fields__
        if isinstance(getattr(Experiment(), name), int | float) or getattr(Experiment(), name) is None
    }  # fmt: skip
    others = {"start", "look"}  # a list, one number for each parameter; the colour of a lane
    assert numbers - set(fields.PLAIN) == others


# --- what is run


def test_a_part_that_stays_keeps_its_parameters() -> None:
    assert fields.varied(BASE, {"loss": "huber"}).loss == BASE.loss
    assert fields.varied(BASE, {"loss": "mse"}).loss == Choice("mse")
    assert fields.varied(BASE, {"loss.delta": 3.0, "loss": "smooth_l1"}).loss == Choice(
        "smooth_l1", {"delta": 3.0}
    )
    assert fields.varied(BASE, {"data": "engel"}).data == Shipped("engel")
    drawn = BASE.with_(data=Generated("outliers", {"n": 9}, seed=1))
    assert fields.varied(drawn, {"data.seed": 4, "data.n": 7}).data == Generated("outliers", {"n": 7}, seed=4)


def test_a_run_has_the_bits_of_a_session() -> None:
    settings = {"loss": "mse", "rate": 0.02, "data.seed": 3}
    outcome = sweep.run(Task(BASE, settings))
    asked = BASE.with_(loss=Choice("mse"), rate=0.02, data=Generated("outliers", seed=3))
    session = build.session(asked)
    session.seek(40)
    assert outcome.reason == "budget"
    assert (outcome.step, outcome.loss) == (40, session.state.value)
    assert outcome.gradient_norm == session.state.gradient_norm
    assert list(outcome.theta.values()) == session.state.theta.tolist()


def test_samples_that_are_held_out_have_a_loss_of_their_own() -> None:
    asked = BASE.with_(data=Generated("line", {"n": 40}), loss=Choice("mse"), penalty=Choice("l2"))
    outcome = sweep.run(Task(asked, {"test_share": 0.25}))
    data = build.data(asked.with_(test_share=0.25))
    missed = outcome.theta["w"] * data.x[30:, 0] + outcome.theta["b"] - data.y[30:]
    assert outcome.test_loss == pytest.approx(np.mean(missed**2), rel=1e-12)
    assert sweep.run(Task(asked, {"test_share": 0.0})).test_loss is None


def test_endings_have_their_names() -> None:
    base = BASE.with_(loss=Choice("mse"), optimizer=Choice("gd"), budget=5000)
    assert sweep.run(Task(base, {"rate": 10.0})).reason == "diverged"
    assert sweep.run(Task(base, {"rate": 0.05})).reason == "converged"
    stopped = sweep.run(Task(base, {"rate": 1e-4}, steps=7))
    assert (stopped.reason, stopped.step) == ("budget", 7)


@pytest.mark.parametrize(
    ("settings", "part"),
    [
        ({"loss": "ctc"}, "ctc"),
        ({"loss": "mse", "loss.delta": 1.0}, "'delta'"),
        ({"model": "softmax_regression"}, "softmax_regression"),
    ],
)
def test_what_cannot_be_built_is_a_row(settings: dict, part: str) -> None:
    outcome = sweep.run(Task(BASE, settings))
    assert (outcome.reason, outcome.step, outcome.loss, outcome.theta) == ("failed", None, None, {})
    assert part in outcome.error
    assert "\n" not in outcome.error


def test_the_columns_are_the_parameters_of_all_models() -> None:
    axes = sweep.parse(
        BASE, ["model=line,polynomial,softmax_regression", "model.degree=1,2", "data.seed=1..1000"]
    )
    assert sweep.parameter_names(BASE.with_(start=None), axes) == ("w₁", "b", "w₂")


def test_samples_held_out_are_measured() -> None:
    settings = {"test_share": 0.25, "test_seed": 1}
    outcome = sweep.run(Task(BASE.with_(penalty=Choice("l2")), settings))
    session = build.session(BASE.with_(penalty=Choice("l2"), test_share=0.25, test_seed=1))
    session.seek(40)
    assert outcome.test_loss == session.setup.test.value(session.state.theta)
    assert outcome.test_loss != outcome.loss
    assert sweep.run(Task(BASE, {})).test_loss is None


# --- the table


OUTCOMES = [
    Outcome({"rate": 0.1, "batch": None}, "budget", 40, 1 / 3, 2e-17, {"w": 0.1 + 0.2, "b": float("nan")}),
    Outcome({"rate": 0.1, "batch": 4}, "failed", error='it says "no", twice'),
]


def table(path: Path, mark: str = "m", names: tuple[str, ...] = ("w", "b")) -> Table:
    return Table(path, ["rate", "batch"], names, mark)


@pytest.fixture
def full(tmp_path: Path) -> Path:
    path = tmp_path / "t.csv"
    made = table(path)
    assert made.begin(overwrite=False) == {}
    for outcome in OUTCOMES:
        made.append(outcome)
    return path


def test_cells_read_back_to_the_same_bits(full: Path) -> None:
    with full.open(encoding="utf-8", newline="") as stream:
        first, second = csv.DictReader(stream)
    assert (float(first["rate"]), first["batch"], first["reason"]) == (0.1, "off", "budget")
    assert (float(first["final_loss"]), float(first["gradient_norm"])) == (1 / 3, 2e-17)
    assert (float(first["w"]), first["b"]) == (0.1 + 0.2, "nan")
    assert (second["batch"], second["final_loss"], second["w"]) == ("4", "", "")
    assert second["error"] == 'it says "no", twice'


def test_rows_are_found_again_and_stay(full: Path) -> None:
    before = full.read_bytes()
    again = table(full)
    rows = again.begin(overwrite=False)
    assert set(rows) == {again.key(outcome.settings) for outcome in OUTCOMES}
    assert rows[("0.1", "off")] == again.row(OUTCOMES[0])
    assert full.read_bytes() == before


def test_a_row_cut_short_is_taken_off(full: Path) -> None:
    before = full.read_bytes()
    full.write_bytes(before + b"m,0.2,of")
    assert len(table(full).begin(overwrite=False)) == 2
    assert full.read_bytes() == before


def test_a_file_of_something_else_is_left_alone(full: Path) -> None:
    before = full.read_bytes()
    with pytest.raises(TableFileError, match=r"another table.*--overwrite"):
        table(full, names=("w",)).begin(overwrite=False)
    with pytest.raises(TableFileError, match=r"2 rows of another experiment.*--overwrite"):
        table(full, mark="other").begin(overwrite=False)
    assert full.read_bytes() == before
    assert table(full, mark="other").begin(overwrite=True) == {}
    assert full.read_text(encoding="utf-8").count("\n") == 1


def test_a_file_that_cannot_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableFileError, match="cannot be used"):
        table(tmp_path / "none" / "t.csv").begin(overwrite=False)
    (tmp_path / "x.csv").write_bytes(b"\xff\xfe\xfa\n")
    with pytest.raises(TableFileError, match="UTF-8"):
        table(tmp_path / "x.csv").begin(overwrite=False)


def test_the_mark_tells_experiments_and_steps_apart_but_not_views() -> None:
    marks = {sweep.fingerprint(e, s) for e in (BASE, BASE.with_(rate=0.06)) for s in (None, 5)}
    assert len(marks) == 4
    seen = BASE.with_(view=BASE.view.with_(arrows=False), name="mine")
    assert sweep.fingerprint(seen, None) == sweep.fingerprint(BASE, None)
